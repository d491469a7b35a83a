"""The window's frame: top bar, three zones, foot; takes drops and remembers its place on the screen."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from sorter.gui.banner import Banner
from sorter.gui.board import Board
from sorter.gui.destination import Destination
from sorter.gui.empty import EmptyState
from sorter.gui.foot import Foot
from sorter.gui.icons import app_icon
from sorter.gui.inspector import Inspector
from sorter.gui.labels import Line
from sorter.gui.overlay import DropOverlay
from sorter.gui.run_panel import RunPanel
from sorter.gui.sidebar import Sidebar
from sorter.gui.topbar import TopBar

_RIGHT = 292
_FIRST_SIZE = (1440, 900)
_WARM_AFTER = 150  # milliseconds: the empty window comes first


class Window(QMainWindow):
    """Holds the parts that others fill; emits what is dropped and that it is to close."""

    dropped = Signal(object)  # list[str]: paths
    close_wished = Signal()

    def __init__(
        self, sidebar: Sidebar, board: Board, inspector: Inspector, destination: Destination, state: Path
    ) -> None:
        """`state` is the file that keeps the window's place on the screen."""
        super().__init__()
        self.topbar = TopBar()
        self.sidebar = sidebar
        self.banner = Banner()
        self.empty = EmptyState()
        self.board = board
        self.inspector = inspector
        self.destination = destination
        self.run_panel = RunPanel()
        self.foot = Foot()
        self._state = QSettings(str(state), QSettings.Format.IniFormat)
        self._may_close = False
        self.setWindowTitle(self.tr("Sorter"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 560)
        self._lay_out()
        self._overlay = DropOverlay(self._centre)
        self.resize(QSize(*_FIRST_SIZE).boundedTo(self.screen().availableSize()))  # a small laptop shows all of it
        geometry = self._state.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the board."""
        self._centre.setCurrentWidget(self.empty if empty else self.board)

    def show_right(self, shown: bool) -> None:
        """Show the right zone, or fold it away."""
        self._right.setVisible(shown)
        self._right_line.setVisible(shown)

    def show_run_panel(self, shown: bool) -> None:
        """Show a run of the history in the right zone, or the chosen photo."""
        self._right.setCurrentIndex(1 if shown else 0)

    def shows_run_panel(self) -> bool:
        """Whether a run of the history is shown."""
        return self._right.currentIndex() == 1

    def offer_menus(self, menus: Sequence[QMenu]) -> None:
        """A menu bar where the desktop has one of its own, else one button in the top bar."""
        if sys.platform == "darwin":
            for menu in menus:
                self.menuBar().addMenu(menu)
            return
        gathered = QMenu(self)
        for menu in menus:
            gathered.addMenu(menu)
        self.topbar.show_menu(gathered)

    def close_for_good(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._show_over(False)
        self.dropped.emit(_local_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.close_wished.emit()  # may end in `close_for_good` at once
        event.setAccepted(self._may_close)
        if self._may_close:
            self._state.setValue("geometry", self.saveGeometry())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_WARM_AFTER, self._warm_board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlay.setGeometry(self._centre.rect())

    def _lay_out(self) -> None:
        self._centre = QStackedWidget()
        self._centre.addWidget(self.empty)
        self._centre.addWidget(self.board)
        board_zone = _column(self.banner, self._centre)
        photo = _column(self.inspector, self.destination, margins=14, spacing=16)
        self._right = QStackedWidget()
        for page in (photo, _column(self.run_panel, margins=14)):
            page.setAutoFillBackground(True)
            page.setBackgroundRole(page.palette().ColorRole.Base)
            self._right.addWidget(page)
        self._right.setFixedWidth(_RIGHT)
        self._right_line = Line(upright=True)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget, share in (
            (self.sidebar, 0),
            (Line(upright=True), 0),
            (board_zone, 1),
            (self._right_line, 0),
            (self._right, 0),
        ):
            row.addWidget(widget, share)
        self.setCentralWidget(_column(self.topbar, Line(), middle, Line(), self.foot))
        self._centre.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._centre.setFocus()  # no control stands out before a key is pressed

    def _warm_board(self) -> None:
        """Style and lay the board out before it is needed: the first drop then finds it ready."""
        if self._centre.currentWidget() is self.empty:
            self.board.resize(self._centre.size())
            self.board.grab()

    def _show_over(self, over: bool) -> None:
        empty = self._centre.currentWidget() is self.empty
        self.empty.show_over(over and empty)
        self._overlay.setGeometry(self._centre.rect())
        self._overlay.raise_()
        self._overlay.setVisible(over and not empty)


def _column(*widgets: QWidget, margins: int = 0, spacing: int = 0) -> QWidget:
    """Widgets from top to bottom; the last one takes what is left, unless its height is fixed."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return made


def _local_paths(dragged: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
