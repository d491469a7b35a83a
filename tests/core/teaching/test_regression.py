"""Multinomial logistic regression."""

import numpy as np
import pytest

from sorter.core.probabilities import softmax
from sorter.core.teaching.regression import Floats, fit, minimum, spanned
from sorter.errors import SorterError


def points() -> tuple[Floats, list[int]]:
    """Eighteen points of three labels, eight of the first."""
    x = np.array([[np.sin(3 * i + j * j) + (j == i % 3) for j in range(5)] for i in range(18)], np.float64)
    return x - x.mean(axis=0), [i % 3 if i < 15 else 0 for i in range(18)]


def test_it_finds_what_scikit_learn_finds() -> None:
    """Of scikit-learn 1.9.1: LogisticRegression(C=30, class_weight="balanced", tol=1e-12, max_iter=10000)."""
    x, y = points()

    found = fit(x, np.array(y), 3, 1 / (30 * 18))

    weights = [
        [1.969781, -1.845123, -0.124658],
        [-1.501035, 2.848175, -1.347140],
        [-1.541299, -2.213084, 3.754384],
        [1.261263, -3.465816, 2.204553],
        [1.095815, 3.160484, -4.256299],
    ]
    np.testing.assert_allclose(found.weights, weights, atol=1e-3)
    np.testing.assert_allclose(found.bias, [1.096710, -0.573386, -0.523324], atol=1e-3)
    probabilities = [[0.979304, 0.019444, 0.001253], [0.208614, 0.688381, 0.103005], [0.225381, 0.067527, 0.707092]]
    np.testing.assert_allclose(softmax(found.logits(x[:3])), probabilities, atol=1e-4)


def test_fewer_dimensions_say_the_same() -> None:
    """Weights on the few become weights on all, with the same logits."""
    x = np.random.default_rng(0).normal(size=(12, 100))
    y = np.arange(12) % 3

    few, axes = spanned(x)
    found, whole = fit(few, y, 3, 0.01), fit(x, y, 3, 0.01)

    assert few.shape == (12, 12)
    np.testing.assert_allclose(few @ few.T, x @ x.T, atol=1e-9)
    np.testing.assert_allclose(x @ (axes @ found.weights), x @ whole.weights, atol=1e-3)


def test_more_rows_than_dimensions_stay_as_they_are() -> None:
    """There is nothing to save."""
    x = np.random.default_rng(0).normal(size=(12, 4))

    few, axes = spanned(x)

    np.testing.assert_array_equal(few @ axes.T, x)


def test_a_narrow_valley_is_followed_to_its_end() -> None:
    """Curvatures that differ by a factor of ten thousand."""
    scale = np.geomspace(1, 1e4, 6)

    def slope(point: Floats) -> tuple[float, Floats]:
        return float(np.sum(scale * (point - 1) ** 2) / 2), scale * (point - 1)

    np.testing.assert_allclose(minimum(slope, np.zeros(6)), np.ones(6), atol=1e-5)


def test_a_search_without_an_end_is_told() -> None:
    """A slope that goes down for ever is no answer."""

    def slope(point: Floats) -> tuple[float, Floats]:
        return float(np.sum(-point)), -np.ones_like(point)

    with pytest.raises(SorterError, match="does not come to an end"):
        minimum(slope, np.zeros(2))
