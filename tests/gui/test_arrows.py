"""Where the arrow keys lead."""

import pytest
from PySide6.QtCore import Qt

from sorter.gui.arrows import went

_LEFT, _RIGHT, _UP, _DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.mark.parametrize(
    ("key", "at", "to"),
    [
        (_RIGHT, 3, 4),  # on into the next row, as one reads
        (_LEFT, 4, 3),
        (_DOWN, 1, 5),
        (_UP, 5, 1),
        (_DOWN, 6, 9),  # the last row is shorter
        (_DOWN, 8, (1, 0)),
        (_RIGHT, 9, (1, 0)),
        (_UP, 2, (-1, 2)),
        (_LEFT, 0, (-1, 3)),
    ],
)
def test_arrows_lead_row_by_row_and_out_at_the_ends(key: Qt.Key, at: int, to: int | tuple[int, int]) -> None:
    """Of ten cards in rows of four; up and down keep their lane."""
    assert went(key, at, 4, 10) == to
