"""Examples that are kept to tell what is like none of them."""

import numpy as np
import pytest

from core.teaching.clouds import clouds
from sorter.core.teaching.bank import Bank, bank
from sorter.core.teaching.regression import Floats


def likeness(kept: Bank, x: Floats) -> Floats:
    """The mean cosine to the nearest kept rows."""
    cosines = x @ kept.rows.astype(np.float64).T
    return np.asarray(np.sort(cosines, axis=1)[:, -kept.neighbours :].mean(axis=1), np.float64)


def made(counts: list[int], seed: int = 0) -> Bank:
    x, y = clouds(counts, seed=seed)
    kept = bank(x, y, len(counts))
    assert kept
    return kept


@pytest.mark.parametrize(("count", "most"), [(400, 0.03), (24, 0.06)])
def test_about_one_of_a_hundred_known_photos_is_outside(count: int, most: float) -> None:
    """Others of the same labels, also where examples are few; seen over thirty tries, since each has its own border."""
    outside = []
    for seed in range(30):
        x, y = clouds([count // 2, count // 2], seed=seed)
        first = np.arange(count) % 2 == 0
        kept = bank(x[first], y[first], 2)
        assert kept
        outside.append(np.mean(likeness(kept, x[~first]) < kept.least))

    assert 0.002 < np.mean(outside) < most


def test_what_is_like_no_example_is_outside() -> None:
    """Another cloud, far away."""
    kept = made([30, 30])
    strangers = -clouds([50], seed=9)[0]

    assert (likeness(kept, strangers) < kept.least).all()


def test_no_more_is_kept_than_is_needed() -> None:
    """Forty of a label and two thousand in all, in half precision."""
    assert made([100, 7]).rows.shape == (47, 40)
    assert len(made([30] * 100).rows) == 2000
    assert made([100, 7]).rows.dtype == np.float16
    assert len(np.unique(made([100, 7]).rows, axis=0)) == 47


def test_what_is_kept_has_the_middle_of_all() -> None:
    """Better than the first forty."""
    x, y = clouds([400, 5])
    kept = bank(x, y, 2)
    assert kept
    middle = x[:400].mean(axis=0)

    chosen = np.linalg.norm(kept.rows[:40].astype(np.float64).mean(axis=0) - middle)

    assert chosen < np.linalg.norm(x[:40].mean(axis=0) - middle) / 3


def test_too_few_examples_have_no_border() -> None:
    """Four of a label."""
    x, y = clouds([4, 50])

    assert bank(x, y, 2) is None
