"""Runs that undo one another."""

from sorter.files.journal.family import standing
from sorter.files.journal.records import Run


def _run(id: int, undo_of: int | None = None, *, done: int = 1, undone: int = 0, is_undo: bool = False) -> Run:
    return Run(id, 0.0, 1.0, "move", "x", "/s", "/p", 1, is_undo, undo_of, done=done, undone=undone)


def test_what_stands_of_a_family() -> None:
    """From any of its members: undos and redos of which something is left, never another family's."""
    first, other = _run(1, done=3, undone=3), _run(2)
    undo, part, redo = _run(3, 1, undone=1, is_undo=True), _run(4, 1, done=2, is_undo=True), _run(5, 3)
    runs = (redo, part, undo, other, first)

    assert [one.id for one in standing(first, runs)] == [5, 4]
    assert standing(redo, runs) == standing(undo, runs) == standing(first, runs)
    assert standing(other, runs) == [other]
