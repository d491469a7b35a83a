"""A real drag from another program, on a real display."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sorter.resources import resources_dir

_HERE = Path(__file__).parent
_MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
_PHOTOS = ("coffee.jpg", "kingfisher.jpg", "red-panda.jpg", "white-car.jpg", "night-tower-bridge.jpg", "toucan.jpg")

pytestmark = [
    pytest.mark.skipif(bool(_MISSING), reason=f"needs {' and '.join(_MISSING)}"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs X11"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own; the server picks a free number."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@dataclass(frozen=True)
class Said:
    """An event of the window under test."""

    event: str
    middle: tuple[int, int] = (0, 0)
    counts: dict[str, int] = field(default_factory=dict)
    card: tuple[int, int] = (0, 0)
    target: tuple[int, int] = (0, 0)
    count: int = 0


class _Child:
    """A program on the display that tells lines."""

    def __init__(self, display: str, *words: str) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": paths}
        environment.pop("WAYLAND_DISPLAY", None)
        self._process = subprocess.Popen(
            [sys.executable, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def line(self) -> str:
        """The next line; empty once the program has ended."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def event(self, name: str) -> Said:
        """The next event of this name."""
        while line := self.line():
            said = Said(**json.loads(line))
            if said.event == name:
                return said
        raise AssertionError(f"the window ended without {name}")

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate()


def test_files_are_dragged_from_another_program_and_a_card_to_another_column(display: str, tmp_path: Path) -> None:
    """The mouse alone: the dropped folder is sorted, and the card that is dragged on lies in the other column."""
    folder = tmp_path / "dragged"
    folder.mkdir()
    for name in _PHOTOS:
        shutil.copy(resources_dir() / "samples" / name, folder)
    with ExitStack() as children:
        window = _Child(display, str(_HERE / "drag_target.py"), str(tmp_path / "data"))
        children.callback(window.close)
        middle = window.event("ready").middle
        source = _Child(display, str(_HERE / "drag_source.py"), str(folder))
        children.callback(source.close)
        assert source.line() == "ready"
        _drag(display, (60, 60), middle)
        dropped = source.line()
        finished = window.event("finished")
        _drag(display, finished.card, finished.target)
        moved = window.event("moved")

    assert dropped == "dropped"
    assert sum(finished.counts.values()) == len(_PHOTOS)
    assert moved.count == 1


def _drag(display: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, move in steps as a hand does, let go."""
    steps = 12
    words: list[str] = ["mousemove", *map(str, start), "sleep", "0.2", "mousedown", "1", "sleep", "0.1"]
    for step in range(1, steps + 1):
        x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
        words += ["mousemove", str(x), str(y), "sleep", "0.05"]
    words += ["sleep", "0.3", "mouseup", "1"]
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, check=True, timeout=60)
