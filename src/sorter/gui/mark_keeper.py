"""What a person says of photos, written down as it is said, off the GUI thread."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sorter.errors import MarksError
from sorter.files.marks.marks import Marks
from sorter.files.plan import Action
from sorter.gui.background import Background
from sorter.items import Item, Mark

_ByTask = dict[str, dict[Item, Mark | None]]


class MarkKeeper(QObject):
    """Writes marks in the order in which they are made; what cannot be written is kept while the window is there."""

    failed = Signal(object)  # MarksError, once until something can be written again

    def __init__(self, file: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._background = background
        self._waiting: _ByTask = {}
        self._writing: _ByTask = {}  # one after the other: two threads would not keep the order
        self._told = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being written."""
        return not self._writing

    def unwritten(self, task: str) -> dict[str, Mark | None]:
        """What is not on the disk yet, by path."""
        both = self._writing.get(task, {}) | self._waiting.get(task, {})
        return {item.path: mark for item, mark in both.items()}

    def keep(self, task: str, said: Mapping[Item, Mark | None]) -> None:
        """Write down what a person says of photos, or that nothing is said any more."""
        if said:
            self._waiting.setdefault(task, {}).update(said)
            self._begin()

    def relocate(self, moved: Sequence[Action]) -> None:
        """Photos lie at another path now."""
        targets = {action.source: action.target for action in moved}
        for said in self._waiting.values():
            for item in [one for one in said if one.path in targets]:
                said[replace(item, path=targets[item.path])] = said.pop(item)

    def close(self) -> None:
        """Write what the background has not come to any more, once that is closed."""
        for waiting in (self._writing, self._waiting):
            if waiting:
                with suppress(MarksError):  # told before, or the window is gone
                    _write(self._file, waiting)

    def _begin(self) -> None:
        if not self._writing and self._waiting:
            self._writing, self._waiting = self._waiting, {}
            answer = self._background.ask(partial(_write, self._file, self._writing))
            answer.came.connect(self._go_on)
            answer.failed.connect(self._fail)

    def _go_on(self) -> None:
        self._writing, self._told = {}, False
        self._begin()

    def _fail(self, error: Exception) -> None:
        """It is tried again with what is said next."""
        for task, said in self._writing.items():
            self._waiting[task] = said | self._waiting.get(task, {})
        self._writing = {}
        if not self._told:
            self._told = True
            self.failed.emit(error)


def _write(file: Path, said: _ByTask) -> None:
    with Marks.writing(file) as marks:
        for task, marked in said.items():
            marks.keep(task, marked)
