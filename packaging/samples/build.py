r"""Builds the sample photos, their credits and their expected labels from samples.tsv and unpacked Debian packages.

Usage: build.py PACKAGES_DIR [OUT_DIR]        (OUT_DIR: resources/samples unless told)

PACKAGES_DIR holds one folder for each package that samples.tsv names, unpacked:

    apt-get download gcompris-qt-data jigzo-data libjxl-testdata lomiri-wallpapers-16.04 mate-backgrounds \
        palapeli-data plasma-workspace-wallpapers python3-skimage python3-sklearn
    for deb in *.deb; do dpkg-deb -x "$deb" "PACKAGES_DIR/${deb%%_*}"; done
    apt-get source --download-only dlib        # the source package, for its examples/
    mkdir PACKAGES_DIR/dlib && tar -xf dlib_*.orig.tar.bz2 -C PACKAGES_DIR/dlib --strip-components=1

Made from Debian 12. A path `FILE.rcc!INNER` is a file inside a Qt resource file, `FILE.pzl!last-jpeg` the last JPEG in
a Jigzo puzzle. Needs Pillow and PySide6. The same versions of packages and Pillow give the same bytes.
"""

import csv
import io
import re
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from PySide6.QtCore import QFile, QIODevice, QResource

HERE = Path(__file__).parent
LONG_SIDE = 1024
QUALITY = 82
MOST_BYTES = 5_000_000

ORIENTATION = 0x0112
EXIF_IFD = 0x8769
KEPT_TAGS = (0x010F, 0x0110)  # Make, Model
KEPT_EXIF_TAGS = (0x829A, 0x829D, 0x8827, 0x9003, 0x920A)  # ExposureTime, FNumber, ISO, DateTimeOriginal, FocalLength
# How pixels are turned so that a viewer that follows the tag turns them back.
TURNS = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}

LICENCES = {
    "BSD-3-Clause": "https://spdx.org/licenses/BSD-3-Clause.html",
    "BSL-1.0": "https://www.boost.org/LICENSE_1_0.txt",
    "CC-BY-2.0": "https://creativecommons.org/licenses/by/2.0/",
    "CC-BY-3.0": "https://creativecommons.org/licenses/by/3.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "GPL-2.0-only": "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
    "GPL-2.0-or-later": "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
    "LGPL-3.0-only": "https://www.gnu.org/licenses/lgpl-3.0.html",
    "LicenseRef-public-domain": "the author gave it into the public domain, or it is a work of the US government",
}

CREDITS_HEAD = """\
# Credits of the sample photos

Each photo keeps the licence of its author, named here; Sorter's own licence does not cover them. They come from Debian
packages: the path is the file inside the package (after `!`: inside that file). "Original" is the title of the file on
Wikimedia Commons, or of the data set, where the package names it.

Where authors and licences stand: in debian/copyright of the package, and nearer to the picture
for GCompris in the README files beside the pictures in its sources (src/activities/*/resource; debian/copyright of
version 3.1 still lists older pictures), for Palapeli and Plasma in the `.desktop` or `metadata.json` file beside it,
for scikit-image in the documentation of `skimage.data`, for scikit-learn in `sklearn/datasets/images/README.txt`,
for libjxl-testdata in `external/wesaturate/README.md` (the author is in the file's name).
The motorcycle is from the Middlebury 2014 stereo data sets (D. Scharstein, H. Hirschmüller, Y. Kitajima, G. Krathwohl,
N. Nesic, X. Wang, P. Westling, GCPR 2014). Middlebury's stereo data page says "We grant permission to use and publish
all images and disparity maps on this website"; scikit-image and Debian pass it on with scikit-image, BSD-3-Clause.

"""


class Sample(NamedTuple):
    """One line of samples.tsv."""

    file: str
    package: str
    path: str
    crop: str
    orientation: str
    author: str
    licence: str
    original: str
    shows: str
    day_night: str
    subject: str


class BuildError(Exception):
    """What is missing or wrong, in one sentence."""


def main(arguments: list[str]) -> int:
    """Builds everything; 0 when it is done, 2 when it cannot be."""
    if len(arguments) not in (1, 2):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out = Path(arguments[1]) if len(arguments) == 2 else HERE.parents[1] / "resources" / "samples"
    try:
        samples = read_samples(HERE / "samples.tsv")
        out.mkdir(parents=True, exist_ok=True)
        changes = {sample.file: build_sample(sample, Path(arguments[0]), out) for sample in samples}
        (out / "CREDITS.md").write_text(credits_text(samples, changes), "utf-8")
        (out / "expected.tsv").write_text(expected_text(samples), "utf-8")
        total = check_size(out, samples)
    except BuildError as error:
        sys.stderr.write(f"build.py: {error}\n")
        return 2
    sys.stdout.write(f"{len(samples)} photos, {total} bytes, in {out}\n")
    return 0


def read_samples(table: Path) -> list[Sample]:
    """Every line of the table; BuildError for a line that does not fit."""
    with table.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate([head, *rows], start=1):
        if len(row) != len(Sample._fields):
            raise BuildError(f"{table.name}, line {number}: {len(row)} columns instead of {len(Sample._fields)}.")
    if tuple(head) != Sample._fields:
        raise BuildError(f"{table.name}: the columns must be {', '.join(Sample._fields)}.")
    samples = [Sample(*row) for row in rows]
    for sample in samples:
        if sample.licence not in LICENCES:
            raise BuildError(f"{table.name}: {sample.file} has an unknown licence {sample.licence!r}.")
    return samples


def build_sample(sample: Sample, packages: Path, out: Path) -> str:
    """Writes one photo, and says in words what was changed."""
    with Image.open(io.BytesIO(read_source(packages / sample.package, sample.path))) as source:
        exif = source.getexif()
        photo = source.convert("RGB")
    if exif.get(ORIENTATION, 1) != 1:
        raise BuildError(f"{sample.file}: its source is stored turned, which build.py does not handle.")
    changes = []
    if sample.crop:
        width, height, left, top = (int(number) for number in re.split("[x+]", sample.crop))
        photo = photo.crop((left, top, left + width, top + height))
        changes.append(f"cropped to {sample.crop}")
    if max(photo.size) > LONG_SIDE:
        photo.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
        changes.append(f"resized to {photo.width} x {photo.height}")
    if sample.orientation:
        photo = photo.transpose(TURNS[int(sample.orientation)])
        changes.append(f"stored turned, with EXIF orientation {sample.orientation}")
    save(photo, out / sample.file, kept_exif(exif, sample.orientation))
    changes.append("stored as " + ("PNG" if sample.file.endswith(".png") else "JPEG"))
    return ", ".join(changes)


def read_source(folder: Path, path: str) -> bytes:
    """The bytes at `path` in an unpacked package, looking into Qt resource files and Jigzo puzzles after `!`."""
    outer, _, inner = path.partition("!")
    file = folder / outer
    if not file.is_file():
        raise BuildError(f"{file} is missing: unpack the package {folder.name} into {folder}.")
    if not inner:
        return file.read_bytes()
    if inner == "last-jpeg":
        data = file.read_bytes()
        return data[data.rindex(b"\xff\xd8\xff") :]
    return _read_resource(file, inner)


def _read_resource(file: Path, inner: str) -> bytes:
    if not QResource.registerResource(str(file), "/samples"):
        raise BuildError(f"{file} is not a Qt resource file.")
    source = QFile(f":/samples/{inner}")
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise BuildError(f"{file} holds no {inner}.")
    data = bytes(source.readAll().data())
    source.close()
    QResource.unregisterResource(str(file), "/samples")
    return data


def kept_exif(exif: Image.Exif, orientation: str) -> Image.Exif:
    """Camera, exposure and time of the original, never its place, and the orientation to store."""
    kept = Image.Exif()
    for tag in KEPT_TAGS:
        if tag in exif:
            kept[tag] = str(exif[tag]).strip("\0 ")
    details = exif.get_ifd(EXIF_IFD)
    found = {tag: details[tag] for tag in KEPT_EXIF_TAGS if details.get(tag)}
    if found:
        kept.get_ifd(EXIF_IFD).update(found)
    if orientation:
        kept[ORIENTATION] = int(orientation)
    return kept


def save(photo: Image.Image, file: Path, exif: Image.Exif) -> None:
    """Writes the photo in the format of its name."""
    if file.suffix == ".png":
        photo.save(file, optimize=True)
    else:
        photo.save(file, quality=QUALITY, optimize=True, progressive=False, subsampling="4:2:0", exif=exif.tobytes())


def credits_text(samples: list[Sample], changes: dict[str, str]) -> str:
    """CREDITS.md: a line for each photo, then where each licence can be read."""
    lines = [_row("file", "shows", "author", "licence", "package: path", "original", "changes"), "|---" * 7 + "|"]
    for one in samples:
        place = f"{one.package}: `{one.path}`"
        original = f"`{one.original}`" if one.original else ""
        lines.append(_row(one.file, one.shows, one.author, one.licence, place, original, changes[one.file]))
    lines += ["", "Licences:", ""]
    lines += [f"- {name}: {LICENCES[name]}" for name in sorted({sample.licence for sample in samples})]
    return CREDITS_HEAD + "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def expected_text(samples: list[Sample]) -> str:
    """expected.tsv: what a person sees in each photo."""
    lines = (f"{sample.file}\t{sample.day_night}\t{sample.subject}" for sample in samples)
    return "\n".join(["file\tday_night\tsubject", *lines]) + "\n"


def check_size(out: Path, samples: list[Sample]) -> int:
    """The photos' bytes together; BuildError above the most that may be shipped."""
    total = sum((out / sample.file).stat().st_size for sample in samples)
    if total > MOST_BYTES:
        raise BuildError(f"the photos take {total} bytes, more than {MOST_BYTES}: lower QUALITY or LONG_SIDE.")
    return total


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
