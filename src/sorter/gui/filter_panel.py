"""What else photos are filtered by: camera, days and confidence, in a small panel that opens beneath its button."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from sorter.gui.combo_box import ComboBox
from sorter.gui.days import first_day, last_day
from sorter.gui.growth import grown
from sorter.gui.labels import Words
from sorter.gui.popups import open_beneath
from sorter.gui.scale import Scale
from sorter.gui.sought import EVERYTHING, NO_CAMERA, Filter
from sorter.gui.words import shown

_PAUSE = 150  # milliseconds that a field or slider has to rest
_HUNDRED = 100
_DAY_WIDTH = 104


class FilterPanel(QFrame):
    """Shows a filter, all but its text, and tells another one."""

    changed = Signal(object)  # Filter

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._filter = EVERYTHING
        self._camera = ComboBox()
        self._camera.setAccessibleName(self.tr("Camera"))
        self._camera.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._camera.setMinimumContentsLength(24)
        self._first, self._last = self._day(self.tr("Taken from")), self._day(self.tr("Taken to"))
        tip = self.tr("How sure the task is of the photo")
        self._least = Scale(self.tr("from"), tip, 0, _HUNDRED)
        self._most = Scale(self.tr("to"), tip, 0, _HUNDRED)
        self._resting = QTimer(self, interval=_PAUSE, singleShot=True)
        self._resting.timeout.connect(self._tell)
        self._lay_out()
        self._camera.activated.connect(lambda _: self._choose_camera())
        for field in (self._first, self._last):
            field.textEdited.connect(lambda _: self._read_days())
        self._least.moved.connect(lambda value: self._choose_scores(value, max(value, round(self._filter.most * 100))))
        self._most.moved.connect(lambda value: self._choose_scores(min(value, round(self._filter.least * 100)), value))

    def open_at(self, button: QWidget, wanted: Filter, cameras: Sequence[str]) -> None:
        """Open beneath a button, with a choice of these cameras."""
        self._filter = wanted
        self._camera.clear()
        self._camera.addItem(self.tr("Any camera"), None)
        for camera in sorted({*cameras, *([wanted.camera] if wanted.camera is not None else [])}, key=str.casefold):
            self._camera.addItem(shown(camera) if camera != NO_CAMERA else self.tr("No camera named"), camera)
        self._camera.setCurrentIndex(max(self._camera.findData(wanted.camera), 0))
        self._first.setText(wanted.first.isoformat() if wanted.first else "")
        self._last.setText(wanted.last.isoformat() if wanted.last else "")
        self._read_days()
        self._resting.stop()
        self._show_scores()
        open_beneath(self, button, at_start=True)
        self._camera.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(14, 12, 14, 14)
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(10)
        for row, (name, first, second) in enumerate(
            (
                (self.tr("Camera"), self._camera, None),
                (self.tr("Taken"), self._first, self._last),
                (self.tr("Confidence"), self._least, self._most),
            )
        ):
            rows.addWidget(Words(name, quiet=True), row, 0)
            rows.addWidget(first, row, 1, 1, 1 if second else 2)
            if second:
                rows.addWidget(second, row, 2)

    def _day(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setToolTip(self.tr("A year, a month or a day: 2026, 2026-06, 2026-06-14"))
        field.setMinimumWidth(grown(_DAY_WIDTH))
        return field

    def _choose_camera(self) -> None:
        self._filter = replace(self._filter, camera=self._camera.currentData())
        self._tell()

    def _read_days(self) -> None:
        first, last = _read(self._first, first_day), _read(self._last, last_day)
        self._filter = replace(self._filter, first=first, last=last)
        self._resting.start()

    def _choose_scores(self, least: int, most: int) -> None:
        self._filter = replace(self._filter, least=least / _HUNDRED, most=most / _HUNDRED)
        self._show_scores()
        self._resting.start()

    def _show_scores(self) -> None:
        self._least.show_value(round(self._filter.least * _HUNDRED), "")
        self._most.show_value(round(self._filter.most * _HUNDRED), "")

    def _tell(self) -> None:
        self._resting.stop()
        self.changed.emit(self._filter)


def _read(field: QLineEdit, day: Callable[[str], date | None]) -> date | None:
    """The day in a field; what is none is marked and counts as nothing."""
    try:
        found, wrong = day(field.text()), False
    except ValueError:
        found, wrong = None, True
    if field.property("wrong") != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
    return found
