"""Forgetting what was measured, after saying how much that is."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from sorter.errors import SorterError
from sorter.gui.background import Background
from sorter.items import readable
from sorter.wording import size


@dataclass(frozen=True, slots=True)
class Remembered:
    """How much is known."""

    measurements: int
    bytes: int


class Forgetting(QObject):
    """One dialog, and what it does."""

    forgotten = Signal(str)  # what to tell
    failed = Signal(object)  # Exception

    def __init__(self, store: Path, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._background, self._parent = store, background, parent

    def ask(self) -> None:
        """Count, and ask whether to forget."""
        answer = self._background.ask(partial(_remembered, self._store))
        answer.came.connect(self._show)
        answer.failed.connect(self.failed)

    def _show(self, remembered: Remembered) -> None:
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Forget what was measured"))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if remembered.measurements:
            said = self.tr("What was measured of photos is remembered: {0} measurements, {1}.")
            said = said.replace("{0}", f"{remembered.measurements:,}").replace("{1}", size(remembered.bytes))
            box.setText(said)
            box.setInformativeText(
                self.tr("Forgotten photos are measured again, which takes time. Photos, history and undo stay.")
            )
            forget = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.AcceptRole)
            forget.clicked.connect(self._forget)
            box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        else:
            box.setText(self.tr("Nothing is remembered of any photo."))
            box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.open()

    def _forget(self) -> None:
        answer = self._background.ask(partial(_forget, self._store))
        answer.came.connect(lambda _: self.forgotten.emit(self.tr("What was measured is forgotten.")))
        answer.failed.connect(self.failed)


def _remembered(path: Path) -> Remembered:
    from sorter.core.store.store import Store  # off the window's thread and out of its start

    store = Store(path)
    try:
        return Remembered(store.count(), store.size())
    finally:
        store.rest()


def _forget(path: Path) -> None:
    from sorter.core.store.store import Store

    try:
        Store(path).forget()
    except OSError as error:
        said = f"What was measured cannot be forgotten: {readable(str(path))} cannot be removed ({error.strerror})."
        raise SorterError(said) from error
