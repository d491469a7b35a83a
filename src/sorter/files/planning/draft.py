"""Where every item would go if nothing were in its way: what the survey looks at and the planner begins with."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import Stay
from sorter.files.planning.components import folder_names
from sorter.files.planning.fields import Facts
from sorter.files.planning.options import Fate, PlanOptions
from sorter.files.planning.template import parse_template
from sorter.items import Label, Prediction, Wanted, readable


@dataclass(frozen=True, slots=True)
class Wish:
    """Where an item would go if nothing were in its way; small, since there may be a million."""

    prediction: Prediction
    old_folder: str
    folder: str
    name: str

    @property
    def source(self) -> str:
        """The photo as it lies now."""
        return self.prediction.item.path

    @property
    def old_name(self) -> str:
        """Its name without its folder."""
        return os.path.basename(self.source)


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan before what exists on disk is known."""

    options: PlanOptions
    targets: "Targets"
    everything: Sequence[Prediction]  # one per item
    wishes: Sequence[Wish]  # of the items that do not stay, in the order of their targets
    stays: Sequence[Stay]  # the items that the user's choice leaves


def make_draft(predictions: Iterable[Prediction], options: PlanOptions) -> Draft:
    """Render the template for every item that goes anywhere.

    Raises `RequestError` where the template or the root cannot be used.
    """
    everything = one_per_item(predictions)
    targets = Targets(everything, options)
    wishes: list[Wish] = []
    stays: list[Stay] = []
    for prediction in sorted(everything, key=attrgetter("label")):  # what lies side by side later is made side by side
        if reason := why_it_stays(prediction, options):
            stays.append(stay(prediction, reason))
        else:
            wishes.append(targets.wish(prediction))
    wishes.sort(key=attrgetter("folder", "name", "source"))
    return Draft(options, targets, everything, wishes, stays)


def why_it_stays(prediction: Prediction, options: PlanOptions) -> str:
    """Why the user's choice leaves an item, as a `Stay` says it; empty where it goes."""
    if prediction.mark and prediction.mark.wanted is Wanted.STAY:
        return "left in place"
    if prediction.outside:
        return "outside" if options.outside is Fate.LEAVE else ""
    return "unsure" if prediction.unsure and options.unsure is Fate.LEAVE else ""


def stay(prediction: Prediction, reason: str) -> Stay:
    """An item that is left where it is."""
    return Stay(prediction.item.path, reason, prediction.label, prediction.score)


def one_per_item(predictions: Iterable[Prediction]) -> list[Prediction]:
    """One prediction per item."""
    found: dict[str, Prediction] = {}
    for one in predictions:
        other = found.setdefault(one.item.path, one)
        if (one.label, -one.score) < (other.label, -other.score):
            found[one.item.path] = one
    return list(found.values())


class Targets:
    """Where predictions lead to, by the template."""

    def __init__(self, predictions: Sequence[Prediction], options: PlanOptions) -> None:
        if not os.path.isabs(options.root):
            raise RequestError(f"The target folder {readable(options.root)} has to be given with its whole path.")
        self.root = os.path.normpath(options.root)
        self.template = parse_template(options.template)
        self._folders = LabelFolders(predictions, options)
        self._relative = _Relative(options.sources)
        self._folder = cache(lambda above: os.path.join(self.root, *above))
        self._one = dict[str, str]()  # one text for each folder, however many photos lie in it

    def wish(self, prediction: Prediction) -> Wish:
        """Where an item would go."""
        old_folder = os.path.dirname(prediction.item.path)
        old_folder = self._one.setdefault(old_folder, old_folder)
        above, name = self.template.render(self._facts(prediction, old_folder))
        return Wish(prediction, old_folder, self._folder(above), name)

    def name(self, wish: Wish, number: int) -> str:
        """The photo's name with a number of the template's."""
        return self.template.render(self._facts(wish.prediction, wish.old_folder), number)[1]

    def link(self, wish: Wish, label: Label, score: float, number: int = 1) -> tuple[str, str]:
        """Folder and name that a link of a further label would have."""
        prediction, named = wish.prediction, self._folders.named(label)
        above, name = self.template.render(self._facts(prediction, wish.old_folder, (named, score)), number)
        return self._folder(above), name

    def has_place(self, wish: Wish) -> bool:
        """Whether a photo bears one of the numbers that the template could give it, where it would be given."""
        if not self.template.numbered or wish.old_folder != wish.folder:
            return False
        return self.template.gives(self._facts(wish.prediction, wish.old_folder), wish.old_name)

    def _facts(self, prediction: Prediction, folder: str, link: tuple[Label, float] | None = None) -> Facts:
        """Made anew for each question: kept for a million photos, they would be most of a plan's memory."""
        label, score = link or (self._folders.of(prediction), prediction.score)
        item = prediction.item
        return Facts(item.path, label, score, prediction.capture, item.mtime_ns, self._relative.to(folder))


class LabelFolders:
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
    """The folders between what was given and a photo's folder."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sorted(map(os.path.normpath, sources), key=len, reverse=True)
        self._known: dict[str, tuple[str, ...]] = {}

    def to(self, folder: str) -> tuple[str, ...]:
        if folder not in self._known:
            self._known[folder] = self._between(folder)
        return self._known[folder]

    def _between(self, folder: str) -> tuple[str, ...]:
        for source in self._sources:
            above = source.rstrip(os.sep) + os.sep
            if folder.startswith(above):
                return tuple(folder[len(above) :].split(os.sep))
        return ()
