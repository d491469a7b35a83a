"""Measures how well the maps of the model and the covering of parts tell what a task looked at.

Usage: looking.py DATA [COUNT]
Of each set of DATA some photos (40) are cut to what the model sees of them, and both ways tell how much each of 8 x 8
cells speaks for the label that the task gives. Then the fifth of the cells that says most is covered with grey, and
then all cells but these, and the label's log odds are taken: the more the first lowers them, and the less the second,
the better was it found. Per line: the rank correlation of both ways; by how much the log odds fall where the fifth is
covered that the maps, the covering, and chance have chosen, in squares of four; the same where only that fifth is left;
and seconds a photo for both ways, each with loading the model.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sorter.core.activation import GRID
from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.judge import Judge, make_judge
from sorter.core.measurement import Measurement
from sorter.core.scan import scan
from sorter.items import Item, Label, Prediction
from sorter.jobs.importing.inspector import Inspector
from sorter.jobs.local import LocalMeasurer, local_measurer
from sorter.jobs.looked_at import CELLS, COVER, looked_at, mapped
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

SETS = (
    ("objects", "subjects"),
    ("cats_dogs", "subjects"),
    ("ants_bees", "animals-plants"),
    ("car_motorcycle", "vehicles"),
    ("receipts", "documents"),
    ("day_night", "day-night"),
)
_SIDE = CELLS * 52  # pixels of the square
_FIFTH = CELLS * CELLS // 5
_DRAWN = 4  # times that cells are chosen at random
_GREY = (124, 116, 104)

Cells = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one photo."""

    rank: float
    covered: tuple[float, float, float]  # log odds lost: by the maps, by covering, at random
    left: tuple[float, float, float]
    seconds: tuple[float, float]


def main(data: str, count: str = "40") -> None:
    """Print the table."""
    print("| photos | rank correlation | that fifth covered | only that fifth left | seconds |\n|---|---|---|---|---|")
    for folder, id in SETS:
        task = load_task(resources_dir() / "tasks" / f"{id}.toml")
        found = list(_measured(Path(data, folder), task, int(count)))
        rank = f"{np.mean([one.rank for one in found]):.2f}"
        columns = [rank, *(_means([getattr(one, name) for one in found]) for name in ("covered", "left", "seconds"))]
        print(f"| {folder}, {id}, {len(found)} | {' | '.join(columns)} |", flush=True)


def _means(rows: Sequence[tuple[float, ...]]) -> str:
    return " / ".join(f"{one:.2f}" for one in np.mean(rows, axis=0))


def _measured(folder: Path, task: Task, count: int) -> Iterator[Figures]:
    how = replace(task.preprocessing, resize=task.preprocessing.size)  # nothing is cut off any more
    seen, judge = replace(task, preprocessing=how), make_judge(task)
    measurer = local_measurer(seen, "cpu")
    measurer.open()
    items = sorted((one for one in scan([str(folder)]) if isinstance(one, Item)), key=lambda one: one.path)
    random = np.random.default_rng(6)
    for number in random.permutation(len(items))[:count].tolist():
        with TemporaryDirectory() as made:
            photos = _Photos(_square(items[number].path, task), Path(made), measurer, judge)
            yield _compared(seen, photos, random)


def _square(path: str, task: Task) -> Image.Image:
    """What the model sees of the photo."""
    how = task.preprocessing
    image = Image.fromarray(encoded(read_file(path)).decoded(_SIDE).pixels)
    side = min(image.size) * how.size / how.resize
    left, top = (image.width - side) / 2, (image.height - side) / 2
    return image.resize((_SIDE, _SIDE), Image.Resampling.BICUBIC, (left, top, left + side, top + side))


class _Photos:
    """One photo with parts of it covered."""

    def __init__(self, whole: Image.Image, folder: Path, measurer: LocalMeasurer, judge: Judge) -> None:
        self._whole, self._folder, self._measurer, self._judge = whole, folder, measurer, judge
        self._count = 0
        self.item = self.covered(np.zeros((CELLS, CELLS), np.bool_))

    def covered(self, cells: Cells) -> Item:
        image, side = self._whole.copy(), _SIDE // CELLS
        for row, column in np.argwhere(cells).tolist():
            box = (column * side, row * side, (column + 1) * side - 1, (row + 1) * side - 1)
            ImageDraw.Draw(image).rectangle(box, fill=_GREY)
        self._count += 1
        path = self._folder / f"{self._count}.png"
        image.save(path, compress_level=1)
        return Item(str(path), path.stat().st_size, path.stat().st_mtime_ns)

    def label(self) -> Label:
        (said,) = self._judge.judge(self._answers([self.item]))
        if not isinstance(said, Prediction):
            raise TypeError(said.reason)
        return said.label

    def odds(self, items: Sequence[Item], label: Label) -> NDArray[np.float64]:
        """The label's log odds of each."""
        shares = np.array(self._judge.scorer.probability(self._judge.raw(self._answers(items)), label))
        within = np.clip(shares, 1e-6, 1 - 1e-6)
        return np.asarray(np.log(within / (1 - within)), np.float64)

    def _answers(self, items: Sequence[Item]) -> list[Measurement]:
        found = {one.item: one for batch in self._measurer.measure(items) for one in batch}
        return [one for item in items if isinstance(one := found[item], Measurement)]


def _compared(task: Task, photos: _Photos, random: np.random.Generator) -> Figures:
    label = photos.label()
    begun = time.perf_counter()
    by_maps = mapped(task, lambda question: Inspector().answer(question).encode(), label, photos.item)
    between = time.perf_counter()
    covers = [photos.covered(one) for one in _places()]
    by_covering = looked_at(task, local_measurer(task, "cpu"), label, photos.item, covers)
    seconds = between - begun, time.perf_counter() - between
    if by_maps is None:
        raise TypeError(f"{task.id} has no maps")
    fine = np.array(by_maps.shares).reshape(CELLS, GRID // CELLS, CELLS, GRID // CELLS)
    maps, covering = fine.mean(axis=(1, 3)), np.array(by_covering.shares).reshape(CELLS, CELLS)
    chosen = [_most(maps), _most(covering), *(_chance(random) for _ in range(_DRAWN))]
    items = [photos.item, *map(photos.covered, chosen), *(photos.covered(~one) for one in chosen)]
    whole, *odds = photos.odds(items, label).tolist()
    lost = [whole - one for one in odds]
    parts = lost[: len(chosen)], lost[len(chosen) :]
    covered, left = ((part[0], part[1], float(np.mean(part[2:]))) for part in parts)
    return Figures(_rank(maps, covering), covered, left, seconds)


def _places() -> Iterator[Cells]:
    """As the window covers parts."""
    places = CELLS - COVER + 1
    for at in range(places * places):
        top, left = divmod(at, places)
        cells = np.zeros((CELLS, CELLS), np.bool_)
        cells[top : top + COVER, left : left + COVER] = True
        yield cells


def _most(cells: NDArray[np.float64]) -> Cells:
    chosen = np.zeros(cells.size, np.bool_)
    chosen[np.argsort(-cells, axis=None, kind="stable")[:_FIFTH]] = True
    return chosen.reshape(cells.shape)


def _chance(random: np.random.Generator) -> Cells:
    """As large squares as are covered at a time: scattered cells would hide something of everything."""
    squares = random.random((CELLS // COVER, CELLS // COVER))
    return _most(squares.repeat(COVER, axis=0).repeat(COVER, axis=1))


def _rank(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Spearman's, equal ones in their order; 0 where one says the same everywhere."""
    first, second = (np.argsort(np.argsort(cells, axis=None, kind="stable")) for cells in (one, other))
    return float(np.corrcoef(first, second)[0, 1]) if one.std() > 0 and other.std() > 0 else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:])
