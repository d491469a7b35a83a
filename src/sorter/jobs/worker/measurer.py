"""Measuring in the worker: from outside like measuring with threads of this process."""

from collections.abc import Iterable, Iterator, Sequence

from sorter.core.cores import available_cores
from sorter.core.measurement import Device, Failure, Measurement, StageTimes
from sorter.errors import SorterError
from sorter.items import Item
from sorter.jobs.crew import Crew
from sorter.jobs.worker.flight import Flight
from sorter.jobs.worker.spec import spec_of
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task

_PER_CORE = 16  # photos under way: twice what the child's own channels hold on a CPU
_ON_A_GPU = 256  # more, for its batches


class WorkerMeasurer:
    """A `Measurer` for one run."""

    def __init__(
        self, task: Task, device: str = "auto", worker: Worker | None = None, *, thumbnails: bool = False
    ) -> None:
        """`worker` is one that others use too; without it there is one for this run alone, which ends with it."""
        self._spec = spec_of(task, device, thumbnails=thumbnails)
        self._worker = worker or Worker()
        self._is_own = worker is None
        self._device: Device | None = None
        self._flight: Flight | None = None
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
        try:
            self._device = self._worker.open(self._spec)
        except SorterError:
            self._close()
            raise

    def measure(self, items: Iterable[Item]) -> Iterator[Sequence[Measurement | Failure]]:
        """Measure `items`, in any order; `items` is drawn from by one thread."""
        cpu = self.device.provider == "cpu"
        flight = self._flight = self._worker.begin(_PER_CORE * available_cores() + (0 if cpu else _ON_A_GPU))
        crew = Crew(self.stop)
        crew.start("feed", 1, lambda: flight.feed(items), on_last=lambda: None)
        try:
            if not self._stopped:
                for batch in flight.batches():
                    self._keep(batch)
                    yield batch
        finally:
            self._worker.end(flight)
            try:
                crew.join()
            finally:
                self._close()

    def stop(self) -> None:
        """End `measure` at once; `items` must come to an end by itself."""
        self._stopped = True
        if self._flight:
            self._worker.end(self._flight)

    def _keep(self, batch: Sequence[Measurement | Failure]) -> None:
        for one in batch:
            if isinstance(one, Measurement):
                self._worker.kept.keep(one)

    def _close(self) -> None:
        if self._is_own:
            self._worker.close()
