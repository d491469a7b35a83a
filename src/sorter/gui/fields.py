"""What several dialogs ask for in the same way."""

from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit

from sorter.gui.growth import grown

LONGEST_NAME = 100
"""Characters of a task's name."""


def name_field(name: str) -> QLineEdit:
    """A line for the name of a task; `name` says so while it is empty."""
    field = QLineEdit()
    field.setMaxLength(LONGEST_NAME)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field


def text_box(name: str, tallest: int) -> QPlainTextEdit:
    """Some lines of text, at most `tallest` pixels high, which Tab leaves."""
    box = QPlainTextEdit()
    box.setFrameShape(QFrame.Shape.NoFrame)
    box.setMaximumHeight(grown(tallest))
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    return box
