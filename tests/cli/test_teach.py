"""sorter teach, with a real small model on real files."""

import json
from pathlib import Path

import numpy as np
import pytest

from cli.running import Run
from conftest import PhotoMaker
from stranger_models import Stranger


@pytest.fixture
def examples(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Six warm and six cold photos; one of the cold is warm."""
    for number in range(6):
        make_photo(tmp_path / "examples" / "warm" / f"{number}.png", (200 + 5 * number, 10 * number, 20))
        make_photo(tmp_path / "examples" / "cold" / f"{number}.png", (10 * number, 20, 200 + 5 * number))
    make_photo(tmp_path / "examples" / "cold" / "odd.png", (225, 15, 22))
    return tmp_path / "examples"


def test_a_taught_task_is_a_task_like_the_others(
    sorter: Run, examples: Path, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """It is listed, and photos are sorted by it."""
    ran = sorter("teach", "Warm or cold?", examples, "--backbone", "colours")
    make_photo(tmp_path / "photos" / "sea.png", (30, 40, 210))

    assert ran.status == 0
    assert ran.out.splitlines()[0].startswith("Taught warm-or-cold by 13 examples of 2 labels in ")
    assert "92.3 % of 13 examples right in cross-validation (95 % interval 66.7 to 98.6 %)." in ran.out
    assert "sort PHOTOS --task warm-or-cold" in ran.out
    assert "warm-or-cold" in [one["id"] for one in sorter("tasks", "--json").records]
    (sea,) = [
        one
        for one in sorter("classify", tmp_path / "photos", "--task", "warm-or-cold", "--json").records
        if one["event"] == "prediction"
    ]
    assert sea["label"] == "cold"


def test_a_task_is_taught_with_a_model_that_has_no_labels(
    sorter: Run, examples: Path, tmp_path: Path, data_dir: Path
) -> None:
    """It is imported, told apart from tasks, and no longer needed by what was taught."""
    file = Stranger(scores="features", weights=np.eye(3)).write(tmp_path / "Eye.onnx")
    imported = sorter("import", file, "--preset", "unit", "--yes")
    assert "Eye: an embedding of 3 numbers, no labels" in imported.out
    assert "teach NAME EXAMPLES --backbone eye teaches a task with it." in imported.out
    kinds = {one["id"]: one["event"] for one in sorter("tasks", "--json").records}
    assert (kinds["eye"], kinds["subjects"]) == ("backbone", "task")
    assert "Eye has no labels: sorter teach NAME EXAMPLES --backbone eye uses it." in sorter("tasks").out
    refused = sorter("classify", examples, "--task", "eye")
    assert (refused.status, "no labels to sort by" in refused.err) == (2, True)
    assert "is a model already" in sorter("export", "eye", tmp_path / "eye.onnx").err
    assert sorter("export", "eye", tmp_path / "eye.zip").status == 0

    ran = sorter("teach", "warmth", examples, "--backbone", "eye")

    assert "92.3 % of 13 examples right" in ran.out
    sorter("remove", "eye", "--yes")
    records = sorter("classify", examples / "warm", "--task", "warmth", "--json", "--fresh").records
    assert {one["label"] for one in records if one["event"] == "prediction"} == {"warm"}
    (again,) = sorter("import", tmp_path / "eye.zip", "--yes", "--json").records
    assert (again["task"], again["backbone"], again["labels"]) == ("eye", True, [])


def test_people_are_told_what_is_doubtful(sorter: Run, examples: Path) -> None:
    """The example in the wrong folder, what it looks like, and that the accuracy may be low."""
    out = sorter("teach", "warmth", examples, "--backbone", "colours").out

    assert "1 example looks like another label: see whether theirs is right." in out
    assert f"{examples / 'cold' / 'odd.png'} looks like warm (" in out
    assert "cold  6 of 7 found; 1 called warm" in out
    assert "Its accuracy may be below 80 %: add examples, or teach it again with --replace --advisory." in out


def test_an_advisory_task_is_said_to_be_one(sorter: Run, examples: Path) -> None:
    """Then nothing more is proposed."""
    out = sorter("teach", "warmth", examples, "--backbone", "colours", "--advisory").out

    assert "It is marked as advisory" in out
    assert "--replace --advisory" not in out


def test_the_last_record_is_the_promised_one(sorter: Run, examples: Path) -> None:
    """With what was skipped before it, and numbers that JSON knows."""
    (examples / "warm" / "broken.jpg").write_bytes(b"no photo")
    *skipped, last = sorter("teach", "warmth", examples, "--backbone", "colours", "--json").records

    assert [one["path"] for one in skipped] == [str(examples / "warm" / "broken.jpg")]
    assert list(last)[:7] == ["event", "task", "labels", "examples", "accuracy", "interval", "seconds"]
    assert (last["event"], last["task"], last["labels"]) == ("taught", "warmth", ["cold", "warm"])
    assert (last["examples"], last["accuracy"], last["interval"]) == (13, 0.9231, [0.6669, 0.9863])
    assert last["confusion"] == [[6, 1], [0, 6]]
    (suspect,) = last["suspects"] if isinstance(last["suspects"], list) else []
    assert (suspect["path"], suspect["label"], suspect["looks_like"]) == (
        *(str(examples / "cold" / "odd.png"), "cold", "warm"),
    )
    assert json.dumps(last)


def test_one_example_of_each_label_has_no_accuracy(sorter: Run, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """It is said to be unknown, in words and in JSON."""
    make_photo(tmp_path / "two" / "warm" / "a.png", (220, 20, 20))
    make_photo(tmp_path / "two" / "cold" / "b.png", (20, 20, 220))

    record = sorter("teach", "one", tmp_path / "two", "--backbone", "colours", "--json").records[-1]
    out = sorter("teach", "two", tmp_path / "two", "--backbone", "colours").out

    assert (record["accuracy"], record["interval"], record["outside"]) == (None, [0.0, 1.0], False)
    assert "Not measured: no label has a second example." in out
    assert "neither accuracy nor thresholds can be measured well" in out


def test_a_name_that_is_taken_needs_a_word(sorter: Run, examples: Path) -> None:
    """By name or id; with --replace it is taught anew under the same id."""
    words = (examples, "--backbone", "colours", "--json")
    assert sorter("teach", "Warm or cold?", *words).status == 0

    for name in ("Warm or cold?", "warm-or-cold"):
        ran = sorter("teach", name, *words)
        assert ran.status == 2
        assert "There is a task warm-or-cold already: choose another name, or add --replace." in ran.err
    assert sorter("teach", "warm-or-cold", *words, "--replace").records[-1]["task"] == "warm-or-cold"


def test_a_shipped_task_is_never_replaced(sorter: Run, examples: Path) -> None:
    """Its name gives another id."""
    record = sorter("teach", "subjects", examples, "--backbone", "colours", "--replace", "--json").records[-1]

    assert record["task"] == "subjects-2"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("teach", "x", "nowhere", "--backbone", "colours"), "There is no folder"),
        (("teach", "x", "examples/warm", "--backbone", "colours"), "A task needs two labels or more"),
        (("teach", "x", "examples", "--backbone", "smells"), "There is no task 'smells'"),
        (("teach", " ", "examples"), "' ' is no name"),
        (("teach", "a\nb", "examples"), "is no name"),
    ],
)
def test_what_cannot_be_taught_is_told_in_one_line(
    sorter: Run, examples: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    """Status 2, and no task is left."""
    monkeypatch.chdir(examples.parent)
    before = sorter("tasks", "--json").out
    ran = sorter(*words)

    assert ran.status == 2
    assert sentence in ran.err.splitlines()[-1]
    assert sorter("tasks", "--json").out == before


def test_a_task_that_only_advises_goes_on_doing_so(sorter: Run, examples: Path) -> None:
    """Teaching it anew does not take the mark away, and says so."""
    sorter("teach", "warmth", examples, "--backbone", "colours", "--advisory")

    again = sorter("teach", "warmth", examples, "--backbone", "colours", "--replace", "--json")

    assert again.records[-1]["advisory"] is True
    assert "marked as advisory, and stays so" in again.err
    assert sorter("tasks", "--json").records[-1]["advisory"] is True


def test_a_summary_is_one_line(sorter: Run, examples: Path) -> None:
    """Line breaks become spaces."""
    sorter("teach", "warmth", examples, "--backbone", "colours", "--summary", "Warm\n  or\r\ncold. ")

    assert sorter("tasks", "--json").records[-1]["summary"] == "Warm or cold."
