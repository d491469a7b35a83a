"""What many tests share: photos made on the spot, and folders on disks and of another user's."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
hypothesis.settings.register_profile("sorter", deadline=None)  # a busy machine is slow, not wrong
hypothesis.settings.load_profile("sorter")

_MEMORY = Path("/dev/shm")
_ROOM = 1 << 30  # bytes, many times what a run takes at once
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    # `tmp_path` in memory: the engine flushes thirty times a test, and on a disk each takes milliseconds
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

_ALONE = "alone"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only what runs alone is asked for, read the few files that have such tests, not all of them."""
    if config.option.markexpr != _ALONE or collection_path.suffix != ".py":
        return None
    return True if f"mark.{_ALONE}" not in collection_path.read_text(encoding="utf-8") else None


PhotoMaker = Callable[..., Path]
_ORIENTATION = 0x0112


def _make_photo(
    path: Path,
    colour: tuple[int, int, int] = (200, 30, 30),
    size: tuple[int, int] = (64, 48),
    orientation: int = 1,
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    Image.new("RGB", size, colour).save(path, exif=exif)
    return path


@pytest.fixture(scope="session")
def make_photo() -> PhotoMaker:
    """Write a photo of one colour; returns its path."""
    return _make_photo


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder where the system has temporary files: a disk, unless it keeps those in memory."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than `tmp_path`."""
    here = tmp_path.stat().st_dev
    places = [place for place in (tempfile.gettempdir(), _MEMORY) if os.path.isdir(place)]
    elsewhere = next((place for place in places if os.stat(place).st_dev != here), None)
    if elsewhere is None:
        pytest.skip("no second file system here")
    with tempfile.TemporaryDirectory(dir=elsewhere) as folder:
        yield Path(folder)


@pytest.fixture
def foreign_folder() -> Iterator[Path]:
    """A folder of another user's, in which everybody can look."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may become another user")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
