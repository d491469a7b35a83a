"""How large cards are."""

from PySide6.QtCore import QSize

from sorter.gui.card import MARGIN

SIZES = (48, 82, 130, 190, 270)
"""Pixels that a card is wide at least: so many lie side by side as a column has room for, and share what is over."""

USUAL = 1
"""Which of them is the first one."""

GUTTER = 6
"""Right of the cards: the scroll bar moves in the gap between two columns."""

_SHAPE = 0.94  # height of a card by its width

_NARROW = 66  # so narrow cards become, before there is only one beside the other


def size_step(step: int) -> int:
    """A step that there is: the nearest one."""
    return min(max(step, 0), len(SIZES) - 1)


def fewest(step: int) -> int:
    """How many cards lie side by side at least."""
    return 2 if step <= USUAL else 1


def least_width(step: int) -> int:
    """Pixels that a card has at least."""
    return min(SIZES[step], _NARROW) if step <= USUAL else SIZES[step]


def cells(step: int, width: int) -> tuple[int, QSize]:
    """How many cards of a size lie side by side in so many pixels, and how large each is with what is around it."""
    room = max(width - GUTTER, 1)
    across = max(room // (SIZES[step] + 2 * MARGIN), fewest(step))
    side = room // across
    return across, QSize(side, round((side - 2 * MARGIN) * _SHAPE) + 2 * MARGIN)
