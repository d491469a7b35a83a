"""sorter plan."""

import json
from pathlib import Path

from cli.running import Run


def test_a_plan_shows_folders_and_numbers_and_touches_nothing(sorter: Run, library: Path, data_dir: Path) -> None:
    """The default target lies beside the folder; unsure photos stay; nothing is made."""
    ran = sorter("plan", library, "--task", "colours")

    lines = [line.split() for line in ran.out.splitlines()]
    assert ran.status == 0
    assert lines[0][:3] == [str(library), "sorted", "3"]
    assert [line[:3] for line in lines[1:3]] == [["├──", "green", "1"], ["└──", "red", "2"]]
    assert ran.out.splitlines()[-1].startswith("3 photos to copy, ")
    assert ran.out.splitlines()[-1].endswith("1 unsure stays. 1 renamed, 0 overwritten.")
    assert not library.with_name("library sorted").exists()
    assert not (data_dir / "journal.sqlite").exists()


def test_the_plan_is_the_same_in_a_file_and_on_standard_output(sorter: Run, library: Path, tmp_path: Path) -> None:
    """--json prints the plan itself; two plans of the same photos are byte-identical."""
    out = tmp_path / "plan.json"
    sorter("plan", library, "--task", "colours", "--out", out)
    printed = sorter("plan", library, "--task", "colours", "--json").out

    plan = json.loads(printed)
    assert out.read_text() == printed
    assert plan["root"] == str(library.with_name("library sorted"))
    assert [Path(one["target"]).relative_to(plan["root"]).as_posix() for one in plan["actions"]] == [
        *("green/b.jpg", "red/a (2).jpg", "red/a.jpg"),
    ]


def test_options_reach_the_plan(sorter: Run, library: Path, tmp_path: Path) -> None:
    """Target, action, template, the fate of what is unsure."""
    words = (
        "--into",
        tmp_path / "out",
        "--action",
        "move",
        "--template",
        "by {label}/{stem}{ext}",
        "--unsure",
        "folder",
    )
    plan = json.loads(sorter("plan", library, "--task", "colours", *words, "--json").out)

    assert plan["kind"] == "move"
    assert plan["root"] == str(tmp_path / "out")
    assert str(tmp_path / "out" / "by unsure" / "grey.jpg") in {one["target"] for one in plan["actions"]}
    assert len(plan["actions"]) == 4


def test_class_folders_in_the_library_itself_are_the_ordinary_case(sorter: Run, library: Path) -> None:
    """The target may be the source; what lies right already stays."""
    (library / "red").mkdir()
    (library / "a.jpg").rename(library / "red" / "a.jpg")
    plan = json.loads(sorter("plan", library, "--task", "colours", "--into", library, "--action", "move", "--json").out)

    assert {one["reason"] for one in plan["stays"]} == {"in place", "unsure"}
    assert str(library / "green" / "b.jpg") in {one["target"] for one in plan["actions"]}


def test_an_earlier_target_within_the_library_is_left_out(sorter: Run, library: Path) -> None:
    """Copies made by an earlier run are not sorted again."""
    (library / "out" / "red").mkdir(parents=True)
    (library / "more" / "a.jpg").rename(library / "out" / "red" / "other.jpg")
    plan = json.loads(sorter("plan", library, "--task", "colours", "--into", library / "out", "--json").out)

    met = [Path(one["source"]).name for one in [*plan["actions"], *plan["stays"]]]
    assert sorted(met) == ["a.jpg", "b.jpg", "grey.jpg"]


def test_bad_requests_get_one_sentence_before_any_photo_is_looked_at(sorter: Run, library: Path) -> None:
    """A template that cannot be used, several paths without a target, a plan that cannot be written."""
    requests: tuple[tuple[str | Path, ...], ...] = (
        (library, "--template", "{colour}/{name}"),
        (library, library / "more"),
        ("/",),
        (library, "--into", library / "a.jpg"),
        (library, "--into", library / "a.jpg" / "sorted"),
    )
    for words in requests:
        ran = sorter("plan", *words, "--task", "colours")

        assert ran.status == 2
        assert ran.out == ""
        assert ran.err.count("\n") == 1


def test_a_plan_that_cannot_be_written_is_told(sorter: Run, library: Path) -> None:
    """One sentence names the file."""
    ran = sorter("plan", library, "--task", "colours", "--out", library / "no" / "plan.json")

    assert ran.status == 2
    assert ran.err.splitlines()[-1].startswith("sorter: ")
    assert "plan.json" in ran.err
