"""Dies at one line after the other of the engine, recovers, undoes, and looks at every file after each.

Run as a program of its own, since it forks: `crashing.py FOLDER TARGET DEED KIND RUNG STRIDE OFFSET`. Prints a
JSON object with the number of points where it died and, for each point where something was wrong, what.
"""

import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from library import content, fill, leftovers, plan_for
from sorter.files.journal import Journal
from sorter.files.mover import carry_out
from sorter.files.noclobber import LADDER, Rung
from sorter.files.plan import ActionKind
from sorter.files.recovery import settle_open
from sorter.files.steps import run_of
from sorter.files.undo import plan_undo

if TYPE_CHECKING:
    from _typeshed import TraceFunction

_FILES = 7
_LONGEST_RECOVERY = 2500  # lines; where there is much to recover
_ENGINE = os.path.join("sorter", "files", "")


class Scene:
    """A library, its target and its journal."""

    def __init__(self, base: Path, target: Path, kind: ActionKind, ladder: tuple[Rung, ...]) -> None:
        self.library, self.journal, self.target = base / "library", base / "journal.sqlite", target
        self.kind, self.ladder = kind, ladder
        for folder in (base, target):
            shutil.rmtree(folder, ignore_errors=True)
        fill(self.library, _FILES)
        self.before = content(self.library)
        self.plan = plan_for(sorted(self.library.rglob("*.jpg")), target, kind)

    def apply(self) -> None:
        """Carry the plan out."""
        run, steps = run_of(self.plan)
        with Journal.writing(self.journal) as journal:
            run = journal.begin(run)
            carry_out(journal, run, steps, checkpoint=_nothing, report=_ignore, ladder=self.ladder)

    def move_carelessly(self) -> None:
        """The control: no journal, no verified copy."""
        for action in self.plan.actions:
            os.makedirs(os.path.dirname(action.target), exist_ok=True)
            shutil.move(action.source, action.target)

    def undo(self) -> None:
        """Put everything back that stands at its target."""
        with Journal.writing(self.journal) as journal:
            settle_open(journal, ladder=self.ladder)
            if any(run.can_undo and not run.is_undo for run in journal.runs()):
                undo = plan_undo(journal, None)
                run = journal.begin(undo.run)
                carry_out(journal, run, undo.steps, checkpoint=_nothing, report=_ignore, ladder=self.ladder)

    def recover(self) -> None:
        """What the next start does."""
        with Journal.writing(self.journal) as journal:
            found = settle_open(journal, ladder=self.ladder)
            assert not found.attention, found
            assert not settle_open(journal, ladder=self.ladder).anything  # twice is once

    def problem(self) -> str:
        """What is wrong with the files after recovery; empty where nothing is."""
        at_source, at_target = content(self.library), content(self.target)
        if rest := leftovers(self.library, self.target):
            return f"temporary files left: {rest}"
        if not set(at_source.items()) <= set(self.before.items()):
            return "a file at its old place is not what it was"
        expected = sorted(self.before.values())
        if self.kind is ActionKind.COPY:
            whole = set(at_target.values()) <= set(expected) and at_source == self.before
        else:
            whole = sorted([*at_source.values(), *at_target.values()]) == expected
        return "" if whole else f"lost or doubled: {sorted(at_source)} and {sorted(at_target)}"

    def restored(self) -> str:
        """What is wrong after the undo; empty where nothing is."""
        if content(self.library) != self.before or content(self.target):
            return f"not restored: {sorted(content(self.library))} and {sorted(content(self.target))}"
        return ""


def _nothing() -> None:
    pass


def _ignore(_: object) -> None:
    pass


def dies(work: Callable[[], None], at: int) -> bool:
    """Do the work in a process that is killed at its `at`-th line of the engine; False where it came to its end."""
    process = os.fork()
    if process == 0:
        try:
            sys.settrace(_killer(at) if at else None)
            work()
            sys.settrace(None)
        except BaseException as error:
            print("trouble:", repr(error), file=sys.stderr, flush=True)
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"it failed instead of being killed at line {at}")
    return os.WIFSIGNALED(status)


def _killer(at: int) -> "TraceFunction":
    left = at

    def trace_line(_: FrameType, event: str, __: object) -> "TraceFunction":
        nonlocal left
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace_line

    def trace_call(frame: FrameType, _: str, __: object) -> "TraceFunction | None":
        file = frame.f_code.co_filename
        return trace_line if _ENGINE in file or file.endswith("shutil.py") else None

    return trace_call


def crash_everywhere(new_scene: Callable[[], Scene], deed: str, stride: int, offset: int) -> dict[str, object]:
    """Die at each `stride`-th line from `offset` on, until the work comes to its end first."""
    points, problems = 0, {}
    for at in itertools.count(1 + offset, stride):
        scene = new_scene()
        died = _died(scene, deed, at)
        points += died
        dies(scene.recover, 0)
        problem = scene.problem()
        dies(scene.undo, 0)
        problem = problem or scene.restored()
        if problem:
            problems[str(at)] = problem
        if not died and (deed != "recover" or at > _LONGEST_RECOVERY):
            break
    return {"points": points, "problems": problems}


def _died(scene: Scene, deed: str, at: int) -> bool:
    if deed == "careless":
        return dies(scene.move_carelessly, at)
    if deed == "apply":
        return dies(scene.apply, at)
    if deed == "undo":
        dies(scene.apply, 0)
        return dies(scene.undo, at)
    dies(scene.apply, at * 7 % 2003 + 300)  # recovery after a crash somewhere, killed in turn
    return dies(scene.recover, at * 5 % 613 + 1)


def main() -> None:
    """See above."""
    base, target, deed, kind, rung, stride, offset = sys.argv[1:]
    ladder = LADDER[int(rung) :]
    result = crash_everywhere(
        lambda: Scene(Path(base), Path(target), ActionKind(kind), ladder), deed, int(stride), int(offset)
    )
    print(json.dumps(result))


if __name__ == "__main__":
    main()
