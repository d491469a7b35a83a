"""Runs that belong together: one that sorted, those that undid parts of it, and those that did parts again."""

from collections.abc import Iterable

from sorter.files.journal.records import Run


def standing(run: Run, runs: Iterable[Run]) -> list[Run]:
    """Of the family of a run those of which something can be put back, in the order of `runs`, which are all runs."""
    known = {one.id: one for one in runs}

    def first(one: Run) -> int:
        while one.undo_of is not None:
            one = known[one.undo_of]
        return one.id

    return [one for one in known.values() if one.can_undo and first(one) == first(run)]
