"""After an interruption: whether a file that was being written anew is the old one, the new one, or somebody else's."""

import os
from dataclasses import dataclass, replace

from sorter.errors import InputError
from sorter.files.engine.copier import digest_of
from sorter.files.engine.folders import Place
from sorter.files.engine.writing import Writer
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Kept, Row, State
from sorter.items import readable


@dataclass(frozen=True, slots=True)
class _Found:
    """What bears each of the names that a row knows."""

    file: Place
    now: os.stat_result | None
    part: os.stat_result | None
    aside: os.stat_result | None


def settle_written(writer: Writer, journal: Journal, row: Row) -> Row:
    """The row in the state that is true: done where the new content stands, else the old one has its name.

    Raises `OSError` where the disk fails.
    """
    try:
        file = writer.file(row)
    except (FileNotFoundError, InputError):
        return _attention(row, "its folder is not there any more")
    found = _Found(file, file.find(), writer.part(row).find(), writer.aside(row).find())
    if row.state is State.DONE:
        return row if found.now else _attention(row, f"{readable(row.step.written)} is not there any more")
    try:
        return _settled(writer, row, found, journal.kept(row.id))
    except InputError as error:
        return _attention(row, f"it could not be settled: {error}")
    except FileExistsError:
        return _attention(row, f"{readable(row.step.written)} is another file by now")


def _settled(writer: Writer, row: Row, found: _Found, known: tuple[Kept, bytes] | None) -> Row:
    if known is None:
        return _rolled_back(writer, row, found)  # it was not touched yet
    row = replace(row, kept=known[0])
    if known[0].size is None:
        return _settle_new(writer, row, found)
    if row.placed is None:
        return _settle_removed(writer, row, found)
    return _settle_changed(writer, row, found, known[0])


def _settle_new(writer: Writer, row: Row, found: _Found) -> Row:
    """There was no file before."""
    if found.now is None:
        return _rolled_back(writer, row, found)
    if found.now.st_size == 0 and row.placeholder:
        found.file.unlink()
        return _rolled_back(writer, row, found)
    if _holds(found.file, row.digest):
        return _done(writer, row, found)
    if found.part:
        return _rolled_back(writer, row, found)  # somebody else took the name
    return _attention(row, f"{readable(row.step.written)} was changed just after it was made; it stays")


def _settle_removed(writer: Writer, row: Row, found: _Found) -> Row:
    """There was to be no file afterwards."""
    if found.now is None and found.aside is None:
        return replace(row, state=State.DONE, reason="")
    if found.aside and found.now and not os.path.samestat(found.now, found.aside):
        return _attention(row, f"{readable(row.step.written)} is another file by now, and the old one is {row.aside}")
    if found.aside and found.now is None:
        writer.take_back(replace(row, state=State.ASIDE))
        return _rolled_back(writer, row, replace(found, aside=None))
    return _rolled_back(writer, row, found)


def _settle_changed(writer: Writer, row: Row, found: _Found, kept: Kept) -> Row:
    """There was one content before, and is to be another."""
    part, aside = writer.part(row), writer.aside(row)
    old = next((one for one in (part, aside) if _holds(one, kept.digest)), None)
    if _holds(found.file, row.digest):
        strangers = [one for one in (part, aside) if one.find() and one != old]
        if not strangers:
            return _done(writer, row, found)
        writer.give_back(row)  # what another program wrote in the very moment
        return replace(row, state=State.ROLLED_BACK, reason="another program changed it just then")
    if found.now is None:
        if old is None:
            return _attention(row, "it is not there any more")
        writer.climb(old, found.file)
        return _rolled_back(writer, row, _Found(found.file, None, part.find(), aside.find()))
    if _holds(found.file, kept.digest) or old is None:
        return _rolled_back(writer, row, found)
    return _attention(
        row, f"{readable(row.step.written)} was changed just then; what it was before is beside it as {old.name}"
    )


def _done(writer: Writer, row: Row, found: _Found) -> Row:
    _drop(writer, row, found)
    return replace(row, state=State.DONE, reason="")


def _rolled_back(writer: Writer, row: Row, found: _Found) -> Row:
    _drop(writer, row, found)
    return replace(row, state=State.ROLLED_BACK, reason="interrupted")


def _drop(writer: Writer, row: Row, found: _Found) -> None:
    """Remove what the journal's temporary names are of: what was to come, or a second name of what is there."""
    if found.part:
        writer.part(row).unlink()
    if found.aside:
        writer.aside(row).unlink()


def _holds(place: Place, digest: bytes) -> bool:
    """Whether a file has exactly this content."""
    return place.find() is not None and digest_of(place) == digest


def _attention(row: Row, reason: str) -> Row:
    return replace(row, state=State.ATTENTION, reason=reason)
