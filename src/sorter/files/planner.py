"""From predictions to a plan: pure, the same for the same input in any order."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sorter.errors import RequestError
from sorter.files.components import folder_names
from sorter.files.names import fold, numbered
from sorter.files.plan import Action, ActionKind, Plan, Stay
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
    folder: str
    name: str

    @property
    def source(self) -> str:
        """Where the item is."""
        return self.prediction.item.path

    @property
    def target(self) -> str:
        """Where it would go."""
        return os.path.join(self.folder, self.name)


def make_plan(predictions: Iterable[Prediction], options: PlanOptions, taken: Taken = NOTHING_TAKEN) -> Plan:
    """Plan one action per item at most, never two to one target, nor to a name that is `taken`.

    Raises `RequestError` where the template or the root cannot be used.
    """
    everything = _once(predictions)
    wished, stays = _wishes(everything, options)
    going: list[Wish] = []
    for wish in wished:
        if fold(wish.target) == fold(wish.source):
            stays.append(_stay(wish.prediction, "in place"))
        elif wish.source in taken.same:
            stays.append(_stay(wish.prediction, "already there"))
        else:
            going.append(wish)
    names = _Names(taken)
    for prediction in everything:
        names.occupy(prediction.item.path)
    for folder in sorted({wish.folder for wish in going}):
        names.occupy_folders(folder, os.path.normpath(options.root))
    actions = sorted(_placed(going, names), key=lambda action: action.target)
    stays.sort(key=lambda stay: stay.source)
    return Plan(options.task, options.kind, os.path.normpath(options.root), tuple(actions), tuple(stays))


def wishes(predictions: Iterable[Prediction], options: PlanOptions) -> list[Wish]:
    """Where every item that does not stay would go, before anything is in its way, sorted.

    Raises `RequestError` where the template or the root cannot be used.
    """
    return _wishes(_once(predictions), options)[0]


def _once(predictions: Iterable[Prediction]) -> list[Prediction]:
    """The predictions in one order, one per item."""
    ordered = sorted(predictions, key=lambda one: (one.item.path, one.label, -one.score))
    return [one for at, one in enumerate(ordered) if at == 0 or ordered[at - 1].item.path != one.item.path]


def _wishes(predictions: list[Prediction], options: PlanOptions) -> tuple[list[Wish], list[Stay]]:
    if not os.path.isabs(options.root):
        raise RequestError(f"The target folder {readable(options.root)} has to be given with its whole path.")
    root = os.path.normpath(options.root)
    template = parse_template(options.template)
    folders = _Folders(predictions, options)
    going: list[Wish] = []
    stays: list[Stay] = []
    for prediction in predictions:
        if prediction.outside and options.outside is Fate.LEAVE:
            stays.append(_stay(prediction, "outside"))
        elif prediction.unsure and not prediction.outside and options.unsure is Fate.LEAVE:
            stays.append(_stay(prediction, "unsure"))
        else:
            above, name = template.render(prediction.item.path, folders.of(prediction))
            going.append(Wish(prediction, os.path.join(root, *above), name))
    going.sort(key=lambda wish: (wish.folder, wish.name, wish.source))
    return going, stays


class _Folders:
    """The path components that stand for a prediction's label."""

    def __init__(self, predictions: list[Prediction], options: PlanOptions) -> None:
        met = {one.label for one in predictions}
        self._unsure = _free("unsure", {*options.labels, *met})
        self._outside = _free("outside", {*options.labels, *met})
        self._names = folder_names(options.labels, {*met, self._unsure, self._outside}, flat=options.flat)

    def of(self, prediction: Prediction) -> Label:
        if prediction.outside:
            return self._names[self._outside]
        return self._names[self._unsure if prediction.unsure else prediction.label]


def _free(word: str, labels: set[Label]) -> Label:
    """A label of one word that is none of `labels`."""
    firsts = {fold(label[0]) for label in labels if label} | {fold(label[-1]) for label in labels if label}
    while fold(word) in firsts:
        word = f"not sorted, {word}"
    return (word,)


def _stay(prediction: Prediction, reason: str) -> Stay:
    return Stay(prediction.item.path, reason, prediction.label, prediction.score)


class _Names:
    """The names that are used, folder by folder, compared without case."""

    def __init__(self, taken: Taken) -> None:
        self._used: defaultdict[str, set[str]] = defaultdict(set)
        self._next: defaultdict[tuple[str, str], int] = defaultdict(lambda: 2)
        self._folded: dict[str, str] = {}
        for folder, names in taken.names.items():
            self._used[self._key(folder)] |= names

    def occupy(self, path: str) -> None:
        """Take the name of something that exists."""
        folder, name = os.path.split(path)
        self._used[self._key(folder)].add(fold(name))

    def occupy_folders(self, folder: str, root: str) -> None:
        """Take the names of `folder` and of those above it, so that no file is planned to lie where a folder has to."""
        while len(folder) > len(root):
            self.occupy(folder)
            folder = os.path.dirname(folder)

    def claim(self, folder: str, name: str) -> bool:
        """Take a name, if it is free."""
        used, folded = self._used[self._key(folder)], fold(name)
        if folded in used:
            return False
        used.add(folded)
        return True

    def claim_numbered(self, folder: str, name: str) -> str:
        """Take the first free name with a number."""
        key = (self._key(folder), fold(name))
        while True:
            candidate = numbered(name, self._next[key])
            self._next[key] += 1
            if self.claim(folder, candidate):
                return candidate

    def _key(self, folder: str) -> str:
        key = self._folded.get(folder)
        if key is None:
            key = self._folded[folder] = fold(folder)
        return key


def _placed(going: list[Wish], names: _Names) -> list[Action]:
    """An action for each wish: names as they are first, so that a number never takes a name that another file has."""
    late = [wish for wish in going if not names.claim(wish.folder, wish.name)]
    renamed = {wish.source: names.claim_numbered(wish.folder, wish.name) for wish in late}
    return [_action(wish, renamed.get(wish.source)) for wish in going]


def _action(wish: Wish, new_name: str | None) -> Action:
    item = wish.prediction.item
    return Action(
        source=item.path,
        target=os.path.join(wish.folder, new_name or wish.name),
        size=item.size,
        mtime_ns=item.mtime_ns,
        label=wish.prediction.label,
        score=wish.prediction.score,
        renamed=new_name is not None,
    )
