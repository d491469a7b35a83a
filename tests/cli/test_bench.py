"""sorter bench."""

import os
import tempfile
from pathlib import Path

import pytest

from cli.running import Run
from library import content


def test_a_bench_on_ones_own_photos_changes_none(sorter: Run, library: Path) -> None:
    """Every figure with its middle and its ends, the machine with its name; the photos stay as they are."""
    before = content(library)
    ran = sorter("bench", library, "--task", "colours", "--repeat", "2", "--json")
    (record,) = ran.records
    limit, pipeline, machine = record["limit"], record["pipeline"], record["machine"]

    assert ran.status == 0
    assert isinstance(limit, dict)
    assert isinstance(pipeline, dict)
    assert isinstance(machine, dict)
    assert (record["photos"], record["rounds"], record["made"]) == (5, 2, False)
    assert pipeline["per_second"]["low"] <= pipeline["per_second"]["median"] <= pipeline["per_second"]["high"]
    assert pipeline["share"]["high"] > 0
    assert pipeline["memory"]["low"] > 1_000_000
    assert limit["per_second"]["median"] > 0
    assert set(limit["by"]) <= {"cores", "disk"}
    assert machine["device"]["provider"] == "cpu"
    assert content(library) == before


def test_without_photos_some_are_made_and_removed(sorter: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One screen of text; nothing is left of them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    ran = sorter("bench", "--task", "colours", "--items", "2", "--repeat", "1")
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert "made for this" in lines[0]
    assert len(lines) <= 24
    assert {"limit", "pipeline", "memory at most"} <= {line[:21].strip() for line in lines}
    assert os.listdir(tmp_path / "temporary") == []


def test_a_folder_without_photos_is_told(sorter: Run, tmp_path: Path) -> None:
    """In one sentence, as bad input."""
    (tmp_path / "empty").mkdir()
    ran = sorter("bench", tmp_path / "empty", "--task", "colours")

    assert ran.status == 2
    assert "no photo that can be read" in ran.err


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_count_is_a_number_from_one_on(sorter: Run, number: str) -> None:
    """Anything else is pointed at."""
    ran = sorter("bench", f"--repeat={number}")

    assert ran.status == 2
    assert repr(number) in ran.err
