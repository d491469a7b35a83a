"""One run of the history: what it did, where, and how to put it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from sorter.files.history import Run
from sorter.files.plan import ActionKind
from sorter.gui.labels import Elided, Words
from sorter.gui.layouts import emptied
from sorter.gui.words import figure, full_moment, plain
from sorter.items import readable


class RunPanel(QWidget):
    """Shows a run in the right zone, without a dialog."""

    undo_wished = Signal(object)  # Run
    folder_wished = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._run: Run | None = None
        self._title = Words(bold=True, pixels=14, wrap=True)
        self._state = Words(quiet=True, wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        self._undo = QPushButton(self.tr("Undo this run"))
        self._undo.setProperty("primary", True)
        self._undo.setMinimumHeight(36)
        self._open = QPushButton(self.tr("Open folder"))
        self._back = QPushButton(self.tr("Back to the photo"))
        self._undo.clicked.connect(lambda: self.undo_wished.emit(self._run))
        self._open.clicked.connect(lambda: self.folder_wished.emit(self._run.root if self._run else ""))
        self._back.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addLayout(self._facts)
        layout.addWidget(self._state)
        layout.addWidget(self._open)
        layout.addWidget(self._back)
        layout.addStretch(1)
        layout.addWidget(self._undo)

    def show_run(self, run: Run, task: str, *, may_undo: bool) -> None:
        """Show a run; `task` is its task's name, `may_undo`: nothing else touches files now."""
        self._run = run
        self._title.setText(self._headline(run))
        self._state.setText(self._said_of(run))
        self._state.setVisible(bool(self._state.text()))
        self._undo.setEnabled(run.can_undo and may_undo)
        self._undo.setText(self.tr("Redo") if run.is_undo else self.tr("Undo this run"))
        emptied(self._facts)
        facts = [
            (self.tr("When"), full_moment(run.started)),
            (self.tr("Sorted by"), task),
            (self.tr("Folder"), readable(run.root)),
            (self.tr("Done"), self.tr("{0} of {1}").replace("{0}", figure(run.done)).replace("{1}", figure(run.total))),
            (self.tr("Skipped"), figure(run.skipped)),
        ]
        for at, (name, text) in enumerate(facts):
            value = Elided(text)
            value.setToolTip(plain(text))
            self._facts.addWidget(Words(name, quiet=True), at, 0)
            self._facts.addWidget(value, at, 1)

    def _headline(self, run: Run) -> str:
        count = figure(run.done)
        if run.is_undo:
            return self.tr("{0} photos put back").replace("{0}", count)
        text = self.tr("{0} photos moved") if run.kind == ActionKind.MOVE else self.tr("{0} photos copied")
        return text.replace("{0}", count)

    def _said_of(self, run: Run) -> str:
        if run.undone:
            return self.tr("{0} of these were put back since.").replace("{0}", figure(run.undone))
        if run.open:
            return self.tr("{0} are not settled yet.").replace("{0}", figure(run.open))
        return "" if run.can_undo else self.tr("There is nothing to put back.")
