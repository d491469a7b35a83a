"""A start after an interruption."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from fakes import ColourSession
from gui.desk import Desk, files_beneath
from library import put
from sorter.files.engine.steps import run_of
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Method, Row, State
from sorter.files.plan import Action, ActionKind, Plan


def _interrupted(journal_path: Path, folder: Path) -> None:
    """A run as a power cut leaves it: of three photos one has been moved, one has not, and one is at neither place."""
    photos = [put(folder / "in" / f"{number}.jpg", bytes([number]) * 99) for number in range(3)]
    (folder / "out").mkdir()
    stats = [photo.stat() for photo in photos]
    actions = tuple(
        Action(str(photo), str(folder / "out" / photo.name), stat.st_size, stat.st_mtime_ns, ("day",), 0.9)
        for photo, stat in zip(photos, stats, strict=True)
    )
    begun, groups = run_of(Plan("colours", ActionKind.MOVE, str(folder / "out"), actions, ()))
    with Journal.writing(journal_path) as journal:
        run = journal.begin(begun)
        rows = [
            Row(id, run.id, id, step, token, Method.RENAME, Identity.of(stat), State.INTENT)
            for (step,), stat, (id, token) in zip(groups, stats, journal.tokens(), strict=False)
        ]
        journal.write(run, rows)
    photos[0].rename(folder / "out" / "0.jpg")
    photos[2].rename(folder / "away.jpg")


def test_what_was_settled_is_told_and_what_was_left_is_listed(
    qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession
) -> None:
    """With counts, and for what was left alone its path, why, and what to do."""
    _interrupted(tmp_path / "data" / "journal.sqlite", tmp_path)
    desk = Desk(qtbot, tmp_path / "data", session)
    desk.wait_for(lambda: desk.settled)
    said, files = desk.window.banner.text(), desk.window.banner.files()
    desk.close()

    assert said == "An interrupted run was settled. Photos at the new place: 1, at the old: 1, left alone: 1."
    assert len(files) == 1
    assert files[0].startswith(f"{tmp_path / 'in' / '2.jpg'}: it is not there, and ")
    assert files[0].endswith("; look at both places and keep the file that you want")
    assert files_beneath(tmp_path / "in") == ["1.jpg"]


def test_a_disk_that_is_not_there_is_asked_for(
    qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession
) -> None:
    """Nothing is decided without it, and the sentence says what to do by itself."""
    _interrupted(tmp_path / "data" / "journal.sqlite", tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    desk = Desk(qtbot, tmp_path / "data", session)
    desk.wait_for(lambda: desk.settled)
    files = desk.window.banner.files()
    desk.close()

    assert len(files) == 1
    assert files[0].endswith("connect its disk and start Sorter again")


def test_what_is_dropped_early_waits_for_recovery(
    qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession, library: Path
) -> None:
    """No photo is looked at while files may still be put back."""
    _interrupted(tmp_path / "data" / "journal.sqlite", tmp_path)
    desk = Desk(qtbot, tmp_path / "data", session)
    begun = list[int]()
    desk.parts.filing_flow.settled.connect(lambda: begun.append(desk.begun))
    desk.drop(library)
    desk.wait_for(lambda: desk.begun > 0)
    desk.rest()
    counts = desk.counts()
    desk.close()

    assert begun == [0]
    assert counts["Red"] == 4


def test_a_clean_start_says_nothing(desk: Desk) -> None:
    """No banner where there is nothing to tell."""
    assert desk.window.banner.text() == ""
