"""Recovery: every state that an interruption can leave, made by hand, and what becomes of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from library import Engine, content, leftovers, options, plan_for, plan_of, predict, put
from sorter.files.engine.copier import digest_of
from sorter.files.engine.folders import Place, open_folder
from sorter.files.engine.recovery import Recovery, recover
from sorter.files.engine.steps import common_folder, new_run, run_of
from sorter.files.engine.undo import plan_undo
from sorter.files.identity import Identity
from sorter.files.journal.history import entries, runs
from sorter.files.journal.journal import Journal, JournalBusy
from sorter.files.journal.records import Deed, Method, Row, State, Step

_PHOTO = b"photo" * 100


@dataclass
class Scene:
    """One photo, where it was and where it was to go, and the journal's row of it."""

    journal: Path
    source: Path
    target: Path
    row: Row

    @property
    def part(self) -> Path:
        """The temporary name of a copy."""
        return self.target.with_name(self.row.part)

    @property
    def aside(self) -> Path:
        """The temporary name of a source."""
        return self.source.with_name(self.row.aside)

    def write(self) -> None:
        """Write the row down, as the engine did before it died."""
        with Journal.writing(self.journal) as journal:
            step = self.row.step
            places = str(self.target.parent.parent), common_folder([(step,)])
            run = journal.begin(new_run(step.deed.value, "day-night", *places, [(step,)]))
            journal.write(run, [replace(self.row, run=run.id)])

    def copied(self, path: Path, data: bytes = _PHOTO) -> None:
        """The engine's own copy, of which the journal knows."""
        put(path, data, mtime_ns=77)
        with Journal.writing(self.journal) as journal:
            run = journal.run(self.row.run)
            (row,) = journal.rows(run)
            journal.update(run, [replace(row, placed=Identity.of(path.stat()))])

    def recover(self) -> Recovery:
        """The next start, and the one after it."""
        found = recover(self.journal)
        assert not recover(self.journal).anything
        return found

    @property
    def files(self) -> dict[str, bytes]:
        """What is there now."""
        base = self.source.parent.parent
        return {path: data for path, (data, _) in content(base).items() if not path.startswith("data")}


MakeScene = Callable[..., Scene]


@pytest.fixture
def make_scene(tmp_path: Path) -> MakeScene:
    """A photo at its old place and a row in some state; the test then arranges the disk."""

    def make(deed: Deed, method: Method, state: State, *, placeholder: bool = False) -> Scene:
        source = put(tmp_path / "library" / "a.jpg", _PHOTO, mtime_ns=77)
        target = tmp_path / "out" / "day" / "b.jpg"
        target.parent.mkdir(parents=True)
        folder = open_folder(str(source.parent))
        digest = digest_of(Place(folder, source.name)) if state in {State.COPIED, State.PUBLISHED, State.DONE} else b""
        folder.close()
        step = Step(deed, str(source), str(target), len(_PHOTO), 77, ("day",), 0.9)
        identity = Identity.of(source.stat())
        row = Row(1, 1, 1, step, ".sorter-test-1", method, identity, state, digest=digest, placeholder=placeholder)
        return Scene(tmp_path / "data" / "journal.sqlite", source, target, row)

    return make


_DONE, _BACK = Recovery(done=1), Recovery(rolled_back=1)
_NEW, _OLD, _BOTH = (
    {"out/day/b.jpg": _PHOTO},
    {"library/a.jpg": _PHOTO},
    {"library/a.jpg": _PHOTO, "out/day/b.jpg": _PHOTO},
)


def _copy_to(path: Path, data: bytes = _PHOTO) -> None:
    put(path, data, mtime_ns=77)


def test_a_move_that_was_not_begun_is_rolled_back(make_scene: MakeScene) -> None:
    """Source there, target absent."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()

    assert scene.recover() == _BACK
    assert scene.files == _OLD
    assert runs(scene.journal)[0].finished is not None


def test_a_move_that_was_made_is_done(make_scene: MakeScene) -> None:
    """Source absent, target it; an undo knows it afterwards."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    scene.source.rename(scene.target)

    assert scene.recover() == _DONE
    assert scene.files == _NEW
    Engine(scene.journal).undo()
    assert scene.files == _OLD


def test_a_move_between_link_and_unlink_is_finished(make_scene: MakeScene) -> None:
    """Both, same inode."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    os.link(scene.source, scene.target)

    assert scene.recover() == _DONE
    assert scene.files == _NEW


def test_one_name_reached_in_two_ways_is_not_unlinked(make_scene: MakeScene) -> None:
    """Where case does not count, or a folder is mounted twice, two paths may be one name: the only one."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.row = replace(scene.row, step=replace(scene.row.step, target=str(scene.source)))
    scene.target = scene.source
    with Journal.writing(scene.journal) as journal:
        root = str(scene.source.parent)
        run = journal.begin(new_run("move", "day-night", root, root, [(scene.row.step,)]))
        journal.write(run, [scene.row])

    assert scene.recover() == _BACK
    assert scene.files == _OLD


def test_one_name_is_not_unlinked_because_the_file_has_another_elsewhere(make_scene: MakeScene, tmp_path: Path) -> None:
    """Two paths of one name stay one, whatever other names the file has."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.row = replace(scene.row, step=replace(scene.row.step, target=str(scene.source)))
    os.link(scene.source, tmp_path / "elsewhere.jpg")
    with Journal.writing(scene.journal) as journal:
        root = str(scene.source.parent)
        run = journal.begin(new_run("move", "day-night", root, root, [(scene.row.step,)]))
        journal.write(run, [scene.row])

    assert scene.recover() == _BACK
    assert scene.source.read_bytes() == _PHOTO


@pytest.mark.parametrize("method", [Method.RENAME, Method.COPY])
@pytest.mark.parametrize("deed", [Deed.MOVE, Deed.COPY])
def test_our_empty_placeholder_is_removed(deed: Deed, method: Method, make_scene: MakeScene) -> None:
    """The journal says that an empty file may be ours."""
    scene = make_scene(deed, method, State.INTENT, placeholder=True)
    scene.write()
    put(scene.target, b"")

    assert scene.recover() == _BACK
    assert scene.files == _OLD


@pytest.mark.parametrize("method", [Method.RENAME, Method.COPY])
@pytest.mark.parametrize("data", [b"", b"other", _PHOTO[::-1]])
def test_another_file_at_the_target_is_left(data: bytes, method: Method, make_scene: MakeScene) -> None:
    """Somebody else's file, empty or not, even of the same size and time: both stay."""
    scene = make_scene(Deed.MOVE, method, State.INTENT)
    scene.write()
    _copy_to(scene.target, data)

    assert scene.recover() == _BACK
    assert scene.files == {**_OLD, "out/day/b.jpg": data}


@pytest.mark.parametrize(
    ("method", "state"), [(Method.RENAME, State.INTENT), (Method.COPY, State.COPIED), (Method.COPY, State.PUBLISHED)]
)
@pytest.mark.parametrize("target", [None, b"other", b"somebody else's"])
def test_a_photo_in_neither_place_needs_attention(
    method: Method, state: State, target: bytes | None, make_scene: MakeScene
) -> None:
    """Nothing is touched, and it is told once, with the path."""
    scene = make_scene(Deed.MOVE, method, state)
    scene.write()
    scene.source.unlink()
    if target is not None:
        put(scene.target, target)

    found = scene.recover()

    (attention,) = found.attention
    assert attention.path == str(scene.source)
    assert "b.jpg is missing or another file" in attention.reason
    assert scene.files == ({} if target is None else {"out/day/b.jpg": target})
    assert entries(scene.journal, 1)[0].state == "attention"


def test_a_photo_edited_after_the_crash_is_the_users(make_scene: MakeScene) -> None:
    """The source was never moved and is newer now: rolled back."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    put(scene.source, b"edited")

    assert scene.recover() == _BACK


def test_a_link_of_the_same_size_and_time_is_not_the_photo(make_scene: MakeScene) -> None:
    """It came to the old place since, and does not hide that the move was made."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    scene.source.rename(scene.target)
    scene.source.symlink_to("n" * len(_PHOTO))
    os.utime(scene.source, ns=(77, 77), follow_symlinks=False)

    assert scene.recover() == _DONE
    assert scene.target.read_bytes() == _PHOTO
    assert scene.source.is_symlink()


def test_strangers_at_both_places_are_no_answer(make_scene: MakeScene) -> None:
    """Neither is the photo as it was: it may have been moved and edited, so both are left and it is told."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    put(scene.source, b"one")
    put(scene.target, b"another")

    (attention,) = scene.recover().attention

    assert "missing or another file" in attention.reason
    assert scene.files == {"library/a.jpg": b"one", "out/day/b.jpg": b"another"}


def test_a_new_file_at_the_old_place_does_not_hide_that_the_move_was_made(make_scene: MakeScene) -> None:
    """A camera that counts from one again took the name in between."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    scene.source.rename(scene.target)
    put(scene.source, b"the next photo")

    assert scene.recover() == _DONE
    assert scene.files == {**_NEW, "library/a.jpg": b"the next photo"}


@pytest.mark.parametrize("deed", [Deed.MOVE, Deed.COPY])
@pytest.mark.parametrize("state", [State.INTENT, State.COPIED])
def test_a_copy_without_its_name_is_rolled_back(deed: Deed, state: State, make_scene: MakeScene) -> None:
    """Half or whole: our temporary file goes, the source was never touched."""
    scene = make_scene(deed, Method.COPY, state)
    scene.write()
    scene.copied(scene.part, _PHOTO if state is State.COPIED else _PHOTO[:50])

    assert scene.recover() == _BACK
    assert scene.files == _OLD


def test_a_temporary_file_that_may_be_the_only_copy_stays(make_scene: MakeScene) -> None:
    """With the source gone by another hand, the complete part is kept and shown."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.COPIED)
    scene.write()
    scene.copied(scene.part)
    scene.source.unlink()

    assert len(scene.recover().attention) == 1
    assert scene.part.read_bytes() == _PHOTO


def test_a_published_copy_is_done(make_scene: MakeScene) -> None:
    """Target it and verified, with the temporary name still beside it after a link."""
    scene = make_scene(Deed.COPY, Method.COPY, State.COPIED)
    scene.write()
    scene.copied(scene.target)
    os.link(scene.target, scene.part)

    assert scene.recover() == _DONE
    assert scene.files == _BOTH


@pytest.mark.parametrize("deed", [Deed.MOVE, Deed.COPY])
def test_a_copy_is_known_where_the_disk_has_other_numbers_by_now(deed: Deed, make_scene: MakeScene) -> None:
    """A restart may renumber devices and inodes: size, time and content tell."""
    scene = make_scene(deed, Method.COPY, State.COPIED)
    scene.write()
    scene.copied(scene.target)
    with Journal.writing(scene.journal) as journal:
        run = journal.run(1)
        (row,) = journal.rows(run)
        assert row.placed
        other = replace(row.placed, device=row.placed.device + 1, inode=row.placed.inode + 1)
        journal.update(run, [replace(row, placed=other)])

    assert scene.recover() == _DONE
    assert scene.files == (_NEW if deed is Deed.MOVE else _BOTH)


@pytest.mark.parametrize("state", [State.COPIED, State.PUBLISHED])
def test_a_move_by_copy_goes_on_once_the_copy_is_verified(state: State, make_scene: MakeScene) -> None:
    """Both, separate copies: verified again, then the source goes."""
    scene = make_scene(Deed.MOVE, Method.COPY, state)
    scene.write()
    scene.copied(scene.target)

    assert scene.recover() == _DONE
    assert scene.files == _NEW


@pytest.mark.parametrize("deed", [Deed.MOVE, Deed.COPY])
def test_somebody_elses_file_with_the_same_content_is_not_ours(deed: Deed, make_scene: MakeScene) -> None:
    """It came to the name before our copy could have it: the photo is where it was, and so is that file."""
    scene = make_scene(deed, Method.COPY, State.COPIED)
    scene.write()
    scene.copied(scene.part)
    _copy_to(scene.target)

    assert scene.recover() == _BACK
    assert scene.files == _BOTH


def test_a_copy_with_another_time_is_not_the_one_that_was_made(make_scene: MakeScene) -> None:
    """Somebody worked on it since, so the source stays, and so does what it became."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target)
    os.utime(scene.target, ns=(78, 78))

    assert scene.recover() == _BACK
    assert scene.files == _BOTH


def test_a_damaged_copy_does_not_cost_the_source(make_scene: MakeScene) -> None:
    """What the disk made of the copy is not what was written: the source stays, and so does the copy."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target, _PHOTO[::-1])

    assert scene.recover() == _BACK
    assert scene.files == {**_OLD, "out/day/b.jpg": _PHOTO[::-1]}


def test_a_source_edited_after_it_was_copied_is_kept(make_scene: MakeScene) -> None:
    """Both are kept and shown."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target)
    put(scene.source, b"edited")

    (attention,) = scene.recover().attention

    assert "both are kept" in attention.reason
    assert scene.files == {"library/a.jpg": b"edited", "out/day/b.jpg": _PHOTO}


def test_a_source_with_the_same_size_and_time_but_other_bytes_is_kept(make_scene: MakeScene) -> None:
    """It is read before it goes."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target)
    _copy_to(scene.source, _PHOTO[::-1])

    assert len(scene.recover().attention) == 1
    assert scene.files == {"library/a.jpg": _PHOTO[::-1], "out/day/b.jpg": _PHOTO}


@pytest.mark.parametrize("data", [_PHOTO, _PHOTO[::-1], None])
def test_a_source_aside_goes_only_for_a_verified_target(data: bytes | None, make_scene: MakeScene) -> None:
    """With the target verified the move is finished; else the source gets its name back."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.source.rename(scene.aside)
    if data is not None:
        scene.copied(scene.target, data)

    found = scene.recover()

    if data == _PHOTO:
        assert found == _DONE
        assert scene.files == _NEW
    else:
        assert found == _BACK
        assert scene.source.read_bytes() == _PHOTO
    assert not leftovers(scene.source.parent, scene.target.parent)


def test_a_source_that_stands_aside_under_two_names_is_one_file(make_scene: MakeScene) -> None:
    """Between link and unlink of the step aside."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    os.link(scene.source, scene.aside)
    scene.copied(scene.target)

    assert scene.recover() == _DONE
    assert scene.files == _NEW


@pytest.mark.parametrize("which", ["aside", "source"])
def test_a_placeholder_of_the_step_aside_is_no_photo(which: str, make_scene: MakeScene) -> None:
    """An empty file at the temporary name, or at the old place on the way back, is ours."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED, placeholder=True)
    scene.write()
    scene.copied(scene.target)
    if which == "source":
        scene.source.rename(scene.aside)
    put(scene.aside if which == "aside" else scene.source, b"")

    assert scene.recover() == _DONE
    assert scene.files == _NEW


def test_an_empty_photo_is_not_taken_for_a_placeholder(make_scene: MakeScene) -> None:
    """It stands aside, and a newer file has its place: it is kept there, and shown."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED, placeholder=True)
    put(scene.source, b"", mtime_ns=77)
    identity = Identity.of(scene.source.stat())
    scene.row = replace(scene.row, identity=identity, step=replace(scene.row.step, size=0))
    scene.write()
    scene.source.rename(scene.aside)
    put(scene.source, b"the next photo")

    (attention,) = scene.recover().attention

    assert scene.row.aside in attention.reason
    assert scene.aside.exists()


def test_a_newer_file_at_the_old_place_keeps_it(make_scene: MakeScene) -> None:
    """The photo that stands aside is kept there, and shown."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.source.rename(scene.aside)
    put(scene.source, b"the next photo")

    (attention,) = scene.recover().attention

    assert scene.row.aside in attention.reason
    assert scene.aside.read_bytes() == _PHOTO
    assert scene.source.read_bytes() == b"the next photo"


def test_a_finished_move_by_copy_is_done(make_scene: MakeScene) -> None:
    """Only the journal's last word was missing."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target)
    scene.source.unlink()

    assert scene.recover() == _DONE
    assert scene.files == _NEW


@pytest.mark.parametrize("where", ["place", "aside", "gone"])
def test_the_removal_of_a_copy_is_settled(where: str, make_scene: MakeScene) -> None:
    """A copy that stands aside comes back; one that is gone is done as long as its original is there."""
    scene = make_scene(Deed.REMOVE, Method.UNLINK, State.INTENT)
    scene.write()
    scene.copied(scene.target)  # the original
    match where:
        case "aside":
            scene.source.rename(scene.aside)
        case "gone":
            scene.source.unlink()

    found = scene.recover()

    assert found == (_DONE if where == "gone" else _BACK)
    assert scene.files == (_NEW if where == "gone" else _BOTH)


def test_a_removal_without_an_original_needs_attention(make_scene: MakeScene) -> None:
    """Neither the copy nor the original is there."""
    scene = make_scene(Deed.REMOVE, Method.UNLINK, State.INTENT)
    scene.write()
    scene.source.unlink()

    assert len(scene.recover().attention) == 1


def test_what_was_done_is_looked_at_after_an_unclean_end(make_scene: MakeScene) -> None:
    """A disk that lied about flushing is found out: the move did not happen after all."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.DONE)
    scene.write()
    assert scene.recover() == _BACK

    again = make_scene_again(scene)
    again.source.unlink()
    (attention,) = again.recover().attention
    assert "missing or another file" in attention.reason


def make_scene_again(scene: Scene) -> Scene:
    """The same row once more, in a run of its own."""
    scene.row = replace(scene.row, id=2)
    scene.write()
    return scene


def test_what_was_done_and_stands_is_not_told(make_scene: MakeScene) -> None:
    """Nothing to say about files that are where the journal has them."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.DONE)
    scene.write()
    scene.source.rename(scene.target)

    assert not scene.recover().anything
    assert runs(scene.journal)[0].done == 1


@pytest.mark.parametrize("root", ["library", "out"])
def test_an_unplugged_disk_waits(root: str, make_scene: MakeScene, tmp_path: Path) -> None:
    """An absent root means paused: nothing is decided until it is back."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    scene.copied(scene.target)
    (tmp_path / root).rename(tmp_path / "unplugged")

    (attention,) = recover(scene.journal).attention
    assert "connect its disk" in attention.reason
    assert attention.path == str(tmp_path / root)

    (tmp_path / "unplugged").rename(tmp_path / root)
    assert scene.recover() == _DONE


def test_a_run_that_had_only_begun_leaves_no_line(make_scene: MakeScene) -> None:
    """Killed before its first row was written down."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    with Journal.writing(scene.journal) as journal:
        journal.begin(new_run("move", "t", str(scene.target.parent), str(scene.source.parent), []))

    assert not scene.recover().anything
    assert runs(scene.journal) == ()


def test_an_unplugged_disk_on_which_nothing_is_open_is_not_told(make_scene: MakeScene, tmp_path: Path) -> None:
    """What was done there stands, and can wait until it is back."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.DONE)
    scene.write()
    scene.source.rename(scene.target)
    (tmp_path / "out").rename(tmp_path / "unplugged")

    assert not recover(scene.journal).anything

    (tmp_path / "unplugged").rename(tmp_path / "out")
    assert not scene.recover().anything
    assert runs(scene.journal)[0].finished is not None


def test_a_folder_that_an_interrupted_run_made_for_nothing_is_removed(make_scene: MakeScene) -> None:
    """Only what the journal says that it made: the folder above was there before."""
    scene = make_scene(Deed.MOVE, Method.RENAME, State.INTENT)
    scene.write()
    with Journal.writing(scene.journal) as journal:
        journal.make_folders(journal.run(1), [str(scene.target.parent)])

    assert scene.recover() == _BACK
    assert not scene.target.parent.exists()
    assert scene.target.parent.parent.exists()


def test_a_folder_that_an_interrupted_undo_emptied_is_removed(tmp_path: Path, engine: Engine) -> None:
    """It was made by the run that is put back."""
    engine.apply(plan_for([put(tmp_path / "library" / "a.jpg", _PHOTO)], tmp_path / "out"))
    with Journal.writing(engine.journal) as journal:
        undo = plan_undo(journal, None)
        run = journal.begin(undo.run)
        ((step,),) = undo.groups
        identity = Identity.of(os.stat(step.source))
        journal.write(run, [Row(2, run.id, 2, step, ".sorter-t-2", Method.RENAME, identity, State.INTENT)])
    os.rename(step.source, step.target)

    assert recover(engine.journal) == _DONE
    assert not (tmp_path / "out").exists()


def test_an_item_that_was_on_its_way_back_goes_back_whole(tmp_path: Path, engine: Engine) -> None:
    """A name was taken, so the rest of the item went back; the interruption left an empty file at an old name."""
    photo = put(tmp_path / "library" / "a.jpg", _PHOTO)
    beside = put(tmp_path / "library" / "a.xmp", b"sidecar")
    run, (group,) = run_of(plan_of([predict(photo, ("day",), beside)], options(tmp_path / "out")))
    with Journal.writing(engine.journal) as journal:
        run = journal.begin(run)
        rows = [
            Row(number, run.id, 1, step, f".sorter-t-{number}", Method.RENAME, Identity.of(os.stat(step.source)), state)
            for number, (step, state) in enumerate(zip(group, (State.PUBLISHED, State.INTENT), strict=True), 1)
        ]
        journal.write(run, [replace(row, placeholder=True) for row in rows])
    sidecar, _ = group  # the photo comes last
    os.makedirs(os.path.dirname(sidecar.target))
    os.rename(sidecar.source, sidecar.target)
    Path(sidecar.source).touch()

    assert recover(engine.journal) == _BACK
    assert Path(sidecar.source).read_bytes() == b"sidecar"
    assert not os.path.lexists(sidecar.target)
    assert photo.read_bytes() == _PHOTO


def test_a_folder_that_became_a_link_settles_nothing_through_it(make_scene: MakeScene, tmp_path: Path) -> None:
    """What lies behind the link is not taken for the target."""
    scene = make_scene(Deed.MOVE, Method.COPY, State.PUBLISHED)
    scene.write()
    _copy_to(tmp_path / "elsewhere" / "b.jpg")
    scene.target.parent.rmdir()
    scene.target.parent.symlink_to(tmp_path / "elsewhere")

    assert scene.recover() == _BACK
    assert scene.source.read_bytes() == _PHOTO


def test_without_a_journal_nothing_is_made(tmp_path: Path) -> None:
    """The first start of all leaves no trace."""
    assert not recover(tmp_path / "journal.sqlite").anything
    assert not os.listdir(tmp_path)


def test_recovery_waits_for_another_sorter(tmp_path: Path) -> None:
    """What another one is doing just now is no interruption."""
    with Journal.writing(tmp_path / "j.sqlite"), pytest.raises(JournalBusy):
        recover(tmp_path / "j.sqlite")


def test_a_clean_run_leaves_nothing_to_recover(tmp_path: Path, engine: Engine) -> None:
    """Recovery after an ordinary run says nothing."""
    engine.apply(plan_for([put(tmp_path / "library" / "a.jpg", _PHOTO)], tmp_path / "out"))

    assert not recover(engine.journal).anything
