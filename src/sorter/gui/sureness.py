"""From when on a photo is sure, and what that costs: sliders in the top bar."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sorter.gui.direction import margins
from sorter.gui.labels import Elided
from sorter.gui.scale import Scale
from sorter.gui.words import filled
from sorter.tasks.costs import Cost
from sorter.tasks.manifest import Task

_PAUSE = 80  # milliseconds that a slider has to rest before cards move

HUNDRED = 100

LEAST, MOST = 5, 99
"""Hundredths between which a person can choose from when on photos are sure."""


class Sureness(QWidget):
    """Shows a task's thresholds, says what they cost, and emits the task with those that a person chose."""

    changed = Signal(object)  # Task

    def __init__(self) -> None:
        super().__init__()
        self._own: Task | None = None  # as its manifest has it
        self._threshold: int | None = None  # hundredths that a person chose; None: the task's own
        self._likeness: int | None = None
        self._by_label = self.tr("by label")
        self._sure = Scale(
            self.tr("Sure from"), self.tr("How sure a photo has to be to go into a folder"), LEAST, MOST, self._by_label
        )
        self._known = Scale(
            self.tr("Outside below"), self.tr("How like what the task knows a photo has to be, or it is outside"), 0, 99
        )
        widest = self._cost_text(Cost(None, wrong=0.99, review=0.99))
        self._cost = Elided(quiet=True, mode=Qt.TextElideMode.ElideRight, room=widest)
        self._cost.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setProperty("link", True)
        self._reset.setToolTip(self.tr("Back to the task's own thresholds"))
        kept = self._reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or the sliders would move away from under the mouse that drags them
        self._reset.setSizePolicy(kept)
        self._resting = QTimer(self, interval=_PAUSE, singleShot=True)
        self._resting.timeout.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(0, 0, 8, 0))
        row.setSpacing(10)
        for widget in (self._known, self._sure, self._cost, self._reset):
            row.addWidget(widget)
        self._sure.moved.connect(self.choose_threshold)
        self._known.moved.connect(self._choose_likeness)
        self._reset.clicked.connect(self._forget)

    def show_task(self, own: Task, chosen: Task) -> None:
        """Show a task as its manifest has it, and with what a person chose of its thresholds before."""
        self._own = own
        same = chosen.scoring.threshold == own.scoring.threshold and chosen.thresholds == own.thresholds
        self._threshold = None if same else round(chosen.scoring.threshold * HUNDRED)
        known, before = own.outside, chosen.outside
        self._likeness = round(before.least * HUNDRED) if known and before and before != known else None
        self._show()

    def choose_threshold(self, value: int) -> None:
        """Have photos be sure from so many hundredths on, as soon as that rests."""
        self._threshold = value
        self._show()
        self._resting.start()

    def _choose_likeness(self, value: int) -> None:
        self._likeness = value
        self._show()
        self._resting.start()

    def _forget(self) -> None:
        self._threshold = self._likeness = None
        self._show()
        self._sure.setFocus()
        self._tell()

    def _tell(self) -> None:
        self._resting.stop()
        if self._own:
            self.changed.emit(self._chosen(self._own))

    def _chosen(self, own: Task) -> Task:
        task = own if self._threshold is None else own.with_threshold(self._threshold / HUNDRED)
        return task if self._likeness is None else task.with_likeness(self._likeness / HUNDRED)

    def _show(self) -> None:
        if not self._own:
            return
        chosen, outside = self._chosen(self._own), self._own.outside
        self._sure.show_value(
            round(chosen.scoring.threshold * HUNDRED),
            self._by_label if self._threshold is None and self._own.thresholds else "",
        )
        self._known.setVisible(outside is not None)
        if chosen.outside:
            self._known.show_value(round(chosen.outside.least * HUNDRED), "")
        cost = chosen.cost(None if self._threshold is None else self._threshold / HUNDRED)
        self._cost.setText(self._cost_text(cost) if cost else "")
        self._sure.describe(self._cost.text())
        self._reset.setVisible(self._threshold is not None or self._likeness is not None)

    def _cost_text(self, cost: Cost) -> str:
        return filled(self.tr("{0} wrong, {1} to review"), self._share(cost.wrong), self._share(cost.review))

    def _share(self, share: float) -> str:
        """A share of all, honest about how little is known of the last digit."""
        percent = share * HUNDRED
        if 0 < percent < 1:
            return self.tr("under 1 %")
        return filled(self.tr("about {0} %"), f"{percent:.0f}")
