"""Which part of a photo speaks for its label."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from onnx_models import colour_task, write_colour_model
from sorter.errors import InputError
from sorter.items import Item
from sorter.jobs.local import local_measurer
from sorter.jobs.looked_at import CELLS, COVER, looked_at
from sorter.tasks.manifest import Task

_SIDE = 160
_PLACES = CELLS - COVER + 1


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Which colour prevails, by a real model."""
    return colour_task(write_colour_model(tmp_path / "colours.onnx"))


def covered(whole: Image.Image, folder: Path) -> list[Item]:
    """The photo, and the photo with a part covered at every place."""
    copies = [whole]
    cell = _SIDE // CELLS
    for at in range(_PLACES * _PLACES):
        top, left = divmod(at, _PLACES)
        copies.append(whole.copy())
        box = (left * cell, top * cell, (left + COVER) * cell - 1, (top + COVER) * cell - 1)
        ImageDraw.Draw(copies[-1]).rectangle(box, fill=(124, 116, 104))
    for number, copy in enumerate(copies):
        copy.save(folder / f"{number}.png")
    paths = [folder / f"{number}.png" for number in range(len(copies))]
    return [Item(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]


def test_the_part_that_shows_the_label_speaks_for_it(task: Task, tmp_path: Path) -> None:
    """A red square on grey: most in its middle, nothing far from it."""
    whole = Image.new("RGB", (_SIDE, _SIDE), (90, 90, 90))
    ImageDraw.Draw(whole).rectangle((100, 20, 139, 59), fill=(255, 0, 0))  # columns 5 and 6, rows 1 and 2
    photo, *copies = covered(whole, tmp_path)

    shares = looked_at(task, local_measurer(task, "cpu"), ("red",), photo, copies).shares

    assert len(shares) == CELLS * CELLS
    assert max(shares) == 1
    best = {at for at, share in enumerate(shares) if share > 0.75}
    assert best <= {row * CELLS + column for row in (1, 2) for column in (5, 6)}
    assert max(shares[row * CELLS] for row in range(CELLS)) < 0.2


def test_where_nothing_speaks_for_it_nothing_is_made_up(task: Task, tmp_path: Path) -> None:
    """A blue photo has no part that is red."""
    photo, *copies = covered(Image.new("RGB", (_SIDE, _SIDE), (0, 0, 255)), tmp_path)

    shares = looked_at(task, local_measurer(task, "cpu"), ("red",), photo, copies).shares

    assert set(shares) == {0.0}


def test_a_photo_that_is_gone_is_told(task: Task, tmp_path: Path) -> None:
    """In the words of whoever could not read it."""
    gone = Item(str(tmp_path / "gone.jpg"), 0, 0)

    with pytest.raises(InputError, match="No such file"):
        looked_at(task, local_measurer(task, "cpu"), ("red",), gone, [])
