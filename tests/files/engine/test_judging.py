"""Recovery of items of several files: finished together, or put back together."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from library import content, leftovers, put
from sorter.files.engine.copier import digest_of
from sorter.files.engine.folders import Place, open_folder
from sorter.files.engine.recovery import Recovery, recover
from sorter.files.engine.steps import common_folder, new_run
from sorter.files.identity import Identity
from sorter.files.journal.history import runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Method, Role, Row, State, Step

_NAMES = ("a.xmp", "a.jpg")
_METHODS = {Deed.HARDLINK: Method.LINK, Deed.SYMLINK: Method.LINK, Deed.COPY: Method.COPY}


@dataclass
class Item:
    """A companion and its photo, where they were and where they were to go, and their rows."""

    base: Path
    rows: list[Row] = field(default_factory=list)

    @property
    def journal(self) -> Path:
        """Where the rows are."""
        return self.base / "data" / "journal.sqlite"

    def source(self, name: str) -> Path:
        """The old place."""
        return self.base / "library" / name

    def target(self, name: str) -> Path:
        """The new place."""
        return self.base / "out" / "day" / name

    def row(self, name: str) -> Row:
        """The row of one file."""
        return next(row for row in self.rows if row.source_name == name)

    def aside(self, name: str) -> Path:
        """Where a source stands before it goes."""
        return self.source(name).with_name(self.row(name).aside)

    def copied(self, name: str, path: Path) -> None:
        """The engine's own copy, of which the row knows."""
        put(path, self.source(name).read_bytes(), mtime_ns=77)
        folder = open_folder(str(path.parent))
        digest = digest_of(Place(folder, path.name))
        folder.close()
        placed = Identity.of(path.stat())
        self.rows = [
            replace(row, placed=placed, digest=digest) if row.source_name == name else row for row in self.rows
        ]

    def write(self) -> None:
        """Write the rows down as the engine did before it died."""
        groups = [tuple(row.step for row in self.rows)]
        kind = self.rows[-1].step.deed.value
        with Journal.writing(self.journal) as journal:
            run = journal.begin(new_run(kind, "t", str(self.base / "out"), common_folder(groups), groups))
            journal.write(run, self.rows)

    def recover(self) -> Recovery:
        """The next start, and the one after it."""
        self.write()
        found = recover(self.journal)
        assert not recover(self.journal).anything
        assert not leftovers(self.base)
        return found

    @property
    def at_source(self) -> list[str]:
        """The files at their old place."""
        return sorted(content(self.base / "library"))

    @property
    def at_target(self) -> list[str]:
        """The files at their new place."""
        return sorted(os.path.basename(path) for path in content(self.base / "out"))


MakeItem = Callable[..., Item]


@pytest.fixture
def make_item(tmp_path: Path) -> MakeItem:
    """Two files at their old place, and their rows in some state."""

    def make(deed: Deed, state: State = State.INTENT, method: Method | None = None) -> Item:
        item = Item(tmp_path)
        item.target("").mkdir(parents=True, exist_ok=True)
        for number, name in enumerate(_NAMES, 1):
            source = put(item.source(name), name.encode() * 50, mtime_ns=77)
            role = Role.PHOTO if name == "a.jpg" else Role.COMPANION
            text = str(source) if deed is Deed.SYMLINK else ""
            about = (("day",), 0.9)
            size = source.stat().st_size
            step = Step(deed, str(source), str(item.target(name)), size, 77, *about, role=role, text=text)
            way = method or _METHODS.get(deed, Method.RENAME)
            item.rows.append(Row(number, 1, 1, step, f".sorter-t-{number}", way, Identity.of(source.stat()), state))
        return item

    return make


_DONE, _BACK = Recovery(done=1), Recovery(rolled_back=1)


@pytest.mark.parametrize("moved", _NAMES)
@pytest.mark.parametrize("state", [State.INTENT, State.PUBLISHED])
def test_a_half_moved_item_goes_back(state: State, moved: str, make_item: MakeItem) -> None:
    """Whichever of its files had been moved."""
    item = make_item(Deed.MOVE, state)
    item.source(moved).rename(item.target(moved))

    assert item.recover() == _BACK
    assert item.at_source == sorted(_NAMES)
    assert not item.at_target


def test_a_moved_item_is_done(make_item: MakeItem) -> None:
    """All of its files are at their new place, and only the journal's last word was missing."""
    item = make_item(Deed.MOVE)
    for name in _NAMES:
        item.source(name).rename(item.target(name))

    assert item.recover() == _DONE
    assert item.at_target == sorted(_NAMES)


def test_an_item_between_link_and_unlink_goes_back_whole(make_item: MakeItem) -> None:
    """One file has both names, the other only its old one."""
    item = make_item(Deed.MOVE)
    os.link(item.source("a.xmp"), item.target("a.xmp"))

    assert item.recover() == _BACK
    assert item.at_source == sorted(_NAMES)
    assert not item.at_target


def test_a_place_that_was_taken_meanwhile_splits_nothing_silently(make_item: MakeItem) -> None:
    """The moved file cannot go back over another: it stays and is told, and nothing is replaced."""
    item = make_item(Deed.MOVE)
    item.source("a.xmp").rename(item.target("a.xmp"))
    put(item.source("a.xmp"), b"somebody else's")

    (attention,) = item.recover().attention

    assert attention.path == str(item.source("a.xmp"))
    assert "another file by now" in attention.reason
    assert item.source("a.xmp").read_bytes() == b"somebody else's"
    assert item.at_target == ["a.xmp"]


@pytest.mark.parametrize("deed", [Deed.COPY, Deed.MOVE])
@pytest.mark.parametrize("copied", _NAMES)
def test_a_half_copied_item_is_withdrawn(copied: str, deed: Deed, make_item: MakeItem) -> None:
    """Both originals are there, so the copy goes."""
    item = make_item(deed, State.COPIED, Method.COPY)
    item.copied(copied, item.target(copied))

    assert item.recover() == _BACK
    assert item.at_source == sorted(_NAMES)
    assert not item.at_target


def test_a_copied_item_whose_copies_all_stand_is_moved(make_item: MakeItem) -> None:
    """Then the originals go, one of which stood aside already."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    for name in _NAMES:
        item.copied(name, item.target(name))
    item.source("a.xmp").rename(item.aside("a.xmp"))

    assert item.recover() == _DONE
    assert not item.at_source
    assert item.at_target == sorted(_NAMES)


def test_the_rest_follows_where_the_disk_has_other_numbers_by_now(make_item: MakeItem) -> None:
    """A restart may renumber devices and inodes: what was not copied yet still is what it was."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    item.copied("a.jpg", item.target("a.jpg"))
    item.source("a.jpg").unlink()
    item.rows = [replace(row, identity=replace(row.identity, device=row.identity.device + 1)) for row in item.rows]

    assert item.recover() == _DONE
    assert item.at_target == sorted(_NAMES)


@pytest.mark.parametrize("gone", _NAMES)
def test_what_cannot_go_back_takes_the_rest_along(gone: str, make_item: MakeItem) -> None:
    """One original is gone for good, and the other's copy is not there: it is copied anew and follows."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    item.copied(gone, item.target(gone))
    item.source(gone).unlink()

    assert item.recover() == _DONE
    assert not item.at_source
    assert item.at_target == sorted(_NAMES)


def test_the_rest_that_cannot_follow_is_told(make_item: MakeItem) -> None:
    """Its name is taken by another file: it stays where it is."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    item.copied("a.jpg", item.target("a.jpg"))
    item.source("a.jpg").unlink()
    put(item.target("a.xmp"), b"somebody else's")

    (attention,) = item.recover().attention

    assert "the rest of its item is done" in attention.reason
    assert item.at_source == ["a.xmp"]
    assert item.target("a.xmp").read_bytes() == b"somebody else's"


def test_the_rest_whose_folder_is_gone_is_told(make_item: MakeItem) -> None:
    """It cannot follow, so it stays where it is; nothing is made anew for it."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    item.copied("a.jpg", item.target("a.jpg"))
    item.source("a.jpg").unlink()
    elsewhere = str(item.base / "out" / "gone" / "a.xmp")
    item.rows[0] = replace(item.rows[0], step=replace(item.rows[0].step, target=elsewhere))

    (attention,) = item.recover().attention

    assert "vanished just now" in attention.reason
    assert item.at_source == ["a.xmp"]


@pytest.mark.parametrize("deed", [Deed.HARDLINK, Deed.SYMLINK])
@pytest.mark.parametrize("made", [*[(name,) for name in _NAMES], _NAMES])
def test_links_are_finished_or_taken_away(made: tuple[str, ...], deed: Deed, make_item: MakeItem) -> None:
    """All of an item's links, or none; the originals are never touched."""
    item = make_item(deed)
    for name in made:
        if deed is Deed.HARDLINK:
            os.link(item.source(name), item.target(name))
        else:
            item.target(name).symlink_to(item.source(name))

    assert item.recover() == (_DONE if made == _NAMES else _BACK)
    assert item.at_source == sorted(_NAMES)
    assert item.at_target == (sorted(_NAMES) if made == _NAMES else [])


def test_hard_links_whose_originals_are_gone_are_done(make_item: MakeItem) -> None:
    """They are the photo's only names by now, and nothing takes them away."""
    item = make_item(Deed.HARDLINK)
    for name in _NAMES:
        os.link(item.source(name), item.target(name))
        item.source(name).unlink()

    assert item.recover() == _DONE
    assert item.at_target == sorted(_NAMES)


@pytest.mark.parametrize("deed", [Deed.HARDLINK, Deed.SYMLINK])
def test_another_file_where_a_link_was_to_be_is_left(deed: Deed, make_item: MakeItem) -> None:
    """It is not the link's, whatever its content."""
    item = make_item(deed)
    put(item.target("a.jpg"), item.source("a.jpg").read_bytes())

    assert item.recover() == _BACK
    assert item.at_target == ["a.jpg"]


@pytest.fixture
def removal(tmp_path: Path) -> Item:
    """The copies of an item that are being removed, in an undo."""
    item = Item(tmp_path)
    for number, name in enumerate(_NAMES, 1):
        copy = put(item.source(name), name.encode() * 50, mtime_ns=77)
        original = put(item.target(name), name.encode() * 50, mtime_ns=77)
        role = Role.PHOTO if name == "a.jpg" else Role.COMPANION
        step = Step(Deed.REMOVE, str(copy), str(original), copy.stat().st_size, 77, ("day",), 0.9, role=role)
        identity, placed = Identity.of(copy.stat()), Identity.of(original.stat())
        row = Row(number, 1, 1, step, f".sorter-t-{number}", Method.UNLINK, identity, State.ASIDE, placed=placed)
        item.rows.append(row)
    return item


def test_copies_that_stand_aside_come_back(removal: Item) -> None:
    """Nothing is gone yet, so nothing goes."""
    removal.source("a.xmp").rename(removal.aside("a.xmp"))

    assert removal.recover() == _BACK
    assert removal.at_source == sorted(_NAMES)


def test_a_copy_that_is_gone_takes_the_rest_along(removal: Item) -> None:
    """The other copy goes too, since its original is there with the same content."""
    removal.source("a.xmp").unlink()

    assert removal.recover() == _DONE
    assert not removal.at_source
    assert removal.at_target == sorted(_NAMES)


def test_a_copy_whose_original_changed_does_not_follow(removal: Item) -> None:
    """It may be the only one: it stays and is told."""
    removal.source("a.xmp").unlink()
    put(removal.target("a.jpg"), b"edited")

    (attention,) = removal.recover().attention

    assert "has changed" in attention.reason
    assert removal.at_source == ["a.jpg"]


def test_a_copy_that_was_touched_does_not_follow(removal: Item) -> None:
    """Somebody has it in hand: it stays and is told."""
    removal.source("a.xmp").unlink()
    os.utime(removal.source("a.jpg"), ns=(78, 78))

    (attention,) = removal.recover().attention

    assert "has changed" in attention.reason
    assert removal.at_source == ["a.jpg"]


def test_a_hard_link_whose_original_was_replaced_does_not_follow(removal: Item) -> None:
    """That it has yet another name, of which nobody here knows, is no reason to take this one away."""
    removal.rows = [replace(row, step=replace(row.step, deed=Deed.UNHARDLINK)) for row in removal.rows]
    removal.source("a.xmp").unlink()
    os.link(removal.source("a.jpg"), removal.base / "elsewhere.jpg")

    (attention,) = removal.recover().attention

    assert "has changed" in attention.reason
    assert removal.at_source == ["a.jpg"]


def _with_link(item: Item) -> None:
    """The item's photo gets the hard link of a further label."""
    photo = item.row("a.jpg")
    link = replace(
        photo.step,
        deed=Deed.HARDLINK,
        role=Role.FURTHER,
        source=photo.step.target,
        target=str(item.base / "out" / "night" / "a.jpg"),
    )
    item.rows.append(replace(photo, id=3, step=link, method=Method.LINK, token=".sorter-t-3", state=State.INTENT))
    (item.base / "out" / "night").mkdir()


def test_a_further_link_that_was_not_made_is_no_riddle(make_item: MakeItem) -> None:
    """Its photo is at its old place, and so the whole item is rolled back."""
    item = make_item(Deed.MOVE)
    _with_link(item)
    item.source("a.xmp").rename(item.target("a.xmp"))

    assert item.recover() == _BACK
    assert item.at_source == sorted(_NAMES)
    assert not item.at_target


def test_a_further_link_follows_what_cannot_go_back(make_item: MakeItem) -> None:
    """It is made for the photo at its new place."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    for name in _NAMES:
        item.copied(name, item.target(name))
    item.source("a.xmp").unlink()
    _with_link(item)

    assert item.recover() == _DONE
    assert (item.base / "out" / "night" / "a.jpg").samefile(item.target("a.jpg"))


@pytest.mark.parametrize("gone", [False, True])
def test_a_removed_further_link_takes_its_item_along(gone: bool, make_item: MakeItem) -> None:
    """In an undo the link goes first: with it gone the photo goes back too, with it there nothing has happened."""
    item = make_item(Deed.MOVE)
    photo = item.row("a.jpg")
    link = put(item.base / "library" / "night.jpg", b"")
    link.unlink()
    os.link(item.source("a.jpg"), link)
    step = replace(photo.step, deed=Deed.UNHARDLINK, role=Role.FURTHER, source=str(link), target=photo.step.source)
    row = replace(photo, id=3, step=step, method=Method.UNLINK, token=".sorter-t-3", placed=photo.identity)
    item.rows.append(row)
    if gone:
        link.unlink()

    assert item.recover() == (_DONE if gone else _BACK)
    assert item.at_target == (sorted(_NAMES) if gone else [])
    assert link.exists() is not gone


def test_a_link_goes_after_its_photo_went(make_item: MakeItem) -> None:
    """The photo is back at its old place already, and the file has other names: the link is none of the only one."""
    item = make_item(Deed.MOVE)
    photo = item.row("a.jpg")
    link, other = item.base / "library" / "night.jpg", item.base / "library" / "dusk.jpg"
    for number, one in enumerate((link, other), 3):
        os.link(item.source("a.jpg"), one)
        step = replace(photo.step, deed=Deed.UNHARDLINK, role=Role.FURTHER, source=str(one), target=photo.step.source)
        row = replace(photo, id=number, step=step, method=Method.UNLINK, token=f".sorter-t-{number}")
        item.rows.append(replace(row, placed=photo.identity))
    other.unlink()
    for name in _NAMES:
        item.source(name).rename(item.target(name))

    assert item.recover() == _DONE
    assert not link.exists()
    assert item.at_target == sorted(_NAMES)


def test_a_source_that_was_edited_keeps_its_copy_too(make_item: MakeItem) -> None:
    """The copy would go, but it holds what the original no longer does."""
    item = make_item(Deed.COPY, State.COPIED, Method.COPY)
    item.copied("a.jpg", item.target("a.jpg"))
    put(item.source("a.jpg"), b"edited since")

    (attention,) = item.recover().attention

    assert "both are kept" in attention.reason
    assert item.at_target == ["a.jpg"]


def test_one_file_with_both_names_is_no_copy(make_item: MakeItem) -> None:
    """Reached in two ways, as with a folder that is mounted twice: its only name stays."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    for name in _NAMES:
        item.copied(name, item.target(name))
        item.source(name).unlink()
        os.link(item.target(name), item.source(name))

    assert item.recover() == _DONE
    assert item.at_source == sorted(_NAMES)
    assert item.at_target == sorted(_NAMES)


def test_a_source_folder_that_is_gone_too_leaves_the_copies(make_item: MakeItem) -> None:
    """The move was finished, and somebody tidied up since."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    for name in _NAMES:
        item.copied(name, item.target(name))
    keep = put(item.base / "library" / "deep" / "kept.txt", b"")
    rows = [
        replace(row, step=replace(row.step, source=row.step.source.replace("/library/", "/library/deep/")))
        for row in item.rows
    ]
    item.rows = [rows[0], replace(rows[1], step=replace(rows[1].step, source=str(item.base / "library" / "a.jpg")))]
    item.source("a.jpg").unlink()
    keep.unlink()
    keep.parent.rmdir()

    assert item.recover() == _DONE
    assert item.at_target == sorted(_NAMES)


@pytest.mark.parametrize("call", ["fsync", "unlink"])
def test_a_disk_that_fails_is_tried_again(call: str, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decided for good while it does: it is told, and the next start settles it."""
    item = make_item(Deed.MOVE, State.PUBLISHED, Method.COPY)
    for name in _NAMES:
        item.copied(name, item.target(name))
    item.write()

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fail)
        (attention,) = recover(item.journal).attention
    assert "the disk fails (Input/output error)" in attention.reason
    assert attention.path == str(item.source("a.jpg"))
    assert runs(item.journal)[0].open == 1
    assert runs(item.journal)[0].finished is None

    assert recover(item.journal) == _DONE
    assert not item.at_source
    assert item.at_target == sorted(_NAMES)
    assert not leftovers(item.base)


def test_what_was_skipped_is_not_looked_at(make_item: MakeItem) -> None:
    """Of an unclean run only what was done or is open is of interest."""
    item = make_item(Deed.MOVE, State.SKIPPED)
    done = make_item(Deed.REMOVE, State.DONE, Method.UNLINK)
    item.rows += [replace(row, id=row.id + 2, group=3) for row in done.rows]

    assert not item.recover().anything


def test_many_items_are_settled_some_at_a_time(make_item: MakeItem) -> None:
    """However many an interruption left."""
    item = make_item(Deed.MOVE)
    rows = list(item.rows)
    for number in range(1, 60):
        for row in rows:
            source = put(item.base / "library" / f"{number}{row.source_name}", b"1" * number, mtime_ns=number)
            identity = Identity.of(source.stat())
            target = str(item.target(source.name))
            step = replace(row.step, source=str(source), target=target, size=number, mtime_ns=number)
            id = row.id + 2 * number
            item.rows.append(replace(row, id=id, group=1 + 2 * number, step=step, identity=identity))
            if number % 2:
                source.rename(target)

    assert item.recover() == Recovery(done=30, rolled_back=30)


def test_one_file_that_is_nowhere_leaves_the_others_where_they_are(make_item: MakeItem) -> None:
    """What is not understood is not moved about."""
    item = make_item(Deed.MOVE)
    item.source("a.xmp").unlink()
    item.source("a.jpg").rename(item.target("a.jpg"))

    found = item.recover()

    assert (found.done, len(found.attention)) == (1, 1)
    assert item.at_target == ["a.jpg"]
    assert runs(item.journal)[0].open == 0
