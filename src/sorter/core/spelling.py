"""Names of files as they are compared: without case, by ending, and where they were cut off. Pure."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

_CUT_AT = 46
"""Takeout's limit for a name before `.json`; where it counts bytes, up to three more would have split a letter."""

_NUMBERED = re.compile(r"(.+)(\(\d+\))(\.[^.]+)", re.DOTALL)


def fold(name: str) -> str:
    """A name as it is compared: cameras, phones and programs write endings and stems in either case."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())


def ending_of(name: str) -> str:
    """What begins with the last dot; empty where nothing is before that."""
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem else ""


def stem_of(name: str) -> str:
    """The folded name without its ending."""
    folded = fold(name)
    return folded.rpartition(".")[0] or folded


def by_ending(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The names by their folded endings: all of a folder share a few, and those are looked at once."""
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        dot = name.rfind(".")
        spelt[name[dot:] if dot > 0 else ""].append(name)  # no letter of an ending is joined to what is before a dot
    found: dict[str, list[str]] = {}
    for ending, group in spelt.items():
        found.setdefault(fold(ending), []).extend(group)
    return found


def starts_of(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Long names, sorted: without the number in brackets, that number, and as they are."""
    found = []
    for name in names:
        if len(name) > _CUT_AT // 4:  # a letter has four bytes at most
            folded = fold(name)
            match = _NUMBERED.fullmatch(folded)
            found.append((match[1] + match[3], match[2], name) if match else (folded, "", name))
    return sorted(found)


def begun(starts: Sequence[tuple[str, str, str]], start: str, number: str) -> Iterator[str]:
    """The names that begin so and were longer, where `start` is as long as a name that was cut off."""
    size = len(start.encode("utf-8", "surrogatepass"))
    if len(start) != _CUT_AT and (start.isascii() or not _CUT_AT - 3 <= size <= _CUT_AT):
        return
    for place in range(bisect_left(starts, (start,)), len(starts)):
        whole, counted, name = starts[place]
        if not whole.startswith(start):
            return
        if counted == number:
            yield name
