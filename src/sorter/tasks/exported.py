"""What a model says of itself that Sorter exported: labels, preparation and thresholds, within its file."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from sorter.items import Label
from sorter.tasks.label_names import MOST_LABELS, clean_labels
from sorter.tasks.manifest import Preprocessing
from sorter.tasks.preprocessing_table import read_preprocessing

KEY = "sorter"
"""The property of a model that holds it, as JSON."""

_LONGEST = 500  # letters of a text
_MOST = 32 << 20  # letters of it all


@dataclass(frozen=True, slots=True)
class Exported:
    """All of it, checked."""

    labels: tuple[Label, ...]
    preprocessing: Preprocessing
    thresholds: Mapping[str, float]  # by label id
    threshold: float | None
    name: str
    summary: str
    licence: str
    family: str
    none: Label | None  # the one of the labels that means outside
    many: bool  # several labels may be true at once
    advisory: bool  # never to be relied upon without a look


def read_exported(properties: Mapping[str, str]) -> Exported | None:
    """What the properties of a model say; None where there is nothing, or nothing that can be relied upon."""
    text = properties.get(KEY, "")
    if not text or len(text) > _MOST:
        return None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, Mapping):
        return None
    labels, how = _labels(told.get("labels")), read_preprocessing(told.get("preprocessing"))
    if not labels or how is None:
        return None
    none = _label(told.get("none"))
    return Exported(
        labels,
        how,
        _thresholds(told.get("thresholds"), labels),
        _share(told.get("threshold")),
        none=none if none in labels else None,
        many=told.get("many") is True,
        advisory=told.get("advisory") is True,
        **{name: _text(told.get(name)) for name in ("name", "summary", "licence", "family")},
    )


def _labels(value: object) -> tuple[Label, ...]:
    """Each a list of segments, or one text with slashes between them; classes may share a label."""
    if not isinstance(value, list) or not 2 <= len(value) <= MOST_LABELS:
        return ()
    found = [_label(one) for one in value]
    return tuple(found) if all(found) and len(set(found)) > 1 else ()


def _label(value: object) -> Label:
    parts = value.split("/") if isinstance(value, str) else value
    if not isinstance(parts, list) or not 0 < len(parts) <= 20 or not all(isinstance(one, str) for one in parts):
        return ()
    return tuple(clean_labels([one])[0] for one in parts)


def _thresholds(value: object, labels: tuple[Label, ...]) -> dict[str, float]:
    if not isinstance(value, Mapping):
        return {}
    known = {"/".join(label[:depth]) for label in labels for depth in range(1, len(label) + 1)}
    found = {name: _share(one) for name, one in value.items() if name in known}
    return {name: one for name, one in found.items() if one is not None}


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value) if 0 <= value <= 1 else None


def _text(value: object) -> str:
    kept = value if isinstance(value, str) else ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in kept).split())[:_LONGEST]
