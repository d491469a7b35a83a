"""A small classifier on an item's features."""

import io
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sorter.core.head import load_head
from sorter.core.measurement import Measurement
from sorter.errors import TaskError
from sorter.items import NO_CAPTURE, Capture, Item
from sorter.tasks.manifest import Evidence, Feature, HeadFile

BOTH = (Feature.EMBEDDING, Feature.BRIGHTNESS)
NOTHING = np.zeros(0, np.float32)


def save(file: Path, changed: Mapping[str, NDArray[Any]]) -> HeadFile:
    """A head of 2 embedding and 32 brightness values for 2 labels, all zero but for what is `changed`."""
    arrays: dict[str, NDArray[Any]] = {
        "weights": np.zeros((34, 2), np.float32),
        "bias": np.zeros(2, np.float32),
        "mean": np.zeros(34, np.float32),
        "scale": np.ones(34, np.float32),
    }
    np.savez(file, allow_pickle=True, **{**arrays, **changed})
    return HeadFile(file, BOTH)


def test_features_are_joined_standardised_and_weighted(tmp_path: Path) -> None:
    """The embedding counts by direction only; then (x - mean) / scale @ weights + bias."""
    weights = np.zeros((34, 2), np.float32)
    weights[0, 0] = weights[2, 1] = 1
    mean, scale = np.zeros(34, np.float32), np.ones(34, np.float32)
    mean[2], scale[2] = 0.5, 0.25
    file = save(
        tmp_path / "h.npz", {"weights": weights, "mean": mean, "scale": scale, "bias": np.array([0, 10], np.float32)}
    )
    light = np.zeros(32, np.float32)
    light[0] = 0.75
    measurement = Measurement(Item("/a", 1, 1), NOTHING, np.array([30, 40], np.float32), NOTHING, light)

    scores = load_head(file, 2).scores([measurement])

    np.testing.assert_allclose(scores, [[0.6, 11.0]], rtol=1e-6)


def test_a_head_may_look_at_what_an_inner_layer_sees(tmp_path: Path) -> None:
    """Value by value as it was measured, standardised like all features."""
    ones = np.ones(2, np.float32)
    np.savez(tmp_path / "h.npz", weights=np.eye(2, dtype=np.float32), bias=ones, mean=ones, scale=ones)
    inner = np.array([3, -4], np.float16)
    measurement = Measurement(Item("/a", 1, 1), NOTHING, np.array([3, 4], np.float32), inner, np.zeros(32, np.float32))

    scores = load_head(HeadFile(tmp_path / "h.npz", (Feature.INNER,)), 2).scores([measurement])

    np.testing.assert_allclose(scores, [[3, -4]])


TABLES = {
    "exposure_edges": np.array([5.0, 10.0]),
    "exposure_logits": np.array([[0, 3], [0, 0], [4, 0]]),
    "sun_edges": np.array([0.0]),
    "sun_logits": np.array([[0, 20], [10, 0]]),
}
NOON = Capture(instant=datetime(2024, 6, 21, 12, tzinfo=UTC), place=(51.5, 0.0))


@pytest.mark.parametrize(
    ("evidence", "capture", "logits"),
    [
        (tuple(Evidence), NO_CAPTURE, [1, 2]),
        (tuple(Evidence), Capture(exposure=4.9), [1, 5]),
        (tuple(Evidence), Capture(exposure=5.0), [1, 2]),
        (tuple(Evidence), replace(NOON, exposure=12.0), [15, 2]),
        (tuple(Evidence), replace(NOON, instant=datetime(2024, 6, 21, 0, tzinfo=UTC)), [1, 22]),
        (tuple(Evidence), replace(NOON, place=None), [1, 2]),
        ((Evidence.PHOTO,), replace(NOON, exposure=12.0), [1, 2]),
        ((Evidence.SUN,), replace(NOON, exposure=12.0), [10, 0]),
        ((Evidence.EXPOSURE,), NOON, [0, 0]),
    ],
)
def test_what_a_photo_says_of_itself_is_added(
    tmp_path: Path, evidence: tuple[Evidence, ...], capture: Capture, logits: list[float]
) -> None:
    """By its exposure and the sun's height, where it says them; each alone where a person wants that."""
    file = save(tmp_path / "h.npz", {"bias": np.array([1, 2], np.float32), **TABLES})
    measurement = Measurement(
        Item("/a", 1, 1), NOTHING, np.array([3, 4], np.float32), NOTHING, np.zeros(32, np.float32), capture
    )

    scores = load_head(replace(file, evidence=evidence), 2).scores([measurement])

    np.testing.assert_allclose(scores, [logits])


@pytest.mark.parametrize(
    "changed",
    [
        {"exposure_edges": np.array([10.0, 5.0])},
        {"sun_edges": np.array([0.0, 1.0])},
        {"sun_logits": np.zeros((2, 3))},
    ],
)
def test_a_table_that_does_not_fit_is_refused(tmp_path: Path, changed: dict[str, NDArray[Any]]) -> None:
    """Bins in order, one row for each, a number for each label."""
    with pytest.raises(TaskError, match=r"h\.npz does not fit .* its table of the (exposure|sun) is wrong"):
        load_head(save(tmp_path / "h.npz", {**TABLES, **changed}), 2)


@pytest.mark.parametrize(
    "changed",
    [{"bias": np.zeros(3)}, {"mean": np.zeros(1)}, {"weights": np.zeros(34)}, {"weights": np.array([{}], object)}],
)
def test_a_head_that_does_not_fit_is_refused_in_words(tmp_path: Path, changed: dict[str, NDArray[Any]]) -> None:
    """Wrong shapes, and pickled objects (which could run code), are task errors."""
    file = save(tmp_path / "h.npz", changed)

    with pytest.raises(TaskError, match=r"h\.npz"):
        load_head(file, 2)


def _npy() -> bytes:
    """One array by itself, as `numpy.save` writes it."""
    stream = io.BytesIO()
    np.save(stream, np.zeros(3))
    return stream.getvalue()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", _npy()])
def test_a_head_that_cannot_be_read_is_told_by_name(tmp_path: Path, content: bytes | None) -> None:
    """Missing, empty and damaged files name themselves."""
    file = tmp_path / "h.npz"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(TaskError, match=r"h\.npz cannot be read"):
        load_head(HeadFile(file, BOTH), 2)


def test_no_damage_to_a_head_is_more_than_a_sentence(tmp_path: Path) -> None:
    """Whichever bytes of it are others: it is read, or refused by name with what to do."""
    file = save(tmp_path / "h.npz", {})
    stream = io.BytesIO()
    with np.load(file.path) as arrays:
        np.savez_compressed(stream, allow_pickle=True, **dict(arrays))
    chance, refused = random.Random(1), 0
    for whole in (file.path.read_bytes(), stream.getvalue()):
        for _ in range(150):
            content = bytearray(whole)
            for _ in range(4):
                content[chance.randrange(len(content))] = chance.randrange(256)
            file.path.write_bytes(content)
            try:
                load_head(file, 2)
            except TaskError as error:
                refused += "h.npz" in str(error)

    assert refused > 100


def test_a_head_of_no_numbers_is_refused(tmp_path: Path) -> None:
    """It would give no photo an answer."""
    file = save(tmp_path / "h.npz", {"bias": np.full(2, np.nan, np.float32)})

    with pytest.raises(TaskError, match=r"h\.npz is damaged"):
        load_head(file, 2)
