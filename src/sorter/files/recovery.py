"""After an interruption: each file is at its old place or its new one, and this says which.

Every decision can be taken again after another interruption. Only a move ever takes a source away, and only once its
target is there and verified. What cannot be decided safely is left alone and told.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG

from sorter.errors import InputError
from sorter.files.copier import digest_of
from sorter.files.folders import Folders, Place
from sorter.files.identity import Identity
from sorter.files.journal import Journal
from sorter.files.names import fold
from sorter.files.noclobber import LADDER, Rung
from sorter.files.placing import Placer
from sorter.files.records import OPEN_STATES, Deed, Method, Row, Run, State
from sorter.files.tidying import tidy
from sorter.items import readable

_ROWS = 64  # settled in one transaction, and so many folders open at most


@dataclass(frozen=True, slots=True)
class Attention:
    """A file that somebody should look at, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """What an interrupted run left, and what was done about it."""

    done: int = 0
    rolled_back: int = 0
    attention: tuple[Attention, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.done or self.rolled_back or self.attention)


def recover(journal_path: Path, *, ladder: Sequence[Rung] = LADDER) -> Recovery:
    """Settle every row that an interruption left open, under the journal's lock; makes no journal where there is none.

    Raises `JournalBusy` where another Sorter is at work, and `JournalError`.
    """
    if not journal_path.exists():
        return Recovery()
    with Journal.writing(journal_path) as journal:
        return settle_open(journal, ladder=ladder)


def settle_open(journal: Journal, *, ladder: Sequence[Rung] = LADDER) -> Recovery:
    """The same with a journal that is open already."""
    done = rolled_back = 0
    attention: list[Attention] = []
    for run in journal.unfinished():
        absent = [root for root in (run.root, run.source_root) if root and not os.path.isdir(root)]
        if absent:  # an unplugged disk, not a folder that was emptied
            if run.open:
                reason = f"the folder is not there, so run {run.id} waits: connect its disk and start Sorter again"
                attention.append(Attention(absent[0], reason))
            continue
        rows = journal.rows(run)
        for row in _settled(journal, run, rows, ladder):
            done += row.state is State.DONE
            rolled_back += row.state is State.ROLLED_BACK
            if row.state is State.ATTENTION:
                attention.append(Attention(row.step.source, row.reason))
        tidy(journal, run, {os.path.dirname(row.step.source) for row in rows})
        journal.finish(run.id)
    return Recovery(done, rolled_back, tuple(attention))


def _settled(journal: Journal, run: Run, rows: Sequence[Row], ladder: Sequence[Rung]) -> Iterator[Row]:
    """The rows that were open, or were not as the journal says, with what has become of them."""
    rows = [row for row in rows if row.state in OPEN_STATES or row.state is State.DONE]
    for start in range(0, len(rows), _ROWS):
        with Folders(run.root, run.source_root) as folders:
            judge = _Judge(Placer(journal, run, folders, ladder))
            before = rows[start : start + _ROWS]
            changed = [new for old, new in zip(before, map(judge.settle, before), strict=True) if new is not old]
            judge.sync(changed)
        journal.update(run, changed)
        yield from changed


class _Judge:
    """Decides on one row at a time, by what is on disk."""

    def __init__(self, placer: Placer) -> None:
        self._placer = placer

    def settle(self, row: Row) -> Row:
        """The row in the state that is true; the same row where a done one is as it should be."""
        try:
            if row.state is State.DONE:
                return self._checked(row)
            match row.step.deed:
                case Deed.REMOVE:
                    return self._removal(row)
                case Deed.COPY:
                    return self._copy(row)
                case Deed.MOVE:
                    return self._rename(row) if row.method is Method.RENAME else self._move_by_copy(row)
        except (InputError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return _attention(row, f"it could not be settled: {reason}")

    def sync(self, rows: Sequence[Row]) -> None:
        """Make what was done for these rows durable."""
        for row in rows:
            for place in (self._target(row), self._source(row)):
                if place:
                    place.folder.sync()

    def _checked(self, row: Row) -> Row:
        """Of a run that was cut off even what was done is looked at once: a disk may have lied about flushing."""
        if row.step.deed is Deed.REMOVE or _find(self._target(row)):
            return row
        if _is(_find(self._source(row)), row.identity):
            return _rolled_back(row)
        return _attention(row, f"it is neither there nor at {readable(row.step.target)}")

    def _rename(self, row: Row) -> Row:
        source, target = self._source(row), self._target(row)
        was, now = _find(source), _find(target)
        if source and target and was and now and os.path.samestat(was, now) and _are_two_names(source, target, now):
            source.unlink()  # between link and unlink
            return _done(row, now)
        if _is(was, row.identity):
            self._drop_placeholder(row, target, now)
            return _rolled_back(row)
        if now and _is(now, row.identity):
            return _done(row, now)
        if was and not now:
            return _rolled_back(row)  # edited since
        return _attention(row, f"it is not there, and {readable(row.step.target)} is missing or another file")

    def _copy(self, row: Row) -> Row:
        now, was = self._ours(row), _find(self._source(row))
        return self._one_is_enough(row, now, was)

    def _move_by_copy(self, row: Row) -> Row:
        now, was = self._ours(row), self._back_from_aside(row)
        if not (now and was) or os.path.samestat(now, was):
            return self._one_is_enough(row, now, was)
        self._drop_part(row)
        if not _is(was, row.identity):
            return _attention(row, f"it has changed since it was copied to {readable(row.step.target)}; both are kept")
        self._placer.take_away(row, lambda aside: digest_of(aside) == row.digest)
        return _done(row, now)

    def _one_is_enough(self, row: Row, now: os.stat_result | None, was: os.stat_result | None) -> Row:
        """Of a copy that was interrupted: temporary files go only where the photo itself is somewhere."""
        if now:
            self._drop_part(row)
            return _done(row, now)
        if was:
            self._drop_part(row)
            target = self._target(row)
            self._drop_placeholder(row, target, _find(target))
            return _rolled_back(row)
        return _attention(row, f"it is not there, and {readable(row.step.target)} is missing or another file")

    def _removal(self, row: Row) -> Row:
        if self._back_from_aside(row):
            return _rolled_back(row)
        original = _find(self._target(row))
        if original:
            return _done(row, original)
        return _attention(row, f"neither it nor the original {readable(row.step.target)} is there")

    def _back_from_aside(self, row: Row) -> os.stat_result | None:
        """The source at its place, put back where it stood aside; None where it is in neither place."""
        source = self._source(row)
        if source is None:
            return None
        aside = self._placer.aside(row)
        was, beside = source.find(), aside.find()
        if beside and was and (os.path.samestat(was, beside) or _is_placeholder(row, beside)):
            aside.unlink()  # the second name of one file, or our empty placeholder
        elif beside:
            self._drop_placeholder(row, source, was)
            self._placer.put_back(row)  # a newer file at its place keeps it: this one stays, for attention
        return source.find()

    def _ours(self, row: Row) -> os.stat_result | None:
        """The target, if it is the copy that we made and as complete as it was."""
        target = self._target(row)
        now = _find(target)
        if target is None or now is None or not row.digest or now.st_size != row.identity.size:
            return None
        return now if digest_of(target) == row.digest else None

    def _drop_part(self, row: Row) -> None:
        """Remove the temporary file that the journal names."""
        target = self._target(row)
        if target and self._placer.part(row).find():
            self._placer.part(row).unlink()

    @staticmethod
    def _drop_placeholder(row: Row, target: Place | None, now: os.stat_result | None) -> None:
        if row.placeholder and target and now and _is_placeholder(row, now):
            target.unlink()

    def _source(self, row: Row) -> Place | None:
        try:
            return self._placer.source(row)
        except (FileNotFoundError, InputError):
            return None

    def _target(self, row: Row) -> Place | None:
        try:
            return self._placer.target(row)
        except (FileNotFoundError, InputError):
            return None


def _find(place: Place | None) -> os.stat_result | None:
    return place.find() if place else None


def _is(stat: os.stat_result | None, identity: Identity) -> bool:
    return stat is not None and S_ISREG(stat.st_mode) and Identity.of(stat).unchanged(identity)


def _are_two_names(one: Place, other: Place, stat: os.stat_result) -> bool:
    """Whether one of two names of a file can go without the file going: where case does not count, two may be one."""
    return stat.st_nlink > 1 and not (one.folder.same_as(other.folder) and fold(one.name) == fold(other.name))


def _is_placeholder(row: Row, stat: os.stat_result) -> bool:
    return row.identity.size > 0 and stat.st_size == 0 and S_ISREG(stat.st_mode)


def _done(row: Row, now: os.stat_result) -> Row:
    return replace(row, state=State.DONE, placed=Identity.of(now), reason="")


def _rolled_back(row: Row) -> Row:
    return replace(row, state=State.ROLLED_BACK, reason="interrupted")


def _attention(row: Row, reason: str) -> Row:
    return replace(row, state=State.ATTENTION, reason=reason)
