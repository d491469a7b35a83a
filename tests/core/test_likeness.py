"""Which photos look like others."""

import numpy as np
from numpy.typing import NDArray

from sorter.core.likeness import LIKELY, SURE, alike

_Rows = list[NDArray[np.float32]]


def _at(*cosines: float, aside: int = 2) -> NDArray[np.float32]:
    """A vector with these cosines to the first axes; what is left lies on an axis of its own."""
    made = np.zeros(40, np.float32)
    made[: len(cosines)] = cosines
    made[aside] = np.sqrt(max(1 - float(np.square(cosines).sum()), 0.0))
    return made


def test_nearly_the_same_is_alike() -> None:
    """However much alike all that lies there is, and however long its embedding is."""
    moved: _Rows = [_at(1.0)]
    series = [4 * _at(SURE + 0.01, aside=2 + number) for number in range(8)]

    assert alike(moved, series).all()


def test_what_is_nearer_to_the_moved_than_to_its_neighbours_is_alike() -> None:
    """But not what lies amid others of its own kind, as near as it is."""
    moved: _Rows = [_at(0.0, 1.0), _at(1.0)]
    lonely = _at(LIKELY + 0.1, aside=3)
    crowd = [_at(LIKELY + 0.1, 0.0, aside=4) + 0.01 * _at(0.0, 0.0, aside=5 + number) for number in range(6)]

    assert alike(moved, [lonely, *crowd]).tolist() == [True] + 6 * [False]


def test_what_is_little_alike_is_not() -> None:
    """Though nothing else lies there, or nothing more like it."""
    moved: _Rows = [_at(1.0)]

    assert alike(moved, [_at(LIKELY - 0.02)]).tolist() == [False]
    assert alike(moved, [_at(LIKELY + 0.02)]).tolist() == [True]


def test_an_embedding_of_nothing_is_like_nothing() -> None:
    """Half precision, too; where there is nothing to compare, there is no answer."""
    nothing = np.zeros(40, np.float16)

    assert alike([_at(1.0)], [nothing, _at(1.0).astype(np.float16)]).tolist() == [False, True]
    assert alike([], [nothing]).tolist() == [False]
    assert alike([nothing], []).tolist() == []
