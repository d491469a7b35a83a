"""Forgetting what was measured, from the menu."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from gui.desk import Desk
from measurements import item_of, measured
from sorter.core.store.pictures import Pictures
from sorter.core.store.store import Store
from sorter.settings import Places


def _store(desk: Desk, photos: int) -> Store:
    """A store with so many photos in the window's data folder."""
    store = Store(Places(desk.data).store)
    store.keep("model", [measured(item_of(f"/photos/{at}.jpg"), at) for at in range(photos)])
    store.rest()
    return store


def _asked(desk: Desk) -> QMessageBox:
    """The dialog that the menu opens."""
    (action,) = [one for one in desk.window.findChildren(QAction) if one.text() == "Forget what was measured…"]
    action.trigger()
    desk.wait_for(lambda: any(box.isVisible() for box in desk.window.findChildren(QMessageBox)))
    (box,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    return box


def _press(box: QMessageBox, text: str) -> None:
    (button,) = [one for one in box.findChildren(QAbstractButton) if one.text() == text]
    button.click()


def test_it_says_how_much_is_remembered_and_forgets_it(desk: Desk) -> None:
    """A figure first, then a choice, then a word that it is done."""
    store = _store(desk, 40)
    pictures = Pictures(Places(desk.data).pictures)
    pictures.keep(("/photos/1.jpg", 5, 7, 320), b"one")
    pictures.rest()

    box = _asked(desk)
    assert "40 measurements and 1 small pictures" in box.text()
    assert box.defaultButton().text() == "Cancel"
    _press(box, "Forget")

    desk.wait_for(lambda: bool(desk.window.banner.text()))
    assert desk.window.banner.text() == "What was measured is forgotten."
    assert store.count() == 0
    assert pictures.count() == 0


def test_cancel_forgets_nothing(desk: Desk) -> None:
    """Nor does closing the dialog."""
    store = _store(desk, 3)

    _press(_asked(desk), "Cancel")

    assert store.count() == 3
    store.rest()


def test_where_nothing_is_remembered_it_says_so(desk: Desk) -> None:
    """And offers nothing."""
    box = _asked(desk)

    assert box.text() == "Nothing is remembered of any photo."
    assert [one.text() for one in box.findChildren(QAbstractButton)] == ["Close"]
    _press(box, "Close")


def test_a_store_that_cannot_be_removed_is_told(desk: Desk) -> None:
    """In one sentence in the banner, with the file's name."""
    store = _store(desk, 3)
    box = _asked(desk)
    Path(store.path).unlink()
    (Path(store.path) / "in the way").mkdir(parents=True)
    _press(box, "Forget")

    desk.wait_for(lambda: bool(desk.window.banner.text()))
    assert "measurements.sqlite" in desk.window.banner.text()
