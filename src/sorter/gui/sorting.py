"""The classification that the board shows: one at a time, begun anew whenever what it rests on changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.core.companions import DEFAULT_RULES
from sorter.core.measurement import Measurer
from sorter.gui.bridge import JobBridge
from sorter.gui.cards import Card, Failed
from sorter.gui.mark_keeper import MarkKeeper
from sorter.gui.measuring import LateMeasurer
from sorter.gui.places import Change
from sorter.gui.results import Results
from sorter.items import Item, Mark
from sorter.jobs.events import Finished
from sorter.tasks.manifest import Task


@dataclass(frozen=True, slots=True)
class Wish:
    """What to classify."""

    paths: tuple[str, ...]
    task: Task
    prune: str
    rules: frozenset[str] = DEFAULT_RULES  # of companions
    device: str = "auto"
    quick: bool = False  # by previews first


class Sorting(QObject):
    """Runs a classification and gathers its results; what a person says of them is kept for good."""

    renewed = Signal(object)  # Results: they start over
    added = Signal(object)  # dict[Place, list[int]]
    moved = Signal(object)  # list[Change]
    sharpened = Signal(object)  # list[str]: paths of photos that were looked at themselves, after their previews
    rerouted = Signal()  # every card lies where the new thresholds put it
    started = Signal(object)  # Device
    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Finished
    troubled = Signal(str)  # why what a person said before was not heard

    def __init__(
        self,
        task: Task,
        measure: Callable[[Task, str], Measurer],
        marks: Path,
        keeper: MarkKeeper,
        parent: QObject | None = None,
    ) -> None:
        """`marks` is where `keeper` writes."""
        super().__init__(parent)
        self.results = Results(task)
        self._measure = measure
        self._marks, self._keeper = marks, keeper
        self._bridge: JobBridge | None = None
        self._next: Wish | None = None
        self._steps: Iterator[list[Change]] = iter(())
        self._stepping = QTimer(self, interval=0)
        self._stepping.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether a classification is under way."""
        return self._bridge is not None

    def start(self, wish: Wish) -> None:
        """Begin anew: ends what runs, and starts once that has ended."""
        if self._bridge:
            self._next = wish
            self._bridge.cancel()
        else:
            self._begin(wish)

    def stop(self) -> None:
        """End what runs; what is there stays."""
        self._next = None
        if self._bridge:
            self._bridge.cancel()

    def clear(self, task: Task) -> None:
        """Show nothing; the next wish is another one."""
        self.stop()
        self._renew(task)

    def pause(self, paused: bool) -> None:
        """Hold what runs, or let it go on."""
        if self._bridge:
            self._bridge.pause(paused)

    def mark(self, marks: Mapping[str, Mark | None]) -> None:
        """Set and keep what a person says of photos that are shown, by path; None: nothing any more."""
        changes = self.results.mark(marks)
        items = [self.results.item(change.id) for change in changes]
        self._keeper.keep(self.results.task.id, {item: marks[item.path] for item in items})
        self.moved.emit(changes)

    def reroute(self, task: Task) -> None:
        """Go by the thresholds of `task`, the one that is shown, with others; the model is not asked again.

        A run that is under way goes on, and what still waits to begin goes by them too.
        """
        if self._next:
            self._next = replace(self._next, task=task)
        else:
            self._steps = self.results.reroute(task)
            self._stepping.start()

    def _step(self) -> None:
        changes = next(self._steps, None)
        if changes is None:
            self._stepping.stop()
            self.rerouted.emit()
        elif changes:
            self.moved.emit(changes)

    def _begin(self, wish: Wish) -> None:
        from sorter.jobs.classify import ClassifyJob  # here: the first window is shown without NumPy

        self._renew(wish.task)
        measurer = LateMeasurer(lambda: self._measure(wish.task, wish.device))
        job = ClassifyJob(
            wish.paths,
            wish.task,
            measurer,
            prune=wish.prune,
            rules=wish.rules,
            quick=wish.quick,
            marks=self._marks,
        )
        bridge = JobBridge(job, self)
        bridge.started.connect(self.started)
        bridge.guessed.connect(self._add)
        tell = self._tell if wish.quick else self._add
        bridge.predicted.connect(tell)
        bridge.skipped.connect(lambda skipped: tell([Failed(Item(one.path, 0, 0), one.reason) for one in skipped]))
        bridge.progressed.connect(self.progressed)
        bridge.finished.connect(lambda finished: self._end(finished, job.trouble))
        self._bridge = bridge
        bridge.start()

    def _renew(self, task: Task) -> None:
        self._stepping.stop()
        self.results = Results(task, self._keeper.unwritten(task.id))
        self.renewed.emit(self.results)

    def _add(self, cards: Sequence[Card]) -> None:
        if self._next is None:  # what a cancelled run still says belongs to nobody
            self.added.emit(self.results.add(cards))

    def _tell(self, cards: Sequence[Card]) -> None:
        """The last word of a quick look on photos, of some of which there was another before."""
        known = [card for card in cards if self.results.id(card.item.path) is not None]
        if known and self._next is None:
            self.moved.emit(self.results.renew(known))
            self.sharpened.emit([card.item.path for card in known])
        if len(known) < len(cards):
            self._add(cards)

    def _end(self, finished: Finished, trouble: str) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        wish, self._next = self._next, None
        if wish:
            self._begin(wish)
        else:
            self.finished.emit(finished)
            if trouble:
                self.troubled.emit(trouble)
