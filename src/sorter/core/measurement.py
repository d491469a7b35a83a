"""What measuring a photo yields: the values that pass between the stages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sorter.items import NO_CAPTURE, Capture, Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float32]
    HalfArray = NDArray[np.float16]
    ImageArray = NDArray[np.uint8]
else:  # the first window is shown without NumPy, whose import takes longer than all else that it needs of ours
    FloatArray = HalfArray = ImageArray = object

THUMBNAIL_SIDE = 320
"""Pixels of a thumbnail's longer side: sharp at twice the usual size of a card."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the model and the light say of one item, before any task's labels."""

    item: Item
    scores: FloatArray | HalfArray  # (classes,), as the graph returns them; in half precision once they are remembered
    embedding: FloatArray | HalfArray  # (dimensions,), empty where the graph has none
    inner: FloatArray | HalfArray  # (values,), what an inner layer sees; empty where the graph does not tell
    brightness: FloatArray  # (32,)
    capture: Capture = NO_CAPTURE  # what the photo itself says
    size: tuple[int, int] = (0, 0)  # width and height of the whole photo, upright, in pixels; zeros where unknown
    preview: int = 0  # shorter side in pixels of the embedded preview that was measured; 0: the photo itself
    thumbnail: bytes = b""  # a JPEG, upright, at most `THUMBNAIL_SIDE` on its longer side; empty where none was made
    remembered: bool = False  # it was known, and nothing was measured for it now


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be measured, and why, in one sentence."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class Device:
    """What a session really runs on, and why on nothing better."""

    provider: str  # family: cpu, cuda, coreml, directml
    name: str  # for people: "CPU, 2 cores"
    why: str  # why no better one is used; empty where it is the best
    mend: str = ""  # the command after which it would be; empty where none helps


@dataclass(frozen=True, slots=True)
class SessionOutputs:
    """What a session returns for a batch of n: scores (n, classes), embedding (n, dimensions), inner (n, values).

    Of what the graph has none, 0 columns.
    """

    scores: FloatArray
    embedding: FloatArray
    inner: FloatArray


class Session(Protocol):
    """A loaded model."""

    @property
    def device(self) -> Device:
        """What it runs on."""
        ...

    def run(self, batch: FloatArray) -> SessionOutputs:
        """Run one batch in the model's own layout, float32; may be called from several threads."""
        ...


@dataclass(frozen=True, slots=True)
class StageTimes:
    """Seconds of work so far, summed over a stage's threads and divided by their number."""

    read: float
    decode: float
    model: float


class Measurer(Protocol):
    """Items in, measurements out: decoding and inference behind one door."""

    @property
    def device(self) -> Device | None:
        """What the session really runs on; known once `open` has returned, or None until something is measured."""
        ...

    @property
    def times(self) -> StageTimes:
        """How long each stage has worked, to name the one that limits."""
        ...

    def open(self) -> None:
        """Load the model. Raises `TaskError` or `DeviceError`."""
        ...

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Measure items in any order, a batch at a time; closing the iterator ends every thread.

        With `previews` each item by a preview in its file, where there is one that is worth it, and else by the photo
        itself: `Measurement.preview` says which. May be called again once a former iterator has ended.
        """
        ...

    def stop(self) -> None:
        """Wake `measure` from any thread and let it end at once, and any that is called later."""
        ...

    def close(self) -> None:
        """Let go of what it holds, once no `measure` runs any more; nothing is measured after that."""
        ...
