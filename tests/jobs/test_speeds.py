"""How fast tasks were is remembered, and never made up."""

import json
from pathlib import Path

import pytest

from sorter.jobs.speeds import Speed, keep_speed, read_speeds

_SPEED = Speed(47.5, "CPU, 2 cores", 812, 1_796_000_000.0)


def test_each_task_has_its_last_speed(tmp_path: Path) -> None:
    """Others keep theirs, and what is forgotten was never measured."""
    file = tmp_path / "new" / "speeds.json"
    keep_speed(file, "day-night", Speed(9.0, "CPU, 1 core", 40, 5.0))
    keep_speed(file, "subjects", _SPEED)
    keep_speed(file, "day-night", _SPEED)
    assert read_speeds(file) == {"day-night": _SPEED, "subjects": _SPEED}

    keep_speed(file, "subjects", None)
    keep_speed(file, "nothing", None)
    assert read_speeds(file) == {"day-night": _SPEED}
    assert [one.name for one in file.parent.iterdir()] == ["speeds.json"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"per_second": 0},
        {"per_second": -3.0},
        {"per_second": True},
        {"per_second": "fast"},
        {"per_second": 10**400},
        {"photos": 0},
        {"at": None},
        {"device": 3},
    ],
)
def test_what_makes_no_sense_was_never_measured(tmp_path: Path, wrong: dict[str, object]) -> None:
    """One such line takes nothing from the others."""
    file = tmp_path / "speeds.json"
    sound = {"per_second": 2, "device": "CPU", "photos": 30, "at": 1.5}
    file.write_text(json.dumps({"a": sound, "b": sound | wrong, "c": []}))

    assert read_speeds(file) == {"a": Speed(2.0, "CPU", 30, 1.5)}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\0\xff"])
def test_a_damaged_file_costs_the_figures_alone(tmp_path: Path, text: str) -> None:
    """It is begun anew."""
    file = tmp_path / "speeds.json"
    file.write_text(text, "latin-1")
    assert read_speeds(file) == {}

    keep_speed(file, "subjects", _SPEED)
    assert read_speeds(file) == {"subjects": _SPEED}
