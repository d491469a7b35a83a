"""The library that is made where no photos are given."""

from pathlib import Path

import pytest

from conftest import PhotoMaker
from sorter.core.camera_photo import Camera
from sorter.errors import RequestError
from sorter.jobs.bench.library import make_library
from sorter.jobs.bench.rounds import first_items

_SMALL = (Camera("Canon", "A", (240, 160)), Camera("Apple", "B", (160, 120)))


@pytest.fixture
def samples(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Two small photos and something else."""
    make_photo(tmp_path / "samples" / "a.jpg")
    make_photo(tmp_path / "samples" / "b.png", (20, 200, 20))
    (tmp_path / "samples" / "CREDITS.md").write_text("by us")
    return tmp_path / "samples"


def test_it_holds_what_libraries_hold(samples: Path, tmp_path: Path) -> None:
    """As many photos as were asked for, in nested folders, with names in several scripts, and a tenth of them twice."""
    paths = make_library(samples, tmp_path / "made", 20, weight=20_000, cameras=_SMALL)
    folders = {str(path.parent.relative_to(tmp_path / "made")) for path in paths}
    content = [path.read_bytes() for path in paths]

    assert len(set(paths)) == 20
    assert len(first_items([str(tmp_path / "made")], 100)) == 20
    assert len(set(content)) == 18
    assert any("/" in folder for folder in folders)
    assert not all(folder.isascii() for folder in folders)


def test_equal_arguments_make_equal_libraries(samples: Path, tmp_path: Path) -> None:
    """Figures of two days are those of the same photos."""
    first, second = (
        make_library(samples, tmp_path / name, 10, weight=20_000, cameras=_SMALL) for name in ("one", "two")
    )

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert [path.relative_to(tmp_path / "one") for path in first] == [
        path.relative_to(tmp_path / "two") for path in second
    ]


def test_what_is_there_is_kept(samples: Path, tmp_path: Path) -> None:
    """A library that was begun is finished, not made anew."""
    first = make_library(samples, tmp_path / "made", 3, weight=20_000, cameras=_SMALL)
    before = [path.stat().st_mtime_ns for path in first]
    again = make_library(samples, tmp_path / "made", 5, weight=20_000, cameras=_SMALL)

    assert again[:3] == first
    assert [path.stat().st_mtime_ns for path in first] == before


def test_without_samples_there_is_a_sentence(tmp_path: Path) -> None:
    """It names the folder."""
    with pytest.raises(RequestError, match="There are no photos in"):
        make_library(tmp_path, tmp_path / "made", 3)
