"""A measurement as bytes, with a sum that tells whether they are still the same."""

import struct
import zlib

import numpy as np

from sorter.core.captures import capture_of, text_of
from sorter.core.measurement import FloatArray, HalfArray, Measurement
from sorter.items import Item

# checksum; width, height; scores, embedding, inner, brightness: how many; capture: bytes
_HEAD = struct.Struct("<IIIIIIII")
_SUM = struct.Struct("<I")
_HALF, _SINGLE = np.dtype("<f2"), np.dtype("<f4")
_MOST = float(np.finfo(np.float16).max)


def rounded(measurement: Measurement) -> Measurement:
    """The measurement as it is remembered: what the model says in half precision, brightness in single.

    Judged in this form also when it has just been made, so that a photo gets the same answer on every run.
    """
    return Measurement(
        measurement.item,
        _half(measurement.scores),
        _half(measurement.embedding),
        _half(measurement.inner),
        measurement.brightness,
        measurement.capture,
        measurement.size,
        measurement.preview,
        measurement.thumbnail,
    )


def packed(measurement: Measurement, key: bytes) -> bytes:
    """The bytes of a `rounded` measurement; `key` is what it is found by, and goes into the sum."""
    capture = text_of(measurement.capture).encode("utf-8", "replace")
    arrays = (
        measurement.scores.astype(_HALF).tobytes(),
        measurement.embedding.astype(_HALF).tobytes(),
        measurement.inner.astype(_HALF).tobytes(),
        measurement.brightness.astype(_SINGLE).tobytes(),
    )
    told = measurement.scores, measurement.embedding, measurement.inner, measurement.brightness
    counts = *(values.size for values in told), len(capture)
    body = b"".join((_HEAD.pack(0, *measurement.size, *counts)[_SUM.size :], *arrays, capture))
    return _SUM.pack(_sum(body, key)) + body


def unpacked(item: Item, preview: int, data: bytes, key: bytes) -> Measurement | None:
    """What `packed` made the bytes of; None where they, or the key, are not the same any more."""
    if len(data) < _HEAD.size:
        return None
    checksum, width, height, scores, embedding, inner, brightness, capture = _HEAD.unpack_from(data)
    halves, singles = _HEAD.size, _HEAD.size + 2 * (scores + embedding + inner)
    text = singles + 4 * brightness
    if text + capture != len(data) or checksum != _sum(memoryview(data)[_SUM.size :], key):
        return None
    values = np.frombuffer(data, _HALF, scores + embedding + inner, halves)
    parts = values[:scores], values[scores : scores + embedding], values[scores + embedding :]
    light = np.frombuffer(data, _SINGLE, brightness, singles).astype(np.float32, copy=False)
    try:
        said = capture_of(data[text:].decode())
    except ValueError:
        return None
    return Measurement(item, *parts, light, said, (width, height), preview, remembered=True)


def _half(values: "FloatArray | HalfArray") -> HalfArray:
    """Half precision; what is larger than it can say becomes the largest, what is no number stays none."""
    return np.where(np.isfinite(values), np.clip(values, -_MOST, _MOST), values).astype(np.float16)


def _sum(body: bytes | memoryview, key: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(key))
