"""A plan as a file: readable, diffable, complete, and read back with suspicion."""

import json
import os
import tempfile
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from sorter.errors import RequestError
from sorter.files.plan import Action, FurtherLabel, Member, Plan, Stay, Tag, Tagging
from sorter.files.planning.plan_reading import VERSION, read_document
from sorter.items import readable


def dump_plan(plan: Plan) -> str:
    """The plan as JSON text, an action a line; equal plans give equal text.

    Paths that are not UTF-8 stand there readably, and beside them in base64 ("source_bytes").
    """
    head: _Values = {"version": VERSION, "task": plan.task, "kind": plan.kind.value}
    head |= {**_path("root", plan.root), "further_as": plan.further_as.value, "relative": plan.relative}
    head["tagging"] = _tagging(plan.tagging)
    lines = [f"  {_json(key)}: {_json(value)}," for key, value in head.items()]
    actions = _list("actions", (_action(action) for action in plan.actions))
    stays = _list("stays", (_stay(stay) for stay in plan.stays))
    return "\n".join(["{", *lines, f"{actions},", stays, "}"]) + "\n"


def parse_plan(text: str, name: str = "the plan") -> Plan:
    """Read what `dump_plan` wrote, or a person changed since. Raises `RequestError`, one sentence, on any damage."""
    return read_document(text, name)


def write_plan(plan: Plan, path: str) -> None:
    """Write the plan whole: under a name that is free, or in place of an older plan, and never over any other file.

    Raises `RequestError` with the reason.
    """
    if os.path.lexists(path):
        _check_is_plan(path)
    text, beside = dump_plan(plan), ""
    try:
        descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)), prefix=".plan-")
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(beside).chmod(0o644)
        if not os.path.lexists(path):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))  # claimed: what comes meanwhile is kept
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True) if beside else None
        raise RequestError(f"The plan {readable(path)} cannot be written: {error.strerror}.") from error


def _check_is_plan(path: str) -> None:
    """Only a plan may be replaced by a plan: a slip of the hand must not cost a photo."""
    refusal = f"{readable(path)} exists and is no plan, so it is left alone; choose another name for the plan."
    if os.path.islink(path) or not os.path.isfile(path):
        raise RequestError(refusal)
    try:
        read_plan(path)
    except RequestError as error:
        raise RequestError(refusal) from error


def read_plan(path: str) -> Plan:
    """Read a plan file. Raises `RequestError`, one sentence, where it cannot be read or is damaged."""
    shown = f"The plan {readable(path)}"
    try:
        text = Path(path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"{shown} is damaged: byte {error.start} is not UTF-8.") from error
    except OSError as error:
        raise RequestError(f"{shown} cannot be read: {error.strerror}.") from error
    return parse_plan(text, shown)


_Value: TypeAlias = "str | int | float | bool | list[str] | list[_Values] | _Values"
_Values = dict[str, _Value]


def _action(action: Action) -> _Values:
    return {
        **_path("source", action.source),
        **_path("target", action.target),
        "size": action.size,
        "mtime_ns": action.mtime_ns,
        "label": list(action.label),
        "score": action.score,
        "renamed": action.renamed,
        "companions": [_member(one) for one in action.companions],
        "further": [_further(one) for one in action.further],
        "tags": [_tag(one) for one in action.tags],
    }


def _member(one: Member) -> _Values:
    paths = {**_path("source", one.source), **_path("target", one.target)}
    return {**paths, "size": one.size, "mtime_ns": one.mtime_ns}


def _further(one: FurtherLabel) -> _Values:
    return {**_path("target", one.target), "label": list(one.label), "score": one.score}


def _tag(one: Tag) -> _Values:
    return {"path": list(one.path), "score": one.score}


def _tagging(tagging: Tagging) -> _Values:
    return {"into": tagging.into.value, "root": list(tagging.root), "scores": tagging.scores}


def _stay(stay: Stay) -> _Values:
    return {**_path("source", stay.source), "reason": stay.reason, "label": list(stay.label), "score": stay.score}


def _path(key: str, path: str) -> _Values:
    try:
        path.encode()
    except UnicodeEncodeError:
        return {key: readable(path), f"{key}_bytes": b64encode(os.fsencode(path)).decode("ascii")}
    return {key: path}


def _list(key: str, entries: Iterable[_Values]) -> str:
    lines = [f"    {_json(entry)}" for entry in entries]
    return f'  "{key}": [\n' + ",\n".join(lines) + "\n  ]" if lines else f'  "{key}": []'


def _json(value: _Value) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
