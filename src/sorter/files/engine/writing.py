"""Giving a file another content, so that it is the old one or the new one at every moment, and both can be had back.

The new content is written under a temporary name, flushed with those of the whole batch, and read back; what the old
one was is written down, as the difference to it; then the two exchange their names, and only after that the old file
goes.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from stat import S_ISREG

from sorter.errors import InputError
from sorter.files.engine.copier import dress, read_back
from sorter.files.engine.folders import Folders, Place
from sorter.files.engine.noclobber import Unsettled, Unsupported, exchange
from sorter.files.engine.rewritable import check_owner, check_rewritable
from sorter.files.engine.tagging import with_tags, without_tags
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Kept, Row, State, Step
from sorter.files.tags.difference import difference, restored
from sorter.items import readable

CHANGED_SINCE = "it has changed since it was tagged"
TAGGED = "it is tagged so already"
MOST_BYTES = 1 << 30
"""Of a file that is written anew: it is held in memory."""

_MANY = 4  # files for which a whole disk is flushed
_TO_FLUSH = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY  # of a file that may be closed to this user
_MOST_KEPT = 4 << 20  # bytes that the journal keeps of one file

Climb = Callable[[Place, Place], None]


class Raced(InputError):
    """Another program wrote the file just now; it has what that wrote."""


@dataclass(frozen=True, slots=True)
class _Before:
    """A file as it was read; without a descriptor there was none."""

    descriptor: int | None = None
    identity: Identity | None = None
    content: bytes = b""


class Writer:
    """Writes the files of one batch anew."""

    def __init__(self, journal: Journal, folders: Folders, climb: Climb) -> None:
        self._journal = journal
        self._folders = folders
        self.climb = climb

    def file(self, row: Row) -> Place:
        """The file that is written. Raises `OSError` or `InputError` where its folder cannot be opened."""
        return self._beside(row, os.path.basename(row.step.written))

    def part(self, row: Row) -> Place:
        """The new content's name before it has its own, and perhaps that of the old one afterwards."""
        return self._beside(row, row.part)

    def aside(self, row: Row) -> Place:
        """Perhaps the old file's name afterwards."""
        return self._beside(row, row.aside)

    def _beside(self, row: Row, name: str) -> Place:
        return Place(self._folders.source(row.step.written), name)

    def prepare(self, row: Row, checkpoint: Callable[[], None]) -> Row:
        """Read the file, write its new content under a temporary name, and say what is to be kept of the old one.

        What was written is to be flushed with `flush`, and looked at with `check`.

        Raises `InputError` where the file is not what was looked at, holds the same already, or cannot be written;
        `OSError`, and whatever `checkpoint` raises; nothing is left then.
        """
        checkpoint()
        before = self._read(row)
        try:
            wanted, mtime_ns = self._wanted(row, before)
            if wanted is not None and before.descriptor is not None:
                check_rewritable(self.file(row))
            kept = _kept(before, wanted)
            row = replace(row, state=State.COPIED, kept=kept, placed=None, digest=b"")
            if wanted is None:
                return row
            placed = self._write(row, before, wanted, mtime_ns, checkpoint)
            return replace(row, placed=placed, digest=digest(wanted))
        finally:
            if before.descriptor is not None:
                os.close(before.descriptor)

    def check(self, row: Row) -> Row:
        """Read back what was prepared and flushed. Raises `InputError` where it is another content, and `OSError`."""
        if row.placed:
            reader = self.part(row).open(os.O_RDONLY)
            try:
                if read_back(reader, lambda: None) != row.digest:
                    raise InputError("what was written reads back different, so its disk is not to be trusted")
            finally:
                os.close(reader)
        return row

    def publish(self, row: Row) -> Row:
        """Let the new content have the name. Raises `FileExistsError`, `InputError` and `OSError`, as it was then."""
        file = self.file(row)
        if _made(row):
            self.climb(self.part(row), file)
            return replace(row, state=State.PUBLISHED)
        if row.placed is None:
            self.climb(file, self.aside(row))
        else:
            self._exchange(self.part(row), file, self.aside(row))
        row = replace(row, state=State.ASIDE)
        if not self._is_before(row, self.old(row)):
            self.take_back(row)
            raise Raced("another program changed it just now")
        return row

    def drop(self, row: Row) -> Row:
        """Delete the old file, looked at once more. Raises `InputError` where it is another one, and `OSError`."""
        old = self.old(row)
        if not self._is_before(row, old):
            raise Raced("another program changed it just now")
        old.unlink()
        return replace(row, state=State.DONE)

    def take_back(self, row: Row) -> Row:
        """The row as it was before it was prepared. Raises `Unsettled` where something is not as it was left."""
        match row.state:
            case State.COPIED if self.part(row).find():
                self.part(row).unlink()
            case State.ASIDE if row.placed is None:
                self.climb(self.aside(row), self.file(row))
            case State.ASIDE:
                self._check_placed(row)
                self.give_back(row)
        return replace(row, state=State.INTENT, placed=None, digest=b"", kept=None)

    def give_back(self, row: Row) -> None:
        """Let the old file have its name again in place of the new one, which goes. Raises `OSError`."""
        old, file = self.old(row), self.file(row)
        if old.name == row.aside:
            os.replace(old.at, file.at, src_dir_fd=old.descriptor, dst_dir_fd=file.descriptor)
        else:
            self._exchange(old, file, self.aside(row))
            self.part(row).unlink()

    def old(self, row: Row) -> Place:
        """Where the old file is while the new one has its name."""
        aside = self.aside(row)
        return aside if aside.find() else self.part(row)

    def _check_placed(self, row: Row) -> None:
        now = self.file(row).find()
        if now is None or row.placed is None or Identity.of(now) != row.placed:
            raise Unsettled(f"{readable(row.step.written)} is another file by now")

    @staticmethod
    def _is_before(row: Row, place: Place) -> bool:
        now, kept = place.find(), row.kept
        return now is not None and kept is not None and (now.st_size, now.st_mtime_ns) == (kept.size, kept.mtime_ns)

    @staticmethod
    def _exchange(new: Place, old: Place, aside: Place) -> None:
        try:
            exchange(new, old, aside)
        except Unsupported as error:
            raise InputError("its disk offers no way to put a new content in the place of an old one safely") from error

    def _read(self, row: Row) -> _Before:
        """The file as it is now."""
        file = self.file(row)
        there = file.find()
        if there is None:
            return _Before()
        if not S_ISREG(there.st_mode):
            raise InputError(f"{readable(file.name)} is a link or a device, so nothing is written into it")
        if there.st_size > MOST_BYTES:
            raise InputError(
                f"{readable(file.name)} is larger than {MOST_BYTES >> 30} GB, so nothing is written into it"
            )
        descriptor = file.open(os.O_RDONLY)
        try:
            identity = Identity.of(os.fstat(descriptor))
            with open(descriptor, "rb", closefd=False) as reader:
                content = reader.read()
            alike = Identity.of(os.fstat(descriptor)) == identity and len(content) == identity.size
            own = row.step.written == row.step.source  # then it is the file that was looked at
            if not alike or (own and identity != row.identity):
                raise InputError("it has changed since it was looked at")
        except BaseException:
            os.close(descriptor)
            raise
        return _Before(descriptor, identity, content)

    def _wanted(self, row: Row, before: _Before) -> tuple[bytes | None, int | None]:
        """What the file is to hold, None where it is to go, and the time that it is to bear, None for now."""
        step = row.step
        if step.undoes is not None:
            return self._as_it_was(step, step.undoes, before)
        new = with_tags(step, before.content if before.identity else None)
        if new == before.content:
            raise InputError(TAGGED)
        return new, None

    def _as_it_was(self, step: Step, undone: int, before: _Before) -> tuple[bytes | None, int | None]:
        found = self._journal.kept(undone)
        changed = found is None or found[1] != (digest(before.content) if before.identity else b"")
        if changed and step.edited:
            return without_tags(step, before.content), None
        if found is None:
            raise InputError("what it was before is not kept any more")
        if changed:
            raise InputError(CHANGED_SINCE)
        kept = found[0]
        if kept.size is None:
            return None, None
        content = restored(before.content, kept.difference)
        if digest(content) != kept.digest:
            raise InputError("what is kept of it is damaged, so it stays")
        return content, kept.mtime_ns

    def _write(
        self, row: Row, before: _Before, content: bytes, mtime_ns: int | None, checkpoint: Callable[[], None]
    ) -> Identity:
        """Write a complete file under its temporary name, not flushed yet."""
        part = self.part(row)
        writer = part.open(os.O_RDWR | os.O_CREAT | os.O_EXCL)
        complete = False
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(writer, view) :]
                checkpoint()
            photo = row.step.source if row.step.deed is Deed.TAG else row.step.target
            dress(writer, before.descriptor, photo, mtime_ns)
            if before.descriptor is not None:
                check_owner(self.file(row), before.descriptor, writer)
            placed = Identity.of(os.fstat(writer))
            complete = True
            return placed
        finally:
            os.close(writer)
            if not complete:
                part.unlink()


def flush(places: Sequence[Place]) -> None:
    """Make files durable: many at once by flushing their disks, which costs little more than one. Raises `OSError`."""
    by_disk: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_disk[place.folder.device()].append(place)
    for some in by_disk.values():
        if len(some) < _MANY or not some[0].folder.sync_disk():
            for place in some:
                _flush_file(place)


def _flush_file(place: Place) -> None:
    descriptor = place.open(_TO_FLUSH)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(content: bytes) -> bytes:
    """BLAKE2b of a content, as the copier has it."""
    return blake2b(content, digest_size=32).digest()


def _kept(before: _Before, wanted: bytes | None) -> Kept:
    """What is to be written down of the old content. Raises `InputError` where that is too much."""
    new, identity = wanted or b"", before.identity
    apart = difference(new, before.content)
    if len(apart) > _MOST_KEPT:
        raise InputError("too much of it would change to be kept for an undo, so it is left alone")
    if restored(new, apart) != before.content:
        raise InputError("it could not be put back, so it is left alone")
    size, mtime_ns = (identity.size, identity.mtime_ns) if identity else (None, None)
    return Kept(size, mtime_ns, digest(before.content), apart)


def _made(row: Row) -> bool:
    """Whether there was no such file."""
    return row.kept is not None and row.kept.size is None
