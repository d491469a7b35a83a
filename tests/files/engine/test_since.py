"""Undo of what was moved on, replaced or edited since."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from library import Engine, content, options, plan_of, predict, put, tag_plan
from photo_formats import camera_jpeg
from plans import PLACING
from sidecars import DARKTABLE
from sorter.errors import RequestError
from sorter.files.journal.history import entries
from sorter.files.journal.records import State
from sorter.files.plan import ActionKind, TagInto

DAY = ("day",)


def sort(engine: Engine, root: Path, *items: tuple[Path, ...], kind: ActionKind = ActionKind.MOVE) -> int:
    """Sort items, each a photo with its companions, into a folder called day."""
    return engine.apply(plan_of([predict(photo, DAY, *beside) for photo, *beside in items], options(root, kind)))


@pytest.mark.parametrize("kind", PLACING)
def test_what_a_later_run_moved_on_is_undone_newest_first(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """The older undo names the run that stands in its way, and works once that is undone."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    before = content(tmp_path)
    first = sort(engine, tmp_path / "one", (photo,), kind=kind)
    at = photo if kind is ActionKind.SYMLINK else tmp_path / "one" / "day" / "a.jpg"
    second = sort(engine, tmp_path / "two", (at,))
    if kind is not ActionKind.SYMLINK:  # the link itself is where it was, and nothing is lost with it
        with pytest.raises(RequestError) as refused:
            engine.undo(first)
        assert str(refused.value) == (
            f"What run {first} left was moved on since by run {second}; undo that first: sorter undo {second}."
        )
    engine.undo(second)
    engine.undo(first)

    assert content(tmp_path / "library") == {"a.jpg": before["library/a.jpg"]}
    assert not (tmp_path / "one").exists()


def test_what_some_were_moved_on_the_others_go_back(tmp_path: Path, engine: Engine) -> None:
    """Those are left, told with the number, in the undo's own history too; a companion is named."""
    library, out = tmp_path / "library", tmp_path / "out" / "day"
    photos = [put(library / f"{name}.jpg", name.encode()) for name in "abc"]
    sidecar = put(library / "c.jpg.xmp", b"stars")
    both = photos[0], put(library / "a.jpg.xmp", b"more stars")
    first = sort(engine, tmp_path / "out", both, (photos[1],), (photos[2], sidecar))
    second = sort(engine, tmp_path / "two", (out / "a.jpg", out / "a.jpg.xmp"))
    third = sort(engine, tmp_path / "three", (out / "c.jpg.xmp",))
    undo = engine.undo(first)

    assert photos[1].exists()
    assert engine.skipped == {
        **dict.fromkeys(
            ("a.jpg.xmp", "a.jpg"), f"run {second} moved it on since; undo that first: sorter undo {second}"
        ),
        **dict.fromkeys(
            ("c.jpg.xmp", "c.jpg"),
            f"run {third} moved its companion c.jpg.xmp on since; undo that first: sorter undo {third}",
        ),
    }
    assert [one.reason for one in entries(engine.journal, undo) if one.state == State.SKIPPED] == [
        *(engine.skipped[name] for name in ("a.jpg.xmp", "a.jpg", "c.jpg.xmp", "c.jpg"))
    ]


def test_a_photo_that_went_through_several_runs_names_the_last(tmp_path: Path, engine: Engine) -> None:
    """The way back is the way there: what was undone and done again in between does not count."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", name.encode()) for name in "ab"]
    first = sort(engine, tmp_path / "one", *((photo,) for photo in photos))
    sort(engine, tmp_path / "two", (tmp_path / "one" / "day" / "a.jpg",))
    redo = engine.undo(engine.undo())
    third = sort(engine, tmp_path / "three", (tmp_path / "two" / "day" / "a.jpg",))
    fourth = sort(engine, tmp_path / "four", (tmp_path / "one" / "day" / "b.jpg",))
    with pytest.raises(RequestError) as both:
        engine.undo(first)
    engine.undo(fourth)
    engine.undo(third)
    with pytest.raises(RequestError) as one:
        engine.undo(first, str(photos[0]))

    assert str(both.value).endswith(
        f"by runs {third} and {fourth}; undo those first, the newest first: sorter undo {fourth}, then"
        f" sorter undo {third}."
    )
    assert str(one.value).endswith(f"by run {redo}; undo that first: sorter undo {redo}.")


def test_a_photo_that_somebody_brought_back_goes_back(tmp_path: Path, engine: Engine) -> None:
    """The disk is asked before the journal."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    first = sort(engine, tmp_path / "one", (photo,))
    sort(engine, tmp_path / "two", (tmp_path / "one" / "day" / "a.jpg",))
    (tmp_path / "two" / "day" / "a.jpg").rename(tmp_path / "one" / "day" / "a.jpg")
    engine.undo(first)

    assert photo.read_bytes() == b"photo"


@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.HARDLINK])
def test_the_original_that_was_moved_on_is_named(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """A copy does not go while its original is elsewhere; the run that took it there can be undone."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", name.encode()) for name in "ab"]
    first = sort(engine, tmp_path / "one", *((photo,) for photo in photos), kind=kind)
    second = sort(engine, tmp_path / "two", (photos[0],))
    engine.undo(first)

    assert engine.skipped == {
        "a.jpg": f"run {second} moved the original {photos[0]} on since; undo that first: sorter undo {second}"
    }


def test_another_file_in_its_place_is_no_edit(tmp_path: Path, engine: Engine) -> None:
    """What a later run put there is that run's, also where edits are to be taken along."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    first = sort(engine, tmp_path / "one", (photo,))
    place = tmp_path / "one" / "day" / "a.jpg"
    place.unlink()
    second = sort(engine, tmp_path / "one", (put(tmp_path / "more" / "a.jpg", b"another"),))
    engine.undo(first, edited=True)

    assert engine.skipped == {"a.jpg": f"run {second} put another file in the place of a.jpg since, so that stays"}
    assert place.read_bytes() == b"another"


def test_an_edited_item_stays_unless_it_is_asked_for(tmp_path: Path, target: Path, engine: Engine) -> None:
    """The sentence names the file and the way; then the edit goes back with its photo and nothing is overwritten."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sidecar = put(tmp_path / "library" / "a.jpg.xmp", b"stars")
    run = sort(engine, target, (photo, sidecar))
    put(target / "day" / "a.jpg.xmp", b"five stars")
    engine.undo(run)
    left, reason = content(tmp_path / "library"), engine.skipped["a.jpg"]
    put(sidecar, b"came meanwhile")
    engine.undo(run, edited=True)

    assert not left
    assert reason == (
        f"a.jpg.xmp was edited since it was sorted; to move it all the same, as it is now: sorter undo --edited {run}"
    )
    assert {name: data for name, (data, _) in content(tmp_path / "library").items()} == {
        "a.jpg.xmp": b"came meanwhile",
        "a (2).jpg": b"photo",
        "a (2).jpg.xmp": b"five stars",
    }
    assert not target.exists()


def test_an_edit_goes_forward_again_too(tmp_path: Path, engine: Engine) -> None:
    """A redo of what was edited where it was put back."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo,))
    undo = engine.undo()
    put(photo, b"edited")
    engine.undo(undo)
    reason = engine.skipped["a.jpg"]
    engine.undo(undo, edited=True)

    assert reason.startswith("a.jpg was edited since it was put back; ")
    assert (tmp_path / "out" / "day" / "a.jpg").read_bytes() == b"edited"


@pytest.mark.parametrize("edited", [False, True])
def test_an_edited_copy_is_never_removed(edited: bool, tmp_path: Path, target: Path, engine: Engine) -> None:
    """It is the only one of its kind."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, target, (photo,), kind=ActionKind.COPY)
    copy = put(target / "day" / "a.jpg", b"edited")
    engine.undo(edited=edited)

    assert engine.skipped == {"a.jpg": "a.jpg was edited since it was sorted, so it stays"}
    assert copy.read_bytes() == b"edited"


@pytest.mark.parametrize("make", [lambda path: os.symlink("/", path), os.mkdir])
def test_what_is_no_file_any_more_is_no_edit(make: Callable[[Path], None], tmp_path: Path, engine: Engine) -> None:
    """A folder or a link in its place stays, whatever is asked."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo,))
    place = tmp_path / "out" / "day" / "a.jpg"
    place.unlink()
    make(place)
    engine.undo()
    first = engine.skipped
    engine.undo(1, edited=True)

    assert first == engine.skipped == {"a.jpg": "it is a link or a device now"}
    assert os.path.lexists(place)


def test_a_further_link_that_was_moved_on_is_named(tmp_path: Path, engine: Engine) -> None:
    """The item stays together."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    other = put(tmp_path / "library" / "b.jpg", b"other")
    two = predict(photo, DAY, top=((DAY, 0.6), (("night",), 0.4)))
    first = engine.apply(plan_of([two, predict(other, DAY)], options(tmp_path / "out", also=0.3)))
    second = sort(engine, tmp_path / "two", (tmp_path / "out" / "night" / "a.jpg",))
    engine.undo(first)

    assert engine.skipped == {
        "a.jpg": f"run {second} moved its further link a.jpg on since; undo that first: sorter undo {second}"
    }
    assert other.exists()


def test_a_redo_makes_further_links_again(tmp_path: Path, engine: Engine) -> None:
    """Their photo is not where they lead to until it is moved, and what a run took from there since was another."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    two = predict(photo, DAY, top=((DAY, 0.6), (("night",), 0.4)))
    engine.apply(plan_of([two], options(tmp_path / "out", also=0.3)))
    undo = engine.undo()
    sort(engine, tmp_path / "two", (put(tmp_path / "out" / "day" / "a.jpg", b"another"),))
    engine.undo(undo)

    assert (tmp_path / "out" / "night" / "a.jpg").samefile(tmp_path / "out" / "day" / "a.jpg")
    assert (tmp_path / "two" / "day" / "a.jpg").read_bytes() == b"another"


@pytest.mark.parametrize("into", [TagInto.FILE, TagInto.SIDECAR])
def test_what_a_later_run_tagged_is_untagged_first(into: TagInto, tmp_path: Path, engine: Engine) -> None:
    """A moved photo, or the sidecar that went with it; other tags are in nobody's way."""
    photo = put(tmp_path / "library" / "a.jpg", camera_jpeg())
    sidecar = put(tmp_path / "library" / "a.jpg.xmp", DARKTABLE)
    before = content(tmp_path / "library")
    moved = engine.apply(plan_of([predict(photo, ("day",), sidecar)], options(tmp_path / "out")))
    other = put(tmp_path / "other" / "b.jpg", camera_jpeg())
    engine.apply(tag_plan([other], ("cat",), into=into))
    tagged = engine.apply(tag_plan([tmp_path / "out" / "day" / "a.jpg"], ("cat",), into=into))
    with pytest.raises(RequestError) as refused:
        engine.undo(moved)

    engine.undo(tagged)
    engine.undo(moved)

    command = f"sorter undo {tagged}"
    assert str(refused.value) == f"What run {moved} left was changed since by run {tagged}; undo that first: {command}."
    assert content(tmp_path / "library") == before


def test_of_several_photos_the_tagged_one_waits(tmp_path: Path, engine: Engine) -> None:
    """The rest goes back."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", camera_jpeg()) for name in "ab"]
    moved = engine.apply(plan_of([predict(photo, ("day",)) for photo in photos], options(tmp_path / "out")))
    tagged = engine.apply(tag_plan([tmp_path / "out" / "day" / "a.jpg"], ("cat",), into=TagInto.FILE))

    engine.undo(moved)

    assert engine.skipped == {"a.jpg": f"run {tagged} tagged it since; undo that first: sorter undo {tagged}"}
    assert photos[1].exists()
