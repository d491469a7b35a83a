"""Whether a photo shows anything that a task knows."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from sorter.core.measurement import Measurement
from sorter.core.outside import Known, load_outside
from sorter.errors import TaskError
from sorter.items import Item
from sorter.tasks.manifest import Outside

LIGHT, NONE = np.zeros(32, np.float32), np.zeros(0, np.float32)


def measurement(*embedding: float) -> Measurement:
    return Measurement(Item("/a", 1, 1), NONE, np.array(embedding, np.float32), NONE, LIGHT)


def saved(file: Path, known: ArrayLike) -> Outside:
    np.savez(file, known=np.asarray(known))
    return Outside(file, neighbours=2, least=0.7)


def test_likeness_is_that_to_the_nearest_of_the_known(tmp_path: Path) -> None:
    """By the mean cosine to the nearest ones, whatever the lengths are."""
    known = load_outside(saved(tmp_path / "k.npz", np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], np.float16)))

    likeness = known.likeness([measurement(7, 0, 0), measurement(0, -3, 0)])

    np.testing.assert_allclose(likeness, [(1 + 0.6) / 2, (0 + 0) / 2], atol=1e-3)


def test_fewer_known_photos_than_neighbours_are_all_compared() -> None:
    """A task that was taught by one photo knows one."""
    known = Known(np.array([[0.0, 1.0]], np.float32), 5)

    np.testing.assert_allclose(known.likeness([measurement(0, 2), measurement(2, 0)]), [1, 0], atol=1e-6)


def test_another_model_than_that_of_the_known_photos_is_told() -> None:
    """In words, not as arrays that do not fit."""
    with pytest.raises(TaskError, match="knows photos by 2 values, its model gives 3"):
        Known(np.eye(2, dtype=np.float32), 1).likeness([measurement(1, 2, 3)])


def test_a_gate_says_how_likely_it_lets_a_photo_through(tmp_path: Path) -> None:
    """By the direction of its embedding."""
    np.savez(tmp_path / "g.npz", weights=np.array([2.0, -1.0]), bias=np.array([0.5]))

    gate = load_outside(Outside(tmp_path / "g.npz", 1, 0.5))

    logits = np.array([2 * 0.6 - 0.8 + 0.5, -1 + 0.5])
    np.testing.assert_allclose(
        gate.likeness([measurement(3, 4), measurement(0, 9)]), 1 / (1 + np.exp(-logits)), rtol=1e-6
    )
    with pytest.raises(TaskError, match="gate of the task looks at 2 values, its model gives 3"):
        gate.likeness([measurement(1, 2, 3)])


@pytest.mark.parametrize(
    "changed", [{"weights": np.zeros((2, 2))}, {"bias": np.zeros(2)}, {"weights": np.array([np.nan, 1])}]
)
def test_a_gate_that_is_none_is_refused(tmp_path: Path, changed: dict[str, NDArray[np.float64]]) -> None:
    """One number for each value, and one besides."""
    arrays = {"weights": np.zeros(2), "bias": np.zeros(1), **changed}
    np.savez(tmp_path / "g.npz", weights=arrays["weights"], bias=arrays["bias"])

    with pytest.raises(TaskError, match=r"gate .*g\.npz is wrong"):
        load_outside(Outside(tmp_path / "g.npz", 1, 0.5))


@pytest.mark.parametrize("known", [np.zeros(3), np.zeros((0, 3)), np.full((2, 2), np.nan), np.array([{}], object)])
def test_known_photos_that_are_none_are_refused(tmp_path: Path, known: ArrayLike) -> None:
    """Also objects, which could run code."""
    with pytest.raises(TaskError, match=r"known photos .*k\.npz"):
        load_outside(saved(tmp_path / "k.npz", known))


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_is_told_by_name(tmp_path: Path, content: bytes | None) -> None:
    """Missing, empty and damaged files name themselves."""
    file = tmp_path / "k.npz"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(TaskError, match=r"k\.npz cannot be read"):
        load_outside(Outside(file, 5, 0.5))
