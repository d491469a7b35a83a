"""Folders and photos that were dropped."""

from pathlib import Path

from sorter.gui.sources import (
    Source,
    count_photos,
    home_folder,
    look_at,
    toggled,
    used_paths,
    with_dropped,
    without,
)


def test_folders_and_loose_photos_are_told_apart(tmp_path: Path) -> None:
    """Photos are gathered into one source; what is not there is named."""
    (tmp_path / "folder").mkdir()
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"x")
    dropped = look_at([str(tmp_path / name) for name in ("a.jpg", "folder", "b.jpg", "gone", "a.jpg")])

    assert dropped.sources == (
        Source((str(tmp_path / "folder"),), True),
        Source((str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg")), False),
    )
    assert dropped.missing == (str(tmp_path / "gone"),)


def test_the_union_has_everything_once() -> None:
    """What is dropped again is used again, and keeps its place."""
    first = (Source(("/a",), True, used=False), Source(("/x.jpg",), False))
    both = with_dropped(first, (Source(("/b",), True), Source(("/a",), True), Source(("/y.jpg", "/x.jpg"), False)))

    assert both == (Source(("/a",), True), Source(("/b",), True), Source(("/x.jpg", "/y.jpg"), False))


def test_only_what_is_used_is_sorted() -> None:
    """A source can be left out, or removed."""
    sources = (Source(("/a",), True), Source(("/b",), True))

    assert used_paths(toggled(sources, 0)) == ("/b",)
    assert home_folder(toggled(sources, 0)) == "/b"
    assert without(sources, 1) == sources[:1]
    assert home_folder(()) == ""


def test_counting_can_be_stopped(tmp_path: Path) -> None:
    """A window that closes does not wait for a large tree."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jpg").write_bytes(b"x")
    source = Source((str(tmp_path),), True)

    assert count_photos(source, lambda: True) == 2
    assert count_photos(source, lambda: False) < 2
