"""A capture as text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measurements import CAPTURE
from sorter.core.captures import capture_of, text_of
from sorter.items import NO_CAPTURE, Capture


@given(st.text(max_size=40), st.lists(st.none() | st.integers() | st.floats() | st.text(max_size=5), max_size=7))
def test_what_no_photo_says_is_refused(text: str, values: list[object]) -> None:
    """Whatever stands in the place of a capture."""
    for said in (text, str(values).replace("'", '"').replace("None", "null")):
        with suppress(ValueError):
            assert isinstance(capture_of(said), Capture)


@pytest.mark.parametrize(
    "wrong",
    [
        '["2020-01-31T12:30:59+01:00", "", null, null, null, 1]',
        '[null, "", "2020-01-31T12:30:59", null, null, 1]',
        '[null, "two\\nlines", null, null, null, 1]',
        '[null, "", null, [91, 0], null, 1]',
        '[null, "", null, null, NaN, 1]',
        '[null, "", null, null, null, 9]',
    ],
)
def test_values_out_of_their_range_are_refused(wrong: str) -> None:
    """A time in UTC has a zone and the camera's has none, a camera one line, the earth two poles."""
    with pytest.raises(ValueError, match=r"."):
        capture_of(wrong)


@pytest.mark.parametrize("capture", [NO_CAPTURE, CAPTURE])
def test_a_capture_arrives_whole(capture: Capture) -> None:
    """With every field."""
    assert capture_of(text_of(capture)) == capture
