"""Measuring with threads of this process."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from threading import Lock

from sorter.core.brightness import brightness_features
from sorter.core.cores import available_cores
from sorter.core.encoded import LEAST_SIDE, Encoded, read_photo, read_preview
from sorter.core.measurement import Device, Failure, FloatArray, Measurement, Session, StageTimes
from sorter.core.picture import make_thumbnail
from sorter.core.preprocess import prepare, stack
from sorter.core.read_ahead import PREVIEW_HEAD, read_ahead
from sorter.core.session import open_session
from sorter.errors import InputError
from sorter.items import Capture, Item
from sorter.jobs.channel import Channel
from sorter.jobs.crew import Crew
from sorter.tasks.manifest import Preprocessing, Task

_BATCH = {"cpu": 4, "cuda": 64}  # on a CPU a batch saves nothing, and a small one shows results sooner
_OTHER_BATCH = 16
_SLOW = 0.2  # of the decode threads' time; asking costs 2 ms a photo, which a fast disk does not give back
_AHEAD = 3  # photos that the disk is asked for before, for each core that decodes: some ten megabytes

Measured = Measurement | Failure
Guard = Callable[[Item, int], AbstractContextManager[None]]
"""What stands around the decoding of an item that may need so many bytes."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    item: Item
    input: FloatArray
    brightness: FloatArray
    capture: Capture
    size: tuple[int, int]
    preview: int
    thumbnail: bytes

    def measured(self, scores: FloatArray, embedding: FloatArray) -> Measurement:
        facts = self.capture, self.size, self.preview, self.thumbnail
        return Measurement(self.item, scores, embedding, self.brightness, *facts)


class LocalMeasurer:
    """Decoders and sessions beside each other, joined by bounded channels.

    On a CPU as many threads decode as run the model, one thread within each run, and the system shares the cores out
    between them: so whichever stage is the slower gets more. On a GPU one thread feeds it full batches.
    """

    def __init__(
        self,
        preprocessing: Preprocessing,
        load: Callable[[], Session],
        cores: int | None = None,
        *,
        guard: Guard = lambda _item, _cost: nullcontext(),
        thumbnails: bool = False,
        least: int = LEAST_SIDE,
    ) -> None:
        """`thumbnails` are made of each photo where they are wanted; `guard` may wait, and raise `InputError`.

        Previews are measured from `least` pixels of their shorter side on.
        """
        self._preprocessing = preprocessing
        self._load = load
        self._cores = cores or available_cores()
        self._guard = guard
        self._thumbnails = thumbnails
        self._least = least
        self._session: Session | None = None
        self._asked: Channel[tuple[Item, bool]] = Channel(1)
        self._decoded: Channel[_Decoded | Failure] = Channel(1)
        self._measured: Channel[Sequence[Measured]] = Channel(1)
        self._lock = Lock()  # guards the channels, as a pair, and what follows
        self._stopped = False
        self._clock = _StageClock()

    @property
    def device(self) -> Device:
        """What the session really runs on."""
        return self._opened().device

    @property
    def times(self) -> StageTimes:
        """Seconds that each stage has worked, per thread of its own; nothing before `open`."""
        return self._clock.times(self._cores, self._runners()) if self._session else StageTimes(0.0, 0.0, 0.0)

    def open(self) -> None:
        """Load the model, once. Raises `TaskError` or `DeviceError`."""
        if self._session is None:
            self._session = self._load()

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measured]]:
        """Measure `items`, in any order; `items` is drawn from by one thread."""
        return self.measure_each((item, previews) for item in items)

    def measure_each(self, asked: Iterable[tuple[Item, bool]]) -> Iterator[Sequence[Measured]]:
        """The same, of items each with whether a preview of it will do."""
        self._begin()
        crew = Crew(self._end)
        crew.start("read ahead", 1, lambda: self._ask_disk(asked), self._asked.close)
        crew.start("decode", self._cores, self._decode, self._decoded.close)
        crew.start("model", self._runners(), self._run, self._measured.close)
        try:
            yield from self._measured
        finally:
            self._end()
            crew.join()

    def stop(self) -> None:
        """End `measure` at once; `items` must come to an end by itself."""
        with self._lock:
            self._stopped = True
        self._end()

    def close(self) -> None:
        """Nothing: the model goes with this object."""

    def _begin(self) -> None:
        with self._lock:
            self._asked = Channel(_AHEAD * self._cores)
            self._decoded = Channel(2 * self._batch() + self._cores)
            self._measured = Channel(2 * self._runners())
            stopped = self._stopped
        if stopped:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self._asked.cancel()
            self._decoded.cancel()
            self._measured.cancel()

    def _ask_disk(self, asked: Iterable[tuple[Item, bool]]) -> None:
        """Have a slow disk read while the photos before are decoded."""
        slow = False
        for item, previews in asked:
            slow = slow or self._clock.reads_share() > _SLOW
            if slow:
                read_ahead(item.path, PREVIEW_HEAD if previews else 0)
            self._asked.put((item, previews))

    def _decode(self) -> None:
        for item, previews in self._asked:
            self._decoded.put(self._decoded_or_failure(item, previews=previews))

    def _decoded_or_failure(self, item: Item, *, previews: bool) -> _Decoded | Failure:
        try:
            return (self._preview_decoded(item) if previews else None) or self._photo_decoded(item)
        except InputError as error:
            return Failure(item, str(error))

    def _photo_decoded(self, item: Item) -> _Decoded:
        start = time.perf_counter()
        photo = read_photo(item.path)
        self._clock.add(read=time.perf_counter() - start)
        return self._prepared(item, photo)

    def _preview_decoded(self, item: Item) -> _Decoded | None:
        start = time.perf_counter()
        preview = read_preview(item.path, self._preprocessing.resize, self._least)
        self._clock.add(read=time.perf_counter() - start)
        try:
            return self._prepared(item, preview) if preview else None
        except InputError:
            return None  # the photo itself may be sound

    def _prepared(self, item: Item, encoded: Encoded) -> _Decoded:
        start = time.perf_counter()
        cover = self._preprocessing.resize
        with self._guard(item, encoded.cost(cover)):
            image = encoded.pixels(cover)
            prepared, light = prepare(image, self._preprocessing), brightness_features(image)
            thumbnail = make_thumbnail(image) if self._thumbnails else b""
        self._clock.add(decode=time.perf_counter() - start)
        return _Decoded(item, prepared, light, encoded.capture, encoded.size, encoded.side, thumbnail)

    def _run(self) -> None:
        session, size = self._opened(), self._batch()
        while True:
            taken = self._decoded.take(size)
            decoded = [one for one in taken if isinstance(one, _Decoded)]
            results: list[Measured] = [one for one in taken if isinstance(one, Failure)]
            if decoded:
                start = time.perf_counter()
                outputs = session.run(stack([one.input for one in decoded]))
                self._clock.add(model=time.perf_counter() - start)
                results += [
                    one.measured(scores, embedding)
                    for one, scores, embedding in zip(decoded, outputs.scores, outputs.embedding, strict=True)
                ]
            self._measured.put(results)

    def _opened(self) -> Session:
        if self._session is None:
            raise RuntimeError("open the measurer first")
        return self._session

    def _batch(self) -> int:
        return batch_size(self._opened().device.provider)

    def _runners(self) -> int:
        return self._cores if self._opened().device.provider == "cpu" else 1


def local_measurer(
    task: Task,
    device: str = "auto",
    *,
    guard: Guard = lambda _item, _cost: nullcontext(),
    thumbnails: bool = False,
) -> LocalMeasurer:
    """A measurer for `task` on `device`, as `open_session` takes it; nothing is loaded before `open`."""
    load = partial(open_session, task, device=device)
    least = max(LEAST_SIDE, task.least_preview)  # one that is accepted in no case would be measured for nothing
    return LocalMeasurer(task.preprocessing, load, guard=guard, thumbnails=thumbnails, least=least)


def batch_size(provider: str) -> int:
    """How many photos a session on such a device gets at once, where so many are there."""
    return _BATCH.get(provider, _OTHER_BATCH)


class _StageClock:
    """Adds up what the threads of each stage have worked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read = self._decode = self._model = 0.0

    def add(self, *, read: float = 0.0, decode: float = 0.0, model: float = 0.0) -> None:
        with self._lock:
            self._read += read
            self._decode += decode
            self._model += model

    def reads_share(self) -> float:
        """Which part of the decode threads' time went into reading, so far; 0 at first."""
        with self._lock:
            return self._read / max(self._read + self._decode, 1e-9)

    def times(self, decoders: int, runners: int) -> StageTimes:
        with self._lock:
            return StageTimes(self._read / decoders, self._decode / decoders, self._model / runners)
