"""The first stage of measuring: from paths to the bytes that will be decoded."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from sorter.core.companions import RAW
from sorter.core.disks import Disks
from sorter.core.encoded import Encoded, encoded, read_preview, read_raw_preview
from sorter.core.loaded import Room, load
from sorter.core.ranges import unreadable
from sorter.core.spelling import ending_of, fold
from sorter.items import Item
from sorter.jobs.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Read:
    """What of a photo was read; `room`, if any, is given back once it is decoded."""

    item: Item
    encoded: Encoded
    room: Room | None = None


class Reader:
    """Reads photos, or previews in them, from any number of threads: as many at once as the disk bears."""

    def __init__(self, readers: int, rooms: Rooms, tell: Callable[[float], None]) -> None:
        """`tell` hears the seconds of each read, divided by how many of `readers` may read beside it."""
        self._disks = Disks(readers)
        self._rooms = rooms
        self._tell = tell

    def photo(self, item: Item, cover: int) -> Read:
        """The whole file, or of a RAW photo the preview that stands for it, where that has `cover` pixels.

        Raises `InputError` with the system's reason, `Closed` once the rooms are.
        """
        if ending_of(fold(item.name)) in RAW and (read := self._part(item, lambda file: read_raw_preview(file, cover))):
            return read
        room = None
        try:
            with open(item.path, "rb", buffering=0) as file:
                status = os.fstat(file.fileno())
                room = self._rooms.take(status.st_size)
                with self._disks.turn(status.st_dev) as turn:
                    data = load(file, status.st_size, room, keep=not turn.is_fast)
                    turn.taken = len(data)
            self._tell(turn.seconds / turn.readers)
            return Read(item, encoded(data), room)
        except OSError as error:
            if room:
                self._rooms.give_back(room)
            raise unreadable(error) from error

    def preview(self, item: Item, cover: int, least: int) -> Read | None:
        """As `read_preview`; None where the photo itself must be read."""
        return self._part(item, lambda file: read_preview(file, cover, least))

    def _part(self, item: Item, look: Callable[[BinaryIO], tuple[Encoded | None, int]]) -> Read | None:
        try:
            with open(item.path, "rb") as file, self._disks.turn(os.fstat(file.fileno()).st_dev) as turn:
                preview, turn.taken = look(file)
        except OSError as error:
            raise unreadable(error) from error
        self._tell(turn.seconds / turn.readers)
        return Read(item, preview) if preview else None

    def give_back(self, read: Read) -> None:
        """Once it is decoded."""
        if read.room:
            self._rooms.give_back(read.room)
