"""What the worker says: it has touched strangers' files, so each word is checked."""

import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import IO

from sorter.core.captures import capture_of, text_of
from sorter.core.measurement import Device, FloatArray, HalfArray, Measurement, StageTimes
from sorter.errors import DeviceError, SorterError, TaskError
from sorter.items import Capture, Item
from sorter.jobs.worker.frames import NUMBER, Cursor, Nonsense, read_frame, sized, write_frame

_SHORT = struct.Struct("<H")
_BEGUN = struct.Struct("<QQ")  # number, bytes
_TIMES = struct.Struct("<ddd")
_FACTS = struct.Struct("<IIIIIII")  # scores, embedding, inner, brightness: how many; width, height, preview
_LIGHT = 32  # values of `Measurement.brightness`
_ERRORS = {"task": TaskError, "device": DeviceError, "other": SorterError}


class _Kind(IntEnum):
    OPENED = 64
    FAILED = 65
    BEGUN = 66
    OVER = 67
    RESULTS = 68
    PICTURED = 69
    INSPECTED = 70


@dataclass(frozen=True, slots=True)
class Opened:
    """The model is loaded that was asked for with this number."""

    number: int
    device: Device


@dataclass(frozen=True, slots=True)
class Failed:
    """The model cannot be loaded, or failed; nothing is measured until another is."""

    number: int
    error: Exception


@dataclass(frozen=True, slots=True)
class Begun:
    """The decoding of a photo begins, or the work on a model, and may need so many bytes."""

    number: int
    cost: int


@dataclass(frozen=True, slots=True)
class Over:
    """That has ended in some way."""

    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """A measurement, without the item that it is of."""

    number: int
    scores: "FloatArray | HalfArray"
    embedding: "FloatArray | HalfArray"
    inner: "FloatArray | HalfArray"
    brightness: FloatArray
    capture: Capture
    size: tuple[int, int]
    preview: int
    thumbnail: bytes

    def of(self, item: Item) -> Measurement:
        """The measurement of `item`."""
        return Measurement(
            item,
            self.scores,
            self.embedding,
            self.inner,
            self.brightness,
            self.capture,
            self.size,
            self.preview,
            self.thumbnail,
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A photo that cannot be measured or shown, or a model that cannot be used, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Results:
    """One batch, and how long each stage has worked by then."""

    times: StageTimes
    answers: tuple[Found | Refused, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that was asked for."""

    number: int
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found out about a stranger's model: JSON, which nobody has looked at yet."""

    number: int
    answer: bytes


Reply = Opened | Failed | Begun | Over | Results | Pictured | Inspected | Refused


def send_replies(file: IO[bytes], replies: Iterable[Reply]) -> None:
    """Send them at once. Raises `OSError` where nobody reads."""
    for reply in replies:
        _write(file, reply)
    file.flush()


def _write(file: IO[bytes], reply: Reply) -> None:
    match reply:
        case Opened(number, device):
            write_frame(file, _Kind.OPENED, NUMBER.pack(number), *sized(json.dumps(asdict(device)).encode()))
        case Failed(number, error):
            write_frame(file, _Kind.FAILED, NUMBER.pack(number), *sized(_error_text(error).encode()))
        case Begun(number, cost):
            write_frame(file, _Kind.BEGUN, _BEGUN.pack(number, cost))
        case Over(number):
            write_frame(file, _Kind.OVER, NUMBER.pack(number))
        case Results(times, answers):
            head = _TIMES.pack(times.read, times.decode, times.model) + _SHORT.pack(len(answers))
            write_frame(file, _Kind.RESULTS, head, *(part for answer in answers for part in _parts(answer)))
        case Pictured(number, jpeg):
            write_frame(file, _Kind.PICTURED, NUMBER.pack(number), *sized(jpeg), *sized(b""))
        case Inspected(number, answer):
            write_frame(file, _Kind.INSPECTED, NUMBER.pack(number), *sized(answer))
        case Refused(number, reason):
            write_frame(file, _Kind.PICTURED, NUMBER.pack(number), *sized(b""), *sized(_utf8(reason)))


def receive_reply(file: IO[bytes]) -> Reply | None:
    """The next one, None at the end. Raises `Nonsense` for what no sound worker says."""
    frame = read_frame(file)
    if frame is None:
        return None
    kind, body = frame
    cursor = Cursor(body)
    reply: Reply
    match kind:
        case _Kind.OPENED:
            reply = Opened(cursor.number(), _device(cursor.text()))
        case _Kind.FAILED:
            reply = Failed(cursor.number(), _error(cursor.text()))
        case _Kind.BEGUN:
            reply = Begun(cursor.number(), cursor.number())
        case _Kind.OVER:
            reply = Over(cursor.number())
        case _Kind.RESULTS:
            times = StageTimes(*cursor.values(_TIMES))
            reply = Results(times, tuple(_answer(cursor) for _ in range(cursor.number(_SHORT))))
        case _Kind.PICTURED:
            number, jpeg, reason = cursor.number(), cursor.blob(), cursor.text()
            reply = Pictured(number, jpeg) if jpeg else Refused(number, reason)
        case _Kind.INSPECTED:
            reply = Inspected(cursor.number(), cursor.blob())
        case _:
            raise Nonsense
    cursor.end()
    return reply


def _parts(answer: Found | Refused) -> Iterator[bytes]:
    yield NUMBER.pack(answer.number)
    if isinstance(answer, Refused):
        yield from sized(_utf8(answer.reason))
        return
    yield from sized(b"")
    arrays = answer.scores, answer.embedding, answer.inner, answer.brightness
    yield _FACTS.pack(*(array.size for array in arrays), *answer.size, answer.preview)
    for array in arrays:
        yield array.astype("<f4", copy=False).tobytes()
    yield from sized(text_of(answer.capture).encode())
    yield from sized(answer.thumbnail)


def _answer(cursor: Cursor) -> Found | Refused:
    number, reason = cursor.number(), cursor.text()
    if reason:
        return Refused(number, reason)
    scores, embedding, inner, light, width, height, preview = map(int, cursor.values(_FACTS))
    if not (scores or embedding) or light != _LIGHT:
        raise Nonsense
    return Found(
        number,
        cursor.floats(scores),
        cursor.floats(embedding),
        cursor.floats(inner),
        cursor.floats(light),
        _capture(cursor.text()),
        (width, height),
        preview,
        cursor.blob(),
    )


def _capture(text: str) -> Capture:
    try:
        return capture_of(text)
    except ValueError as error:
        raise Nonsense from error


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _device(text: str) -> Device:
    try:
        device = Device(**json.loads(text))
    except (ValueError, TypeError, RecursionError) as error:
        raise Nonsense from error
    if not all(isinstance(one, str) for one in (device.provider, device.name, device.why, device.mend)):
        raise Nonsense
    return device


def _error_text(error: Exception) -> str:
    kind = next((kind for kind, of in _ERRORS.items() if isinstance(error, of)), "mistake")
    return json.dumps([kind, str(error), list(getattr(error, "__notes__", ()))])


def _error(told: str) -> Exception:
    try:
        kind, text, notes = json.loads(told)
        error = _ERRORS.get(kind, RuntimeError)(text)
        for note in notes:
            error.add_note(note)
    except (ValueError, TypeError, RecursionError) as wrong:
        raise Nonsense from wrong
    return error
