"""How large cards are."""

SIZES = (48, 82, 130, 190, 270)
"""Pixels that a card is wide at least: so many lie side by side as a column has room for, and share what is over."""

USUAL = 1
"""Which of them is the first one."""

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
