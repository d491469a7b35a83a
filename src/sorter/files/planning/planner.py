"""From a draft to a plan: pure, the same for the same input in any order."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sorter.files.names import companion_name, fold, numbered, numbered_group
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
        above, name = os.path.split(wish.source)
        is_there = folded(wish.folder) == folded(above) and fold(wish.name) == fold(name)
        if is_there or draft.targets.has_place(wish):
            stays.append(stay(wish.prediction, "in place"))
        elif wish.source in taken.same:
            stays.append(stay(wish.prediction, "already there"))
        else:
            going.append(wish)
    actions = sorted(_Placing(draft, going, Claims(taken.names)).actions(), key=lambda action: action.target)
    stays.sort(key=lambda stay: stay.source)
    options = draft.options
    choice = options.task, options.kind, draft.targets.root
    return Plan(*choice, tuple(actions), tuple(stays), options.further_as, relative=options.relative)


class _Placing:
    """Gives every wish a name: names as they are first, so that a number never takes a name that another file has."""

    def __init__(self, draft: Draft, going: Sequence[Wish], claims: Claims) -> None:
        self._going = going
        self._targets = draft.targets
        self._claims = claims
        also = draft.options.also
        self._further = {wish.source: self._wishes_also(wish, also) for wish in going} if also is not None else {}
        for prediction in draft.everything:
            folder, name = os.path.split(prediction.item.path)
            claims.occupy(folder, name)
            for companion in prediction.item.companions:
                claims.occupy(folder, companion.name)
        folders = {wish.folder for wish in going}
        folders |= {wish.folder for links in self._further.values() for _, wish in links}
        for folder in sorted(folders):
            claims.occupy_folders(folder, draft.targets.root)

    def actions(self) -> list[Action]:
        """An action for each wish."""
        names = {} if self._targets.template.numbered else self._unchanged()
        renamed = {wish.source: self._numbered(wish) for wish in self._going if wish.source not in names}
        return [
            self._action(wish, names.get(wish.source) or renamed[wish.source], renamed=wish.source in renamed)
            for wish in self._going
        ]

    def _unchanged(self) -> dict[str, Sequence[str]]:
        wished = ((wish, _names(wish, wish.name)) for wish in self._going)
        return {wish.source: names for wish, names in wished if self._claims.claim(wish.folder, names)}

    def _numbered(self, wish: Wish) -> Sequence[str]:
        template = self._targets.template
        if template.numbered:
            return self._claims.claim_next(
                wish.folder, 1, lambda number: _names(wish, template.render(wish.facts, number)[1])
            )
        photo, *others = _names(wish, wish.name)
        return self._claims.claim_next(wish.folder, 2, lambda number: numbered_group(photo, others, number))

    def _action(self, wish: Wish, names: Sequence[str], *, renamed: bool) -> Action:
        item = wish.prediction.item
        return Action(
            source=item.path,
            target=os.path.join(wish.folder, names[0]),
            size=item.size,
            mtime_ns=item.mtime_ns,
            label=wish.prediction.label,
            score=wish.prediction.score,
            renamed=renamed and not self._targets.template.numbered,
            companions=_members(wish, names[1:]) if item.companions else (),
            further=tuple(self._link(label, link) for label, link in self._further.get(item.path, ())),
        )

    def _wishes_also(self, wish: Wish, least: float) -> list[tuple[Label, Wish]]:
        """The links of the labels that are likely enough besides the best one, each in a folder of its own."""
        prediction = wish.prediction
        if prediction.unsure or prediction.outside:
            return []
        found: dict[str, tuple[Label, Wish]] = {}
        for label, score in prediction.top:
            if score >= least and not _is_related(label, prediction.label):
                link = self._targets.wish_also(prediction, label, score)
                if link.folder != wish.folder:
                    found.setdefault(link.folder, (label, link))
        return list(found.values())

    def _link(self, label: Label, link: Wish) -> FurtherLabel:
        if self._targets.template.numbered:
            names = self._claims.claim_next(
                link.folder, 1, lambda number: [self._targets.template.render(link.facts, number)[1]]
            )
        elif self._claims.claim(link.folder, [link.name]):
            names = [link.name]
        else:
            names = self._claims.claim_next(link.folder, 2, lambda number: [numbered(link.name, number)])
        return FurtherLabel(os.path.join(link.folder, names[0]), label, link.facts.score)


def _members(wish: Wish, names: Sequence[str]) -> tuple[Member, ...]:
    item = wish.prediction.item
    above = os.path.dirname(item.path)
    return tuple(
        Member(os.path.join(above, one.name), os.path.join(wish.folder, name), one.size, one.mtime_ns)
        for one, name in zip(item.companions, names, strict=True)
    )


def _names(wish: Wish, name: str) -> Sequence[str]:
    """The photo's name and those of its companions."""
    item = wish.prediction.item
    if not item.companions:
        return (name,)
    return name, *(companion_name(item.name, one.name, name) for one in item.companions)


def _is_related(one: Label, other: Label) -> bool:
    """Whether one label lies beneath the other, or is it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
