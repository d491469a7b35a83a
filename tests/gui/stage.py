"""A display of its own with the real window on it, and a hand that has a real mouse and a real keyboard."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

_HERE = Path(__file__).parent
_PATIENCE = 60  # seconds: two busy cores are slow, not wrong
_STEPS = 12
_STOPS = 60  # more than the window has

MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]

Point = tuple[int, int]


@contextmanager
def display() -> Iterator[str]:
    """A display of its own; the server picks a free number."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Program:
    """A program on the display that is told and tells lines."""

    def __init__(self, on: str, *words: str) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, "DISPLAY": on, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": paths}
        environment.pop("WAYLAND_DISPLAY", None)
        self._process = subprocess.Popen(
            [sys.executable, *words],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def line(self) -> str:
        """The next line; empty once the program has ended."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def ask(self, **question: object) -> dict[str, object]:
        """The answer to a question."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self.line()
        assert line, "the window has ended"
        return dict(json.loads(line))


class Hand:
    """What a person does on a display: xdotool's mouse and keyboard."""

    def __init__(self, on: str) -> None:
        self._environment = {**os.environ, "DISPLAY": on}

    def click(self, at: Point, *, times: int = 1) -> None:
        """Press and let go, so many times."""
        again = ["--repeat", str(times), "--delay", "60"] if times > 1 else []
        self._do("mousemove", *map(str, at), "sleep", "0.1", "click", *again, "1", "sleep", "0.1")

    def drag(self, start: Point, end: Point) -> None:
        """Press, move in steps as a hand does, let go."""
        words = ["mousemove", *map(str, start), "sleep", "0.2", "mousedown", "1", "sleep", "0.1"]
        for step in range(1, _STEPS + 1):
            x, y = (round(a + (b - a) * step / _STEPS) for a, b in zip(start, end, strict=True))
            words += ["mousemove", str(x), str(y), "sleep", "0.05"]
        self._do(*words, "sleep", "0.3", "mouseup", "1")

    def press(self, *keys: str) -> None:
        """One key after the other, by their names in X."""
        self._do("key", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        """Letters and figures."""
        self._do("type", "--delay", "15", text)

    def look_at(self, window: int) -> None:
        """Give a window the keys, as a window manager does."""
        self._do("windowfocus", "--sync", str(window))

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=_PATIENCE)


class Stage:
    """The real window, seen from outside."""

    def __init__(self, on: str, data: Path) -> None:
        self.hand = Hand(on)
        self._program = Program(on, str(_HERE / "stage_window.py"), str(data))

    def __enter__(self) -> Self:
        self._program.__enter__()
        self._window = int(json.loads(self._program.line())["ready"])
        self.look()
        return self

    def __exit__(self, *_: object) -> None:
        self._program.__exit__()

    def look(self, window: int = 0) -> None:
        """Give the window the keys, or another one of its program, as a window manager does."""
        self.hand.look_at(window or self._window)

    def state(self) -> Mapping[str, object]:
        """What stands in the window."""
        return self._program.ask(state=True)

    def until(self, said: str, wanted: Callable[[Mapping[str, object]], bool]) -> Mapping[str, object]:
        """What stands in the window once it is so; `said` is for people."""
        end = time.monotonic() + _PATIENCE
        while not wanted(state := self.state()):
            assert time.monotonic() < end, f"not {said}: {state}"
        return state

    def rests(self, said: str, wanted: Callable[[Mapping[str, object]], bool] = lambda _: True) -> Mapping[str, object]:
        """The same, once nothing runs any more."""
        return self.until(said, lambda state: bool(state["rest"]) and wanted(state))

    def middle(self, name: str) -> Point:
        """Where something is on the screen, by what it is called."""
        return _middle(self._program.ask(where=name)["found"], name)

    def end(self, name: str) -> Point:
        """Where something ends on the screen, at its right."""
        found = self._program.ask(where=name)["found"]
        assert isinstance(found, list), f"{name} is not in sight"
        return found[0] + found[2] - 3, found[1] + found[3] // 2

    def card(self, column: str, at: int = 0) -> Point:
        """Where a card of a column is on the screen."""
        return _middle(self._program.ask(card=column, at=at)["found"], column)

    def click(self, name: str) -> None:
        """Click what is called so."""
        self.hand.click(self.middle(name))

    def go_to(self, name: str, *, by: str = "Tab") -> None:
        """Press a key until what is called so has the keys."""
        passed = []
        while name not in passed:
            passed.append(str(self.state()["focus"]))
            assert len(passed) < _STOPS, f"{by} does not lead to {name}, but to {passed}"
            if passed[-1] != name:
                self.hand.press(by)


def counts(state: Mapping[str, object]) -> dict[str, int]:
    """How many cards each column of a state has."""
    found = state["counts"]
    assert isinstance(found, dict)
    return dict(found)


def _middle(area: object, name: str) -> Point:
    assert isinstance(area, list), f"{name} is not in sight"
    x, y, width, height = area
    return x + width // 2, y + height // 2
