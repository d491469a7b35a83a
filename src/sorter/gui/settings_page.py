"""The settings over the whole board: few, in groups, found by typing, with the keys of the keyboard below them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sorter.gui.direction import margins
from sorter.gui.growth import grown
from sorter.gui.keycap import Keycap
from sorter.gui.labels import Line, Words
from sorter.gui.page_head import PageHead
from sorter.gui.setting_row import SettingGroup, SettingRow
from sorter.gui.words import shown

_WIDTH, _FIELD = 720, 260
_SIDE = 14
_BAR = 6  # pixels that the scroll bar takes
_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SettingsPage(QWidget):
    """Shows groups of settings and lets a person find one; emits that it is to be closed.

    Empty until it is filled: a start of the program does not wait for what few of them show.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[SettingGroup] = []
        self._keys: SettingGroup | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a setting or a key"))
        self.field.setAccessibleName(self.tr("Find a setting or a key"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(grown(_FIELD))
        self._back = QPushButton(self.tr("Back to the photos"))
        self._none = Words(quiet=True, wrap=True)
        self._none.hide()
        self._content = QWidget()
        self._scroll = QScrollArea()
        self.field.textChanged.connect(lambda _: self._seek())
        self.field.returnPressed.connect(self._go_to_first)
        self.field.installEventFilter(self)
        self._back.clicked.connect(self.closed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def fill(self, groups: Sequence[SettingGroup], keys: Sequence[tuple[str, str]]) -> None:
        """Show these settings, and below them keys with what they do."""
        others = self.tr("shortcut keyboard key")
        rows = [SettingRow(deed, "", Keycap(key), f"{key} {others}", tight=True) for key, deed in keys]
        self._keys = SettingGroup(self.tr("Keys"), rows)
        self._groups = [*groups, self._keys]
        self._lay_out()

    def open_at_keys(self) -> None:
        """Bring the list of keys up."""
        if self._keys:
            self._bring_up(self._keys)

    def open_at(self, row: SettingRow) -> None:
        """Bring a setting into sight, with the keys on its control."""
        self.field.clear()
        row.take_focus()

    def focus(self) -> None:
        """Let a person type what to find."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> bool:
        """Show everything again; False where nothing was sought."""
        sought = bool(self.field.text())
        self.field.clear()
        return sought

    def found(self) -> list[SettingRow]:
        """The rows that are shown, from top to bottom."""
        return [row for group in self._groups for row in group.rows if not row.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that a line of text has no use for scroll what it finds."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _SCROLLING
        if pressed and watched is self.field:
            return QCoreApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = PageHead(self.tr("Settings"), (self.field, self._back))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 16, 0, 28)
        column.setSpacing(20)
        column.addWidget(self._none)
        for group in self._groups:
            column.addWidget(group)
        column.addStretch(1)
        holder, centred = QWidget(), _centred(self._content)
        holder.setLayout(centred)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _, most: _make_room(centred, 0 if most else _BAR))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(_centred(head, _BAR))
        whole.addWidget(Line())
        whole.addWidget(self._scroll, 1)

    def _seek(self) -> None:
        words = self.field.text().casefold().split()
        found = [row for group in self._groups for row in group.seek(words)]
        self._none.setVisible(not found)
        said = self.tr("Nothing here is found by “{0}”. Escape shows everything again.")
        self._none.setText(said.replace("{0}", shown(self.field.text().strip())))
        count = self.tr("1 found") if len(found) == 1 else self.tr("%Ln found", "", len(found))
        self.field.setAccessibleDescription(count if words else "")
        self._scroll.verticalScrollBar().setValue(0)

    def _go_to_first(self) -> None:
        """On to the first setting that was found."""
        any(row.take_focus() for row in self.found())

    def _bring_up(self, group: SettingGroup) -> None:
        """To the top of what is in sight, once all of it has its place."""
        self.field.clear()
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(group.y() - 16))

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """What has the keys is in sight."""
        row = now
        while row and not isinstance(row, SettingRow):
            row = row.parentWidget()
        if row and self._content.isAncestorOf(row):
            self._scroll.ensureWidgetVisible(row, 0, 12)


def _make_room(row: QHBoxLayout, beyond: int) -> None:
    """The column keeps its place where there is nothing to scroll."""
    row.setContentsMargins(margins(_SIDE, 0, _SIDE + beyond, 0))


def _centred(widget: QWidget, beyond: int = 0) -> QHBoxLayout:
    """No wider than a page, in the middle."""
    widget.setMaximumWidth(grown(_WIDTH))
    row = QHBoxLayout()
    _make_room(row, beyond)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
