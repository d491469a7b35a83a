"""What would happen in numbers, what stands against it, and the one button that does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sorter.gui.growth import grown
from sorter.gui.preflight_view import PreflightView
from sorter.gui.spoken import speak_as

_TALLEST = 208  # pixels of the numbers and sentences; more of them scroll


class GoBar(QWidget):
    """Says exactly what the button will do; stays in sight while what is above it scrolls."""

    def __init__(self, preflight: PreflightView) -> None:
        super().__init__()
        self.button = QPushButton()
        self.button.setProperty("primary", True)
        self.button.setMinimumHeight(grown(36))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(_Fitted(preflight))
        layout.addWidget(self.button)

    def show_task(self, text: str) -> None:
        """Name what the button will do; it cannot be pressed yet."""
        self.button.setText(text)
        self.show_reasons(())

    def show_reasons(self, sentences: Sequence[str]) -> None:
        """Tell a screen reader why the button cannot be pressed; with no reason it may be, once that is allowed."""
        self.button.setAccessibleDescription(" ".join(sentences))
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Allow the button, or not."""
        self.button.setEnabled(ready)


class _Fitted(QScrollArea):
    """As tall as what is in it, up to a limit."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setAccessibleName(self.tr("What would happen"))
        speak_as(self, QAccessible.Role.Pane)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # QScrollArea fills what it is given
        content.installEventFilter(self)
        self.setFixedHeight(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content wants another height."""
        if watched is self._content and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            wanted = self._content.heightForWidth(self.viewport().width())
            self._let_scroll(wanted > grown(_TALLEST))
            self.setFixedHeight(min(max(wanted, 0), grown(_TALLEST)) + 2 * self.frameWidth())
        return super().eventFilter(watched, event)

    def _let_scroll(self, scrolls: bool) -> None:
        """Only what scrolls has the focus, and a frame that shows it."""
        if scrolls is not (self.focusPolicy() is Qt.FocusPolicy.TabFocus):
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
            self.setObjectName("scrolled" if scrolls else "")
            self.style().unpolish(self)
            self.style().polish(self)
