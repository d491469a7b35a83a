"""Everything that a task needs, from examples."""

import numpy as np
import pytest

from core.teaching.clouds import clouds
from sorter.core.teaching.lesson import teach
from sorter.tasks.manifest import Feature


def test_labels_that_lie_apart_are_learnt() -> None:
    """From five examples each, and what is said of the accuracy holds for others."""
    x, y = clouds([205, 205], apart=0.8)
    rows = np.concatenate([np.arange(5), np.arange(205, 210)])
    lesson = teach(x[rows], np.zeros((10, 32)), y[rows], 2)

    best = (x @ lesson.weights + lesson.bias).argmax(axis=1)

    assert np.mean(best == y) > 0.95
    assert lesson.report.accuracy == 1
    assert lesson.features == (Feature.EMBEDDING,)
    assert lesson.weights.dtype == lesson.bias.dtype == np.float32


def test_the_light_is_looked_at_only_where_it_helps() -> None:
    """Labels that the embedding does not tell apart: by day and by night, or by nothing."""
    x = clouds([60])[0]
    y = np.arange(60) % 2
    rng = np.random.default_rng(0)
    noise = rng.random((60, 32)) * 0.2
    lit = noise + 0.5 * y[:, np.newaxis]

    blind, seeing = teach(x, noise * 0, y, 2), teach(x, lit, y, 2)

    assert blind.features == (Feature.EMBEDDING,)
    assert blind.weights.shape == (40, 2)
    assert seeing.features == (Feature.EMBEDDING, Feature.BRIGHTNESS)
    assert seeing.weights.shape == (72, 2)
    assert blind.report.accuracy < 0.7
    assert seeing.report.accuracy > 0.95
    logits = (np.hstack([x, lit]) - seeing.mean) / seeing.scale @ seeing.weights + seeing.bias
    assert np.mean(logits.argmax(axis=1) == y) > 0.95
    differences = logits - logits.mean(axis=1, keepdims=True)
    assert np.mean(differences**2) == pytest.approx(1, abs=0.2)  # what the temperature was measured for


def test_where_the_embedding_is_enough_the_light_stays_out() -> None:
    """So that the task can be exported as a model of its own."""
    x, y = clouds([20, 20])
    lesson = teach(x, np.random.default_rng(0).random((40, 32)) * 0.1 + y[:, np.newaxis], y, 2)

    assert lesson.features == (Feature.EMBEDDING,)


@pytest.mark.parametrize("counts", [[1, 1], [1, 1, 1], [2, 1], [1, 40], [3, 3, 3]])
def test_few_examples_make_a_task_all_the_same(counts: list[int]) -> None:
    """Numbers that are numbers, and no border of the known."""
    x, y = clouds(counts)
    lesson = teach(x, np.zeros((len(y), 32)), y, len(counts))

    assert np.isfinite(lesson.weights).all()
    assert lesson.bank is None
    assert lesson.report.is_weak
    assert ((x @ lesson.weights + lesson.bias).argmax(axis=1) == y).all()


def test_the_same_examples_make_the_same_task() -> None:
    """To the last bit."""
    x, y = clouds([30, 30], apart=0.3)
    one, other = (teach(x, np.zeros((60, 32)), y, 2) for _ in range(2))

    np.testing.assert_array_equal(one.weights, other.weights)
    assert one.report.temperature == other.report.temperature
