"""Typing a template: what is proposed, what is shown of it, what is said of a mistake."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fakes import ColourSession
from gui.desk import Desk, files_beneath
from sorter.gui.style import painted

_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_brace_proposes_fields_with_what_they_mean(desk: Desk, library: Path) -> None:
    """All of them at first, then those that begin as typed."""
    desk.sort(library)
    field = desk.field()
    desk.type("{")
    every = {one.field: one.meaning for one in field.proposals()}
    desk.type("y")

    assert {"label", "year", "name", "n"} < set(every)
    assert every["year"] == "the year it was taken, 2020"
    assert [one.field for one in field.proposals()] == ["year"]


def test_arrows_choose_and_enter_or_tab_takes(desk: Desk, library: Path) -> None:
    """The cursor stands behind the field then, ready for what follows."""
    desk.sort(library)
    field = desk.field()
    desk.type("{label")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.type("/{na")
    desk.press(Qt.Key.Key_Tab)
    desk.rest()

    assert field.text() == "{label:top}/{name}"
    assert field.hasFocus()
    assert field.cursorPosition() == len(field.text())
    assert desk.window.destination.choice().template == "{label:top}/{name}"


def test_up_goes_round_to_the_last(desk: Desk, library: Path) -> None:
    """From the first proposal."""
    desk.sort(library)
    field = desk.field()
    desk.type("{")
    last = field.proposals()[-1].field
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Enter)

    assert field.text() == f"{{{last}}}"


def test_escape_closes_the_list_and_nothing_else(desk: Desk, library: Path, session: ColourSession) -> None:
    """The run that goes on meanwhile is not stopped; the next Esc stops it."""
    desk.sort(library)
    session.gate.clear()
    desk.window.sidebar.toggled.emit(0)
    desk.window.sidebar.toggled.emit(0)
    desk.wait_for(lambda: desk.parts.sorting.running)
    field = desk.field()
    desk.type("{")
    desk.press(Qt.Key.Key_Escape)
    closed, running = not field.proposals(), desk.parts.sorting.running
    session.gate.set()
    desk.rest()

    assert closed
    assert running
    assert field.text() == "{"
    assert desk.counts()["Red"] == 4


def test_without_proposals_enter_and_tab_are_what_they_were(desk: Desk, library: Path) -> None:
    """Enter changes nothing, Tab leads on, and a cursor that is moved into a field proposes nothing."""
    desk.sort(library)
    field = desk.window.destination.template.field
    field.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Right)
    proposed = field.proposals()
    desk.press(Qt.Key.Key_Return)
    text = field.text()
    desk.press(Qt.Key.Key_Tab)

    assert proposed == ()
    assert text == "{label}/{name}"
    assert not field.hasFocus()


def test_taking_a_proposal_can_be_undone(desk: Desk, library: Path) -> None:
    """Ctrl+Z in the field is the field's own."""
    desk.sort(library)
    field = desk.field()
    desk.type("{ye")
    desk.press(Qt.Key.Key_Return)
    taken = field.text()
    desk.press(Qt.Key.Key_Z, _CONTROL)

    assert taken == "{year}"
    assert field.text() == "{ye"


def test_the_first_photo_is_the_example(desk: Desk, library: Path) -> None:
    """Where it would really go, beneath the target folder."""
    desk.sort(library)
    before = desk.window.destination.template.example()
    desk.field()
    desk.type("all/{label}/{parent}-{name}")
    desk.rest()
    after = desk.window.destination.template.example()
    desk.apply()

    assert before == "blue/blue0.jpg"
    assert after == "all/blue/one-blue0.jpg"
    assert after in files_beneath(library.parent / "library sorted")


def test_a_mistake_is_marked_at_its_place(desk: Desk, library: Path) -> None:
    """With one sentence beneath; nothing can be carried out meanwhile, by key neither, and mending it plans anew."""
    desk.sort(library)
    box, field = desk.window.destination.template, desk.field()
    field.insert("\N{FRAME WITH PICTURE}")  # one character, two of Qt's units
    desk.type("/{lable}/{name}")
    desk.press(Qt.Key.Key_Escape)
    desk.rest()
    sentence, mistake = box.sentence(), field.mistake
    ready = desk.window.destination.bar.button.isEnabled()
    desk.press(Qt.Key.Key_Return, _CONTROL)
    desk.rest()
    running = bool(desk.window.banner.text())
    desk.field()
    desk.type("all/{label}/{name}")
    desk.rest()

    assert "did you mean {label}?" in sentence
    assert mistake == 2
    assert not ready
    assert not running
    assert field.mistake is None
    assert box.sentence() == ""
    assert desk.tree()["all"] == 12
    assert desk.window.destination.bar.button.isEnabled()


def test_the_mark_can_be_seen(desk: Desk, library: Path) -> None:
    """In the warning colour: beneath the wrong character, and behind the last one where something is missing."""
    desk.sort(library)
    field = desk.field()
    desk.type("{label}/{nom}")
    desk.press(Qt.Key.Key_Escape)
    inside = _bad_pixels(desk)
    desk.field()
    desk.type("{label}/x")
    behind = _bad_pixels(desk)

    advance = field.fontMetrics().horizontalAdvance
    assert abs(inside[0] - behind[0] + advance("x")) <= 2
    assert inside[0] > advance("{label}/")
    assert len(inside) < 2 * advance("m")


def _bad_pixels(desk: Desk) -> list[int]:
    """Where a line within the field, above its border, has the warning colour."""
    field = desk.window.destination.template.field
    picture = field.grab().toImage()
    bad = painted().bad.rgb()
    rows = [
        [x for x in range(4, picture.width() - 4) if picture.pixelColor(x, y).rgb() == bad]
        for y in range(4, picture.height() - 3)
    ]
    return max(rows, key=len)


def test_half_a_field_is_no_mistake_yet(desk: Desk, library: Path) -> None:
    """While the list proposes how to go on, nothing is marked; once it is closed, it is."""
    desk.sort(library)
    field = desk.field()
    desk.type("{label}/{na")
    typing = field.mistake
    desk.press(Qt.Key.Key_Escape)

    assert typing is None
    assert field.mistake is not None


def test_the_template_is_reset_with_one_click(desk: Desk, library: Path) -> None:
    """The button is there only while there is something to reset."""
    desk.sort(library)
    desk.field()
    desk.type("{name}")
    desk.rest()
    desk.click("Reset")
    desk.rest()

    assert desk.window.destination.template.field.text() == "{label}/{name}"
    assert desk.tree()["red"] == 4
    assert not desk.named(QPushButton, "Reset the template to {label}/{name}").isVisible()


def test_a_good_template_is_remembered(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> None:
    """Across starts; what was half typed is not."""
    first = Desk(qtbot, tmp_path / "data", session)
    first.wait_for(lambda: first.settled)
    first.field()
    first.type("{label}/{stem}{ext}")
    first.type("{")
    first.close()
    second = Desk(qtbot, tmp_path / "data", session)
    second.wait_for(lambda: second.settled)
    text = second.window.destination.template.field.text()
    second.close()

    assert text == "{label}/{stem}{ext}"
