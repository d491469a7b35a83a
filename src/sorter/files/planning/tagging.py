"""From predictions to a plan of tags: what is to be written of each photo, and into which file. Pure."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import Action, ActionKind, Plan, Stay, Tag, TagInto
from sorter.files.planning.components import component
from sorter.files.planning.draft import LabelFolders, one_per_item, stay, why_it_stays
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.planner import is_related
from sorter.items import Item, Label, Prediction

_ENDING = ".xmp"


def make_tag_plan(predictions: Iterable[Prediction], options: PlanOptions) -> Plan:
    """Plan the tags of every item that does not stay, never two items into one file.

    Raises `RequestError` where the photos have no folder in common.
    """
    everything = one_per_item(predictions)
    labels = LabelFolders(everything, options)
    files = _Files(everything, options.tagging.into)
    actions: list[Action] = []
    stays: list[Stay] = []
    for prediction in sorted(everything, key=lambda one: one.item.path):
        if reason := why_it_stays(prediction, options):
            stays.append(stay(prediction, reason))
        else:
            target = files.target(prediction.item)
            actions.append(_action(prediction, target, _tags(prediction, labels, options.also)))
    actions.sort(key=lambda action: action.target)
    root = _root(actions) or options.root
    return Plan(options.task, ActionKind.TAG, root, tuple(actions), tuple(stays), tagging=options.tagging)


def root_of(text: str) -> Label:
    """The levels above all tags, as a person types them: "AI", "AI/Sorter", or nothing."""
    return tuple(component(part, "tags") for part in text.split("/") if part.strip())


def without_tagged(plan: Plan, tagged: Collection[str]) -> Plan:
    """The plan with the photos, by their sources, that are tagged so already left as they are."""
    left = [action for action in plan.actions if action.source in tagged]
    stays = [*plan.stays, *(Stay(one.source, "already there", one.label, one.score) for one in left)]
    actions = tuple(action for action in plan.actions if action.source not in tagged)
    return replace(plan, actions=actions, stays=tuple(sorted(stays, key=lambda one: one.source)))


class _Files:
    """Which file says of each item what it shows."""

    def __init__(self, everything: Sequence[Prediction], into: TagInto) -> None:
        self._into = into
        self._owners: dict[str, str] = {}  # folded path -> the photo whose file that is, or is to be
        for prediction in everything:
            folder, name = os.path.split(prediction.item.path)
            for one in (name, *(companion.name for companion in prediction.item.companions)):
                self._owners[fold(os.path.join(folder, one))] = prediction.item.path

    def target(self, item: Item) -> str:
        """The photo itself, or its sidecar: one that is there, or a new one that no other item has."""
        if self._into is TagInto.FILE:
            return item.path
        folder = os.path.dirname(item.path)
        whole, adobe = item.name + _ENDING, os.path.splitext(item.name)[0] + _ENDING
        there = {fold(companion.name): companion.name for companion in item.companions}
        if self._into is TagInto.ADOBE:
            owner = self._owners.setdefault(fold(os.path.join(folder, adobe)), item.path)
            wanted = adobe if owner == item.path else whole
        else:
            wanted = adobe if fold(adobe) in there and fold(whole) not in there else whole
        return os.path.join(folder, there.get(fold(wanted), wanted))


def _action(prediction: Prediction, target: str, tags: tuple[Tag, ...]) -> Action:
    item = prediction.item
    about = item.size, item.mtime_ns, prediction.label, prediction.score
    return Action(item.path, target, *about, tags=tags)


def _tags(prediction: Prediction, labels: LabelFolders, least: float | None) -> tuple[Tag, ...]:
    """The best label, or what stands for unsure and outside photos, and further labels that are likely enough."""
    best = Tag(labels.of(prediction), prediction.score)
    if least is None or prediction.unsure or prediction.outside:
        return (best,)
    more = [
        Tag(labels.named(label), score)
        for label, score in prediction.top
        if score >= least and not is_related(label, prediction.label)
    ]
    return (best, *more)


def _root(actions: Sequence[Action]) -> str:
    """The folder that all photos lie beneath; empty where there are none."""
    folders = {os.path.dirname(action.source) for action in actions}
    try:
        return os.path.commonpath(folders) if folders else ""
    except ValueError as error:
        raise RequestError("The photos lie on several drives; tag those of one drive at a time.") from error
