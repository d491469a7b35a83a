"""What a person said of photos, added to what a task says of them."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sorter.errors import MarksError
from sorter.files.marks.marks import Marks
from sorter.items import Mark, Prediction, Wanted
from sorter.tasks.manifest import Task


class Marking:
    """Finds the marks of photos as long as their file is open, and never stands in the way of sorting."""

    def __init__(self, path: Path | None, task: Task) -> None:
        """`path` None, or of no file: there are no marks."""
        self.trouble = ""  # why there are none, in one sentence, where that is not as it should be
        self._path = path
        self._task = task.id
        self._labels = {label[:depth] for label in task.labels for depth in range(1, len(label) + 1)}
        self._marks: Marks | None = None
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        if self._path and self._path.exists():
            try:
                self._marks = self._closing.enter_context(Marks.reading(self._path))
            except MarksError as error:
                self.trouble = str(error)
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        self._marks = None
        self._closing.close()

    def marked(self, predictions: Sequence[Prediction]) -> list[Prediction]:
        """The same predictions, with the marks of those that have one that the task knows the label of."""
        found: dict[str, Mark] = {}
        if self._marks and predictions:
            try:
                found = self._marks.find(self._task, [one.item for one in predictions])
            except MarksError as error:
                self.trouble, self._marks = str(error), None
        known = {path: mark for path, mark in found.items() if self._is_known(mark)}
        return [replace(one, mark=known[one.item.path]) if one.item.path in known else one for one in predictions]

    def _is_known(self, mark: Mark) -> bool:
        """A task that was taught anew, or sorts between some of its labels, may not have one any more."""
        return mark.wanted is not Wanted.LABEL or mark.label in self._labels
