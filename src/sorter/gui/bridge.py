"""From a job's events to Qt's signals, some at each tick."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.files.plan import Action
from sorter.items import Prediction
from sorter.jobs.courtesy import COURTESY
from sorter.jobs.events import Applied, Event, Finished, Predicted, Skipped, Started, Taught, Written, WrittenFile
from sorter.jobs.job import Job

_TICK = 50  # milliseconds: fast enough to look live, slow enough to gather a batch
_SOON = 10  # milliseconds until the next tick where more is waiting: in between the window shows what it has
_BITE = 4  # events at once; a batch has at most 64 predictions
_SHARE = 0.012  # seconds of a tick after which the window has its turn: three quarters of a frame


class JobBridge(QObject):
    """Polls a job and tells what happened, some events with one signal; `finished` comes last and once."""

    started = Signal(object)  # Device
    guessed = Signal(object)  # list[Prediction], of each of which another follows
    predicted = Signal(object)  # list[Prediction]
    skipped = Signal(object)  # list[Skipped]
    applied = Signal(object)  # list[Action]
    written = Signal(object)  # list[WrittenFile]
    taught = Signal(object)  # Taught
    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Finished

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)
        self.running = False

    def start(self) -> None:
        """Start the job and tell its events from now on."""
        self.running = True
        self._job.start()
        self._timer.start()

    def pause(self, paused: bool) -> None:
        """Hold the job, or let it go on."""
        if paused:
            self._job.pause()
        else:
            self._job.resume()

    def cancel(self) -> None:
        """Ask the job to end; `finished` follows."""
        self._job.cancel()

    def close(self) -> None:
        """End the job and wait for it, at once; nothing more is told."""
        self._timer.stop()
        self._job.cancel()
        self._job.join()

    def _tick(self) -> None:
        until, finished, is_more = perf_counter() + _SHARE, None, True
        with COURTESY.first():
            while is_more and not finished and self._timer.isActive() and perf_counter() < until:
                events = self._job.poll(_BITE)
                finished = self._tell(events)
                is_more = len(events) == _BITE
            self._timer.setInterval(_SOON if is_more else _TICK)
            self.progressed.emit(self._job.progress)
            if finished:
                self._end(finished)

    def _tell(self, events: Sequence[Event]) -> Finished | None:
        """One signal for all events of a kind; the last word is left to say."""
        guesses: list[Prediction] = []
        predictions: list[Prediction] = []
        skipped: list[Skipped] = []
        actions: list[Action] = []
        written: list[WrittenFile] = []
        taught: Taught | None = None
        finished: Finished | None = None
        for event in events:
            match event:
                case Started(device):
                    self.started.emit(device)
                case Predicted(batch, final):
                    (predictions if final else guesses).extend(batch)
                case Skipped():
                    skipped.append(event)
                case Applied(batch):
                    actions.extend(batch)
                case Written(files):
                    written.extend(files)
                case Taught():
                    taught = event
                case Finished():
                    finished = event
        for signal, told in (
            (self.guessed, guesses),
            (self.predicted, predictions),
            (self.skipped, skipped),
            (self.applied, actions),
            (self.written, written),
        ):
            if told:
                signal.emit(told)
        if taught:  # after what was skipped, which is told with it
            self.taught.emit(taught)
        return finished

    def _end(self, finished: Finished) -> None:
        self._timer.stop()
        self._job.join()  # its thread has said its last word and is about to end
        self.running = False
        self.finished.emit(finished)
