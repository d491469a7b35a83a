"""Photos whose names do not say so: without an ending, or with one that says nothing."""

import os
from collections.abc import Collection, Iterable

from sorter.core.companions import PHOTOS, RULES
from sorter.core.decoding.kinds import Kind, kind_of
from sorter.core.placeholders import is_placeholder
from sorter.core.spelling import by_ending

_HEAD = 1024  # bytes that are looked at
_CERTAIN = frozenset(
    {
        *(Kind.JPEG, Kind.PNG, Kind.WEBP, Kind.GIF, Kind.HEIF, Kind.AVIF),
        *(Kind.JPEG_XL, Kind.JPEG_2000, Kind.TIFF, Kind.RAW),
    }
)
"""Kinds whose begin nothing else has; of the others it may be chance."""

# what programs, films, sounds and documents are called; opening each file of a home folder would take minutes
_OTHERS = frozenset(
    f".{ending}"
    for ending in (
        "3gp 7z a aac ai aiff apk app asf avi azw3 bash bat bz2 c cab cc cfg class cmd conf cpp crdownload cs "
        "css csv db deb dll dmg doc docm docx dylib eml eps epub exe f4v fcpxml flac flv go gz h hpp htm html "
        "ics idx ini ipynb iso jar java js json jsx key ldb lib lnk lock log lrcat lrdata lua lz4 m2ts m3u "
        "m4a m4b m4v mat md mdb mid mjs mka mkv mobi mod mov mp3 mp4 mpeg mpg msg msi mts mxf npy npz numbers "
        "o obj odp ods odt ogg ogv onnx opus otf pages part pdf pem php pkg pl plist po pot ppt pptx prproj "
        "ps ps1 psm1 py pyc pyd pyi pyo qt r rar rb rm rmvb rs rst rtf s scss sh so sql sqlite sqlite3 srt "
        "stl sub svg svgz swf swift sys tar tbz2 tex tgz tmp toml torrent ts tsv tsx ttc ttf txt url vbs vob "
        "vtt wasm wav webloc webm whl wma wmf wmv woff woff2 xcf xhtml xls xlsm xlsx xml xspf xz yaml yml z "
        "zip zst "
    ).split()
)
_KNOWN = PHOTOS | _OTHERS | {ending for rule in RULES for pairing in rule.pairings for ending in pairing.endings}


def stray_photos(folder: str, names: Collection[str]) -> Iterable[str]:
    """Those of the names of a folder's files that begin as photos do, though they are called like none.

    Files with an ending of photos, companions or other things that are known are not opened, nor are those that are
    only in the cloud, nor what cannot be.
    """
    for ending, group in by_ending(names).items():
        if ending not in _KNOWN:
            yield from (name for name in group if _is_photo(os.path.join(folder, name)))


def _is_photo(path: str) -> bool:
    try:
        if is_placeholder(os.lstat(path)):
            return False
        with open(path, "rb") as file:
            return kind_of(file.read(_HEAD)) in _CERTAIN
    except OSError:
        return False
