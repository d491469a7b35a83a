"""Folders that somebody swaps for links to elsewhere."""

from collections.abc import Iterable
from pathlib import Path


def swap(folders: Iterable[Path], outside: Path) -> None:
    """Put links to `outside` in the place of the folders, whether they are there yet or not."""
    for folder in folders:
        if folder.is_dir() and not folder.is_symlink():
            folder.rename(_away(folder))
        if not folder.is_symlink():
            folder.symlink_to(outside)


def swap_back(folders: Iterable[Path]) -> None:
    """Put those that were there back."""
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()
        if _away(folder).is_dir():
            _away(folder).rename(folder)


def _away(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.away")
