"""From a label to safe path components: distinct labels get distinct folders, on every file system."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sorter.files.names import fold, shortened
from sorter.items import Label

COMPONENT_BYTES = 100

_CHARACTER_BYTES = 4  # at most, in UTF-8
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029/\\<>:"|?*]')
_NO_BYTES = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte of a name
_PORTS = [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
_DEVICES = frozenset(["con", "prn", "aux", "nul", "clock$", "conin$", "conout$", *_PORTS])


def component(text: str, fallback: str, *, limit: int = COMPONENT_BYTES) -> str:
    """One path component that stands for `text`; doing it twice changes nothing.

    NFC; separators, control characters and what Windows forbids become `_`; no name of a Windows device, no leading
    dot, no space or dot at the end, at most `limit` bytes of UTF-8. Bytes of a name that is no text survive.
    `fallback` stands for a text of which nothing remains.
    """
    clean = cleaned(text).strip()
    if not clean.strip(" ."):
        return fallback
    clean = "_" + clean[1:] if clean.startswith(".") else clean
    clean = _trimmed(clean, limit)
    stem, dot, rest = clean.partition(".")
    if stem.rstrip().casefold() in _DEVICES:  # Windows looks at the name up to its first dot
        clean = _trimmed(f"{stem.rstrip()}_{dot}{rest}", limit)
    return clean


def cleaned(text: str) -> str:
    """`text` in NFC, with `_` for separators, control characters and what Windows forbids: a piece of a component."""
    if not text.isascii():
        text = os.fsdecode(os.fsencode(_NO_BYTES.sub("_", text)))  # escaped bytes that together are text become text
        text = unicodedata.normalize("NFC", text)
    return _FORBIDDEN.sub("_", text)


def _trimmed(text: str, limit: int) -> str:
    if len(text) * _CHARACTER_BYTES > limit:
        text = shortened(text, limit)
    while text and (text[-1] == "." or text[-1].isspace()):
        text = text[:-1]
    return text


def folder_names(labels: Sequence[Label], others: Iterable[Label] = (), *, flat: bool = False) -> dict[Label, Label]:
    """The path components of every label, and of every label above it, in `labels` and `others`.

    Nested, or with `flat` the last segment alone, told apart by its parent where two are equal. Names equal under
    NFC and casefold are told apart by a number. `labels` are the task's own, so that a folder's name does not
    depend on the photos of the day; `others` are further labels that were met.
    """
    order = _numbers([*labels, *sorted(set(others) - set(labels))])
    own = {label: component(label[-1], f"class_{number}") for label, number in order.items()}
    return _flat(own) if flat else _nested(own)


def _numbers(labels: Iterable[Label]) -> dict[Label, int]:
    """Every label and every label above it, with the position of the first one that it belongs to."""
    numbers: dict[Label, int] = {}
    for number, label in enumerate(labels):
        for depth in range(1, len(label) + 1):
            numbers.setdefault(label[:depth], number)
    return numbers


def _nested(own: dict[Label, str]) -> dict[Label, Label]:
    siblings: defaultdict[Label, list[Label]] = defaultdict(list)
    for label in own:
        siblings[label[:-1]].append(label)
    names: dict[Label, Label] = {(): ()}
    for above in sorted(siblings, key=len):
        for label, name in _distinct({label: own[label] for label in siblings[above]}).items():
            names[label] = (*names[above], name)
    return names


def _flat(own: dict[Label, str]) -> dict[Label, Label]:
    equal: defaultdict[str, list[Label]] = defaultdict(list)
    for label, name in own.items():
        equal[fold(name)].append(label)
    wanted = dict(own)
    for labels in equal.values():
        for label in labels:
            if len(labels) > 1 and len(label) > 1:
                wanted[label] = _beside_parent(own[label], own[label[:-1]])
    return {(): (), **{label: (name,) for label, name in _distinct(wanted).items()}}


def _beside_parent(name: str, parent: str) -> str:
    half = (COMPONENT_BYTES - 3) // 2
    return f"{_trimmed(name, half)} ({_trimmed(parent, half)})"


def _distinct(wanted: dict[Label, str]) -> dict[Label, str]:
    """The wanted names with numbers where two are equal; a label that needed no mending keeps its own."""
    names: dict[Label, str] = {}
    used: set[str] = set()
    next_number: defaultdict[str, int] = defaultdict(lambda: 2)
    for label in sorted(wanted, key=lambda label: (wanted[label] != label[-1], label)):
        name = base = wanted[label]
        while fold(name) in used:
            end = f" {next_number[fold(base)]}"
            name = _trimmed(base, COMPONENT_BYTES - len(end)) + end
            next_number[fold(base)] += 1
        used.add(fold(name))
        names[label] = name
    return names
