"""A worker beside the one that sorts, for as long as somebody tries something out."""

from pathlib import Path
from threading import Lock

from sorter.core.measurement import Measurer
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task


class Spare:
    """Measures while a run goes on, one thing at a time; what is known from before, or found out, is remembered too."""

    def __init__(self, store: Path) -> None:
        """`store` is the file of what was measured."""
        self._store = store
        self._lock = Lock()
        self._worker: Worker | None = None

    def warm(self, task: Task, device: str) -> None:
        """Start the child, and have it load the model that is needed first; waits for nothing."""
        WorkerMeasurer(task, device, self._running()).warm()

    def measurer(self, task: Task, device: str) -> Measurer:
        """Made on a job's thread, like those of a run."""
        from sorter.jobs.remembering import Remembering, store_at  # with NumPy

        return Remembering(WorkerMeasurer(task, device, self._running()), task, store_at(self._store))

    def rest(self) -> None:
        """End the child, and at once whatever waits for it; it is started again when it is needed."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            worker.close()

    def _running(self) -> Worker:
        with self._lock:
            self._worker = self._worker or Worker()
            return self._worker
