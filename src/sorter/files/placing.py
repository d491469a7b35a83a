"""Giving one file its new name, or taking its old one away: the steps that move, undo and recovery are made of."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from sorter.errors import InputError
from sorter.files.folders import Folders, Place
from sorter.files.identity import Identity
from sorter.files.journal import Journal
from sorter.files.names import numbered, unnumbered
from sorter.files.noclobber import LADDER, Rung, Unsupported
from sorter.files.records import Row, Run


class Unsettled(InputError):
    """Where a file is cannot be said just now; its row stays open, for recovery."""


class Placer:
    """Works on the files of one batch; nothing here replaces a file."""

    def __init__(self, journal: Journal, run: Run, folders: Folders, ladder: Sequence[Rung] = LADDER) -> None:
        self._journal = journal
        self._run = run
        self._folders = folders
        self._ladder = ladder

    def source(self, row: Row) -> Place:
        """Where the file was. Raises `OSError` where the folder cannot be opened."""
        return Place(self._folders.source(row.step.source), row.source_name)

    def aside(self, row: Row) -> Place:
        """Where it is for the moment before it goes."""
        return Place(self._folders.source(row.step.source), row.aside)

    def target(self, row: Row) -> Place:
        """Where it is to be. Raises `OSError` or `InputError` where the folder cannot be opened."""
        return Place(self._folders.target(row.step.target, make=False), row.target_name)

    def part(self, row: Row) -> Place:
        """Where its copy is until that is complete."""
        return Place(self._folders.target(row.step.target, make=False), row.part)

    def rename(self, row: Row) -> Row:
        """Move the file on its disk, to the next free name where its own is taken.

        Raises `OSError` with the file at its old place, `InputError` where it is not the one that was looked at
        (it is back then), and `Unsettled`.
        """
        row = self._to_target(self.source(row), row)
        try:
            placed = Identity.of(self.target(row).stat())
            if placed != row.identity:
                self._climb(self.target(row), self.source(row))
        except OSError as error:
            raise Unsettled(f"it could not be looked at after it was moved: {error.strerror}") from error
        if placed != row.identity:
            raise InputError("it has changed since it was looked at")
        return replace(row, placed=placed)

    def publish(self, row: Row) -> Row:
        """Give a complete copy its name, or the next free one. Raises `OSError`."""
        return self._to_target(self.part(row), row)

    def take_away(self, row: Row, proof: Callable[[Place], bool]) -> None:
        """Delete the source once `proof` holds for it under a name that nobody else uses.

        Raises `InputError` where it does not, and `OSError`; the source is back then, else `Unsettled` is raised.
        """
        source, aside = self.source(row), self.aside(row)
        self._climb(source, aside)
        try:
            if not proof(aside):
                raise InputError("it has changed since it was looked at")
            aside.unlink()
        except (InputError, OSError):
            self.put_back(row)
            raise

    def put_back(self, row: Row) -> None:
        """Give a file that stands aside its name again. Raises `Unsettled`."""
        try:
            self._climb(self.aside(row), self.source(row))
        except OSError as error:
            raise Unsettled(f"it stands beside its place as {row.aside}: {error.strerror}") from error

    def _to_target(self, place: Place, row: Row) -> Row:
        while True:
            try:
                return self._climb_to_target(place, row)
            except FileExistsError:
                row = self._next_name(row)

    def _climb_to_target(self, place: Place, row: Row) -> Row:
        target = self.target(row)
        for rung in self._ladder:
            if rung.leaves_placeholder and not row.placeholder:
                row = replace(row, placeholder=True)
                self._journal.update(self._run, [row])  # recovery must know what the empty file is
            try:
                rung.attempt(place, target)
            except Unsupported:
                continue
            return row
        raise _no_way(place)

    def _climb(self, place: Place, new: Place) -> None:
        for rung in self._ladder:
            try:
                rung.attempt(place, new)
            except Unsupported:
                continue
            return
        raise _no_way(place)

    def _next_name(self, row: Row) -> Row:
        """The same row with the next name that is free, written down before it is used."""
        name = unnumbered(row.target_name) if row.step.renamed else row.target_name
        folder = self.target(row).folder
        free = next(one for one in (numbered(name, number) for number in count(2)) if not Place(folder, one).find())
        target = os.path.join(os.path.dirname(row.step.target), free)
        row = replace(row, step=replace(row.step, target=target, renamed=True))
        self._journal.update(self._run, [row])
        return row


def _no_way(place: Place) -> OSError:
    return OSError(errno.ENOTSUP, "this disk offers no way to rename without replacing", place.name)
