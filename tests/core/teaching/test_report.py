"""How well a task was learnt."""

import numpy as np
import pytest

from core.teaching.clouds import clouds
from sorter.core.teaching.folds import held_out
from sorter.core.teaching.report import report, wilson


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (95, 100, 0.8882, 0.9785), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(right: int, of: int, low: float, high: float) -> None:
    """As R's binom.confint(methods="wilson") gives it."""
    assert wilson(right, of) == pytest.approx((low, high), abs=1e-4)


def test_counts_and_shares_belong_together() -> None:
    """Five answers of which one is wrong, and an example that was not held out."""
    logits = np.array([[5.0, 0.0], [5.0, 0.0], [0.0, 5.0], [0.0, 5.0], [0.0, 5.0], [np.nan, np.nan]])
    found = report(logits, np.array([0, 0, 0, 1, 1, 1]))

    assert (found.counts, found.judged, found.right) == ((3, 3), 5, 4)
    assert found.confusion.tolist() == [[2, 1], [0, 2]]
    assert found.recalls == (2 / 3, 1.0)
    assert found.accuracy == 0.8
    assert found.is_weak
    assert found.is_doubtful
    assert found.right_of_sure <= found.sure <= found.judged


def test_where_nothing_was_held_out_nothing_is_said() -> None:
    """One example of each label: no accuracy, and thresholds that claim nothing."""
    found = report(np.full((3, 3), np.nan), np.arange(3))

    assert (found.judged, found.accuracy, found.interval) == (0, 0.0, (0.0, 1.0))
    assert found.recalls == (None, None, None)
    assert found.costs == ()
    assert found.is_weak
    assert found.is_doubtful


def test_mislabelled_examples_are_found() -> None:
    """Four of sixty have another's label: all of them are named, first, and hardly another."""
    x, y = clouds([20, 20, 20])
    said = y.copy()
    for example in (3, 24, 37, 50):
        said[example] = (y[example] + 1) % 3

    found = report(held_out(x, said, 3), said)

    assert {one.example for one in found.suspects[:4]} == {3, 24, 37, 50}
    assert len(found.suspects) <= 5
    doubts = [one.score - one.own for one in found.suspects]
    assert doubts == sorted(doubts, reverse=True)
    for one in found.suspects[:4]:
        assert (one.label, one.other) == (said[one.example], y[one.example])
        assert one.own < 0.2
        assert one.score > 0.6


def test_without_mislabelled_examples_none_is_named() -> None:
    """Labels that are told apart well."""
    x, y = clouds([20, 20, 20])

    assert report(held_out(x, y, 3), y).suspects == ()


def test_the_most_suspicious_comes_first() -> None:
    """The surer another label, and the less sure the own one."""
    sizes = [3.0, 5.0, 2.0, 4.0]
    logits = np.array([[0.0, size] for size in sizes] + [[size, 0.0] for size in np.linspace(3, 5, 60)])

    found = report(logits, np.zeros(64, np.intp))

    assert [one.example for one in found.suspects] == [1, 3, 0, 2][: len(found.suspects)]
    assert len(found.suspects) >= 3
