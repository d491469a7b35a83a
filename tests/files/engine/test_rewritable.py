"""Tags in files that an ordinary user may not write to, or that others own: told by name, and the rest goes on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from library import Engine, content, leftovers, options, plan_of, predict, put, tag_plan
from photo_formats import camera_jpeg
from plans import only
from sidecars import DARKTABLE
from sorter.files.journal.records import State
from sorter.files.plan import ActionKind, TagInto
from sorter.files.preflight.findings import FindingKind
from sorter.files.preflight.preflight import preflight

_CAT = ("animal", "cat")
_NOBODY = 65534
_into = pytest.mark.parametrize("into", [TagInto.SIDECAR, TagInto.FILE])


@pytest.fixture
def home(foreign_folder: Path) -> Iterator[Path]:
    """A folder of an ordinary user's, who works until the test is over."""
    os.chown(foreign_folder, _NOBODY, _NOBODY)
    user, group = os.geteuid(), os.getegid()
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    yield foreign_folder
    os.seteuid(user)
    os.setegid(group)


@pytest.fixture
def photos(home: Path) -> list[Path]:
    """Three photos, each with a sidecar."""
    found = [put(home / "library" / f"IMG_{n}.jpg", camera_jpeg() + b"%d" % n) for n in range(3)]
    for photo in found:
        put(Path(f"{photo}.xmp"), DARKTABLE)
    return found


@_into
def test_a_read_only_file_is_skipped_by_name_and_the_rest_goes_on(into: TagInto, photos: list[Path]) -> None:
    """Nothing is left behind, and the next start has nothing to settle."""
    plan = tag_plan(photos, _CAT, into=into)
    closed = Path(plan.actions[1].target)
    closed.chmod(0o444)
    before = closed.read_bytes()
    engine = Engine(photos[0].parent.parent / "data" / "journal.sqlite")

    engine.apply(plan)

    assert engine.skipped == {"IMG_1.jpg": f"{closed.name} is read-only, so nothing is written into it"}
    assert [row.state for row in engine.told if row.state is not State.SKIPPED] == [State.DONE] * 2
    assert closed.read_bytes() == before
    assert not leftovers(photos[0].parent)


@_into
def test_what_is_read_only_by_now_is_left_by_an_undo(into: TagInto, photos: list[Path]) -> None:
    """By name; the rest is put back, and so is that, once it is open again."""
    before = content(photos[0].parent)
    plan = tag_plan(photos, _CAT, into=into)
    engine = Engine(photos[0].parent.parent / "data" / "journal.sqlite")
    run = engine.apply(plan)
    closed = Path(plan.actions[1].target)
    closed.chmod(0o444)

    engine.undo(run)
    skipped = engine.skipped
    closed.chmod(0o644)
    engine.undo(run)

    assert skipped == {closed.name: f"{closed.name} is read-only, so nothing is written into it"}
    assert content(photos[0].parent) == before
    assert not leftovers(photos[0].parent)


def test_a_read_only_photo_takes_tags_beside_it(photos: list[Path]) -> None:
    """Nothing of the photo is touched; its new sidecar can be written to by its owner, updated, and taken away."""
    Path(f"{photos[0]}.xmp").unlink()
    photos[0].chmod(0o444)
    engine = Engine(photos[0].parent.parent / "data" / "journal.sqlite")
    first = engine.apply(tag_plan(photos[:1], _CAT))
    second = engine.apply(tag_plan(photos[:1], ("animal", "dog")))

    assert Path(f"{photos[0]}.xmp").stat().st_mode & 0o777 == 0o644
    engine.undo(second)
    engine.undo(first)
    assert not Path(f"{photos[0]}.xmp").exists()


def test_a_file_of_another_user_s_keeps_its_owner(photos: list[Path]) -> None:
    """Also where everybody may write into it: a new file in its place would be this user's."""
    sidecar = Path(f"{photos[1]}.xmp")
    os.seteuid(0)
    os.chown(sidecar, 0, 0)
    sidecar.chmod(0o666)
    os.seteuid(_NOBODY)
    engine = Engine(photos[0].parent.parent / "data" / "journal.sqlite")

    engine.apply(tag_plan(photos, _CAT))

    assert engine.skipped == {
        "IMG_1.jpg": "IMG_1.jpg.xmp belongs to another user or group, which this user cannot keep, so nothing is"
        " written into it"
    }
    assert (sidecar.stat().st_uid, sidecar.read_bytes()) == (0, DARKTABLE)
    assert not leftovers(photos[0].parent)


def test_root_keeps_the_owner_of_what_it_tags(foreign_folder: Path) -> None:
    """And what is closed on purpose stays closed to root too."""
    photos = [put(foreign_folder / f"IMG_{n}.jpg", camera_jpeg()) for n in range(2)]
    os.chown(photos[0], _NOBODY, _NOBODY)
    photos[1].chmod(0o444)
    engine = Engine(foreign_folder / "data" / "journal.sqlite")

    engine.apply(tag_plan(photos, _CAT, into=TagInto.FILE))

    assert engine.skipped == {"IMG_1.jpg": "IMG_1.jpg is read-only, so nothing is written into it"}
    assert photos[0].stat().st_uid == _NOBODY


@_into
def test_a_file_with_further_hard_links_is_not_split_from_them(into: TagInto, photos: list[Path]) -> None:
    """The plan says so, and the run by name; nor does an undo split what was linked since."""
    plan = tag_plan(photos, _CAT, into=into)
    paths = [Path(one.target) for one in plan.actions]
    further = photos[0].parent / "further"
    further.hardlink_to(paths[1])
    reason = "{} has further hard links, which would keep the old content, so nothing is written into it"
    engine = Engine(photos[0].parent.parent / "data" / "journal.sqlite")

    finding = only(preflight(plan), FindingKind.SHARED)
    run = engine.apply(plan)

    assert (finding.stops, finding.count, finding.example) == (False, 1, str(paths[1]))
    assert engine.skipped == {"IMG_1.jpg": reason.format(paths[1].name)}
    assert further.samefile(paths[1])
    (photos[0].parent / "linked since").hardlink_to(paths[0])
    engine.undo(run)
    assert engine.skipped == {paths[0].name: reason.format(paths[0].name)}


def test_a_plan_says_what_is_read_only(photos: list[Path]) -> None:
    """Where nothing else is to be done, the run would be pointless."""
    for photo in photos:
        photo.chmod(0o444)
    plan = tag_plan(photos, _CAT, into=TagInto.FILE)

    finding = only(preflight(plan), FindingKind.SEALED)

    assert (finding.stops, finding.count) == (True, 3)
    assert finding.sentence == (
        f"3 photos are not to be tagged, since the file to be written is read-only: such as {photos[0]}."
    )
    assert preflight(tag_plan(photos, _CAT)).findings == ()


def test_the_undo_of_a_hard_link_that_was_written_anew_says_what_to_do(tmp_path: Path, engine: Engine) -> None:
    """As an editor does, or a program that writes tags."""
    photo = put(tmp_path / "library" / "a.jpg", camera_jpeg())
    engine.apply(plan_of([predict(photo)], options(tmp_path / "out", ActionKind.HARDLINK)))
    put(tmp_path / "new", camera_jpeg() + b"edited").replace(photo)

    engine.undo()

    assert engine.skipped == {
        "a.jpg": f"it is another file than {photo} by now, so it stays; where one of them is enough, delete the other"
    }
