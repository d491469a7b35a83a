"""Which names of one folder are one item: the rules of `companions`, applied. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sorter.core.companions import DEFAULT_RULES, PHOTOS, RAW, RULES, By, Kinds, Pairing
from sorter.core.spelling import begun, by_ending, ending_of, fold, starts_of, stem_of
from sorter.errors import RequestError


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one item."""

    primary: str
    companions: tuple[str, ...] = ()  # in the order of names
    links: tuple[str, ...] = ()  # what would be companions too if they were files


@dataclass(frozen=True, slots=True)
class Grouping:
    """The items of one folder, in the order of the names of their photos.

    Each is made only when it is asked for: a folder may hold a million, and whoever counts needs none of them.
    """

    primaries: Sequence[str]
    companions: Mapping[str, tuple[str, ...]]  # by primary, where it has some
    links: Mapping[str, tuple[str, ...]]  # by primary, where it would have some

    def __len__(self) -> int:
        return len(self.primaries)

    def __iter__(self) -> Iterator[Group]:
        companions, links = self.companions, self.links
        for primary in self.primaries:
            yield Group(primary, companions.get(primary, ()), links.get(primary, ()))


def grouping(
    names: Collection[str],
    rules: Iterable[str] = DEFAULT_RULES,
    also: Collection[str] = (),
    links: frozenset[str] = frozenset(),
) -> Grouping:
    """The items among the names of one folder's files.

    A photo that is no other's companion is an item's primary; a name that is neither photo nor companion is in no
    item. `also` are names among them that are photos whatever they end in. `links` are names beside them that are no
    files: they change no item, and an item tells those that by their names belong to it. The same for the names in
    any order. Where two files have an equal right to a companion, it goes with the one that is spelt the same, then
    with the better kind (`Pairing.beside`), then with the first by name. Raises `RequestError` for a rule that there
    is not.
    """
    table = _table(frozenset(rules))
    endings = by_ending(names)
    photos = sorted({*set(also).intersection(names), *(one for kind in PHOTOS for one in endings.get(kind, ()))})
    leaders = _paired(names, endings, photos, table)
    companions = leaders.companions()
    primaries = [photo for photo in photos if leaders.is_primary(photo)] if companions else photos
    if not links:
        return Grouping(primaries, companions, {})
    everything = {*names, *links}
    linked = _paired(everything, by_ending(everything), photos, table).companions()
    mine = {photo: tuple(name for name in linked[photo] if name in links) for photo in primaries if photo in linked}
    return Grouping(primaries, companions, mine)


def grouped(
    names: Collection[str],
    rules: Iterable[str] = DEFAULT_RULES,
    also: Collection[str] = (),
    links: frozenset[str] = frozenset(),
) -> list[Group]:
    """Every item of `grouping`."""
    return list(grouping(names, rules, also, links))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pairing, ready for use."""

    place: int  # in its rule
    pairing: Pairing
    pattern: re.Pattern[str]


_Table = Mapping[str, Mapping[int, list[_Entry]]]
"""A companion's ending -> place of a rule in `RULES` -> its pairings for that ending."""


@cache
def _table(rules: frozenset[str]) -> _Table:
    """The rules that are on."""
    unknown = sorted(rules - {rule.id for rule in RULES})
    if unknown:
        known = ", ".join(rule.id for rule in RULES)
        raise RequestError(f"There is no rule for companions called {unknown[0]}. There are: {known}.")
    table: dict[str, dict[int, list[_Entry]]] = {}
    for number, rule in enumerate(RULES):
        for place, pairing in enumerate(rule.pairings if rule.id in rules else ()):
            entry = _Entry(place, pairing, re.compile(pairing.pattern, re.DOTALL))
            for ending in pairing.endings:
                table.setdefault(ending, {}).setdefault(number, []).append(entry)
    return table


def _paired(
    names: Collection[str], endings: Mapping[str, Sequence[str]], photos: Collection[str], table: _Table
) -> "_Folder":
    """Who goes with whom by the rules that are on; `endings` are the names by their endings."""
    askers: defaultdict[int, list[str]] = defaultdict(list)
    for ending, group in endings.items():
        for rule, entries in table.get(ending, {}).items():
            askers[rule] += _asking(group, entries)
    folder = _Folder(names, photos)
    for rule in sorted(askers):
        folder.apply(rule, askers[rule], table)
    return folder


def _asking(names: Iterable[str], entries: Iterable[_Entry]) -> Iterator[str]:
    """Those of the names that one of the pairings speaks of."""
    patterns = [entry.pattern.fullmatch for entry in entries]
    for name in names:
        folded = fold(name)
        for matches in patterns:
            if matches(folded):
                yield name
                break


class _Folder:
    """Who goes with whom: every name has one leader at most, and each chain of leaders ends at a photo."""

    def __init__(self, names: Collection[str], photos: Collection[str]) -> None:
        self._names = names
        self._photos = frozenset(photos)
        self._leaders: dict[str, str] = {}

    def apply(self, rule: int, names: Iterable[str], table: _Table) -> None:
        """Let those of the names that a rule speaks of go with their leaders."""
        bursts: defaultdict[tuple[int, str], list[_Shot]] = defaultdict(list)
        for folded, name in sorted((fold(name), name) for name in names):
            for entry in table[ending_of(folded)][rule]:
                match = entry.pattern.fullmatch(folded)
                if match and entry.pairing.by is By.BURST:
                    bursts[entry.place, _key(entry.pairing, match)].append(_shot(name, match))
                    break
                if match and name not in self._leaders:
                    self._attach(name, self._leader(name, entry.pairing, match))
        for shots in bursts.values():
            *_, first = min(shots, key=lambda shot: (shot[-1] not in self._photos, shot))  # no link leads photos
            for *_, name in shots:
                self._attach(self._primary(name), self._primary(first))

    def is_primary(self, photo: str) -> bool:
        return photo not in self._leaders

    def companions(self) -> dict[str, tuple[str, ...]]:
        """The companions of each primary that has some."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._leaders):
            found[self._primary(name)].append(name)
        return {primary: tuple(names) for primary, names in found.items()}

    def _primary(self, name: str) -> str:
        while name in self._leaders:
            name = self._leaders[name]
        return name

    def _attach(self, name: str, leader: str) -> None:
        """Let `name` go with `leader`, and all that goes with it already; never in a circle."""
        if leader and self._primary(leader) != name:
            self._leaders[name] = leader

    def _leader(self, name: str, pairing: Pairing, match: re.Match[str]) -> str:
        """The file that a name goes with, or empty."""
        key = _key(pairing, match)
        if pairing.by is By.START:
            longer = self._members(begun(self._starts, key, match["number"] or ""))
            primaries = {self._primary(one) for one in longer}
            return primaries.pop() if len(primaries) == 1 else ""  # which of several, the name no longer says
        candidates = self._by_stem.get(key, ()) if pairing.by is By.STEM else self._members(self._by_name.get(key, ()))
        ranked = [
            (rank == len(pairing.beside), one[: len(key)] != name[: len(key)], rank, one)
            for one in candidates
            if (rank := _rank(one, pairing.beside)) is not None
        ]
        return min(ranked)[-1] if ranked else ""

    def _members(self, names: Iterable[str]) -> list[str]:
        """Those that are in an item already: a sidecar may belong to a film as well as to a photo."""
        return [name for name in names if self._primary(name) in self._photos]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _index(self._names, fold)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        return _index(self._photos, stem_of)

    @cached_property
    def _starts(self) -> list[tuple[str, str, str]]:
        return starts_of(self._names)


_Shot = tuple[bool, bool, int, str]
"""A shot of a burst; the least is the one to show: no RAW if that can be helped, then the cover, then the first."""


def _shot(name: str, match: re.Match[str]) -> _Shot:
    return ending_of(match[0]) in RAW, not match.groupdict().get("cover"), int(match["number"]), name


def _key(pairing: Pairing, match: re.Match[str]) -> str:
    return pairing.key.format(*match.groups())


def _rank(name: str, beside: Kinds) -> int | None:
    """How good a kind of photo a file is, 0 the best; None where it is none that is asked for."""
    ending = ending_of(fold(name))
    for rank, kinds in enumerate(beside):
        if ending in kinds:
            return rank
    return len(beside) if RAW in beside and ending not in PHOTOS else None


def _index(names: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(key(name), []).append(name)
    return found
