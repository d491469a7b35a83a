"""From measurements to predictions."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fakes import make_task
from sorter.core.judge import make_judge
from sorter.core.measurement import Measurement
from sorter.errors import TaskError
from sorter.items import Item, Prediction
from sorter.tasks.manifest import Feature, HeadFile, Outside

NO_MORE = np.zeros(0, np.float32), np.zeros(32, np.float32)  # neither inner values nor light


def measurement(scores: Sequence[float], embedding: Sequence[float]) -> Measurement:
    item = Item("/a", 1, 1)
    return Measurement(item, np.array(scores, np.float16), np.array(embedding, np.float16), *NO_MORE)


def test_a_head_and_the_known_photos_are_heard(tmp_path: Path) -> None:
    """The graph's own scores say red; the head, which looks at the embedding, says blue; the third is like nothing."""
    head, known = tmp_path / "head.npz", tmp_path / "known.npz"
    weights = np.array([[0, 0, 9], [0, 9, 0]], np.float32)
    np.savez(head, weights=weights, bias=np.zeros(3), mean=np.zeros(2), scale=np.ones(2))
    np.savez(known, known=np.eye(2, dtype=np.float16))
    task = replace(
        make_task(), head=HeadFile(head, (Feature.EMBEDDING,)), outside=Outside(known, neighbours=1, least=0.5)
    )

    found = make_judge(task).judge([measurement([9, 0, 0], one) for one in ([1, 0], [0, 1], [-1, -1])])

    predictions = [one for one in found if isinstance(one, Prediction)]
    assert [one.label for one in predictions[:2]] == [("blue",), ("green",)]
    assert [one.outside for one in predictions] == [False, False, True]


def test_without_a_head_the_graphs_own_scores_are_heard() -> None:
    """As they are."""
    (found,) = make_judge(make_task()).judge([measurement([0, 9, 0], [])])

    assert isinstance(found, Prediction)
    assert (found.label, found.outside) == (("green",), False)
    assert make_judge(make_task()).judge([]) == []


def test_a_model_with_other_classes_than_the_task_is_told() -> None:
    """In words, with both numbers."""
    with pytest.raises(TaskError, match="colours gives 2 scores, its task file has 3 labels"):
        make_judge(make_task()).judge([measurement([0, 9], [])])


def test_a_model_with_other_features_than_the_head_is_told(tmp_path: Path) -> None:
    """The head was made for another one."""
    head = tmp_path / "head.npz"
    np.savez(head, weights=np.zeros((2, 3)), bias=np.zeros(3), mean=np.zeros(2), scale=np.ones(2))
    task = replace(make_task(), head=HeadFile(head, (Feature.EMBEDDING,)))

    with pytest.raises(TaskError, match="looks at 2 values, its model gives 4"):
        make_judge(task).judge([measurement([], [1, 2, 3, 4])])
