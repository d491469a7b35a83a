"""The classification that the board shows: one at a time, begun anew whenever what it rests on changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.core.companions import DEFAULT_RULES
from sorter.core.measurement import Measurer
from sorter.gui.bridge import JobBridge
from sorter.gui.cards import Card, Failed
from sorter.gui.measuring import LateMeasurer
from sorter.gui.results import Change, Place, Results
from sorter.items import Item
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
    """Runs a classification and gathers its results; corrections outlive it, by task."""

    renewed = Signal(object)  # Results: they start over
    added = Signal(object)  # dict[Place, list[int]]
    moved = Signal(object)  # list[Change]
    sharpened = Signal(object)  # list[str]: paths of photos that were looked at themselves, after their previews
    rerouted = Signal()  # every card lies where the new thresholds put it
    started = Signal(object)  # Device
    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Finished

    def __init__(self, task: Task, measure: Callable[[Task, str], Measurer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.results = Results(task)
        self._measure = measure
        self._corrections: dict[str, dict[str, Place]] = {}
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

    def correct(self, corrections: dict[str, Place | None]) -> list[Change]:
        """Set where a person wants photos, by path; None: where the task put them."""
        changes = self.results.correct(corrections)
        self.moved.emit(changes)
        return changes

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
        job = ClassifyJob(wish.paths, wish.task, measurer, prune=wish.prune, rules=wish.rules, quick=wish.quick)
        bridge = JobBridge(job, self)
        bridge.started.connect(self.started)
        bridge.guessed.connect(self._add)
        tell = self._tell if wish.quick else self._add
        bridge.predicted.connect(tell)
        bridge.skipped.connect(lambda skipped: tell([Failed(Item(one.path, 0, 0), one.reason) for one in skipped]))
        bridge.progressed.connect(self.progressed)
        bridge.finished.connect(self._end)
        self._bridge = bridge
        bridge.start()

    def _renew(self, task: Task) -> None:
        self._corrections[self.results.task.id] = self.results.corrections
        self._stepping.stop()
        self.results = Results(task, self._corrections.get(task.id))
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

    def _end(self, finished: Finished) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        wish, self._next = self._next, None
        if wish:
            self._begin(wish)
        else:
            self.finished.emit(finished)
