"""Giving one file its new name, or taking its old one away: the steps that move, undo and recovery are made of."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from sorter.errors import InputError
from sorter.files.engine.copier import copy_file
from sorter.files.engine.folders import Folders, Place
from sorter.files.engine.noclobber import LADDER, Rung, Unsettled, Unsupported
from sorter.files.engine.writing import Writer
from sorter.files.engine.written import settle_written
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import OPEN_STATES, Deed, Method, Row, Run, State
from sorter.items import readable

CHANGED = "it has changed since it was looked at"


class NameTaken(Exception):
    """Something bears the name that a file was to get."""


class Placer:
    """Works on the files of one batch; nothing here replaces a file."""

    def __init__(self, journal: Journal, run: Run, folders: Folders, ladder: Sequence[Rung] = LADDER) -> None:
        self._journal = journal
        self._run = run
        self._folders = folders
        self._ladder = ladder
        self.writer = Writer(journal, folders, self.climb)

    def source(self, row: Row) -> Place:
        """Where the file was. Raises `OSError` or `InputError` where the folder cannot be opened."""
        return Place(self._folders.source(row.step.source), row.source_name)

    def aside(self, row: Row) -> Place:
        """Where it is for the moment before it goes."""
        return Place(self._folders.source(row.step.source), row.aside)

    def target(self, row: Row) -> Place:
        """Where it is to be, or what stays. Raises `OSError` or `InputError` where the folder cannot be opened."""
        return Place(self._folders.target(row.step.target, make=False), row.target_name)

    def part(self, row: Row) -> Place:
        """Where its copy is until that is complete."""
        return Place(self._folders.target(row.step.target, make=False), row.part)

    def place(self, row: Row, checkpoint: Callable[[], None]) -> Row:
        """Do what comes first: rename, link, copy to a temporary name, or set aside what is to go.

        Raises `NameTaken`, `OSError` with the file at its old place, `InputError` where it is not the one that was
        looked at (it is back then), `Unsettled`, and whatever `checkpoint` raises.
        """
        match row.method:
            case Method.RENAME:
                return self._rename(row, checkpoint)
            case Method.COPY:
                return self._copy(row, checkpoint)
            case Method.LINK:
                return self._link(row)
            case Method.WRITE:
                return self.writer.prepare(row, checkpoint)
            case _:
                return self.set_aside(row)

    def check(self, row: Row) -> Row:
        """Look at what was written anew and flushed. Raises `InputError` where it is not that, and `OSError`."""
        return self.writer.check(row) if row.method is Method.WRITE else row

    def publish(self, row: Row) -> Row:
        """Give a complete copy, or another content, its name. Raises `NameTaken`, `InputError` and `OSError`."""
        if row.method is Method.WRITE:
            try:
                return self.writer.publish(row)
            except FileExistsError as error:
                raise InputError("another program put a file there just now") from error
        return replace(self._to_target(self.part(row), row), state=State.PUBLISHED)

    def unpublish(self, row: Row) -> Row:
        """Take the name of a copy away again, so that it can get another one. Raises `OSError`."""
        self.climb(self.target(row), self.part(row))
        return replace(row, state=State.COPIED)

    def set_aside(self, row: Row, *, last: bool = False) -> Row:
        """Give what is to go a name that nobody else uses; `last`: what it was made from may have gone on already.

        Raises `InputError` where it is not what was looked at, and `OSError`; it is back then, else `Unsettled`.
        """
        self.climb(self.source(row), self.aside(row))
        try:
            if not self._may_go(row, last=last):
                raise InputError(CHANGED)
        except (InputError, OSError):
            self.put_back(row)
            raise
        return replace(row, state=State.ASIDE)

    def drop_aside(self, row: Row) -> Row:
        """Delete what stands aside, looked at once more. Raises `InputError` where it may not go, and `OSError`."""
        if row.method is Method.WRITE:
            return self.writer.drop(row)
        aside = self.aside(row)
        if not self._may_go(row, last=True):
            raise InputError(CHANGED)
        aside.unlink()
        return replace(row, state=State.DONE)

    def put_back(self, row: Row) -> None:
        """Give a file that stands aside its name again. Raises `Unsettled`."""
        try:
            self.climb(self.aside(row), self.source(row))
        except OSError as error:
            raise Unsettled(f"it stands beside its place as {row.aside}: {error.strerror}") from error

    def take_back(self, row: Row) -> Row:
        """The row as it was before it was placed.

        Raises `InputError` where something is not as it was left, and `OSError`.
        """
        if row.method is Method.WRITE:
            return self.writer.take_back(row)
        match row.state:
            case State.COPIED:
                self.part(row).unlink()
            case State.ASIDE if row.method is Method.UNLINK:
                self.put_back(row)
            case State.ASIDE:
                self.put_back(row)
                self.withdraw(row)
            case State.PUBLISHED if row.method is Method.RENAME:
                self.climb(self.target(row), self.source(row))
            case State.PUBLISHED:
                self.withdraw(row)
        placed = row.placed if row.method is Method.UNLINK else None
        return replace(row, state=State.INTENT, placed=placed, digest=b"")

    def withdraw(self, row: Row) -> None:
        """Remove a copy or link that this row made. Raises `Unsettled` where it may be the only one, and `OSError`."""
        target = self.target(row)
        now, was = target.stat(), self.source(row).find()
        if was is None or row.placed is None or Identity.of(now) != row.placed:
            raise Unsettled(f"{readable(row.step.target)} may be the only one by now")
        if row.method is Method.LINK and not self._is_our_link(row, target, now, was):
            raise Unsettled(f"{readable(row.step.target)} is another file by now")
        target.unlink()

    def settle_written(self, row: Row) -> Row:
        """What an interruption left of a row that writes a file anew. Raises `OSError` where the disk fails."""
        live = row.state in OPEN_STATES or row.state is State.DONE
        return settle_written(self.writer, self._journal, row) if live else row

    def climb(self, place: Place, new: Place) -> None:
        """Rename by the first rung that this file system takes. Raises `FileExistsError` and `OSError`."""
        for rung in self._ladder:
            try:
                rung.attempt(place, new)
            except Unsupported:
                continue
            return
        raise _no_way(place)

    def _rename(self, row: Row, checkpoint: Callable[[], None]) -> Row:
        try:
            row = self._to_target(self.source(row), row)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            row = replace(row, method=Method.COPY)  # one device number, and yet two file systems: bind mounts
            self._journal.update(self._run, [row])
            return self._copy(row, checkpoint)
        try:
            placed = Identity.of(self.target(row).stat())
            if placed != row.identity:
                self.climb(self.target(row), self.source(row))
        except OSError as error:
            raise Unsettled(f"it could not be looked at after it was moved: {error.strerror}") from error
        if placed != row.identity:
            raise InputError(CHANGED)
        return replace(row, placed=placed, state=State.PUBLISHED)

    def _copy(self, row: Row, checkpoint: Callable[[], None]) -> Row:
        copied = copy_file(self.source(row), row.identity, self.part(row), checkpoint)
        return replace(row, state=State.COPIED, placed=copied.identity, digest=copied.digest)

    def _link(self, row: Row) -> Row:
        target = self.target(row)
        try:
            if row.step.deed is Deed.SYMLINK:
                target.make_symlink(row.step.text)
            else:
                self.source(row).link(target)
        except FileExistsError as error:
            raise NameTaken from error
        placed = Identity.of(target.stat())
        if row.step.deed is Deed.HARDLINK and not placed.unchanged(row.identity):
            target.unlink()
            raise InputError(CHANGED)
        return replace(row, state=State.PUBLISHED, placed=placed)

    def _to_target(self, place: Place, row: Row) -> Row:
        target = self.target(row)
        for rung in self._ladder:
            if rung.leaves_placeholder and not row.placeholder:
                row = replace(row, placeholder=True)
                self._journal.update(self._run, [row])  # recovery must know what the empty file is
            try:
                rung.attempt(place, target)
            except Unsupported:
                continue
            except FileExistsError as error:
                raise NameTaken from error
            return row
        raise _no_way(place)

    def _may_go(self, row: Row, *, last: bool) -> bool:
        """Whether what stands aside is what was looked at, and is not the only one."""
        aside = self.aside(row)
        now = aside.stat()
        match row.step.deed:
            case Deed.MOVE:
                return Identity.of(now) == row.identity
            case Deed.REMOVE:
                return Identity.of(now) == row.identity and Identity.of(self.target(row).stat()) == row.placed
            case Deed.UNSYMLINK:
                return aside.symlink_text() == row.step.text
            case _:  # the last time the photo itself may stand aside, or be back at its old place
                return now.st_nlink > 1 if last else os.path.samestat(now, self.target(row).stat())

    @staticmethod
    def _is_our_link(row: Row, target: Place, now: os.stat_result, was: os.stat_result) -> bool:
        if row.step.deed is Deed.SYMLINK:
            return target.symlink_text() == row.step.text
        return os.path.samestat(now, was)


def _no_way(place: Place) -> OSError:
    return OSError(errno.ENOTSUP, "this disk offers no way to rename without replacing", place.name)
