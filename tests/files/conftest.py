"""What the tests of the engine share: a target on either of two disks, and a journal."""

from pathlib import Path

import pytest

from library import Engine


@pytest.fixture(params=["same disk", "other disk"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A target folder that does not exist yet, on the photos' disk and then on another one."""
    folder: Path = tmp_path if request.param == "same disk" else request.getfixturevalue("other_disk")
    return folder / "sorted"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with a journal of its own."""
    return Engine(tmp_path / "data" / "journal.sqlite")
