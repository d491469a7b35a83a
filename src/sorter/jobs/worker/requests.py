"""What the worker is asked."""

import os
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import IO

from sorter.jobs.worker.frames import NUMBER, Cursor, Nonsense, read_frame, sized, write_frame

_SIDE = struct.Struct("<H")
_FLAG = struct.Struct("<B")


class _Kind(IntEnum):
    OPEN = 1
    PHOTO = 2
    DROP = 3
    PICTURE = 4
    INSPECT = 5


@dataclass(frozen=True, slots=True)
class Open:
    """Load what `spec` describes, once all photos that were asked for before are measured."""

    number: int
    spec: str  # of `sorter.jobs.worker.spec`


@dataclass(frozen=True, slots=True)
class Photo:
    """Measure this one, where `previews` by a preview in it if that is worth it."""

    number: int
    path: str
    previews: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """Forget the photos that have not been begun."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Make a JPEG of this photo, upright, at most `side` pixels long; before any photo is measured."""

    number: int
    path: str
    side: int


@dataclass(frozen=True, slots=True)
class Inspect:
    """Find out something about a model; before any photo is measured."""

    number: int
    question: str  # JSON, of `sorter.jobs.importing.questions` or `sorter.jobs.asking_maps`


Request = Open | Photo | Drop | Picture | Inspect


def send_request(file: IO[bytes], request: Request) -> None:
    """Send it at once. Raises `OSError` where nobody reads."""
    match request:
        case Open(number, spec):
            write_frame(file, _Kind.OPEN, NUMBER.pack(number), *sized(spec.encode()))
        case Photo(number, path, previews):
            write_frame(file, _Kind.PHOTO, NUMBER.pack(number), _FLAG.pack(previews), *sized(os.fsencode(path)))
        case Drop():
            write_frame(file, _Kind.DROP)
        case Picture(number, path, side):
            write_frame(file, _Kind.PICTURE, NUMBER.pack(number), _SIDE.pack(side), *sized(os.fsencode(path)))
        case Inspect(number, question):
            write_frame(file, _Kind.INSPECT, NUMBER.pack(number), *sized(question.encode()))
    file.flush()


def receive_request(file: IO[bytes]) -> Request | None:
    """The next one, None at the end. Raises `Nonsense`."""
    frame = read_frame(file)
    if frame is None:
        return None
    kind, body = frame
    cursor = Cursor(body)
    request: Request
    match kind:
        case _Kind.OPEN:
            request = Open(cursor.number(), cursor.text())
        case _Kind.PHOTO:
            number, previews = cursor.number(), bool(cursor.number(_FLAG))
            request = Photo(number, os.fsdecode(cursor.blob()), previews)
        case _Kind.DROP:
            request = Drop()
        case _Kind.PICTURE:
            number, side = cursor.number(), cursor.number(_SIDE)
            request = Picture(number, os.fsdecode(cursor.blob()), side)
        case _Kind.INSPECT:
            request = Inspect(cursor.number(), cursor.text())
        case _:
            raise Nonsense
    cursor.end()
    return request
