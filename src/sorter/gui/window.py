"""The window's frame: top bar, three zones, foot; takes drops and remembers its place on the screen."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSettings, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sorter.gui.banner import Banner
from sorter.gui.board import Board
from sorter.gui.board_bar import BoardBar
from sorter.gui.destination import Destination
from sorter.gui.empty import EmptyState
from sorter.gui.focus_order import neighbour, stops
from sorter.gui.foot import Foot
from sorter.gui.growth import grown
from sorter.gui.history_page import HistoryPage
from sorter.gui.icons import app_icon
from sorter.gui.inspector import Inspector
from sorter.gui.labels import Line
from sorter.gui.large_view import LargeView
from sorter.gui.layouts import beside
from sorter.gui.overlay import DropOverlay
from sorter.gui.settings_page import SettingsPage
from sorter.gui.sidebar import Sidebar
from sorter.gui.tasks_page import TasksPage
from sorter.gui.topbar import TopBar
from sorter.jobs.courtesy import COURTESY

_RIGHT = 292
_FIRST_SIZE = (1440, 900)
_WARM_AFTER = 150  # milliseconds: the empty window comes first


class Window(QMainWindow):
    """Holds the parts that others fill; emits what is dropped and that it is to close."""

    dropped = Signal(object)  # list[str]: paths
    close_wished = Signal()

    def __init__(
        self,
        sidebar: Sidebar,
        bar: BoardBar,
        board: Board,
        inspector: Inspector,
        destination: Destination,
        *,
        history: HistoryPage,
        tasks: TasksPage,
        large: LargeView,
        settings: SettingsPage,
        state: Path,
    ) -> None:
        """`state` is the file that keeps the window's place on the screen."""
        super().__init__()
        self.topbar = TopBar()
        self.sidebar = sidebar
        self.banner = Banner()
        self.empty = EmptyState()
        self.bar = bar
        self.board = board
        self._photos_page = beside(board.opening.side, _column(bar, board), share=4)
        self.inspector = inspector
        self.destination = destination
        self.history = history
        self.tasks = tasks
        self.large = large
        self.settings = settings
        self.foot = Foot()
        self._state = QSettings(str(state), QSettings.Format.IniFormat)
        self._may_close = False
        self._photos: QWidget = self.empty  # what lies beneath history, tasks and settings
        self._right_wished = self._state.value("right", "true") != "false"
        self.setWindowTitle(self.tr("Sorter"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        screen = self.screen().availableSize()
        self.setMinimumSize(QSize(grown(880), grown(560)).boundedTo(screen))
        self._lay_out()
        self._overlay = DropOverlay(self._centre)
        self.resize(QSize(*_FIRST_SIZE).boundedTo(screen))  # a small laptop shows all of it
        self._fold_right()
        self.history.restore(self._state.value("history"))
        geometry = self._state.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the board."""
        self._photos = self.empty if empty else self._photos_page
        self._show(self._photos)

    def show_history(self, shown: bool) -> None:
        """Show the history over board and right zone, or the photos again."""
        self._show(self.history if shown else self._photos)

    def shows_history(self) -> bool:
        """Whether the history is shown."""
        return self._centre.currentWidget() is self.history

    def show_tasks(self, shown: bool) -> None:
        """Show the tasks over board and right zone, or the photos again."""
        self._show(self.tasks if shown else self._photos)

    def shows_tasks(self) -> bool:
        """Whether the tasks are shown."""
        return self._centre.currentWidget() is self.tasks

    def show_settings(self, shown: bool) -> None:
        """Show the settings over board and right zone, or the photos again."""
        self._show(self.settings if shown else self._photos)

    def shows_settings(self) -> bool:
        """Whether the settings are shown."""
        return self._centre.currentWidget() is self.settings

    def show_large(self, shown: bool) -> None:
        """Show one photo in the place of the board, or the board again."""
        self._show(self.large if shown else self._photos)

    def shows_large(self) -> bool:
        """Whether one photo is shown in the place of the board."""
        return self._centre.currentWidget() is self.large

    def show_right(self, shown: bool) -> None:
        """Show the right zone beside the photos, or fold it away."""
        self._right_wished = shown
        self._fold_right()

    def wants_right(self) -> bool:
        """Whether a person wants the right zone beside the photos."""
        return self._right_wished

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads through the zones as they lie there: sources and tasks, photos, destination, foot."""
        order = stops((self.sidebar, self.banner, self._centre, self._right, self.foot, self.topbar))
        found = neighbour(order, self.focusWidget(), forward=forward)
        if found:
            found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return found is not None

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        with COURTESY.first():  # whatever has changed is painted now
            return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and _local_paths(event.mimeData()):  # a card of ours is no photo to add
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
            self._state.setValue("history", self.history.shares())
            self._state.setValue("right", "true" if self._right_wished else "false")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_WARM_AFTER, self._warm_board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlay.setGeometry(self._centre.rect())

    def _lay_out(self) -> None:
        self._centre = QStackedWidget()
        for page in (self.empty, self._photos_page, self.history, self.tasks, self.large, self.settings):
            self._centre.addWidget(page)
        board_zone = _column(self.banner, self._centre)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        chosen = _column(self.inspector, self.destination, margins=14, spacing=16)
        scroll.setWidget(chosen)
        self._right = _column(scroll, Line(), self.destination.bar, grows=scroll)
        for part in (self._right, chosen):
            part.setAutoFillBackground(True)
            part.setBackgroundRole(part.palette().ColorRole.Base)
        self._right.setFixedWidth(grown(_RIGHT))
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
        self._centre.setAccessibleName(self.tr("Photos"))
        self._centre.setFocus()  # no control stands out before a key is pressed

    def _show(self, page: QWidget) -> None:
        before = self._centre.currentWidget()
        left = before is not None and page is not before and before.isAncestorOf(self.focusWidget() or self)
        self._centre.setCurrentWidget(page)
        self._fold_right()
        if left:
            self._centre.setFocus()

    def _fold_right(self) -> None:
        shown = self._right_wished and not (self.shows_history() or self.shows_tasks() or self.shows_settings())
        self._right.setVisible(shown)
        self._right_line.setVisible(shown)

    def _warm_board(self) -> None:
        """Style and lay the board out before it is needed: the first drop then finds it ready."""
        if self._centre.currentWidget() is self.empty:
            self._photos_page.resize(self._centre.size())
            self._photos_page.grab()

    def _show_over(self, over: bool) -> None:
        empty = self._centre.currentWidget() is self.empty
        self.empty.show_over(over and empty)
        self._overlay.setGeometry(self._centre.rect())
        self._overlay.raise_()
        self._overlay.setVisible(over and not empty)


def _column(*widgets: QWidget, margins: int = 0, spacing: int = 0, grows: QWidget | None = None) -> QWidget:
    """Widgets from top to bottom; one, else the last, takes what is left, unless its height is fixed."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is (grows or widgets[-1]) else 0)
    return made


def _local_paths(dragged: QMimeData) -> list[str]:
    return [_path(url) for url in dragged.urls() if url.isLocalFile()]


def _path(url: QUrl) -> str:
    """The path that a URL is of; Qt's own text of it loses bytes that are no text."""
    if sys.platform == "win32" or url.host():
        return url.toLocalFile()
    return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
