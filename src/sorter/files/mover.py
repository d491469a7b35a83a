"""Carrying out a run, batch after batch; it decides nothing."""

import os
from collections.abc import Iterator, Sequence

from sorter.errors import JournalError
from sorter.files.batch import Batch, Checkpoint, Report
from sorter.files.folders import Folders
from sorter.files.journal import Journal
from sorter.files.noclobber import LADDER, Rung
from sorter.files.records import Row, Run, State, Step
from sorter.files.tidying import tidy

_FILES = 128  # one durable transaction for so many costs little more than for one
_FOLDERS = 64  # open at a time: macOS allows a program 256 files


def carry_out(
    journal: Journal,
    run: Run,
    steps: Sequence[Step],
    *,
    checkpoint: Checkpoint,
    report: Report,
    ladder: Sequence[Rung] = LADDER,
) -> None:
    """Carry out the steps of a run that was begun, and finish it.

    `report` gets the rows of each batch once they stand on disk and in the journal: done, skipped with a reason, or
    left open for recovery. `checkpoint` is called before each file and between the blocks of a copy, and may raise to
    end the run with nothing half-done. Raises that, `JournalError`, and a `SorterError` where no room is left.
    """
    vacated: set[str] = set()

    def on_rows(rows: Sequence[Row]) -> None:
        vacated.update(os.path.dirname(row.step.source) for row in rows if row.state is State.DONE)
        report(rows)

    tokens = journal.tokens()
    try:
        for chunk in _chunks(sorted(steps, key=lambda step: step.target)):
            with Folders(run.root, run.source_root) as folders:
                batch = Batch(journal, run, folders, ladder, checkpoint=checkpoint, report=on_rows)
                batch.carry_out(chunk, tokens)
    except JournalError:
        raise  # the run stays unfinished: recovery looks at every file of it
    except BaseException:
        _finish(journal, run, vacated)
        raise
    _finish(journal, run, vacated)


def _finish(journal: Journal, run: Run, vacated: set[str]) -> None:
    tidy(journal, run, vacated)
    journal.finish(run.id)


def _chunks(steps: Sequence[Step]) -> Iterator[list[Step]]:
    chunk: list[Step] = []
    folders: set[str] = set()
    for step in steps:
        folders |= {os.path.dirname(step.source), os.path.dirname(step.target)}
        if len(chunk) == _FILES or (chunk and len(folders) > _FOLDERS):
            yield chunk
            chunk, folders = [], {os.path.dirname(step.source), os.path.dirname(step.target)}
        chunk.append(step)
    if chunk:
        yield chunk
