"""The desktop's dialogs for files and folders."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(parent: QWidget, title: str, took: Callable[[str], object]) -> None:
    """Ask for one folder; `took` is called with its path once it is chosen."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(took)
    dialog.open()


def ask_for_file(parent: QWidget, title: str, took: Callable[[str], object], kinds: str = "") -> None:
    """The same for one file; `kinds` says which are shown, as Qt's name filters do."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFile, kinds)
    dialog.fileSelected.connect(took)
    dialog.open()


def ask_for_files(parent: QWidget, title: str, took: Callable[[list[str]], object], kinds: str) -> None:
    """The same for several."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFiles, kinds)
    dialog.filesSelected.connect(took)
    dialog.open()


def ask_for_new_file(parent: QWidget, title: str, name: str, took: Callable[[str], object], kinds: str) -> None:
    """Ask where to write a file, at first called `name`; whoever writes it replaces none that is there."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.AnyFile, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    stem, _, ending = name.rpartition(".")
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(stem)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition(".")[2].rstrip(")")))
    dialog.fileSelected.connect(took)
    dialog.open()


def _dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
