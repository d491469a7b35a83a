"""What the shipped tasks say of the shipped photos, through the installed command."""

import csv
from pathlib import Path

import pytest

from e2e.program import Program

DAY_NIGHT = {
    "castle.jpg": "day",
    "penguin.jpg": "day",
    "steam-train.jpg": "day",
    "tulips.png": "day",
    "coffee.jpg": "indoor",
    "night-suspension-bridge.jpg": "night",
}
SUBJECTS = {
    "cheetah.jpg": "animal/wild cat",
    "toucan.jpg": "animal/bird",
    "honey-bee.jpg": "animal/insect",
    "german-shepherd.jpg": "animal/dog",
    "steam-train.jpg": "vehicle/train",
    "coffee.jpg": "food",
    "night-palace.jpg": "building",
}


@pytest.mark.parametrize(
    ("task", "column", "named"), [("day-night", "day_night", DAY_NIGHT), ("subjects", "subject", SUBJECTS)]
)
def test_the_shipped_tasks_know_the_shipped_photos(
    program: Program, samples: Path, task: str, column: str, named: dict[str, str]
) -> None:
    """Named photos get their label; of all that are called sure, most are what a person says they are."""
    records = program("classify", samples, "--task", task, "--json").records
    predicted = {Path(str(one["path"])).name: one for one in records if one["event"] == "prediction"}
    sure = {name: str(one["label"]) for name, one in predicted.items() if not one["unsure"] and not one["outside"]}
    expected = _expected(samples / "expected.tsv", column)
    right = [name for name, label in sure.items() if _outermost(label) == _outermost(expected[name])]

    assert set(predicted) == set(expected)
    assert {name: sure.get(name, "unsure") for name in named if not _beneath(sure.get(name, ""), named[name])} == {}
    assert len(right) >= 0.85 * len(sure)
    assert len(sure) >= 0.6 * len(expected)


def _expected(file: Path, column: str) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row[column] for row in csv.DictReader(lines, delimiter="\t")}


def _outermost(label: str) -> str:
    return label.partition("/")[0]


def _beneath(label: str, above: str) -> bool:
    return f"{label}/".startswith(f"{above}/")
