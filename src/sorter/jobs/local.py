"""Measuring with threads of this process."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from threading import Lock

from sorter.core.brightness import brightness_features
from sorter.core.cores import available_cores
from sorter.core.decode import decode, decode_cost, read_file
from sorter.core.measurement import Device, Failure, FloatArray, Measurement, Session, StageTimes
from sorter.core.metadata import read_capture
from sorter.core.picture import make_thumbnail
from sorter.core.preprocess import prepare, stack
from sorter.core.session import open_session
from sorter.errors import InputError
from sorter.items import Capture, Item
from sorter.jobs.channel import Channel
from sorter.jobs.crew import Crew
from sorter.tasks.manifest import Preprocessing, Task

_BATCH = {"cpu": 4, "cuda": 64}  # on a CPU a batch saves nothing, and a small one shows results sooner
_OTHER_BATCH = 16

Measured = Measurement | Failure
Guard = Callable[[Item, int], AbstractContextManager[None]]
"""What stands around the decoding of an item that may need so many bytes."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    item: Item
    input: FloatArray
    brightness: FloatArray
    capture: Capture
    thumbnail: bytes


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
    ) -> None:
        """`thumbnails` are made of each photo where they are wanted; `guard` may wait, and raise `InputError`."""
        self._preprocessing = preprocessing
        self._load = load
        self._cores = cores or available_cores()
        self._guard = guard
        self._thumbnails = thumbnails
        self._session: Session | None = None
        self._decoded: Channel[_Decoded | Failure] = Channel(1)
        self._measured: Channel[Sequence[Measured]] = Channel(1)
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
            batch = self._batch()
            self._decoded = Channel(2 * batch + self._cores)
            self._measured = Channel(2 * self._runners())

    def measure(self, items: Iterable[Item]) -> Iterator[Sequence[Measured]]:
        """Measure `items`, in any order; `items` is drawn from by one thread at a time."""
        feed = _Feed(items)
        crew = Crew(self.stop)
        crew.start("decode", self._cores, lambda: self._decode(feed), self._decoded.close)
        crew.start("model", self._runners(), self._run, self._measured.close)
        try:
            yield from self._measured
        finally:
            self.stop()
            crew.join()

    def stop(self) -> None:
        """End `measure` at once; `items` must come to an end by itself."""
        self._decoded.cancel()
        self._measured.cancel()

    def _decode(self, feed: "_Feed") -> None:
        for item in feed:
            self._decoded.put(self._decoded_or_failure(item))

    def _decoded_or_failure(self, item: Item) -> _Decoded | Failure:
        start = time.perf_counter()
        try:
            data = read_file(item.path)
            read = time.perf_counter()
            with self._guard(item, decode_cost(data, cover=self._preprocessing.resize)):
                image = decode(data, cover=self._preprocessing.resize)
                prepared, light = prepare(image, self._preprocessing), brightness_features(image)
                thumbnail = make_thumbnail(image) if self._thumbnails else b""
            decoded = _Decoded(item, prepared, light, read_capture(data), thumbnail)
        except InputError as error:
            return Failure(item, str(error))
        self._clock.add(read=read - start, decode=time.perf_counter() - read)
        return decoded

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
                    Measurement(one.item, scores, embedding, one.brightness, one.capture, thumbnail=one.thumbnail)
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
    return LocalMeasurer(task.preprocessing, load, guard=guard, thumbnails=thumbnails)


def batch_size(provider: str) -> int:
    """How many photos a session on such a device gets at once, where so many are there."""
    return _BATCH.get(provider, _OTHER_BATCH)


class _Feed:
    """An iterator that several threads draw from."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._lock = Lock()

    def __iter__(self) -> Iterator[Item]:
        while True:
            with self._lock:
                item = next(self._items, None)
            if item is None:
                return
            yield item


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

    def times(self, decoders: int, runners: int) -> StageTimes:
        with self._lock:
            return StageTimes(self._read / decoders, self._decode / decoders, self._model / runners)
