"""What a folder costs the window by the number of its photos: time of each stage, and memory.

The files are empty and the measurer answers at once, so that all there is to see is what Sorter does besides measuring:
scan, board and plan, in the real window on the offscreen platform. Each number has a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sorter.core.measurement import Device, Failure, Measurement, Measurer, StageTimes
from sorter.core.scan import scan
from sorter.errors import InputError
from sorter.gui.app import run_smoothly
from sorter.gui.assembly import Parts, assemble
from sorter.gui.style import Theme
from sorter.items import Item
from sorter.jobs.worker.spare import Spare
from sorter.resources import resources_dir
from sorter.settings import Places, Settings
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

_IN_A_FOLDER = 500
_BATCH = 64  # photos, as on a GPU
_SURE = 15.0  # added to one class of each photo: most are sure, and go somewhere
_GLANCE = 5  # milliseconds between looks at memory and at what is done
_PATIENCE = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one number of photos. Memory is resident and of the whole process, in bytes."""

    count: int
    scan_seconds: float  # alone, nothing kept
    scan_memory: int  # most that the scan added
    empty_memory: int  # with the empty window
    sort_seconds: float  # from the drop to the last photo on the board
    sorted_memory: int  # with every photo on the board, before the last plan
    plan_seconds: float  # from there to the plan that is shown
    peak_memory: int  # most at any time
    longest_silence: float  # seconds in which the window did nothing at all that was asked of it

    @property
    def for_photos(self) -> int:
        """What the photos took at most."""
        return self.peak_memory - self.empty_memory


def measured_apart(count: int, folder: Path) -> Figures:
    """The figures of `count` photos beneath `folder`, which is made, from a process of its own."""
    fill(folder, count)
    command = [sys.executable, __file__, "--one", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, text=True).stdout
    return Figures(**json.loads(said.splitlines()[-1]))


def fill(folder: Path, count: int) -> None:
    """Make `count` empty files with names of photos, in folders of 500."""
    for first in range(0, count, _IN_A_FOLDER):
        below = folder / "library" / f"Holiday {first // _IN_A_FOLDER:05}"
        below.mkdir(parents=True, exist_ok=True)
        for number in range(first, min(first + _IN_A_FOLDER, count)):
            (below / f"IMG_{number:08}.jpg").touch()


class Answering:
    """A measurer that answers at once, with scores that differ from photo to photo."""

    def __init__(self, task: Task) -> None:
        self._random = np.random.default_rng(1)
        self._classes = len(task.labels)
        self._stopped = False

    @property
    def device(self) -> Device:
        """None that there is."""
        return Device("cpu", "CPU", "")

    @property
    def times(self) -> StageTimes:
        """Nothing is worked."""
        return StageTimes(0.0, 0.0, 0.0)

    def open(self) -> None:
        """Nothing is loaded."""

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Batch by batch."""
        drawn = iter(items)
        nothing, light = np.zeros(0, np.float32), np.zeros(32, np.float32)
        while not self._stopped and (batch := list(islice(drawn, _BATCH))):
            scores = self._random.normal(0, 3, (len(batch), self._classes)).astype(np.float32)
            scores[np.arange(len(batch)), self._random.integers(self._classes, size=len(batch))] += _SURE
            yield [Measurement(item, one, nothing, nothing, light) for item, one in zip(batch, scores, strict=True)]

    def stop(self) -> None:
        """End `measure` after its batch."""
        self._stopped = True

    def close(self) -> None:
        """Nothing is held."""


def _figures(folder: Path) -> Figures:
    """In this process."""
    library = str(folder / "library")
    watch = _Watch()
    scan_seconds, count, scan_memory = watch.scan(library)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another Qt program runs here")
    Theme(app)
    task = replace(load_task(resources_dir() / "tasks" / "subjects.toml"), outside=None)  # there are no embeddings here
    parts = _window(folder, {task.id: task})
    watch.wait(lambda: parts.planning.is_settled and parts.window.isVisible())
    run_smoothly(app)
    empty = watch.peak = watch.now()
    watch.silence = 0.0
    begin = time.perf_counter()
    parts.flow.open([library])
    watch.wait(lambda: len(parts.sorting.results) == count and not parts.sorting.running)
    sort_seconds, sorted_memory = time.perf_counter() - begin, watch.now()
    begin = time.perf_counter()
    watch.wait(lambda: parts.planning.is_settled and parts.checking.is_settled)
    plan_seconds = time.perf_counter() - begin
    return Figures(
        count,
        scan_seconds,
        scan_memory,
        empty,
        sort_seconds,
        sorted_memory,
        plan_seconds,
        watch.peak,
        watch.silence,
    )


def _window(folder: Path, tasks: Mapping[str, Task]) -> Parts:
    def measure(task: Task, _: str) -> Measurer:
        return Answering(task)

    def draw(_path: str, _side: int) -> bytes:
        raise InputError("an empty file")

    places = Places(folder / "data")
    parts = assemble(
        places,
        tasks,
        Settings(task=next(iter(tasks))),
        measure,
        draw,
        measure_apart=measure,
        beside=Spare(places.store),
    )
    parts.window.resize(1440, 900)
    parts.window.show()
    parts.filing_flow.begin()
    return parts


class _Watch:
    """Looks at this process while the window works."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self.peak = 0  # bytes
        self.silence = 0.0  # seconds

    def now(self) -> int:
        """Resident bytes."""
        return int(self._process.memory_info().rss)

    def scan(self, folder: str) -> tuple[float, int, int]:
        """Seconds, items and bytes of a scan of which nothing is kept."""
        before = self.peak = self.now()
        begin = time.perf_counter()
        count = 0
        for count, _ in enumerate(scan([folder]), 1):
            if count % 1000 == 0:
                self.peak = max(self.peak, self.now())
        return time.perf_counter() - begin, count, self.peak - before

    def wait(self, until: Callable[[], bool]) -> None:
        """Run the event loop until something is so. Raises `TimeoutError` where it does not come to that."""
        loop, looks, last = QEventLoop(), QTimer(interval=_GLANCE), time.perf_counter()
        late = last + _PATIENCE

        def look() -> None:
            nonlocal last
            now = time.perf_counter()
            self.silence, last = max(self.silence, now - last), now
            self.peak = max(self.peak, self.now())
            if until() or now > late:
                loop.quit()

        looks.timeout.connect(look)
        looks.start()
        loop.exec()
        if not until():
            raise TimeoutError("the window did not get there")


def main() -> int:
    """Print the figures of each number of photos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--at", help="folder that the photos are made in, for a while")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(_figures(options.one))), flush=True)
        os._exit(0)  # at once: nothing here is to be kept
    for count in options.counts:
        with tempfile.TemporaryDirectory(dir=options.at) as folder:
            _tell(measured_apart(count, Path(folder)))
    return 0


def _tell(found: Figures) -> None:
    mega, each = 1e6, found.for_photos / found.count
    print(f"{found.count:,} photos  (load {os.getloadavg()[0]:.1f})")
    print(f"  scan alone     {found.scan_seconds:8.1f} s   +{found.scan_memory / mega:.0f} MB")
    print(f"  empty window              {found.empty_memory / mega:8.0f} MB")
    print(f"  on the board   {found.sort_seconds:8.1f} s   {found.sorted_memory / mega:8.0f} MB")
    print(f"  planned        {found.plan_seconds:8.1f} s")
    print(f"  at most                   {found.peak_memory / mega:8.0f} MB, {each:.0f} bytes a photo")
    print(f"  longest silence {found.longest_silence:7.2f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
