"""The installed program as a user runs it: another process, with a data directory of the test's own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sorter.cli.output import JsonValue

_NO_OVERRIDE = ("--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search")

Snapshot = dict[str, tuple[str, int, int]]
"""Every file beneath a folder: its content's hash, time and permissions."""


@dataclass(frozen=True)
class Ended:
    """How a process ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, JsonValue]]:
        """The lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Program:
    """`command` with `data` as its data directory; no window, whatever display there is."""

    data: Path
    command: tuple[str, ...] = (sys.executable, "-m", "sorter")

    @property
    def environment(self) -> dict[str, str]:
        """What the process sees: no display, no debugging."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        kept.pop("SORTER_DEBUG", None)
        return {**kept, "SORTER_DATA_DIR": str(self.data), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}

    def without_override(self) -> "Program":
        """The same for a user whom permissions bind: root passes every check, unless it gives that power away."""
        if os.geteuid() != 0:
            return self
        if shutil.which("setpriv") is None:
            pytest.skip("running as root, and there is no setpriv to give root's power away")
        return Program(self.data, ("setpriv", *_NO_OVERRIDE, *self.command))

    def words(self, words: Sequence[str | Path]) -> list[str]:
        """The whole command line."""
        return [*self.command, *map(str, words)]

    def __call__(self, *words: str | Path) -> Ended:
        """Run to the end."""
        done = subprocess.run(
            self.words(words),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        """Start, with pipes for everything it says."""
        return subprocess.Popen(
            self.words(words),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )


def end_of(process: "subprocess.Popen[str]", first: str) -> Ended:
    """The end of a process that was started, whose first lines were read already."""
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout, process.stderr:
        rest, err = process.stdout.read(), process.stderr.read()
    return Ended(process.returncode, first + rest, err)


def read_until(process: "subprocess.Popen[str]", event: str) -> str:
    """What a process says in JSON lines up to the first of an event, which is then on its way."""
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or json.loads(lines[-1])["event"] != event:
        lines.append(process.stdout.readline())
    return "".join(lines)


def snapshot(folder: Path) -> Snapshot:
    """What lies beneath `folder`, to the last byte and nanosecond."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(folder)): (digest(path), path.stat().st_mtime_ns, path.stat().st_mode) for path in files
    }


def digest(path: Path) -> str:
    """A file's content in short."""
    return hashlib.blake2b(path.read_bytes()).hexdigest()
