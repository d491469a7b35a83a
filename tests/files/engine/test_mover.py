"""The mover: real files, real disks."""

import os
import resource
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from library import FILE_KINDS, Engine, content, fill, leftovers, options, plan_for, plan_of, predict, put
from sorter.errors import SorterError
from sorter.files.engine.folders import Folder, Place
from sorter.files.engine.noclobber import LADDER, Rung
from sorter.files.journal.history import entries, runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Method, Row, Run, State
from sorter.files.plan import ActionKind, Plan


class Enough(Exception):
    """The caller wants no more."""


def _photos(tmp_path: Path, count: int = 40) -> list[Path]:
    return fill(tmp_path / "library", count)


@pytest.mark.parametrize("rung", range(len(LADDER)), ids=["kernel", "link", "placeholder"])
def test_a_move_loses_and_changes_nothing(rung: int, tmp_path: Path, target: Path, engine: Engine) -> None:
    """Every photo is at its new place with every byte and its time, on every rung of the ladder and across disks."""
    plan = plan_for(_photos(tmp_path), target)
    before = content(tmp_path / "library")
    engine.ladder = LADDER[rung:]

    engine.apply(plan)

    assert not content(tmp_path / "library")
    assert sorted(content(target).values()) == sorted(before.values())
    assert {action.target for action in plan.actions} == {str(target / path) for path in content(target)}
    assert not leftovers(tmp_path, target)
    (run,) = runs(engine.journal)
    assert (run.done, run.skipped, run.open, run.total) == (40, 0, 0, 40)
    assert run.finished is not None


def test_a_copy_leaves_the_originals(tmp_path: Path, target: Path, engine: Engine) -> None:
    """Both exist, with the same bytes, times and permissions."""
    photos = _photos(tmp_path)
    photos[0].chmod(0o400)
    before = content(tmp_path / "library")

    engine.apply(plan_for(photos, target, ActionKind.COPY))

    assert content(tmp_path / "library") == before
    assert sorted(content(target).values()) == sorted(before.values())
    (copy,) = [path for path in target.rglob("*.jpg") if path.read_bytes() == photos[0].read_bytes()]
    assert copy.stat().st_mode & 0o777 == 0o400
    assert not leftovers(tmp_path, target)


def test_photos_move_into_folders_of_their_own_library(tmp_path: Path, engine: Engine) -> None:
    """Class folders inside the library itself are the ordinary case."""
    photos = _photos(tmp_path)
    before = content(tmp_path / "library")

    engine.apply(plan_for(photos, tmp_path / "library"))

    after = content(tmp_path / "library")
    assert sorted(after.values()) == sorted(before.values())
    assert {path.split(os.sep)[0] for path in after} == {"day", "night", "animal"}
    assert plan_for([tmp_path / "library" / path for path in after], tmp_path / "library").task  # still plannable


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_name_that_was_taken_since_gets_the_next_number(
    kind: ActionKind, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Nothing is overwritten, and the journal knows the name that was used."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], target, kind)
    put(target / "day" / "a.jpg", b"precious")
    put(target / "day" / "a (2).jpg", b"dear")

    run = engine.apply(plan)

    files = {path: data for path, (data, _) in content(target).items()}
    assert files == {"day/a.jpg": b"precious", "day/a (2).jpg": b"dear", "day/a (3).jpg": b"photo"}
    assert entries(engine.journal, run)[0].target == str(target / "day" / "a (3).jpg")
    assert engine.told[0].step.renamed


def test_a_number_that_was_taken_since_is_counted_on(tmp_path: Path, engine: Engine) -> None:
    """A planned " (2)" becomes " (3)", not " (2) (2)"."""
    put(tmp_path / "out" / "day" / "a.jpg", b"other")
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    put(tmp_path / "out" / "day" / "a (2).jpg", b"dear")

    engine.apply(plan)

    assert (tmp_path / "out" / "day" / "a (3).jpg").read_bytes() == b"photo"


def test_a_number_that_is_the_photos_own_is_kept(tmp_path: Path, target: Path, engine: Engine) -> None:
    """It came so from the camera or from its owner, and what is added is added to it."""
    plan = plan_for([put(tmp_path / "library" / "a (7).jpg", b"photo")], target)
    put(target / "day" / "a (7).jpg", b"other")

    engine.apply(plan)

    assert (target / "day" / "a (7) (2).jpg").read_bytes() == b"photo"


def test_what_vanishes_at_the_last_moment_is_skipped(tmp_path: Path, target: Path, engine: Engine) -> None:
    """Between the look and the move: there is nothing to settle, and the run is whole."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], target)
    engine.checkpoint = lambda: photo.unlink(missing_ok=True)

    engine.apply(plan)

    assert "it is no longer there" in engine.skipped["a.jpg"]
    assert runs(engine.journal)[0].open == 0


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_what_changes_at_the_last_moment_is_skipped(
    kind: ActionKind, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """Between the look and the move: it is where it was, as somebody has left it, and the run is whole."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], target, kind)

    def checkpoint() -> None:
        put(photo, b"edited since")

    engine.checkpoint = checkpoint
    engine.apply(plan)

    assert engine.skipped == {"a.jpg": "it has changed since it was looked at"}
    assert runs(engine.journal)[0].open == 0
    assert photo.read_bytes() == b"edited since"
    assert not target.exists()


_TROUBLE = {
    "vanished": "it is no longer there",
    "changed": "it has changed since it was looked at",
    "touched": "it has changed since it was looked at",
    "link": "it is a link or a device now",
    "folder gone": "it is no longer there",
}


@pytest.mark.parametrize("trouble", _TROUBLE)
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_what_is_not_as_it_was_is_skipped(
    kind: ActionKind, trouble: str, tmp_path: Path, target: Path, engine: Engine
) -> None:
    """One photo that was touched since does not stop the others, and is left alone."""
    good, bad = (
        put(tmp_path / "library" / "good.jpg", b"1"),
        put(tmp_path / "library" / "in" / "bad.jpg", b"2", mtime_ns=5),
    )
    plan = plan_for([good, bad], target, kind)
    match trouble:
        case "changed":
            put(bad, b"longer")
        case "touched":
            put(bad, b"3", mtime_ns=6)
        case _:
            bad.unlink()
    if trouble == "link":
        bad.symlink_to(good)
    if trouble == "folder gone":
        bad.parent.rmdir()

    engine.apply(plan)

    assert engine.skipped == {"bad.jpg": _TROUBLE[trouble]}
    assert list(content(target)) == ["day/good.jpg"]
    assert os.path.lexists(bad) == (trouble in {"changed", "touched", "link"})
    assert runs(engine.journal)[0].skipped == 1


@pytest.mark.parametrize("kind", ["link", "file"])
def test_nothing_is_put_through_a_link(kind: str, tmp_path: Path, target: Path, engine: Engine) -> None:
    """A target folder that is a link to elsewhere, or a file, takes nothing; the other folder does."""
    plan = plan_for(_photos(tmp_path, 8), target)
    (tmp_path / "elsewhere").mkdir()
    target.mkdir()
    if kind == "link":
        (target / "day").symlink_to(tmp_path / "elsewhere")
    else:
        put(target / "day", b"a file")

    engine.apply(plan)

    assert len(engine.skipped) == 2
    assert all("is a link or a file" in reason for reason in engine.skipped.values())
    assert not os.listdir(tmp_path / "elsewhere")
    assert len([row for row in engine.told if row.state is State.DONE]) == 6


def test_a_cancelled_run_is_whole(tmp_path: Path, target: Path, engine: Engine) -> None:
    """After any number of files: each is at one place, the run is finished, and what was not reached says so."""
    plan = plan_for(_photos(tmp_path, 30), target)
    before = content(tmp_path / "library")
    calls = iter(range(100))

    def checkpoint() -> None:
        if next(calls) == 20:
            raise Enough

    engine.checkpoint = checkpoint
    with pytest.raises(Enough):
        engine.apply(plan)

    left, moved = content(tmp_path / "library"), content(target)
    assert sorted([*left.values(), *moved.values()]) == sorted(before.values())
    assert left
    assert moved
    assert not leftovers(tmp_path, target)
    (run,) = runs(engine.journal)
    assert (run.done, run.not_reached, run.skipped, run.open) == (len(moved), len(left), 0, 0)
    assert run.finished is not None
    assert {entry.reason for entry in entries(engine.journal, run.id)} <= {"", "the run ended early", "cancelled"}


def test_folders_that_were_not_needed_are_removed_again(tmp_path: Path, target: Path, engine: Engine) -> None:
    """A run that was cancelled before its first file leaves the disk as it was."""

    def checkpoint() -> None:
        if target.exists():
            raise Enough

    engine.checkpoint = checkpoint
    with pytest.raises(Enough):
        engine.apply(plan_for(_photos(tmp_path, 4), target))

    assert not target.exists()


def test_a_file_swapped_while_it_is_moved_is_put_back(tmp_path: Path, engine: Engine) -> None:
    """What was moved is looked at again: another file than the classified one goes back."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=1)
    plan = plan_for([photo], tmp_path / "out")

    def swap_then_rename(place: Place, new: Place) -> None:
        if not (tmp_path / "first.jpg").exists():
            photo.rename(tmp_path / "first.jpg")
            put(photo, b"other", mtime_ns=1)
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(swap_then_rename),)
    engine.apply(plan)

    assert engine.skipped == {"a.jpg": "it has changed since it was looked at"}
    assert photo.read_bytes() == b"other"
    assert not (tmp_path / "out").exists()


def test_a_file_changed_while_it_is_moved_across_disks_is_kept(
    tmp_path: Path, other_disk: Path, engine: Engine
) -> None:
    """The source goes only if it still is what was copied; else the copy goes."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=1)
    plan = plan_for([photo], other_disk / "out")

    def change_then_rename(place: Place, new: Place) -> None:
        if place.name == "a.jpg":
            put(photo, b"newer", mtime_ns=9)
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(change_then_rename),)
    engine.apply(plan)

    assert engine.skipped == {"a.jpg": "it has changed since it was looked at"}
    assert content(tmp_path / "library") == {"a.jpg": (b"newer", 9)}
    assert not (other_disk / "out").exists()


def test_a_disk_that_is_another_after_all_gets_a_copy(tmp_path: Path, engine: Engine) -> None:
    """Where a rename says that it crosses file systems, the file is copied, verified and then removed."""
    before = _photos(tmp_path, 6)
    plan = plan_for(before, tmp_path / "out")
    expected = sorted(content(tmp_path / "library").values())

    def crosses(place: Place, new: Place) -> None:
        if place.folder.path != new.folder.path:
            raise OSError(18, "Invalid cross-device link")
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(crosses),)
    engine.apply(plan)

    assert sorted(content(tmp_path / "out").values()) == expected
    assert not content(tmp_path / "library")
    assert not leftovers(tmp_path)


def test_a_source_that_cannot_go_keeps_its_place_alone(tmp_path: Path, other_disk: Path, engine: Engine) -> None:
    """A move across disks that cannot remove the original takes its copy back."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], other_disk / "out")

    def refuses(place: Place, new: Place) -> None:
        if place.name == "a.jpg":
            raise PermissionError(13, "Permission denied")
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(refuses),)
    engine.apply(plan)

    assert engine.skipped == {"a.jpg": "the system refuses: Permission denied"}
    assert list(content(tmp_path / "library")) == ["a.jpg"]
    assert not (other_disk / "out").exists()


def test_a_full_disk_ends_the_run_with_a_sentence(tmp_path: Path, engine: Engine) -> None:
    """What is done stands, the rest is where it was, and the run can be undone."""
    plan = plan_for(_photos(tmp_path, 12), tmp_path / "out")
    before = content(tmp_path / "library")
    left = iter(range(100))

    def fills(place: Place, new: Place) -> None:
        if next(left) == 5:  # the next one might fit, but is not tried
            raise OSError(28, "No space left on device")
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(fills),)
    with pytest.raises(SorterError, match="No room is left on the disk of"):
        engine.apply(plan)

    assert len(content(tmp_path / "out")) == 5
    assert sorted([*content(tmp_path / "out").values(), *content(tmp_path / "library").values()]) == sorted(
        before.values()
    )
    assert runs(engine.journal)[0].open == 0
    engine.ladder = LADDER
    engine.undo()
    assert content(tmp_path / "library") == before


def test_a_disk_without_a_safe_rename_moves_nothing(tmp_path: Path, engine: Engine) -> None:
    """Where nothing on the ladder works the files stay, with the reason."""
    plan = plan_for(_photos(tmp_path, 3), tmp_path / "out")
    before = content(tmp_path / "library")
    engine.ladder = ()

    engine.apply(plan)

    assert set(engine.skipped.values()) == {"the system refuses: this disk offers no way to rename without replacing"}
    assert content(tmp_path / "library") == before


def test_photos_from_very_many_folders_do_not_run_out_of_files(tmp_path: Path, engine: Engine) -> None:
    """A batch opens few folders, however scattered the photos are."""
    photos = [put(tmp_path / "library" / str(n) / "x" / f"{n}.jpg", str(n).encode()) for n in range(150)]
    plan = plan_for(photos, tmp_path / "out")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 100
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened + 90, limits[1]))
    try:
        engine.apply(plan)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)

    assert len(content(tmp_path / "out")) == 150


def test_the_intent_is_written_down_before_a_file_is_touched(tmp_path: Path, target: Path, engine: Engine) -> None:
    """At the first touch of any file, another process finds it in the journal."""
    plan = plan_for(_photos(tmp_path, 5), target)
    seen: list[set[str]] = []

    def looks(place: Place, new: Place) -> None:
        with Journal.reading(engine.journal) as journal:
            (run,) = journal.runs()
            seen.append({str(row.state) for row in journal.rows(run)})
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(looks),)
    engine.apply(plan)

    assert seen
    assert all(len(states) == 1 and states <= {"intent", "copied", "published"} for states in seen)


@dataclass
class Watch:
    """Which folders were flushed with what in them, and which states were written down, in this order."""

    seen: list[tuple[str, ...]] = field(default_factory=list)

    def start(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From now on."""
        sync, update = Folder.sync, Journal.update

        def watched_sync(folder: Folder) -> None:
            sync(folder)
            self.seen.append((folder.path, *sorted(os.listdir(folder.path))))

        def watched_update(journal: Journal, run: Run, rows: Sequence[Row]) -> None:
            self.seen.append(tuple(row.state for row in rows))
            update(journal, run, rows)

        monkeypatch.setattr(Folder, "sync", watched_sync)
        monkeypatch.setattr(Journal, "update", watched_update)

    def before(self, *states: State) -> list[tuple[str, ...]]:
        """What had been seen when these states were written down."""
        return self.seen[: self.seen.index(states)]


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_what_is_called_done_is_on_the_disk(
    kind: ActionKind, tmp_path: Path, target: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder in which the photo is by then is flushed, and of a move the one that it has left."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], target, kind)
    watch = Watch()
    watch.start(monkeypatch)

    engine.apply(plan)

    before = watch.before(State.DONE)
    assert (str(target / "day"), "a.jpg") in before
    assert kind is ActionKind.COPY or (str(photo.parent),) in before


def test_an_original_goes_once_its_copy_is_on_the_disk(
    tmp_path: Path, other_disk: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once the journal says so."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], other_disk / "out")
    watch = Watch()

    def looks(place: Place, new: Place) -> None:
        watch.seen.append((new.name,))
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(looks),)
    watch.start(monkeypatch)
    engine.apply(plan)

    aside = next(at for at, (first, *_) in enumerate(watch.seen) if first.endswith(".aside"))
    written = watch.seen.index((State.PUBLISHED,))
    assert watch.seen.index((str(other_disk / "out" / "day"), "a.jpg")) < written < aside


@pytest.mark.parametrize("refused", ["the name", "the source"])
def test_what_is_called_skipped_is_back_on_the_disk(
    refused: str, tmp_path: Path, target: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both folders are flushed after something had been done in them and was taken back."""
    photo, companion = put(tmp_path / "library" / "a.jpg", b"photo"), put(tmp_path / "library" / "a.xmp", b"edits")
    plan = plan_of([predict(photo, ("day",), companion)], options(target))
    watch = Watch()

    def refuses(place: Place, new: Place) -> None:
        if place.name == "a.jpg" or (refused == "the name" and new.name == "a.jpg"):
            raise PermissionError(13, "Permission denied")
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(refuses),)
    watch.start(monkeypatch)
    engine.apply(plan)

    before = watch.before(State.SKIPPED, State.SKIPPED)
    assert (str(target / "day"),) in before
    assert (str(photo.parent), "a.jpg", "a.xmp") in before


def test_a_folder_is_written_down_before_it_is_made(
    tmp_path: Path, target: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The target's root and those in it: one that is not in the journal is the user's own, and stays."""
    plan = plan_for(_photos(tmp_path, 8), target)
    make, unknown, made = Folder.make, list[str](), list[str]()

    def watched(folder: Folder, name: str) -> None:
        path = os.path.join(folder.path, name)
        with Journal.reading(engine.journal) as journal:
            unknown.extend({path} - journal.folders().keys())
        make(folder, name)
        made.append(path)

    monkeypatch.setattr(Folder, "make", watched)
    engine.apply(plan)

    assert not unknown
    assert {str(target), str(target / "day"), str(target / "animal" / "dog")} <= set(made)


def test_another_name_is_written_down_before_it_is_used(tmp_path: Path, engine: Engine) -> None:
    """Recovery looks for the photo where it really went."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    put(tmp_path / "out" / "day" / "a.jpg", b"other")
    seen: list[tuple[str, str]] = []

    def looks(place: Place, new: Place) -> None:
        with Journal.reading(engine.journal) as journal:
            (row,) = journal.rows(journal.run(1))
            seen.append((new.name, row.target_name))
        LADDER[0].attempt(place, new)

    engine.ladder = (Rung(looks),)
    engine.apply(plan)

    assert seen == [("a.jpg", "a.jpg"), ("a (2).jpg", "a (2).jpg")]


def test_a_copy_instead_of_a_rename_is_written_down_before_it_is_made(tmp_path: Path, engine: Engine) -> None:
    """Recovery looks for a half copy only where the journal says that there may be one."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    seen: list[str] = []

    def crosses(place: Place, new: Place) -> None:
        if place.folder.path != new.folder.path:
            raise OSError(18, "Invalid cross-device link")
        LADDER[0].attempt(place, new)

    def looks() -> None:
        if leftovers(tmp_path):
            with Journal.reading(engine.journal) as journal:
                seen.extend(row.method for row in journal.rows(journal.run(1)))

    engine.ladder, engine.checkpoint = (Rung(crosses),), looks
    engine.apply(plan)

    assert set(seen) == {Method.COPY}


def test_a_placeholder_is_written_down_before_it_is_made(tmp_path: Path, engine: Engine) -> None:
    """Recovery must not take an empty file of somebody else's for ours."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    seen: list[bool] = []

    def looks(place: Place, new: Place) -> None:
        with Journal.reading(engine.journal) as journal:
            seen.extend(row.placeholder for row in journal.rows(journal.run(1)))
        LADDER[-1].attempt(place, new)

    engine.ladder = (Rung(looks, leaves_placeholder=True),)
    engine.apply(plan)

    assert seen == [True]


def test_a_folder_that_a_sort_empties_stays(tmp_path: Path, engine: Engine) -> None:
    """Only an undo takes folders away that were made before."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    engine.apply(plan_for([photo], tmp_path / "out"))

    engine.apply(plan_for([tmp_path / "out" / "day" / "a.jpg"], tmp_path / "again"))

    assert (tmp_path / "again" / "day" / "a.jpg").exists()
    assert (tmp_path / "out" / "day").is_dir()


def test_a_plan_that_was_made_through_a_link_can_be_undone(tmp_path: Path, engine: Engine) -> None:
    """Paths are freed of links when they are written down, so that undo finds the real place."""
    photos = _photos(tmp_path, 6)
    before = content(tmp_path / "library")
    (tmp_path / "link").symlink_to(tmp_path / "library")
    through = [tmp_path / "link" / photo.relative_to(tmp_path / "library") for photo in photos]

    engine.apply(plan_for(through, tmp_path / "link" / "sorted"))
    assert len(content(tmp_path / "library" / "sorted")) == 6
    (tmp_path / "link").unlink()
    engine.undo()

    assert content(tmp_path / "library") == before


def test_a_file_name_that_is_no_text_is_moved(tmp_path: Path, target: Path, engine: Engine) -> None:
    """Bytes of names survive the plan, the journal and the way back."""
    photo = put(tmp_path / "library" / os.fsdecode(b"caf\xe9.jpg"), b"photo")
    before = content(tmp_path / "library")

    engine.apply(plan_for([photo], target))
    assert os.listdir(os.fsencode(target / "day")) == [b"caf\xe9.jpg"]
    engine.undo()

    assert content(tmp_path / "library") == before


def test_an_action_of_another_size_than_planned_is_not_done(tmp_path: Path, engine: Engine) -> None:
    """A plan from a file is no proof: what it says of the photo has to be true."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    wrong = Plan(plan.task, plan.kind, plan.root, (replace(plan.actions[0], size=4),), ())

    engine.apply(wrong)

    assert engine.skipped == {"a.jpg": "it has changed since it was looked at"}
