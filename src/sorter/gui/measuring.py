"""A measurer that is made where it is opened, on the job's own thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sorter.core.measurement import Device, Failure, Measurement, Measurer, StageTimes
from sorter.items import Item


class LateMeasurer:
    """Stands in for a measurer until `open`: importing the model's runtime would hold up the window."""

    def __init__(self, make: Callable[[], Measurer]) -> None:
        self._make = make
        self._made: Measurer | None = None
        self._stopped = False

    @property
    def device(self) -> Device | None:
        """What the session really runs on; None until something is measured."""
        return self._measurer().device

    @property
    def times(self) -> StageTimes:
        """How long each stage has worked."""
        return self._made.times if self._made else StageTimes(0.0, 0.0, 0.0)

    def open(self) -> None:
        """Make the measurer and load its model."""
        measurer = self._make()
        measurer.open()
        self._made = measurer

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Measure items; ends at once where it was stopped before it began."""
        return iter(()) if self._stopped else self._measurer().measure(items, previews=previews)

    def stop(self) -> None:
        """Let `measure` end at once."""
        self._stopped = True
        if self._made:
            self._made.stop()

    def close(self) -> None:
        """Let go of what was made."""
        if self._made:
            self._made.close()

    def _measurer(self) -> Measurer:
        if self._made is None:
            raise RuntimeError("open the measurer first")
        return self._made
