"""Disks that fail, run full, vanish or are another's: the run ends in one sentence, and nothing is half-done."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from disks import ext4_disk, memory_disk, xfs_disk
from library import Engine, content, fill, leftovers, options, plan_for, plan_of, predict, put
from sorter.errors import JournalError, SorterError
from sorter.files.engine.copier import copy_file
from sorter.files.engine.folders import Place, open_folder
from sorter.files.engine.mover import carry_out
from sorter.files.engine.recovery import recover
from sorter.files.engine.steps import run_of
from sorter.files.engine.undo import plan_undo
from sorter.files.identity import Identity
from sorter.files.journal.history import runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.lock import RootLock
from sorter.files.plan import ActionKind


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, engine: Engine) -> None:
    """Not the photo is at fault, which is where it was; the others are sorted."""
    put(tmp_path / "library" / "b.jpg", b"2")
    plan = plan_of(
        [
            predict(put(tmp_path / "library" / "a.jpg", b"1"), ("day",)),
            predict(tmp_path / "library" / "b.jpg", ("night",)),
        ],
        options(tmp_path / "out"),
    )
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "day").symlink_to("day")  # a link to itself

    engine.apply(plan)

    assert list(engine.skipped) == ["a.jpg"]
    assert str(tmp_path / "out" / "day") in engine.skipped["a.jpg"]
    assert content(tmp_path / "library") == {"a.jpg": (b"1", (tmp_path / "library" / "a.jpg").stat().st_mtime_ns)}


def test_a_name_that_no_folder_can_have_is_told(tmp_path: Path, engine: Engine) -> None:
    """A plan that was changed by hand may ask for it."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"1")], tmp_path / "out")
    target = str(tmp_path / "out" / ("d" * 300) / "a.jpg")
    (action,) = plan.actions

    engine.apply(replace(plan, actions=(replace(action, target=target),)))

    assert "cannot be made or opened: File name too long" in engine.skipped["a.jpg"]


def test_a_folder_that_was_removed_meanwhile_takes_nothing(tmp_path: Path, engine: Engine) -> None:
    """Between the look and the move: the photo is where it was."""
    photo = put(tmp_path / "library" / "a.jpg", b"1")
    (tmp_path / "out" / "day").mkdir(parents=True)
    engine.checkpoint = lambda: (tmp_path / "out" / "day").rmdir()

    engine.apply(plan_for([photo], tmp_path / "out"))

    assert "or the folder that it was to go to" in engine.skipped["a.jpg"]
    assert photo.read_bytes() == b"1"


def test_a_target_folder_that_is_a_file_is_refused(tmp_path: Path, engine: Engine) -> None:
    """One sentence, before anything is touched, and no trace in the history."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"1")], tmp_path / "out")
    put(tmp_path / "out", b"precious")

    with pytest.raises(SorterError, match="cannot be used: Not a directory"):
        engine.apply(plan)

    assert (tmp_path / "out").read_bytes() == b"precious"
    assert runs(engine.journal) == ()


def test_a_run_of_nothing_leaves_no_trace(tmp_path: Path, engine: Engine) -> None:
    """Not even a folder."""
    engine.apply(plan_for([], tmp_path / "out"))

    assert not (tmp_path / "out").exists()
    assert runs(engine.journal) == ()


def test_a_journal_that_fails_ends_the_run(tmp_path: Path, engine: Engine) -> None:
    """What happened on disk by then is found out by the next start."""
    photos = fill(tmp_path / "library", 10)
    before = content(tmp_path / "library")
    run, groups = run_of(plan_for(photos, tmp_path / "out"))

    with Journal.writing(engine.journal) as journal:

        def fail() -> None:
            journal._connection.execute("PRAGMA query_only = 1")

        run = journal.begin(run)
        with pytest.raises(JournalError, match="no further file is touched"):
            carry_out(journal, run, groups, checkpoint=fail, report=lambda _: None)

    assert runs(engine.journal)[0].finished is None
    assert recover(engine.journal).done == 10
    engine.undo()
    assert content(tmp_path / "library") == before


def test_a_run_whose_journal_failed_once_stays_unfinished(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However well it works again at once: the next start looks at every file of it."""
    photos = fill(tmp_path / "library", 3)

    def fail(*_: object) -> None:
        raise JournalError("The journal cannot be used.")

    with monkeypatch.context() as broken:
        broken.setattr(Journal, "update", fail)
        with pytest.raises(JournalError):
            engine.apply(plan_for(photos, tmp_path / "out"))

    assert runs(engine.journal)[0].finished is None
    assert recover(engine.journal).done == 3


@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.MOVE])
def test_an_undo_from_a_disk_of_whole_seconds(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """What a disk made of the time of change is not taken for a change."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=1_600_000_000_123_456_789)
    with ext4_disk(tmp_path / "disk", inode_size=128) as disk:
        engine.apply(plan_for([photo], disk / "out", kind))
        assert photo.exists() == (kind is ActionKind.COPY)

        engine.undo()

        assert not engine.skipped
        assert photo.read_bytes() == b"photo"
        assert not content(disk)


def test_an_undo_to_several_drives_has_no_root(tmp_path: Path, engine: Engine) -> None:
    """As on Windows, where photos from two drives have no folder in common."""
    photos = fill(tmp_path / "library", 4)
    before = content(tmp_path / "library")
    engine.apply(plan_for(photos, tmp_path / "out"))

    with Journal.writing(engine.journal) as journal:
        undo = plan_undo(journal, None)
        run = journal.begin(replace(undo.run, root=""))
        carry_out(journal, run, undo.groups, checkpoint=lambda: None, report=lambda _: None)

    assert content(tmp_path / "library") == before


@pytest.mark.parametrize("inodes", [2, 14])
@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.MOVE])
def test_a_disk_without_room_for_another_file_ends_the_run(
    kind: ActionKind, inodes: int, tmp_path: Path, engine: Engine
) -> None:
    """What is done stands, the rest is where it was, and the sentence names the disk."""
    photos = fill(tmp_path / "library", 30)
    before = content(tmp_path / "library")
    with memory_disk(tmp_path / "disk", options=f",nr_inodes={inodes}") as disk:
        with pytest.raises(SorterError, match="No room is left on the disk of"):
            engine.apply(plan_for(photos, disk / "out", kind))

        moved, left = content(disk), content(tmp_path / "library")
        assert len(moved) < 30
        assert bool(moved) == (inodes > 2)
        assert sorted([*moved.values(), *left.values()]) == sorted(
            [*before.values(), *(moved.values() if kind is ActionKind.COPY else [])]
        )
        assert not leftovers(tmp_path, disk)
        assert runs(engine.journal)[0].open == 0
        if moved:
            engine.undo()
        assert content(tmp_path / "library") == before
        assert not content(disk)


def test_a_folder_that_cannot_be_flushed_ends_the_run(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk does not take what is written: one sentence, and the next start says where each photo is."""
    photos = fill(tmp_path / "library", 10)
    before = content(tmp_path / "library")
    really, broken = os.fsync, False

    def fsync(descriptor: int) -> None:
        if broken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        really(descriptor)

    def checkpoint() -> None:
        nonlocal broken
        broken = True

    monkeypatch.setattr(os, "fsync", fsync)
    engine.checkpoint = checkpoint
    with pytest.raises(SorterError, match="does not take what is written"):
        engine.apply(plan_for(photos, tmp_path / "out"))
    broken = False

    assert runs(engine.journal)[0].open == 10
    assert recover(engine.journal).done == 10
    engine.checkpoint = lambda: None
    engine.undo()
    assert content(tmp_path / "library") == before


@pytest.mark.parametrize("which", ["library", "out"])
def test_a_disk_that_is_unplugged_ends_the_run(which: str, tmp_path: Path, engine: Engine) -> None:
    """Its folder is not made anew on another disk, and the photos that were not reached are not called missing."""
    photos = fill(tmp_path / "library", 300)
    before = sorted(content(tmp_path / "library").values())
    calls = iter(range(1000))

    def checkpoint() -> None:
        if next(calls) == 127:
            (tmp_path / which).rename(tmp_path / "unplugged")

    engine.checkpoint = checkpoint
    with pytest.raises(SorterError, match="is no longer there; is its disk still connected"):
        engine.apply(plan_for(photos, tmp_path / "out"))

    assert not (tmp_path / which).exists()
    there = [tmp_path / name for name in ("library", "out", "unplugged") if name != which]
    assert sorted(file for folder in there for file in content(folder).values()) == before
    (tmp_path / "unplugged").rename(tmp_path / which)
    recover(engine.journal)
    engine.checkpoint = lambda: None
    engine.undo()
    assert sorted(content(tmp_path / "library").values()) == before


@pytest.mark.parametrize("which", ["library", "out"])
def test_a_disk_with_another_in_its_place_ends_the_run(which: str, tmp_path: Path, engine: Engine) -> None:
    """A folder of the same name is not the one that the run began with."""
    photos = fill(tmp_path / "library", 300)
    calls = iter(range(1000))

    def checkpoint() -> None:
        if next(calls) == 127:
            (tmp_path / which).rename(tmp_path / "unplugged")
            put(tmp_path / which / "note.txt", b"mine")

    engine.checkpoint = checkpoint
    with pytest.raises(SorterError, match="is no longer there; is its disk still connected"):
        engine.apply(plan_for(photos, tmp_path / "out"))

    assert os.listdir(tmp_path / which) == ["note.txt"]


def test_another_sorter_in_the_same_target_is_waited_for(tmp_path: Path, engine: Engine) -> None:
    """Whatever journal it writes: one sentence, and no trace in the history."""
    photos = fill(tmp_path / "library", 3)
    before = content(tmp_path / "library")
    (tmp_path / "out").mkdir()

    with RootLock(str(tmp_path / "out")), pytest.raises(SorterError, match="Another Sorter is at work in"):
        engine.apply(plan_for(photos, tmp_path / "out"))

    assert runs(engine.journal) == ()
    assert content(tmp_path / "library") == before
    engine.apply(plan_for(photos, tmp_path / "out"))
    assert not content(tmp_path / "library")


def test_done_work_does_not_wait_for_the_rest_of_its_batch(tmp_path: Path, other_disk: Path, engine: Engine) -> None:
    """With large files each is settled soon: what was told by then is done for good."""
    photos = fill(tmp_path / "library", 10)
    done: list[int] = []
    engine.longest = 0.0
    engine.checkpoint = lambda: done.append(len(engine.told))

    engine.apply(plan_for(photos, other_disk / "out"))

    assert len(set(done)) == 10


def test_a_copy_on_a_disk_that_can_share_blocks_takes_no_room(tmp_path: Path) -> None:
    """The blocks are the original's; content and times are carried over as with any copy."""
    with xfs_disk(tmp_path / "disk") as disk:
        size = 40_000_000
        put(disk / "a", os.urandom(1 << 20) * 40, mtime_ns=7)
        os.sync()
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        folder = open_folder(str(disk))

        copied = copy_file(Place(folder, "a"), Identity.of((disk / "a").stat()), Place(folder, "b"), lambda: None)

        folder.close()
        os.sync()
        assert free - os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize < size // 10
        assert (disk / "b").read_bytes() == (disk / "a").read_bytes()
        assert copied.identity == Identity.of((disk / "b").stat())
        assert copied.identity.mtime_ns == 7
