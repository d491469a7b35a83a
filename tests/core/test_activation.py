"""What places of a photo add to a label's odds."""

from dataclasses import replace

import numpy as np
import pytest

from fakes import PLAIN, make_task
from measurements import item_of
from sorter.core.activation import GRID, Mapped, PlaceMap, over_the_photo, speaks_for
from sorter.core.head import Head
from sorter.core.judge import Judge, make_judge
from sorter.core.measurement import FloatArray, Measurement
from sorter.tasks.manifest import Evidence, Feature, Fit

_RANDOM = np.random.default_rng(2)


def _measured(scores: FloatArray, embedding: FloatArray, inner: FloatArray) -> Measurement:
    return Measurement(item_of("/a.jpg"), scores, embedding, inner, np.zeros(32, np.float32))


def _map(*shape: int) -> PlaceMap:
    return PlaceMap(_RANDOM.normal(size=shape).astype(np.float32))


def test_places_add_up_to_what_the_classes_do() -> None:
    """Weighed by how much each class moves the label's odds."""
    classes, judge = _map(3, 4, 3), make_judge(make_task())
    scores = classes.values.mean(axis=(0, 1))
    nothing = np.zeros(0, np.float32)
    (found,) = speaks_for(judge, ("red",), Mapped(_measured(scores, nothing, nothing), classes, {}))

    assert found.shape == (3, 4)
    assert float(found.mean()) == pytest.approx(float(scores @ judge.scorer.pull(scores, ("red",))), abs=1e-6)


def test_places_add_up_to_what_a_head_makes_of_them() -> None:
    """Of each layer that it goes by, though the embedding is brought to the length one; but for its bias."""
    maps = {Feature.EMBEDDING: _map(3, 3, 5), Feature.INNER: _map(6, 6, 4)}
    embedding, inner = (maps[one].values.mean(axis=(0, 1)) for one in (Feature.EMBEDDING, Feature.INNER))
    photo = _measured(np.zeros(0, np.float32), embedding, inner)
    weights, bias = _RANDOM.normal(size=(9, 3)).astype(np.float32), np.array([1, 2, 3], np.float32)
    head = Head((Feature.INNER, Feature.EMBEDDING), (Evidence.PHOTO,), weights, bias)
    judge = Judge(make_judge(make_task()).scorer, head, None)
    pull = judge.scorer.pull(judge.raw([photo])[0], ("green",))
    found = speaks_for(judge, ("green",), Mapped(photo, None, maps))

    assert [one.shape for one in found] == [(6, 6), (3, 3)]
    assert sum(float(one.mean()) for one in found) == pytest.approx(
        float((head.scores([photo])[0] - bias) @ pull), abs=1e-5
    )


def test_a_head_that_does_not_go_by_what_it_sees_says_nothing_of_places() -> None:
    """Nor a photo of which there are no maps."""
    nothing, embedding = np.zeros(0, np.float32), np.ones(5, np.float32)
    photo = _measured(nothing, embedding, nothing)
    head = Head((Feature.EMBEDDING,), (Evidence.EXPOSURE,), np.ones((5, 3), np.float32), np.zeros(3, np.float32))
    scorer = make_judge(make_task()).scorer

    assert (
        speaks_for(Judge(scorer, head, None), ("red",), Mapped(photo, None, {Feature.EMBEDDING: _map(3, 3, 5)})) == []
    )
    seeing = Judge(scorer, replace(head, evidence=(Evidence.PHOTO,)), None)
    assert speaks_for(seeing, ("red",), Mapped(photo, None, {})) == []


def test_what_the_model_never_saw_says_nothing() -> None:
    """The sides of a wide photo, and what the crop leaves out; a photo that is squashed is seen to its edges."""
    how = replace(PLAIN, size=8, resize=10)
    wide = over_the_photo([np.ones((2, 2), np.float32)], (400, 200), how)
    squashed = over_the_photo([np.ones((2, 2), np.float32)], (400, 200), replace(PLAIN, fit=Fit.SQUASH))

    seen = [row for row in range(GRID) if 0.1 < (row + 0.5) / GRID < 0.9]
    across = [column for column in range(GRID) if 0.3 < (column + 0.5) / GRID < 0.7]
    assert np.argwhere(wide > 0).tolist() == [[row, column] for row in seen for column in across]
    assert wide.max() == pytest.approx(1)
    assert (squashed == 1).all()


def test_a_place_lies_where_the_model_saw_it() -> None:
    """Softly between places; maps of several layers are added."""
    upper_right = np.array([[0, 1], [0, 0]], np.float32)
    lower_row = np.array([[0], [0], [0], [3]], np.float32)
    found = over_the_photo([upper_right, lower_row], (300, 300), PLAIN)

    assert found[0, -1] == 1
    assert found[0, 0] == 0
    assert found[-1, 0] == 3
    assert 0 < found[GRID // 2 - 1, -1] < 1
