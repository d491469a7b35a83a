"""What a file becomes when keywords are written into it, by what it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.tags import jpeg, png, tiff, webp
from sorter.files.tags.keywords import Keywords
from sorter.files.tags.packet import merged

_ENDINGS = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif"), "JPEG"),
    ".png": "PNG",
    **dict.fromkeys((".tif", ".tiff", ".dng"), "TIFF"),
    ".webp": "WebP",
}


@dataclass(frozen=True, slots=True)
class _Format:
    begins: Callable[[bytes], bool]
    read: Callable[[bytes], bytes | None]
    write: Callable[[bytes, bytes], bytes]


_FORMATS = {
    "JPEG": _Format(lambda data: data.startswith(b"\xff\xd8"), jpeg.read_packet, jpeg.with_packet),
    "PNG": _Format(lambda data: data.startswith(png.BEGIN), png.read_packet, png.with_packet),
    "TIFF": _Format(tiff.is_tiff, tiff.read_packet, tiff.with_packet),
    "WebP": _Format(webp.is_webp, webp.read_packet, webp.with_packet),
}


def takes_tags(name: str) -> bool:
    """Whether tags can be written into a photo of this name itself."""
    return os.path.splitext(name)[1].lower() in _ENDINGS


def sidecar_with(old: bytes | None, keywords: Keywords) -> bytes:
    """A sidecar with the keywords; None stands for a new one. Raises `InputError`.

    The very same bytes where it says so already.
    """
    return merged(old or None, keywords)


def photo_with(name: str, old: bytes, keywords: Keywords) -> bytes:
    """A photo with the keywords in it; its pixels are the same bytes.

    The very same bytes where it says so already. Raises `InputError` where the format takes none, or it is damaged.
    """
    ending = os.path.splitext(name)[1].lower()
    kind = _ENDINGS.get(ending)
    if kind is None:
        raise InputError(f"Sorter does not write into {ending or 'such'} files; use sidecars for it")
    own = next((one for one in _FORMATS.values() if one.begins(old)), None)
    if own is None or (kind == "TIFF") is not (own is _FORMATS["TIFF"]):
        raise InputError(f"it is no {kind}, whatever its name says, so nothing is written into it")
    packet = own.read(old)
    new = merged(packet, keywords)
    return old if new == packet else own.write(old, new)
