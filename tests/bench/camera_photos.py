"""Photos as cameras write them, 12 megapixels and about 3.4 MB each, made from small ones.

`camera_photos.py SOURCES FOLDER COUNT`: as many plain ones in one folder; with `--library` a library instead: several
cameras, thumbnails, previews, turned photos, nested folders, doubles. What is there already is kept.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sorter.core.camera_photo import Camera, CameraPhotos
from sorter.core.cores import available_cores
from sorter.core.decode import decode, read_file
from sorter.jobs.bench.library import make_library

_CAMERA = Camera("Canon", "PowerShot A640", (4000, 3000))


def make_camera_photos(sources: Path, folder: Path, count: int) -> None:
    """Fill `folder` with `count` upright photos of 4000 x 3000 pixels; the n-th is always the same."""
    photos = sorted(path for path in sources.iterdir() if path.suffix in (".jpg", ".png"))
    if not photos:
        raise SystemExit(f"There are no photos in {sources}.")
    folder.mkdir(parents=True, exist_ok=True)
    camera = CameraPhotos(_CAMERA)

    def make(number: int) -> None:
        target = folder / f"IMG_{number:04}.jpg"
        if not target.exists():
            source = decode(read_file(str(photos[number % len(photos)])), cover=10_000).pixels
            target.with_suffix(".part").write_bytes(camera.make(source, number))
            target.with_suffix(".part").rename(target)

    with ThreadPoolExecutor(available_cores()) as pool:
        list(pool.map(make, range(count)))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--library"]
    (make_library if "--library" in sys.argv else make_camera_photos)(Path(words[0]), Path(words[1]), int(words[2]))
