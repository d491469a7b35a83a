"""A linear classifier from few examples or many."""

import numpy as np

from core.teaching.clouds import clouds
from sorter.core.teaching.classifier import classifier
from sorter.core.teaching.regression import Floats, Indices, Linear, fit


def found(linear: Linear, x: Floats, y: Indices) -> list[float]:
    """The share found of each label."""
    best = linear.logits(x).argmax(axis=1)
    return [float(np.mean(best[y == label] == label)) for label in np.unique(y)]


def test_a_label_of_one_example_is_found_beside_one_of_forty() -> None:
    """Plain regression hardly ever says the rare one."""
    x, y = clouds([100, 100], dimensions=200, apart=0.6)
    rows = np.concatenate([[0], np.arange(100, 140)])
    middle = x[rows].mean(axis=0)
    regression = fit(x[rows] - middle, y[rows], 2, 1 / (30 * len(rows)))

    ours = found(classifier(x[rows], y[rows], 2), x, y)

    assert found(Linear(regression.weights, -middle @ regression.weights + regression.bias), x, y)[0] < 0.2
    assert min(ours) > 0.9


def test_where_all_labels_have_many_regression_decides() -> None:
    """Middles do not know that one direction is mere noise."""
    rng = np.random.default_rng(0)
    y = np.arange(440) % 2
    x = np.stack([rng.normal(size=440), 0.6 * (y - 0.5) + 0.06 * rng.normal(size=440)], axis=1)
    x[:40, 0] += y[:40] - 0.5  # by chance the middles of the examples lie apart in it

    linear = classifier(x[:40], y[:40], 2)

    assert min(found(linear, x[40:], y[40:])) > 0.95


def test_logits_are_spread_alike_whatever_made_them() -> None:
    """So that a change from one example to many does not change what a score means by itself."""
    for count in (1, 5, 50):
        x, y = clouds([count, count, count])
        logits = classifier(x, y, 3).logits(x)
        assert np.isclose(np.mean((logits - logits.mean(axis=1, keepdims=True)) ** 2), 1, atol=0.1)


def test_examples_that_are_all_the_same_do_no_harm() -> None:
    """There is nothing to tell apart, and no number that is none."""
    linear = classifier(np.ones((6, 4)) / 2, np.arange(6) % 2, 2)

    assert np.isfinite(linear.weights).all()
    assert np.isfinite(linear.bias).all()


def test_from_one_example_on_the_middles_alone_decide() -> None:
    """The border is half way between the two examples, and regression, which might be stopped short, has no part."""
    x = np.array([[1.0, 0.0], [0.0, 1.0]])

    linear = classifier(x, np.array([0, 1]), 2)

    assert np.isclose(linear.logits(np.array([[0.5, 0.5]])), 0, atol=1e-12).all()
    np.testing.assert_allclose(linear.weights, [[2, 0], [0, 2]], atol=1e-12)
