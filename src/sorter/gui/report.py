"""The report of a bug: what went wrong inside Sorter, as text that can be copied."""

import platform
import traceback

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sorter import __version__
from sorter.gui.labels import Words


class Reports(QObject):
    """Shows a bug's report once a time, from whatever thread it is told."""

    _told = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._open: ReportDialog | None = None
        self._told.connect(self._show)

    def tell(self, error: BaseException) -> None:
        """Show the report of this error."""
        self._told.emit(error)

    def _show(self, error: BaseException) -> None:
        if self._open is None or not self._open.isVisible():
            self._open = ReportDialog(report_text(error), self._window)
            self._open.show()


class ReportDialog(QDialog):
    """The report, with a button that copies it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in Sorter"))
        self.resize(640, 420)
        said = Words(
            self.tr(
                "This is a fault in Sorter. Your photos are as safe as the journal says. "
                "The report below can be copied; it may name files of yours."
            ),
            wrap=True,
        )
        report = QPlainTextEdit(text)
        report.setReadOnly(True)
        report.setAccessibleName(self.tr("Report"))
        copy, close = QPushButton(self.tr("Copy the report")), QPushButton(self.tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(report, 1)
        layout.addLayout(buttons)


def report_text(error: BaseException) -> str:
    """Versions and the traceback."""
    versions = f"Sorter {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n\n".join((versions, "".join(traceback.format_exception(error))))
