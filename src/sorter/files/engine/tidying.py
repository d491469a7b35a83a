"""Removing folders that Sorter made and in which nothing is left."""

import os
from collections.abc import Iterable, Iterator

from sorter.files.engine.folders import remove_if_empty
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Run


def tidy(journal: Journal, run: Run, vacated: Iterable[str]) -> None:
    """Remove what a run made and did not need, and after an undo what it emptied: never a folder of the user's own.

    `vacated` are the folders that the run's files came from.
    """
    folders = journal.folders()
    candidates = {folder for folder, made_by in folders.items() if made_by == run.id}
    if run.undo_of is not None:
        candidates |= {above for folder in vacated for above in _with_parents(folder)} & folders.keys()
    gone = [folder for folder in sorted(candidates, key=len, reverse=True) if remove_if_empty(folder)]
    if gone:
        journal.forget_folders(gone)


def _with_parents(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
