"""A report as a person sees it before it is copied: with or without what is private."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sorter.gui.check_box import CheckBox
from sorter.gui.labels import Words
from sorter.gui.private import Private, without_names


class ReportDialog(QDialog):
    """The report, with a button that copies just what is shown."""

    def __init__(self, private: Private, *, is_bug: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._private = private
        self._text = ""
        self.setWindowTitle(self.tr("Something went wrong in Sorter") if is_bug else self.tr("Report a problem"))
        self.resize(680, 460)
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self._report.setFont(font)
        self._report.setAccessibleName(self.tr("Report"))
        self._hide = CheckBox(self.tr("Leave out my name, my home folder, and the names of photos and folders"))
        self._hide.setChecked(True)
        self._hide.toggled.connect(lambda _: self._show())
        copy, close = QPushButton(self.tr("Copy the report")), QPushButton(self.tr("Close"))
        copy.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report.toPlainText()))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._hide, 1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(Words(self._said(is_bug=is_bug), wrap=True))
        layout.addWidget(self._report, 1)
        layout.addLayout(buttons)

    def show_text(self, text: str) -> None:
        """Show this report."""
        self._text = text
        self._show()

    def _show(self) -> None:
        self._report.setPlainText(without_names(self._text, self._private) if self._hide.isChecked() else self._text)

    def _said(self, *, is_bug: bool) -> str:
        if is_bug:
            return self.tr(
                "This is a fault in Sorter. Your photos are as safe as the journal says. The report below can be "
                "copied; it is sent nowhere."
            )
        return self.tr(
            "This is what a report needs besides what you did and what happened. It can be copied; it is sent nowhere."
        )
