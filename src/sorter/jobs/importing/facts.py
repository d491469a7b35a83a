"""What was found out about a stranger's model: it comes from a process that has touched it, so each word is checked."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sorter.tasks.exported import KEY, Exported, read_exported
from sorter.tasks.label_names import MOST_LABELS, clean_labels
from sorter.tasks.manifest import Dtype, Layout, Outputs, Preprocessing, ScoreKind
from sorter.tasks.preprocessing_table import read_preprocessing

_Choice = TypeVar("_Choice", bound=StrEnum)
_LONGEST = 300  # letters of a text
_MODEL = re.compile(r"[0-9a-z]{1,20}\.onnx")


@dataclass(frozen=True, slots=True)
class Facts:
    """A model that can be used, and what lay with it."""

    model: str  # name of the checked copy in the folder that it was brought into
    sha256: str
    side: int  # of its input, pixels
    layout: Layout
    dtype: Dtype
    batch: int  # photos that it takes at once; 0: any number
    scales: bool  # it begins with arithmetic on its input
    outputs: Outputs
    kind: ScoreKind
    many: bool
    classes: int  # 0: it gives an embedding alone
    dimensions: int  # of the embedding; 0: none
    labels: tuple[str, ...]  # empty: none were found that fit
    labels_from: str
    misfits: str  # labels that were found and do not fit, in words
    rivals: str  # files with different labels that fit, in words
    sided: bool  # two classes were made of the single score, which says how surely it is the second
    preprocessing: Preprocessing | None  # where something beside it or in it settles that
    preprocessing_from: str
    producer: str
    licence: str
    exported: Exported | None  # what Sorter wrote into it


class Untrue(ValueError):
    """What no sound worker says."""


def read_facts(text: bytes) -> Facts | str:
    """The facts, or the name of a manifest that lies in the folder and has been looked at. Raises `Untrue`."""
    told = _told(text)
    if "manifest" in told:
        return _matching(told, "manifest", re.compile(r"bundle/task\.toml"))
    side, classes = _whole(told, "side", 4096), _whole(told, "classes", MOST_LABELS)
    exported = read_exported({KEY: json.dumps(told.get("exported"))}) if told.get("exported") else None
    many = exported is not None and exported.many
    how = read_preprocessing(told["preprocessing"]) if told.get("preprocessing") else None
    labels = told.get("labels")
    if not isinstance(labels, list) or len(labels) not in (0, classes) or not all(isinstance(x, str) for x in labels):
        raise Untrue
    scores, dimensions = _text(told, "scores"), _whole(told, "dimensions", 1 << 24)
    if side < 1 or (how and how.size != side) or (classes < 2 if scores else classes or dimensions < 2):
        raise Untrue
    return Facts(
        model=_matching(told, "model", _MODEL),
        sha256=_matching(told, "sha256", re.compile("[0-9a-f]{64}")),
        side=side,
        layout=_one_of(Layout, told.get("layout")),
        dtype=_one_of(Dtype, told.get("dtype")),
        batch=_whole(told, "batch", 1 << 20),
        scales=told.get("scales") is True,
        outputs=Outputs(scores or None, _text(told, "embedding") or None),
        # of several labels at once noise does not show that they are probabilities, as Sorter writes them
        kind=ScoreKind.PROBABILITIES if told.get("kind") == "probabilities" or many else ScoreKind.LOGITS,
        many=told.get("many") is True or many,
        classes=classes,
        dimensions=dimensions,
        labels=clean_labels(labels),
        labels_from=_text(told, "labels_from"),
        misfits=_text(told, "misfits"),
        rivals=_text(told, "rivals"),
        sided=told.get("sided") is True,
        preprocessing=how,
        preprocessing_from=_text(told, "preprocessing_from"),
        producer=_text(told, "producer"),
        licence=_text(told, "licence"),
        exported=exported,
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model says of one photo: its best classes with their probabilities, best first."""

    top: tuple[tuple[int, float], ...]


def read_answers(text: bytes, count: int, classes: int) -> tuple[Answer, ...]:
    """One answer for each of `count` preparations. Raises `Untrue`."""
    told = _told(text).get("top")
    if not isinstance(told, list) or len(told) != count:
        raise Untrue
    return tuple(Answer(tuple(_pair(pair, classes) for pair in _list(one))) for one in told)


def _pair(pair: object, classes: int) -> tuple[int, float]:
    match pair:
        case [int(index), int() | float() as score] if 0 <= index < classes and math.isfinite(score):
            return index, float(score)
    raise Untrue


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not 0 < len(value) <= 5:
        raise Untrue
    return value


def _told(text: bytes) -> Mapping[str, object]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Untrue from error
    if not isinstance(told, Mapping):
        raise Untrue
    return told


def _whole(told: Mapping[str, object], name: str, most: int) -> int:
    value = told.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise Untrue
    return value


def _text(told: Mapping[str, object], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise Untrue
    return value


def _matching(told: Mapping[str, object], name: str, pattern: re.Pattern[str]) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Untrue
    return value


def _one_of(choices: type[_Choice], value: object) -> _Choice:
    for one in choices:
        if one == value:
            return one
    raise Untrue
