"""What a later start says to the window that is open: paths, byte for byte; knows no Qt."""

import os
from dataclasses import dataclass

TAKEN = b"taken\n"
"""What the window answers."""

LONGEST = 4 * 1024 * 1024
"""Bytes of a letter: as much as systems let a command line have."""

_HEAD = b"sorter window 1\n"
_LENGTH = 4


class NotALetter(Exception):
    """Whoever says this is no Sorter, or none of this kind."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be opened, and the desktop's leave to come to the front."""

    paths: tuple[str, ...]  # absolute
    token: str = ""  # of Wayland, which lets nobody else have the focus; empty: none


def sealed(letter: Letter) -> bytes:
    """The letter as it is sent: head, length, and the token before the paths."""
    body = b"\0".join(map(os.fsencode, (letter.token, *letter.paths)))
    return _HEAD + len(body).to_bytes(_LENGTH, "big") + body


def opened(data: bytearray) -> Letter | None:
    """The letter in what has come so far; None while more is to come. Raises `NotALetter` where it cannot be one."""
    begin = len(_HEAD) + _LENGTH
    if not _HEAD.startswith(bytes(data[: len(_HEAD)])):
        raise NotALetter("the head is another one")
    if len(data) < begin:
        return None
    length = int.from_bytes(data[len(_HEAD) : begin], "big")
    if length > LONGEST or len(data) > begin + length:
        raise NotALetter("it is too long")
    if len(data) < begin + length:
        return None
    token, *paths = map(os.fsdecode, bytes(data[begin:]).split(b"\0"))
    if not all(map(os.path.isabs, paths)):
        raise NotALetter("it names no places")
    return Letter(tuple(paths), token)
