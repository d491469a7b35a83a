"""After an interruption a tagged file is the old one or the new one; recovery says which, and leaves nothing about."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from library import Engine, leftovers, put, tag_plan
from photo_formats import camera_jpeg
from sidecars import DARKTABLE
from sorter.files.engine import noclobber, writing
from sorter.files.engine.noclobber import Unsupported, exchange_by_link
from sorter.files.engine.recovery import Recovery, recover
from sorter.files.engine.writing import Writer
from sorter.files.journal.history import runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Row, State

_CAT = ("animal", "cat")
Then = Callable[[Path, Path], None]
"""What somebody else does after the engine died, with the sidecar and the temporary file beside it."""


class Died(BaseException):
    """Stands for a process that is killed."""


def _photo(tmp_path: Path, sidecar: bytes | None) -> Path:
    photo = put(tmp_path / "library" / "IMG.jpg", camera_jpeg())
    if sidecar:
        put(Path(f"{photo}.xmp"), sidecar)
    return photo


def _nothing(_: Path, __: Path) -> None:
    """Nobody else is there."""


class _Death:
    """The engine dies before or after one of its steps, as a process dies: nothing more of it is done or written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: str, *, after: bool) -> None:
        self._dead = False
        own = getattr(Writer, step)

        def dying(writer: Writer, row: Row, *more: object) -> Row:
            if after:
                own(writer, row, *more)
            self._dead = True
            raise Died

        monkeypatch.setattr(Writer, step, dying)
        for name in ("take_back", "drop") if step != "drop" else ("take_back",):
            self._quiet(monkeypatch, Writer, name)
        self._quiet(monkeypatch, Journal, "update")
        self._quiet(monkeypatch, Journal, "finish")

    def _quiet(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        own = getattr(owner, name)

        def act(one: object, *words: object) -> object:
            if self._dead:
                raise Died
            return own(one, *words)

        monkeypatch.setattr(owner, name, act)


def _interrupted(engine: Engine, work: Callable[[], object], step: str, *, after: bool) -> None:
    with pytest.MonkeyPatch.context() as patches:
        _Death(patches, step, after=after)
        with pytest.raises(Died):
            work()


def _recovered(engine: Engine) -> Recovery:
    found = recover(engine.journal)
    assert not recover(engine.journal).anything
    return found


@pytest.fixture(params=["exchange", "link"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a new file takes the place of an old one."""
    if request.param == "link":
        monkeypatch.setattr(writing, "exchange", exchange_by_link)


_STEPS = [
    ("prepare", False, False),
    ("prepare", True, False),
    ("check", True, False),
    ("publish", False, False),
    ("publish", True, True),
    ("drop", False, True),
    ("drop", True, True),
]


@pytest.mark.parametrize(
    ("sidecar", "step", "after", "done"),
    [*((DARKTABLE, *one) for one in _STEPS), *((None, *one) for one in _STEPS if one[0] != "drop")],
)
def test_an_interrupted_tag_is_there_or_not(
    *, sidecar: bytes | None, step: str, after: bool, done: bool, tmp_path: Path, engine: Engine
) -> None:
    """Wherever it was interrupted, and an undo gives back what was there before."""
    photo = _photo(tmp_path, sidecar)
    path = Path(f"{photo}.xmp")
    _interrupted(engine, lambda: engine.apply(tag_plan([photo], _CAT)), step, after=after)

    found = _recovered(engine)

    assert (found.done, found.rolled_back, found.attention) == (int(done), int(not done), ())
    assert not leftovers(tmp_path)
    assert (path.exists() and b"AI|animal|cat" in path.read_bytes()) is done
    if done:
        engine.undo()
    assert (path.read_bytes() if path.exists() else None) == sidecar


@pytest.mark.parametrize(
    ("step", "after", "done"), [("publish", False, False), ("publish", True, None), ("drop", True, True)]
)
@pytest.mark.parametrize("sidecar", [None, DARKTABLE], ids=["new", "merged"])
def test_an_interrupted_undo_is_done_or_not(
    *, sidecar: bytes | None, step: str, after: bool, done: bool | None, tmp_path: Path, engine: Engine
) -> None:
    """A sidecar that stands aside comes back, since its undo is not complete; an undo after it restores all."""
    photo = _photo(tmp_path, sidecar)
    path = Path(f"{photo}.xmp")
    engine.apply(tag_plan([photo], _CAT))
    _interrupted(engine, lambda: engine.undo(), step, after=after)
    done = bool(sidecar) if done is None else done

    found = _recovered(engine)

    assert (found.done, found.rolled_back, found.attention) == (int(done), int(not done), ())
    assert not leftovers(tmp_path)
    if not done:
        engine.undo()
    assert (path.read_bytes() if path.exists() else None) == sidecar


def _save(path: Path, _: Path) -> None:
    put(path.with_name("rival"), b"somebody else's").replace(path)


def _delete(path: Path, _: Path) -> None:
    path.unlink()


def _delete_all(path: Path, beside: Path) -> None:
    path.unlink()
    beside.unlink()


def _empty(path: Path, _: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("sidecar", "step", "after", "then", "state", "reason"),
    [
        (None, "publish", False, _save, State.ROLLED_BACK, "interrupted"),
        (None, "publish", True, _save, State.ATTENTION, "was changed just after it was made; it stays"),
        (DARKTABLE, "publish", False, _save, State.ROLLED_BACK, "interrupted"),
        (DARKTABLE, "publish", True, _save, State.ATTENTION, "what it was before is beside it as .sorter-"),
        (DARKTABLE, "drop", True, _save, State.ROLLED_BACK, "interrupted"),
        (DARKTABLE, "publish", True, _delete, State.ROLLED_BACK, "interrupted"),
        (DARKTABLE, "publish", False, _delete, State.ATTENTION, "it is not there any more"),
        (DARKTABLE, "publish", True, _delete_all, State.ATTENTION, "it is not there any more"),
    ],
)
def test_what_somebody_did_after_an_interruption_is_kept(
    *,
    sidecar: bytes | None,
    step: str,
    after: bool,
    then: Then,
    state: State,
    reason: str,
    tmp_path: Path,
    engine: Engine,
) -> None:
    """What another program saved stays; what only a person can decide is told."""
    photo = _photo(tmp_path, sidecar)
    path = Path(f"{photo}.xmp")
    _interrupted(engine, lambda: engine.apply(tag_plan([photo], _CAT)), step, after=after)
    then(path, next(iter(leftovers(tmp_path)), path))

    _recovered(engine)

    (row,) = _rows(engine)
    assert row.state is state
    assert reason in row.reason
    if then is _save:
        assert path.read_bytes() == b"somebody else's"
    if state is not State.ATTENTION:
        assert not leftovers(tmp_path)


def _rows(engine: Engine) -> list[Row]:
    with Journal.writing(engine.journal) as journal:
        return journal.rows(journal.run(max(run.id for run in journal.runs())))


def test_what_another_program_saved_in_the_very_moment_gets_its_name_back(tmp_path: Path, engine: Engine) -> None:
    """Killed between the exchange and the look at what was exchanged."""
    photo = _photo(tmp_path, DARKTABLE)
    path = Path(f"{photo}.xmp")
    _interrupted(engine, lambda: engine.apply(tag_plan([photo], _CAT)), "publish", after=True)
    (beside,) = leftovers(tmp_path)
    put(beside.with_name("rival"), b"somebody else's").replace(beside)

    found = _recovered(engine)

    assert found.rolled_back == 1
    assert path.read_bytes() == b"somebody else's"
    assert not leftovers(tmp_path)


def test_an_interrupted_removal_leaves_a_new_sidecar_alone(tmp_path: Path, engine: Engine) -> None:
    """The one that stands aside waits for a person."""
    photo = _photo(tmp_path, None)
    engine.apply(tag_plan([photo], _CAT))
    _interrupted(engine, lambda: engine.undo(), "publish", after=True)
    put(Path(f"{photo}.xmp"), DARKTABLE)

    found = recover(engine.journal)

    assert "IMG.jpg.xmp is another file by now, and the old one is .sorter-" in found.attention[0].reason
    assert Path(f"{photo}.xmp").read_bytes() == DARKTABLE
    assert len(leftovers(tmp_path)) == 1


def test_a_removal_that_was_done_stays_done(tmp_path: Path, engine: Engine) -> None:
    """Though the journal did not learn of it."""
    photo = _photo(tmp_path, None)
    engine.apply(tag_plan([photo], _CAT))
    _interrupted(engine, lambda: engine.undo(), "drop", after=True)

    assert _recovered(engine).done == 1
    assert runs(engine.journal)[0].done == 1


def test_two_names_of_one_sidecar_become_one_again(tmp_path: Path, engine: Engine) -> None:
    """Between a link and an unlink, where a disk knows no other way to rename."""
    photo = _photo(tmp_path, None)
    path = Path(f"{photo}.xmp")
    engine.apply(tag_plan([photo], _CAT))
    _interrupted(engine, lambda: engine.undo(), "publish", after=True)
    (aside,) = leftovers(tmp_path)
    os.link(aside, path)

    assert _recovered(engine).rolled_back == 1
    assert path.exists()
    assert not leftovers(tmp_path)


def test_an_empty_file_that_held_the_name_goes(tmp_path: Path, engine: Engine) -> None:
    """Where a disk has no better way, the name is claimed with one."""
    photo = _photo(tmp_path, None)
    path = Path(f"{photo}.xmp")
    _interrupted(engine, lambda: engine.apply(tag_plan([photo], _CAT)), "publish", after=False)
    with Journal.writing(engine.journal) as journal:
        journal._connection.execute("UPDATE rows SET placeholder = 1")
    path.touch()

    assert _recovered(engine).rolled_back == 1
    assert not path.exists()


@pytest.mark.parametrize("gone", ["sidecar", "folder"])
def test_what_is_gone_after_an_interruption_is_told(gone: str, tmp_path: Path, engine: Engine) -> None:
    """A run that did not end is looked at as a whole."""
    photo = _photo(tmp_path, DARKTABLE)
    other = put(tmp_path / "library" / "more" / "IMG_2.jpg", camera_jpeg())
    engine.apply(tag_plan([photo, other], _CAT))
    with Journal.writing(engine.journal) as journal:
        journal._connection.execute("UPDATE runs SET finished = NULL")
    Path(f"{other}.xmp").unlink()
    if gone == "folder":
        other.unlink()
        other.parent.rmdir()

    found = recover(engine.journal)

    told = {"sidecar": "IMG_2.jpg.xmp is not there any more", "folder": "its folder is not there any more"}
    (one,) = found.attention
    assert one.reason.endswith(told[gone])


@pytest.mark.parametrize(
    ("owner", "name", "error", "reason"),
    [
        (writing, "exchange", Unsupported(), "it could not be settled: its disk offers no way"),
        (Writer, "give_back", FileExistsError(), "is another file by now"),
    ],
)
def test_what_cannot_be_given_back_waits_for_a_person(
    *,
    owner: object,
    name: str,
    error: Exception,
    reason: str,
    tmp_path: Path,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing of it is removed."""
    photo = _photo(tmp_path, DARKTABLE)
    monkeypatch.setattr(writing, "exchange", noclobber.exchange)
    _interrupted(engine, lambda: engine.apply(tag_plan([photo], _CAT)), "publish", after=True)
    (beside,) = leftovers(tmp_path)
    put(beside.with_name("rival"), b"somebody else's").replace(beside)

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(owner, name, refuse)

    (one,) = recover(engine.journal).attention

    assert reason in one.reason
    assert beside.read_bytes() == b"somebody else's"
