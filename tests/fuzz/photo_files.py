"""Damages photo files a great many times: nothing that reads them without decoding may raise, hang or read too much.

The photos are made here; files of a folder can be given besides. Prints what it did, and each file that went wrong.
"""

import argparse
import io
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from damage import damage
from exif_bytes import text, tiff, with_thumbnail
from preview_files import LARGE_THUMBNAIL, cr3, jpeg, multi_picture, nikon, pentax, raf, raw, rw2
from sorter.core.decoding.kinds import kind_of
from sorter.core.header import read_header
from sorter.core.heif_thumbnail import heif_thumbnail
from sorter.core.metadata import read_capture
from sorter.core.previews import find_previews
from sorter.core.ranges import Ranges
from strange_photos import HEIC_WITH_THUMBNAIL, dng, heic, jpeg_xl, marked, saved

_XMP = b'<x:xmpmeta><rdf:Description tiff:Orientation="6" exif:GPSLatitude="51,30.25N"/></x:xmpmeta>'
_SLOW = 1.0  # seconds of the processor, for one file
_MOST_READ = 4 * 2**20
_LARGEST = 1_000_000  # bytes of a file from a folder


def main() -> int:
    """Damage files by turns until the count is reached."""
    options = _options()
    chance = random.Random(options.seed)
    bases = [*_made(), *_given(options.folders)]
    wrong, previews, slowest = 0, 0, 0.0
    for number in range(options.count):
        data = damage(bases[number % len(bases)], chance)
        start = time.process_time()
        try:
            previews += _read(data)
        except Exception as error:
            wrong += 1
            print(f"{number}: {type(error).__name__}: {error}", flush=True)
            if options.keep:
                (options.keep / f"{number}.bin").write_bytes(data)
        slowest = max(slowest, time.process_time() - start)
    print(f"{options.count} damaged files of {len(bases)}, seed {options.seed}: {wrong} went wrong, ", end="")
    print(f"{previews} previews found, the slowest took {slowest * 1000:.0f} ms")
    return 1 if wrong or slowest > _SLOW else 0


class _Options(argparse.Namespace):
    folders: list[Path]
    count: int
    seed: int
    keep: Path | None


def _options() -> _Options:
    parser = argparse.ArgumentParser(description="Damages photo files and reads what lies beside their pixels.")
    parser.add_argument("folders", type=Path, nargs="*", help="files to damage besides those that are made")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that went wrong")
    return parser.parse_args(namespace=_Options())


def _read(data: bytes) -> int:
    """Everything that is read, of the bytes and of a file; the two must agree."""
    ranges = Ranges(io.BytesIO(data))
    previews = find_previews(ranges)
    same = (
        previews == find_previews(data)
        and read_header(ranges) == read_header(data)
        and read_capture(ranges) == read_capture(data)
        and heif_thumbnail(ranges) == heif_thumbnail(data)
        and kind_of(ranges) == kind_of(data)
    )
    inside = all(one.offset > 0 and one.offset + one.length <= len(data) for one in previews)
    if not (same and inside and ranges.taken <= _MOST_READ):
        raise ValueError("read otherwise from a file, beyond its end, or too much")
    return len(previews)


def _made() -> Sequence[bytes]:
    photo, small, large = jpeg(300, 200), jpeg(96, 64), jpeg(180, 120)
    inner = with_thumbnail(photo, small, {0x010F: text("Maker")})
    return [
        inner,
        with_thumbnail(photo, small, {}, order=">"),
        multi_picture(inner, (LARGE_THUMBNAIL, large)),
        *(raw(large, photo, thumbnail=small, order=order) for order in "<>"),
        cr3(small, large, tiff({0x010F: text("Canon")})),
        raf(inner),
        rw2(inner),
        nikon(photo, large),
        pentax(photo, large),
        *(saved(marked(), kind, exif=tiff({0x010F: text("Maker")})) for kind in ("PNG", "WEBP", "AVIF", "TIFF")),
        *(saved(marked(), "WEBP", xmp=_XMP), saved(marked(), "JPEG2000"), saved(marked(), "GIF")),
        *(heic(1), HEIC_WITH_THUMBNAIL, dng(preview=small), jpeg_xl(), jpeg_xl(in_boxes=True)),
        b"8BPS\0\1" + bytes(20) + bytes(4) + b"\0\0\0\x20" + b"8BIM\4\x24\0\0\0\0\0\x10" + bytes(20),
    ]


def _given(folders: Sequence[Path]) -> Sequence[bytes]:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [data for path in files if path.stat().st_size <= _LARGEST and (data := path.read_bytes())]


if __name__ == "__main__":
    sys.exit(main())
