"""What a run did with each file, and which files are one item; knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sorter.files.journal.history import Entry, Run, entries
from sorter.files.journal.records import Role, State
from sorter.items import readable

Say = Callable[[str], str]
"""A reason of the journal as it is shown: a filter finds what is seen."""


@dataclass(frozen=True, slots=True)
class RunFiles:
    """The files of a run, in the order of the journal."""

    run: Run
    entries: Sequence[Entry]
    items: Sequence[int]  # of each file: the position of its item's photo
    open: frozenset[int]  # positions of the photos that can be put back
    texts: Sequence[str]  # of each file: what a filter looks into

    @classmethod
    def of(cls, run: Run, entries: Sequence[Entry], say: Say) -> "RunFiles":
        """Everything that is asked of a run's files later, worked out once."""
        found = items(entries, is_undo=run.is_undo)
        texts = [f"{readable(one.source)}\n{readable(one.target)}\n{say(one.reason)}".casefold() for one in entries]
        return cls(run, entries, found, frozenset(at for at in found if can_put_back(entries[at])), texts)

    def found(self, text: str) -> Sequence[int]:
        """Positions of the files whose names, paths or reason hold a text; case does not count."""
        wanted = text.strip().casefold()
        if not wanted:
            return range(len(self.entries))
        return [at for at, one in enumerate(self.texts) if wanted in one]

    def photos(self, positions: Iterable[int]) -> frozenset[int]:
        """The photos, by position, of the items that these files belong to, as far as they can be put back."""
        return self.open.intersection(map(self.items.__getitem__, positions))


def can_put_back(entry: Entry) -> bool:
    """Whether something was done with a file that was not put back since."""
    return entry.state == State.DONE and not entry.undone


def read_files(journal: Path, run: Run, say: Say) -> RunFiles:
    """Read the files of a run from the journal. Raises `RequestError` and `JournalError`."""
    return RunFiles.of(run, entries(journal, run.id), say)


def items(files: Sequence[Entry], *, is_undo: bool) -> list[int]:
    """Of each file the position of its photo: an item's files follow each other.

    Companions come before their photo. Links of further labels come after it, and before it where they are undone.
    """
    before = {Role.COMPANION, Role.FURTHER} if is_undo else {Role.COMPANION}
    found: list[int] = []
    photo = -1
    for at, entry in enumerate(files):
        if entry.role is Role.PHOTO:
            photo = at
            found += [photo] * (at + 1 - len(found))
        elif entry.role not in before:
            found.append(photo)
    return found
