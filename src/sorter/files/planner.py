"""From predictions to a plan: pure, the same for the same input in any order."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sorter.errors import RequestError
from sorter.files.claims import Claims
from sorter.files.components import folder_names
from sorter.files.fields import Facts
from sorter.files.names import companion_name, fold, numbered, numbered_group
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan, Stay
from sorter.files.template import parse_template
from sorter.items import Label, Prediction, readable


class Fate(StrEnum):
    """What happens to items that are unsure, or outside."""

    LEAVE = "leave"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What the user chose."""

    task: str
    kind: ActionKind
    root: str  # absolute; every target lies beneath it; it may be the folder that the photos are in
    template: str = "{label}/{name}"
    unsure: Fate = Fate.LEAVE
    outside: Fate = Fate.LEAVE
    flat: bool = False
    labels: tuple[Label, ...] = ()  # all of the task's, so that folder names do not depend on which photos are there
    sources: tuple[str, ...] = ()  # absolute folders that were given, which `{relative}` begins at
    also: float | None = None  # least score of a further label that gets a link; None: no links
    further_as: ActionKind = ActionKind.HARDLINK
    relative: bool = False  # symbolic links name the way from their own folder


@dataclass(frozen=True, slots=True)
class Taken:
    """What exists on disk already, as far as the plan is concerned."""

    names: Mapping[str, frozenset[str]]  # target folder -> folded names in it
    same: frozenset[str]  # sources whose content lies at their target already


NOTHING_TAKEN = Taken({}, frozenset())


@dataclass(frozen=True, slots=True)
class Wish:
    """Where an item would go if nothing were in its way."""

    prediction: Prediction
    facts: Facts
    folder: str
    name: str

    @property
    def source(self) -> str:
        """Where the item is."""
        return self.prediction.item.path


def make_plan(predictions: Iterable[Prediction], options: PlanOptions, taken: Taken = NOTHING_TAKEN) -> Plan:
    """Plan one action per item at most, never two to one target, nor to a name that is `taken`.

    Raises `RequestError` where the template or the root cannot be used.
    """
    everything = _once(predictions)
    targets = _Targets(everything, options)
    wished, stays = _wishes(everything, options, targets)
    going: list[Wish] = []
    folded = cache(fold)  # folders are few
    for wish in wished:
        above, name = os.path.split(wish.source)
        is_there = folded(wish.folder) == folded(above) and fold(wish.name) == fold(name)
        if is_there or targets.has_place(wish):
            stays.append(_stay(wish.prediction, "in place"))
        elif wish.source in taken.same:
            stays.append(_stay(wish.prediction, "already there"))
        else:
            going.append(wish)
    placing = _Placing(everything, going, targets, options.also, Claims(taken.names))
    actions = sorted(placing.actions(), key=lambda action: action.target)
    stays.sort(key=lambda stay: stay.source)
    choice = options.task, options.kind, targets.root
    return Plan(*choice, tuple(actions), tuple(stays), options.further_as, relative=options.relative)


def wishes(predictions: Iterable[Prediction], options: PlanOptions) -> list[Wish]:
    """Where every item that does not stay would go, before anything is in its way, sorted.

    Raises `RequestError` where the template or the root cannot be used.
    """
    everything = _once(predictions)
    return _wishes(everything, options, _Targets(everything, options))[0]


def _once(predictions: Iterable[Prediction]) -> list[Prediction]:
    """The predictions in one order, one per item."""
    found: dict[str, Prediction] = {}
    for one in predictions:
        other = found.setdefault(one.item.path, one)
        if (one.label, -one.score) < (other.label, -other.score):
            found[one.item.path] = one
    return [found[path] for path in sorted(found)]


def _wishes(predictions: list[Prediction], options: PlanOptions, targets: "_Targets") -> tuple[list[Wish], list[Stay]]:
    going: list[Wish] = []
    stays: list[Stay] = []
    for prediction in predictions:
        if prediction.outside and options.outside is Fate.LEAVE:
            stays.append(_stay(prediction, "outside"))
        elif prediction.unsure and not prediction.outside and options.unsure is Fate.LEAVE:
            stays.append(_stay(prediction, "unsure"))
        else:
            going.append(targets.wish(prediction))
    going.sort(key=lambda wish: (wish.folder, wish.name, wish.source))
    return going, stays


def _stay(prediction: Prediction, reason: str) -> Stay:
    return Stay(prediction.item.path, reason, prediction.label, prediction.score)


class _Targets:
    """Where predictions lead to, by the template."""

    def __init__(self, predictions: Sequence[Prediction], options: PlanOptions) -> None:
        if not os.path.isabs(options.root):
            raise RequestError(f"The target folder {readable(options.root)} has to be given with its whole path.")
        self.root = os.path.normpath(options.root)
        self.template = parse_template(options.template)
        self._folders = _LabelFolders(predictions, options)
        self._relative = _Relative(options.sources)
        self._folder = cache(lambda above: os.path.join(self.root, *above))

    def wish(self, prediction: Prediction) -> Wish:
        """Where an item would go."""
        return self._wish(prediction, self._folders.of(prediction), prediction.score)

    def wish_also(self, prediction: Prediction, label: Label, score: float) -> Wish:
        """Where a link of a further label would stand."""
        return self._wish(prediction, self._folders.named(label), score)

    def has_place(self, wish: Wish) -> bool:
        """Whether a photo bears one of the numbers that the template could give it, where it would be given."""
        folder, name = os.path.split(wish.source)
        return self.template.numbered and folder == wish.folder and self.template.gives(wish.facts, name)

    def _wish(self, prediction: Prediction, label: Label, score: float) -> Wish:
        item = prediction.item
        facts = Facts(item.path, label, score, prediction.capture, item.mtime_ns, self._relative.to(item.path))
        above, name = self.template.render(facts)
        return Wish(prediction, facts, self._folder(above), name)


class _LabelFolders:
    """The path components that stand for a prediction's label."""

    def __init__(self, predictions: Iterable[Prediction], options: PlanOptions) -> None:
        met = {one.label for one in predictions}
        if options.also is not None:
            met |= {label for one in predictions for label, _ in one.top}
        self._unsure = _free("unsure", {*options.labels, *met})
        self._outside = _free("outside", {*options.labels, *met})
        self._names = folder_names(options.labels, {*met, self._unsure, self._outside}, flat=options.flat)

    def of(self, prediction: Prediction) -> Label:
        """For the prediction as a whole."""
        if prediction.outside:
            return self._names[self._outside]
        return self._names[self._unsure if prediction.unsure else prediction.label]

    def named(self, label: Label) -> Label:
        """For one label."""
        return self._names[label]


def _free(word: str, labels: set[Label]) -> Label:
    """A label of one word that is none of `labels`."""
    firsts = {fold(label[0]) for label in labels if label} | {fold(label[-1]) for label in labels if label}
    while fold(word) in firsts:
        word = f"not sorted, {word}"
    return (word,)


class _Relative:
    """The folders between what was given and a photo."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sorted(map(os.path.normpath, sources), key=len, reverse=True)
        self._known: dict[str, tuple[str, ...]] = {}

    def to(self, path: str) -> tuple[str, ...]:
        folder = os.path.dirname(path)
        if folder not in self._known:
            self._known[folder] = self._between(folder)
        return self._known[folder]

    def _between(self, folder: str) -> tuple[str, ...]:
        for source in self._sources:
            above = source.rstrip(os.sep) + os.sep
            if folder.startswith(above):
                return tuple(folder[len(above) :].split(os.sep))
        return ()


class _Placing:
    """Gives every wish a name: names as they are first, so that a number never takes a name that another file has."""

    def __init__(
        self,
        everything: Sequence[Prediction],
        going: Sequence[Wish],
        targets: _Targets,
        also: float | None,
        claims: Claims,
    ) -> None:
        self._going = going
        self._targets = targets
        self._claims = claims
        self._further = {wish.source: self._wishes_also(wish, also) for wish in going} if also is not None else {}
        for prediction in everything:
            folder, name = os.path.split(prediction.item.path)
            claims.occupy(folder, name)
            for companion in prediction.item.companions:
                claims.occupy(folder, companion.name)
        folders = {wish.folder for wish in going}
        folders |= {wish.folder for links in self._further.values() for _, wish in links}
        for folder in sorted(folders):
            claims.occupy_folders(folder, targets.root)

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
