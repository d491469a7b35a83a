"""A measurement as bytes."""

import numpy as np
import pytest

from measurements import item_of, measured, same
from sorter.core.measurement import Measurement
from sorter.core.store.rows import packed, rounded, unpacked
from sorter.items import NO_CAPTURE, Capture

ITEM = item_of("/photos/a.jpg")


@pytest.mark.parametrize("capture", [NO_CAPTURE, Capture(camera="A camera"), measured(ITEM).capture])
def test_a_measurement_comes_back_whole(capture: Capture) -> None:
    """Every value of it, bit for bit as it was rounded."""
    whole = measured(ITEM, capture=capture, preview=160)

    assert same(unpacked(ITEM, 160, packed(whole, b"key"), b"key"), whole)


def test_bytes_that_are_not_the_same_any_more_are_nothing() -> None:
    """Any one changed byte, any cut, and any other key."""
    data = packed(measured(ITEM), b"key")

    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 0x10
        assert unpacked(ITEM, 0, bytes(changed), b"key") is None
        assert unpacked(ITEM, 0, data[:at], b"key") is None
    assert unpacked(ITEM, 0, data, b"another") is None
    assert unpacked(ITEM, 0, data, b"key") is not None


def test_what_half_precision_cannot_say_stays_what_it_was() -> None:
    """A huge score stays the largest, and no number stays none: a broken model is told by it."""
    scores = np.array([1e9, -1e9, np.nan, np.inf, -np.inf, 0.1], np.float32)
    nothing = np.empty(0, np.float32)
    whole = rounded(Measurement(ITEM, scores, nothing, nothing, np.zeros(32, np.float32)))

    back = unpacked(ITEM, 0, packed(whole, b""), b"")

    assert back is not None
    assert back.scores.tolist()[:2] == [65504, -65504]
    assert np.isnan(back.scores[2])
    assert np.isinf(back.scores[3:5]).all()
    assert back.scores[5] == np.float16(0.1)
    assert back.embedding.shape == (0,)


def test_what_is_rounded_twice_is_rounded_once() -> None:
    """So a photo is judged alike when it was just measured and when it was known."""
    once = measured(ITEM)

    assert same(rounded(once), once)
