"""The program, and a library of the shipped sample photos."""

import shutil
from pathlib import Path

import pytest

from e2e.program import Program
from sorter.resources import resources_dir


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with a fresh data directory."""
    return Program(tmp_path / "data")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The photos that come with Sorter."""
    return resources_dir() / "samples"


@pytest.fixture
def library(tmp_path: Path, samples: Path) -> Path:
    """The sample photos in two folders of the user's, beside a text."""
    photos = sorted(path for path in samples.iterdir() if path.suffix in (".jpg", ".png"))
    for number, photo in enumerate(photos):
        folder = tmp_path / "library" / ("one", "two")[number % 2]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(photo, folder)
    (tmp_path / "library" / "notes.txt").write_text("no photo")
    return tmp_path / "library"
