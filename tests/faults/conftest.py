"""What the fault tests share."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder on a file system in memory, which is another one than that of the tests."""
    if not os.path.isdir("/dev/shm"):
        pytest.skip("no file system in memory at /dev/shm")
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)
