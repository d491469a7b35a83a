"""Files that are only in the cloud: looking at one is free, opening it would download it."""

from collections.abc import Mapping
from typing import Protocol

STUB_ENDING = ".icloud"
"""What older iCloud Drives leave of a photo: a hidden `.IMG_1.HEIC.icloud` in its place."""

# learn.microsoft.com "File Attribute Constants": the first two are OneDrive's, Dropbox's and iCloud's on Windows
_RECALL_ON_DATA_ACCESS = 0x0040_0000
_RECALL_ON_OPEN = 0x0004_0000
_OFFLINE = 0x0000_1000
_WINDOWS = _RECALL_ON_DATA_ACCESS | _RECALL_ON_OPEN | _OFFLINE
_DATALESS = 0x4000_0000  # SF_DATALESS in macOS's sys/stat.h


class Looked(Protocol):
    """What `os.lstat` says of a file; only Windows and macOS say more than its size and time."""

    @property
    def st_size(self) -> int:
        """Bytes."""


def is_placeholder(stat: Looked) -> bool:
    """Whether the file's content is only in the cloud."""
    attributes: int = getattr(stat, "st_file_attributes", 0)  # Windows alone has it
    flags: int = getattr(stat, "st_flags", 0)  # macOS and the BSDs alone have it
    return bool(attributes & _WINDOWS or flags & _DATALESS)


def stub_of(name: str) -> str:
    """The name of the photo that a hidden file stands for, or empty where it is no such stub."""
    return name[1 : -len(STUB_ENDING)] if name.startswith(".") and name.endswith(STUB_ENDING) else ""


def cloud_reason(looked: Mapping[str, Looked | None], *, download: bool) -> str:
    """Why an item cannot be sorted, as one sentence, or empty: it is only in the cloud, or a part of it is.

    `looked` are the item's files by name, the photo first; None is a file of which only a stub is here. `download`:
    placeholders may be opened; of a stub there is nothing to open.
    """
    for place, (name, stat) in enumerate(looked.items()):
        if stat is None or (not download and is_placeholder(stat)):
            what = "" if place == 0 else f"its companion {name} is "
            return f"{what}only in the cloud; download it first to have the photo sorted"
    return ""
