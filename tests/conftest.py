"""What many tests share: photos made on the spot, and a folder of another user's."""

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
def foreign_folder() -> Iterator[Path]:
    """A folder of another user's, in which everybody can look."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may become another user")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
