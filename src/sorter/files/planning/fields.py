"""What a template may speak of, and what each of its fields stands for."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from sorter.files.planning.components import component
from sorter.files.planning.dates import day_of
from sorter.items import Capture

_EXTENSION_CHARACTERS = 16  # with the dot; what is longer is no extension, but a name with a dot in it
_UNKNOWN_CAMERA = "unknown camera"

_component = lru_cache(maxsize=1000)(component)  # cameras and folders are few, photos many


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything about one photo that a template may speak of."""

    source: str  # absolute
    label: Sequence[str]  # safe path components, outermost first
    score: float  # 0 to 1
    capture: Capture
    mtime_ns: int
    relative: Sequence[str]  # names of the folders between the folder that was given and the photo


@dataclass(frozen=True, slots=True)
class Field:
    """What a field means, for people, and what it is for a photo and its number; a slash in it begins a new folder."""

    meaning: str
    value: Callable[[Facts, int], str]


@lru_cache(maxsize=64)  # several fields of one photo ask one after the other
def split_name(source: str) -> tuple[str, str]:
    """Stem and extension of a file's name; the extension is short and fit for every disk."""
    name = os.path.basename(source)
    stem, extension = os.path.splitext(name)
    if len(extension) > _EXTENSION_CHARACTERS:
        return name, ""
    plain = extension.isascii() and extension[1:].isalnum()
    return stem, extension if plain else component(f"x{extension}", "x")[1:]


def _taken(facts: Facts) -> date:
    return day_of(facts.capture, facts.source, facts.mtime_ns)


def _score(facts: Facts, _: int) -> str:
    """Two digits, so that names sort by it: rounded down, and 99 for certainty itself."""
    return f"{min(max(round(facts.score * 10_000) // 100, 0), 99):02d}"


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "label": Field("the label, a folder for each of its parts", lambda facts, _: "/".join(facts.label)),
        "label:top": Field("the outermost part of the label", lambda facts, _: "/".join(facts.label[:1])),
        "score": Field("how sure the label is, in percent, from 00 to 99", _score),
        "year": Field("the year it was taken, 2020", lambda facts, _: f"{_taken(facts).year:04d}"),
        "month": Field("the month it was taken, 01 to 12", lambda facts, _: f"{_taken(facts).month:02d}"),
        "day": Field("the day of the month it was taken, 01 to 31", lambda facts, _: f"{_taken(facts).day:02d}"),
        "camera": Field(
            "the camera's maker and model",
            lambda facts, _: _component(facts.capture.camera or _UNKNOWN_CAMERA, _UNKNOWN_CAMERA),
        ),
        "parent": Field(
            "the folder that the file lies in",
            lambda facts, _: _component(os.path.basename(os.path.dirname(facts.source)), "folder"),
        ),
        "relative": Field(
            "the folders between the one that you sort and the file", lambda facts, _: "/".join(facts.relative)
        ),
        "name": Field("the file's name", lambda facts, _: os.path.basename(facts.source)),
        "stem": Field("the file's name without its extension", lambda facts, _: split_name(facts.source)[0]),
        "ext": Field("the extension with its dot", lambda facts, _: split_name(facts.source)[1]),
        "n": Field("the first free number in the folder, 001", lambda _, number: f"{number:03d}"),
    }
)
"""Every field that a template knows, by the name that stands in its braces."""
