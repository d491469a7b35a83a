"""In the worker: the maps of one photo in a model's last layers, where the graph goes by their means."""

import base64
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sorter.core.activation import CLASSES
from sorter.core.brightness import brightness_features
from sorter.core.captures import text_of
from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.graph_maps import Band, GraphMaps, Linear
from sorter.core.measurement import FloatArray
from sorter.core.preprocess import prepare, stack
from sorter.core.session import read_model, run_once
from sorter.core.variants import variant_for
from sorter.tasks.manifest import Task

_MOST = 8 << 20  # numbers that are told
_DEAREST = 1_000_000_000  # bytes that decoding a photo may take beside a run
_Arrays = dict[str, FloatArray]


def map_photo(task: Task, wanted: Sequence[str], path: str) -> dict[str, object] | None:
    """What the model for CPUs makes of the photo, and its `wanted` maps as far as it has them, as plain values.

    None where it has none of them, or the photo is dear to decode. Raises `InputError` for a photo that cannot be
    read, `TaskError` for the model's file.
    """
    model, photo = read_model(variant_for(task, "cpu")), encoded(read_file(path))
    if photo.cost(task.preprocessing.resize) > _DEAREST:
        return None
    decoded = photo.decoded(task.preprocessing.resize)
    try:
        found = _found(model, task, wanted, stack([prepare(decoded.pixels, task.preprocessing)]))
    except Exception:  # a stranger's graph may be odd in any way: parts of the photo can still be covered
        return None
    if found is None:
        return None
    arrays, maps = found
    arrays["brightness"] = brightness_features(decoded.pixels)
    return {
        "arrays": {name: _plain(one) for name, one in arrays.items()},
        "maps": {name: _plain(one) for name, one in maps.items()},
        "capture": text_of(photo.capture),
        "size": list(decoded.size),
    }


def _found(model: bytes, task: Task, wanted: Sequence[str], batch: FloatArray) -> tuple[_Arrays, _Arrays] | None:
    """The task's outputs of one photo, and its maps; None where there are none, or they are too large."""
    maps = GraphMaps(model)
    means = dict(_means(maps, task, wanted))
    if not means:
        return None
    inside = [band.map for mean in means.values() for band in _bands(mean)]
    names = list(dict.fromkeys([*task.outputs.names, *inside]))
    found = dict(zip(names, run_once(maps.with_outputs(names), names, batch, task.preprocessing.dtype), strict=True))
    told = {name: _places(mean, found) for name, mean in means.items()}
    if sum(one.size for one in told.values()) > _MOST:
        return None
    outputs = {"scores": task.outputs.scores, "embedding": task.outputs.embedding, "inner": task.outputs.inner}
    return {kind: found[name][0].reshape(-1) for kind, name in outputs.items() if name}, told


def _means(maps: GraphMaps, task: Task, wanted: Sequence[str]) -> Iterator[tuple[str, Linear | Sequence[Band]]]:
    outputs = {"embedding": task.outputs.embedding, "inner": task.outputs.inner}
    for name in wanted:
        output = outputs.get(name)
        if name == CLASSES and task.outputs.scores and (logits := maps.logits(task.outputs.scores)):
            yield name, logits
        elif output and (mean := maps.bands(output) or maps.linear(output)):
            yield name, mean


def _bands(mean: Linear | Sequence[Band]) -> Sequence[Band]:
    return [mean.mean] if isinstance(mean, Linear) else mean


def _places(mean: Linear | Sequence[Band], found: Mapping[str, FloatArray]) -> FloatArray:
    """(rows, columns, values)."""
    parts = [band.places(found[band.map]) for band in _bands(mean)]
    places = np.concatenate(parts, axis=2)
    return mean.of(places) if isinstance(mean, Linear) else places


def _plain(values: FloatArray) -> dict[str, object]:
    data = base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes())
    return {"shape": list(values.shape), "data": data.decode("ascii")}
