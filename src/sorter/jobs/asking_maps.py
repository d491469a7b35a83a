"""Asks the worker for the maps of a photo, and checks what it says: it has touched a stranger's model and file."""

import base64
import json
import math
import os
from collections.abc import Callable, Mapping

import numpy as np

from sorter.core.activation import CLASSES, Mapped, PlaceMap
from sorter.core.captures import capture_of
from sorter.core.measurement import FloatArray, Measurement
from sorter.errors import InputError, TaskError
from sorter.items import Item
from sorter.jobs.worker.spec import spec_of
from sorter.tasks.manifest import Feature, Task

Ask = Callable[[str], bytes]
"""The worker's answer to a question about a model. Raises `InputError`."""

_Table = Mapping[str, object]

_LARGEST = 1 << 20  # pixels of a photo's side
_MOST = 8 << 20  # numbers of an array
_WIDEST = 1024  # places in a row of a map
_LIGHT = 32  # values of `Measurement.brightness`


def ask_for_maps(ask: Ask, task: Task, photo: Item) -> Mapped | None:
    """The photo with its maps, none of which may be there; None where the graph has none.

    Raises `InputError` where the photo cannot be read, `TaskError` where the answer makes no sense.
    """
    wanted = [feature.value for feature in task.head.features] if task.head else [CLASSES]
    question = {"task": spec_of(task, "cpu", thumbnails=False), "maps": wanted, "photo": os.fspath(photo.path)}
    try:
        told = json.loads(_answer(ask, json.dumps(question)))
        return None if told is None else _mapped(_table(told), photo)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        name = task.name or task.id
        raise TaskError(f"What the model of the task {name} looked at makes no sense, so nothing is shown.") from error


def _answer(ask: Ask, question: str) -> bytes:
    """Asked twice: what ended the worker meanwhile may have been another photo, of a run."""
    try:
        return ask(question)
    except InputError:
        return ask(question)


def _mapped(told: _Table, photo: Item) -> Mapped:
    """Raises `KeyError`, `TypeError` or `ValueError` for what no sound worker says, as all that follows here."""
    arrays, maps = _table(told["arrays"]), _table(told["maps"])
    nothing = np.zeros(0, np.float32)
    scores, embedding, inner = (
        _array(arrays[name], 1) if name in arrays else nothing for name in ("scores", "embedding", "inner")
    )
    light = _array(arrays["brightness"], 1)
    if light.size != _LIGHT:
        raise ValueError("brightness")
    (width, height), capture = _sizes(told["size"], _LARGEST), capture_of(str(told["capture"]))
    measurement = Measurement(photo, scores, embedding, inner, light, capture, (width, height))
    lengths = {Feature.EMBEDDING: embedding.size, Feature.INNER: inner.size}
    features = {one: _places(maps[one.value], length) for one, length in lengths.items() if one.value in maps}
    return Mapped(measurement, _places(maps[CLASSES], scores.size) if CLASSES in maps else None, features)


def _places(told: object, length: int) -> PlaceMap:
    values = _array(told, 3)
    if values.shape[2] != length or max(values.shape[:2]) > _WIDEST:
        raise ValueError("map")
    return PlaceMap(values)


def _array(told: object, dimensions: int) -> FloatArray:
    table = _table(told)
    shape, data = _sizes(table["shape"], _MOST), table["data"]
    if len(shape) != dimensions or math.prod(shape) > _MOST or not isinstance(data, str):
        raise ValueError("shape")
    values = np.frombuffer(base64.b64decode(data, validate=True), "<f4").astype(np.float32).reshape(shape)
    if not np.isfinite(values).all():
        raise ValueError("no numbers")
    return values


def _sizes(told: object, most: int) -> list[int]:
    if not isinstance(told, list) or not all(type(one) is int and 0 < one <= most for one in told):
        raise ValueError("sizes")
    return told


def _table(told: object) -> _Table:
    if not isinstance(told, dict):
        raise TypeError("table")
    return told
