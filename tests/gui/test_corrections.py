"""Putting cards where a person wants them."""

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.grid import CARDS_MIME
from sorter.gui.places import STAY, UNSURE

_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_key_moves_the_chosen_cards(desk: Desk, library: Path) -> None:
    """1 to 9 is the column with that key, and the counts follow at once."""
    desk.sort(library)
    desk.choose(RED, "red1.jpg", "red2.jpg")
    desk.press(Qt.Key.Key_3)

    assert desk.counts() == {"Red": 2, "Green": 4, "Blue": 6, "Unsure": 2}
    assert desk.parts.sorting.results.tally(BLUE).count == 6
    assert {"red1.jpg", "red2.jpg"} < set(desk.names(BLUE))


def test_the_next_card_is_chosen_after_a_key(desk: Desk, library: Path) -> None:
    """So a column can be gone through with keys alone."""
    desk.sort(library)
    ids = list(desk.board.column(RED).model.ids)
    desk.board.column(RED).view.choose(ids[:1])
    desk.board.column(RED).view.setFocus()
    desk.press(Qt.Key.Key_2)

    assert desk.board.chosen_ids() == ids[1:2]


def test_undo_goes_back_many_levels(desk: Desk, library: Path) -> None:
    """Each Ctrl+Z takes one step back, to exactly what was."""
    desk.sort(library)
    before = {place: list(desk.board.column(place).model.ids) for place in (RED, GREEN, BLUE, UNSURE)}
    desk.choose(RED, "red1.jpg")
    desk.press(Qt.Key.Key_3)
    desk.choose(BLUE, "red1.jpg", "blue0.jpg")
    desk.press(Qt.Key.Key_U)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.press(Qt.Key.Key_Z, _CONTROL)

    assert {place: list(desk.board.column(place).model.ids) for place in before} == before
    assert desk.parts.sorting.results.reviewed == 0


def test_a_card_is_dragged_to_another_column(desk: Desk, library: Path) -> None:
    """A drop of chosen cards on a column puts them there."""
    desk.sort(library)
    desk.choose(UNSURE, "grey0.jpg", "grey1.jpg")
    view = desk.board.column(UNSURE).view
    dragged = desk.board.column(UNSURE).model.mimeData(view.selectedIndexes())
    column = desk.board.column(GREEN)
    column.dropEvent(
        QDropEvent(
            QPointF(40, 90),
            Qt.DropAction.MoveAction,
            dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert dragged.hasFormat(CARDS_MIME)
    assert desk.counts() == {"Red": 4, "Green": 6, "Blue": 4, "Unsure": 0}


def test_cards_of_another_program_are_refused(desk: Desk, library: Path) -> None:
    """What only calls itself a card, without coming from one of our grids, is not taken."""
    desk.sort(library)
    dragged = desk.board.column(RED).model.mimeData([desk.board.column(RED).model.cell(0)])
    event = QDragEnterEvent(
        QPointF(40, 90).toPoint(),
        Qt.DropAction.MoveAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    desk.board.column(GREEN).dragEnterEvent(event)

    assert not event.isAccepted()


def test_a_photo_left_in_place_is_not_in_the_plan(desk: Desk, library: Path) -> None:
    """X opens a column of its own, and the plan passes it over."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_X)
    desk.rest()

    assert desk.names(STAY) == ["red0.jpg"]
    assert desk.tree()["red"] == 3


def test_corrections_outlive_a_new_run(desk: Desk, library: Path) -> None:
    """Adding a folder sorts anew; what a person set stays set."""
    desk.sort(library / "one")
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_2)
    desk.sort(library / "two")

    assert "red0.jpg" in desk.names(GREEN)


def test_letters_in_the_template_move_no_card(desk: Desk, library: Path) -> None:
    """The keys of the board work on the board alone."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    field = desk.window.destination.template.field
    field.setFocus()
    field.selectAll()
    desk.press(Qt.Key.Key_1)

    assert field.text() == "1"
    assert desk.counts()["Red"] == 4
