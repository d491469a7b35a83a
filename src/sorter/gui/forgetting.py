"""Forgetting what was measured: all of it, after saying how much that is, or what is beyond its bounds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from sorter.core.store.pictures import Pictures
from sorter.errors import SorterError
from sorter.gui.background import Background
from sorter.gui.core_words import translated
from sorter.gui.words import figure, filled, shown, size_text
from sorter.settings import Settings


@dataclass(frozen=True, slots=True)
class Remembered:
    """How much is known."""

    measurements: int
    measured_bytes: int
    pictures: int
    pictures_bytes: int


class Forgetting(QObject):
    """How much is remembered, one dialog, and what it does."""

    counted = Signal(object)  # Remembered
    forgotten = Signal(str)  # what to tell
    bounded = Signal()  # other bounds are kept to
    failed = Signal(object)  # Exception

    def __init__(
        self, store: Path, pictures: Pictures, settings: Settings, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._pictures, self._background, self._parent = store, pictures, background, parent
        self._settings = settings  # whose bounds are kept to
        self._closing = Event()

    def count(self) -> None:
        """Find out how much is remembered, and tell."""
        self._count(self.counted.emit)

    def ask(self) -> None:
        """Count, and ask whether to forget."""
        self._count(self._show)

    def bound(self, settings: Settings) -> None:
        """Keep to the bounds of these settings from now on."""
        before, self._settings = self._settings, settings
        if settings.pictures_limit != before.pictures_limit:
            self._pictures.limit = settings.pictures_limit
            self._trim(self._pictures.trim)
        if settings.store_limit != before.store_limit:
            self._trim(partial(_trim, self._store, settings.store_limit, self._closing))

    def close(self) -> None:
        """End what runs in the background soon; the next run goes on with it."""
        self._closing.set()

    def _trim(self, work: Callable[[], None]) -> None:
        answer = self._background.ask(work)
        answer.came.connect(lambda _: self.bounded.emit())
        answer.failed.connect(self.failed)

    def _count(self, take: Callable[[Remembered], None]) -> None:
        answer = self._background.ask(partial(_remembered, self._store, self._pictures))
        answer.came.connect(take)
        answer.failed.connect(self.failed)

    def _show(self, remembered: Remembered) -> None:
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Forget what was measured"))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if remembered.measurements or remembered.pictures:
            told = self.tr("What was measured of photos is remembered: {0} measurements and {1} small pictures, {2}.")
            counts = figure(remembered.measurements), figure(remembered.pictures)
            box.setText(filled(told, *counts, size_text(remembered.measured_bytes + remembered.pictures_bytes)))
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
        trouble = self.tr("What was measured cannot be forgotten: {0} cannot be removed ({1}).")
        answer = self._background.ask(partial(_forget, self._store, self._pictures, trouble))
        answer.came.connect(lambda _: self.forgotten.emit(self.tr("What was measured is forgotten.")))
        answer.failed.connect(self.failed)


def _remembered(path: Path, pictures: Pictures) -> Remembered:
    from sorter.core.store.store import Store  # off the window's thread and out of its start

    store = Store(path)
    try:
        return Remembered(store.count(), store.size(), pictures.count(), pictures.size())
    finally:
        store.rest()


def _trim(path: Path, limit: int, closing: Event) -> None:
    from sorter.core.store.store import Store

    Store(path, limit).trim(lambda: not closing.is_set())


def _forget(path: Path, pictures: Pictures, trouble: str) -> None:
    from sorter.core.store.store import Store

    for remembered in (Store(path), pictures):
        try:
            remembered.forget()
        except OSError as error:
            where = shown(str(remembered.path))
            raise SorterError(filled(trouble, where, translated(error.strerror or ""))) from error
