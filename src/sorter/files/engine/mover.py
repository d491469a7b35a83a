"""Carrying out a run, batch after batch; it decides nothing."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from sorter.errors import JournalError, SorterError
from sorter.files.engine.batch import Batch, Checkpoint, Report
from sorter.files.engine.folders import Folders
from sorter.files.engine.noclobber import LADDER, Rung
from sorter.files.engine.tidying import tidy
from sorter.files.journal.journal import Journal
from sorter.files.journal.lock import Held, RootLock
from sorter.files.journal.records import Group, Row, Run, State, photo_step
from sorter.items import readable

_FILES = 128  # one durable transaction for so many costs little more than for one
_FOLDERS = 64  # open at a time: macOS allows a program 256 files


def carry_out(
    journal: Journal,
    run: Run,
    groups: Sequence[Group],
    *,
    checkpoint: Checkpoint,
    report: Report,
    ladder: Sequence[Rung] = LADDER,
    longest: float = 1.0,
) -> None:
    """Carry out the items of a run that was begun, and finish it.

    `report` gets the rows of each batch once they stand on disk and in the journal: done, skipped with a reason, or
    left open for recovery. `checkpoint` is called before each item and between the blocks of a copy, and may raise to
    end the run with nothing half-done. `longest` are the seconds after which a batch of large files is settled in
    parts. Raises that, `JournalError`, and a `SorterError` where no room is left, where
    the disk fails, or where another Sorter works in the same target folder.
    """
    vacated: set[str] = set()

    def on_rows(rows: Sequence[Row]) -> None:
        vacated.update(os.path.dirname(row.step.source) for row in rows if row.state is State.DONE)
        report(rows)

    tokens = journal.tokens()
    try:
        with _locked(journal, run):
            roots = _Roots(run)
            for chunk in _chunks(sorted(groups, key=_place)):
                roots.check()
                with Folders(run.root, run.source_root) as folders:
                    batch = Batch(journal, run, folders, ladder, checkpoint=checkpoint, report=on_rows, longest=longest)
                    batch.carry_out(chunk, tokens)
    except JournalError:
        raise  # the run stays unfinished: recovery looks at every file of it
    except BaseException:
        _finish(journal, run, vacated)
        raise
    _finish(journal, run, vacated)


def _locked(journal: Journal, run: Run) -> AbstractContextManager[object]:
    """The target's root, made where it is missing, for this Sorter alone: others may have journals of their own."""
    if not run.root:
        return nullcontext()  # an undo to several drives
    inside = os.path.join(run.root, "")
    with Folders(run.root, run.source_root) as folders:
        missing = folders.missing([inside])
        if missing:
            journal.make_folders(run, missing)
        try:
            folders.target(inside, make=True)
            return RootLock(run.root)
        except Held as held:
            raise SorterError(f"Another Sorter is at work in {readable(run.root)}; wait until it is done.") from held
        except OSError as error:
            raise SorterError(
                f"The target folder {readable(run.root)} cannot be used: {error.strerror}. Choose another one."
            ) from error


class _Roots:
    """The folders of a run as they were at its beginning: a disk may be unplugged, or another one put in its place."""

    def __init__(self, run: Run) -> None:
        self._before = {root: _folder_at(root) for root in (run.root, run.source_root) if root}

    def check(self) -> None:
        """Raises `SorterError` where one is no longer there."""
        for root, before in self._before.items():
            now = _folder_at(root)
            if before and not (now and os.path.samestat(before, now)):
                raise SorterError(
                    f"The folder {readable(root)} is no longer there; is its disk still connected? What is done"
                    " stands, and the rest was not reached."
                )


def _folder_at(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _finish(journal: Journal, run: Run, vacated: set[str]) -> None:
    tidy(journal, run, vacated)
    journal.finish(run.id)


def _place(group: Group) -> str:
    """Where an item goes: photos for one folder follow each other, so that few folders are open at a time."""
    return photo_step(group).target


def _chunks(groups: Sequence[Group]) -> Iterator[list[Group]]:
    chunk: list[Group] = []
    files, folders = 0, set[str]()
    for group in groups:
        touched = {os.path.dirname(path) for step in group for path in (step.source, step.target)}
        if chunk and (files + len(group) > _FILES or len(folders | touched) > _FOLDERS):
            yield chunk
            chunk, files, folders = [], 0, set()
        chunk.append(group)
        files += len(group)
        folders |= touched
    if chunk:
        yield chunk
