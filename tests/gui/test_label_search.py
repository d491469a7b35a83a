"""Finding a label by a few letters."""

import pytest

from sorter.gui.label_search import Named, found
from sorter.gui.places import Kind, Place

_NAMED = [
    Named(Place(Kind.LABEL, tuple(name.casefold() for name in (*above.split(", "), name) if name)), name, above)
    for name, above in (
        ("Animal", ""),
        ("Werewolf", "Person"),
        ("Snow wolf", "Animal, dog"),
        ("Wolf spider", "Animal, spider"),
        ("Wolf", "Animal, dog"),
        ("Heron", "Animal, bird"),
    )
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("wolf", ["Wolf", "Wolf spider", "Snow wolf", "Werewolf"]),
        ("WOL sp", ["Wolf spider"]),
        ("bird", ["Heron"]),  # by what lies above it
        ("bird h", ["Heron"]),
        ("zebra", []),
        ("", ["Animal", "Werewolf", "Snow wolf", "Wolf spider", "Wolf", "Heron"]),
    ],
)
def test_the_likeliest_label_stands_first(typed: str, names: list[str]) -> None:
    """Whole names, beginnings, words, then whatever has the letters; equal ones in the task's order."""
    assert [one.name for one in found(_NAMED, typed)] == names
