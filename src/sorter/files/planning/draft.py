"""Where every item would go if nothing were in its way: what the survey looks at and the planner begins with."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import Stay
from sorter.files.planning.components import folder_names
from sorter.files.planning.fields import Facts
from sorter.files.planning.options import Fate, PlanOptions
from sorter.files.planning.template import parse_template
from sorter.items import Label, Prediction, readable


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan before what exists on disk is known."""

    options: PlanOptions
    targets: "Targets"
    everything: Sequence[Prediction]  # one per item, in the order of their paths
    wishes: Sequence[Wish]  # of the items that do not stay, in the order of their targets
    stays: Sequence[Stay]  # the items that the user's choice leaves


def make_draft(predictions: Iterable[Prediction], options: PlanOptions) -> Draft:
    """Render the template for every item that goes anywhere.

    Raises `RequestError` where the template or the root cannot be used.
    """
    everything = _once(predictions)
    targets = Targets(everything, options)
    wishes: list[Wish] = []
    stays: list[Stay] = []
    for prediction in everything:
        if prediction.outside and options.outside is Fate.LEAVE:
            stays.append(stay(prediction, "outside"))
        elif prediction.unsure and not prediction.outside and options.unsure is Fate.LEAVE:
            stays.append(stay(prediction, "unsure"))
        else:
            wishes.append(targets.wish(prediction))
    wishes.sort(key=lambda wish: (wish.folder, wish.name, wish.source))
    return Draft(options, targets, everything, wishes, stays)


def stay(prediction: Prediction, reason: str) -> Stay:
    """An item that is left where it is."""
    return Stay(prediction.item.path, reason, prediction.label, prediction.score)


def _once(predictions: Iterable[Prediction]) -> list[Prediction]:
    """The predictions in one order, one per item."""
    found: dict[str, Prediction] = {}
    for one in predictions:
        other = found.setdefault(one.item.path, one)
        if (one.label, -one.score) < (other.label, -other.score):
            found[one.item.path] = one
    return [found[path] for path in sorted(found)]


class Targets:
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
