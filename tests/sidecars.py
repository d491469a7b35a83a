"""Sidecars as photo programs write them, and what exiftool and exiv2 read in a file."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

DARKTABLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:darktable="http://darktable.sf.net/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
   exif:DateTimeOriginal="2023:08:12 17:03:44.000"
   xmp:Rating="4"
   xmpMM:DerivedFrom="DSC_0042.NEF"
   darktable:import_timestamp="63827528624000000"
   darktable:xmp_version="5"
   darktable:raw_params="0"
   darktable:auto_presets_applied="1"
   darktable:history_end="2"
   darktable:iop_order_version="4">
   <darktable:masks_history>
    <rdf:Seq/>
   </darktable:masks_history>
   <darktable:history>
    <rdf:Seq>
     <rdf:li
      darktable:num="0"
      darktable:operation="rawprepare"
      darktable:enabled="1"
      darktable:modversion="2"
      darktable:params="00000000000000000000000000000000580258025802580200400000"
      darktable:multi_name=""
      darktable:multi_priority="0"
      darktable:blendop_version="13"
      darktable:blendop_params="gz11eJxjYIAACQYYOOHEgAZY0QVwggZ7CB6pfNoAAE4RGQg="/>
     <rdf:li
      darktable:num="1"
      darktable:operation="exposure"
      darktable:params="000000000000803f00004842000080c000000000"/>
    </rdf:Seq>
   </darktable:history>
   <dc:creator>
    <rdf:Seq>
     <rdf:li>Ada</rdf:li>
    </rdf:Seq>
   </dc:creator>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>holiday</rdf:li>
     <rdf:li>heron</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>darktable|format|nef</rdf:li>
     <rdf:li>places|lake</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""

LIGHTROOM = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000, 0000/00/00        ">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="uuid:faf5bdd5"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:CreatorTool="Adobe Photoshop Lightroom Classic 13.2 (Windows)"
   xmp:Label="Gr&#xFC;n"
   xmpMM:DocumentID="xmp.did:1a2b"
   crs:Version="16.2"
   crs:Exposure2012="+0.35"
   crs:HasSettings="True">
   <xmpMM:History>
    <rdf:Seq>
     <rdf:li
      stEvt:action="saved"
      stEvt:changed="/metadata"/>
    </rdf:Seq>
   </xmpMM:History>
   <crs:ToneCurvePV2012>
    <rdf:Seq>
     <rdf:li>0, 0</rdf:li>
     <rdf:li>255, 255</rdf:li>
    </rdf:Seq>
   </crs:ToneCurvePV2012>
   <!-- a comment that somebody left -->
   <crs:Look>
    <rdf:Description
     crs:Name="Adobe Color">
    <crs:Group>
     <rdf:Alt>
      <rdf:li xml:lang="x-default">Profiles</rdf:li>
     </rdf:Alt>
    </crs:Group>
    </rdf:Description>
   </crs:Look>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""

_EXIFTOOL = {"dc": "XMP-dc:Subject", "lr": "XMP-lr:HierarchicalSubject", "digiKam": "XMP-digiKam:TagsList"}
_EXIV2 = {"dc": "Xmp.dc.subject", "lr": "Xmp.lr.hierarchicalSubject", "digiKam": "Xmp.digiKam.TagsList"}


def need(*programs: str) -> None:
    """Skip a test where a program is not there."""
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"{program} is not there")


def told_by_exiftool(path: Path, *words: str) -> dict[str, object]:
    """What exiftool reads, by group and name; everything unless words say what."""
    done = subprocess.run(
        ["exiftool", "-config", "", "-j", "-G1", "-struct", *words, str(path)], capture_output=True, check=True
    )
    (told,) = json.loads(done.stdout)
    return {key: value for key, value in told.items() if not key.startswith(("System:", "ExifTool:", "SourceFile"))}


def lists_by_exiftool(path: Path) -> dict[str, list[str]]:
    """The three lists of keywords as exiftool reads them."""
    told = told_by_exiftool(path, "-XMP:all")
    found = {}
    for prefix, name in _EXIFTOOL.items():
        value = told.get(name, [])
        found[prefix] = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return found


def lists_by_exiv2(path: Path) -> dict[str, list[str]]:
    """The same as exiv2 reads them."""
    found = {}
    for prefix, name in _EXIV2.items():
        done = subprocess.run(["exiv2", "-q", "-Pv", "-g", f"^{name}$", str(path)], capture_output=True, check=False)
        text = done.stdout.decode().strip("\n")
        found[prefix] = text.split(", ") if text else []
    return found
