"""From a draft to a plan: pure, the same for the same input in any order."""

import os
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from sorter.files.names import companion_name, distinct, fold, numbered, numbered_group
from sorter.files.plan import Action, FurtherLabel, Member, Plan
from sorter.files.planning.claims import Claims
from sorter.files.planning.draft import Draft, Wish, stay
from sorter.items import Label


@dataclass(frozen=True, slots=True)
class Taken:
    """What exists on disk already, as far as the plan is concerned."""

    names: Mapping[str, frozenset[str]]  # target folder -> folded names in it
    same: frozenset[str]  # sources whose content lies at their target already


NOTHING_TAKEN = Taken({}, frozenset())


def make_plan(draft: Draft, taken: Taken = NOTHING_TAKEN) -> Plan:
    """Plan one action per item at most, never two to one target, nor to a name that is `taken`."""
    stays = list(draft.stays)
    going: list[Wish] = []
    folded = cache(fold)  # folders are few
    for wish in draft.wishes:
        is_there = folded(wish.folder) == folded(wish.old_folder) and fold(wish.name) == fold(wish.old_name)
        if is_there or draft.targets.has_place(wish):
            stays.append(stay(wish.prediction, "in place"))
        elif wish.source in taken.same:
            stays.append(stay(wish.prediction, "already there"))
        else:
            going.append(wish)
    actions = _Placing(draft, going, Claims(taken.names)).actions()
    actions.sort(key=attrgetter("target"))
    stays.sort(key=lambda stay: stay.source)
    options = draft.options
    choice = options.task, options.kind, draft.targets.root
    return Plan(*choice, tuple(actions), tuple(stays), options.further_as, relative=options.relative)


@dataclass(frozen=True, slots=True)
class _Link:
    """The link of a further label, before anything is in its way."""

    wish: Wish  # of its photo
    label: Label
    score: float
    folder: str
    name: str


class _Placing:
    """Gives every wish a name: names as they are first, so that a number never takes a name that another file has."""

    def __init__(self, draft: Draft, going: Sequence[Wish], claims: Claims) -> None:
        self._going = going
        self._targets = draft.targets
        self._numbered = draft.targets.template.numbered
        self._claims = claims
        also = draft.options.also
        self._further = {wish.source: self._links(wish, also) for wish in going} if also is not None else {}
        folders = {wish.folder for wish in going} | {link.folder for links in self._further.values() for link in links}
        self._occupy_sources(draft, folders)
        for folder in sorted(folders):
            claims.occupy_folders(folder, draft.targets.root)
        self._within = cache(lambda folder: os.path.join(folder, ""))

    def _occupy_sources(self, draft: Draft, folders: Collection[str]) -> None:
        """Take the names of what lies in a target folder now: nowhere else is a name in the way of another."""
        targets = frozenset(map(fold, folders))
        is_target = cache(lambda folder: fold(folder) in targets)
        staying = (os.path.dirname(stay.source) for stay in draft.stays)
        if not any(map(is_target, {*(wish.old_folder for wish in draft.wishes), *staying})):
            return  # the most usual case: the target is a folder of its own
        for prediction in draft.everything:
            folder, name = os.path.split(prediction.item.path)
            if is_target(folder):
                self._claims.occupy(folder, name)
                for companion in prediction.item.companions:
                    self._claims.occupy(folder, companion.name)

    def actions(self) -> list[Action]:
        """An action for each wish; folder by folder, and what is known of one is let go with it: a million names.

        But with all folders at once where links lead from one to another.
        """
        if self._further:
            return self._within_reach(self._going)
        groups: defaultdict[str, list[Wish]] = defaultdict(list)
        folded = cache(fold)
        for wish in self._going:
            groups[folded(wish.folder)].append(wish)
        found: list[Action] = []
        for group in groups.values():
            found += self._within_reach(group)
            self._claims.let_go(group[0].folder)
        return found

    def _within_reach(self, wishes: Sequence[Wish]) -> list[Action]:
        """An action for each of those wishes that may be in each other's way."""
        free = [self._is_free(wish) for wish in wishes]
        return [
            self._action(wish, _names(wish, wish.name), renamed=_has_twins(wish))
            if is_free
            else self._action(wish, self._next_names(wish), renamed=not self._numbered)
            for wish, is_free in zip(wishes, free, strict=True)
        ]

    def _is_free(self, wish: Wish) -> bool:
        """Whether the wish has its names now, just as they are."""
        return not self._numbered and self._claims.claim(wish.folder, _names(wish, wish.name))

    def _next_names(self, wish: Wish) -> Sequence[str]:
        if self._numbered:
            return self._claims.claim_next(
                wish.folder, 1, lambda number: _names(wish, self._targets.name(wish, number))
            )
        photo, *others = _names(wish, wish.name)
        return self._claims.claim_next(wish.folder, 2, lambda number: numbered_group(photo, others, number))

    def _action(self, wish: Wish, names: Sequence[str], *, renamed: bool) -> Action:
        prediction, item = wish.prediction, wish.prediction.item
        links = self._further.get(wish.source)
        return Action(
            source=wish.source,
            target=self._within(wish.folder) + names[0],
            size=item.size,
            mtime_ns=item.mtime_ns,
            label=prediction.label,
            score=prediction.score,
            renamed=renamed,
            companions=_members(wish, names[1:]) if item.companions else (),
            further=tuple(map(self._further_label, links)) if links else (),
        )

    def _links(self, wish: Wish, least: float) -> list[_Link]:
        """The links of the labels that are likely enough besides the best one, each in a folder of its own."""
        prediction = wish.prediction
        if prediction.unsure or prediction.outside:
            return []
        found: dict[str, _Link] = {}
        for label, score in prediction.top:
            if score >= least and not is_related(label, prediction.label):
                folder, name = self._targets.link(wish, label, score)
                if folder != wish.folder:
                    found.setdefault(folder, _Link(wish, label, score, folder, name))
        return list(found.values())

    def _further_label(self, link: _Link) -> FurtherLabel:
        if self._numbered:
            names = self._claims.claim_next(
                link.folder, 1, lambda number: [self._targets.link(link.wish, link.label, link.score, number)[1]]
            )
        elif self._claims.claim(link.folder, [link.name]):
            names = [link.name]
        else:
            names = self._claims.claim_next(link.folder, 2, lambda number: [numbered(link.name, number)])
        return FurtherLabel(os.path.join(link.folder, names[0]), link.label, link.score)


def _members(wish: Wish, names: Sequence[str]) -> tuple[Member, ...]:
    return tuple(
        Member(os.path.join(wish.old_folder, one.name), os.path.join(wish.folder, name), one.size, one.mtime_ns)
        for one, name in zip(wish.prediction.item.companions, names, strict=True)
    )


def _names(wish: Wish, name: str) -> Sequence[str]:
    """The photo's name and those of its companions, of which two may be one where they go."""
    return distinct(_asked_for(wish, name)) if wish.prediction.item.companions else (name,)


def _asked_for(wish: Wish, name: str) -> list[str]:
    return [name, *(companion_name(wish.old_name, one.name, name) for one in wish.prediction.item.companions)]


def _has_twins(wish: Wish) -> bool:
    """Whether two of the companions would have one name."""
    return len(wish.prediction.item.companions) > 1 and list(_names(wish, wish.name)) != _asked_for(wish, wish.name)


def is_related(one: Label, other: Label) -> bool:
    """Whether one label lies beneath the other, or is it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
