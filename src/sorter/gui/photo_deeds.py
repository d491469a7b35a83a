"""What can be done with chosen photos outside of Sorter: open them, and show them where they lie."""

import os
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from sorter.errors import RequestError
from sorter.gui.board import Board
from sorter.gui.menus import Menus
from sorter.gui.sorting import Sorting
from sorter.gui.words import shown

_ANSWERS_WITHIN = 1000  # milliseconds
_MOST = 12  # photos that are opened at once: each may be a window


class PhotoDeeds(QObject):
    """Opens, shows and names the chosen photos; the menu that a right click on a card opens."""

    failed = Signal(object)  # Exception

    def __init__(self, board: Board, sorting: Sorting, menus: Menus) -> None:
        super().__init__(board)
        self._board, self._sorting, self._menus = board, sorting, menus
        board.open_wished.connect(self.open)
        board.menu_wished.connect(self._show_menu)
        menus.open_photo.triggered.connect(self.open)
        menus.show_in_folder.triggered.connect(self.show_in_folder)
        menus.copy_path.triggered.connect(self.copy_paths)

    def open(self) -> None:
        """In the system's viewer, some at once at most."""
        for path in self._paths()[:_MOST]:
            if not os.path.lexists(path):
                self.failed.emit(RequestError(self.tr("{0} is no longer there.").replace("{0}", shown(path))))
                return
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def show_in_folder(self) -> None:
        """The first of them, in the system's file manager."""
        for path in self._paths()[:1]:
            reveal(path)

    def copy_paths(self) -> None:
        """As text, a line each."""
        QGuiApplication.clipboard().setText("\n".join(shown(path) for path in self._paths()))

    def _paths(self) -> Sequence[str]:
        results = self._sorting.results
        return [results.item(id).path for id in self._board.chosen_ids()]

    def _show_menu(self, at: QPoint) -> None:
        menus = self._menus
        menu = QMenu(self._board)
        menu.addActions([menus.large, menus.explain])
        menu.addSeparator()
        menu.addActions([menus.open_photo, menus.show_in_folder, menus.copy_path])
        menu.addSeparator()
        menu.addActions([menus.move_to, menus.unsure, menus.stay])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def reveal(path: str) -> None:
    """Show a file in its folder, chosen where the system's file manager can do that."""
    if sys.platform == "darwin":
        subprocess.run(["open", "-R", path], check=False)
    elif sys.platform == "win32":
        subprocess.run(["explorer", f"/select,{path}"], check=False)
    elif not _shown_by_desktop(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.dirname(path)))


def _shown_by_desktop(path: str) -> bool:
    """By the file manager that listens for it (freedesktop.org, File Manager D-Bus Interface)."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # only now: it takes a while

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    place = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
    call = QDBusMessage.createMethodCall(*place, "org.freedesktop.FileManager1", "ShowItems")
    call.setArguments([[QUrl.fromLocalFile(path).toString()], ""])
    return bus.call(call, QDBus.CallMode.Block, _ANSWERS_WITHIN).type() is QDBusMessage.MessageType.ReplyMessage
