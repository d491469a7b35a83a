"""Photos of a folder `<label>/<photo>`, measured just as Sorter measures them."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.core.brightness import brightness_features
from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.measurement import FloatArray, Measurement
from sorter.core.preprocess import prepare, stack
from sorter.core.scan import scan
from sorter.core.session import open_session
from sorter.items import Item
from sorter.jobs.local import local_measurer
from sorter.tasks.manifest import Task


class Photos(NamedTuple):
    """Measured photos, sorted by name; the arrays have one row each."""

    names: tuple[str, ...]  # "<label>/<photo>"
    labels: NDArray[np.str_]
    scores: FloatArray
    embedding: FloatArray
    inner: FloatArray
    brightness: FloatArray


def measure(folder: Path, task: Task) -> Photos:
    """Every photo beneath `folder` that can be read; its label is the folder that it lies in."""
    measurer = local_measurer(task, "cpu")
    measurer.open()
    items = (found for found in scan([str(folder)]) if isinstance(found, Item))
    return _sorted([one for batch in measurer.measure(items) for one in batch if isinstance(one, Measurement)])


def measure_mirrored(folder: Path, task: Task) -> Photos:
    """The same of each photo's mirror image, to teach from: it shows the same to people, and not quite to a model."""
    session = open_session(task, device="cpu", threads=2)
    found: list[Measurement] = []
    for item in scan([str(folder)]):
        if isinstance(item, Item):
            photo = encoded(read_file(item.path)).decoded(task.preprocessing.resize)
            image = np.ascontiguousarray(photo.pixels[:, ::-1])
            outputs = session.run(stack([prepare(image, task.preprocessing)]))
            light = brightness_features(image)
            found.append(Measurement(item, outputs.scores[0], outputs.embedding[0], outputs.inner[0], light))
    return _sorted(found)


def _sorted(found: list[Measurement]) -> Photos:
    found.sort(key=lambda one: one.item.path)
    paths = [Path(one.item.path) for one in found]
    return Photos(
        tuple(f"{path.parent.name}/{path.name}" for path in paths),
        np.array([path.parent.name for path in paths]),
        np.stack([one.scores for one in found]),
        np.stack([one.embedding for one in found]),
        np.stack([one.inner for one in found]),
        np.stack([one.brightness for one in found]),
    )
