"""A photo and its companions: all of them, or none."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from library import FILE_KINDS, Engine, content, leftovers, options, plan_of, predict, put
from sorter.files.engine.folders import Place
from sorter.files.engine.noclobber import LADDER, Rung
from sorter.files.engine.recovery import recover
from sorter.files.journal.history import entries, runs
from sorter.files.journal.records import Role
from sorter.files.plan import ActionKind, Plan

_FILES = {"a.jpg": b"photo", "a.cr2": b"raw", "a.jpg.xmp": b"edits", "a.xmp": b"more"}


def _library(tmp_path: Path) -> Path:
    for number, (name, data) in enumerate(_FILES.items()):
        put(tmp_path / "library" / name, data, mtime_ns=1_000 + number)
    return tmp_path / "library"


def _plan(library: Path, target: Path, kind: ActionKind = ActionKind.MOVE) -> Plan:
    names = sorted(name for name in _FILES if name != "a.jpg")
    return plan_of([predict(library / "a.jpg", ("day",), *(library / name for name in names))], options(target, kind))


def _read(folder: Path) -> dict[str, bytes]:
    return {path: data for path, (data, _) in content(folder).items()}


def _rung(*, fails: Callable[[Place, Place], bool], number: int = errno.EIO) -> tuple[Rung, ...]:
    """A ladder whose only rung fails for some files."""

    def attempt(place: Place, new: Place) -> None:
        if fails(place, new):
            raise OSError(number, os.strerror(number))
        LADDER[0].attempt(place, new)

    return (Rung(attempt),)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_companions_go_where_their_photo_goes(kind: ActionKind, tmp_path: Path, target: Path, engine: Engine) -> None:
    """All of them with their own content and times; the history counts one item; undo brings all of them back."""
    library = _library(tmp_path)
    before = content(library)

    run = engine.apply(_plan(library, target, kind))

    assert content(target / "day") == before
    assert content(library) == ({} if kind is ActionKind.MOVE else before)
    assert [(one.done, one.total) for one in runs(engine.journal)] == [(1, 1)]
    assert [entry.role for entry in entries(engine.journal, run)] == [Role.COMPANION] * 3 + [Role.PHOTO]
    engine.undo()
    assert content(library) == before
    assert not target.exists()
    assert not leftovers(tmp_path)


@pytest.mark.parametrize("taken", sorted(_FILES))
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_name_that_is_taken_gives_all_of_them_a_number(
    kind: ActionKind, taken: str, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Whichever file is in the way, the names stay together, and it is not touched."""
    library = _library(tmp_path)
    plan = _plan(library, target, kind)
    put(target / "day" / taken, b"precious")
    put(target / "day" / "a (2).cr2", b"dear")

    engine.apply(plan)

    numbered = {f"a (3){name[1:]}": data for name, data in _FILES.items()}
    assert _read(target / "day") == {taken: b"precious", "a (2).cr2": b"dear", **numbered}
    engine.undo()
    assert _read(library) == _FILES
    assert _read(target / "day") == {taken: b"precious", "a (2).cr2": b"dear"}


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_planner_numbers_all_of_them_too(kind: ActionKind, tmp_path: Path, target: Path, engine: Engine) -> None:
    """What is in the way when the plan is made changes every name of the item, and of no other."""
    library = _library(tmp_path)
    put(target / "day" / "a.xmp", b"precious")
    put(library / "b.jpg", b"other")
    predictions = [predict(library / "a.jpg", ("day",), library / "a.xmp"), predict(library / "b.jpg")]

    plan = plan_of(predictions, options(target, kind))

    assert [Path(action.target).name for action in plan.actions] == ["a (2).jpg", "b.jpg"]
    assert [Path(one.target).name for one in plan.actions[0].companions] == ["a (2).xmp"]
    engine.apply(plan)
    assert _read(target / "day") == {
        "a.xmp": b"precious",
        "a (2).jpg": b"photo",
        "a (2).xmp": b"more",
        "b.jpg": b"other",
    }


@pytest.mark.parametrize("kind", FILE_KINDS)
@pytest.mark.parametrize("edits", [b"edits", b"newer edits"])
def test_a_photo_that_is_there_already_is_left_with_its_companions(
    kind: ActionKind, edits: bytes, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Found while the plan is carried out: neither side is touched, and nothing is doubled."""
    library = _library(tmp_path)
    plan = _plan(library, target, kind)
    put(target / "day" / "a.jpg", b"photo")
    put(target / "day" / "a.jpg.xmp", edits)

    engine.apply(plan)

    assert engine.skipped == dict.fromkeys(_FILES, "the same photo is there already")
    assert _read(target) == {"day/a.jpg": b"photo", "day/a.jpg.xmp": edits}
    assert _read(library) == _FILES


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_plan_that_is_carried_out_twice_changes_nothing(
    kind: ActionKind, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Each photo is there already, whether it was copied or moved."""
    library = _library(tmp_path)
    plan = _plan(library, target, kind)
    engine.apply(plan)
    before = content(tmp_path / "library"), content(target)

    engine.apply(plan)

    assert (content(tmp_path / "library"), content(target)) == before
    assert engine.skipped["a.jpg"].endswith("the same photo is there already")


@pytest.mark.parametrize("kind", FILE_KINDS)
@pytest.mark.parametrize(("name", "trouble"), list(product(sorted(_FILES), ["gone", "changed"])))
def test_one_that_is_not_as_it_was_keeps_all_of_them(
    name: str, trouble: str, kind: ActionKind, tmp_path: Path, engine: Engine
) -> None:
    """The item is skipped, and the reason says which file it was."""
    target = tmp_path / "out"
    library = _library(tmp_path)
    plan = _plan(library, target, kind)
    (library / name).unlink()
    if trouble == "changed":
        put(library / name, b"something else")
    before = content(library)

    engine.apply(plan)

    assert content(library) == before
    assert not target.exists()
    reason = engine.skipped["a.jpg"]
    assert ("companion" in reason) == (name != "a.jpg")
    assert name == "a.jpg" or name in reason
    assert ("no longer there" if trouble == "gone" else "has changed") in reason
    assert [(one.done, one.skipped) for one in runs(engine.journal)] == [(0, 1)]


@pytest.mark.parametrize("name", sorted(_FILES))
def test_one_that_the_disk_refuses_keeps_all_of_them(name: str, tmp_path: Path, engine: Engine) -> None:
    """Those that had been moved come back, and the journal says why."""
    library = _library(tmp_path)
    before = content(library)
    engine.ladder = _rung(fails=lambda place, new: place.name == name and "out" in new.folder.path)

    engine.apply(_plan(library, tmp_path / "out"))

    assert content(library) == before
    assert not (tmp_path / "out").exists()
    assert "Input/output error" in engine.skipped["a.jpg"]
    assert runs(engine.journal)[0].open == 0


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_one_copy_that_cannot_have_its_name_takes_all_of_them_back(
    kind: ActionKind, which: int, tmp_path: Path, other_disk: Path, engine: Engine
) -> None:
    """Across disks nothing has its name until all can; the copies go again."""
    library = _library(tmp_path)
    before = content(library)
    calls = iter(range(100))
    engine.ladder = _rung(fails=lambda place, _: place.name.endswith(".part") and next(calls) == which)

    engine.apply(_plan(library, other_disk / "out", kind))

    assert content(library) == before
    assert not (other_disk / "out").exists()
    assert not leftovers(tmp_path, other_disk)


@pytest.mark.parametrize("which", range(4))
def test_one_source_that_cannot_go_takes_all_of_them_back(
    which: int, tmp_path: Path, other_disk: Path, engine: Engine
) -> None:
    """No source is deleted before each of them may go."""
    library = _library(tmp_path)
    before = content(library)
    calls = iter(range(100))
    engine.ladder = _rung(
        fails=lambda place, new: new.name.endswith(".aside") and next(calls) == which, number=errno.EPERM
    )

    engine.apply(_plan(library, other_disk / "out"))

    assert content(library) == before
    assert not (other_disk / "out").exists()
    assert not leftovers(tmp_path, other_disk)
    assert "not permitted" in engine.skipped["a.jpg"]


def test_what_cannot_be_put_back_is_left_to_recovery(tmp_path: Path, engine: Engine) -> None:
    """The item stays open, and the next start brings it together again."""
    library = _library(tmp_path)
    before = content(library)
    broken = False

    def fails(place: Place, _: Place) -> bool:
        nonlocal broken
        broken = broken or place.name == "a.jpg"
        return broken

    engine.ladder = _rung(fails=fails)
    engine.apply(_plan(library, tmp_path / "out"))
    assert not engine.skipped  # nothing is said of it that may not be true
    assert len(content(library)) == 1
    assert runs(engine.journal)[0].open == 1

    found = recover(engine.journal)

    assert (found.done, found.rolled_back, found.attention) == (0, 1, ())
    assert content(library) == before
    assert runs(engine.journal)[0].open == 0


class Enough(Exception):
    """A person cancels."""


@pytest.mark.parametrize("after", range(1, 9))
def test_cancelled_within_an_item_all_of_it_goes_back(
    after: int, tmp_path: Path, other_disk: Path, engine: Engine
) -> None:
    """Between the copies of an item nothing is half-done."""
    library = _library(tmp_path)
    before = content(library)
    calls = iter(range(1000))

    def checkpoint() -> None:
        if next(calls) == after:
            raise Enough

    engine.checkpoint = checkpoint
    with pytest.raises(Enough):
        engine.apply(_plan(library, other_disk / "out"))

    assert content(library) == before
    assert not (other_disk / "out").exists()
    assert runs(engine.journal)[0].open == 0


def test_choosing_a_companion_puts_the_item_back(tmp_path: Path, engine: Engine) -> None:
    """Undo knows items: whichever of its files is named."""
    library = _library(tmp_path)
    other = put(library / "b.jpg", b"other")
    plan = _plan(library, tmp_path / "out")
    (action,) = plan_of([predict(other)], options(tmp_path / "out")).actions
    run = engine.apply(replace(plan, actions=(*plan.actions, action)))

    engine.undo(run, str(tmp_path / "out" / "day" / "a.xmp"))

    assert _read(library) == _FILES
    assert _read(tmp_path / "out") == {"day/b.jpg": b"other"}


@pytest.mark.parametrize("taken", ["a.jpg", "a.xmp"])
def test_an_old_place_that_is_taken_gives_all_of_them_a_number(
    taken: str, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Undo keeps them together beside what came since."""
    library = _library(tmp_path)
    engine.apply(_plan(library, target))
    put(library / taken, b"newer")

    engine.undo()

    assert _read(library) == {taken: b"newer", **{f"a (2){name[1:]}": data for name, data in _FILES.items()}}
    assert not target.exists()


@pytest.mark.parametrize("kind", FILE_KINDS)
@pytest.mark.parametrize("name", ["a.jpg", "a.xmp"])
def test_an_item_with_an_edited_file_is_left_whole(
    name: str, kind: ActionKind, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Undo takes back no half of it."""
    library = _library(tmp_path)
    engine.apply(_plan(library, target, kind))
    put(target / "day" / name, b"edited since")
    before = content(library), content(target)

    engine.undo()

    assert (content(library), content(target)) == before
    assert f"{name} was edited since it was sorted" in engine.skipped["a.jpg"]
