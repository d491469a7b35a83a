"""sorter plan, sort, apply and undo with --action tag."""

import json
from pathlib import Path

import pytest
from PIL import Image

from cli.running import Run
from library import content
from sidecars import DARKTABLE, lists_by_exiftool, need


def _lines(path: Path) -> set[str]:
    return {line.strip() for line in path.read_text().splitlines()}


def test_a_plan_shows_the_tags_and_touches_nothing(sorter: Run, library: Path) -> None:
    """As a tree with how many photos get each tag or one beneath it; unsure photos stay."""
    before = content(library)
    ran = sorter("plan", library, "--task", "colours", "--action", "tag", "--tag-root", "AI/colour")

    lines = ran.out.splitlines()
    assert ran.status == 0
    assert [line.split() for line in lines[:4]] == [
        [str(library), "3"],
        ["└──", "AI/colour", "3"],
        ["├──", "green", "1"],
        ["└──", "red", "2"],
    ]
    told = "3 photos to tag, into the sidecars that are there, else into new ones (IMG.jpg.xmp). 1 unsure stays."
    assert told in lines
    assert "3 files to be written." in lines
    assert content(library) == before


def test_photos_are_tagged_where_they_lie_and_untagged(sorter: Run, library: Path) -> None:
    """A second run finds nothing to do; undo leaves nothing of it, and does it again."""
    (library / "b.jpg.xmp").write_bytes(DARKTABLE)
    before = content(library)
    words = ("sort", library, "--task", "colours", "--action", "tag", "--yes")
    first, second = sorter(*words), sorter(*words)
    tagged = {path: data for path, (data, _) in content(library).items()}
    told = sorter("history", "1").out.splitlines()
    undone = sorter("undo")
    restored = content(library)
    history = sorter("history", "2").out.splitlines()
    sorter("undo", "2")

    assert f"3 photos tagged in {library}: 0 overwritten, 1 skipped; " in first.out
    assert "0 photos to tag" in second.out
    assert "3 already there stay." in second.out
    assert "<rdf:li>AI|red</rdf:li>" in _lines(library / "a.jpg.xmp")
    assert "<rdf:li>AI|green</rdf:li>" in _lines(library / "b.jpg.xmp")
    assert told[1] == f"done         {library / 'a.jpg'} -> {library / 'a.jpg.xmp'}"
    assert undone.out.splitlines()[0] == "Undo of 1: 3 photos untagged, 0 left alone."
    assert restored == before
    assert history[1] == f"done         {library / 'a.jpg.xmp'} (of {library / 'a.jpg'})"
    assert {path: data for path, (data, _) in content(library).items()} == tagged


def test_a_plan_of_tags_is_carried_out_once(sorter: Run, library: Path, tmp_path: Path) -> None:
    """Into the photos themselves; the second time all of it was done before."""
    need("exiftool")
    plan = tmp_path / "plan.json"
    words = ("--action", "tag", "--tag-into", "file", "--tag-scores", "--unsure", "folder")
    sorter("plan", library, "--task", "colours", *words, "--out", plan)
    first = sorter("apply", plan, "--json")
    second = sorter("apply", plan)

    assert all(one["tags"] for one in first.records if one["event"] == "applied")
    assert lists_by_exiftool(library / "grey.jpg")["lr"][0] == "AI|unsure"
    assert lists_by_exiftool(library / "a.jpg")["lr"][1].startswith("AI|score|")
    assert second.out.splitlines() == ["All 4 photos were tagged before.", "Nothing was changed."]
    assert json.loads(plan.read_text())["tagging"] == {"into": "file", "root": ["AI"], "scores": True}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--tag-into", "file"), "--tag-into says how photos are tagged: add --action tag."),
        (("--tag-root", "AI"), "--tag-root says how photos are tagged: add --action tag."),
        (("--tag-scores",), "--tag-scores says how photos are tagged: add --action tag."),
        (("--action", "tag", "--into", "out"), "--into is for photos that go somewhere"),
        (("--action", "tag", "--template", "{year}/{name}"), "--template is for photos that go somewhere"),
        (("--action", "tag", "--also", "0.2", "--also-as", "symlink"), "--also-as is for photos that go somewhere"),
        (("--action", "tag", "--relative"), "--relative is for symbolic links"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    words: tuple[str, ...], sentence: str, sorter: Run, library: Path
) -> None:
    """Before any photo is looked at."""
    ran = sorter("plan", library, "--task", "colours", *words)

    assert ran.status == 2
    assert sentence in ran.err


def test_photos_that_take_no_tags_are_told_before_anything_is_written(sorter: Run, library: Path) -> None:
    """By their format; where there is nothing else, nothing is begun."""
    Image.open(library / "b.jpg").save(library / "b.bmp")
    (library / "b.jpg").unlink()
    some = sorter("plan", library, "--task", "colours", "--action", "tag", "--tag-into", "file")
    (library / "b.bmp").rename(library.parent / "b.bmp")
    none = sorter(
        "sort", library.parent / "b.bmp", "--task", "colours", "--action", "tag", "--tag-into", "file", "--yes"
    )

    sentence = "1 photo is of a format into which tags are not written, but sidecars take them: "
    assert f"Note: {sentence}{library / 'b.bmp'}." in some.out
    assert none.status == 1
    assert none.err == f"sorter: {sentence}{library.parent / 'b.bmp'}. Nothing was changed.\n"


@pytest.mark.parametrize("into", ["sidecar", "file"])
def test_a_run_for_which_all_is_there_already_begins_nothing(into: str, sorter: Run, library: Path) -> None:
    """It is no failure, nor is what takes no tags; neither leaves a run in the history."""
    Image.open(library / "a.jpg").save(library / "a.gif")
    words = ("sort", library, "--task", "colours", "--action", "tag", "--tag-into", into, "--yes")
    first, second = sorter(*words), sorter(*words)
    there = 3 if into == "file" else 4

    assert (first.status, second.status) == (0, 0)
    assert f"{there} already there stay." in second.out
    assert "Nothing was changed." in second.out
    assert "tagged so already" not in second.err
    assert ("a.gif: Sorter does not write into files of its format" in second.err) is (into == "file")
    assert [line.split()[0] for line in sorter("history").out.splitlines() if line[:1].isdigit()] == ["1"]


def test_what_replaces_earlier_tags_says_how_many(sorter: Run, library: Path) -> None:
    """In the plan, and afterwards; where nothing is replaced nothing is said."""
    words = ("sort", library, "--task", "colours", "--action", "tag", "--yes")
    first = sorter(*words)
    second = sorter(*words, "--tag-root", "Other")

    assert "tag that this task" not in first.out
    assert "replaced" not in first.out
    assert "Note: 3 tags that this task wrote before go." in second.out
    assert "3 earlier tags replaced, 0 overwritten" in second.out


def test_a_sidecar_that_cannot_have_adobe_s_name_is_told(sorter: Run, library: Path) -> None:
    """Two photos of one stem have one such name between them."""
    Image.open(library / "a.jpg").save(library / "a.png")
    words = ("plan", library, "--task", "colours", "--action", "tag", "--tag-into", "adobe")
    ran = sorter(*words)
    (library / "a.png").unlink()
    plain = sorter(*words)

    assert "into sidecars (IMG.xmp), but a.png.xmp, since another photo has that name." in ran.out
    assert "into sidecars (IMG.xmp). " in plain.out
