"""One batch of file actions: written down, done, made durable, written down again."""

import errno
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from stat import S_ISLNK, S_ISREG

from sorter.errors import InputError, SorterError
from sorter.files.compared import Compared, is_one_file
from sorter.files.engine.folders import Folder, Folders, Place
from sorter.files.engine.noclobber import Rung
from sorter.files.engine.placing import CHANGED, Placer
from sorter.files.engine.together import ALREADY, Together, named
from sorter.files.engine.writing import CHANGED_SINCE, flush
from sorter.files.identity import Identity, lies_at
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import TAGS, Deed, Group, Method, Role, Row, Run, State, Step
from sorter.items import readable

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})

Report = Callable[[Sequence[Row]], None]
Checkpoint = Callable[[], None]


class Batch:
    """Carries out some items of a run; whatever ends it early, what was done is written down."""

    def __init__(
        self,
        journal: Journal,
        run: Run,
        folders: Folders,
        ladder: Sequence[Rung],
        *,
        checkpoint: Checkpoint,
        report: Report,
        longest: float,
    ) -> None:
        """`longest` are the seconds that done work may wait for its place in the journal."""
        self._journal = journal
        self._run = run
        self._folders = folders
        self._placer = Placer(journal, run, folders, ladder)
        self._checkpoint = checkpoint
        self._report = report
        self._longest = longest
        self._full: OSError | None = None
        self._placed: list[Together] = []
        self._ended: list[Row] = []

    def carry_out(self, groups: Sequence[Group], tokens: Iterator[tuple[int, str]]) -> None:
        """Do every item that can be done.

        Raises `JournalError`, a `SorterError` where no room is left, and whatever `checkpoint` raises.
        """
        self._announce(groups)
        prepared = [self._prepared(group, tokens) for group in groups]
        self._journal.write(self._run, [row for rows in prepared for row in rows])
        self._ended = [row for rows in prepared if rows[0].state is State.SKIPPED for row in rows]
        waiting = deque(rows for rows in prepared if rows[0].state is State.INTENT)
        settled = time.monotonic()
        try:
            while waiting and not self._full:
                self._checkpoint()
                self._place(waiting.popleft())
                if time.monotonic() - settled > self._longest:
                    self._settle()
                    settled = time.monotonic()
        finally:
            self._ended += [
                replace(row, state=State.ROLLED_BACK, reason="the run ended early") for rows in waiting for row in rows
            ]
            self._settle()
        if self._full:
            disk = f"the disk of {readable(self._run.root)}"
            raise SorterError(
                f"No room is left on {disk}: what is done stands, the rest is where it was."
            ) from self._full

    def _announce(self, groups: Sequence[Group]) -> None:
        """Write down the folders that will be made, so that none of them is ever taken for the user's own."""
        missing = self._folders.missing(
            step.target for group in groups for step in group if _method(step) not in {Method.UNLINK, Method.WRITE}
        )
        if missing:
            self._journal.make_folders(self._run, missing)

    def _prepared(self, group: Group, tokens: Iterator[tuple[int, str]]) -> list[Row]:
        """The rows of one item, all to be done, or all skipped because of one."""
        given = [next(tokens) for _ in group]
        rows = [self._looked_at(step, given[0][0], *token) for step, token in zip(group, given, strict=True)]
        failed = next((row for row in rows if row.reason), None)
        if failed is None:
            return rows
        about = "" if failed.step.role is Role.PHOTO else f"{named(failed)}: "
        return [replace(row, state=State.SKIPPED, reason=row.reason or f"{about}{failed.reason}") for row in rows]

    def _looked_at(self, step: Step, item: int, id: int, token: str) -> Row:
        method, identity, placed, reason = _method(step), Identity(0, 0, step.size, step.mtime_ns), None, step.left
        try:
            if not step.left:
                method, identity, placed = self._identified(step, method, identity)
        except (InputError, OSError) as error:
            reason = self._reason(error)
        return Row(id, self._run.id, item, step, token, method, identity, State.INTENT, reason, placed)

    def _identified(self, step: Step, method: Method, unknown: Identity) -> tuple[Method, Identity, Identity | None]:
        """How a step is to be done, the source's identity, and for what is to go that of what stays."""
        if step.deed in {Deed.HARDLINK, Deed.SYMLINK} and step.role is Role.FURTHER:
            self._target_folder(step)
            return method, unknown, None  # its photo is not there yet
        if method is Method.WRITE:
            return method, self._tagged(step), None
        source = self._look(step)
        if source is None:
            done = step.deed is Deed.MOVE and lies_at(step.target, step.size, step.mtime_ns)
            raise InputError(ALREADY if done else "it is no longer there")
        identity = Identity.of(source)
        if method is Method.UNLINK:
            return method, identity, self._staying(step, source)
        if not S_ISREG(source.st_mode):
            raise InputError("it is a link or a device now")
        if (identity.size, identity.mtime_ns) != (step.size, step.mtime_ns):
            raise InputError(CHANGED if step.undoes is None else _CHANGED_SINCE)
        there = self._target_folder(step).device() == identity.device
        if step.deed is Deed.HARDLINK and not there:
            raise InputError("it lies on another disk than the target, where a hard link cannot reach")
        return method if there or step.deed is not Deed.MOVE else Method.COPY, identity, None

    def _tagged(self, step: Step) -> Identity:
        """Of a tag the photo's identity, of what undoes it that of the file that it is in."""
        there = self._look(step)
        if there is None:
            raise InputError("it is no longer there")
        if not S_ISREG(there.st_mode):
            raise InputError("it is a link or a device now")
        redone = step.deed is Deed.TAG and step.undoes is not None  # then its size is not the photo's
        if not redone and (there.st_size, there.st_mtime_ns) != (step.size, step.mtime_ns):
            raise InputError(CHANGED if step.undoes is None else CHANGED_SINCE)
        return Identity.of(there)

    def _target_folder(self, step: Step) -> Folder:
        try:
            return self._folders.target(step.target, make=True)
        except OSError as error:
            folder = readable(os.path.dirname(step.target))
            if error.errno in _FULL:
                raise
            raise InputError(f"the folder {folder} cannot be made or opened: {error.strerror}") from error

    def _staying(self, step: Step, source: os.stat_result) -> Identity | None:
        """What stays where a copy or a link goes."""
        shown = readable(step.target)
        if step.deed is Deed.UNSYMLINK:
            if not S_ISLNK(source.st_mode) or os.readlink(step.source) != step.text:
                raise InputError("it is no longer the link that was made")
            original = Place(self._folders.target(step.target, make=False), os.path.basename(step.target)).find()
            return Identity.of(original) if original else None
        if not S_ISREG(source.st_mode):
            raise InputError("it is a link or a device now")
        if step.deed is Deed.REMOVE and (source.st_size, source.st_mtime_ns) != (step.size, step.mtime_ns):
            raise InputError(_CHANGED_SINCE)
        if step.deed is Deed.UNHARDLINK and not is_one_file(step.source, step.target) and os.path.lexists(step.target):
            raise InputError(
                f"it is another file than {shown} by now, so it stays; where one of them is enough, delete the other"
            )
        thing = "copy" if step.deed is Deed.REMOVE else "link"
        if not Compared().same(step.source, step.target):
            raise InputError(f"the original {shown} is not there with the same content, so the {thing} stays")
        original = Place(self._folders.target(step.target, make=False), os.path.basename(step.target)).stat()
        if step.deed is Deed.REMOVE and os.path.samestat(source, original):
            raise InputError(f"it is the original {shown} itself by now, so it stays")
        return Identity.of(original)

    def _look(self, step: Step) -> os.stat_result | None:
        try:
            return Place(self._folders.source(step.source), os.path.basename(step.source)).find()
        except FileNotFoundError:
            return None

    def _place(self, rows: Sequence[Row]) -> None:
        item = Together(self._journal, self._run, self._placer, rows)
        self._placed.append(item)
        item.place(self._checkpoint, self._reason)

    def _reason(self, error: InputError | OSError) -> str:
        if isinstance(error, InputError):
            return str(error)
        if error.errno in _FULL:
            self._full = error
            return "there is no room left on the disk"
        if isinstance(error, FileNotFoundError):
            return "it is no longer there, or the folder that it was to go to"
        if error.errno == errno.ENAMETOOLONG:
            return "the name that it would get is longer than its disk takes: give the photo a shorter one"
        return f"the system refuses: {error.strerror}"

    def _settle(self) -> None:
        """Make what was done durable, and write it down."""
        items = self._placed
        waiting = [item for item in items if not item.failed and item.waits]
        self._flush(waiting)
        waiting = [item for item in waiting if not item.failed]
        if waiting:
            self._journal.update(self._run, [row for item in waiting for row in item.rows])
            for item in waiting:
                item.publish(self._reason)
        self._sync_targets(items)
        self._sync_sources(items)
        leaving = [item for item in items if not item.failed and item.leaves]
        for item in items:
            if not item.failed and not item.leaves:
                item.done()
        self._journal.update(self._run, [row for item in items if not item.open for row in item.rows] + self._ended)
        if leaving:
            for item in leaving:
                item.leave(self._reason)
                if not item.failed:
                    item.done()
            self._sync_targets([item for item in leaving if item.failed])
            self._sync_sources(leaving)
            self._journal.update(self._run, [row for item in leaving if not item.open for row in item.rows])
        rows = [row for item in items for row in item.rows] + self._ended
        self._placed, self._ended = [], []
        if rows:
            self._report(rows)

    def _flush(self, items: Sequence[Together]) -> None:
        """Make what was written anew durable, and look at it."""
        rows = [row for item in items for row in item.rows if row.method is Method.WRITE and row.placed]
        if not rows:
            return
        try:
            flush([self._placer.writer.part(row) for row in rows])
        except OSError as error:
            raise _refused(self._run.root, error) from error
        for item in items:
            item.check(self._reason)

    def _sync_targets(self, items: Iterable[Together]) -> None:
        rows = [row for item in items for row in item.rows if row.method is not Method.UNLINK]
        rows = [row for row in rows if row.step.deed not in TAGS]  # theirs is the photo's own folder
        _sync(self._placer.target(row).folder for row in rows)

    def _sync_sources(self, items: Iterable[Together]) -> None:
        rows = [row for item in items for row in item.rows if row.step.deed not in _KEEP]
        _sync(self._placer.source(row).folder for row in rows)


_CHANGED_SINCE = "it has changed since it was sorted"
_KEEP = frozenset({Deed.COPY, Deed.HARDLINK, Deed.SYMLINK})  # the source's folder is left as it is
_METHODS = {
    Deed.COPY: Method.COPY,
    Deed.MOVE: Method.RENAME,
    Deed.HARDLINK: Method.LINK,
    Deed.SYMLINK: Method.LINK,
    Deed.TAG: Method.WRITE,
    Deed.UNTAG: Method.WRITE,
    Deed.REMOVE: Method.UNLINK,
    Deed.UNHARDLINK: Method.UNLINK,
    Deed.UNSYMLINK: Method.UNLINK,
}


def _method(step: Step) -> Method:
    return _METHODS[step.deed]


def _sync(folders: Iterable[Folder]) -> None:
    for folder in dict.fromkeys(folders):
        try:
            folder.sync()
        except OSError as error:
            raise _refused(folder.path, error) from error


def _refused(path: str, error: OSError) -> SorterError:
    return SorterError(
        f"The disk of {readable(path)} does not take what is written ({error.strerror}), so nothing"
        " further is touched; the next start says where each photo is."
    )
