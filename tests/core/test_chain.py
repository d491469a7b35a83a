"""Photos one after the other, so that those that look alike lie side by side."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from sorter.core.chain import Chain

_LENGTH = 200  # of an embedding
_Rows = NDArray[np.float32]


def _scenes(count: int, each: int, *, apart: float = 0.25, seed: int = 1) -> _Rows:
    """Embeddings of scenes that were each taken several times, one scene after the other."""
    random = np.random.default_rng(seed)
    scenes = np.repeat(random.standard_normal((count, _LENGTH)), each, axis=0)
    return np.asarray(np.abs(scenes + apart * random.standard_normal(scenes.shape)), np.float32)


def _chained(rows: _Rows, ids: NDArray[np.intp], chain: Chain | None = None) -> list[int]:
    made = chain or Chain()
    made.add(ids.tolist(), list(rows[ids]))
    order: list[int] = made.ids().tolist()
    return order


def _likeness(rows: _Rows, order: list[int]) -> float:
    """The mean cosine of neighbours."""
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return float((unit[order[1:]] * unit[order[:-1]]).sum(axis=1).mean())


def _nearest_next(rows: _Rows) -> list[int]:
    """From each photo on to the nearest that is left."""
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = unit @ unit.T
    order = [0]
    cosines[:, 0] = -2
    for _ in range(len(rows) - 1):
        order.append(int(cosines[order[-1]].argmax()))
        cosines[:, order[-1]] = -2
    return order


def test_the_photos_of_a_scene_lie_side_by_side() -> None:
    """In whatever order they come; more of them than a stretch is long."""
    rows = _scenes(150, 4)
    order = _chained(rows, np.random.default_rng(2).permutation(len(rows)))

    assert sorted(order) == list(range(600))
    changes = sum(one // 4 != other // 4 for one, other in pairwise(order))
    assert changes == 149


def test_photos_that_come_a_few_at_a_time_find_theirs_too() -> None:
    """Among many stretches, into a few of which is looked."""
    rows, chain = _scenes(150, 4), Chain(longest=16, nearest=3)
    mixed = np.random.default_rng(2).permutation(len(rows))
    for at in range(0, 600, 50):
        order = _chained(rows, mixed[at : at + 50], chain)

    assert sum(one // 4 != other // 4 for one, other in pairwise(order)) < 155


def test_photos_that_come_together_lie_side_by_side() -> None:
    """Though nothing that was there is like them."""
    there, pairs = _scenes(200, 1, seed=3), _scenes(100, 2, apart=0.6, seed=4)
    rows, chain = np.concatenate([there, pairs]), Chain(longest=16, nearest=3)
    _chained(rows, np.arange(200), chain)
    order = _chained(rows, np.arange(200, 400), chain)

    place = {id: at for at, id in enumerate(order)}
    assert sum(abs(place[one] - place[one + 1]) == 1 for one in range(200, 400, 2)) > 95


def test_neighbours_are_as_alike_as_where_one_goes_on_to_the_nearest() -> None:
    """That takes every photo's likeness to every other, and is worked out anew for each photo that comes."""
    rows = _scenes(40, 30, apart=1.5)
    order = _chained(rows, np.random.default_rng(2).permutation(len(rows)))

    assert _likeness(rows, order) > 0.98 * _likeness(rows, _nearest_next(rows))
    assert _likeness(rows, order) > _likeness(rows, np.random.default_rng(3).permutation(len(rows)).tolist()) + 0.05


def test_what_is_there_keeps_its_order() -> None:
    """However many come in between."""
    rows, mixed = _scenes(100, 6), np.random.default_rng(2).permutation(600)
    chain = Chain()
    before = _chained(rows, mixed[:250], chain)
    after = _chained(rows, mixed[250:], chain)

    there = set(before)
    assert [one for one in after if one in there] == before
    assert len(after) == 600


def test_photos_that_are_the_same_lie_as_they_came() -> None:
    """As many as a stretch is long."""
    rows = np.ones((200, _LENGTH), np.float32)

    assert _chained(rows, np.arange(200)) == list(range(200))


@pytest.mark.parametrize(
    "odd", [np.zeros(_LENGTH), np.full(_LENGTH, np.nan), np.full(_LENGTH, np.inf), np.ones(_LENGTH + 1), np.ones(0)]
)
def test_what_says_nothing_is_passed_over(odd: NDArray[np.float64]) -> None:
    """And disturbs nobody."""
    chain = Chain()
    chain.add([7, 3, 9], [np.ones(_LENGTH, np.float16), odd.astype(np.float32), np.ones(_LENGTH, np.float16)])
    chain.add([1], [odd.astype(np.float32)])

    assert chain.ids().tolist() == [7, 9]


def test_short_and_huge_embeddings_are_compared_too() -> None:
    """A model may give three numbers, or the largest that half precision has."""
    chain, rows = Chain(), ((1, 0, 0), (0, 0, 1), (1, 0.1, 0), (0, 0.1, 1))
    chain.add([0, 1, 2, 3], [60000 * np.array(row, np.float16) for row in rows])

    assert {*chain.ids()[:2].tolist()} in ({0, 2}, {1, 3})
    assert Chain().ids().tolist() == []
