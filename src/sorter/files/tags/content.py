"""What a file becomes when keywords are written into it, by what it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.tags import jpeg, png, tiff, webp
from sorter.files.tags.keywords import Keywords
from sorter.files.tags.packet import is_bare, merged, without
from sorter.files.tags.parts import Parts

_TIFF_ENDINGS = frozenset({".tif", ".tiff", ".dng"})
"""Of what is written as a TIFF: by other names it may be a camera's RAW, of which that holds too."""

HEAD = 16
"""Bytes from the beginning of a photo that say what it is."""


@dataclass(frozen=True, slots=True)
class _Format:
    begins: Callable[[Parts], bool]
    read: Callable[[Parts], bytes | None]
    write: Callable[[bytes, bytes], bytes]


_TIFF = _Format(tiff.is_tiff, tiff.read_packet, tiff.with_packet)
_FORMATS = (
    _Format(lambda data: data[:2] == b"\xff\xd8", jpeg.read_packet, jpeg.with_packet),
    _Format(lambda data: data[: len(png.BEGIN)] == png.BEGIN, png.read_packet, png.with_packet),
    _TIFF,
    _Format(webp.is_webp, webp.read_packet, webp.with_packet),
)


def check_takes_tags(name: str, head: Parts) -> None:
    """Raise `InputError` where tags cannot be written into a photo that begins so; its content decides, not its name.

    The name counts where RAW photos of cameras are built as TIFFs are.
    """
    _format_of(name, head)


def packet_in(name: str, photo: Parts) -> bytes | None:
    """The packet of a photo, None where it has none. Raises `InputError` as `photo_with` does, and `OSError`."""
    return _format_of(name, photo).read(photo)


def sidecar_with(old: bytes | None, keywords: Keywords) -> bytes:
    """A sidecar with the keywords; None stands for a new one. Raises `InputError`.

    The very same bytes where it says so already.
    """
    return merged(old or None, keywords)


def photo_with(name: str, old: bytes, keywords: Keywords) -> bytes:
    """A photo with the keywords in it; its pixels are the same bytes.

    The very same bytes where it says so already. Raises `InputError` where the format takes none, or it is damaged.
    """
    own = _format_of(name, old)
    packet = own.read(old)
    new = merged(packet, keywords)
    return old if new == packet else own.write(old, new)


def sidecar_without(old: bytes, keywords: Keywords) -> bytes | None:
    """A sidecar without what these keywords' task wrote, None where nothing is left in it. Raises `InputError`."""
    new = without(old, keywords)
    return None if new != old and is_bare(new) else new


def photo_without(name: str, old: bytes, keywords: Keywords) -> bytes:
    """A photo without what these keywords' task wrote, the same bytes where that is nothing. Raises `InputError`."""
    own = _format_of(name, old)
    packet = own.read(old)
    new = None if packet is None else without(packet, keywords)
    return old if new is None or new == packet else own.write(old, new)


def _format_of(name: str, photo: Parts) -> _Format:
    ending = os.path.splitext(name)[1].lower()
    own = next((one for one in _FORMATS if one.begins(photo)), None)
    if own is None:
        raise InputError("Sorter does not write into files of its format; use sidecars for it")
    if own is _TIFF and ending not in _TIFF_ENDINGS:
        shown = f"is called {ending}" if ending else "has no ending"
        raise InputError(f"it is built as a TIFF and {shown}, as RAW photos may be; use sidecars for it")
    return own
