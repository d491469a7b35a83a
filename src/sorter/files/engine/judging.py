"""Judging an interrupted item by what is on disk: finished, put back, or left for somebody to look at."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from stat import S_ISREG

from sorter.errors import InputError
from sorter.files.compared import Compared
from sorter.files.engine.copier import digest_of
from sorter.files.engine.folders import Place
from sorter.files.engine.placing import NameTaken, Placer
from sorter.files.identity import Identity
from sorter.files.journal.records import OPEN_STATES, Deed, Method, Role, Row, State
from sorter.files.names import fold
from sorter.items import readable


@dataclass(frozen=True, slots=True)
class _Found:
    """Where one file is."""

    was: os.stat_result | None = None  # at its old place, or what was to be removed
    now: os.stat_result | None = None  # at its new place and verified, or what stays of what was to be removed
    two_names: bool = False  # one file with both names
    trouble: str = ""  # why nothing can be decided


class Judge:
    """Decides on one item at a time: an item whose files are all there is finished, any other goes back.

    Where a part cannot go back any more, since its source is gone, the rest follows it.
    """

    def __init__(self, placer: Placer) -> None:
        self._placer = placer

    def settle(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of an item in the states that are true; the same rows where all is as the journal says.

        Raises `OSError` where the disk fails: then the rows stay as they are, for another time.
        """
        if not any(row.state in OPEN_STATES for row in rows) and all(map(self._stands, rows)):
            return list(rows)
        if any(row.method is Method.WRITE for row in rows):
            return [self._placer.settle_written(row) for row in rows]
        live = [row for row in rows if row.state in OPEN_STATES or row.state is State.DONE]
        found = {row.id: self._found(row) for row in live}
        settled: dict[int, Row] = {}
        if any(one.trouble for one in found.values()):  # each by itself, since what is not understood is left alone
            for row in live:
                settled[row.id] = self._decided(row, found[row.id], forward=_is_finished(row, found[row.id]))
        else:
            finished = [_is_finished(row, found[row.id]) for row in live]
            forward = all(finished) or any(_is_final(row, found[row.id]) for row in live)
            for row in live if forward else reversed(live):
                settled[row.id] = self._decided(row, found[row.id], forward=forward)
        return [settled.get(row.id, row) for row in rows]

    def sync(self, rows: Sequence[Row]) -> None:
        """Make what was done for these rows durable."""
        for row in rows:
            for place in (self._target(row), self._source(row)):
                if place:
                    place.folder.sync()

    def _stands(self, row: Row) -> bool:
        """Of a run that was cut off even what was done is looked at once: a disk may have lied about flushing."""
        if row.state is not State.DONE or row.method is Method.UNLINK or row.step.deed is Deed.UNTAG:
            return True
        return _find(self._target(row)) is not None

    def _found(self, row: Row) -> _Found:
        try:
            match row.method:
                case Method.RENAME:
                    found = self._find_renamed(row)
                case Method.COPY:
                    found = self._find_copied(row)
                case Method.LINK:
                    found = self._find_linked(row)
                case _:
                    found = _Found(self._back_from_aside(row), _find(self._target(row)))
        except InputError as error:
            return _Found(trouble=f"it could not be settled: {error}")
        if found.was or found.now or found.trouble:
            return found
        if row.step.role is Role.FURTHER:
            return found  # its photo may be anywhere
        shown = readable(row.step.target)
        if row.method is Method.UNLINK:
            return _Found(trouble=f"neither it nor the original {shown} is there")
        return _Found(trouble=f"it is not there, and {shown} is missing or another file")

    def _find_renamed(self, row: Row) -> _Found:
        source, target = self._source(row), self._target(row)
        was, now = _find(source), _find(target)
        if source and target and was and now and os.path.samestat(was, now) and _are_two(source, target, now):
            return _Found(was, now, two_names=True)  # between link and unlink
        if _is(was, row.identity):
            return _Found(was)
        if _is(now, row.identity):
            return _Found(now=now)
        return _Found(None if now else was)  # edited since, unless something else has the new name

    def _find_copied(self, row: Row) -> _Found:
        now = self._ours(row)
        was = self._back_from_aside(row) if row.step.deed is Deed.MOVE else _find(self._source(row))
        if now and was and os.path.samestat(now, was):
            return _Found(now=now)  # one file, reached in two ways
        if row.step.deed is Deed.MOVE and now and was and not _is(was, row.identity):
            shown = readable(row.step.target)
            return _Found(was, now, trouble=f"it has changed since it was copied to {shown}; both are kept")
        return _Found(was, now)

    def _find_linked(self, row: Row) -> _Found:
        target, was = self._target(row), _find(self._source(row))
        now = _find(target)
        if row.step.deed is Deed.SYMLINK:
            ours = target is not None and now is not None and target.symlink_text() == row.step.text
        else:
            ours = now is not None and (os.path.samestat(now, was) if was else _is(now, row.identity))
        return _Found(was, now if ours else None)

    def _decided(self, row: Row, found: _Found, *, forward: bool) -> Row:
        if found.trouble:
            return _attention(row, found.trouble)
        try:
            return self._finish(row, found) if forward else self._put_back(row, found)
        except NameTaken:
            return _attention(row, f"the rest of its item is done, and {readable(row.step.target)} is another file")
        except InputError as error:
            return _attention(row, f"it could not be settled: {error}")
        except FileNotFoundError as error:
            return _attention(row, f"{readable(str(error.filename))} vanished just now")
        except FileExistsError:
            return _attention(row, f"{readable(row.step.source)} is another file by now, so it stays at its new place")

    def _finish(self, row: Row, found: _Found) -> Row:
        """The row done: what is missing to that is made up for."""
        was, now = found.was, found.now
        if row.method is Method.COPY:
            self._drop_part(row)
        if found.two_names and now:
            self._placer.source(row).unlink()
        elif row.method is Method.UNLINK:
            row = self._removed(row, was, now) if was else row
        elif now is None:
            row = self._made(replace(row, identity=Identity.of(was) if was else row.identity, state=State.INTENT))
        elif row.method is Method.COPY and row.step.deed is Deed.MOVE and was:
            self._let_go(row, was)
        return replace(row, state=State.DONE, placed=Identity.of(now) if now else row.placed, reason="")

    def _removed(self, row: Row, was: os.stat_result, now: os.stat_result | None) -> Row:
        """What was to go, gone."""
        last = row.step.role is Role.FURTHER
        return self._placer.drop_aside(self._placer.set_aside(self._refreshed(row, was, now), last=last))

    def _made(self, row: Row) -> Row:
        """What was not begun when the rest of its item was done for good."""
        row = self._placer.place(row, lambda: None)
        if row.method is not Method.COPY:
            return row
        try:
            row = self._placer.publish(row)
        except (NameTaken, OSError):
            self._drop_part(row)
            raise
        return self._placer.drop_aside(self._placer.set_aside(row)) if row.step.deed is Deed.MOVE else row

    def _let_go(self, row: Row, was: os.stat_result) -> None:
        """The source of a copy that is verified goes once it is verified too."""
        if digest_of(self._placer.source(row)) != row.digest:
            raise InputError("it is not what was copied")
        self._placer.drop_aside(self._placer.set_aside(replace(row, identity=Identity.of(was))))

    def _put_back(self, row: Row, found: _Found) -> Row:
        """The row rolled back: the file at its old place, and nothing of ours at the new one."""
        target = self._target(row)
        if row.method is Method.COPY:
            self._drop_part(row)
        if found.two_names and target:
            target.unlink()
        elif row.method is Method.RENAME and found.now:
            source = self._placer.source(row)
            self._drop_placeholder(row, source, source.find())  # it was on its way back when it was interrupted
            self._placer.climb(self._placer.target(row), source)
        elif row.method is Method.COPY and found.now and target:
            if not Compared().same(row.step.source, row.step.target):
                raise InputError("it has changed since it was copied; both are kept")
            target.unlink()
        elif row.method is Method.LINK and found.now and target:
            target.unlink()
        elif row.method is not Method.UNLINK:
            self._drop_placeholder(row, target, _find(target))
        return replace(row, state=State.ROLLED_BACK, reason="interrupted")

    @staticmethod
    def _refreshed(row: Row, was: os.stat_result, now: os.stat_result | None) -> Row:
        """The row with today's numbers: devices and inodes may have others since the start of the machine."""
        if row.step.deed is Deed.REMOVE and not (
            _is(was, row.identity) and Compared().same(row.step.source, row.step.target)
        ):
            raise InputError("it or its original has changed")
        return replace(row, identity=Identity.of(was), placed=Identity.of(now) if now else None)

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
        if target is None or now is None or row.placed is None or not _is(now, row.placed):
            return None
        if now.st_dev == row.placed.device and now.st_ino != row.placed.inode:
            return None  # somebody else's, of the same size and time
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


def _is_finished(row: Row, found: _Found) -> bool:
    """Whether nothing but the taking away of a source is left to do."""
    return found.was is None if row.method is Method.UNLINK else found.now is not None


def _is_final(row: Row, found: _Found) -> bool:
    """Whether the file is at its new place, or gone as it was to be, and cannot simply go back."""
    if row.method is Method.UNLINK:
        return found.was is None
    return row.method is not Method.RENAME and found.now is not None and found.was is None


def _find(place: Place | None) -> os.stat_result | None:
    return place.find() if place else None


def _is(stat: os.stat_result | None, identity: Identity) -> bool:
    return stat is not None and S_ISREG(stat.st_mode) and Identity.of(stat).unchanged(identity)


def _are_two(one: Place, other: Place, stat: os.stat_result) -> bool:
    """Whether one of two names of a file can go without the file going: where case does not count, two may be one."""
    return stat.st_nlink > 1 and not (one.folder.same_as(other.folder) and fold(one.name) == fold(other.name))


def _is_placeholder(row: Row, stat: os.stat_result) -> bool:
    return row.identity.size > 0 and stat.st_size == 0 and S_ISREG(stat.st_mode)


def _attention(row: Row, reason: str) -> Row:
    return replace(row, state=State.ATTENTION, reason=reason)
