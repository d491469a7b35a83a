"""A library of camera-size photos, made from the samples."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sorter.core.camera_photo import WEIGHT, Camera, CameraPhotos
from sorter.core.cores import available_cores
from sorter.core.decode import decode, read_file
from sorter.errors import RequestError

CAMERAS = (
    Camera("Canon", "Canon EOS 450D", (4272, 2848)),
    Camera("Apple", "iPhone 8", (4032, 3024)),
    Camera("NIKON CORPORATION", "NIKON D90", (4288, 2848), preview=(1620, 1080)),
    Camera("samsung", "SM-G960F", (4032, 3024)),
    Camera("FUJIFILM", "FinePix S200EXR", (4000, 3000), preview=(640, 480)),
)
"""Of 12 megapixels, in both usual shapes, some with a large preview."""

_ORIENTATIONS = (1, 6, 1, 8, 1, 3, 1)
_FOLDERS = ("2019/Ausflug nach Köln", "2019/Ausflug nach Köln/Dom", "2020/東京", "2020/Ελλάδα", "Handy")
_TWICE = 10  # each tenth photo lies there a second time
_TINIEST = 32  # pixels that a decoded sample has at least


def make_library(
    samples: Path,
    folder: Path,
    count: int,
    *,
    weight: int = WEIGHT,
    cameras: tuple[Camera, ...] = CAMERAS,
    made: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Fill `folder` with `count` photos by several cameras, in nested folders, and return their paths.

    Each tenth is another's double. Equal arguments give equal files; those that are there are kept. `made` is called
    after each. Raises `RequestError` where there are no samples.
    """
    sources = sorted(path for path in samples.iterdir() if path.suffix in (".jpg", ".png"))
    if not sources:
        raise RequestError(f"There are no photos in {samples}.")
    makers = [CameraPhotos(camera, weight) for camera in cameras]

    def make(number: int) -> Path:
        path = folder / _FOLDERS[number % len(_FOLDERS)] / f"IMG_{number:04}.JPG"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            source = decode(read_file(str(sources[number % len(sources)])), cover=_TINIEST * 8).pixels
            orientation = _ORIENTATIONS[number % len(_ORIENTATIONS)]
            _write(path, makers[number % len(makers)].make(source, number, orientation))
        made()
        return path

    doubles = count // _TWICE
    with ThreadPoolExecutor(available_cores()) as pool:
        paths = list(pool.map(make, range(count - doubles)))
    for number in range(doubles):
        double = folder / "Sicherung" / f"{paths[number].stem} (Kopie).JPG"
        double.parent.mkdir(parents=True, exist_ok=True)
        if not double.exists():
            shutil.copyfile(paths[number], double)
        paths.append(double)
        made()
    return paths


def _write(path: Path, data: bytes) -> None:
    """The whole photo or none, on the disk: what is only in the system's cache cannot be read from the disk."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
