"""What the tests of the engine share: two disks and a journal."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from library import Engine

_MEMORY = "/dev/shm"


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than `tmp_path`."""
    if not os.path.isdir(_MEMORY) or os.stat(_MEMORY).st_dev == tmp_path.stat().st_dev:
        pytest.skip(f"no second file system: {_MEMORY} is none here")
    folder = Path(tempfile.mkdtemp(dir=_MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(params=["same disk", "other disk"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A target folder that does not exist yet, on the photos' disk and then on another one."""
    folder: Path = tmp_path if request.param == "same disk" else request.getfixturevalue("other_disk")
    return folder / "sorted"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with a journal of its own."""
    return Engine(tmp_path / "data" / "journal.sqlite")
