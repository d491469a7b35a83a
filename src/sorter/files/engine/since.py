"""What became of a run's files since: moved on by a later run, replaced, edited, or as they were left."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from stat import S_ISREG

from sorter.errors import RequestError
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import REMOVALS, TAGS, Deed, Group, Role, Row, Run, State, Step
from sorter.items import readable


@dataclass(frozen=True, slots=True)
class Looked:
    """Items that are to be put back, with the reason in those that have to be left."""

    groups: list[Group]
    edited: int  # items that are left since moved or tagged files of theirs were edited


@dataclass(frozen=True, slots=True)
class _Later:
    """What a later run did at a path: it moved or tagged the file, or put another one there."""

    run: int
    done: str  # "moved on", "tagged"; empty where it put another file there


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an item is left; nothing where it is not."""

    text: str = ""
    mover: int | None = None  # the run that moved it on, or tagged it
    edited: bool = False  # it could go as it is now
    tagged: bool = False  # that run did no more than that


def looked_at(journal: Journal, run: Run, groups: Sequence[Group], *, edited: bool) -> Looked:
    """Look at every file that `run` left, and say which items stay as they are now.

    With `edited` a moved file that was edited goes back as it is now, and out of a tagged one go the tags. Raises
    `RequestError` where later runs moved all of them on.
    """
    since = _Since(journal, run, groups)
    reasons = [since.reason(group, edited=edited) for group in groups]
    movers = [reason.mover for reason in reasons if reason.mover is not None]
    if len(movers) == len(groups):
        done = "changed" if any(reason.tagged for reason in reasons) else _MOVED
        raise RequestError(_all_moved(run, sorted(set(movers), reverse=True), done))
    left = [
        tuple(replace(step, left=reason.text) if reason.text else since.renewed(step, edited=edited) for step in group)
        for group, reason in zip(groups, reasons, strict=True)
    ]
    return Looked(left, sum(reason.edited for reason in reasons))


class _Since:
    """The files of some items as they are now, with what the journal knows of those that are not as they were."""

    def __init__(self, journal: Journal, run: Run, groups: Iterable[Group]) -> None:
        self._run = run
        done = "tagged" if run.kind in TAGS else "sorted"
        self._left = "put back" if run.is_undo else done
        self._now = {path: now for group in groups for step in group for path, now in _doubtful(step)}
        self._later = _followed(journal, run, self._now) if self._now else {}

    def reason(self, group: Group, *, edited: bool) -> _Reason:
        """Why the item has to be left, of its photo first."""
        steps = sorted(group, key=lambda step: step.role is not Role.PHOTO)
        for step in steps:
            later, original = self._later.get(step.source), self._later.get(step.target)
            if later and later.done:
                return _moved(later, _words(step))
            if original and original.done and self._misses_original(step):
                return _moved(original, f"the original {readable(step.target)}")
            if later and self._now[step.source]:
                return _Reason(f"run {later.run} put another file in the place of {_name(step)} since, so that stays")
        changed = next((step for step in steps if self._is_edited(step)), None)
        if changed is None or (edited and changed.deed in _AS_IT_IS):
            return _Reason()
        fact = f"{_name(changed)} was edited since it was {self._left}"
        if changed.deed not in _AS_IT_IS:
            return _Reason(f"{fact}, so it stays")
        way = f"sorter undo --edited {self._run.id}"
        return _Reason(f"{fact}; {_AS_IT_IS[changed.deed]}: {way}", edited=True)

    def renewed(self, step: Step, *, edited: bool) -> Step:
        """The step for the file as it is now, edited or not."""
        now = self._now.get(step.source)
        step = replace(step, edited=edited and step.deed is Deed.UNTAG)
        return replace(step, size=now.st_size, mtime_ns=now.st_mtime_ns) if now and self._is_edited(step) else step

    def _is_edited(self, step: Step) -> bool:
        now = self._now.get(step.source)
        return now is not None and _is_edited(step, now)

    def _misses_original(self, step: Step) -> bool:
        """Whether the original that a copy or hard link may not go without is not there."""
        return step.deed in _NEED_ORIGINAL and step.target in self._now and self._now[step.target] is None


def _moved(later: _Later, what: str) -> _Reason:
    tagged = later.done == _TAGGED
    fact = f"run {later.run} {f'tagged {what}' if tagged else f'moved {what} on'} since"
    return _Reason(f"{fact}; undo that first: sorter undo {later.run}", later.run, tagged=tagged)


_MOVED, _TAGGED = "moved on", "tagged"
_AS_IT_IS = {
    Deed.MOVE: "to move it all the same, as it is now",
    Deed.UNTAG: "to take its tags out all the same, and leave the edit",
}
_NEED_ORIGINAL = frozenset({Deed.REMOVE, Deed.UNHARDLINK})


def _doubtful(step: Step) -> Iterator[tuple[str, os.stat_result | None]]:
    """The paths at which something is not as the run left it, and what is there now."""
    if step.role is Role.FURTHER and step.deed not in REMOVALS:
        return  # its photo is not there yet
    now = _find(step.source)
    if now is None or _is_edited(step, now):
        yield step.source, now
    if step.deed in _NEED_ORIGINAL and _find(step.target) is None:
        yield step.target, None


def _is_edited(step: Step, now: os.stat_result) -> bool:
    """Whether a file that was moved, copied or tagged has another content; links have none of their own."""
    same = (now.st_size, now.st_mtime_ns) == (step.size, step.mtime_ns)
    return step.deed in {Deed.MOVE, Deed.REMOVE, Deed.UNTAG} and S_ISREG(now.st_mode) and not same


def _find(path: str) -> os.stat_result | None:
    """What is there; None also where the system does not say, which the engine does by then."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def _followed(journal: Journal, run: Run, paths: Collection[str]) -> dict[str, _Later]:
    """What later runs did to the files that `run` left at these paths: where each is by now, step by step."""
    at = {path: path for path in paths}  # where it is by now -> where it was left
    moves: defaultdict[str, list[Row]] = defaultdict(list)  # those that still stand, the last one last
    found: dict[str, _Later] = {}
    for later in reversed(journal.runs()):
        for row in journal.rows(later, state=State.DONE) if later.id > run.id else ():
            source, target = row.step.source, row.step.target
            if row.step.deed is Deed.MOVE and source in at:
                at[target] = was = at.pop(source)
                _pushed(moves[was], row)
            elif row.step.deed in TAGS:
                if row.step.written in at:
                    _pushed(moves[at[row.step.written]], row)
            elif row.step.deed not in REMOVALS and target in at:
                found[at.pop(target)] = _Later(later.id, "")
    last = {path: rows[-1] for path, rows in moves.items() if rows}
    return found | {path: _Later(row.run, _TAGGED if row.step.deed in TAGS else _MOVED) for path, row in last.items()}


def _pushed(rows: list[Row], row: Row) -> None:
    """Add what a run did to a file, or take away what it undid; one that came back elsewhere was moved on."""
    undone = rows[-1] if rows and rows[-1].id == row.step.undoes else None
    if undone and (row.step.deed in TAGS or undone.step.source == row.step.target):
        rows.pop()
    else:
        rows.append(row)


def _all_moved(run: Run, movers: Sequence[int], done: str) -> str:
    """`movers` are the newest first."""
    commands = ", then ".join(f"sorter undo {one}" for one in movers)
    what = f"What run {run.id} left was {done} since by"
    if len(movers) == 1:
        return f"{what} run {movers[0]}; undo that first: {commands}."
    return f"{what} runs {' and '.join(map(str, movers[::-1]))}; undo those first, the newest first: {commands}."


def _words(step: Step) -> str:
    words = {Role.PHOTO: "it", Role.COMPANION: f"its companion {_name(step)}"}
    return words.get(step.role, f"its further link {_name(step)}")


def _name(step: Step) -> str:
    return readable(os.path.basename(step.source))
