"""Small JPEGs of photos."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sorter.core.picture import make_picture, make_thumbnail
from sorter.resources import resources_dir


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1200, 900), (320, 240)), ((30, 9000), (1, 320)), ((320, 200), (320, 200)), ((1, 1), (1, 1))],
)
def test_a_thumbnail_fits(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """Its longer side is as long as may be, and no photo is blown up or loses its last pixel."""
    jpeg = make_thumbnail(np.zeros((size[1], size[0], 3), np.uint8))

    with Image.open(io.BytesIO(jpeg)) as shown:
        assert (shown.format, shown.size) == ("JPEG", expected)


def test_a_thumbnail_is_of_the_same_colours() -> None:
    """Red is the first channel, before and after."""
    pixels = np.full((300, 400, 3), (200, 30, 60), np.uint8)

    with Image.open(io.BytesIO(make_thumbnail(pixels))) as shown:
        assert np.abs(np.asarray(shown, np.int16) - (200, 30, 60)).max() < 8


def test_a_picture_is_decoded_as_small_as_it_may_be(tmp_path: Path) -> None:
    """Also a panorama: it is the longer side that must suffice."""
    Image.effect_noise((4000, 400), 50).save(tmp_path / "wide.jpg")
    costs = []

    @contextmanager
    def around(cost: int) -> Iterator[None]:
        costs.append(cost)
        yield

    jpeg = make_picture(str(tmp_path / "wide.jpg"), 320, around)

    assert costs == [pytest.approx(500 * 50 * 6, rel=0.05)]
    with Image.open(io.BytesIO(jpeg)) as shown:
        assert shown.size == (320, 32)


@pytest.mark.parametrize("longer", [500, 639, 641, 1500])
def test_a_thumbnail_shows_what_a_careful_reduction_does(longer: int) -> None:
    """At any ratio within what a JPEG of that quality loses, in a real photo; no pattern comes of fine lines."""
    with Image.open(resources_dir() / "samples" / "autumn-leaf.jpg") as photo:
        fine = photo.convert("RGB").resize((longer, longer * 3 // 4), Image.Resampling.LANCZOS)
    careful = np.asarray(fine.resize((320, 240), Image.Resampling.BOX), np.int16)

    with Image.open(io.BytesIO(make_thumbnail(np.asarray(fine)))) as shown:
        assert np.abs(np.asarray(shown, np.int16) - careful).mean() < 4  # the nearest pixel alone: 5


def test_a_large_photo_is_reduced_by_the_mean_of_its_pixels() -> None:
    """Lines of one pixel become grey, not black or white."""
    lines = np.zeros((960, 1280, 3), np.uint8)
    lines[:, ::2] = 255

    with Image.open(io.BytesIO(make_thumbnail(lines))) as shown:
        assert np.abs(np.asarray(shown, np.int16) - 127).max() < 10
