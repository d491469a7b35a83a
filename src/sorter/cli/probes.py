"""Which formats can be decoded here: found out by decoding a picture of four pixels in each."""

import base64

from sorter.core.decode import decode
from sorter.errors import InputError

NOT_YET = ("HEIC", "JPEG XL", "RAW")
"""Formats that photos come in and that no decoder of this version reads."""


def readable_formats() -> dict[str, bool]:
    """Each format by name, and whether the decoder that sorts photos reads it."""
    return {name: decodes(base64.b64decode(text)) for name, text in _PICTURES.items()} | dict.fromkeys(NOT_YET, False)


def decodes(data: bytes) -> bool:
    """Whether the decoder makes of these bytes the picture of 2 x 2 pixels that they are."""
    try:
        return decode(data, cover=2).shape == (2, 2, 3)
    except InputError:
        return False


_PICTURES = {
    "JPEG": (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hn"
        "Pk1xeXBkeFxlZ2P/wAALCAACAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EAB4QAAEBCQAAAAAAAAAAAAAAAAQCAAMFFCQyQ1Fx"
        "/9oACAEBAAA/AFQsOBlXNEPYnEnXG//Z"
    ),
    "PNG": "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mPkCmBY8AEAA64B7B7V5NsAAAAASUVORK5CYII=",
    "WebP": "UklGRjYAAABXRUJQVlA4TCkAAAAvAUAAAB8gJEhD3WFmhARpqDvMjJAgDXWHmZn/qMIPQDZAmSrMIvofOwA=",
    "TIFF": (
        "SUkqAAgAAAAJAAABBAABAAAAAgAAAAEBBAABAAAAAgAAAAIBAwABAAAACAAAAAMBAwABAAAAAQAAAAYBAwABAAAAAQAAABEBBAABAAAA"
        "egAAABYBBAABAAAAAgAAABcBBAABAAAABAAAABwBAwABAAAAAQAAAAAAAAAKWqDw"
    ),
    "AVIF": (
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAA"
        "AAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAJwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFD"
        "b2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAAgAAAAIAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJu"
        "Y2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAL21kYXQSAAoIGAA2iAhoNCAyGRxHh4Xd0000wsVAAP9ay4mM4oIB0fD3"
        "E4A="
    ),
    "GIF": "R0lGODdhAgACAIEAAAoKClpaWqCgoPDw8CwAAAAAAgACAAAIBwABBBAwICAAOw==",
    "JPEG 2000": (
        "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAAgAAAAIAAQcHAAAAAAAPY29scgEAAAAAABEA"
        "AACRanAyY/9P/1EAKQAAAAAAAgAAAAIAAAAAAAAAAAAAAAIAAAACAAAAAAAAAAAAAQcBAf9SAAwAAAABAAEEBAAB/1wAB0BASEhQ/2QA"
        "JQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS40/5AACgAAAAAAHAAB/5PAdBAJx9oFPwAgAtcER//Z"
    ),
}
