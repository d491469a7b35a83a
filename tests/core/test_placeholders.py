"""Files that are only in the cloud."""

from dataclasses import dataclass

import pytest

from sorter.core.placeholders import Looked, cloud_reason, is_placeholder, stub_of


@dataclass(frozen=True)
class Here:
    """What Linux says of a file."""

    st_size: int = 10


@dataclass(frozen=True)
class OnWindows:
    st_file_attributes: int
    st_size: int = 10


@dataclass(frozen=True)
class OnMac:
    st_flags: int
    st_size: int = 10


IN_THE_CLOUD = OnWindows(0x0040_0420)


@pytest.mark.parametrize(
    ("stat", "placeholder"),
    [
        (Here(), False),
        (OnWindows(0x20), False),  # an ordinary file
        (OnWindows(0x0008_0420), False),  # kept on this computer for good
        (OnWindows(0x0050_0420), True),  # recalled when its data is read
        (OnWindows(0x0004_0000), True),  # recalled when it is opened
        (OnWindows(0x0000_1020), True),  # offline
        (OnMac(0), False),
        (OnMac(0x0000_0020), False),  # compressed
        (OnMac(0x4000_0020), True),  # dataless
    ],
)
def test_a_placeholder_is_known_by_what_the_system_says_of_it(stat: Looked, placeholder: bool) -> None:
    """No file has to be opened to learn that opening it would download it."""
    assert is_placeholder(stat) is placeholder


@pytest.mark.parametrize(
    ("name", "photo"),
    [
        (".IMG_1.HEIC.icloud", "IMG_1.HEIC"),
        ("IMG_1.HEIC.icloud", ""),
        (".IMG_1.HEIC", ""),
        (".icloud", ""),
    ],
)
def test_a_stub_stands_for_a_photo(name: str, photo: str) -> None:
    """Older iCloud Drives leave a hidden file in the place of a photo."""
    assert stub_of(name) == photo


def test_an_item_is_in_the_cloud_if_any_part_of_it_is() -> None:
    """Moving the rest of it would split the item, or download that part."""
    assert cloud_reason({"a.jpg": Here(), "a.mov": Here()}, download=False) == ""
    assert cloud_reason({"a.jpg": IN_THE_CLOUD, "a.mov": Here()}, download=False).startswith("only in the cloud;")
    assert cloud_reason({"a.jpg": Here(), "a.mov": IN_THE_CLOUD}, download=False).startswith(
        "its companion a.mov is only in the cloud;"
    )


def test_placeholders_may_be_asked_for_but_a_stub_cannot_be_opened() -> None:
    """A placeholder downloads itself when it is read; of a stub there is nothing to read."""
    assert cloud_reason({"a.jpg": IN_THE_CLOUD, "a.mov": IN_THE_CLOUD}, download=True) == ""
    assert cloud_reason({"a.jpg": IN_THE_CLOUD, "a.mov": None}, download=True).startswith("its companion a.mov is")
