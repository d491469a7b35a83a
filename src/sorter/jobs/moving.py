"""Telling where photos are now to whatever knows of them by their place."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sorter.errors import MarksError
from sorter.files.marks.marks import Marks
from sorter.jobs.outcomes import Moved
from sorter.jobs.remembering import store_at


def moved_in(store: Path, marks: Path) -> Moved:
    """Tells the store and the marks in these files, where there are any, where photos are now."""
    measured = store_at(store)

    def tell(pairs: Sequence[tuple[str, str]]) -> None:
        if measured:
            measured.moved(pairs)
        if marks.exists():
            with suppress(MarksError), Marks.writing(marks) as said:  # else the next run finds out who lies elsewhere
                said.moved(pairs)

    return tell
