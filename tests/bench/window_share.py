"""How fast the window sorts, its board streaming, beside the same without a window: in turns, in one run.

`PYTHONPATH=tests python -m bench.window_share [--photos N]`: camera-size photos, the real window on the offscreen
platform and its real worker, which makes thumbnails; and the job of the command line.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.opened import Opened, pause, wait
from sorter.gui.app import run_smoothly
from sorter.gui.style import Theme
from sorter.jobs.bench.library import make_library
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Predicted, Started
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.resources import resources_dir
from sorter.tasks.catalogue import catalogue

_SETTLE = 1_000  # milliseconds


def main() -> None:
    """Print photos per second of each round, and the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    Theme(app)
    run_smoothly(app)
    with tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch) / "library"
        make_library(resources_dir() / "samples", library, options.photos)
        bare, window = [], []
        for number in range(options.rounds):
            bare.append(_bare(library))
            window.append(_windowed(Path(scratch) / f"data {number}", library))
            print(f"{bare[-1]:.1f} photos/s without a window, {window[-1]:.1f} with it", flush=True)
    print(f"the window has {statistics.median(window) / statistics.median(bare):.0%} of the speed without it")


def _bare(library: Path) -> float:
    task = catalogue((resources_dir() / "tasks",)).find("day-night")
    job = ClassifyJob([str(library)], task, WorkerMeasurer(task))
    job.start()
    count, begin, last = 0, 0.0, 0.0
    for event in job.events():
        if isinstance(event, Started):
            begin = time.perf_counter()
        elif isinstance(event, Predicted):
            count, last = count + len(event.predictions), time.perf_counter()
    job.join()
    return count / (last - begin)


def _windowed(data: Path, library: Path) -> float:
    opened = Opened(data)
    pause(_SETTLE)
    begin = time.perf_counter()
    opened.drop(library)
    sorting = opened.parts.sorting
    wait(lambda: sorting.running)
    wait(lambda: not sorting.running)
    rate = len(sorting.results) / (time.perf_counter() - begin)
    opened.close()
    return rate


if __name__ == "__main__":
    main()
