"""Photos as a camera writes them, made from small ones: 4000 x 3000 pixels, about 3.4 MB each."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

WIDTH, HEIGHT = 4000, 3000
_QUALITY = 92
_NOISE = 5.0  # standard deviation, of 255: what makes an enlarged photo as heavy as a camera's own
_SHIFT = 37  # so that no two photos get the same noise


def make_camera_photos(sources: Path, folder: Path, count: int) -> None:
    """Fill `folder` with `count` photos made from those in `sources`, each from another cut; those there are kept."""
    photos = sorted(path for path in sources.iterdir() if path.suffix in (".jpg", ".png"))
    if not photos:
        raise SystemExit(f"There are no photos in {sources}.")
    folder.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(1).normal(0, _NOISE, (HEIGHT, WIDTH, 1)).astype(np.int16)
    for number in range(count):
        target = folder / f"IMG_{number:04}.jpg"
        if not target.exists():
            _enlarge(photos[number % len(photos)], number, noise).save(
                target.with_suffix(".part"), "JPEG", quality=_QUALITY
            )
            target.with_suffix(".part").rename(target)


def _enlarge(photo: Path, number: int, noise: NDArray[np.int16]) -> Image.Image:
    with Image.open(photo) as opened:
        image = ImageOps.exif_transpose(opened.convert("RGB"))
    image = ImageOps.fit(image, (WIDTH, HEIGHT), Image.Resampling.BICUBIC, bleed=0.01 * (number % 9))
    grained = np.asarray(image, np.int16) + np.roll(noise, number * _SHIFT, axis=1)
    return Image.fromarray(grained.clip(0, 255).astype(np.uint8))


if __name__ == "__main__":
    make_camera_photos(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
