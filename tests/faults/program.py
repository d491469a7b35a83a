"""Fault points of the installed program itself: strace kills it at a system call, or has that call fail.

strace counts calls for each thread on its own, so a point is a thread's role, a call and its number there, and it
counts only where strace's own log shows that it struck after the work had begun.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.intercept import CALLS
from faults.points import Combination, Deed, Fault, Stage, Struck
from faults.room import Room
from sorter.files.planning.plan_file import write_plan

_LINE = re.compile(r"(\d+) +(\w+)\((.*)")
_SORTER = Path(sys.executable).with_name("sorter")
_MOVERS = Path(__file__).with_name("movers.py")
_TESTS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class ProgramPoint:
    """The fault and the place of its call among those of one thread."""

    combination: Combination
    fault: Fault
    thread: int  # in the order in which the threads begin to make calls
    call: str
    number: int
    first: int = 0


def why_not() -> str:
    """Why the program cannot be struck here; empty where it can."""
    if not shutil.which("strace"):
        return "strace is not there"
    if not _SORTER.exists():
        return "Sorter is not installed in this environment"
    done = subprocess.run(
        ["strace", "-qq", "-f", "--seccomp-bpf", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return "" if done.returncode == 0 else f"strace does not work here: {done.stderr.decode().strip()}"


class ProgramStage:
    """Plays points of the installed program, or of the careless one."""

    def __init__(self, room: Room, combination: Combination) -> None:
        self.combination = combination
        self.stage = Stage(room, combination)
        self.scene = self.stage.scene
        self._log = room.base / "strace.log"
        self._plan = room.base / "plan.json"

    def points(self, fault: Fault, first: int = 0) -> list[ProgramPoint]:
        """Every point that strace can strike, from one run that is only recorded."""
        self._prepare(first)
        self._traced(None)
        counts: Counter[tuple[int, str]] = Counter()
        points = []
        for thread, call, begun in self._calls():
            counts[thread, call] += 1
            number = counts[thread, call]
            met_before = any(counts[other, call] >= number for other in range(thread))
            if begun and not met_before:
                points.append(ProgramPoint(self.combination, fault, thread, call, number, first))
        return points

    def play(self, point: ProgramPoint) -> Struck:
        """Strike, recover with the program, look, undo, look again."""
        self._prepare(point.first)
        status = self._traced(point)
        struck = Struck(self._fired(point, status), point.call)
        said = [] if self.combination.careless else [self._recovered(), self.stage.recover()]
        struck.verdict = self.scene.verdict()
        said.append(self.stage.undo())
        self.scene.restored(struck.verdict)
        if point.fault is not Fault.KILL and status not in {0, 1, 3}:
            said.append(f"ended with status {status}")
        struck.verdict.other += [words for words in said if words]
        return struck

    def _prepare(self, first: int) -> None:
        self.stage.prepare(first)
        self._plan.unlink(missing_ok=True)
        write_plan(self.scene.plan, str(self._plan))

    def _traced(self, point: ProgramPoint | None) -> int:
        words = ["strace", "-qq", "-f", "-o", str(self._log), "-e", f"trace={','.join(sorted(CALLS))}"]
        killed = point is not None and point.fault is Fault.KILL
        if not killed:
            words.append("--seccomp-bpf")  # faster, but a signal that is sent at a call never arrives under it
        if point:
            what = "signal=KILL" if killed else f"error={point.fault}"
            words += ["-e", f"inject={point.call}:{what}:when={point.number}"]
        return self._run([*words, *self._words(self.combination.deed)]).returncode

    def _words(self, deed: Deed) -> list[str]:
        more = {Deed.APPLY: [str(self._plan)], Deed.UNDO: ["1"], Deed.RECOVER: []}[deed]
        if self.combination.careless:
            return [sys.executable, str(_MOVERS), str(self._plan), str(deed)]
        return [str(_SORTER), "--data-dir", str(self.scene.journal.parent), str(deed), *more]

    def _recovered(self) -> str:
        done = self._run([*self._words(Deed.RECOVER), "--json"])
        try:
            told = json.loads(done.stdout)
        except ValueError:
            return f"recover ended with status {done.returncode}: {done.stderr[-300:]}"
        return f"left alone: {told['left_alone']}" if told["left_alone"] else ""

    @staticmethod
    def _run(words: list[str]) -> "subprocess.CompletedProcess[str]":
        above = [str(_TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]
        kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        environment = {**kept, "PYTHONPATH": os.pathsep.join(above), "PYTHONUTF8": "1"}
        return subprocess.run(
            words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )

    def _calls(self) -> Iterator[tuple[int, str, bool]]:
        """Thread, call, and whether it changes something after the work began, in the order of the log."""
        threads: list[str] = []
        mine, begun = str(self.scene.base), False
        for line in self._log.read_text(errors="replace").splitlines():
            match = _LINE.match(line)
            if not match:
                continue
            process, call, words = match.groups()
            if process not in threads:
                threads.append(process)
            begun = begun or mine in words
            idle = (call == "openat" and "O_CREAT" not in words) or (call == "write" and words[:2] in {"1,", "2,"})
            yield threads.index(process), call, begun and not idle and call != "ioctl"

    def _fired(self, point: ProgramPoint, status: int) -> bool:
        text = self._log.read_text(errors="replace")
        if str(self.scene.base) not in text:
            return False
        return (
            "killed by SIGKILL" in text and status in {-9, 137} if point.fault is Fault.KILL else "(INJECTED)" in text
        )
