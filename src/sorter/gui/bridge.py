"""From a job's events to Qt's signals, a few per tick."""

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.files.plan import Action
from sorter.items import Prediction
from sorter.jobs.events import Applied, Finished, Predicted, Skipped, Started, Taught, Written, WrittenFile
from sorter.jobs.job import Job

_TICK = 50  # milliseconds: fast enough to look live, slow enough to gather a batch
_LIMIT = 48  # events a tick; a batch has at most 64 predictions, and 3,000 of them fit into one frame


class JobBridge(QObject):
    """Polls a job and tells what happened; each signal at most once a tick, `finished` last and once."""

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
        guesses: list[Prediction] = []
        predictions: list[Prediction] = []
        skipped: list[Skipped] = []
        actions: list[Action] = []
        written: list[WrittenFile] = []
        taught: Taught | None = None
        finished: Finished | None = None
        for event in self._job.poll(_LIMIT):
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
        if guesses:
            self.guessed.emit(guesses)
        self._tell(predictions, skipped, actions, written)
        if taught:  # after what was skipped, which is told with it
            self.taught.emit(taught)
        if finished:
            self._end(finished)

    def _tell(
        self,
        predictions: list[Prediction],
        skipped: list[Skipped],
        actions: list[Action],
        written: list[WrittenFile],
    ) -> None:
        if predictions:
            self.predicted.emit(predictions)
        if skipped:
            self.skipped.emit(skipped)
        if actions:
            self.applied.emit(actions)
        if written:
            self.written.emit(written)
        self.progressed.emit(self._job.progress)

    def _end(self, finished: Finished) -> None:
        self._timer.stop()
        self._job.join()  # its thread has said its last word and is about to end
        self.running = False
        self.finished.emit(finished)
