"""Scores that mean what they say."""

import numpy as np
import pytest

from sorter.core.teaching.calibration import (
    calibration_error,
    costs_of,
    loss,
    probabilities_of,
    temperature_of,
    thresholds_of,
)
from sorter.core.teaching.regression import Floats, Indices


def drawn(count: int, size: float, seed: int = 0) -> tuple[Floats, Indices]:
    """Logits, (n, 3), times `size`, and labels drawn by what the logits themselves say."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=(count, 3)) * 2
    probabilities = probabilities_of(logits, 1.0)
    return logits * size, (probabilities.cumsum(axis=1) < rng.random((count, 1))).sum(axis=1)


@pytest.mark.parametrize("size", [0.3, 1.0, 4.0])
def test_the_temperature_undoes_what_made_logits_too_large_or_small(size: float) -> None:
    """And then the scores are as often right as they say."""
    logits, y = drawn(4000, size)

    temperature = temperature_of(logits, y)

    assert temperature == pytest.approx(size, rel=0.08)
    assert calibration_error(probabilities_of(logits, temperature), y) < 0.03


def test_few_examples_that_are_all_right_are_no_proof() -> None:
    """Ten of ten leave a doubt of about one in twelve; a thousand of a thousand nearly none."""
    for count, least, most in ((10, 0.85, 0.95), (1000, 0.99, 1.0)):
        logits = np.tile([1.0, 0.0], (count, 1))
        score = probabilities_of(logits, temperature_of(logits, np.zeros(count, np.intp)))[0, 0]
        assert least < score < most


def test_wrong_scores_are_known_by_their_error() -> None:
    """Sure of everything, and right half of the time."""
    probabilities = np.tile([1.0, 0.0], (100, 1))

    assert calibration_error(probabilities, np.arange(100) % 2) == pytest.approx(0.5)
    assert calibration_error(probabilities, np.zeros(100, np.intp)) == 0


def test_a_threshold_is_where_enough_of_a_labels_answers_are_right() -> None:
    """The first label is never wrong; the second is from 0.8 on, and the third always."""
    score = np.tile(np.linspace(0.4, 0.99, 200), 3)
    best = np.repeat([0, 1, 2], 200)
    y = best.copy()
    y[(best == 1) & (score < 0.8)] = 0
    y[best == 2] = 0
    probabilities = ((1 - score) / 2)[:, np.newaxis] * np.ones(3)
    probabilities[np.arange(600), best] = score

    first, second, third = thresholds_of(probabilities, y)

    assert first == 0.5
    assert 0.75 < second <= 0.8
    assert third == 0.95


def test_two_right_answers_alone_make_no_low_threshold() -> None:
    """Scores of 0.6 that were right twice are no 95 %."""
    probabilities = np.array([[0.6, 0.4], [0.62, 0.38], [0.1, 0.9]])

    assert thresholds_of(probabilities, np.array([0, 0, 1])) == [0.95, 0.95]


def test_costs_say_what_each_threshold_would_do() -> None:
    """Of ten photos with scores 0.50, 0.55, ... 0.95 the first three are wrong."""
    score = 0.5 + np.arange(10) / 20 + 1e-9
    probabilities = np.stack([score, 1 - score], axis=1)
    y = np.array([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])

    costs = {one.threshold: (one.wrong, one.review) for one in costs_of(probabilities, y)}

    assert list(costs) == [step / 20 for step in range(20)]
    assert costs[0.0] == costs[0.5] == (0.3, 0.0)
    assert costs[0.6] == (0.125, 0.2)
    assert costs[0.65] == (0.0, 0.3)
    assert costs[0.95] == (0.0, 0.9)


def test_the_loss_is_the_surprise_at_the_truth() -> None:
    """Of even scores the logarithm of their number."""
    assert loss(np.zeros((5, 4)), np.zeros(5, np.intp)) == pytest.approx(np.log(4))
    assert loss(np.array([[9.0, 0.0]]), np.array([0])) < 0.001
