"""Photos one after the other, so that those that look alike lie side by side; by their embeddings."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import FloatArray, HalfArray

DIMENSIONS = 256
"""Numbers that are kept of an embedding; this and the next two were chosen by `packaging/models/side_by_side.py`."""

LONGEST = 256
"""Photos of a stretch."""

NEAREST = 16
"""Stretches in which the most alike of all photos is looked for."""

_BLOCK = 1024  # photos that are compared at once
_SPARE = 32  # rows by which a stretch grows
_EQUAL = 1e-3  # places that differ by less are equally good, and the last of them is taken: as the photos came
_STEPS = np.float32(127)  # of numbers up to one, in a byte: likeness stays within some thousandths
_SEED = 17

Ids = NDArray[np.uint32]
Numbers = NDArray[np.intp]


class Chain:
    """Takes photos in as they come, each where neighbours become most alike by it; the others keep their order.

    The chain lies in stretches, each with the mean of its photos. A new photo goes to the stretch of the photo that is
    most like it, among the `NEAREST` stretches by their means, and there to the best place. A stretch that has become
    too long is cut where neighbours are least alike. One photo more, of n, takes n / `LONGEST` comparisons with means
    and at most (`NEAREST` + 1) * `LONGEST` with photos, and somewhat more than `DIMENSIONS` bytes.
    """

    def __init__(self, dimensions: int = DIMENSIONS, longest: int = LONGEST, nearest: int = NEAREST) -> None:
        self._dimensions, self._longest, self._nearest = dimensions, longest, nearest
        self._projection = np.empty((0, 0), np.float32)
        self._stretches: list[_Stretch] = []
        self._order: list[int] = []  # of the stretches
        self._means = np.empty((0, 0), np.float32)  # by stretch, of the length one

    def add(self, ids: Sequence[int], embeddings: Sequence[FloatArray | HalfArray]) -> None:
        """Take photos in; those are passed over whose embedding says nothing, or has another length than the first."""
        known = [(id, one) for id, one in zip(ids, embeddings, strict=True) if self._takes(one)]
        for at in range(0, len(known), _BLOCK):
            block = known[at : at + _BLOCK]
            self._add([id for id, _ in block], self._vectors([one for _, one in block]))

    def ids(self) -> Ids:
        """Every photo, in order."""
        parts = [self._stretches[number].ids for number in self._order]
        return np.concatenate(parts) if parts else np.empty(0, np.uint32)

    def _takes(self, embedding: FloatArray | HalfArray) -> bool:
        if not (embedding.any() and np.isfinite(embedding).all()):
            return False
        if not self._projection.size:
            self._projection = _projection(embedding.size, self._dimensions)
        return embedding.size == len(self._projection)

    def _vectors(self, embeddings: Sequence[FloatArray | HalfArray]) -> FloatArray:
        """What is kept of them, each of the length one."""
        rows = np.empty((len(embeddings), len(self._projection)), np.float32)
        for row, embedding in zip(rows, embeddings, strict=True):  # one by one: one call would hold the interpreter
            row[:] = embedding
        return _unit(_unit(rows) @ self._projection)

    def _add(self, ids: Sequence[int], vectors: FloatArray) -> None:
        if not self._stretches:
            self._begin(_Stretch(np.array(ids[:1], np.uint32), _small(vectors[:1])), 0)
            ids, vectors = ids[1:], vectors[1:]
        numbers = self._where(vectors).tolist()
        for id, vector, number in zip(ids, vectors, numbers, strict=True):
            self._stretches[number].take(id, vector)
        for number in sorted(set(numbers)):
            self._settle(number)

    def _where(self, vectors: FloatArray) -> Numbers:
        """The stretch of each: that of the most alike photo there is, or that of one that came before in this block."""
        best, found = np.full(len(vectors), -2, np.float32), np.zeros(len(vectors), np.intp)
        for number, rows in self._nearest_stretches(vectors):
            likeness = self._stretches[number].most_alike(vectors[rows])
            better = likeness > best[rows]
            best[rows[better]], found[rows[better]] = likeness[better], number
        each_other = np.tril(vectors @ vectors.T, -1)
        nearest = each_other.argmax(axis=1) if len(vectors) else found
        for at in np.flatnonzero(each_other[np.arange(len(vectors)), nearest] > best).tolist():
            found[at] = found[nearest[at]]
        return found

    def _nearest_stretches(self, vectors: FloatArray) -> Iterator[tuple[int, Numbers]]:
        """Stretches, each with the rows of the photos of which it is one of the nearest."""
        likeness = vectors @ self._means[: len(self._stretches)].T
        count = min(self._nearest, likeness.shape[1])
        numbers = np.argpartition(-likeness, count - 1, axis=1)[:, :count].reshape(-1)
        by_number = np.argsort(numbers, kind="stable")
        starts = np.flatnonzero(np.diff(numbers[by_number], prepend=-1))
        for rows in np.split(by_number, starts[1:]) if len(numbers) else ():
            yield int(numbers[rows[0]]), rows // count

    def _settle(self, number: int) -> None:
        stretch = self._stretches[number]
        if len(stretch) <= self._longest:
            self._means[number] = stretch.mean()
            return
        self._stretches[number], rest = stretch.halves()
        self._begin(rest, self._order.index(number) + 1)
        for one in (number, len(self._stretches) - 1):
            self._settle(one)

    def _begin(self, stretch: "_Stretch", at: int) -> None:
        self._order.insert(at, len(self._stretches))
        self._stretches.append(stretch)
        if len(self._stretches) > len(self._means):
            spare = np.zeros((len(self._stretches), stretch.dimensions), np.float32)
            self._means = np.concatenate([self._means.reshape(-1, stretch.dimensions), spare])
        self._means[len(self._stretches) - 1] = stretch.mean()


class _Stretch:
    """Photos that follow each other, at least one; of their vectors `_STEPS` of the length one are kept."""

    def __init__(self, ids: Ids, vectors: NDArray[np.int8]) -> None:
        self._count, self.dimensions = len(vectors), int(vectors.shape[1])
        self._ids, self._vectors = ids.copy(), vectors.copy()
        rows = self._rows()
        self._likeness = np.zeros(self._count + 1, np.float32)  # of each photo to the one before; 0 at both ends
        self._likeness[1:-1] = (rows[1:] * rows[:-1]).sum(axis=1) / _STEPS**2

    def __len__(self) -> int:
        return self._count

    @property
    def ids(self) -> Ids:
        """In order."""
        return self._ids[: self._count]

    def mean(self) -> FloatArray:
        """The direction in which they lie."""
        mean: FloatArray = _unit(self._rows().mean(axis=0, keepdims=True))[0]
        return mean

    def most_alike(self, vectors: FloatArray) -> FloatArray:
        """How much like the most alike of its photos each of the others is."""
        likeness: FloatArray = (self._rows() @ vectors.T).max(axis=0) / _STEPS
        return likeness

    def take(self, id: int, vector: FloatArray) -> None:
        """Put a photo where it adds most to the likeness of neighbours."""
        to = np.zeros(self._count + 2, np.float32)
        to[1:-1] = self._rows() @ (vector / _STEPS)
        gains = to[:-1] + to[1:] - self._likeness[: self._count + 1]
        at, count = int(np.flatnonzero(gains >= gains.max() - _EQUAL)[-1]), self._count
        if count == len(self._ids):
            self._grow()
        for rows in (self._ids, self._vectors):
            rows[at + 1 : count + 1] = rows[at:count]
        self._ids[at], self._vectors[at] = id, _small(vector)
        self._likeness[at + 1 : count + 2] = self._likeness[at : count + 1]
        self._likeness[at : at + 2] = to[at : at + 2]
        self._count += 1

    def halves(self) -> tuple["_Stretch", "_Stretch"]:
        """The first photos, and the others: cut where neighbours are least alike, though not near the ends."""
        quarter = max(self._count // 4, 1)
        at = quarter + int(self._likeness[quarter : self._count - quarter + 1].argmin())
        parts = slice(at), slice(at, self._count)
        first, rest = (_Stretch(self._ids[part], self._vectors[part]) for part in parts)
        return first, rest

    def _rows(self) -> FloatArray:
        return self._vectors[: self._count].astype(np.float32)

    def _grow(self) -> None:
        room = self._count + _SPARE
        ids, vectors = np.empty(room, np.uint32), np.empty((room, self.dimensions), np.int8)
        likeness = np.zeros(room + 1, np.float32)
        ids[: self._count], vectors[: self._count] = self._ids, self._vectors
        likeness[: self._count + 1] = self._likeness
        self._ids, self._vectors, self._likeness = ids, vectors, likeness


def _projection(length: int, dimensions: int) -> FloatArray:
    """Random directions, which keep likeness nearly as it is (Johnson and Lindenstrauss 1984); the same ones always."""
    if length <= dimensions:
        return np.eye(length, dtype=np.float32)
    return np.random.default_rng(_SEED).standard_normal((length, dimensions), np.float32)


def _small(vectors: FloatArray) -> NDArray[np.int8]:
    return np.asarray(np.rint(_STEPS * vectors), np.int8)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), np.float32)
