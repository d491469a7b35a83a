"""Finding a place by what a person types of its name; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from sorter.gui.places import Place


@dataclass(frozen=True, slots=True)
class Named:
    """A place, what it is called, and the labels above it in words."""

    place: Place
    name: str
    above: str = ""


def found(named: Sequence[Named], typed: str) -> list[Named]:
    """Those in whose names all that was typed stands, the likeliest first: the wolf before the snow wolf."""
    words = typed.casefold().split()
    ranked = [(rank, one) for one in named if (rank := _rank(one, words)) is not None]
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _rank(one: Named, words: Sequence[str]) -> int | None:
    """How far what was typed is from the name; None where it does not fit."""
    name, above = one.name.casefold(), one.above.casefold()
    if any(word not in name and word not in above for word in words):
        return None
    typed = " ".join(words)
    if name.startswith(typed):
        return 0 if name == typed else 1
    if f" {typed}" in name:
        return 2
    return 3 if typed in name else 4
