"""A user, crashes and somebody else, in any order, on a few photos; against a model that is no more than a count.

The model holds how often each content is owed: files that the user or somebody else made. Sorter's own copies come
on top. Nothing but somebody else's own hand may bring a count below what is owed.
"""

import os
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from faults.intercept import Fate, run
from faults.movers import Careless, Engine, Mover
from sorter.files.plan import Action, ActionKind, Member, Plan

_STEMS = st.sampled_from("abcd")
_FOLDERS = ("day", "night")
_KINDS = st.sampled_from([ActionKind.MOVE, ActionKind.MOVE, ActionKind.COPY, ActionKind.HARDLINK])
_CALLS = st.integers(1, 150)


class Filing(RuleBasedStateMachine):
    """Photos `a.jpg` to `d.jpg`, some with a sidecar, between a library and the folders of a target."""

    base: Path  # given by `play`
    other: Path
    mover: Mover

    @initialize(across=st.booleans())
    def begin(self, across: bool) -> None:
        """An empty library."""
        self.library = self.base / "library"
        self.target = (self.other if across else self.base) / "sorted"
        self.journal = self.base / "data" / "journal.sqlite"
        for folder in (self.library, self.target, self.journal.parent):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        self.across = across
        self.owed: Counter[str] = Counter()
        self.pairs: dict[str, str] = {}  # contents of a photo and its sidecar that nobody else has touched
        self.made = 0
        self.disturbed = False  # somebody else was there since the last crash
        self.crashed = False
        self.plan = Plan("none", ActionKind.MOVE, str(self.target), (), ())

    @rule(stem=_STEMS, sidecar=st.booleans())
    def take_a_photo(self, stem: str, sidecar: bool) -> None:
        """A new photo, where the name is free."""
        photo, beside = self.library / f"{stem}.jpg", self.library / f"{stem}.xmp"
        if photo.exists() or beside.exists():
            return
        text = self._write(photo, 3000)
        if sidecar:
            self.pairs[text] = self._write(beside, 30)

    @rule(kind=_KINDS, choice=st.integers(0, 15))
    def sort(self, kind: ActionKind, choice: int) -> None:
        """Plan and apply."""
        self._deed(self._planned(kind, choice), None)

    @rule(kind=_KINDS, choice=st.integers(0, 15), at=_CALLS)
    def sort_and_crash(self, kind: ActionKind, choice: int, at: int) -> None:
        """Plan, and die in the middle of it."""
        self._deed(self._planned(kind, choice), at)

    @rule()
    def undo(self) -> None:
        """Put the newest run back."""
        self._deed(None, None)

    @rule(at=_CALLS)
    def undo_and_crash(self, at: int) -> None:
        """Die while putting it back."""
        self._deed(None, at)

    @precondition(lambda self: self.crashed)
    @rule(at=st.integers(1, 60))
    def recover_and_crash(self, at: int) -> None:
        """Die while settling what the last death left."""
        run(lambda: self.mover.recover(self.plan, self.journal), lambda number, _: _fate(number, at))

    @rule()
    def recover(self) -> None:
        """Start Sorter."""
        left_alone = self.mover.recover(self.plan, self.journal)
        assert self.disturbed or not left_alone, left_alone
        self._settled()

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Somebody else changes a file."""
        if path := self._some_file(data):
            before = path.read_text()
            self._write(path, 50)
            self._touched(before)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Somebody else deletes a file."""
        if path := self._some_file(data):
            before = path.read_text()
            path.unlink()
            self._touched(before)

    @rule(data=st.data(), stem=_STEMS, folder=st.sampled_from(_FOLDERS))
    def rename(self, data: st.DataObject, stem: str, folder: str) -> None:
        """Somebody else moves a file within the target or the library."""
        path = self._some_file(data)
        if path is None:
            return
        home = self.library if path.is_relative_to(self.library) else self.target / folder
        new = home / f"{stem}{path.suffix}"
        if not new.exists() and home.is_dir():
            path.rename(new)
            self._touched(new.read_text())

    @rule(stem=_STEMS, folder=st.sampled_from(_FOLDERS), ending=st.sampled_from([".jpg", ".xmp"]))
    def make(self, stem: str, folder: str, ending: str) -> None:
        """Somebody else takes a name at the target."""
        path = self.target / folder / f"{stem}{ending}"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            self._write(path, 40)
            self.disturbed = True

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every content that is owed is there, under whatever name."""
        missing = self.owed - Counter(self._contents().values())
        assert not missing, f"lost: {missing}"

    def _deed(self, plan: Plan | None, at: int | None) -> None:
        """Apply a plan, or undo, which recovers first; dies at the `at`-th call."""
        if plan:
            self.plan = plan
        work = self.mover.apply if plan else self.mover.undo
        if at is None:
            said = work(self.plan, self.journal)
            assert not said.startswith("crashed"), said
            self._settled()
            return
        ended = run(lambda: work(self.plan, self.journal), lambda number, _: _fate(number, at))
        assert not ended.said.startswith("crashed"), ended.said
        if ended.killed:
            self.crashed, self.disturbed = True, False

    def _settled(self) -> None:
        """No temporary file is left, and pairs that nobody touched are where they are together."""
        contents = self._contents()
        if not self.disturbed:
            left = [path for path in contents if os.path.basename(path).startswith(".sorter-")]
            assert not left, f"left behind: {left}"
        where: defaultdict[str, set[str]] = defaultdict(set)
        for path, text in contents.items():
            where[text].add(os.path.dirname(path))
        for photo, beside in self.pairs.items():
            assert where[photo] == where[beside], f"split: {where[photo]} and {where[beside]}"
        self.crashed = self.disturbed = False

    def _planned(self, kind: ActionKind, choice: int) -> Plan:
        actions = []
        for number, photo in enumerate(sorted(self.library.glob("?.jpg"))):
            folder = _FOLDERS[choice >> number & 1]
            members = [self._member(path, folder) for path in (photo, photo.with_suffix(".xmp")) if path.exists()]
            first = members[0]
            actions.append(
                Action(
                    *(first.source, first.target, first.size, first.mtime_ns, (folder,), 0.9),
                    companions=tuple(members[1:]),
                )
            )
        kind = ActionKind.COPY if kind is ActionKind.HARDLINK and self.across else kind
        return Plan("none", kind, str(self.target), tuple(sorted(actions, key=lambda one: one.target)), ())

    def _member(self, path: Path, folder: str) -> Member:
        stat = path.stat()
        return Member(str(path), str(self.target / folder / path.name), stat.st_size, stat.st_mtime_ns)

    def _write(self, path: Path, size: int) -> str:
        """A content that was never there before, in a file of its own."""
        self.made += 1
        text = f"{self.made}:{'x' * size}"
        path.unlink(missing_ok=True)
        path.write_text(text)
        self.owed[text] += 1
        return text

    def _some_file(self, data: st.DataObject) -> Path | None:
        paths = [path for path in self._contents() if not os.path.basename(path).startswith(".sorter-")]
        return Path(data.draw(st.sampled_from(sorted(paths)))) if paths else None

    def _touched(self, text: str) -> None:
        """Somebody else had a hand in a file of this content: no more is owed of it than is there now."""
        self.disturbed = True
        self.pairs = {photo: beside for photo, beside in self.pairs.items() if text not in {photo, beside}}
        there = Counter(self._contents().values())
        self.owed[text] = min(self.owed[text], there[text])

    def _contents(self) -> dict[str, str]:
        return {
            str(path): path.read_text()
            for folder in (self.library, self.target)
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        }


@dataclass(frozen=True, slots=True)
class Stories:
    """How many stories of how many steps; equal numbers give equal stories."""

    number: int
    examples: int
    steps: int
    careless: bool = False


def play_machine(base: Path, other: Path, stories: Stories) -> str:
    """Play stories; returns the first one that went wrong, as short as it can be made, or nothing."""
    for folder in (base, other):
        folder.mkdir(exist_ok=True)
    mover = Careless() if stories.careless else Engine(None)
    machine = type("Machine", (Filing,), {"base": base, "other": other, "mover": mover})
    chosen = settings(
        max_examples=stories.examples,
        stateful_step_count=stories.steps,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate] if stories.careless else [Phase.generate, Phase.shrink],
    )
    try:
        run_state_machine_as_test(seed(stories.number)(machine), settings=chosen)
    except AssertionError as error:
        return "\n".join([str(error), *getattr(error, "__notes__", [])])
    return ""


def _fate(number: int, at: int) -> Fate:
    return Fate.DIE if number == at else Fate.GO
