"""The steps that everything is made of, each met by a file that changed in between."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from library import put
from sorter.errors import InputError
from sorter.files.engine.folders import Folders, Place
from sorter.files.engine.noclobber import LADDER, Rung, Unsettled, Unsupported
from sorter.files.engine.placing import NameTaken, Placer
from sorter.files.engine.steps import new_run
from sorter.files.engine.together import Together
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Method, Role, Row, Run, State, Step


@dataclass
class Desk:
    """Two folders, a photo in the first, and everything that is needed to place it in the second."""

    base: Path
    journal: Journal
    run: Run
    folders: Folders
    ids: Iterator[int]

    @property
    def source(self) -> Path:
        """Where the photo is."""
        return self.base / "library" / "a.jpg"

    @property
    def target(self) -> Path:
        """Where it is to be."""
        return self.base / "out" / "day" / "a.jpg"

    def placer(self, ladder: Sequence[Rung] = LADDER) -> Placer:
        """A placer with this ladder."""
        return Placer(self.journal, self.run, self.folders, ladder)

    def row(self, deed: Deed, method: Method, *, name: str = "a.jpg", role: Role = Role.PHOTO) -> Row:
        """A row that is written down, of a file that is there."""
        source, target = self.source.with_name(name), self.target.with_name(name)
        identity = Identity.of(source.lstat())
        text = str(source) if deed in {Deed.SYMLINK, Deed.UNSYMLINK} else ""
        about = (identity.size, identity.mtime_ns, ("day",), 0.9)
        step = Step(deed, str(source), str(target), *about, role=role, text=text)
        number = next(self.ids)
        row = Row(number, self.run.id, 1, step, f".sorter-t-{number}", method, identity, State.INTENT)
        self.journal.write(self.run, [row])
        return row

    def together(self, *rows: Row, ladder: Sequence[Rung] = LADDER) -> Together:
        """The rows as one item."""
        return Together(self.journal, self.run, self.placer(ladder), rows)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """See `Desk`."""
    put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=7)
    put(tmp_path / "library" / "a.xmp", b"edits", mtime_ns=8)
    (tmp_path / "out" / "day").mkdir(parents=True)
    places = str(tmp_path / "out"), str(tmp_path / "library")
    with ExitStack() as stack:
        journal = stack.enter_context(Journal.writing(tmp_path / "data" / "journal.sqlite"))
        run = journal.begin(new_run("move", "t", *places, []))
        yield Desk(tmp_path, journal, run, stack.enter_context(Folders(*places)), iter(range(1, 100)))


def _nothing() -> None:
    pass


def _reason(error: InputError | OSError) -> str:
    return str(error)


def _failing(number: int, *, at: Callable[[Place, Place], bool]) -> tuple[Rung, ...]:
    def attempt(place: Place, new: Place) -> None:
        if at(place, new):
            raise OSError(number, os.strerror(number))
        LADDER[0].attempt(place, new)

    return (Rung(attempt),)


def _unsupported(_: Place, __: Place) -> None:
    raise Unsupported


@pytest.mark.parametrize("deed", [Deed.HARDLINK, Deed.SYMLINK])
def test_a_link_that_was_swapped_is_not_taken_back(deed: Deed, desk: Desk) -> None:
    """Somebody else's file has its name by now."""
    placer = desk.placer()
    row = placer.place(desk.row(deed, Method.LINK), _nothing)
    desk.target.unlink()
    put(desk.target, b"photo", mtime_ns=7)

    with pytest.raises(Unsettled):
        placer.take_back(row)

    assert desk.target.read_bytes() == b"photo"


def test_a_copy_that_was_edited_is_not_taken_back(desk: Desk) -> None:
    """It holds what nothing else holds."""
    placer = desk.placer()
    row = placer.publish(placer.place(desk.row(Deed.COPY, Method.COPY), _nothing))
    put(desk.target, b"edited")

    with pytest.raises(Unsettled, match="may be the only one"):
        placer.take_back(row)

    assert desk.target.read_bytes() == b"edited"


def test_a_hard_link_whose_photo_was_swapped_is_not_taken_back(desk: Desk) -> None:
    """It is the only name of the photo by now."""
    placer = desk.placer()
    row = placer.place(desk.row(Deed.HARDLINK, Method.LINK), _nothing)
    desk.source.unlink()
    put(desk.source, b"another photo")

    with pytest.raises(Unsettled, match="is another file by now"):
        placer.take_back(row)

    assert desk.target.read_bytes() == b"photo"


def test_a_link_whose_photo_is_gone_is_not_taken_back(desk: Desk) -> None:
    """It may be the only one."""
    placer = desk.placer()
    row = placer.place(desk.row(Deed.HARDLINK, Method.LINK), _nothing)
    desk.source.unlink()

    with pytest.raises(Unsettled, match="may be the only one"):
        placer.take_back(row)

    assert desk.target.read_bytes() == b"photo"


def test_a_hard_link_to_another_file_than_the_one_that_was_looked_at_is_undone(desk: Desk) -> None:
    """The photo was swapped between the look and the link."""
    row = desk.row(Deed.HARDLINK, Method.LINK)
    put(desk.source, b"another photo")

    with pytest.raises(InputError, match="has changed"):
        desk.placer().place(row, _nothing)

    assert not desk.target.exists()


def test_a_hard_link_is_never_made_through_a_link(desk: Desk) -> None:
    """The photo was swapped for a link to a file of the same size and time."""
    row = desk.row(Deed.HARDLINK, Method.LINK)
    put(desk.base / "library" / "other.jpg", b"other", mtime_ns=7)
    desk.source.unlink()
    desk.source.symlink_to("other.jpg")

    with pytest.raises(InputError, match="has changed"):
        desk.placer().place(row, _nothing)

    assert not os.path.lexists(desk.target)


@pytest.mark.parametrize("deed", [Deed.HARDLINK, Deed.SYMLINK])
def test_a_link_never_takes_the_place_of_a_file(deed: Deed, desk: Desk) -> None:
    """The name is taken, and what has it stays."""
    put(desk.target, b"precious")

    with pytest.raises(NameTaken):
        desk.placer().place(desk.row(deed, Method.LINK), _nothing)

    assert desk.target.read_bytes() == b"precious"


def _removal(desk: Desk, deed: Deed) -> Row:
    """A copy or link in the library that is to go, of an original in the target folder."""
    match deed:
        case Deed.REMOVE:
            put(desk.target, b"photo", mtime_ns=7)
        case Deed.UNHARDLINK:
            os.link(desk.source, desk.target)
        case _:
            put(desk.target, b"photo")
            desk.source.unlink()
            desk.source.symlink_to(desk.source)
    row = desk.row(deed, Method.UNLINK)
    return replace(row, placed=Identity.of(desk.target.stat()))


_REMOVALS = [Deed.REMOVE, Deed.UNHARDLINK, Deed.UNSYMLINK]


@pytest.mark.parametrize("deed", _REMOVALS)
def test_what_is_to_go_stands_aside_first_and_can_come_back(deed: Deed, desk: Desk) -> None:
    """Nothing is deleted before all of an item may be."""
    row = _removal(desk, deed)
    before = desk.source.lstat()
    placer = desk.placer()

    aside = placer.place(row, _nothing)
    assert not os.path.lexists(desk.source)
    placer.take_back(aside)

    assert os.path.samestat(desk.source.lstat(), before)


@pytest.mark.parametrize("deed", _REMOVALS)
def test_what_is_not_what_was_looked_at_does_not_go(deed: Deed, desk: Desk) -> None:
    """Swapped before it stood aside: it has its name again."""
    row = _removal(desk, deed)
    desk.source.unlink()
    put(desk.source, b"a new photo")

    with pytest.raises(InputError, match="has changed"):
        desk.placer().place(row, _nothing)

    assert desk.source.read_bytes() == b"a new photo"


@pytest.mark.parametrize(("deed", "method"), [(Deed.MOVE, Method.COPY), (Deed.REMOVE, Method.UNLINK)])
def test_another_file_of_the_same_size_and_time_does_not_go(deed: Deed, method: Method, desk: Desk) -> None:
    """It is not the one that was copied."""
    row = _removal(desk, deed) if deed is Deed.REMOVE else desk.row(deed, method)
    put(desk.base / "new.jpg", b"other", mtime_ns=7).replace(desk.source)

    with pytest.raises(InputError, match="has changed"):
        desk.placer().set_aside(row)

    assert desk.source.read_bytes() == b"other"


def test_what_stands_aside_is_looked_at_once_more(desk: Desk) -> None:
    """The original went in between: the copy is the only one, and stays."""
    placer = desk.placer()
    aside = placer.place(_removal(desk, Deed.UNHARDLINK), _nothing)
    desk.target.unlink()

    with pytest.raises(InputError, match="has changed"):
        placer.drop_aside(aside)

    placer.take_back(aside)
    assert desk.source.read_bytes() == b"photo"


@pytest.mark.parametrize("stands_aside", [False, True])
def test_a_copy_does_not_go_once_its_original_was_edited(stands_aside: bool, desk: Desk) -> None:
    """Whenever that happened after it was looked at: the copy is the only one, and is where it was."""
    placer, row = desk.placer(), _removal(desk, Deed.REMOVE)
    if stands_aside:
        row = placer.set_aside(row)
    put(desk.target, b"edited")

    with pytest.raises(InputError, match="has changed"):
        (placer.drop_aside if stands_aside else placer.set_aside)(row)

    assert (desk.source.with_name(row.aside) if stands_aside else desk.source).read_bytes() == b"photo"


def test_an_aside_that_cannot_come_back_is_unsettled(desk: Desk) -> None:
    """A new photo took the name: both are kept."""
    placer = desk.placer()
    aside = placer.place(_removal(desk, Deed.REMOVE), _nothing)
    put(desk.source, b"a new photo")

    with pytest.raises(Unsettled, match="stands beside its place"):
        placer.take_back(aside)

    assert desk.source.read_bytes() == b"a new photo"
    assert desk.source.with_name(aside.aside).read_bytes() == b"photo"


def test_without_a_way_to_rename_nothing_happens(desk: Desk) -> None:
    """To the target, or aside."""
    placer = desk.placer((Rung(_unsupported),))

    with pytest.raises(OSError, match="offers no way"):
        placer.place(desk.row(Deed.MOVE, Method.RENAME), _nothing)
    with pytest.raises(OSError, match="offers no way"):
        placer.set_aside(desk.row(Deed.MOVE, Method.COPY))

    assert desk.source.read_bytes() == b"photo"


def test_the_next_rung_is_tried(desk: Desk) -> None:
    """Where the first knows no way."""
    ladder = (Rung(_unsupported), LADDER[0])
    row = desk.row(Deed.MOVE, Method.COPY)

    aside = desk.placer(ladder).set_aside(row)
    desk.placer(ladder).put_back(aside)

    assert desk.source.read_bytes() == b"photo"


def test_a_moved_file_that_cannot_be_looked_at_is_unsettled(desk: Desk) -> None:
    """It vanished from its new place at once: recovery has to say where it is."""

    def attempt(place: Place, new: Place) -> None:
        LADDER[0].attempt(place, new)
        desk.target.rename(desk.base / "taken.jpg")

    row = desk.row(Deed.MOVE, Method.RENAME)
    with pytest.raises(Unsettled, match="could not be looked at after it was moved"):
        desk.placer((Rung(attempt),)).place(row, _nothing)


def test_an_item_with_a_file_that_is_unsettled_stays_open(desk: Desk) -> None:
    """It is not called skipped, since it is not where it was."""

    def attempt(place: Place, new: Place) -> None:
        LADDER[0].attempt(place, new)
        desk.target.rename(desk.base / "taken.jpg")

    item = desk.together(desk.row(Deed.MOVE, Method.RENAME), ladder=(Rung(attempt),))

    item.place(_nothing, _reason)

    assert item.open
    assert [row.state for row in item.rows] == [State.INTENT]


def test_a_part_that_cannot_be_removed_leaves_the_item_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fails, and once more when the half copy is to go: recovery removes it."""
    row = desk.row(Deed.COPY, Method.COPY)
    item = desk.together(row)

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        broken.setattr(os, "unlink", fail)
        item.place(_nothing, _reason)

    assert os.listdir(desk.target.parent) == [row.part]
    assert item.open


@pytest.mark.parametrize("broken", [0, 1])
def test_an_item_of_which_a_part_is_gone_stays_open(broken: int, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first source cannot be deleted all go back; where it was the second, recovery decides."""
    companion = desk.row(Deed.MOVE, Method.COPY, name="a.xmp", role=Role.COMPANION)
    rows = [companion, desk.row(Deed.MOVE, Method.COPY)]
    item = desk.together(*rows)
    item.place(_nothing, _reason)
    item.publish(_reason)
    really = os.unlink

    def unlink(path: str, *, dir_fd: int | None = None) -> None:
        if path == rows[broken].aside:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        really(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", unlink)
    item.leave(_reason)

    assert item.failed
    assert item.open == (broken == 1)
    assert sorted(os.listdir(desk.target.parent)) == ([] if broken == 0 else ["a.jpg", "a.xmp"])
    assert sorted(os.listdir(desk.source.parent)) == (["a.jpg", "a.xmp"] if broken == 0 else [rows[1].aside])


def test_a_source_that_cannot_come_back_is_not_deleted(desk: Desk) -> None:
    """The photo's source may not go and the companion's stays aside: nothing is let go of an item that failed."""
    rows = [desk.row(Deed.MOVE, Method.COPY, name="a.xmp", role=Role.COMPANION), desk.row(Deed.MOVE, Method.COPY)]
    asides = {row.aside for row in rows}
    ladder = _failing(errno.EIO, at=lambda place, _: place.name in {"a.jpg", *asides})
    item = desk.together(*rows, ladder=ladder)
    item.place(_nothing, _reason)
    item.publish(_reason)

    item.leave(_reason)

    assert item.open
    assert sorted(os.listdir(desk.source.parent)) == [rows[0].aside, "a.jpg"]
    assert os.listdir(desk.target.parent) == ["a.xmp"]


def test_names_that_cannot_be_given_back_leave_the_item_open(desk: Desk) -> None:
    """The companion had its name, the photo's is taken, and the disk fails just then."""
    put(desk.target, b"precious")
    rows = [desk.row(Deed.MOVE, Method.RENAME, name="a.xmp", role=Role.COMPANION), desk.row(Deed.MOVE, Method.RENAME)]
    item = desk.together(*rows, ladder=_failing(errno.EIO, at=lambda place, _: place.folder.path.endswith("day")))

    item.place(_nothing, _reason)

    assert item.open
    assert item.failed
    assert desk.target.read_bytes() == b"precious"
    assert desk.target.with_name("a.xmp").read_bytes() == b"edits"


def test_a_source_that_cannot_be_looked_at_after_a_failure_leaves_the_item_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file is cannot be said, so nothing is said."""
    item = desk.together(desk.row(Deed.MOVE, Method.RENAME), ladder=_failing(errno.EIO, at=lambda *_: True))

    def lstat(*_: object, **__: object) -> os.stat_result:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "lstat", lstat)
        item.place(_nothing, _reason)

    assert item.open


def test_a_source_that_is_gone_after_a_failure_leaves_the_item_open(desk: Desk) -> None:
    """It may have been moved, or not."""

    def attempt(_: Place, __: Place) -> None:
        desk.source.rename(desk.base / "taken.jpg")
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    item = desk.together(desk.row(Deed.MOVE, Method.RENAME), ladder=(Rung(attempt),))

    item.place(_nothing, _reason)

    assert item.open
