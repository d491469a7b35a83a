"""Measuring with threads of this process."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from threading import Lock, Thread

from sorter.core.brightness import brightness_features, prepare_brightness
from sorter.core.cores import available_cores
from sorter.core.decode import read_file
from sorter.core.encoded import LEAST_SIDE, Encoded, encoded
from sorter.core.measurement import Device, Failure, FloatArray, Measurement, Session, StageTimes
from sorter.core.picture import make_thumbnail
from sorter.core.preprocess import prepare, stack
from sorter.core.session import open_session
from sorter.errors import InputError
from sorter.items import Capture, Item
from sorter.jobs.channel import Channel
from sorter.jobs.crew import Crew
from sorter.jobs.reading import Read, Reader
from sorter.jobs.rooms import Rooms
from sorter.jobs.sessions import Previews, Sessions
from sorter.jobs.stage_clock import StageClock
from sorter.tasks.manifest import Preprocessing, Task

_BATCH = {"cpu": 4, "cuda": 64}  # on a CPU larger ones save nothing more, and small ones show results sooner
_OTHER_BATCH = 16
_ROOM, _MOST_ROOM = 64 << 20, 512 << 20  # bytes of files that are read and not yet decoded: for each core, and at most
_WAITING = 2  # photos that are read, for each core that decodes

Measured = Measurement | Failure
Guard = Callable[[Item, int], AbstractContextManager[None]]
"""What stands around the decoding of an item that may need so many bytes."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    item: Item
    how: Preprocessing
    input: FloatArray
    brightness: FloatArray
    capture: Capture
    size: tuple[int, int]
    preview: int
    thumbnail: bytes

    def measured(self, scores: FloatArray, embedding: FloatArray, inner: FloatArray) -> Measurement:
        facts = self.capture, self.size, self.preview, self.thumbnail
        return Measurement(self.item, scores, embedding, inner, self.brightness, *facts)


class LocalMeasurer:
    """Readers, hands that decode what they read, and sessions, joined by bounded channels.

    On a CPU there is a hand for each core, which decodes and runs the model, one thread within each run: nobody waits
    for another stage, and no core changes from one to the other in the middle of a photo. On a GPU the hands only
    decode, and one thread more feeds it full batches.
    """

    def __init__(
        self,
        preprocessing: Preprocessing,
        load: Callable[[], Session],
        cores: int | None = None,
        *,
        guard: Guard = lambda _item, _cost: nullcontext(),
        settle: Callable[[], None] = lambda: None,
        thumbnails: bool = False,
        previews: Previews | None = None,
    ) -> None:
        """`thumbnails` are made of each photo where they are wanted; `guard` may wait, and raise `InputError`.

        `settle` is called before each run of the model, which may take long. Without `previews` those are measured as
        photos are.
        """
        self._preprocessing = preprocessing
        self._load = load
        self._cores = cores or available_cores()
        self._guard = guard
        self._settle = settle
        self._thumbnails = thumbnails
        self._previews = previews or Previews(lambda _side: preprocessing, lambda _how: load())
        self._sessions: Sessions | None = None
        self._clock = StageClock()
        self._drawing = Lock()  # whoever has it draws the next item
        self._read: Channel[Read] = Channel(1)
        self._decoded: Channel[_Decoded] = Channel(1)
        self._measured: Channel[Sequence[Measured]] = Channel(1)
        self._rooms = Rooms(1)
        self._lock = Lock()  # guards the channels and the rooms, which belong together, and what follows
        self._stopped = False

    @property
    def device(self) -> Device:
        """What the session really runs on."""
        return self._opened().photos.device

    @property
    def times(self) -> StageTimes:
        """Seconds that each stage has worked, per thread of its own; nothing before `open`."""
        return self._clock.times(self._cores, self._runners()) if self._sessions else StageTimes(0.0, 0.0, 0.0)

    def open(self) -> None:
        """Load the model, once. Raises `TaskError` or `DeviceError`."""
        if self._sessions is None:
            beside = Thread(target=prepare_brightness, name="prepare")
            beside.start()
            try:
                self._sessions = Sessions(self._preprocessing, self._load(), self._previews.load)
            finally:
                beside.join()

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measured]]:
        """Measure `items`, in any order; `items` is drawn from by one thread at a time."""
        return self.measure_each((item, previews) for item in items)

    def measure_each(self, asked: Iterable[tuple[Item, bool]]) -> Iterator[Sequence[Measured]]:
        """The same, of items each with whether a preview of it will do."""
        self._begin()
        readers = max(2, self._cores // 2)  # on a slow disk one of them at a time
        reader = Reader(readers, self._rooms, lambda seconds: self._clock.add(read=seconds))
        source, crew = iter(asked), Crew(self._end)
        crew.start("read", readers, lambda: self._fetch(source, reader), self._read.close)
        if self._shares_cores():
            crew.start("work", self._cores, lambda: self._work(reader), self._measured.close)
        else:
            crew.start("decode", self._cores, lambda: self._decode_all(reader), self._decoded.close)
            crew.start("model", 1, self._run_all, self._measured.close)
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
            self._read = Channel(_WAITING * self._cores)
            self._decoded = Channel(2 * self._batch() + self._cores)
            self._measured = Channel(2 * self._runners())
            self._rooms = Rooms(min(_ROOM * self._cores, _MOST_ROOM))
            stopped = self._stopped
        if stopped:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self._read.cancel()
            self._decoded.cancel()
            self._measured.cancel()
            self._rooms.cancel()

    def _fetch(self, source: Iterator[tuple[Item, bool]], reader: Reader) -> None:
        while asked := self._drawn(source):
            item, previews = asked
            try:
                preview = reader.preview(item, self._preprocessing.resize, self._previews.least) if previews else None
                self._read.put(preview or reader.photo(item, self._preprocessing.resize))
            except InputError as error:
                self._measured.put([Failure(item, str(error))])

    def _drawn(self, source: Iterator[tuple[Item, bool]]) -> tuple[Item, bool] | None:
        with self._drawing:
            return next(source, None)

    def _work(self, reader: Reader) -> None:
        """A full batch first, then the next photo; where there is none, a share of what is there of a batch."""
        size = self._batch()
        share = -(-size // self._cores)
        while True:
            if batch := self._decoded.poll(size, least=size):
                self._run(batch)
            elif read := self._read.poll(1):
                self._decode(read[0], reader)
            elif batch := self._decoded.poll(share):
                self._run(batch)
            else:
                (photo,) = self._read.take()
                self._decode(photo, reader)

    def _decode_all(self, reader: Reader) -> None:
        for read in self._read:
            self._decode(read, reader)

    def _run_all(self) -> None:
        while True:
            self._run(self._decoded.take(self._batch()))

    def _decode(self, read: Read, reader: Reader) -> None:
        try:
            self._decoded.put(self._prepared_or_whole(read))
        except InputError as error:
            self._measured.put([Failure(read.item, str(error))])
        finally:
            reader.give_back(read)

    def _prepared_or_whole(self, read: Read) -> _Decoded:
        try:
            return self._prepared(read.item, read.encoded)
        except InputError:
            if not read.encoded.is_part:
                raise
            # where only the preview is damaged, the photo itself may be sound
            return self._prepared(read.item, encoded(read_file(read.item.path)))

    def _prepared(self, item: Item, encoded: Encoded) -> _Decoded:
        start = time.perf_counter()
        cover = self._preprocessing.resize
        with self._guard(item, encoded.cost(cover)):
            photo = encoded.decoded(cover)
            image, how = photo.pixels, self._previews.input_of(encoded.side)
            prepared, light = prepare(image, how), brightness_features(image)
            thumbnail = make_thumbnail(image) if self._thumbnails else b""
        self._clock.add(decode=time.perf_counter() - start)
        return _Decoded(item, how, prepared, light, encoded.capture, photo.size, encoded.side, thumbnail)

    def _run(self, decoded: Sequence[_Decoded]) -> None:
        for how in dict.fromkeys(one.how for one in decoded):
            self._run_through(how, [one for one in decoded if one.how == how])

    def _run_through(self, how: Preprocessing, decoded: Sequence[_Decoded]) -> None:
        self._settle()
        session = self._opened().of(how)
        start = time.perf_counter()
        outputs = session.run(stack([one.input for one in decoded]))
        self._clock.add(model=time.perf_counter() - start)
        self._measured.put(
            [
                one.measured(scores, embedding, inner)
                for one, scores, embedding, inner in zip(
                    decoded, outputs.scores, outputs.embedding, outputs.inner, strict=True
                )
            ]
        )

    def _opened(self) -> Sessions:
        if self._sessions is None:
            raise RuntimeError("open the measurer first")
        return self._sessions

    def _batch(self) -> int:
        return batch_size(self._opened().photos.device.provider)

    def _shares_cores(self) -> bool:
        return self._opened().photos.device.provider == "cpu"

    def _runners(self) -> int:
        return self._cores if self._shares_cores() else 1


def local_measurer(
    task: Task,
    device: str = "auto",
    *,
    around: Callable[[Session], Session] = lambda session: session,
    guard: Guard = lambda _item, _cost: nullcontext(),
    settle: Callable[[], None] = lambda: None,
    loading: Callable[[], AbstractContextManager[None]] = nullcontext,
    thumbnails: bool = False,
) -> LocalMeasurer:
    """A measurer for `task` on `device`, as `open_session` takes it; nothing is loaded before `open`.

    What `around` makes of a session is run in its place; `loading` stands around the loading of each.
    """

    def load(how: Preprocessing = task.preprocessing) -> Session:
        with loading():
            return around(open_session(task, device=device, how=how))

    least = max(LEAST_SIDE, task.least_preview)  # one that is accepted in no case would be measured for nothing
    previews, how = Previews(task.input_of, load, least), task.preprocessing
    return LocalMeasurer(how, load, guard=guard, settle=settle, thumbnails=thumbnails, previews=previews)


def batch_size(provider: str) -> int:
    """How many photos a session on such a device gets at once, where so many are there."""
    return _BATCH.get(provider, _OTHER_BATCH)
