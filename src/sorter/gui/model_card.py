"""The card of a task's model as text: whoever wrote it, it loads nothing, runs nothing and leads nowhere."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from sorter.gui.style import painted

_TITLE = re.compile(r"\A\s*# [^\n]*\n")
_MARGIN = 14
_LEADING = 135.0  # per cent
_HEADING = 14  # pixels of its letters
_CELL = 5.0  # pixels around the text in a cell


class ModelCard(QTextEdit):
    """Markdown, of which HTML, pictures and links are only text."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setAccessibleName(self.tr("Model card"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys scroll
        self.viewport().setAutoFillBackground(False)

    def show_card(self, text: str) -> None:
        """Show a card's Markdown without its title: what a task is called stands elsewhere."""
        self._text = text
        document = _Closed(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        kept = _TITLE.sub("", text, count=1).replace(" %", "\u00a0%")  # no line begins with the sign
        document.setMarkdown(kept, features)
        _dress(document)
        self.setDocument(document)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self.show_card(self._text)


class _Closed(QTextDocument):
    """A document that gets nothing from anywhere, not even from this disk."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of nothing: where it got none at all, Qt would look for a file by itself."""
        return QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)


def _dress(document: QTextDocument) -> None:
    """Quiet headings and tables, lines that are easy to follow, and no links."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    leading = QTextBlockFormat()
    leading.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(leading)
    for block in _blocks(document):
        heads = block.blockFormat().headingLevel() > 0
        if heads:
            _shape(cursor, block.position(), block.length() - 1, _heading())
        if not QTextCursor(block).currentTable():
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(_apart(16 if heads else 0, 6))
        for fragment in _links(block):
            _shape(cursor, fragment.position(), fragment.length(), _plain())
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorder(1)
            shape.setBorderBrush(painted().line)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderCollapse(True)
            shape.setCellPadding(_CELL)
            shape.setCellSpacing(0)
            shape.setTopMargin(4)
            shape.setBottomMargin(12)
            frame.setFormat(shape)
            if not any(
                frame.cellAt(0, column).firstCursorPosition().block().text() for column in range(frame.columns())
            ):
                frame.removeRows(0, 1)  # Markdown has no table without a head


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _links(block: QTextBlock) -> list[QTextFragment]:
    found = []
    at = block.begin()
    while not at.atEnd():
        if at.fragment().charFormat().isAnchor():
            found.append(at.fragment())
        at += 1
    return found


def _apart(above: int, below: int) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    return shape


def _heading() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
    shape.setProperty(QTextFormat.Property.FontPixelSize, _HEADING)
    shape.setFontWeight(QFont.Weight.DemiBold)
    return shape


def _plain() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setAnchor(False)
    shape.setAnchorHref("")
    shape.setFontUnderline(False)
    shape.setForeground(painted().text)
    return shape


def _shape(cursor: QTextCursor, start: int, length: int, shape: QTextCharFormat) -> None:
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(shape)
