"""Tags in sidecars and photos: written, replaced, put back, and never at the cost of anybody else's bytes."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from library import Engine, content, leftovers, put, tag_plan
from photo_formats import FORMATS, camera_jpeg
from sidecars import DARKTABLE, LIGHTROOM
from sorter.errors import RequestError, SorterError
from sorter.files.engine import batch, folders, noclobber, writing
from sorter.files.engine.folders import Place, open_folder
from sorter.files.engine.noclobber import Unsupported, exchange_by_link
from sorter.files.engine.recovery import recover
from sorter.files.engine.writing import Writer, flush
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Row, State
from sorter.files.plan import TagInto

_CAT, _DOG, _LAKE = ("animal", "cat"), ("animal", "dog"), ("landscape", "lake")
_START = 1_600_000_000_000_000_000
_into = pytest.mark.parametrize("into", TagInto)


@pytest.fixture(params=["exchange", "link"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a new file takes the place of an old one."""
    if request.param == "link":
        monkeypatch.setattr(writing, "exchange", exchange_by_link)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Six photos: two without a sidecar, one with Adobe's, one with darktable's, one in another format."""
    folder = tmp_path / "library"
    found = [put(folder / f"IMG_{n}.jpg", camera_jpeg() + b"%d" % n, mtime_ns=_START + n) for n in range(4)]
    found.append(put(folder / "more" / "IMG_4.png", FORMATS["IMG.png"](), mtime_ns=_START))
    found.append(put(folder / "more" / "IMG_5.tif", FORMATS["IMG.tif"](), mtime_ns=_START))
    put(folder / "IMG_1.xmp", LIGHTROOM, mtime_ns=_START + 11)
    put(folder / "IMG_2.jpg.xmp", DARKTABLE, mtime_ns=_START + 12)
    return found


def _says(path: Path, word: str) -> bool:
    return f"<rdf:li>{word}</rdf:li>".encode() in path.read_bytes()


@pytest.mark.usefixtures("_way")
@_into
def test_undo_and_redo_restore_every_byte_and_time(
    into: TagInto, photos: list[Path], tmp_path: Path, engine: Engine
) -> None:
    """Of new sidecars nothing is left, and those that were there, and the photos, are as they were."""
    before = content(tmp_path / "library")
    engine.apply(tag_plan(photos, _CAT, _LAKE, into=into))
    tagged = {path: data for path, (data, _) in content(tmp_path / "library").items()}
    assert len(engine.told) == 6
    assert all(row.state is State.DONE for row in engine.told)

    undo = engine.undo()
    assert content(tmp_path / "library") == before
    engine.undo(undo)
    assert {path: data for path, (data, _) in content(tmp_path / "library").items()} == tagged
    engine.undo()

    assert content(tmp_path / "library") == before
    assert not leftovers(tmp_path)


@pytest.mark.usefixtures("_way")
@_into
def test_an_update_replaces_the_tags_of_the_run_before(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """And the undo of each gives back what was there before it."""
    first = engine.apply(tag_plan(photos, _CAT, into=into))
    files = [Path(one.target) for one in tag_plan(photos, _CAT, into=into).actions]
    cats = [path.read_bytes() for path in files]
    engine.apply(tag_plan(photos, _DOG, into=into))

    assert all(_says(path, "AI|animal|dog") and not _says(path, "AI|animal|cat") for path in files)
    engine.undo()
    assert [path.read_bytes() for path in files] == cats
    engine.undo(first)
    assert not any(path.exists() and _says(path, "AI|animal|cat") for path in files)


@_into
def test_tags_of_another_task_stay_beside(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """Also through the undo of the newer one."""
    engine.apply(tag_plan(photos, _CAT, into=into))
    files = [Path(one.target) for one in tag_plan(photos, _CAT, into=into).actions]
    engine.apply(replace(tag_plan(photos, _LAKE, into=into), task="subjects"))

    assert all(_says(path, "AI|animal|cat") and _says(path, "AI|landscape|lake") for path in files)
    engine.undo()
    assert all(_says(path, "AI|animal|cat") and not _says(path, "AI|landscape|lake") for path in files)


@_into
def test_what_is_tagged_so_already_is_left(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """Not a byte is written, and no undo is offered for it."""
    engine.apply(tag_plan(photos, _CAT, into=into))
    files = [Path(one.target) for one in tag_plan(photos, _CAT, into=into).actions]
    before = [Identity.of(path.stat()) for path in files]

    engine.apply(tag_plan(photos, _CAT, into=into))

    assert set(engine.skipped.values()) == {"it is tagged so already"}
    assert [Identity.of(path.stat()) for path in files] == before


def test_a_new_sidecar_may_be_read_by_those_who_may_read_the_photo(photos: list[Path], engine: Engine) -> None:
    """And one that was there keeps its mode."""
    photos[0].chmod(0o640)
    (photos[2].parent / "IMG_2.jpg.xmp").chmod(0o604)

    engine.apply(tag_plan(photos, _CAT))

    assert Path(f"{photos[0]}.xmp").stat().st_mode & 0o777 == 0o640
    assert Path(f"{photos[2]}.xmp").stat().st_mode & 0o777 == 0o604


@_into
def test_a_photo_that_changed_since_it_was_looked_at_is_left(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """What was found on it may not be on it any more; one that is gone is told, and a link too."""
    plan = tag_plan(photos, _CAT, into=into)
    put(photos[0], b"another")
    photos[1].unlink()
    photos[2].unlink()
    photos[2].symlink_to(photos[3])
    before = content(photos[0].parent)

    engine.apply(plan)

    assert engine.skipped == {
        "IMG_0.jpg": "it has changed since it was looked at",
        "IMG_1.jpg": "it is no longer there",
        "IMG_2.jpg": "it is a link or a device now",
    }
    assert content(photos[0].parent)["IMG_0.jpg"] == before["IMG_0.jpg"]


def test_what_is_no_sidecar_is_left_alone(photos: list[Path], engine: Engine) -> None:
    """A damaged one, a link, a folder: each in one sentence, and the rest is tagged."""
    folder = photos[0].parent
    put(folder / "IMG_0.jpg.xmp", b"no XMP at all")
    plan = replace(tag_plan(photos, _CAT))
    (folder / "IMG_3.jpg.xmp").mkdir()
    (folder / "IMG_2.jpg.xmp").unlink()
    (folder / "IMG_2.jpg.xmp").symlink_to(folder / "IMG_1.xmp")

    engine.apply(plan)

    assert engine.skipped == {
        "IMG_0.jpg": "its XMP is damaged (syntax error in line 1), so it is left alone",
        "IMG_2.jpg": "IMG_2.jpg.xmp is a link or a device, so nothing is written into it",
        "IMG_3.jpg": "IMG_3.jpg.xmp is a link or a device, so nothing is written into it",
    }
    assert (folder / "IMG_0.jpg.xmp").read_bytes() == b"no XMP at all"
    assert (folder / "IMG_1.xmp").read_bytes() != LIGHTROOM


def test_what_is_too_large_is_left_alone(photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would have to be held in memory."""
    monkeypatch.setattr(writing, "MOST_BYTES", 1000)

    engine.apply(tag_plan(photos[:1], _CAT, into=TagInto.FILE))

    assert "is larger than 0 GB, so nothing is written into it" in engine.skipped["IMG_0.jpg"]


def test_what_could_not_be_put_back_is_not_done(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where too much would have to be kept, or what is kept does not lead back."""
    monkeypatch.setattr(writing, "_MOST_KEPT", 10)
    engine.apply(tag_plan(photos[:1], _CAT, into=TagInto.FILE))
    too_much = dict(engine.skipped)
    monkeypatch.setattr(writing, "_MOST_KEPT", 10_000)
    monkeypatch.setattr(writing, "restored", lambda there, kept: b"something else")
    engine.apply(tag_plan(photos[:1], _CAT, into=TagInto.FILE))

    assert too_much == {"IMG_0.jpg": "too much of it would change to be kept for an undo, so it is left alone"}
    assert engine.skipped == {"IMG_0.jpg": "it could not be put back, so it is left alone"}


@_into
def test_what_was_edited_since_is_left_and_listed(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """An edit of the user's is never undone with a tag; the rest is."""
    plan = tag_plan(photos, _CAT, into=into)
    run = engine.apply(plan)
    edited = Path(plan.actions[0].target)
    put(edited, edited.read_bytes() + b"\n")

    engine.undo(run)

    way = f"to take its tags out all the same, and leave the edit: sorter undo --edited {run}"
    assert engine.skipped == {edited.name: f"{edited.name} was edited since it was tagged; {way}"}
    assert sum(row.state is State.DONE for row in engine.told) == 5


def test_an_edit_that_kept_size_and_time_is_noticed_too(photos: list[Path], engine: Engine) -> None:
    """By its content."""
    engine.apply(tag_plan(photos[:1], _CAT))
    sidecar = Path(f"{photos[0]}.xmp")
    times = sidecar.stat().st_mtime_ns
    put(sidecar, sidecar.read_bytes().replace(b"AI|animal", b"MY|animal"), mtime_ns=times)

    engine.undo()

    assert engine.skipped == {"IMG_0.jpg.xmp": "it has changed since it was tagged"}


@_into
def test_the_tags_of_what_was_edited_since_are_taken_out_where_it_is_asked_for(
    into: TagInto, photos: list[Path], engine: Engine
) -> None:
    """The edit stays, with the user's own keywords; what was not edited is as it was before."""
    before = content(photos[0].parent)
    run = engine.apply(tag_plan(photos, _CAT, into=into))
    plan = replace(tag_plan(photos[:1], _LAKE, into=into), task="subjects")
    other = engine.apply(plan)
    edited = Path(plan.actions[0].target)
    mine = edited.read_bytes().replace(b"<rdf:li>AI|landscape", b"<rdf:li>My|own</rdf:li>\n<rdf:li>AI|landscape", 1)
    if into is TagInto.FILE:  # the segment has its length in front
        at = mine.index(b"http://ns.adobe.com/xap/1.0/") - 2
        length = int.from_bytes(mine[at : at + 2]) + len(mine) - edited.stat().st_size
        mine = mine[:at] + length.to_bytes(2) + mine[at + 2 :]
    put(edited, mine)

    with pytest.raises(RequestError, match=f"undo that first: sorter undo {other}"):
        engine.undo(run, str(photos[0]), edited=True)
    engine.undo(other, edited=True)
    assert _says(edited, "My|own")
    assert _says(edited, "AI|animal|cat")
    assert not _says(edited, "AI|landscape|lake")
    undo = engine.undo(run, edited=True)

    assert _says(edited, "My|own")
    assert b"AI|animal|cat" not in edited.read_bytes()
    assert b"<sorter:" not in edited.read_bytes()
    left = content(photos[0].parent)
    name = edited.name
    assert {path: one for path, one in left.items() if path != name} == {
        path: one for path, one in before.items() if path != name
    }
    engine.undo(undo)
    assert _says(edited, "AI|animal|cat")
    assert _says(edited, "My|own")


def test_a_sidecar_that_holds_nothing_but_sorter_s_own_goes(photos: list[Path], engine: Engine) -> None:
    """Also where only its blanks were changed; one of somebody else's stays."""
    run = engine.apply(tag_plan(photos[:2], _CAT))
    for path in (Path(f"{photos[0]}.xmp"), photos[1].with_suffix(".xmp")):
        put(path, path.read_bytes() + b"\n")

    engine.undo(run, edited=True)

    assert not Path(f"{photos[0]}.xmp").exists()
    assert b"AI|" not in photos[1].with_suffix(".xmp").read_bytes()


def test_a_file_that_has_none_of_the_tags_any_more_is_told(photos: list[Path], engine: Engine) -> None:
    """There is nothing to take out."""
    run = engine.apply(tag_plan(photos[:1], _CAT))
    put(Path(f"{photos[0]}.xmp"), DARKTABLE)

    engine.undo(run, edited=True)

    assert list(engine.skipped.values()) == [
        "it was edited since it was tagged, and none of its tags is in it any more"
    ]
    assert Path(f"{photos[0]}.xmp").read_bytes() == DARKTABLE


def test_a_sidecar_that_is_gone_is_told(photos: list[Path], engine: Engine) -> None:
    """There is nothing to put back."""
    engine.apply(tag_plan(photos[:1], _CAT))
    Path(f"{photos[0]}.xmp").unlink()

    engine.undo()

    assert engine.skipped == {"IMG_0.jpg.xmp": "it is no longer there"}


def test_a_redo_does_not_replace_what_came_meanwhile(photos: list[Path], engine: Engine) -> None:
    """Somebody else's new sidecar stays."""
    engine.apply(tag_plan(photos[:1], _CAT))
    undo = engine.undo()
    put(Path(f"{photos[0]}.xmp"), DARKTABLE)

    engine.undo(undo)

    assert engine.skipped == {"IMG_0.jpg": "it has changed since it was tagged"}
    assert Path(f"{photos[0]}.xmp").read_bytes() == DARKTABLE


def test_what_was_kept_of_a_file_may_be_lost_or_damaged(photos: list[Path], engine: Engine) -> None:
    """Then the tag stays, and it is said why."""
    engine.apply(tag_plan(photos[1:3], _CAT))
    with Journal.writing(engine.journal) as journal:
        journal._connection.execute("DELETE FROM kept WHERE row = 1")
        journal._connection.execute("UPDATE kept SET digest = x'00' WHERE row = 2")

    engine.undo()

    assert engine.skipped == {
        "IMG_1.xmp": "what it was before is not kept any more",
        "IMG_2.jpg.xmp": "what is kept of it is damaged, so it stays",
    }


def test_nothing_is_kept_longer_than_it_can_be_wanted(photos: list[Path], engine: Engine) -> None:
    """What was undone, or not done, needs it no more."""

    def kept() -> list[int]:
        with Journal.writing(engine.journal) as journal:
            return [row for row in range(1, 20) if journal.kept(row)]

    put(photos[0].parent / "IMG_0.jpg.xmp", b"damaged")
    engine.apply(tag_plan(photos[:3], _CAT))
    after_run = kept()
    engine.undo()

    assert after_run == [2, 3]
    assert kept() == [4, 5]


class _Rival:
    """Somebody else who saves a file in the very moment before one of the engine's steps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: str, path: Path, data: bytes | None) -> None:
        self._path, self._data = path, data
        own = getattr(Writer, step)

        def after_rival(writer: Writer, row: Row) -> Row:
            self._save()
            done: Row = own(writer, row)
            return done

        monkeypatch.setattr(Writer, step, after_rival)

    def _save(self) -> None:
        if self._data is None:
            self._path.unlink(missing_ok=True)
        else:
            put(self._path.with_name("rival"), self._data).replace(self._path)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("name", ["IMG_0.jpg.xmp", "IMG_1.xmp"])
def test_what_another_program_saves_meanwhile_stays(
    name: str, photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just before the new content gets the name: where there was no file, and where there was one."""
    plan = tag_plan(photos[:2], _CAT)
    path = photos[0].parent / name
    _Rival(monkeypatch, "publish", path, b"somebody else's")

    engine.apply(plan)

    assert path.read_bytes() == b"somebody else's"
    assert list(engine.skipped.values()) in (
        ["another program put a file there just now"],
        ["another program changed it just now"],
    )
    assert not leftovers(photos[0].parent)


@pytest.mark.usefixtures("_way")
def test_an_undo_meets_other_programs_too(photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new sidecar that is to go, and an old one that is to come back."""
    engine.apply(tag_plan(photos[:2], _CAT))
    for name in ("IMG_0.jpg.xmp", "IMG_1.xmp"):
        _Rival(monkeypatch, "publish", photos[0].parent / name, b"somebody else's")

    engine.undo()

    assert set(engine.skipped.values()) == {"another program changed it just now"}
    assert (photos[0].parent / "IMG_0.jpg.xmp").read_bytes() == b"somebody else's"
    assert (photos[0].parent / "IMG_1.xmp").read_bytes() == b"somebody else's"
    assert not leftovers(photos[0].parent)


def test_what_is_saved_twice_meanwhile_stays_as_it_was_saved_last(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the exchange and right after it: the item stays open, and the next start settles it."""
    path = photos[0].parent / "IMG_1.xmp"
    _Rival(monkeypatch, "publish", path, b"saved first")
    own = noclobber.exchange

    def exchange_and_save(new: Place, old: Place, aside: Place) -> None:
        own(new, old, aside)
        put(path.with_name("rival"), b"saved last").replace(path)

    monkeypatch.setattr(writing, "exchange", exchange_and_save)

    engine.apply(tag_plan(photos[1:2], _CAT))
    found = recover(engine.journal)

    assert (found.rolled_back, found.attention) == (1, ())
    assert path.read_bytes() == b"saved last"
    assert not leftovers(photos[0].parent)


def test_who_writes_on_into_the_old_file_keeps_it(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that had it open before: it is given its name back, with what was written."""
    own = Writer.drop

    def write_and_drop(writer: Writer, row: Row) -> Row:
        with open(os.path.join(photos[0].parent, writer.old(row).name), "ab") as file:
            file.write(b"more")
        return own(writer, row)

    monkeypatch.setattr(Writer, "drop", write_and_drop)

    engine.apply(tag_plan(photos[1:2], _CAT))

    assert engine.skipped == {"IMG_1.jpg": "another program changed it just now"}
    assert (photos[0].parent / "IMG_1.xmp").read_bytes() == LIGHTROOM + b"more"
    assert not leftovers(photos[0].parent)


@pytest.mark.parametrize("into", [TagInto.SIDECAR, TagInto.FILE])
def test_a_photo_that_changes_just_before_it_is_read_is_left(
    into: TagInto, photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The photo itself; a sidecar is merged as it is then."""
    path = Path(tag_plan(photos[1:2], _CAT, into=into).actions[0].target)
    own = Writer.prepare

    def change_and_prepare(writer: Writer, row: Row, checkpoint: Callable[[], None]) -> Row:
        put(path, DARKTABLE)
        return own(writer, row, checkpoint)

    monkeypatch.setattr(Writer, "prepare", change_and_prepare)

    engine.apply(tag_plan(photos[1:2], _CAT, into=into))

    assert engine.skipped == ({"IMG_1.jpg": "it has changed since it was looked at"} if into is TagInto.FILE else {})
    assert path.read_bytes() == DARKTABLE if into is TagInto.FILE else _says(path, "AI|animal|cat")


def test_a_disk_that_reads_back_something_else_is_not_trusted(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nothing is exchanged."""
    before = content(photos[0].parent)
    monkeypatch.setattr(writing, "read_back", lambda *_: b"another digest")

    engine.apply(tag_plan(photos[:2], _CAT))

    assert set(engine.skipped.values()) == {"what was written reads back different, so its disk is not to be trusted"}
    assert content(photos[0].parent) == before


def test_a_disk_that_cannot_exchange_names_is_told(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New sidecars are made there all the same."""

    def cannot(*_: Place) -> None:
        raise Unsupported

    monkeypatch.setattr(writing, "exchange", cannot)

    engine.apply(tag_plan(photos[:2], _CAT))

    sentence = "its disk offers no way to put a new content in the place of an old one safely"
    assert engine.skipped == {"IMG_1.jpg": sentence}
    assert (photos[0].parent / "IMG_1.xmp").read_bytes() == LIGHTROOM
    assert (photos[0].parent / "IMG_0.jpg.xmp").exists()
    assert not leftovers(photos[0].parent)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EIO])
def test_a_disk_without_links_is_told_apart_from_one_that_fails(
    number: int, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the first is a matter of what it can do."""
    folder = open_folder(str(photos[0].parent))
    old, new, aside = (Place(folder, name) for name in ("IMG_0.jpg", "IMG_1.jpg", "aside"))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.link", refuse)

    with pytest.raises(Unsupported if number == errno.EPERM else OSError):
        exchange_by_link(new, old, aside)
    folder.close()


@pytest.mark.parametrize("raced", [False, True])
def test_an_exchange_by_link_that_fails_leaves_everything(
    raced: bool, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another file has the name just then, and where the disk fails."""
    folder = open_folder(str(photos[0].parent))
    old, new, aside = (Place(folder, name) for name in ("IMG_0.jpg", "IMG_1.jpg", "aside"))
    before = content(photos[0].parent)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "refused")

    monkeypatch.setattr("os.path.samestat", lambda *_: not raced)
    monkeypatch.setattr("os.replace", refuse)

    with pytest.raises(FileExistsError if raced else OSError):
        exchange_by_link(new, old, aside)
    folder.close()
    assert content(photos[0].parent) == before


@_into
def test_a_run_that_is_cancelled_leaves_nothing_half_done(into: TagInto, photos: list[Path], engine: Engine) -> None:
    """In the middle of a file too."""
    before = content(photos[0].parent)
    asked = iter(range(4))

    def cancel() -> None:
        if next(asked) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Engine(engine.journal, checkpoint=cancel).apply(tag_plan(photos[:1], _CAT, into=into))

    assert content(photos[0].parent) == before
    assert not recover(engine.journal).anything


def test_a_disk_that_does_not_flush_ends_the_run(
    photos: list[Path], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has got its name by then, and the next start clears away what was written."""
    before = content(photos[0].parent)

    def fail(_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patches:
        patches.setattr(batch, "flush", fail)
        with pytest.raises(SorterError, match="does not take what is written"):
            engine.apply(tag_plan(photos, _CAT))
    found = recover(engine.journal)

    assert found.rolled_back == 6
    assert content(photos[0].parent) == before


@pytest.mark.parametrize("answer", [0, -1, None])
def test_many_files_are_flushed_with_their_disk(
    answer: int | None, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no such call, each by itself; and where it fails, that is an error."""
    folder = open_folder(str(photos[0].parent))
    places, flushed = [Place(folder, f"IMG_{number}.jpg") for number in range(4)], list[int]()
    call = None if answer is None else lambda _: answer
    monkeypatch.setattr(folders, "_LIBC", SimpleNamespace(**({} if call is None else {"syncfs": call})))
    monkeypatch.setattr("os.fsync", flushed.append)

    if answer == -1:
        with pytest.raises(OSError, match="library"):
            flush(places)
    else:
        flush(places)
    flush(places[:1])

    folder.close()
    assert len(flushed) == (5 if answer is None else 1)
