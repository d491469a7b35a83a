"""Measures how much alike neighbours are in orders in which look-alikes are to lie side by side.

Usage: side_by_side.py DATA [--many N]
DATA has folders of photos (`SETS`), which come mixed into one library, and of some their groups (`labels.tsv`); three
more shots of a series are made of each photo of `objects`: moved by some pixels, lighter or darker. Per line: the mean
cosine of neighbours in all, and within the columns of labels; how many series, and how many groups of one source, lie
without a gap; and seconds. `--many` then makes so many embeddings, by mixing two and adding noise, and tells
the time that the shipped form takes for them, and the memory.
"""

import argparse
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from measured import measure
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from sorter.core.chain import Chain
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

SETS = ("day_night", "day_night_amos", "cats_dogs", "ants_bees", "car_motorcycle", "cxr", "faces_lfw10", "receipts")
_OBJECTS = "objects"
_MOVES = ((0, 0, 1.0), (12, 4, 1.1), (4, 14, 0.9), (14, 14, 1.05))  # pixels from the left, from the top, and light
_BATCH = 4096

Floats = NDArray[np.float32]
Order = NDArray[np.intp]


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("data", type=Path)
    words.add_argument("--many", type=int, default=0)
    asked = words.parse_args()
    rows, columns, series, groups = _library(asked.data)
    told = f"{len(rows)} photos, {len(_sizes(series))} series, {len(_sizes(groups))} groups of more than one"
    print(f"{told}\n| order | in all | in columns | series | groups | seconds |\n|---|---|---|---|---|---|", flush=True)
    for name, make in FORMS.items():
        begun = time.perf_counter()
        order = make(rows)
        seconds = time.perf_counter() - begun
        parts = [order[columns[order] == one] for one in np.unique(columns)]
        in_columns = np.average([_likeness(rows, one) for one in parts], weights=[len(one) - 1 for one in parts])
        figures = f"{_likeness(rows, order):.3f} | {in_columns:.3f}"
        kept = f"{_whole(order, series)} | {_whole(order, groups)}"
        print(f"| {name} | {figures} | {kept} | {seconds:.2f} |", flush=True)
    if asked.many:
        _tell_many(rows, asked.many)


def _library(data: Path) -> tuple[Floats, NDArray[np.str_], NDArray[np.str_], NDArray[np.str_]]:
    """Embeddings of the length one, and of each photo its column, its series and its group, mixed; "" for none."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    rows, columns, series, groups = [], [], [], []
    for name in SETS:
        photos, known = measure(data / name, task), dict(_groups(data / name))
        rows.append(photos.embedding)
        columns += [f"{name}/{label}" for label in photos.labels]
        series += [""] * len(photos.names)
        groups += [known.get(one, "") for one in photos.names]
    with TemporaryDirectory() as folder:
        _shoot(data / _OBJECTS, Path(folder))
        photos = measure(Path(folder), task)
    rows.append(photos.embedding)
    columns += [_OBJECTS] * len(photos.names)
    series += [str(label) for label in photos.labels]
    groups += [""] * len(photos.names)
    mixed = np.random.default_rng(0).permutation(len(columns))
    found = np.concatenate(rows).astype(np.float16).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found[mixed], np.array(columns)[mixed], np.array(series)[mixed], np.array(groups)[mixed]


def _groups(folder: Path) -> Iterator[tuple[str, str]]:
    file = folder / "labels.tsv"
    for line in file.read_text().splitlines()[1:] if file.exists() else ():
        path, _, group, *_ = line.split("\t")
        yield path, group


def _shoot(objects: Path, into: Path) -> None:
    """A folder for each photo with the shots of its series."""
    for photo in sorted(objects.rglob("*.jpg")):
        with Image.open(photo) as opened:
            image = opened.convert("RGB")
        folder = into / f"{photo.parent.name}-{photo.stem}"
        folder.mkdir()
        for number, (left, top, light) in enumerate(_MOVES):
            shot = image.crop((left, top, image.width - 16 + left, image.height - 16 + top))
            ImageEnhance.Brightness(shot).enhance(light).save(folder / f"{number}.jpg", quality=90)


def _likeness(rows: Floats, order: Order) -> float:
    """The mean cosine of neighbours."""
    return float((rows[order[1:]] * rows[order[:-1]]).sum(axis=1).mean())


def _sizes(names: NDArray[np.str_]) -> dict[str, int]:
    found, counts = np.unique(names, return_counts=True)
    return {name: count for name, count in zip(found.tolist(), counts.tolist(), strict=True) if name and count > 1}


def _whole(order: Order, names: NDArray[np.str_]) -> int:
    """How many of those with several photos lie without a gap."""
    sizes, places = _sizes(names), defaultdict[str, list[int]](list)
    for place, name in enumerate(names[order].tolist()):
        places[name].append(place)
    return sum(places[name][-1] - places[name][0] == size - 1 for name, size in sizes.items())


def as_they_come(rows: Floats) -> Order:
    """Mixed, as they are."""
    return np.arange(len(rows))


def nearest_next(rows: Floats) -> Order:
    """From each photo on to the nearest that is left: every photo is compared with every other."""
    left, order = np.ones(len(rows), np.bool_), [0]
    for _ in range(len(rows) - 1):
        left[order[-1]] = False
        order.append(int(np.where(left, rows @ rows[order[-1]], -2).argmax()))
    return np.array(order)


def one_direction(rows: Floats) -> Order:
    """Along the direction in which they differ most."""
    return np.argsort(_directions(rows, 1)[:, 0], kind="stable")


def z_order(rows: Floats) -> Order:
    """Along a curve through the eight directions in which they differ most, 256 steps in each."""
    along = _directions(rows, 8)
    steps = np.argsort(np.argsort(along, axis=0), axis=0) * 256 // len(rows)
    code = np.zeros(len(rows), np.uint64)
    for bit in range(8):
        for axis in range(8):
            taken = ((steps[:, axis] >> bit) & 1).astype(np.uint64)
            code |= taken << np.uint64(8 * bit + 7 - axis)
    return np.argsort(code, kind="stable")


def groups_and_nearest(rows: Floats) -> Order:
    """As many middles as the root of their number (k-means), from each to the nearest, and likewise within."""
    centres = rows[np.random.default_rng(1).permutation(len(rows))[: round(len(rows) ** 0.5)]]
    for _ in range(12):
        nearest = (rows @ centres.T).argmax(axis=1)
        sums = np.stack([rows[nearest == one].sum(axis=0) for one in range(len(centres))])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-12), centres)
    nearest = (rows @ centres.T).argmax(axis=1)
    parts: list[Order] = []
    for one in nearest_next(centres).tolist():
        ids = np.flatnonzero(nearest == one)
        if len(ids):
            first = 0 if not parts else int((rows[ids] @ rows[parts[-1][-1]]).argmax())
            ids = np.concatenate([ids[first:], ids[:first]])
            parts.append(ids[nearest_next(rows[ids])])
    return np.concatenate(parts)


def chained(dimensions: int, longest: int, nearest: int) -> Callable[[Floats], Order]:
    """As Sorter does, with other numbers."""

    def order(rows: Floats) -> Order:
        chain = Chain(dimensions, longest, nearest)
        chain.add(range(len(rows)), list(rows))
        return chain.ids().astype(np.intp)

    return order


def _directions(rows: Floats, count: int) -> Floats:
    around = rows - rows.mean(axis=0)
    return np.asarray(around @ np.linalg.svd(around, full_matrices=False)[2][:count].T, np.float32)


FORMS: dict[str, Callable[[Floats], Order]] = {
    "as they come": as_they_come,
    "one direction": one_direction,
    "a curve through eight directions": z_order,
    "each to the nearest left, exact": nearest_next,
    "k-means, then each to the nearest left": groups_and_nearest,
    **{
        f"chain: {kept} numbers, stretches of {longest}, {nearest} looked at": chained(kept, longest, nearest)
        for kept, longest, nearest in (
            (256, 256, 16),
            (64, 256, 16),
            (128, 256, 16),
            (1280, 256, 16),
            (256, 64, 16),
            (256, 1024, 16),
            (256, 256, 4),
            (256, 256, 64),
        )
    },
}


def _mixed(rows: Floats, count: int) -> Iterator[Floats]:
    random = np.random.default_rng(4)
    for at in range(0, count, _BATCH):
        one, other = random.integers(len(rows), size=(2, min(_BATCH, count - at)))
        share = random.uniform(0, 1, (len(one), 1)).astype(np.float32)
        noise = random.standard_normal((len(one), rows.shape[1]), np.float32) * (0.3 / rows.shape[1] ** 0.5)
        made = np.maximum(share * rows[one] + (1 - share) * rows[other] + noise, 0)
        yield made / np.linalg.norm(made, axis=1, keepdims=True)


def _tell_many(rows: Floats, count: int) -> None:
    chain, at, seconds = Chain(), 0, 0.0
    tracemalloc.start()
    for made in _mixed(rows, count):
        begun = time.process_time()
        chain.add(range(at, at + len(made)), list(made))
        seconds += time.process_time() - begun
        at += len(made)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{count} photos: {seconds:.0f} s, {held / count:.0f} bytes each", flush=True)


if __name__ == "__main__":
    main()
