"""Photos of a folder `<label>/<photo>`, measured just as Sorter measures them."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import FloatArray, Measurement
from sorter.core.scan import scan
from sorter.items import Item
from sorter.jobs.local import local_measurer
from sorter.tasks.manifest import Task


class Photos(NamedTuple):
    """Measured photos, sorted by name; the arrays have one row each."""

    names: tuple[str, ...]  # "<label>/<photo>"
    labels: NDArray[np.str_]
    scores: FloatArray
    embedding: FloatArray
    brightness: FloatArray


def measure(folder: Path, task: Task) -> Photos:
    """Every photo beneath `folder` that can be read; its label is the folder that it lies in."""
    measurer = local_measurer(task, "cpu")
    measurer.open()
    items = (found for found in scan([str(folder)]) if isinstance(found, Item))
    found = [one for batch in measurer.measure(items) for one in batch if isinstance(one, Measurement)]
    found.sort(key=lambda one: one.item.path)
    paths = [Path(one.item.path) for one in found]
    return Photos(
        tuple(f"{path.parent.name}/{path.name}" for path in paths),
        np.array([path.parent.name for path in paths]),
        np.stack([one.scores for one in found]),
        np.stack([one.embedding for one in found]),
        np.stack([one.brightness for one in found]),
    )
