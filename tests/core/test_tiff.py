"""Directories of a TIFF structure."""

from struct import pack

import pytest

from exif_bytes import ASCII, MAKER, MODEL, SHORT, text, tiff
from sorter.core.tiff import Tiff, Value


def _values(data: bytes, *wanted: int) -> dict[int, Value]:
    structure = Tiff.of(data)
    assert structure is not None
    return dict(structure.directory(structure.first, wanted))


def test_only_what_is_wanted_is_read() -> None:
    """A directory of a camera holds far more."""
    assert _values(tiff({MAKER: text("Canon"), MODEL: text("EOS 5D")}), MODEL) == {MODEL: Value(ASCII, b"EOS 5D\0")}


def test_a_short_value_stands_in_the_directory_itself() -> None:
    """Up to four bytes, in the structure's own order."""
    assert _values(tiff({MAKER: text("JVC"), 274: (SHORT, 1, b"\0\6")}, order=">"), MAKER, 274) == {
        MAKER: Value(ASCII, b"JVC\0"),
        274: Value(SHORT, b"\0\6"),
    }


def test_an_immense_value_is_cut() -> None:
    """Its begin is enough to say what it is."""
    assert len(_values(tiff({MODEL: text("x" * 1_000_000)}), MODEL)[MODEL].raw) == 256


def test_a_value_that_leads_beyond_the_end_is_left_out() -> None:
    """Half a value would be a wrong one."""
    assert _values(tiff({MODEL: (ASCII, 7, b"EOS 5D")}), MODEL) == {}
    assert _values(tiff({MODEL: (ASCII, 6, b"EOS 5D")}), MODEL)[MODEL].text == "EOS 5D"


def test_the_first_of_two_equal_entries_counts() -> None:
    """As for other readers."""
    entries = b"".join(pack("<HHL4s", MODEL, ASCII, 4, value) for value in (b"one\0", b"two\0"))

    assert _values(b"II*\0" + pack("<LH", 8, 2) + entries, MODEL)[MODEL].text == "one"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value(ASCII, b"caf\xc3\xa9\0rest"), "caf\u00e9"),
        (Value(ASCII, b"caf\xe9"), "caf\u00e9"),
        (Value(7, b"undefined"), "undefined"),
        (Value(129, b"utf"), "utf"),
        (Value(SHORT, b"ab"), ""),
    ],
)
def test_a_text_is_read_however_it_is_typed(value: Value, expected: str) -> None:
    """UTF-8, else Latin-1; numbers are no text."""
    assert value.text == expected


def test_other_bytes_are_no_structure() -> None:
    """BigTIFF has another one."""
    assert Tiff.of(b"II+\0") is None
    assert Tiff.of(b"") is None
