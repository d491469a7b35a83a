"""A library, a plan that somebody has made wrong since, and what is true of every file afterwards."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from faults import swapping
from sorter.files.plan import LINK_KINDS, Action, ActionKind, FurtherLabel, Member, Plan
from sorter.files.preflight.probing import PREFIX

Print = tuple[str, int]
"""A file's content in short, and its time of change."""

_START = 1_600_000_000_000_000_000
_SWAPPED = ("day", "night", "animal")
_NUMBER = re.compile(r" \((\d+)\)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item of the scene: its names beneath the library, photo first, and its labels."""

    names: tuple[str, ...]
    folder: str
    size: int
    further: str = ""
    innocent: str = ""  # a name that is taken at the target since the plan was made
    same: bool = False  # and what took it has the photo's own content


WANTED = (
    Wanted(("one/IMG_1.jpg",), "day", 300),
    Wanted(("one/IMG_2.jpg", "one/IMG_2.jpg.xmp", "one/IMG_2.xmp"), "day", 4000, innocent="IMG_2.xmp"),
    Wanted(("one/IMG_3.jpg", "one/IMG_3.mov"), "night", 70_000, further="best"),
    Wanted(("two/IMG_4.jpg",), "night", 1_100_000),
    Wanted(("two/IMG_5.jpg",), "animal/bird", 900, innocent="IMG_5.jpg", same=True),
    Wanted(("two/IMG_6.jpg", "two/IMG_6.dng"), "animal/bird", 1200, innocent="IMG_6.jpg"),
)


@dataclass(slots=True)
class Verdict:
    """What went wrong, in words; all empty where nothing did."""

    lost: list[str] = field(default_factory=list)  # or damaged
    overwritten: list[str] = field(default_factory=list)
    split: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)  # doubled, left lying about, not restored, escaped
    untidy: list[str] = field(default_factory=list)  # empty folders that stayed: no harm, and so no fault

    def __bool__(self) -> bool:
        """Whether anything did."""
        return bool(self.lost or self.overwritten or self.split or self.other)


class Scene:
    """Photos beneath `base`, sorted into `target`, with the journal beside them."""

    def __init__(
        self, base: Path, target: Path, kind: ActionKind, *, groups: bool, journal: Path | None = None
    ) -> None:
        self.base, self.target, self.kind, self.groups = base, target, kind, groups
        self.library, self.outside = base / "library", base / "outside"
        self.journal = base / "data" / "journal.sqlite"
        self.before: dict[str, Print] = {}
        self.innocents: dict[str, tuple[Print, int]] = {}
        self.plan = Plan("none", kind, str(target), (), ())
        self._folders: set[str] = set()
        self._raced = self._swapped = False

    def build(self) -> "Scene":
        """Make everything anew."""
        for folder in (self.base, self.target, self.journal.parent):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self.library, self.outside, self.target, self.journal.parent):
            folder.mkdir(parents=True)
        self.innocents.clear()
        actions = [self._laid_out(number, wanted) for number, wanted in enumerate(WANTED)]
        self.plan = Plan(
            "none", self.kind, str(self.target), tuple(sorted(actions, key=lambda one: one.target)), (), self._links()
        )
        self.before = prints(self.library)
        self._folders = folders_in(self.target)
        self._raced = self._swapped = False
        return self

    def _links(self) -> ActionKind:
        return self.kind if self.kind in LINK_KINDS else ActionKind.HARDLINK

    def _laid_out(self, number: int, wanted: Wanted) -> Action:
        names = wanted.names if self.groups else wanted.names[:1]
        for place, name in enumerate(names):
            size = wanted.size if place == 0 else 100 + place
            self._put(self.library / name, f"{number}.{place} ", size, _START + 1_000_003 * (10 * number + place))
        if wanted.innocent:
            text = f"{number}.0 " if wanted.same else f"innocent {number} "
            at = self.target / wanted.folder / wanted.innocent
            self.innocents[str(at)] = self._put(at, text, wanted.size if wanted.same else 50, _START - number)
        members = [self._member(wanted.folder, name) for name in names]
        first = members[0]
        further = (
            (FurtherLabel(str(self.target / wanted.further / Path(names[0]).name), (wanted.further,), 0.4),)
            if wanted.further and self.groups
            else ()
        )
        label = tuple(wanted.folder.split("/"))
        return Action(
            *(first.source, first.target, first.size, first.mtime_ns, label, 0.9),
            companions=tuple(members[1:]),
            further=further,
        )

    def _member(self, folder: str, name: str) -> Member:
        stat = (self.library / name).lstat()
        return Member(
            str(self.library / name), str(self.target / folder / Path(name).name), stat.st_size, stat.st_mtime_ns
        )

    @staticmethod
    def _put(path: Path, text: str, size: int, mtime_ns: int) -> tuple[Print, int]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((text.encode() * (size // len(text) + 1))[:size])
        os.utime(path, ns=(mtime_ns, mtime_ns))
        return print_of(path), path.lstat().st_ino

    def come_beside(self) -> None:
        """An editor writes a file beside each photo that got its name: from now on that is its companion."""
        actions = [self._with_late(number, action) for number, action in enumerate(self.plan.actions)]
        self.plan = replace(self.plan, actions=tuple(actions))

    def _with_late(self, number: int, action: Action) -> Action:
        if not os.path.exists(action.target) or action.target in self.innocents:
            return action
        path, back = (Path(f"{one}.arp") for one in (action.target, action.source))
        known, _ = self._put(path, f"late {number} ", 60, _START + 7 * number)
        self.before[os.path.relpath(back, self.library)] = known
        stat = path.lstat()
        late = Member(str(back), str(path), stat.st_size, stat.st_mtime_ns)
        return replace(action, companions=(*action.companions, late))

    def intrude(self, paths: Iterable[str]) -> None:
        """Somebody else makes files of these names, where they are free and their folders exist.

        Every third that the plan has holds what the plan would put there.
        """
        wanted = {action.target: action.source for action in self.plan.actions[::3]}
        for path in paths:
            if os.path.isdir(os.path.dirname(path)) and not os.path.lexists(path):
                self._raced = True
                twin = Path(wanted.get(path, ""))
                text, size = (twin.read_text(), twin.stat().st_size) if twin.is_file() else (f"racer {path} ", 40)
                self.innocents[path] = self._put(Path(path), text, size, _START - 1 - len(self.innocents))

    def swap(self) -> None:
        """Somebody else puts links to another folder in the place of the target's folders."""
        self._swapped = True
        swapping.swap((self.target / name for name in _SWAPPED), self.outside)

    def swap_back(self) -> None:
        """The folders are back."""
        swapping.swap_back(self.target / name for name in _SWAPPED)

    def verdict(self) -> Verdict:
        """What is wrong after recovery."""
        verdict = Verdict()
        old, new = prints(self.library), self._at_target(verdict)
        for action in self.plan.actions:
            self._judge(action, old, new, verdict)
        self._judge_others(old, new, verdict)
        return verdict

    def restored(self, verdict: Verdict) -> None:
        """Add what is wrong after an undo of everything."""
        old, new = prints(self.library), self._at_target(verdict)
        self._judge_others(old, new, verdict)
        if self._raced:  # somebody may have taken the old name
            old = self._others(old, self.library)
            if sorted(old.values()) != sorted(self.before.values()):
                verdict.other.append(f"not restored: {sorted(old)}")
        elif old != self.before:
            gone = sorted(self.before.items() - old.items())
            verdict.other.append(f"not restored: {gone}, instead {sorted(old.items() - self.before.items())}")
        if new:
            verdict.other.append(f"still at the target: {sorted(new)}")
        if not (self._raced or self._swapped) and folders_in(self.target) != self._folders:
            verdict.untidy += sorted(folders_in(self.target) ^ self._folders)

    def _at_target(self, verdict: Verdict) -> dict[str, Print]:
        """The files at the target that are not somebody else's.

        What a program left of trying out the disk, all of it empty, is untidy: the next that tries it out removes it.
        """
        found = self._others(prints(self.target), self.target)
        probes = {path for path in found if path.startswith(PREFIX) and _is_empty(self.target / path)}
        verdict.untidy += sorted(probes)
        return {path: one for path, one in found.items() if path not in probes}

    def _others(self, found: dict[str, Print], root: Path) -> dict[str, Print]:
        """The files that are not somebody else's."""
        theirs = {os.path.relpath(path, root) for path in self.innocents if Path(path).is_relative_to(root)}
        return {path: one for path, one in found.items() if path not in theirs}

    def _judge(self, action: Action, old: dict[str, Print], new: dict[str, Print], verdict: Verdict) -> None:
        members = [(action.source, action.target), *((one.source, one.target) for one in action.companions)]
        at_old, at_new, numbers, numbers_kept = [], [], set(), set()
        for number, (source, target) in enumerate(members):
            relative = os.path.relpath(source, self.library)
            wanted, kept = self.before[relative], self._kept(old, relative)
            places = [path for path, one in new.items() if one == wanted]
            copies = 1 + len(action.further) if number == 0 else 1
            was = kept > 0
            if not was and not places:
                verdict.lost.append(source)
            if was and places and self.kind is ActionKind.MOVE:
                verdict.other.append(f"doubled: {relative} is at {places} too")
            if places and len(places) != copies:
                verdict.split.append(f"{relative} at {places}")
            numbers_kept.add(kept)
            if not was and self.kind is not ActionKind.MOVE:
                verdict.lost.append(f"{source}, which was to stay")
            at_old.append(was)
            at_new.append(bool(places))
            asked = os.path.relpath(target, self.target)
            numbers |= {_number(path, asked) for path in places if os.path.dirname(path) == os.path.dirname(asked)}
        if len(set(at_old)) > 1 or len(set(at_new)) > 1:
            verdict.split.append(f"{members[0][0]}: at the old place {at_old}, at the new one {at_new}")
        elif len(numbers) > 1 or len(numbers_kept) > 1:
            verdict.split.append(f"{members[0][0]}: under different names, {sorted(numbers | numbers_kept)}")

    def _kept(self, old: dict[str, Print], relative: str) -> int:
        """The number that a member bears in the library; 1 at its own name, and 0 where it is not there."""
        wanted = self.before[relative]
        if old.get(relative) == wanted:
            return 1
        there = [path for path, one in self._others(old, self.library).items() if one == wanted]
        return _number(there[0], relative) if there and self._raced else 0

    def _judge_others(self, old: dict[str, Print], new: dict[str, Print], verdict: Verdict) -> None:
        for path, (was, inode) in self.innocents.items():
            now = (print_of(Path(path)), os.lstat(path).st_ino) if os.path.lexists(path) else None
            if now != (was, inode) and path not in verdict.overwritten:
                verdict.overwritten.append(path)
        known = {*self.before.values(), *(one for one, _ in self.innocents.values())}
        for path, one in [*old.items(), *new.items()]:
            if os.path.basename(path).startswith(".sorter-"):
                verdict.other.append(f"left behind: {path}")
            elif one not in known and f"damaged: {path}" not in verdict.lost:
                verdict.lost.append(f"damaged: {path}")
        if escaped := [str(path) for path in self.outside.rglob("*")]:
            verdict.other.append(f"escaped: {escaped}")


def _number(found: str, asked: str) -> int:
    """The number that was added to a name; 1 for none, 0 where it is another name altogether."""
    if found == asked:
        return 1
    match = _NUMBER.search(found)
    return int(match[1]) if match and _NUMBER.sub("", found, count=1) == asked else 0


def _is_empty(path: Path) -> bool:
    return path.is_symlink() or path.lstat().st_size == 0


def prints(folder: Path) -> dict[str, Print]:
    """Every file beneath a folder, links to folders not followed."""
    found = {}
    for above, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(above, name))]
        for name in (*files, *links):
            path = Path(above, name)
            found[os.path.relpath(path, folder)] = print_of(path)
    return found


def print_of(path: Path) -> Print:
    """One file in short; a link that points at nothing has no content."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=12).hexdigest(), path.stat().st_mtime_ns
    except OSError as error:
        return f"unreadable: {error.strerror}", 0


def folders_in(folder: Path) -> set[str]:
    """Every folder beneath a folder."""
    return {os.path.relpath(path, folder) for path in folder.rglob("*") if path.is_dir()}
