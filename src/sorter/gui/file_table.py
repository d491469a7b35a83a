"""The files of one run as a table: where each was, where it is, what became of it."""

import os
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from sorter.files.journal.history import Entry
from sorter.files.journal.records import Role, State
from sorter.gui.core_words import translated
from sorter.gui.history_words import HistoryWords
from sorter.gui.row_model import Index, RowModel
from sorter.gui.run_files import RunFiles, can_put_back
from sorter.gui.style import painted
from sorter.gui.words import plain, shown

_WRONG = (State.SKIPPED, State.ATTENTION)


class FileTable(RowModel):
    """A hundred thousand rows cost no more than those on screen: texts are made when they are shown."""

    def __init__(self, words: HistoryWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = (self.tr("Old place"), self.tr("New place"), self.tr("What"), self.tr("State"), self.tr("Why"))
        self._words = words
        self._files: RunFiles | None = None
        self._shown: Sequence[int] = ()

    @property
    def files(self) -> RunFiles | None:
        """All files of the run, those that the filter hides among them."""
        return self._files

    def show_files(self, files: RunFiles | None, text: str = "") -> None:
        """Show the files of a run, or none, as far as a filter lets them through."""
        self.beginResetModel()
        self._files = files
        self._shown = files.found(text) if files else ()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only files whose names, paths or reason hold a text."""
        self.show_files(self._files, text)

    def count_photos(self, rows: Iterable[range]) -> int:
        """How many photos of the items in these rows can be put back."""
        return len(self._photos(rows))

    def photos(self, rows: Iterable[range]) -> list[Entry]:
        """Those photos, in the order of the journal."""
        return [self._files.entries[at] for at in sorted(self._photos(rows))] if self._files else []

    def rows(self) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._files is None:
            return None
        entry = self._files.entries[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._files, entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._tip(self._files, entry, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(entry, index.column())
        return None

    def _photos(self, rows: Iterable[range]) -> frozenset[int]:
        if self._files is None:
            return frozenset()
        parts = (self._files.photos(self._shown[some.start : some.stop]) for some in rows)
        return frozenset().union(*parts)

    def _text(self, files: RunFiles, entry: Entry, column: int) -> str:
        run = files.run
        match column:
            case 0:
                return shown(_beneath(entry.source, run.source_root))
            case 1:
                return shown(_beneath(entry.target, run.root))
            case 2:
                return self._words.role(entry)
            case 3:
                return self._words.state(entry, run)
        return shown(translated(entry.reason))

    def _tip(self, files: RunFiles, entry: Entry, column: int) -> str:
        """The whole paths, and else what is elided."""
        match column:
            case 0:
                return shown(entry.source)
            case 1:
                return shown(entry.target)
        return self._text(files, entry, column)

    def _ink(self, entry: Entry, column: int) -> QColor | None:
        scheme = painted()
        if column >= 3 and entry.state in _WRONG:
            return scheme.bad
        return scheme.text if entry.role is Role.PHOTO and can_put_back(entry) else scheme.quiet


def _beneath(path: str, root: str) -> str:
    return path.removeprefix(os.path.join(root, "")) if root else path
