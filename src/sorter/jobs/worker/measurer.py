"""Measuring in the worker: from outside like measuring with threads of this process."""

from collections.abc import Iterable, Iterator, Sequence

from sorter.core.cores import available_cores
from sorter.core.measurement import Device, Failure, Measurement, StageTimes
from sorter.items import Item
from sorter.jobs.crew import Crew
from sorter.jobs.worker.flight import Flight
from sorter.jobs.worker.spec import spec_of
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task

_PER_CORE = 16  # photos under way: twice what the child's own channels hold on a CPU
_ON_A_GPU = 256  # more, for its batches


class WorkerMeasurer:
    """A `Measurer` for one run, in one pass over its photos or several."""

    def __init__(
        self, task: Task, device: str = "auto", worker: Worker | None = None, *, thumbnails: bool = False
    ) -> None:
        """`worker` is one that others use too; without it there is one for this run alone, until `close`."""
        self._spec = spec_of(task, device, thumbnails=thumbnails)
        self._worker = worker or Worker()
        self._is_own = worker is None
        self._device: Device | None = None
        self._flight: Flight | None = None
        self._is_later = False  # a pass was begun before
        self._stopped = False

    @property
    def device(self) -> Device:
        """What the session really runs on."""
        if self._device is None:
            raise RuntimeError("open the measurer first")
        return self._device

    @property
    def times(self) -> StageTimes:
        """Seconds that each stage has worked, per thread of its own."""
        return self._worker.times

    def warm(self) -> None:
        """Let the worker load the model while there is nothing to measure yet; waits for nothing."""
        self._worker.warm(self._spec)

    def open(self) -> None:
        """Load the model. Raises `TaskError`, `DeviceError`, or `WorkerError` where the worker dies of it."""
        self._device = self._worker.open(self._spec)

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Measure `items`, in any order; `items` is drawn from by one thread."""
        if self._is_later and not self._stopped:
            self.open()  # a worker that others use may have another model loaded by now
        self._is_later = True
        cpu = self.device.provider == "cpu"
        window = _PER_CORE * available_cores() + (0 if cpu else _ON_A_GPU)
        flight = self._flight = self._worker.begin(window, previews=previews)
        crew = Crew(self.stop)
        crew.start("feed", 1, lambda: flight.feed(items), on_last=lambda: None)
        try:
            if not self._stopped:
                for batch in flight.batches():
                    self._keep(batch)
                    yield batch
        finally:
            self._worker.end(flight)
            crew.join()

    def stop(self) -> None:
        """End `measure` at once; `items` must come to an end by itself."""
        self._stopped = True
        if self._flight:
            self._worker.end(self._flight)

    def close(self) -> None:
        """End the worker, if it is for this run alone."""
        if self._is_own:
            self._worker.close()

    def _keep(self, batch: Sequence[Measurement | Failure]) -> None:
        for one in batch:
            if isinstance(one, Measurement):
                self._worker.kept.keep(one)
