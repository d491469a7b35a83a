"""What a file was, told by what it is now."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.files.tags.difference import difference, restored


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_any_file_is_restored_from_any_other(there: bytes, wanted: bytes) -> None:
    """Whatever both have in common."""
    assert restored(there, difference(there, wanted)) == wanted


@given(
    st.binary(min_size=200, max_size=400), st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=90)), max_size=4)
)
def test_what_was_changed_in_places_is_restored(there: bytes, changes: list[tuple[int, bytes]]) -> None:
    """Pieces that came, went or moved."""
    wanted = there
    for at, new in changes:
        wanted = wanted[:at] + new + wanted[at + len(new) // 2 :]

    assert restored(there, difference(there, wanted)) == wanted


def test_little_is_kept_of_a_photo_that_changed_in_places() -> None:
    """Pixels are told by their place, also where they lie elsewhere by now, in another order."""
    pixels = random.Random(1).randbytes(3_000_000)
    there = b"HEAD" + pixels[:1_000_000] + b"new packet" * 300 + pixels[1_000_000:] + b"directory"
    wanted = b"head" + pixels[1_000_000:] + b"old" + pixels[:1_000_000] + b"end"

    kept = difference(there, wanted)

    assert restored(there, kept) == wanted
    assert len(kept) < 2000


def test_what_is_damaged_restores_nothing() -> None:
    """It is said instead."""
    with pytest.raises(ValueError, match="cannot be read"):
        restored(b"there", b"no such thing")
    with pytest.raises(ValueError, match="cannot be read"):
        restored(b"there", __import__("zlib").compress(b"short"))
