"""A file's bytes in ranges."""

import io
import random

import pytest

from sorter.core.ranges import Part, Ranges, part_of
from sorter.errors import InputError

PAGE = 16_384
CONTENT = random.Random(1).randbytes(3 * PAGE + 100)


@pytest.mark.parametrize(
    "part",
    [
        slice(0, 4),
        slice(PAGE - 2, PAGE + 2),
        slice(10, 3 * PAGE),
        slice(3 * PAGE + 50, 10**12),
        slice(None, 3),
        slice(-5, None),
        slice(5, 5),
        slice(10**12, 10**13),
    ],
)
def test_a_slice_of_a_file_is_that_of_its_bytes(part: slice) -> None:
    """Within a page, over several, beyond the end."""
    assert Ranges(io.BytesIO(CONTENT))[part] == CONTENT[part]
    assert Part(Ranges(io.BytesIO(b"abc" + CONTENT + b"def")), 3, 3 + len(CONTENT))[part] == CONTENT[part]


def test_only_the_pages_that_are_looked_at_are_read_and_each_once() -> None:
    """Three slices in two pages cost two pages."""
    data = Ranges(io.BytesIO(CONTENT))

    assert (data[0:4], data[100:200], data[2 * PAGE : 2 * PAGE + 9]) != (b"", b"", b"")
    assert data.taken == 2 * PAGE


def test_no_file_makes_more_than_four_megabytes_be_read() -> None:
    """What lies beyond them is empty, in one slice as in many; a range that is asked for as a whole is read."""
    data = Ranges(io.BytesIO(bytes(10_000_000)))
    read = sum(len(data[at : at + 1]) for at in range(0, len(data), 4096))

    assert data.taken == 256 * PAGE == 4 * read * 1024
    assert data[9_000_000:9_000_001] == b""
    assert Ranges(io.BytesIO(bytes(10_000_000)))[0:9_000_000] == b""
    assert len(data.read(0, 9_000_000)) == 9_000_000


def test_a_part_ends_where_it_ends() -> None:
    """Neither what stands before it nor what stands behind is in it."""
    data = Ranges(io.BytesIO(b"before, inside, behind"))

    assert len(part_of(data, 8, 14)) == len(part_of(b"before, inside, behind", 8, 14)) == 6
    assert part_of(data, 8, 14)[0:99] == part_of(b"before, inside, behind", 8, 14)[0:99] == b"inside"
    assert len(part_of(data, 99, 3)) == 0
    assert part_of(data, 14, 8)[:] == b""


class _Broken(io.RawIOBase):
    def seek(self, at: int, whence: int = 0) -> int:
        return 9_999 if whence else at

    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


class _Pipe(io.RawIOBase):
    def seek(self, at: int, whence: int = 0) -> int:
        raise OSError(29, "Illegal seek")


def test_a_disk_that_fails_is_told_with_its_own_reason() -> None:
    """As when the whole file is read."""
    with pytest.raises(InputError, match="cannot be read: Input/output error"):
        Ranges(_Broken())[0:4]  # type: ignore[arg-type]
    with pytest.raises(InputError, match="cannot be read: Illegal seek"):
        Ranges(_Pipe())  # type: ignore[arg-type]
