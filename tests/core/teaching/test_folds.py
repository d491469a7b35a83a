"""Judging examples by classifiers that have not seen them."""

import numpy as np
import pytest

from core.teaching.clouds import clouds
from sorter.core.teaching.folds import folds, held_out


def test_few_examples_are_left_out_one_by_one() -> None:
    """As many folds as examples."""
    of = folds(np.arange(60) % 3, 3)

    assert sorted(of.tolist()) == list(range(60))


def test_many_examples_are_left_out_in_ten_like_parts() -> None:
    """Each part has its share of each label."""
    y = np.repeat([0, 1, 2], [100, 50, 13])
    of = folds(y, 3)

    assert np.bincount(of).max() - np.bincount(of).min() <= 1
    for label, count in enumerate((100, 50, 13)):
        shares = np.bincount(of[y == label], minlength=10)
        assert shares.max() - shares.min() <= 1
        assert shares.sum() == count


def test_the_only_example_of_a_label_is_never_left_out() -> None:
    """Without it there would be no such label."""
    x, y = clouds([1, 5, 5])
    logits = held_out(x, y, 3)

    assert folds(y, 3)[0] == -1
    assert np.isnan(logits[0]).all()
    assert np.isfinite(logits[1:]).all()


def test_an_example_is_judged_by_what_the_others_say() -> None:
    """Labels at random are found no better than by chance, though a classifier that sees them finds them all."""
    x = clouds([200], dimensions=400)[0]
    y = np.random.default_rng(1).integers(0, 2, 200)

    right = held_out(x, y, 2).argmax(axis=1) == y

    assert 0.35 < right.mean() < 0.65


def test_the_same_examples_are_judged_the_same() -> None:
    """To the last digit."""
    x, y = clouds([40, 40], apart=0.3)

    np.testing.assert_array_equal(held_out(x, y, 2), held_out(x, y, 2))


def test_it_can_be_ended_on_the_way() -> None:
    """The checkpoint is called for each fold."""
    x, y = clouds([40, 40])
    called = []

    def checkpoint() -> None:
        called.append(1)
        if len(called) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        held_out(x, y, 2, checkpoint)
