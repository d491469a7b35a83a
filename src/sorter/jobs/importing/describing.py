"""In the worker: what a model and the files beside it say of its labels and of how it wants its photos."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sorter.core.graph import GraphFacts
from sorter.errors import TaskError
from sorter.items import label_id
from sorter.tasks.exported import read_exported
from sorter.tasks.label_names import clean_labels, labels_of_file, labels_of_metadata
from sorter.tasks.manifest import Dtype, Layout, Preprocessing
from sorter.tasks.preprocessor_files import hugging_face, timm
from sorter.tasks.presets import find_preset
from sorter.wording import on_one_line

_BEST = ("class_indices", "label", "class", "names", "categor", "synset", "imagenet", "config", "data")
_NAMELESS = re.compile(r"LABEL_[0-9]+")
_PLAINLY = ("labels", "classes", "names", "class_names", "class_indices")
_ITSELF = "the model itself"
_CONFIGS = ("preprocessor_config.json", "config.json")


@dataclass(frozen=True, slots=True)
class Described:
    """What was found in words, before it is known how many classes the model has."""

    found: tuple[tuple[str, tuple[str, ...]], ...]  # where labels were found, and these, the likeliest first
    configs: Mapping[str, object]  # of other programs, by file name
    properties: Mapping[str, str]
    many: bool  # several labels may be true at once
    sides: tuple[int, ...]  # of the input, that something speaks of
    labels: tuple[str, ...] = ()
    labels_from: str = ""
    misfits: str = ""  # labels of another number, in words
    rivals: str = ""  # files with different labels of the right number, none of which is likelier

    @property
    def counts(self) -> tuple[int, ...]:
        """How many labels were found, in each place."""
        return tuple(len(labels) for _, labels in self.found)

    @property
    def licence(self) -> str:
        """What the model says of its licence."""
        told = self.properties.get("license") or self.properties.get("licence") or ""
        return on_one_line(told)[:100]

    @property
    def preprocessing_from(self) -> str:
        """What settles how photos are prepared."""
        if read_exported(self.properties):
            return "Sorter's own words in the model"
        if _is_ultralytics(self.properties):
            return "Ultralytics' words in the model"
        return next((name for name in _CONFIGS if name in self.configs), "")

    def fitting(self, classes: int) -> "Described":
        """The same with the labels of that number, where it is clear which."""
        fitting = [(origin, labels) for origin, labels in self.found if len(labels) == classes]
        if not fitting:
            misfits = ", ".join(f"{len(labels):,} in {origin}" for origin, labels in self.found[:3])
            return replace(self, misfits=misfits)
        likeliest = min(_tier(*one) for one in fitting)
        best = [one for one in fitting if _tier(*one) == likeliest]
        if len({labels for _, labels in best}) > 1:
            return replace(self, rivals=", ".join(on_one_line(origin)[:60] for origin, _ in best[:4]))
        origin, labels = best[0]
        return replace(self, labels=clean_labels(labels), labels_from=origin)

    def preprocessing(self, side: int, layout: Layout, dtype: Dtype) -> Preprocessing | None:
        """What settles it outright, for an input of that kind."""
        if exported := read_exported(self.properties):
            how = exported.preprocessing
            return how if (how.size, how.layout) == (side, layout) else None
        if _is_ultralytics(self.properties):
            return find_preset("unit").preprocessing(side, layout, dtype)
        for name, read in zip(_CONFIGS, (hugging_face, timm), strict=True):
            if how_told := read(self.configs.get(name), side, layout, dtype):
                return how_told
        return None


def describe(facts: GraphFacts, files: Sequence[tuple[str, str]], *, chosen: bool) -> Described:
    """Read the graph's own words and `files` (names and texts); `chosen`: the user says that these are the labels.

    Raises `TaskError` where they say that the model does something else, or where the chosen file holds no labels.
    """
    properties = facts.properties
    task = properties.get("task", "classify")
    if _is_ultralytics(properties) and task != "classify":
        raise TaskError(
            f"The model says that it is made to {on_one_line(task)[:30]}, and Sorter sorts by classes only."
        )
    configs = {name: _json(text) for name, text in files if name in _CONFIGS}
    config = configs.get("config.json")
    found = tuple(_found(properties, files, chosen=chosen))
    if chosen and not found:
        raise TaskError(f"No labels were found in {files[0][0]}: write one on each line, in the order of the classes.")
    many = isinstance(config, Mapping) and config.get("problem_type") == "multi_label_classification"
    return Described(found, configs, properties, many, tuple(_sides(properties, configs)))


def _found(
    properties: Mapping[str, str], files: Sequence[tuple[str, str]], *, chosen: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if chosen:
        yield from ((name, tuple(labels)) for name, text in files if (labels := labels_of_file(name, text)))
        return
    nameless = []
    if exported := read_exported(properties):
        yield _ITSELF, tuple(label_id(label) for label in exported.labels)
    if labels := labels_of_metadata(properties):
        yield _ITSELF, tuple(labels)
    for name, text in sorted(files, key=lambda file: _rank(file[0])):
        labels = labels_of_file(name, text)
        if labels and all(_NAMELESS.fullmatch(label) for label in labels):
            nameless.append((name, tuple(labels)))
        elif len(labels) > 1:
            yield name, tuple(labels)
    yield from nameless


def _tier(origin: str, labels: Sequence[str]) -> int:
    """How surely labels of this origin are the model's: less is surer."""
    if origin == _ITSELF:
        return 0
    if all(_NAMELESS.fullmatch(label) for label in labels):
        return 4
    stem = origin.casefold().rpartition(".")[0]
    return 1 if stem in _PLAINLY else 2 if origin == "config.json" else 3


def _rank(name: str) -> tuple[int, str]:
    return next((at for at, word in enumerate(_BEST) if word in name.casefold()), len(_BEST)), name


def _is_ultralytics(properties: Mapping[str, str]) -> bool:
    return "names" in properties and ("task" in properties or "ultralytics" in properties.get("author", "").casefold())


def _sides(properties: Mapping[str, str], configs: Mapping[str, object]) -> Iterator[int]:
    if exported := read_exported(properties):
        yield exported.preprocessing.size
    if found := re.match(r"\[?([0-9]{1,4})\b", properties.get("imgsz", "")):
        yield int(found[1])
    for name, read in zip(_CONFIGS, (hugging_face, timm), strict=True):
        if how := read(configs.get(name), 0, Layout.NCHW, Dtype.FLOAT32):
            yield how.size


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
