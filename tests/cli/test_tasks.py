"""sorter tasks."""

from pathlib import Path

from cli.running import Run


def test_shipped_and_own_tasks_are_listed(sorter: Run) -> None:
    """Built-in ones first, each with its labels, family, variants and licence."""
    records = sorter("tasks", "--json").records

    assert [one["id"] for one in records][-1] == "colours"
    assert {"day-night", "subjects"} <= {str(one["id"]) for one in records}
    assert records[-1] == {
        "event": "task",
        "id": "colours",
        "name": "Colours",
        "summary": "Which colour prevails.",
        "labels": ["red", "green", "blue"],
        "family": "none",
        "variants": [{"name": "only", "file": "colours.onnx", "providers": ["cpu"]}],
        "licence": "MIT",
        "accuracy": "",
        "advisory": False,
    }


def test_people_see_what_a_task_sorts_by(sorter: Run) -> None:
    """Few labels by name, many by number."""
    out = sorter("tasks").out

    assert ["colours", "Which", "colour", "prevails."] in [line.split() for line in out.splitlines()]
    assert "red, green, blue · none (only) · MIT" in out
    assert "1,000 labels" in out


def test_a_name_that_the_id_does_not_say_is_shown_and_taken(sorter: Run, data_dir: Path, library: Path) -> None:
    """Beside the id; where two tasks are called so, neither is meant."""
    manifest = data_dir / "tasks" / "colours.toml"
    text = manifest.read_text()
    manifest.write_text(text.replace('name = "Colours"', 'name = "Main hue"'))

    assert "   Main hue: Which colour prevails." in sorter("tasks").out
    assert sorter("classify", library / "a.jpg", "--task", "Main hue").status == 0
    other = text.replace('id = "colours"', 'id = "other"').replace('name = "Colours"', 'name = "Main hue"')
    (data_dir / "tasks" / "other.toml").write_text(other)
    assert "There is no task 'Main hue'" in sorter("classify", library, "--task", "Main hue").err


def test_a_task_that_only_advises_says_so(sorter: Run, data_dir: Path) -> None:
    """Where people choose one."""
    manifest = data_dir / "tasks" / "colours.toml"
    manifest.write_text(manifest.read_text().replace('licence = "MIT"', 'licence = "MIT"\nadvisory = true'))

    assert "Only advises" in sorter("tasks").out
    assert sorter("tasks", "--json").records[-1]["advisory"] is True


def test_a_broken_task_file_is_named(sorter: Run, data_dir: Path) -> None:
    """One line says which file and what is wrong, and the other tasks are there all the same."""
    (data_dir / "tasks" / "broken.toml").write_text("format = 2")
    ran = sorter("tasks")

    assert ran.status == 0
    assert "1,000 labels" in ran.out
    assert str(data_dir / "tasks" / "broken.toml") in ran.err
    assert ran.err.count("\n") == 1
