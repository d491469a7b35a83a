"""How soon the first result is on the board after a folder of very many photos is dropped on the open window.

The real window on the offscreen platform and its real worker, which has loaded its model: small photos, hard links of
those that come with Sorter. Run as `PYTHONPATH=tests python -m bench.first_result`.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from bench.opened import Opened, pause, wait
from sorter.gui.app import run_smoothly
from sorter.gui.assembly import Parts
from sorter.gui.style import Theme
from sorter.resources import resources_dir

_WANTED = 1.0  # seconds, median
_SETTLE = 1_000


class _FirstPaint(QObject):
    """Notes when a column is first painted with a card in it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.at = 0.0
        self._sorting = parts.sorting
        for place in parts.sorting.results.places():
            parts.window.board.column(place).view.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and len(self._sorting.results) and not self.at:
            self.at = time.perf_counter()
        return False


def main() -> int:
    """Print the seconds of each round; 1 where their median is more than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--folders", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at", help="folder that the photos are made in, for a while")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    Theme(app)
    run_smoothly(app)
    with tempfile.TemporaryDirectory(dir=options.at) as scratch:
        library = Path(scratch) / "library"
        _fill(library, options.photos, options.folders)
        rounds = [_round(Path(scratch) / f"data {number}", library) for number in range(options.rounds)]
    print(f"median {statistics.median(rounds):.2f} s (wanted: {_WANTED})")
    return 0 if statistics.median(rounds) <= _WANTED else 1


def _fill(library: Path, count: int, folders: int) -> None:
    """Hard links, each of a copy that has less than a file system lets it have."""
    samples = sorted((resources_dir() / "samples").glob("*.jpg"))
    firsts: list[Path] = []
    for number in range(count):
        path = library / f"Holiday {number % folders:04}" / f"IMG_{number:07}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        if number < len(samples):
            path.write_bytes(samples[number].read_bytes())
            firsts.append(path)
        else:
            os.link(firsts[number % len(firsts)], path)


def _round(data: Path, library: Path) -> float:
    """Seconds from the drop to the first painted card, with a window of its own."""
    opened = Opened(data)
    pause(_SETTLE)
    first = _FirstPaint(opened.parts)
    begin = time.perf_counter()
    opened.drop(library)
    wait(lambda: first.at > 0)
    seconds = first.at - begin
    print(f"{seconds:.2f} s  load {os.getloadavg()[0]:.1f}", flush=True)
    opened.close()
    return seconds


if __name__ == "__main__":
    raise SystemExit(main())
