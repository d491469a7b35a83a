"""Plans as files."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import PLACING
from sorter.errors import RequestError
from sorter.files.plan import LINK_KINDS, Action, ActionKind, FurtherLabel, Member, Plan, Stay
from sorter.files.planning.plan_file import dump_plan, parse_plan, read_plan, write_plan

_ODD = os.fsdecode(b"/lib/caf\xe9.jpg")
_PLAN = Plan(
    "subjects",
    ActionKind.MOVE,
    "/out",
    (
        Action(
            "/lib/a.jpg",
            "/out/animal/bird/a.jpg",
            10,
            1_600_000_000_123_456_789,
            ("animal", "bird"),
            0.9312,
            companions=(Member("/lib/a.xmp", "/out/animal/bird/a.xmp", 3, 4),),
            further=(FurtherLabel("/out/plant/a.jpg", ("plant",), 0.25),),
        ),
        Action(_ODD, os.fsdecode(b"/out/n_a/caf\xe9 (2).jpg"), 0, -5, ("n/a",), 1.0, renamed=True),
    ),
    (Stay("/lib/\u9e1f.jpg", "unsure", ("animal",), 0.0),),
)

_names = st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=9)
_paths = st.lists(_names.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=3).map("/".join)


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    names = draw(st.lists(_paths, max_size=5, unique_by=str.casefold))
    targets = sorted(f"/out/{number}{name}" for number, name in enumerate(names))
    scores = st.floats(0, 1)
    numbers = st.integers(0, 2**62)
    labels = st.lists(st.text(max_size=3), min_size=1, max_size=3).map(tuple)
    actions = [
        Action(
            f"/lib{target}",
            target,
            draw(numbers),
            draw(numbers),
            draw(labels),
            draw(scores),
            draw(st.booleans()),
            (Member(f"/lib{target}.xmp", f"{target}.xmp", draw(numbers), draw(numbers)),) * draw(st.integers(0, 1)),
            (FurtherLabel(f"/out/y{target}", draw(labels), draw(scores)),) * draw(st.integers(0, 1)),
        )
        for target in targets
    ]
    stays = [Stay(f"/stay{target}", "outside", draw(labels), draw(scores)) for target in targets]
    return Plan(
        draw(st.text(max_size=5)),
        draw(st.sampled_from(PLACING)),
        "/out",
        tuple(actions),
        tuple(stays),
        draw(st.sampled_from(LINK_KINDS)),
        draw(st.booleans()),
    )


@given(_plans())
def test_any_plan_reads_back_as_it_was(plan: Plan) -> None:
    """A plan's file is complete: nothing is lost or rounded."""
    assert parse_plan(dump_plan(plan)) == plan


def test_a_plan_is_readable_and_diffable() -> None:
    """An action is a line, with names as people write them; what is no text stands beside it in base64."""
    lines = dump_plan(_PLAN).splitlines()

    assert lines[1:5] == ['  "version": 3,', '  "task": "subjects",', '  "kind": "move",', '  "root": "/out",']
    odd = json.loads(lines[10])
    assert odd["source"] == "/lib/caf\N{REPLACEMENT CHARACTER}.jpg"
    assert odd["source_bytes"] == "L2xpYi9jYWbpLmpwZw=="
    assert "\u9e1f" in lines[13]


def test_a_plan_survives_its_file(tmp_path: Path) -> None:
    """Written, read, written again: the same bytes, and no other file left behind."""
    file = tmp_path / "plan.json"
    write_plan(_PLAN, str(file))
    first = file.read_bytes()

    assert read_plan(str(file)) == _PLAN
    write_plan(read_plan(str(file)), str(file))
    assert file.read_bytes() == first
    assert os.listdir(tmp_path) == ["plan.json"]


def test_a_plan_that_cannot_be_written_or_read_is_a_sentence(tmp_path: Path) -> None:
    """A missing folder and a missing file are told by name."""
    with pytest.raises(RequestError, match="cannot be written: No such file"):
        write_plan(_PLAN, str(tmp_path / "missing" / "plan.json"))
    with pytest.raises(RequestError, match=r"plan\.json cannot be read: No such file"):
        read_plan(str(tmp_path / "plan.json"))
    (tmp_path / "plan.json").write_bytes(b'{"\xff')
    with pytest.raises(RequestError, match="byte 2 is not UTF-8"):
        read_plan(str(tmp_path / "plan.json"))


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    """A name that the file system refuses is told, and the file that was written for it is gone."""
    with pytest.raises(RequestError, match="cannot be written"):
        write_plan(_PLAN, str(tmp_path / ("p" * 300)))

    assert os.listdir(tmp_path) == []


_ACTION = '"source": "/lib/a.jpg", "target": "/out/animal/bird/a.jpg"'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"version": 3', '"version": 2', "version 2"),
        ('"version": 3', '"version": true', "'version' has the wrong type"),
        ('"version": 3,', "", "'version' is missing"),
        ('"kind": "move"', '"kind": "remove"', "'remove', not one of copy, move"),
        ('"further_as": "hardlink"', '"further_as": "copy"', "'copy', not one of hardlink, symlink"),
        ('"relative": false', '"relative": 0', "'relative' has the wrong type"),
        ('"target": "/out/animal/bird/a.xmp"', '"target": "/lib/a.xmp"', "does not lie beneath"),
        ('"target": "/out/animal/bird/a.xmp"', '"target": "/out/animal/bird/A.jpg"', "stands there twice"),
        ('"source": "/lib/a.xmp"', '"source": "/lib/a.jpg"', "source /lib/a.jpg stands there twice"),
        ('"source": "/lib/a.xmp"', '"source": "a.xmp"', "entry 1 of 'actions' in entry 1 of 'companions': 'source' is"),
        ('"target": "/out/plant/a.jpg"', '"target": "/etc/a.jpg"', "does not lie beneath"),
        ('"target": "/out/animal/bird/a.xmp"', '"target": "/out/a.xmp"', "does not stay beside its photo"),
        ('"task": "subjects"', '"task": 5', "'task' has the wrong type"),
        ('"task": "subjects"', '"task": "a", "task": "b"', "same key twice"),
        ('"root": "/out"', '"root": "out"', "'root' is not an absolute path"),
        ('"root": "/out"', '"root": "/elsewhere"', "does not lie beneath /elsewhere"),
        ('"root": "/out"', '"root": "/out/animal/bird/a.jpg"', "does not lie beneath"),
        ('"root": "/out",', '"root": "/out", "extra": 1,', "unknown 'extra'"),
        (_ACTION, '"source": "/lib/a.jpg", "target": "/out/../etc/passwd"', "entry 1 of 'actions': 'target' is not an"),
        (_ACTION, '"source": "/lib/a.jpg", "target": "/etc/passwd"', "/etc/passwd does not lie beneath /out"),
        (_ACTION, '"source": "/lib/a.jpg", "target": "/out"', "/out does not lie beneath /out"),
        (_ACTION, '"source": "/lib/a.jpg", "target": "/outside/a.jpg"', "does not lie beneath"),
        (_ACTION, '"source": "lib/a.jpg", "target": "/out/a.jpg"', "'source' is not an absolute path"),
        (_ACTION, '"source": "/lib//a.jpg", "target": "/out/a.jpg"', "'source' is not an absolute path"),
        (_ACTION, '"source": "/lib/\\u0000", "target": "/out/a.jpg"', "'source' is not an absolute path"),
        (_ACTION, '"source": "/lib/\\ud800", "target": "/out/a.jpg"', "'source' is no path"),
        (_ACTION, '"source": "/out/a.jpg", "target": "/out/a.jpg"', "are the same"),
        (_ACTION, '"target": "/out/a.jpg"', "'source' is missing"),
        (_ACTION, '"source": "/lib/\u9e1f.jpg", "target": "/out/animal/bird/a.jpg"', ".jpg stands there twice"),
        ('"size": 10', '"size": -1', "'size' is out of range"),
        ('"size": 10', '"size": 1.5', "'size' has the wrong type"),
        ('"size": 10', f'"size": {10**30}', "'size' is out of range"),
        ('"score": 0.9312', '"score": NaN', "'score' is not a number"),
        ('"score": 0.9312', '"score": 2', "'score' is not between"),
        ('"score": 0.9312', '"score": true', "'score' is not a number"),
        ('"label": ["animal", "bird"]', '"label": []', "'label' is not a list of texts"),
        ('"label": ["animal", "bird"]', '"label": [1]', "'label' is not a list of texts"),
        ('"label": ["animal", "bird"]', '"label": "bird"', "'label' has the wrong type"),
        ('"renamed": false', '"renamed": 0', "'renamed' has the wrong type"),
        ('"renamed": false', '"renamed": false, "delete": true', "unknown 'delete'"),
        ('"reason": "unsure"', '"reason": "tired"', "'tired' is unknown"),
        ('"source_bytes": "L2xpYi9jYWbpLmpwZw=="', '"source_bytes": "!"', "'source' is no path"),
        ('"actions": [', '"actions": [5, ', "entry 1 of 'actions': it is not a JSON object"),
        ('"stays": [', '"stays": {}, "x": [', "'stays' has the wrong type"),
        ("{\n", "[\n", "is no plan"),
        (dump_plan(_PLAN), "[]", "it is not a JSON object"),
        (dump_plan(_PLAN), "[" * 100_000, "is no plan"),
        (dump_plan(_PLAN), "", "is no plan"),
    ],
)
def test_damage_is_one_clear_sentence(old: str, new: str, problem: str) -> None:
    """A plan that was changed badly, or to do harm, is refused whole."""
    text = dump_plan(_PLAN)
    assert old in text

    with pytest.raises(RequestError) as caught:
        parse_plan(text.replace(old, new, 1), "The plan x.json")

    sentence = str(caught.value)
    assert sentence.startswith("The plan x.json ")
    assert problem in sentence
    assert "\n" not in sentence


def test_two_targets_that_some_disk_takes_for_one_are_refused() -> None:
    """Also a plan made by hand must not put two photos in one place."""
    alone = replace(_PLAN, actions=tuple(replace(action, companions=()) for action in _PLAN.actions))
    text = dump_plan(alone).replace(
        _ACTION, '"source": "/lib/a.jpg", "target": "/out/n_a/B.JPG"'
    ).replace('"source": "/lib/caf', '"source": "/lib/x', 1)  # fmt: skip
    text = text.replace('"source_bytes": "L2xpYi9jYWbpLmpwZw==", ', "")
    text = text.replace('"target_bytes": "L291dC9uX2EvY2Fm6SAoMikuanBn", ', "")
    text = text.replace("/out/n_a/caf\N{REPLACEMENT CHARACTER} (2).jpg", "/out/n_a/b.jpg")

    with pytest.raises(RequestError, match="stands there twice"):
        parse_plan(text)


def test_lines_may_be_moved_and_taken_out() -> None:
    """A person may edit the list; it is sorted again."""
    document = json.loads(dump_plan(_PLAN))
    document["actions"].reverse()

    assert parse_plan(json.dumps(document)) == _PLAN


@pytest.mark.parametrize("kind", ["photo", "link", "device", "folder"])
def test_a_plan_is_written_over_nothing_but_a_plan(tmp_path: Path, kind: str) -> None:
    """A slip of the hand in the plan's name costs no photo: what is there stays, byte for byte."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"the only copy")
    there = photo
    if kind == "link":
        there = tmp_path / "link.json"
        there.symlink_to(photo)
    elif kind == "device":
        there = tmp_path / "pipe.json"
        os.mkfifo(there)
    elif kind == "folder":
        there = tmp_path / "folder.json"
        there.mkdir()
    before = os.lstat(there)

    with pytest.raises(RequestError, match="exists and is no plan, so it is left alone"):
        write_plan(_PLAN, str(there))

    assert os.path.samestat(os.lstat(there), before)
    assert photo.read_bytes() == b"the only copy"
    assert not list(tmp_path.glob(".plan-*"))
