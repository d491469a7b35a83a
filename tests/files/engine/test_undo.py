"""Undo from the journal."""

import os
from pathlib import Path

import pytest

from library import FILE_KINDS, Engine, content, fill, leftovers, plan_for, put
from sorter.errors import RequestError
from sorter.files.journal.history import runs
from sorter.files.journal.journal import Journal
from sorter.files.plan import ActionKind


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_undo_and_redo_restore_everything(kind: ActionKind, tmp_path: Path, target: Path, engine: Engine) -> None:
    """Every path, byte and time; the undo of an undo is a redo; folders that Sorter made are gone when empty."""
    photos = fill(tmp_path / "library", 30)
    before = content(tmp_path / "library")
    first = engine.apply(plan_for(photos, target, kind))
    sorted_ = content(target)

    undo = engine.undo()
    assert content(tmp_path / "library") == before
    assert not target.exists()

    redo = engine.undo(undo)
    assert content(target) == sorted_

    engine.undo()
    assert content(tmp_path / "library") == before
    assert not target.exists()
    assert not leftovers(tmp_path)
    assert [(run.undo_of, run.is_undo) for run in runs(engine.journal)] == [
        (redo, True),
        (undo, False),
        (first, True),
        (None, False),
    ]


def test_the_roots_of_an_undo_are_those_of_its_run_the_other_way_round(tmp_path: Path, engine: Engine) -> None:
    """It locks the folder that it puts files into, and waits for a disk by its own name."""
    engine.apply(plan_for(fill(tmp_path / "library", 3), tmp_path / "out"))

    engine.undo()

    undo, run = runs(engine.journal)
    assert (undo.root, undo.source_root) == (run.source_root, run.root)


def test_chosen_photos_are_put_back_alone(tmp_path: Path, engine: Engine) -> None:
    """By old place, by new place, or by a folder above; the rest can be put back later."""
    photos = fill(tmp_path / "library", 12)
    before = content(tmp_path / "library")
    plan = plan_for(photos, tmp_path / "out")
    run = engine.apply(plan)

    engine.undo(run, plan.actions[0].source, plan.actions[1].target)
    assert len(content(tmp_path / "library")) == 2
    engine.undo(run, str(tmp_path / "out" / "night"))
    assert not (tmp_path / "out" / "night").exists()
    with pytest.raises(RequestError, match="nothing to put back for"):
        engine.undo(run, str(tmp_path / "library" / "missing"))
    engine.undo()

    assert content(tmp_path / "library") == before
    assert runs(engine.journal)[-1].undone == 12


def test_photos_can_be_chosen_through_a_link(tmp_path: Path, engine: Engine) -> None:
    """A shell that stands in a linked folder names them so; and what is a link by now is meant itself."""
    photos = fill(tmp_path / "library", 2)
    plan = plan_for(photos, tmp_path / "out")
    run = engine.apply(plan)
    (tmp_path / "short").symlink_to(tmp_path / "out")
    photos[1].symlink_to(tmp_path / "elsewhere")

    engine.undo(run, str(tmp_path / "short" / os.path.relpath(plan.actions[0].target, tmp_path / "out")))
    assert photos[0].exists()
    engine.undo(run, str(photos[1]))

    assert not content(tmp_path / "out")


def test_a_place_that_was_taken_gets_a_neighbour(tmp_path: Path, target: Path, engine: Engine) -> None:
    """A file that came to the old place stays, and the photo comes back beside it."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    engine.apply(plan_for([photo], target))
    put(photo, b"newer")

    engine.undo()

    files = {path: data for path, (data, _) in content(tmp_path / "library").items()}
    assert files == {"a.jpg": b"newer", "a (2).jpg": b"photo"}


@pytest.mark.parametrize("kind", FILE_KINDS)
@pytest.mark.parametrize("trouble", ["edited", "deleted", "elsewhere"])
def test_what_was_changed_since_is_left_and_listed(
    kind: ActionKind, trouble: str, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """An edited or moved photo is the user's business; the others go back."""
    photos = fill(tmp_path / "library", 8)
    before = content(tmp_path / "library")
    plan = plan_for(photos, target, kind)
    engine.apply(plan)
    touched = Path(plan.actions[0].target)
    match trouble:
        case "edited":
            put(touched, b"edited")
        case "deleted":
            touched.unlink()
        case _:
            touched.rename(touched.with_name("elsewhere.jpg"))

    engine.undo()

    assert len(engine.skipped) == 1
    assert touched.exists() == (trouble == "edited")
    missing = {os.path.relpath(plan.actions[0].source, tmp_path / "library")} if kind is ActionKind.MOVE else set()
    assert content(tmp_path / "library") == {path: file for path, file in before.items() if path not in missing}
    assert runs(engine.journal)[-1].can_undo  # once the user has put it right


@pytest.mark.parametrize("trouble", ["edited", "deleted", "same time", "link"])
def test_a_copy_goes_only_while_its_original_is_there(
    trouble: str, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """The copy of a photo that is gone or was edited may be the only one."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=7)
    engine.apply(plan_for([photo], target, ActionKind.COPY))
    match trouble:
        case "edited":
            put(photo, b"edited", mtime_ns=8)
        case "same time":
            put(photo, b"other", mtime_ns=7)
        case _:
            photo.unlink()
    if trouble == "link":
        photo.symlink_to(target / "day" / "a.jpg")

    engine.undo()

    assert (target / "day" / "a.jpg").read_bytes() == b"photo"
    assert "so the copy stays" in engine.skipped["a.jpg"]


def test_a_copy_that_became_the_original_stays(tmp_path: Path, target: Path, engine: Engine) -> None:
    """Swapped for a link to the library, the copy's place leads to the only photo there is."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    engine.apply(plan_for([photo], target, ActionKind.COPY))
    (target / "day" / "a.jpg").unlink()
    (target / "day").rmdir()
    (target / "day").symlink_to(tmp_path / "library")

    engine.undo()

    assert photo.read_bytes() == b"photo"
    assert list(engine.skipped) == ["a.jpg"]


def test_a_copy_that_is_the_same_file_by_now_stays(tmp_path: Path, engine: Engine) -> None:
    """A program that saves room by linking equal files left one file with two names."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    engine.apply(plan_for([photo], tmp_path / "out", ActionKind.COPY))
    (tmp_path / "out" / "day" / "a.jpg").unlink()
    os.link(photo, tmp_path / "out" / "day" / "a.jpg")

    engine.undo()

    assert "the original" in engine.skipped["a.jpg"]
    assert (tmp_path / "out" / "day" / "a.jpg").exists()


def test_a_folder_with_something_in_it_stays(tmp_path: Path, engine: Engine) -> None:
    """Also a folder that was there before Sorter stays, empty or not."""
    (tmp_path / "out" / "day").mkdir(parents=True)
    engine.apply(plan_for(fill(tmp_path / "library", 8), tmp_path / "out"))
    put(tmp_path / "out" / "night" / "note.txt", b"mine")

    engine.undo()

    assert sorted(os.listdir(tmp_path / "out")) == ["day", "night"]
    assert os.listdir(tmp_path / "out" / "night") == ["note.txt"]


def test_the_folder_of_an_original_that_is_gone_is_not_called_sorters_own(tmp_path: Path, engine: Engine) -> None:
    """An undo of copies makes no folder there, so none that comes back meanwhile is ever taken for one that it made."""
    photos = [put(tmp_path / "library" / name / "a.jpg", name.encode()) for name in ("in", "on")]
    engine.apply(plan_for(photos, tmp_path / "out", ActionKind.COPY))
    photos[0].unlink()
    photos[0].parent.rmdir()
    seen: set[str] = set()

    def looks() -> None:
        with Journal.reading(engine.journal) as journal:
            seen.update(journal.folders())

    engine.checkpoint = looks
    engine.undo()

    assert seen == {str(tmp_path / "out"), str(tmp_path / "out" / "day"), str(tmp_path / "out" / "night")}


def test_a_folder_that_somebody_else_emptied_stays(tmp_path: Path, engine: Engine) -> None:
    """An undo takes away the folders that it empties itself."""
    photos = fill(tmp_path / "library", 2)
    plan = plan_for(photos, tmp_path / "out")
    engine.apply(plan)
    Path(plan.actions[0].target).unlink()

    engine.undo()

    assert os.listdir(tmp_path / "out") == ["day"]


def test_an_emptied_folder_that_was_removed_comes_back(tmp_path: Path, engine: Engine) -> None:
    """Tidying up by hand after a move does not stop the undo."""
    photos = fill(tmp_path / "library", 8)
    before = content(tmp_path / "library")
    engine.apply(plan_for(photos, tmp_path / "out"))
    for folder in sorted((tmp_path / "library").rglob("*"), reverse=True):
        folder.rmdir()
    (tmp_path / "library").rmdir()

    engine.undo()

    assert content(tmp_path / "library") == before


def test_a_disk_that_is_not_there_is_not_made_up(tmp_path: Path, engine: Engine) -> None:
    """With its folder and the one above gone, the disk is unplugged."""
    photos = fill(tmp_path / "media" / "disk" / "library", 3)
    engine.apply(plan_for(photos, tmp_path / "out"))
    (tmp_path / "media" / "disk").rename(tmp_path / "unplugged")

    with pytest.raises(RequestError, match="connect its disk"):
        engine.undo()

    assert len(content(tmp_path / "out")) == 3


def test_there_has_to_be_something_to_undo(tmp_path: Path, engine: Engine) -> None:
    """Nothing, nothing left, nothing done, no such run: each is a sentence."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], tmp_path / "out")
    photo.rename(tmp_path / "library" / "b.jpg")
    empty = engine.apply(plan)
    with pytest.raises(RequestError, match="There is nothing to undo"):
        engine.undo()
    with pytest.raises(RequestError, match=f"Run {empty} did nothing"):
        engine.undo(empty)
    with pytest.raises(RequestError, match="no run 99"):
        engine.undo(99)

    run = engine.apply(plan_for([tmp_path / "library" / "b.jpg"], tmp_path / "out"))
    engine.undo(run)
    with pytest.raises(
        RequestError,
        match=rf"^Run {run} has been undone already by run {run + 1}: sorter undo {run + 1} does 1 photo again\.$",
    ):
        engine.undo(run)


def test_what_was_undone_in_parts_says_what_is_left_to_be_done_again(tmp_path: Path, engine: Engine) -> None:
    """Each part by its own number, and what was done again by that of the redo."""
    photos = fill(tmp_path / "library", 3)
    run = engine.apply(plan_for(photos, tmp_path / "out"))
    parts = [engine.undo(run, str(photo)) for photo in photos]
    with pytest.raises(RequestError) as undone:
        engine.undo(run)
    redo = engine.undo(parts[0])
    with pytest.raises(RequestError) as again:
        engine.undo(parts[0])

    three, two, one = (f"sorter undo {part} does 1 photo again" for part in reversed(parts))
    by = f"by runs {parts[0]}, {parts[1]} and {parts[2]}"
    assert str(undone.value) == f"Run {run} has been undone already {by}: {three}, {two}, {one}."
    assert str(again.value) == (
        f"Run {parts[0]} has been done again already by run {redo}: sorter undo {redo} undoes 1 photo again,"
        f" {three}, {two}."
    )


def test_undo_does_not_go_on_to_an_older_run_by_itself(tmp_path: Path, engine: Engine) -> None:
    """What could not be put back is named with both ways on: trying it again, or the run before it."""
    first = engine.apply(plan_for([put(tmp_path / "library" / "a.jpg", b"1")], tmp_path / "out"))
    second = engine.apply(plan_for([put(tmp_path / "library" / "b.jpg", b"2")], tmp_path / "out"))
    edited = put(tmp_path / "out" / "day" / "b.jpg", b"edited")

    engine.undo()
    assert list(engine.skipped) == ["b.jpg"]
    assert "b.jpg was edited since it was sorted" in engine.skipped["b.jpg"]
    with pytest.raises(RequestError, match=rf"sorter undo {second}; .* before it: sorter undo {first}\."):
        engine.undo()
    assert not content(tmp_path / "library")

    engine.undo(first)
    with pytest.raises(RequestError, match=rf"try the rest again: sorter undo {second}\.$"):
        engine.undo()
    edited.unlink()
    engine.undo(second)
    assert list(engine.skipped.values()) == ["it is no longer there"]


def test_undo_waits_for_the_disk_that_the_photos_are_on(tmp_path: Path, engine: Engine) -> None:
    """Nothing is called missing, and the folders that Sorter made are known when it is back."""
    photos = fill(tmp_path / "library", 5)
    before = content(tmp_path / "library")
    engine.apply(plan_for(photos, tmp_path / "out"))
    (tmp_path / "out").rename(tmp_path / "unplugged")

    with pytest.raises(RequestError, match="is not there, so nothing can be put back from it"):
        engine.undo()
    assert len(runs(engine.journal)) == 1

    (tmp_path / "unplugged").rename(tmp_path / "out")
    engine.undo()
    assert content(tmp_path / "library") == before
    assert not (tmp_path / "out").exists()
