"""In the worker: what a model says of one photo that was prepared in several ways."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.measurement import FloatArray, Session
from sorter.core.preprocess import prepare, stack
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
        pixels = file.pixels(max(how.resize for how in ways))
        session = self._opened(task)
        raw = session.run(stack([prepare(pixels, how) for how in ways])).scores
        return [_top(row, kind, many=many) for row in raw]

    def _opened(self, task: Task) -> Session:
        key = task.variants[0].sha256
        if self._session is None or key != self._key:
            self._session, self._key = None, key  # not two of them at once
            self._session = open_session(task, device="cpu")
        return self._session


def _top(row: FloatArray, kind: ScoreKind, *, many: bool) -> list[list[float]]:
    probabilities = _probabilities(np.nan_to_num(row.astype(np.float64)), kind, many=many)
    best = np.argsort(-probabilities, kind="stable")[:_TOP]
    return [[int(index), round(float(probabilities[index]), 4)] for index in best]


def _probabilities(raw: NDArray[np.float64], kind: ScoreKind, *, many: bool) -> NDArray[np.float64]:
    if kind is ScoreKind.PROBABILITIES:
        return raw
    if many:
        return np.asarray(1 / (1 + np.exp(-np.clip(raw, -500, 500))), np.float64)
    powers = np.exp(raw - raw.max())
    return np.asarray(powers / powers.sum(), np.float64)
