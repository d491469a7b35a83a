"""One batch of file actions: written down, done, made durable, written down again."""

import errno
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from stat import S_ISREG

from sorter.errors import InputError, SorterError
from sorter.files.copier import copy_file
from sorter.files.folders import Folder, Folders, Place
from sorter.files.identity import Identity
from sorter.files.journal import Journal
from sorter.files.noclobber import Rung
from sorter.files.placing import Placer, Unsettled
from sorter.files.records import Deed, Method, Row, Run, State, Step
from sorter.files.survey import Compared
from sorter.items import readable

_LONGEST = 1.0  # seconds that done work may wait for its place in the journal
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})

Report = Callable[[Sequence[Row]], None]
Checkpoint = Callable[[], None]


class Batch:
    """Carries out some steps of a run; whatever ends it early, what was done is written down."""

    def __init__(
        self,
        journal: Journal,
        run: Run,
        folders: Folders,
        ladder: Sequence[Rung],
        *,
        checkpoint: Checkpoint,
        report: Report,
    ) -> None:
        self._journal = journal
        self._run = run
        self._folders = folders
        self._placer = Placer(journal, run, folders, ladder)
        self._checkpoint = checkpoint
        self._report = report
        self._full: OSError | None = None
        self._renamed: list[Row] = []
        self._copied: list[Row] = []
        self._ended: list[Row] = []
        self._open: list[Row] = []

    def carry_out(self, steps: Sequence[Step], tokens: Iterator[tuple[int, str]]) -> None:
        """Do every step that can be done.

        Raises `JournalError`, a `SorterError` where no room is left, and whatever `checkpoint` raises.
        """
        rows = [self._prepared(step, *next(tokens)) for step in steps]
        self._journal.write(self._run, rows, self._folders.made)
        self._ended = [row for row in rows if row.state is State.SKIPPED]
        waiting = deque(row for row in rows if row.state is State.INTENT)
        settled = time.monotonic()
        try:
            while waiting and not self._full:
                self._checkpoint()
                self._perform(waiting.popleft())
                if time.monotonic() - settled > _LONGEST:
                    self._settle()
                    settled = time.monotonic()
        finally:
            self._ended += [replace(row, state=State.ROLLED_BACK, reason="not begun") for row in waiting]
            self._settle()
        if self._full:
            disk = f"the disk of {readable(self._run.root)}"
            raise SorterError(
                f"No room is left on {disk}: what is done stands, the rest is where it was."
            ) from self._full

    def _prepared(self, step: Step, id: int, token: str) -> Row:
        method, identity, placed, state, reason = (
            Method.RENAME,
            Identity(0, 0, step.size, step.mtime_ns),
            None,
            State.INTENT,
            "",
        )
        try:
            method, identity, placed = self._looked_at(step)
        except (InputError, OSError) as error:
            state, reason = State.SKIPPED, self._reason(error)
        return Row(id, self._run.id, step, token, method, identity, state, reason, placed)

    def _looked_at(self, step: Step) -> tuple[Method, Identity, Identity | None]:
        """How the step is to be done, the source's identity, and for a removal that of the original."""
        source = self._look(step)
        identity = Identity.of(source)
        if not S_ISREG(source.st_mode):
            raise InputError("it is a link or a device now")
        if (identity.size, identity.mtime_ns) != (step.size, step.mtime_ns):
            raise InputError("it has changed since it was looked at")
        if step.deed is Deed.REMOVE:
            return Method.UNLINK, identity, self._original(step, source)
        folder = self._folders.target(step.target, make=True)
        moves = step.deed is Deed.MOVE and folder.device() == identity.device
        return Method.RENAME if moves else Method.COPY, identity, None

    def _original(self, step: Step, copy: os.stat_result) -> Identity:
        """The original of a copy that may go."""
        shown = readable(step.target)
        if not Compared().same(step.source, step.target):
            raise InputError(f"the original {shown} is not there with the same content, so the copy stays")
        original = Place(self._folders.target(step.target, make=False), os.path.basename(step.target)).stat()
        if os.path.samestat(copy, original):
            raise InputError(f"it is the original {shown} itself by now, so it stays")
        return Identity.of(original)

    def _look(self, step: Step) -> os.stat_result:
        try:
            return Place(self._folders.source(step.source), os.path.basename(step.source)).stat()
        except FileNotFoundError as error:
            raise InputError("it is no longer there") from error

    def _perform(self, row: Row) -> None:
        try:
            match row.method:
                case Method.RENAME:
                    self._rename(row)
                case Method.COPY:
                    self._copy(row)
                case Method.UNLINK:
                    self._remove(row)
        except (InputError, OSError) as error:
            self._fail(row, error)

    def _rename(self, row: Row) -> None:
        try:
            self._renamed.append(self._placer.rename(row))
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            row = replace(row, method=Method.COPY)  # one device number, and yet two file systems: bind mounts
            self._journal.update(self._run, [row])
            self._copy(row)

    def _copy(self, row: Row) -> None:
        try:
            copied = copy_file(self._placer.source(row), row.identity, self._placer.part(row), self._checkpoint)
        except (InputError, OSError):
            raise
        except BaseException:
            self._ended.append(replace(row, state=State.ROLLED_BACK, reason="cancelled"))
            raise
        self._copied.append(replace(row, state=State.COPIED, placed=copied.identity, digest=copied.digest))

    def _remove(self, row: Row) -> None:
        original = self._placer.target(row)
        self._placer.take_away(
            row,
            lambda aside: Identity.of(aside.stat()) == row.identity and Identity.of(original.stat()) == row.placed,
        )
        self._renamed.append(row)

    def _fail(self, row: Row, error: InputError | OSError) -> None:
        """Skip a row whose file is where it was and that left nothing behind; any other stays open, for recovery."""
        reason = self._reason(error)
        try:
            source = self._placer.source(row).find()
            kept = Identity.of(source).unchanged(row.identity) if source else isinstance(error, FileNotFoundError)
            clean = kept or isinstance(error, InputError)
            if row.method is Method.COPY:
                clean = clean and not self._placer.part(row).find()
        except (InputError, OSError):
            clean = False
        if clean and not isinstance(error, Unsettled):
            self._ended.append(replace(row, state=State.SKIPPED, reason=reason))
        else:
            self._open.append(replace(row, reason=reason))

    def _reason(self, error: InputError | OSError) -> str:
        if isinstance(error, InputError):
            return str(error)
        if error.errno in _FULL:
            self._full = error
            return "there is no room left on the disk"
        if isinstance(error, FileNotFoundError):
            return "it is no longer there"
        return f"the system refuses: {error.strerror}"

    def _settle(self) -> None:
        """Make what was done durable, and write it down."""
        if self._copied:
            self._journal.update(self._run, self._copied)
        published = [row for row in map(self._published, self._copied) if row.state is State.PUBLISHED]
        done = [replace(row, state=State.DONE) for row in self._renamed]
        done += [replace(row, state=State.DONE) for row in published if row.step.deed is Deed.COPY]
        leaving = [row for row in published if row.step.deed is Deed.MOVE]
        self._sync(self._placer.target(row).folder for row in (*self._renamed, *published))
        self._sync(self._placer.source(row).folder for row in self._renamed)
        self._journal.update(self._run, done + leaving + self._ended)
        if leaving:
            left = [row for row in map(self._left, leaving) if row.state is not State.PUBLISHED]
            self._sync(self._placer.source(row).folder for row in left)
            self._journal.update(self._run, left)
            done += [row for row in left if row.state is State.DONE]
        rows = done + self._ended + self._open
        self._renamed, self._copied, self._ended, self._open = [], [], [], []
        if rows:
            self._report(rows)

    def _published(self, row: Row) -> Row:
        """The row with its copy under its name; a copy that cannot have it is removed."""
        try:
            return replace(self._placer.publish(row), state=State.PUBLISHED)
        except (InputError, OSError) as error:
            return self._withdrawn(row, self._placer.part, error)

    def _left(self, row: Row) -> Row:
        """The row with its source gone; where that cannot go, its copy is removed again."""
        try:
            self._placer.take_away(row, lambda aside: Identity.of(aside.stat()) == row.identity)
        except (InputError, OSError) as error:
            return self._withdrawn(row, self._placer.target, error)
        return replace(row, state=State.DONE)

    def _withdrawn(self, row: Row, place_of: Callable[[Row], Place], error: InputError | OSError) -> Row:
        """The row without its copy; it stays open where the copy may be the only one."""
        reason = self._reason(error)
        try:
            there = self._placer.source(row).find()
            copy = place_of(row)
            if isinstance(error, Unsettled) or there is None or Identity.of(copy.stat()) != row.placed:
                raise Unsettled(reason)
            copy.unlink()
        except (InputError, OSError):
            self._open.append(replace(row, reason=reason))
            return row
        skipped = replace(row, state=State.SKIPPED, reason=reason)
        self._ended.append(skipped)
        return skipped

    @staticmethod
    def _sync(folders: Iterator[Folder]) -> None:
        for folder in dict.fromkeys(folders):
            folder.sync()
