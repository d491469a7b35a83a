"""Words, numbers and paths for people."""

from pathlib import Path

import pytest

from sorter.cli.text import duration, shown, shown_path, speed
from sorter.wording import plural, size


def test_no_text_reaches_a_terminal_as_a_command() -> None:
    """Escape sequences, line breaks and half characters in names are shown as replacement characters."""
    assert shown("a\x1b[2Jb\nc\rd\udcff") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd"
    assert shown("Gärten/鳥 1") == "Gärten/鳥 1"


def test_a_path_is_short_where_it_lies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beneath the current folder a path is relative, elsewhere whole, and never an accident of a common beginning."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)

    assert shown_path(str(here / "a" / "b.jpg")) == str(Path("a") / "b.jpg")
    assert shown_path(f"{here} sorted") == f"{here} sorted"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (99_949, "99.9 kB"), (99_960, "100 kB"), (999_600, "1.0 MB"),
     (2_800_000_000, "2.8 GB"), (5_000_000_000_000_000, "5.0 PB")],
)  # fmt: skip
def test_bytes_are_told_in_powers_of_a_thousand(count: int, text: str) -> None:
    """Three digits, as file managers count."""
    assert size(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")],
)
def test_times_are_told_in_two_units(seconds: float, text: str) -> None:
    """Never "60 s", never more than is worth reading."""
    assert duration(seconds) == text


def test_counts_agree_with_their_nouns() -> None:
    """One photo, two photos, 1,204 photos, two runs a second."""
    assert [plural(count, "photo") for count in (0, 1, 1204)] == ["0 photos", "1 photo", "1,204 photos"]
    assert (speed(0.44), speed(196.2)) == ("0.4 photos/s", "196 photos/s")
