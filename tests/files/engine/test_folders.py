"""Open folders beneath a root."""

import os
from pathlib import Path

import pytest

from library import put
from sorter.errors import InputError
from sorter.files.engine.folders import Folder, Folders, Place, open_folder, remove_if_empty


def test_missing_folders_are_made_and_told(tmp_path: Path) -> None:
    """The root and those above it are made too, outermost first."""
    root = tmp_path / "new" / "out"
    with Folders(str(root), "") as folders:
        folder = folders.target(str(root / "animal" / "bird" / "a.jpg"), make=True)

        assert folder is folders.target(str(root / "animal" / "bird" / "b.jpg"), make=True)
        folders.target(str(root / "a.jpg"), make=True)
        assert [os.path.relpath(path, tmp_path) for path in folders.made] == [
            "new",
            "new/out",
            "new/out/animal",
            "new/out/animal/bird",
        ]


def test_a_folder_that_is_made_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder above it is flushed, of each of them."""
    root, flushed = tmp_path / "out", list[str]()
    monkeypatch.setattr(Folder, "sync", lambda folder: flushed.append(folder.path))

    with Folders(str(root), "") as folders:
        folders.target(str(root / "animal" / "bird" / "a.jpg"), make=True)

    assert flushed == [str(tmp_path), str(root), str(root / "animal")]


@pytest.mark.parametrize("kind", ["link", "dangling", "file"])
def test_nothing_goes_through_a_link_beneath_the_root(kind: str, tmp_path: Path) -> None:
    """A folder swapped for a link to elsewhere is refused, on the way in and on the way out."""
    root = tmp_path / "out"
    root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    put(tmp_path / "elsewhere" / "a.jpg", b"1")
    if kind == "file":
        put(root / "day", b"")
    else:
        (root / "day").symlink_to(tmp_path / ("elsewhere" if kind == "link" else "nowhere"))

    with Folders(str(root), str(root)) as folders:
        with pytest.raises(InputError, match=r"out/day is a link or a file"):
            folders.target(str(root / "day" / "a.jpg"), make=True)
        with pytest.raises(InputError, match=r"out/day is a link or a file"):
            folders.source(str(root / "day" / "a.jpg"))
    assert os.listdir(tmp_path / "elsewhere") == ["a.jpg"]


def test_the_root_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    """The root is the user's own choice."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with Folders(str(tmp_path / "link"), "") as folders:
        folders.target(str(tmp_path / "link" / "day" / "a.jpg"), make=True)

    assert (tmp_path / "real" / "day").is_dir()


def test_without_a_common_root_a_folder_is_reached_from_the_top(tmp_path: Path) -> None:
    """As for photos on several drives."""
    put(tmp_path / "a.jpg", b"1")
    with Folders("/", "") as folders:
        assert Place(folders.source(str(tmp_path.resolve() / "a.jpg")), "a.jpg").stat().st_size == 1


def test_a_neighbour_whose_name_begins_alike_is_not_beneath_the_root(tmp_path: Path) -> None:
    """Nothing outside of the run's folders is opened."""
    put(tmp_path / "out of bounds" / "a.jpg", b"1")

    with (
        Folders(str(tmp_path / "out"), str(tmp_path / "library")) as folders,
        pytest.raises(InputError, match="lies outside of the folders of its run"),
    ):
        folders.source(str(tmp_path / "out of bounds" / "a.jpg"))


def test_a_folder_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    """Looking for a target leaves the disk as it is."""
    with Folders(str(tmp_path), str(tmp_path)) as folders, pytest.raises(FileNotFoundError):
        folders.target(str(tmp_path / "day" / "a.jpg"), make=False)
    assert not os.listdir(tmp_path)


def test_a_link_is_not_opened_as_a_file(tmp_path: Path) -> None:
    """What a link points at is never read in its place."""
    put(tmp_path / "a", b"1")
    (tmp_path / "link").symlink_to("a")
    folder = open_folder(str(tmp_path))
    with pytest.raises(OSError, match="symbolic links"):
        Place(folder, "link").open(os.O_RDONLY)
    folder.close()


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Until it has the permissions of what it is a copy of, nobody else reads it."""
    folder, before = open_folder(str(tmp_path)), os.umask(0)
    try:
        os.close(Place(folder, "a").open(os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    finally:
        os.umask(before)
        folder.close()

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_only_an_empty_folder_is_removed(tmp_path: Path) -> None:
    """A folder with anything in it stays; one that is gone is gone."""
    put(tmp_path / "full" / "a", b"1")
    (tmp_path / "empty").mkdir()

    assert remove_if_empty(str(tmp_path / "empty"))
    assert remove_if_empty(str(tmp_path / "empty"))
    assert not remove_if_empty(str(tmp_path / "full"))
    assert (tmp_path / "full" / "a").exists()
