"""What costs the window's thread: the longest silences of streaming, of scrolling and of moving.

And how long the picture of a card takes that was seen at an earlier start.

`PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.board [--photos N] [--moves N] [--rounds N]`: empty files
and a measurer that answers at once, in the real window with a task of three labels; pictures are one JPEG for all. A
heartbeat of 5 ms is listened to. Other programs only lengthen a silence, so that the least of several rounds is what
Sorter costs.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench.million import Answering, fill
from bench.opened import pause, wait
from fakes import make_task
from sorter.core.picture import make_picture
from sorter.gui.app import OF_A_RUN, run_smoothly
from sorter.gui.assembly import Parts, assemble
from sorter.gui.kept_pictures import KeptPictures
from sorter.gui.places import UNSURE
from sorter.gui.reading import Wanted
from sorter.gui.style import Theme
from sorter.gui.thumbnails import Thumbnails
from sorter.jobs.worker.spare import Spare
from sorter.resources import resources_dir
from sorter.settings import Places, Settings
from sorter.tasks.manifest import Task

_BEAT = 5  # milliseconds
_SCREENS = 300  # that are scrolled through, one at a beat, in each column
_WARM = 1_000  # milliseconds before anything is measured


@dataclass
class Heartbeat:
    """Milliseconds between beats of the window's thread."""

    gaps: list[float] = field(default_factory=list)
    worked: float = 0.0  # seconds that the thread had a core

    def listen(self, deed: Callable[[], None]) -> "Heartbeat":
        """Do something that runs the event loop, and listen meanwhile."""
        timer, last = QTimer(interval=_BEAT), time.perf_counter()

        def beat() -> None:
            nonlocal last
            now = time.perf_counter()
            self.gaps.append((now - last) * 1000)
            last = now

        timer.timeout.connect(beat)
        timer.start()
        before = time.thread_time()
        deed()
        self.worked = time.thread_time() - before
        timer.stop()
        return self

    def __str__(self) -> str:
        ordered = sorted(self.gaps)
        over = sum(gap > 50 for gap in ordered)
        told = (
            f"longest {ordered[-1]:.0f} ms, of a hundred {ordered[len(ordered) * 99 // 100]:.0f} ms, {over} over 50 ms"
        )
        return f"{told}; {self.worked:.1f} s of work"


def main() -> None:
    """Print the silences of each round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--moves", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Theme(app)
    for module in OF_A_RUN:  # the program has them by then
        import_module(module)
    run_smoothly(app)
    with tempfile.TemporaryDirectory() as scratch:
        _warm_pictures(Path(scratch))
        fill(Path(scratch), options.photos)
        fill(Path(scratch) / "moved", options.moves)
        for number in range(options.rounds):
            _round(Path(scratch), number)


def _round(scratch: Path, number: int) -> None:
    parts = _opened(scratch / f"data {number}")
    tell(f"{number + 1}: streaming", Heartbeat().listen(lambda: _stream(parts, scratch / "library")))
    wait(lambda: parts.planning.is_settled and parts.checking.is_settled)
    pause(_WARM)
    tell("   scrolling", Heartbeat().listen(lambda: _scroll(parts)))
    _close(parts)
    parts = _opened(scratch / f"data of moves {number}")
    _stream(parts, scratch / "moved" / "library")
    wait(parts.window.destination.bar.button.isEnabled)
    pause(_WARM)
    tell("   moving", Heartbeat().listen(lambda: _file(parts, parts.window.destination.press)))
    pause(_WARM)
    tell("   undoing", Heartbeat().listen(lambda: _file(parts, parts.window.banner.offers()[0].click)))
    _close(parts)


def _close(parts: Parts) -> None:
    parts.closing.wish()
    wait(lambda: not parts.window.isVisible())


def tell(what: str, heard: Heartbeat) -> None:
    """One line."""
    print(f"{what:14} {heard}  (load {os.getloadavg()[0]:.1f})", flush=True)


def _opened(data: Path) -> Parts:
    picture = _drawn(str(resources_dir() / "samples" / "heron.jpg"), 320)
    task = make_task()

    def measure(_task: Task, _device: str) -> Answering:
        return Answering(task)

    parts = assemble(
        Places(data),
        {task.id: task},
        Settings(action="move"),
        measure,
        lambda *_: picture,
        measure_apart=measure,
        beside=Spare(Places(data).store),
    )
    settled: list[bool] = []
    parts.filing_flow.settled.connect(lambda: settled.append(True))
    parts.window.resize(1440, 900)
    parts.window.show()
    parts.filing_flow.begin()
    wait(lambda: bool(settled))
    pause(_WARM)
    return parts


def _drawn(path: str, side: int) -> bytes:
    return make_picture(path, side, lambda _: nullcontext())


def _warm_pictures(scratch: Path) -> None:
    """Screens of forty cards at twice the usual size, from the disk: the median time until each is there."""
    photos = [str(path) for path in sorted((resources_dir() / "samples").glob("*.jpg"))][:40]
    _screen(scratch, photos)
    took = [milliseconds for _ in range(5) for milliseconds in _screen(scratch, photos)]
    print(f"pictures from the disk: median {statistics.median(took):.0f} ms, longest {max(took):.0f} ms", flush=True)


def _screen(scratch: Path, photos: Sequence[str]) -> list[float]:
    """Milliseconds until each picture is there, after a start."""
    kept = KeptPictures(scratch / "pictures.sqlite", _drawn)
    thumbnails, begin = Thumbnails(kept.draw), time.perf_counter()
    came: dict[str, float] = {}
    thumbnails.arrived.connect(lambda paths: came.update(dict.fromkeys(paths, time.perf_counter())))
    for path in photos:
        thumbnails.look(Wanted(path, 164, 154, cover=True, radius=12), 1)
    wait(lambda: len(came) == len(photos))
    thumbnails.close()
    kept.rest()
    return [(at - begin) * 1000 for at in came.values()]


def _stream(parts: Parts, library: Path) -> None:
    parts.flow.open([str(library)])
    wait(lambda: parts.sorting.running)
    wait(lambda: not parts.sorting.running)


def _scroll(parts: Parts) -> None:
    """A screen at each beat, through every column at once, as a dragged handle does."""
    board, results = parts.window.board, parts.sorting.results
    bars = [board.column(place).view.verticalScrollBar() for place in results.places() if place != UNSURE]
    for step in range(_SCREENS):
        for bar in bars:
            bar.setValue(bar.maximum() * step // _SCREENS)
        pause(_BEAT)


def _file(parts: Parts, deed: Callable[[], None]) -> None:
    """Move the files, or put them back."""
    deed()
    wait(lambda: parts.filing.running)
    wait(lambda: not parts.filing.running)
    print(f"   {parts.window.banner.text()}")


if __name__ == "__main__":
    main()
