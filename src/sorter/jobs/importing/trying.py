"""In the worker: what a model says of one photo that was prepared in several ways."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.measurement import Session
from sorter.core.preprocess import prepare, stack
from sorter.core.probabilities import probabilities
from sorter.core.session import open_session
from sorter.tasks.manifest import Preprocessing, ScoreKind, Task

_TOP = 5


class Trier:
    """Keeps the model that was tried last: it is tried on many photos."""

    def __init__(self) -> None:
        self._key = ""
        self._session: Session | None = None

    def answers(
        self, task: Task, kind: ScoreKind, ways: Sequence[Preprocessing], photo: str, *, many: bool
    ) -> list[list[list[float]]]:
        """For each of `ways` the best classes and their probabilities, best first; the photo is decoded once.

        Raises `InputError` for a photo that cannot be read, `TaskError` or `DeviceError` for the model.
        """
        file = encoded(read_file(photo))
        pixels = file.decoded(max(how.resize for how in ways)).pixels
        session = self._opened(task)
        raw = np.nan_to_num(session.run(stack([prepare(pixels, how) for how in ways])).scores.astype(np.float64))
        return [_top(row) for row in (raw if kind is ScoreKind.PROBABILITIES else probabilities(raw, many=many))]

    def _opened(self, task: Task) -> Session:
        key = task.variants[0].sha256
        if self._session is None or key != self._key:
            self._session, self._key = None, key  # not two of them at once
            self._session = open_session(task, device="cpu")
        return self._session


def _top(row: NDArray[np.float64]) -> list[list[float]]:
    best = np.argsort(-row, kind="stable")[:_TOP]
    return [[int(index), round(float(row[index]), 4)] for index in best]
