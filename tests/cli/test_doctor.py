"""sorter doctor."""

import sys
from pathlib import Path

import pytest

from cli.running import Run
from sorter.cli.probes import decodes, readable_formats


def test_the_doctor_tells_what_this_installation_can_do(sorter: Run, data_dir: Path) -> None:
    """Versions, the device of a session that was really opened, decoders that really read, places, journal."""
    ran = sorter("doctor", "--json")
    (record,) = ran.records
    tasks = record["tasks"]
    packages, formats, places = record["packages"], record["formats"], record["places"]

    assert ran.status == 0
    assert isinstance(packages, dict)
    assert isinstance(formats, dict)
    assert isinstance(places, dict)
    assert isinstance(tasks, list)
    assert {"Sorter", "Python", "ONNX Runtime", "OpenCV", "NumPy", "PySide6", "Pillow"} < set(packages)
    assert all(formats[name] for name in ("JPEG", "PNG", "HEIC", "RAW", "JPEG XL"))
    assert places["data"] == {"path": str(data_dir)}
    assert [task["device"]["provider"] for task in tasks if task["id"] == "colours"]
    assert all(task["ok"] for task in tasks)
    assert record["journal"] == {"runs": 0, "unfinished": 0}
    assert record["problems"] == []


def test_a_decoder_is_believed_only_when_it_decodes() -> None:
    """A format counts as read when a picture in it came out right, not by name."""
    assert not decodes(b"no picture")
    assert all(readable_formats().values())


def test_the_doctor_says_how_a_format_comes_to_be_read(sorter: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is missing is named with the command that brings it; nothing is wrong with the rest."""
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    ran = sorter("doctor")

    (line,) = [line for line in ran.out.splitlines() if line.strip().startswith("HEIC")]
    assert "pip install pi-heif" in line
    assert ran.status == 0


def test_a_model_that_was_changed_is_found(sorter: Run, data_dir: Path) -> None:
    """Its task is named, the others still work, and the status says that something is wrong."""
    with open(data_dir / "tasks" / "colours.onnx", "ab") as model:
        model.write(b"\0")
    ran = sorter("doctor")

    assert ran.status == 1
    assert [line.split()[0] for line in ran.out.splitlines() if "cannot be used" in line] == ["colours"]
    assert "its checksum differs" in ran.out.splitlines()[-1]


def test_a_broken_task_file_does_not_silence_the_doctor(sorter: Run, data_dir: Path) -> None:
    """The doctor is for when something is broken."""
    (data_dir / "tasks" / "broken.toml").write_text("format = 2")
    ran = sorter("doctor")

    assert ran.status == 1
    assert "broken.toml" in ran.out.splitlines()[-1]
    assert "Versions" in ran.out


def test_the_doctor_leaves_no_trace(sorter: Run, data_dir: Path) -> None:
    """Looking makes no journal and no settings."""
    sorter("doctor")

    assert [path.name for path in data_dir.iterdir()] == ["tasks"]
