"""After an interruption: each item is at its old place or its new one, and this says which.

Every decision can be taken again after another interruption. Only a move ever takes a source away, and only once its
target is there and verified. What cannot be decided safely is left alone and told.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sorter.files.engine.folders import Folders
from sorter.files.engine.judging import Judge
from sorter.files.engine.noclobber import LADDER, Rung
from sorter.files.engine.placing import Placer
from sorter.files.engine.tidying import tidy
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import OPEN_STATES, Role, Row, Run, State, photo_row

_ROWS = 64  # settled in one transaction, and so many folders open at most


@dataclass(frozen=True, slots=True)
class Attention:
    """A file that somebody should look at, and why."""

    path: str
    reason: str
    target: str = ""  # where it was to be; empty where a folder is meant
    waits: bool = False  # the next start settles it, once what the reason names is put right


@dataclass(frozen=True, slots=True)
class Recovery:
    """What an interrupted run left, and what was done about it."""

    done: int = 0  # items, as in the history
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
                attention.append(Attention(absent[0], reason, waits=True))
            continue
        settling = _Settling(journal, run, ladder)
        settling.everything()
        done += settling.count(State.DONE)
        rolled_back += settling.count(State.ROLLED_BACK)
        attention += settling.attention
    return Recovery(done, rolled_back, tuple(attention))


class _Settling:
    """The items of one run that were open, or were not as the journal says, and what has become of them."""

    def __init__(self, journal: Journal, run: Run, ladder: Sequence[Rung]) -> None:
        self._journal = journal
        self._run = run
        self._ladder = ladder
        self._waits = False
        self._changed: list[Row] = []
        self.attention: list[Attention] = []

    def everything(self) -> None:
        """Settle all that can be settled; where the disk fails, the run waits for the next time."""
        rows = self._journal.rows(self._run)
        for items in _chunks(rows):
            self._settle(items)
        if not self._waits:
            tidy(self._journal, self._run, {os.path.dirname(row.step.source) for row in rows})
            self._journal.finish(self._run.id)

    def count(self, state: State) -> int:
        """The items that came to this state."""
        return sum(row.state is state and row.step.role is Role.PHOTO for row in self._changed)

    def _settle(self, items: Sequence[Sequence[Row]]) -> None:
        changed: list[Row] = []
        with Folders(self._run.root, self._run.source_root) as folders:
            judge = Judge(Placer(self._journal, self._run, folders, self._ladder))
            for before in items:
                try:
                    after = judge.settle(before)
                    settled = [new for old, new in zip(before, after, strict=True) if new is not old]
                    judge.sync(settled)
                except OSError as error:
                    self._wait(before, error)
                else:
                    changed += settled
        self._journal.update(self._run, changed)
        self._changed += changed
        lost = [row for row in changed if row.state is State.ATTENTION]
        self.attention += [Attention(row.step.source, row.reason, row.step.target) for row in lost]

    def _wait(self, rows: Sequence[Row], error: OSError) -> None:
        self._waits = True
        photo = photo_row(rows)
        reason = f"the disk fails ({error.strerror}), so where it is will be settled at the next start"
        self.attention.append(Attention(photo.step.source, reason, photo.step.target, waits=True))


def _chunks(rows: Sequence[Row]) -> Iterator[list[list[Row]]]:
    """The items with anything to look at, some at a time."""
    chunk: list[list[Row]] = []
    for _, group in groupby(rows, key=lambda row: row.group):
        item = list(group)
        if any(row.state in OPEN_STATES or row.state is State.DONE for row in item):
            chunk.append(item)
        if sum(map(len, chunk)) >= _ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
