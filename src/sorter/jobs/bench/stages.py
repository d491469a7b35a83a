"""Each stage by itself, with the photos that it will get."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import TypeVar

from sorter.core.brightness import brightness_features
from sorter.core.decode import read_file
from sorter.core.encoded import Encoded, encoded
from sorter.core.measurement import FloatArray, ImageArray, Session
from sorter.core.metadata import read_capture
from sorter.core.preprocess import prepare, stack
from sorter.errors import InputError
from sorter.items import Item
from sorter.jobs.bench.figures import StageSeconds
from sorter.jobs.local import batch_size
from sorter.tasks.manifest import Preprocessing

T = TypeVar("T")
_MOST = 24  # photos; their decoding is what takes the time
_MOST_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Samples:
    """Some photos with what each stage makes of them."""

    photos: Sequence[Encoded]
    images: Sequence[ImageArray]
    batches: Sequence[FloatArray]  # as large as the pipeline's for this device
    batch: int


def make_samples(items: Sequence[Item], how: Preprocessing, session: Session) -> Samples:
    """The first photos that can be read. Raises `InputError` where there is none."""
    photos: list[Encoded] = []
    images: list[ImageArray] = []
    for item in items:
        if len(photos) == _MOST or sum(len(one.data) for one in photos) > _MOST_BYTES:
            break
        try:
            photo = encoded(read_file(item.path))
            images.append(photo.decoded(how.resize).pixels)
        except InputError:
            continue
        photos.append(photo)
    if not images:
        raise InputError("there is no photo that can be read")
    inputs = [prepare(image, how) for image in images]
    batch = batch_size(session.device.provider)
    full = [stack([inputs[(at + more) % len(inputs)] for more in range(batch)]) for at in range(0, len(inputs), batch)]
    return Samples(photos, images, full, batch)


def stage_seconds(samples: Samples, how: Preprocessing, session: Session, threads: int) -> tuple[StageSeconds, float]:
    """What a photo takes on one core, stage by stage, while `threads` of them do the same; a GPU's work is one's.

    Also the seconds of a core's work in it, which other programs do not stretch.
    """

    def preprocess(number: int) -> None:
        image = samples.images[number]
        prepare(image, how)
        brightness_features(image)
        read_capture(samples.photos[number].data)

    on_gpu = session.device.provider != "cpu"
    decoding = _each(lambda photo: photo.decoded(how.resize), samples.photos, threads)
    preparing = _each(preprocess, range(len(samples.images)), threads)
    running = _each(session.run, samples.batches, 1 if on_gpu else threads)
    seconds = StageSeconds(decoding.seconds, preparing.seconds, running.seconds / samples.batch)
    return seconds, decoding.work + preparing.work + running.work / samples.batch


def disk_speed(items: Sequence[Item], threads: int) -> float:
    """Bytes a second with so many readers; from the system's cache where it cannot be asked to forget."""
    forget_cached(items)
    some = items[: _MOST * threads]
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        read = sum(pool.map(_length, some))
    return read / (time.perf_counter() - start)


CAN_FORGET = hasattr(os, "posix_fadvise")
"""Whether the system can be asked to drop files from its cache, so that they are read from the disk."""


def forget_cached(items: Sequence[Item]) -> None:
    """Let the system drop what it has cached of these files, which changes none; does nothing where it cannot."""
    if not CAN_FORGET:
        return
    for item in items:
        try:
            file = os.open(item.path, os.O_RDONLY)
        except OSError:
            continue
        try:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(file)


def _length(item: Item) -> int:
    try:
        return len(read_file(item.path))
    except InputError:
        return 0


@dataclass(frozen=True, slots=True)
class _Each:
    """For one input on one thread."""

    seconds: float
    work: float  # of a core


def _each(work: Callable[[T], object], inputs: Sequence[T], threads: int) -> _Each:
    """What one input takes on each of `threads`, which begin together and each do all of them."""
    work(inputs[0])  # what a first time prepares is no part of it
    together = Barrier(threads)

    def measure(_: int) -> _Each:
        together.wait()
        start, worked = time.perf_counter(), time.thread_time()
        for one in inputs:
            work(one)
        return _Each(time.perf_counter() - start, time.thread_time() - worked)

    with ThreadPoolExecutor(threads) as pool:
        measured = list(pool.map(measure, range(threads)))
    count = threads * len(inputs)
    return _Each(sum(one.seconds for one in measured) / count, sum(one.work for one in measured) / count)
