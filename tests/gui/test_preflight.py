"""What is said of a plan before anything moves."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import RED, Desk
from library import Engine, plan_for, put
from sorter.files.preflight.preflight import Preflight
from sorter.gui.background import Background
from sorter.gui.checking import Checking
from sorter.gui.destination import Where
from sorter.gui.labels import Elided, Words


def _texts(desk: Desk) -> list[str]:
    return desk.window.destination.preflight.texts()


def test_what_a_disk_needs_and_has_is_said(desk: Desk, library: Path) -> None:
    """A copy needs room, a move on one disk none."""
    desk.sort(library)
    copying = _texts(desk)[0]
    desk.click("Move")
    desk.rest()
    moving = _texts(desk)[0]

    assert copying.startswith("12 photos, ")
    assert "2 unsure stay. 0 renamed, 0 overwritten." in copying
    assert " needed, " in copying
    assert copying.endswith(" free.")
    assert " needed, " not in moving
    assert moving.endswith(" free.")


def test_what_is_worth_knowing_is_said_and_stops_nothing(desk: Desk, library: Path, tmp_path: Path) -> None:
    """A photo with another name elsewhere: the sentence stands there, and the button can be pressed."""
    os.link(library / "one" / "red0.jpg", tmp_path / "elsewhere.jpg")
    desk.sort(library)
    desk.click("Move")
    desk.rest()

    assert _texts(desk)[1:] == ["1 photo has other names elsewhere; only the name in this plan moves."]
    assert desk.window.destination.bar.button.isEnabled()


def test_what_stops_a_run_stands_at_the_button(desk: Desk, library: Path) -> None:
    """In the warning colour, and the button cannot be pressed, by key neither; another choice can."""
    desk.sort(library)
    folder = library.parent / "library sorted"
    folder.write_bytes(b"a file where the folder has to be")
    desk.click("Move")
    desk.rest()
    texts, button = _texts(desk), desk.window.destination.bar.button
    enabled, described = button.isEnabled(), button.accessibleDescription()
    inks = {one.text(): one.foregroundRole() for one in desk.window.destination.preflight.findChildren(Words)}
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running = desk.parts.filing.running
    folder.unlink()
    desk.click("Copy")
    desk.rest()

    reason = next(text for text in (*texts, described) if "library sorted" in text)
    assert not enabled
    assert not running
    assert reason in described
    assert inks[reason].name == "BrightText"
    assert button.isEnabled()
    assert button.accessibleDescription() == ""


def test_a_photo_that_is_gone_is_told_before_the_run(desk: Desk, library: Path) -> None:
    """Its path is plain text, whatever it is called."""
    hostile = library / "one" / "<b>red0.jpg"
    (library / "one" / "red0.jpg").rename(hostile)
    desk.sort(library)
    hostile.unlink()
    desk.click("Move")
    desk.rest()

    assert any(f"1 photo is no longer there: {hostile}" in text for text in _texts(desk))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in desk.window.findChildren(QLabel))


def test_a_label_cannot_speak_for_the_window(
    qtbot: QtBot, theme: object, tmp_path: Path, library: Path, session: ColourSession
) -> None:
    """Folders that a stranger's label makes are shown as they are, in the example and in the tree."""
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": make_task(("<u>red\n</u>",), ("green",), ("blue",))})
    desk.wait_for(lambda: desk.settled)
    desk.sort(library / "one" / "red0.jpg")
    example = desk.window.destination.template.example()
    tip = next(
        one.toolTip() for one in desk.window.findChildren(Elided) if one.accessibleDescription().startswith("Where")
    )
    desk.close()

    assert "\n" not in example
    assert "<u>" not in tip


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    """Threads for short work."""
    return Background()


def test_only_the_newest_plan_is_answered(qtbot: QtBot, tmp_path: Path, background: Background) -> None:
    """An older one is given up, and nothing of it is told; no trial folder is left."""
    photos = [put(tmp_path / "in" / f"{number}.jpg", bytes(9)) for number in range(40)]
    older, newer = plan_for(photos, tmp_path / "a"), plan_for(photos[:3], tmp_path / "b")
    checking, told = Checking(background, tmp_path / "journal.sqlite"), list[Preflight]()
    checking.checked.connect(told.append)
    checking.wish(older)
    checking.wish(newer)
    qtbot.waitUntil(lambda: checking.is_settled)
    checking.wish(older)
    checking.drop()
    settled = checking.is_settled
    background.close()

    assert [one.files for one in told] == [3]
    assert settled
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert threading.active_count() == 1


def test_a_second_run_reads_no_photo_again(desk: Desk, library: Path, make_photo: PhotoMaker, tmp_path: Path) -> None:
    """What the journal knows to be a copy is there already, though neither can be read now."""
    desk.sort(library)
    desk.apply()
    after = _texts(desk)[0]
    copied = library.parent / "library sorted" / "red" / "red0.jpg"
    there = copied.stat()
    copied.write_bytes(b"\0" * there.st_size)  # other bytes under the same name, size, time and file
    os.utime(copied, ns=(there.st_atime_ns, there.st_mtime_ns))
    desk.anew(lambda: desk.drop(library))
    again = _texts(desk)[0]

    assert after.startswith("2 unsure stay. 12 there already.")
    assert again.startswith("2 unsure stay. 12 there already.")


def test_a_target_is_tried_out_once(desk: Desk, library: Path, tmp_path: Path) -> None:
    """Not again for each plan: another label or action touches nothing; a run that has ended is another matter."""
    target = tmp_path / "target"
    target.mkdir()
    desk.sort(library)
    desk.window.destination.choose_folder(Where.CHOSEN, str(target))
    desk.rest()
    before = _rest(target)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.click("Move")
    desk.rest()
    after = target.stat().st_mtime_ns
    numbers = _texts(desk)[0]
    desk.apply()
    desk.press_offer()
    _rest(target)
    desk.click("Copy")
    desk.rest()

    assert after == before
    assert " needed, " not in numbers  # a move on its own disk, where a copy had needed room
    assert target.stat().st_mtime_ns != before
    assert list(target.iterdir()) == []


def _rest(folder: Path) -> int:
    """From now on every name that comes or goes in the folder changes its time."""
    os.utime(folder, ns=(1, 1))
    return folder.stat().st_mtime_ns


def test_another_target_is_tried_out(desk: Desk, library: Path, tmp_path: Path) -> None:
    """And the first one again, when it is chosen again."""
    targets = [tmp_path / "first", tmp_path / "second"]
    tried = []
    desk.sort(library)
    for target in (*targets, targets[0]):
        target.mkdir(exist_ok=True)
        before = _rest(target)
        desk.window.destination.choose_folder(Where.CHOSEN, str(target))
        desk.rest()
        tried.append(target.stat().st_mtime_ns != before)

    assert tried == [True, True, True]


def test_what_was_done_before_is_left_out(desk: Desk, library: Path, tmp_path: Path) -> None:
    """Another Sorter has carried out a part of the plan that is shown: the rest is offered, and it alone is done."""
    desk.sort(library)
    desk.click("Move")
    desk.rest()
    found = desk.parts.flow.found
    assert found is not None
    plan = found.plan
    Engine(tmp_path / "other.sqlite").apply(replace(plan, actions=plan.actions[:5]))
    desk.parts.checking.wish(plan)
    desk.rest()
    said, button = _texts(desk), desk.window.destination.bar.button.text()
    desk.apply()

    assert "5 done before." in said[0]
    assert len(said) == 1
    assert button == "Move 7 photos"
    assert desk.window.banner.text() == "7 moved, 0 renamed, 0 overwritten, 2 stay."
