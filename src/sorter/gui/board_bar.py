"""The quiet bar above the columns: what is in sight, and in what order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QSlider, QWidget

from sorter.gui.filter_panel import FilterPanel
from sorter.gui.growth import grown
from sorter.gui.labels import Elided
from sorter.gui.popups import popup_beneath
from sorter.gui.sizes import SIZES, USUAL
from sorter.gui.sought import EVERYTHING, NO_CAMERA, Filter, Order, Sought
from sorter.gui.words import figure, filled, percent, shown

_HEIGHT = 42
_FIELD = 220
_SLIDER = 72
_FOR_ORDER = 320  # pixels of width from which on there is room for it
_FOR_SIZE = 480
_PAUSE = 150  # milliseconds that the field has to rest


class BoardBar(QWidget):
    """Shows what is sought and tells what a person seeks."""

    sought = Signal(object)  # Sought
    sized = Signal(int)  # a step of the sizes of cards

    def __init__(self, sought: Sought, size: int, cameras: Callable[[], Sequence[str]]) -> None:
        """`size` is a step of the sizes of cards; `cameras` says which there are to choose from."""
        super().__init__()
        self._sought, self._cameras = sought, cameras
        self.setFixedHeight(grown(_HEIGHT))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Filter by name or folder"))
        self.field.setPlaceholderText(self.tr("Filter by name or folder"))
        self.field.setMaximumWidth(grown(_FIELD))
        self.field.setMinimumWidth(80)
        self._more = _flat(self.tr("Which photos are shown"))
        self._clear = QPushButton(self.tr("Show all"))
        self._clear.setProperty("link", True)
        self._count = Elided(quiet=True, mode=Qt.TextElideMode.ElideRight)
        self._count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count.hide()
        self._order = _flat(self.tr("Order of the photos"))
        self.orders = QMenu(self.tr("Order"), self)
        self._panel = FilterPanel(self)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(0, len(SIZES) - 1)
        self._size.setPageStep(1)
        self._size.setFixedWidth(_SLIDER)
        self._size.setAccessibleName(self.tr("Size of the photos"))
        self._size.setToolTip(self.tr("Size of the photos"))
        self._size.setValue(size)
        self._resting = QTimer(self, interval=_PAUSE, singleShot=True)
        self._resting.timeout.connect(self._seek_text)
        self._lay_out()
        self._fill_orders()
        self.field.textEdited.connect(lambda _: self._resting.start())
        self.field.returnPressed.connect(self._seek_text)
        self._more.clicked.connect(self.open_panel)
        self._panel.changed.connect(lambda wanted: self._seek(replace(wanted, text=self._sought.filter.text)))
        self._clear.clicked.connect(self.clear)
        self._size.valueChanged.connect(self.sized)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a tree in a narrow window, what the menu and the keys offer too gives way to the filter."""
        super().resizeEvent(event)
        self._order.setVisible(self.width() >= _FOR_ORDER)
        self._size.setVisible(self.width() >= _FOR_SIZE)

    @property
    def is_filtering(self) -> bool:
        """Whether there is anything to clear."""
        return self._sought.filter != EVERYTHING or bool(self.field.text())

    def clear(self) -> None:
        """Show all photos again."""
        self.field.clear()
        self._seek(EVERYTHING)

    def open_panel(self) -> None:
        """Offer what else photos can be filtered by."""
        self._panel.open_at(self._more, self._sought.filter, self._cameras())

    def step_size(self, by: int) -> None:
        """Make the photos larger or smaller by some steps; 0: as large as they are at first."""
        self._size.setValue(self._size.value() + by if by else USUAL)

    def focus_field(self) -> None:
        """Let a person type what to filter by."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, seen: int, count: int) -> None:
        """Say how many photos are in sight, where not all are."""
        told = ""
        if self._sought.filter != EVERYTHING:
            told = filled(self.tr("{0} of {1} shown; the plan takes all"), figure(seen), figure(count))
        if told != self._count.text():  # a new text lays the bar out again
            self._count.setText(told)
            self._count.setVisible(bool(told))

    def _seek_text(self) -> None:
        self._seek(replace(self._sought.filter, text=self.field.text().strip()))

    def _seek(self, wanted: Filter) -> None:
        self._resting.stop()
        self._tell(replace(self._sought, filter=wanted))

    def _tell(self, sought: Sought) -> None:
        if sought != self._sought:
            self._sought = sought
            self._show()
            self.sought.emit(sought)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 100)  # before the gap gets anything
        for widget in (self._more, self._clear, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._order)
        row.addWidget(self._size)

    def _fill_orders(self) -> None:
        group = QActionGroup(self)
        for order in Order:
            action = group.addAction(self.orders.addAction(self._named(order)))
            action.setCheckable(True)
            action.setData(order)
            action.triggered.connect(lambda _=False, order=order: self._tell(replace(self._sought, order=order)))
        self._order.clicked.connect(lambda: popup_beneath(self.orders, self._order))

    def _show(self) -> None:
        self._clear.setVisible(self._sought.filter != EVERYTHING)
        self._more.setText(self._told(self._sought.filter))
        self._order.setText(self._named(self._sought.order))
        for action in self.orders.actions():
            action.setChecked(action.data() == self._sought.order)
        for button, is_set in (
            (self._more, self._sought.filter != replace(EVERYTHING, text=self._sought.filter.text)),
            (self._order, self._sought.order is not Order.ARRIVAL),
        ):
            _ink(button, is_set)

    def _named(self, order: Order) -> str:
        return {
            Order.ARRIVAL: self.tr("As they come"),
            Order.LEAST_CERTAIN: self.tr("Least certain first"),
            Order.MOST_CERTAIN: self.tr("Most certain first"),
            Order.TIME: self.tr("By time taken"),
            Order.NAME: self.tr("By name"),
            Order.LOOK_ALIKE: self.tr("Look-alikes side by side"),
        }[order]

    def _told(self, wanted: Filter) -> str:
        """What else is filtered by, in a few words."""
        told = []
        if wanted.camera is not None:
            told.append(self.tr("No camera named") if wanted.camera == NO_CAMERA else shown(wanted.camera))
        if wanted.first or wanted.last:
            told.append(f"{wanted.first or ''} – {wanted.last or ''}".strip())  # noqa: RUF001
        if wanted.by_score:
            told.append(f"{percent(wanted.least)} – {percent(wanted.most)}")  # noqa: RUF001
        return ", ".join(told).replace("&", "&&") or self.tr("Filter")


def _flat(spoken: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("flat", True)
    button.setAccessibleDescription(spoken)
    button.setToolTip(spoken)
    return button


def _ink(button: QPushButton, is_set: bool) -> None:
    """In full ink where something is chosen."""
    if button.property("chosen") != is_set:
        button.setProperty("chosen", is_set)
        button.style().unpolish(button)
        button.style().polish(button)
