"""How fast photos are judged again that were measured before: nothing is decoded, no model is loaded.

`store_speed.py [--items N] [--folder DIR]`: makes N files and a store that knows them, and runs the job that the shells
run: a task of 4 labels and one of 50 on the embedding, and Subjects on the scores.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from sorter.core.measurement import Device, Failure, Measurement, StageTimes
from sorter.core.scan import scan
from sorter.core.store.rows import packed
from sorter.core.store.store import Store
from sorter.core.variants import measuring_key
from sorter.items import Item
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Finished, Outcome, Predicted
from sorter.jobs.remembering import Remembering
from sorter.resources import resources_dir
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Feature, HeadFile, Task

_FOLDERS, _CLASSES, _DIMENSIONS, _INNER, _BRIGHTNESS, _AT_ONCE = 200, 1000, 1280, 416, 32, 500


class Nobody:
    """A measurer that has nothing to do."""

    device: Device | None = None
    times = StageTimes(0.0, 0.0, 0.0)

    def open(self) -> None:
        """Never."""
        raise AssertionError("a photo was not known")

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Never."""
        raise AssertionError(f"{len(list(items))} photos were not known, {previews}")

    def stop(self) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """Nothing is held."""


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--folder", help="where the files are made (default: a temporary folder)")
    arguments = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="sorter-bench-", dir=arguments.folder))
    try:
        _measure(base, arguments.items, arguments.repeat)
    finally:
        shutil.rmtree(base)


def _measure(base: Path, count: int, repeat: int) -> None:
    tasks = catalogue((resources_dir() / "tasks",))
    subjects, four = tasks.find("subjects"), tasks.find("day-night")
    library = base / "library"
    _make(library, count)
    store = Store(base / "measurements.sqlite")
    kept = _fill(store, library, subjects)
    print(f"{count:,} photos kept at {count / kept:,.0f} a second, {store.size() / count:,.0f} bytes each")
    for name, task in (("4 labels", four), ("50 labels", _fifty(four, base)), ("Subjects", subjects)):
        seconds = [_seconds(library, task, store, count) for _ in range(repeat)]
        print(f"{name}: {count / statistics.median(seconds):,.0f} a second (slowest {count / max(seconds):,.0f})")


def _make(library: Path, count: int) -> None:
    for at in range(_FOLDERS):
        (library / f"day{at}").mkdir(parents=True)
    for at in range(count):
        (library / f"day{at % _FOLDERS}" / f"IMG_{at}.jpg").write_bytes(b"x")


def _fill(store: Store, library: Path, task: Task) -> float:
    rng = np.random.default_rng(1)
    key = measuring_key(task, task.variants[0])
    items = [one for one in scan([str(library)]) if isinstance(one, Item)]
    seconds = 0.0
    for at in range(0, len(items), _AT_ONCE):
        measured = [
            Measurement(
                item,
                rng.normal(0, 3, _CLASSES).astype(np.float32),
                rng.normal(0, 1, _DIMENSIONS).astype(np.float32),
                rng.normal(0, 1, _INNER).astype(np.float32),
                rng.random(_BRIGHTNESS).astype(np.float32),
            )
            for item in items[at : at + _AT_ONCE]
        ]
        assert packed(measured[0], b"")
        start = time.perf_counter()
        store.keep(key, measured)
        seconds += time.perf_counter() - start
    return seconds


def _fifty(task: Task, base: Path) -> Task:
    """A head of fifty labels on the embedding."""
    rng = np.random.default_rng(2)
    file = base / "fifty.npz"
    weights = rng.normal(0, 1, (_DIMENSIONS, 50)).astype(np.float32)
    ones, zeros = np.ones(_DIMENSIONS, np.float32), np.zeros(_DIMENSIONS, np.float32)
    np.savez(file, weights=weights, bias=np.zeros(50, np.float32), mean=zeros, scale=ones)
    labels = tuple((f"label {at}",) for at in range(50))
    return replace(task, head=HeadFile(file, (Feature.EMBEDDING,)), classes=labels, thresholds={})


def _seconds(library: Path, task: Task, store: Store, count: int) -> float:
    job = ClassifyJob([str(library)], task, Remembering(Nobody(), task, store))
    start = time.perf_counter()
    job.start()
    found, finished = 0, Finished(Outcome.FAILED)
    for event in job.events():
        if isinstance(event, Predicted):
            found += len(event.predictions)
        elif isinstance(event, Finished):
            finished = event
    job.join()
    assert (found, finished.outcome) == (count, Outcome.DONE), finished
    return time.perf_counter() - start


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
