"""Reading a plan strictly: it may have been damaged, changed by hand, or written to do harm."""

import binascii
import json
import math
import os
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import NoReturn, TypeVar

from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import (
    LINK_KINDS,
    Action,
    ActionKind,
    FurtherLabel,
    Member,
    Plan,
    Stay,
    Tag,
    Tagging,
    TagInto,
)
from sorter.items import readable

VERSION = 3

_REASONS = frozenset({"unsure", "outside", "left in place", "in place", "already there"})

_Kind = TypeVar("_Kind", str, int, bool, list[object])
_Value = TypeVar("_Value")


def read_document(text: str, name: str) -> Plan:
    """Read a plan's JSON text; `name` begins the sentence of the `RequestError` that any damage raises."""
    try:
        document = json.loads(text, object_pairs_hook=_distinct_keys)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RequestError(f"{name} is no plan, or damaged: it cannot be read from {place} on.") from error
    except RecursionError as error:
        raise RequestError(f"{name} is no plan: it is nested too deep.") from error
    except ValueError as error:
        raise RequestError(f"{name} is damaged: {error}.") from error
    table = _Table(document, name, "")
    version = table.take("version", int)
    if version != VERSION:
        raise RequestError(f"{name} has version {version}; this Sorter reads version {VERSION}.")
    task, kind, root = table.take("task", str), table.take("kind", str), table.path("root")
    if kind not in set(ActionKind):
        table.refuse(f'"kind" is {kind!r}, not one of {", ".join(ActionKind)}')
    further_as, relative = table.take("further_as", str), table.take("relative", bool)
    if further_as not in LINK_KINDS:
        table.refuse(f'"further_as" is {further_as!r}, not one of {", ".join(LINK_KINDS)}')
    tagging = _tagging(table.table("tagging"))
    into = tagging.into if kind == ActionKind.TAG else None
    actions = [_action(entry, root, into) for entry in table.tables("actions")]
    stays = [_stay(entry) for entry in table.tables("stays")]
    table.done()
    targets = [target for action in actions for target in _targets(action)]
    # two photos whose names differ in capitals alone may lie side by side, and so may their sidecars
    _check_once(table, "target", targets if into else [fold(target) for target in targets], targets)
    sources = [action.source for action in actions] + [stay.source for stay in stays]
    sources += [member.source for action in actions for member in action.companions]
    _check_once(table, "source", sources, sources)
    actions.sort(key=lambda action: action.target)
    stays.sort(key=lambda stay: stay.source)
    links = ActionKind(further_as)
    return Plan(task, ActionKind(kind), root, tuple(actions), tuple(stays), links, relative=relative, tagging=tagging)


def _action(table: "_Table", root: str, into: TagInto | None) -> Action:
    action = Action(
        source=table.path("source"),
        target=table.path("target"),
        size=table.whole("size", 0),
        mtime_ns=table.whole("mtime_ns", -(1 << 63)),
        label=table.label(),
        score=table.score(),
        renamed=table.take("renamed", bool),
        companions=tuple(_member(entry) for entry in table.tables("companions")),
        further=tuple(_further(entry) for entry in table.tables("further")),
        tags=tuple(_tag(entry) for entry in table.tables("tags")),
    )
    for target in _targets(action):
        if not target.startswith(root.rstrip(os.sep) + os.sep):
            table.refuse(f"the target {readable(target)} does not lie beneath {readable(root)}")
    if into:
        _check_tags(table, action, into)
    elif action.tags:
        table.refuse("tags belong to a plan that tags")
    sources = [action.source, *(one.source for one in action.companions)]
    if not into and any(source == target for source, target in zip(sources, _targets(action), strict=False)):
        table.refuse("source and target are the same")
    folders = os.path.dirname(action.source), os.path.dirname(action.target)
    for one in action.companions:
        if (os.path.dirname(one.source), os.path.dirname(one.target)) != folders:
            table.refuse(f"the companion {readable(one.source)} does not stay beside its photo")
    table.done()
    return action


def _check_tags(table: "_Table", action: Action, into: TagInto) -> None:
    """A photo is tagged where it lies, and alone."""
    if action.companions or action.further or not action.tags:
        table.refuse("a photo that is tagged has tags, and nothing goes with it")
    beside = os.path.dirname(action.target) == os.path.dirname(action.source)
    sidecar = beside and action.target != action.source and action.target.lower().endswith(".xmp")
    if not (action.target == action.source if into is TagInto.FILE else sidecar):
        table.refuse(f"the target {readable(action.target)} is not what the photo's tags go into")


def _tag(table: "_Table") -> Tag:
    tag = Tag(table.texts("path"), table.score())
    if not tag.path:
        table.refuse("'path' is empty")
    table.done()
    return tag


def _tagging(table: "_Table") -> Tagging:
    into, root, scores = table.take("into", str), table.texts("root"), table.take("scores", bool)
    if into not in set(TagInto):
        table.refuse(f'"into" is {into!r}, not one of {", ".join(TagInto)}')
    table.done()
    return Tagging(TagInto(into), root, scores)


def _member(table: "_Table") -> Member:
    member = Member(
        table.path("source"), table.path("target"), table.whole("size", 0), table.whole("mtime_ns", -(1 << 63))
    )
    table.done()
    return member


def _further(table: "_Table") -> FurtherLabel:
    further = FurtherLabel(table.path("target"), table.label(), table.score())
    table.done()
    return further


def _targets(action: Action) -> list[str]:
    return [action.target, *(one.target for one in action.companions), *(one.target for one in action.further)]


def _stay(table: "_Table") -> Stay:
    stay = Stay(table.path("source"), table.take("reason", str), table.label(), table.score())
    if stay.reason not in _REASONS:
        table.refuse(f"the reason {stay.reason!r} is unknown")
    table.done()
    return stay


def _check_once(table: "_Table", what: str, keys: list[str], paths: list[str]) -> None:
    seen: set[str] = set()
    for key, path in zip(keys, paths, strict=True):
        if key in seen:
            table.refuse(f"the {what} {readable(path)} stands there twice")
        seen.add(key)


def _distinct_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("an entry has the same key twice")
    return table


class _Table:
    """A JSON object that is emptied by those who read it."""

    def __init__(self, value: object, name: str, place: str) -> None:
        self._name = name
        self._place = place
        if not isinstance(value, dict):
            self.refuse("it is not a JSON object")
        self._values: dict[str, object] = dict(value)

    def refuse(self, problem: str) -> NoReturn:
        """Say where the damage is, and what."""
        raise RequestError(f"{self._name} is damaged{self._place}: {problem}.")

    def done(self) -> None:
        """Refuse what nobody asked for."""
        if self._values:
            self.refuse(f"unknown {sorted(self._values)[0]!r}")

    def take(self, key: str, kind: type[_Kind]) -> _Kind:
        """The value of `key`, of exactly this type."""
        if key not in self._values:
            self.refuse(f"{key!r} is missing")
        value = self._values.pop(key)
        if type(value) is not kind:
            self.refuse(f"{key!r} has the wrong type")
        return value

    def whole(self, key: str, least: int) -> int:
        """A whole number of at most 63 bits."""
        value = self.take(key, int)
        if not least <= value < 1 << 63:
            self.refuse(f"{key!r} is out of range")
        return value

    def score(self) -> float:
        """A number from 0 to 1."""
        value = self._values.pop("score", None)
        if type(value) not in {int, float} or not isinstance(value, int | float) or not math.isfinite(value):
            self.refuse("'score' is not a number")
        if not 0 <= value <= 1:
            self.refuse("'score' is not between 0 and 1")
        return float(value)

    def label(self) -> tuple[str, ...]:
        """A label's segments."""
        segments = self.texts("label")
        if not segments:
            self.refuse("'label' is not a list of texts")
        return segments

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, which may be empty."""
        segments = self.take(key, list)
        texts = tuple(segment for segment in segments if isinstance(segment, str))
        if len(texts) != len(segments):
            self.refuse(f"{key!r} is not a list of texts")
        return texts

    def table(self, key: str) -> "_Table":
        """An object."""
        if key not in self._values:
            self.refuse(f"{key!r} is missing")
        return _Table(self._values.pop(key), self._name, f"{self._place} in {key!r}")

    def path(self, key: str) -> str:
        """An absolute path without detours."""
        text = self.take(key, str)
        if f"{key}_bytes" in self._values:
            text = self._checked(lambda: os.fsdecode(b64decode(self.take(f"{key}_bytes", str), validate=True)), key)
        self._checked(lambda: os.fsencode(text), key)
        if "\0" in text or not os.path.isabs(text) or os.path.normpath(text) != text:
            self.refuse(f"{key!r} is not an absolute path without detours: {text!r}")
        return text

    def tables(self, key: str) -> Iterator["_Table"]:
        """The objects of a list."""
        for number, value in enumerate(self.take(key, list), 1):
            yield _Table(value, self._name, f"{self._place} in entry {number} of {key!r}")

    def _checked(self, value: Callable[[], _Value], key: str) -> _Value:
        try:
            return value()
        except (binascii.Error, ValueError) as error:
            raise RequestError(f"{self._name} is damaged{self._place}: {key!r} is no path ({error}).") from error
