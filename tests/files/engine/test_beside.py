"""Companions that came beside sorted photos since."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from library import Engine, content, leftovers, options, plan_of, predict, put
from sorter.files.engine.beside import Beside
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.history import entries
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Role
from sorter.files.plan import ActionKind
from sorter.items import Companion

DAY = ("day",)


def came(*paths: Path) -> Beside:
    """Says that these companions are beside the photos in their folder that begin with the same name."""

    def beside(photos: Collection[str], since: float) -> Mapping[str, Sequence[Companion]]:
        return {
            photo: [
                Companion(path.name, path.stat().st_size, path.stat().st_mtime_ns)
                for path in paths
                if path.parent == Path(photo).parent and path.name.split(".")[0] == Path(photo).stem
            ]
            for photo in photos
        }

    return beside


def sort(
    engine: Engine, root: Path, *items: tuple[Path, ...], kind: ActionKind = ActionKind.MOVE, also: float | None = None
) -> int:
    """Sort items, each a photo with its companions, into a folder called day."""
    top = ((DAY, 0.6), (("night",), 0.4))
    predictions = [predict(photo, DAY, *beside, top=top) for photo, *beside in items]
    return engine.apply(plan_of(predictions, options(root, kind, also=also)))


def test_a_new_companion_goes_back_with_its_photo_and_forward_again(
    tmp_path: Path, target: Path, engine: Engine
) -> None:
    """As one item, by its name of then, also where the photo was called otherwise; no folder is left behind."""
    put(target / "day" / "a.jpg", b"the user's own")
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, target, (photo,))
    sidecar = put(target / "day" / "a (2).jpg.xmp", b"stars", mtime_ns=7)
    undo = engine.undo(beside=came(sidecar))
    back = content(tmp_path / "library")
    engine.undo(undo)

    assert back["a.jpg.xmp"] == (b"stars", 7)
    assert [(one.role, Path(one.target).name) for one in entries(engine.journal, undo)] == [
        (Role.COMPANION, "a.jpg.xmp"),
        (Role.PHOTO, "a.jpg"),
    ]
    assert sidecar.read_bytes() == b"stars"
    assert not content(tmp_path / "library")
    assert not leftovers(tmp_path, target)


def test_a_taken_name_gives_the_whole_item_a_number(tmp_path: Path, target: Path, engine: Engine) -> None:
    """What came to the library meanwhile stays as it is."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, target, (photo, put(tmp_path / "library" / "a.dng", b"raw")))
    put(tmp_path / "library" / "a.jpg.xmp", b"another's")
    engine.undo(beside=came(put(target / "day" / "a.jpg.xmp", b"stars")))

    assert {name: data for name, (data, _) in content(tmp_path / "library").items()} == {
        "a.jpg.xmp": b"another's",
        "a (2).jpg": b"photo",
        "a (2).dng": b"raw",
        "a (2).jpg.xmp": b"stars",
    }


def test_a_companion_that_cannot_go_keeps_its_item(tmp_path: Path, engine: Engine) -> None:
    """All or none, as for the companions of before."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo,))
    sidecar = put(tmp_path / "out" / "day" / "a.jpg.xmp", b"stars")
    beside = came(sidecar)

    def late(photos: Collection[str], since: float) -> Mapping[str, Sequence[Companion]]:
        found = beside(photos, since)
        put(sidecar, b"five stars")
        return found

    engine.undo(beside=late)

    assert not content(tmp_path / "library")
    assert "a.jpg.xmp: it has changed" in engine.skipped["a.jpg"]


def test_a_copy_that_is_edited_while_the_undo_is_planned_stays(tmp_path: Path, engine: Engine) -> None:
    """It is looked at again before it goes."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo,), kind=ActionKind.COPY)
    copy = tmp_path / "out" / "day" / "a.jpg"

    def late(photos: Collection[str], since: float) -> Mapping[str, Sequence[Companion]]:
        put(copy, b"edited")
        return {}

    engine.undo(beside=late)

    assert copy.read_bytes() == b"edited"
    assert engine.skipped == {"a.jpg": "it has changed since it was sorted"}


@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.HARDLINK, ActionKind.SYMLINK])
def test_beside_a_copy_it_stays_and_is_told(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """The copy goes, and so does a link of a further label; what was written beside them is the user's."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo, put(tmp_path / "library" / "a.dng", b"raw")), kind=kind, also=0.3)
    new = [put(tmp_path / "out" / name / "a.jpg.xmp", b"stars") for name in ("day", "night")]
    beside = came(*new, tmp_path / "out" / "day" / "a.dng")
    with Journal.reading(engine.journal) as journal:
        undo = plan_undo(journal, None, beside=beside)
    engine.undo(beside=beside)

    assert {path: set(names) for path, names in undo.stay.items()} == {
        str(tmp_path / "out" / "day" / "a.jpg"): set(map(str, new))
    }
    assert set(content(tmp_path / "out")) == {"day/a.jpg.xmp", "night/a.jpg.xmp"}


def test_what_a_run_put_beside_a_photo_belongs_to_that_run(tmp_path: Path, engine: Engine) -> None:
    """A RAW that was sorted by itself is no companion that came since, in the same run or another."""
    library, out = tmp_path / "library", tmp_path / "out" / "day"
    photos = [put(library / name, name.encode()) for name in ("a.jpg", "a.dng", "b.jpg")]
    first = sort(engine, tmp_path / "out", *((photo,) for photo in photos))
    second = sort(engine, tmp_path / "out", (put(library / "b.dng", b"raw"),))
    engine.undo(first, str(photos[0]), str(photos[2]), beside=came(out / "a.dng", out / "b.dng"))
    engine.undo(second, beside=came(out / "a.dng"))

    assert set(content(library)) == {"a.jpg", "b.jpg", "b.dng"}
    assert set(content(out)) == {"a.dng"}


def test_a_companion_that_was_moved_on_and_back_with_its_photo_still_goes(tmp_path: Path, engine: Engine) -> None:
    """A run in between took it along as the photo's companion, and its undo brought both back."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    first = sort(engine, tmp_path / "one", (photo,))
    sidecar = put(tmp_path / "one" / "day" / "a.jpg.xmp", b"stars")
    second = sort(engine, tmp_path / "two", (tmp_path / "one" / "day" / "a.jpg", sidecar))
    engine.undo(second)
    engine.undo(first, beside=came(sidecar))

    assert set(content(tmp_path / "library")) == {"a.jpg", "a.jpg.xmp"}


def test_an_item_that_is_left_keeps_what_came_beside_it(tmp_path: Path, engine: Engine) -> None:
    """Nothing goes back without its photo."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", name.encode()) for name in "ab"]
    sort(engine, tmp_path / "out", *((photo,) for photo in photos))
    put(tmp_path / "out" / "day" / "a.jpg", b"edited")
    undo = engine.undo(beside=came(put(tmp_path / "out" / "day" / "a.jpg.xmp", b"stars")))

    assert set(content(tmp_path / "out" / "day")) == {"a.jpg", "a.jpg.xmp"}
    assert {Path(one.source).name for one in entries(engine.journal, undo)} == {"a.jpg", "b.jpg"}


def test_two_names_that_would_be_one_at_the_old_place(tmp_path: Path, engine: Engine) -> None:
    """Where case does not count there is room for one of them: the item's own goes, the newer one stays."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    sort(engine, tmp_path / "out", (photo, put(tmp_path / "library" / "a.xmp", b"stars")))
    if (tmp_path / "LIBRARY").exists():
        pytest.skip("case does not count here")
    engine.undo(beside=came(put(tmp_path / "out" / "day" / "a.XMP", b"newer")))

    assert content(tmp_path / "library")["a.xmp"][0] == b"stars"
    assert set(content(tmp_path / "out" / "day")) == {"a.XMP"}
