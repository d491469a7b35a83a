"""sorter plan."""

import json
import os
from pathlib import Path

import pytest

from cli.running import Run
from conftest import PhotoMaker


def test_a_plan_shows_folders_and_numbers_and_touches_nothing(sorter: Run, library: Path, data_dir: Path) -> None:
    """The default target lies beside the folder; unsure photos stay; nothing is made."""
    ran = sorter("plan", library, "--task", "colours")

    lines = [line.split() for line in ran.out.splitlines()]
    assert ran.status == 0
    assert lines[0][:3] == [str(library), "sorted", "3"]
    assert [line[:3] for line in lines[1:3]] == [["├──", "green", "1"], ["└──", "red", "2"]]
    assert ran.out.splitlines()[3] == "1 photo unsure, with the best guess:"
    assert lines[4] == ["red", "44%", str(library / "grey.jpg")]
    assert ran.out.splitlines()[5] == "1 file skipped, which is not in the plan: named above with the reason."
    assert ran.out.splitlines()[6].startswith("3 photos to copy, ")
    assert ran.out.splitlines()[6].endswith("1 unsure stays. 1 renamed, 0 overwritten.")
    assert ran.out.splitlines()[7] == "3 files to be copied."
    assert " needed, " in ran.out.splitlines()[8]
    assert not library.with_name("library sorted").exists()
    assert not (data_dir / "journal.sqlite").exists()


def test_of_many_unsure_photos_the_first_are_named(sorter: Run, library: Path, make_photo: PhotoMaker) -> None:
    """Ten by path and how many more there are; all of them, and every folder of the tree, with --all."""
    for number in range(11):
        make_photo(library / f"grey{number:02}.jpg", (140, 128, 128))
    few = sorter("plan", library, "--task", "colours").out.splitlines()
    every = sorter("plan", library, "--task", "colours", "--all").out.splitlines()
    sort = sorter("sort", library, "--task", "colours", "--all", "--yes").out.splitlines()

    assert few[3] == "12 photos unsure, with the best guess:"
    assert [Path(line.split()[-1]).name for line in few[4:14]] == [
        *("grey.jpg", *(f"grey{number:02}.jpg" for number in range(9))),
    ]
    assert few[14] == "  … 2 more (--all names every one)"
    assert few[15].startswith("1 file skipped, ")
    assert few[16].startswith("3 photos to copy, ")
    assert every[:14] == few[:14]
    assert [Path(line.split()[-1]).name for line in every[14:16]] == ["grey09.jpg", "grey10.jpg"]
    assert sort[:16] == every[:16]


def test_a_link_that_would_be_a_companion_is_named(sorter: Run, library: Path) -> None:
    """The photo goes without it, which is said beside the result, and is something skipped for --strict."""
    (library / "b.jpg.xmp").symlink_to(library / "elsewhere.xmp")
    words = ("sort", library / "b.jpg", "--task", "colours", "--into", library / "out", "--yes", "--strict")
    ran = sorter(*words, "--action", "move")

    assert ran.status == 3
    assert ran.err == (
        f"skipped {library / 'b.jpg.xmp'}: a link, so it does not go along with b.jpg; put the file itself in its "
        "place if it should\n"
    )
    assert (library / "out" / "green" / "b.jpg").exists()
    assert (library / "b.jpg.xmp").is_symlink()


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
    """Several paths without a target, a target that is no folder, options that would do nothing."""
    requests: tuple[tuple[str | Path, ...], ...] = (
        (library, library / "more"),
        ("/",),
        (library, "--into", library / "a.jpg"),
        (library, "--into", library / "a.jpg" / "sorted"),
        (library, "--also-as", "symlink"),
        (library, "--relative"),
        (library, "--relative", "--action", "move", "--also", "0.2", "--also-as", "hardlink"),
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


@pytest.mark.parametrize(
    ("template", "caret", "advice"),
    [
        ("{colour}/{name}", "^", False),
        ("{label}/{nmae}", "        ^", False),
        ("鳥/{nmae}", "   ^", False),
        ("{label}/../{name}", "        ^", True),
        ("/sorted/{name}", "^", True),
    ],
)
def test_a_mistake_in_a_template_is_pointed_at(
    sorter: Run, library: Path, template: str, caret: str, advice: bool
) -> None:
    """The sentence, the template, a caret under the place, wide characters counted; nothing was looked at yet."""
    ran = sorter("plan", library, "--task", "colours", "--template", template)
    first, *pointed = ran.err.splitlines()

    assert (ran.status, ran.out) == (2, "")
    assert first.startswith(f'sorter: The template "{template}" ')
    assert pointed[:2] == [f"  {template}", f"  {caret}"]
    assert [line.startswith("A template is a path within the target folder") for line in pointed[2:]] == [True] * advice


def test_companions_go_along_by_rule(sorter: Run, library: Path) -> None:
    """Sidecars are counted and planned with their photo, unless they are switched off."""
    (library / "a.jpg.xmp").write_text("stars")
    (library / "b.xmp").write_text("no stars")
    ran = sorter("plan", library, "--task", "colours")
    plan = json.loads(sorter("plan", library, "--task", "colours", "--json").out)
    without = json.loads(sorter("plan", library, "--task", "colours", "--companions", "none", "--json").out)

    assert "3 photos to copy with 2 companions, " in ran.out
    assert "5 files to be copied." in ran.out
    assert {Path(one["source"]).name for action in plan["actions"] for one in action["companions"]} == {
        *("a.jpg.xmp", "b.xmp"),
    }
    assert [action["companions"] for action in without["actions"]] == [[], [], []]


def test_further_labels_get_links(sorter: Run, library: Path) -> None:
    """From the score on that was asked for, of the kind that was asked for; the tree shows them."""
    words = ("plan", library, "--task", "colours", "--unsure", "folder", "--threshold", "0.3")
    plan = json.loads(sorter(*words, "--also", "0.25", "--also-as", "symlink", "--relative", "--json").out)
    none = json.loads(sorter(*words, "--also", "0.99", "--json").out)
    shown = sorter(*words, "--also", "0.25").out

    grey = next(action for action in plan["actions"] if action["source"].endswith("grey.jpg"))
    assert (plan["further_as"], plan["relative"]) == ("symlink", True)
    assert {tuple(one["label"]) for one in grey["further"]} == {("green",), ("blue",)}
    assert [action["further"] for action in none["actions"]] == [[]] * 4
    assert "2 links beneath further labels." in shown
    assert any(line.split() == ["├──", "blue", "0", "0", "bytes", "+", "1", "link"] for line in shown.splitlines())


def test_a_template_may_name_the_folders_that_were_given(sorter: Run, library: Path) -> None:
    """{relative} begins at the folder on the command line."""
    words = ("--template", "{label}/{relative}/{name}", "--into", library / "out")
    plan = json.loads(sorter("plan", library, "--task", "colours", *words, "--json").out)

    assert {Path(one["target"]).relative_to(library / "out").as_posix() for one in plan["actions"]} == {
        *("red/a.jpg", "red/more/a.jpg", "green/b.jpg"),
    }


def test_labels_that_no_folder_can_be_called_are_visible(sorter: Run, library: Path, data_dir: Path) -> None:
    """The tree says which label such a folder stands for, and what was renamed in it."""
    manifest = data_dir / "tasks" / "colours.toml"
    manifest.write_text(manifest.read_text().replace('["red", "green", "blue"]', '["..", "green", "n/a"]'))
    lines = [line.split() for line in sorter("plan", library, "--task", "colours").out.splitlines()]

    assert lines[1][:3] == ["├──", "class_0", "2"]
    assert lines[1][5:] == ["1", "renamed:", "a", "(2).jpg;", "for", '".."']
    assert lines[2][:3] == ["└──", "green", "1"]
    assert "for" not in lines[2]


def test_what_stands_against_a_plan_is_shown_with_it(sorter: Run, library: Path, tmp_path: Path) -> None:
    """The plan is made all the same, and says that it cannot be carried out now."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "red").write_text("no folder")
    (tmp_path / "out" / "green").symlink_to(library / "more")
    ran = sorter("plan", library, "--task", "colours", "--into", tmp_path / "out")

    assert ran.status == 0
    assert "This plan cannot be carried out now: 3 photos are to go where a link or a file stands in the way" in ran.err


def test_a_folder_that_is_not_there_is_named(sorter: Run, library: Path) -> None:
    """Not the place beside it, which is the root of the disk for one at the top."""
    for command in ("plan", "sort"):
        ran = sorter(command, "/no such folder", "--task", "colours", *["--yes"] * (command == "sort"))

        assert ran.status != 0
        assert ran.err == "sorter: There is no file or folder /no such folder.\n"


def test_where_nothing_can_be_read_the_status_says_so(sorter: Run, tmp_path: Path) -> None:
    """Photos were named and none could be read: that is no success, and one photo's reason is told."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.jpg").write_bytes(b"no photo")
    for command in ("classify", "plan", "sort"):
        words = ["--yes"] * (command == "sort")
        ran = sorter(command, tmp_path / "broken", "--task", "colours", *words)

        assert ran.status == 1
        assert ran.err.splitlines()[-1].startswith("sorter: Nothing could be read: ")


@pytest.mark.skipif(os.name != "posix", reason="inodes of POSIX")
def test_a_second_run_does_not_compare_again(sorter: Run, library: Path) -> None:
    """What the journal knows to be the same, by two unchanged files, is not read: even a disk that lies is believed."""
    sorter("sort", library, "--task", "colours", "--yes")
    copy = library.with_name("library sorted") / "green" / "b.jpg"
    stat = copy.stat()
    with copy.open("r+b") as file:
        file.write(b"!")
    os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    ran = sorter("plan", library, "--task", "colours")

    assert "0 photos to copy" in ran.out
    assert "3 already there stay." in ran.out


def test_labels_that_are_true_together_get_links(
    sorter: Run, data_dir: Path, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The best is the photo's folder, every other that is sure gets a link, without being asked for."""
    manifest = data_dir / "tasks" / "colours.toml"
    manifest.write_text(manifest.read_text().replace("threshold = 0.5", "threshold = 0.9\nmany = true"))
    make_photo(tmp_path / "photos" / "both.jpg", (250, 10, 200))
    make_photo(tmp_path / "photos" / "red.jpg", (250, 10, 10))

    plan = json.loads(sorter("plan", tmp_path / "photos", "--task", "colours", "--json").out)

    further = {action["source"].rsplit("/")[-1]: action.get("further", []) for action in plan["actions"]}
    assert [Path(link["target"]).parts[-2:] for link in further["both.jpg"]] == [("blue", "both.jpg")]
    assert further["red.jpg"] == []
