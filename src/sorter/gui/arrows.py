"""Where the arrow keys lead among cards that are read row by row."""

from PySide6.QtCore import Qt


def went(key: Qt.Key, at: int, across: int, count: int) -> int | tuple[int, int]:
    """The position of the card that a key leads to from the one at `at`, of `count` in rows of `across`.

    Beyond the ends: -1 or 1, and the lane in which another column of cards is entered.
    """
    step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}[key]
    to, last = at + step, count - 1
    if to > last and at // across < last // across:  # the last row is shorter
        return last
    if 0 <= to <= last:
        return to
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return (1 if step > 0 else -1), at % across
    return step, (0 if step > 0 else across - 1)
