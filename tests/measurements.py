"""Measurements of photos that need not exist, for what keeps them."""

import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from sorter.core.measurement import Measurement
from sorter.core.store.rows import rounded
from sorter.items import Capture, Item

CAPTURE = Capture(
    datetime(2020, 1, 31, 12, 30, 59),  # noqa: DTZ001
    "Canon EOS \u00e9",
    datetime(2020, 1, 31, 11, 30, 59, 5, UTC),
    (-33.25, 151.5),
    -2.75,
    6,
)


def item_of(path: Path | str, *, size: int = 10, mtime_ns: int = 1_600_000_000_123_456_789) -> Item:
    """An item that says so of its file."""
    return Item(os.fspath(path), size, mtime_ns)


def measured(item: Item, seed: int = 1, *, capture: Capture = CAPTURE, preview: int = 0) -> Measurement:
    """A measurement as it is remembered."""
    rng = np.random.default_rng(seed)
    scores, embedding, inner, light = (rng.normal(0, 4, count).astype(np.float32) for count in (7, 5, 3, 32))
    return rounded(Measurement(item, scores, embedding, inner, light, capture, (4000, 3000), preview))


def same(one: Measurement | None, other: Measurement | None) -> bool:
    """Whether two measurements say the same, thumbnails aside."""
    if one is None or other is None:
        return one is other
    arrays = ("scores", "embedding", "inner", "brightness")
    if not all(np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True) for name in arrays):
        return False
    facts = [(each.item, each.capture, each.size, each.preview) for each in (one, other)]
    return facts[0] == facts[1]
