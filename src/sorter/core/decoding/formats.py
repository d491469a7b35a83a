"""The formats of photos that are read, and the packages that some of them need; nothing is imported to find out."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name for people."""

    name: str
    package: str = ""  # the distribution that reads it; empty where Sorter always can
    module: str = ""  # what of the package is imported

    @property
    def is_read(self) -> bool:
        """Whether what reads it is installed."""
        return not self.module or find_spec(self.module) is not None

    @property
    def mend(self) -> str:
        """The command after which it is read."""
        return f"pip install {self.package}"


HEIC = Format("HEIC", "pi-heif", "pi_heif")
JPEG_XL = Format("JPEG XL", "imagecodecs", "imagecodecs")
RAW = Format("RAW", "rawpy", "rawpy")

_ALWAYS = ("JPEG", "PNG", "WebP", "TIFF", "GIF", "BMP", "AVIF", "JPEG 2000", "Photoshop", "TGA")
FORMATS: Sequence[Format] = (Format(_ALWAYS[0]), HEIC, RAW, *(Format(name) for name in _ALWAYS[1:]), JPEG_XL)
"""In the order of how often they are met; there are some more, of other times."""


def missing_formats() -> Sequence[Format]:
    """Those that no package here reads."""
    return [one for one in FORMATS if not one.is_read]
