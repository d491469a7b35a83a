"""The rows of the journal as actions on items again, for those who show them."""

from collections.abc import Callable, Sequence
from itertools import groupby

from sorter.files.journal.records import TAGS, Deed, Role, Row, State, photo_row
from sorter.files.plan import Action, FurtherLabel, Member
from sorter.jobs.events import Written, WrittenFile

Moved = Callable[[Sequence[tuple[str, str]]], None]
"""Is told where photos are now: old and new paths."""


def tell_moved(moved: Moved, actions: Sequence[Action]) -> None:
    """Tell where photos are that were moved, or moved back."""
    moved([(action.source, action.target) for action in actions])


def written_in(done: Sequence[tuple[Row, Action]]) -> Written | None:
    """The files that have another content now; None where none has."""
    files = tuple(_written_file(row, action) for row, action in done if row.step.deed in TAGS)
    return Written(files) if files else None


def photos(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    """The row of each photo, with those of its companions and links; rows of an item follow each other."""
    found: list[tuple[Row, list[Row]]] = []
    for _, group in groupby(rows, key=lambda row: row.group):
        item = list(group)
        photo = photo_row(item)
        found.append((photo, [row for row in item if row is not photo]))
    return found


def _written_file(row: Row, action: Action) -> WrittenFile:
    """What a row that tagged a photo, or put it back, left; `action` has the paths as they were asked for."""
    tagged = row.step.deed is Deed.TAG
    photo, path = (action.source, action.target) if tagged else (action.target, action.source)
    size, mtime_ns = (row.placed.size, row.placed.mtime_ns) if row.placed else (None, None)
    return WrittenFile(photo, path, size, mtime_ns)


def action_of(photo: Row, others: Sequence[Row]) -> Action:
    """What was done with an item."""
    step = photo.step
    done = [row.step for row in others if row.state is State.DONE]
    return Action(
        step.source,
        step.target,
        step.size,
        step.mtime_ns,
        step.label,
        step.score,
        step.renamed,
        tuple(Member(one.source, one.target, one.size, one.mtime_ns) for one in done if one.role is Role.COMPANION),
        tuple(FurtherLabel(one.target, one.label, one.score) for one in done if one.role is Role.FURTHER),
    )
