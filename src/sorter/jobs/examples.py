"""The examples of a task: a folder for each label, and in it the photos that show it."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sorter.core.scan import PHOTO_SUFFIXES, Unreachable, scan
from sorter.errors import RequestError
from sorter.items import Item, readable
from sorter.wording import on_one_line, plural

Skip = Callable[[str, str], None]
"""Is told what is left out: a path and the reason."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Example:
    """A photo and the label that its folder gives it."""

    item: Item
    label: str


def find_examples(folder: str, skip: Skip) -> list[Example]:
    """The photos in the label folders in `folder`, by path; those in folders beneath belong to the label, too.

    What makes no label, and photos that lie there twice, is told. Raises `RequestError` where there is no such folder,
    or not the examples of two labels.
    """
    found = []
    for label, path in label_folders(folder, skip):
        photos = list(_photos(path, skip))
        if not photos:
            skip(path, "no photo in this folder, so it makes no label")
        found += [Example(photo, label) for photo in photos]
    examples = sorted(_once(found, skip), key=lambda one: one.item.path)
    check_labels(folder, examples)
    return examples


def check_labels(folder: str, examples: Sequence[Example]) -> None:
    """Raise `RequestError` where there are not the examples of two labels."""
    labels = {one.label for one in examples}
    if len(labels) < 2:
        has = f"only {on_one_line(labels.pop())}" if labels else "none"
        raise RequestError(
            f"A task needs two labels or more, each a folder with photos in {readable(folder)}; there is {has}."
        )


def label_folders(folder: str, skip: Skip) -> Iterator[tuple[str, str]]:
    """The label folders in `folder`: name and path of each, by name; what makes no label is told.

    Raises `RequestError` where there is no such folder.
    """
    try:
        with os.scandir(folder) as entries:
            seen = sorted((one for one in entries if not one.name.startswith(".")), key=lambda one: one.name)
            loose = sum(one.is_file() and os.path.splitext(one.name)[1].lower() in PHOTO_SUFFIXES for one in seen)
            folders = [(one.name, one.path, one.is_symlink()) for one in seen if one.is_dir()]
    except NotADirectoryError as error:
        raise RequestError(f"{readable(folder)} is no folder with a folder for each label.") from error
    except FileNotFoundError as error:
        raise RequestError(f"There is no folder {readable(folder)}.") from error
    except OSError as error:
        raise RequestError(f"The folder {readable(folder)} cannot be opened: {error.strerror}.") from error
    if loose:
        skip(folder, f"{plural(loose, 'photo lies', 'photos lie')} in this folder itself, not in the folder of a label")
    for name, path, is_link in folders:
        if is_link:
            skip(path, "a link; links are not followed, so name the folder itself")
        elif not name.isprintable() or not name.strip():  # neither are bytes that are no text
            skip(path, "a name that cannot be a label; give the folder another one")
        else:
            yield name, path


def _photos(path: str, skip: Skip) -> Iterator[Item]:
    for found in scan([path]):
        if isinstance(found, Unreachable):
            skip(found.path, found.reason)
        else:
            yield found


def _once(examples: Sequence[Example], skip: Skip) -> Iterator[Example]:
    """Each photo once: of copies beneath one label the first, and none of a photo that has two labels."""
    by_size: defaultdict[int, list[Example]] = defaultdict(list)
    for one in examples:
        by_size[one.item.size].append(one)
    for alike in by_size.values():
        for same in _same(alike) if len(alike) > 1 else [alike]:
            labels = sorted({one.label for one in same})
            if len(labels) > 1:
                for one in same:
                    skip(one.item.path, f"the same photo lies under {' and '.join(labels)}: left out of each")
                continue
            first, *others = sorted(same, key=lambda one: one.item.path)
            yield first
            for one in others:
                skip(one.item.path, f"the same photo as {readable(first.item.path)}: taken once")


def _same(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Those with the same bytes together; one that cannot be read is like no other, and is told when it is measured."""
    by_content: defaultdict[bytes, list[Example]] = defaultdict(list)
    for one in examples:
        by_content[_digest(one.item.path) or os.fsencode(one.item.path)].append(one)
    yield from by_content.values()


def _digest(path: str) -> bytes:
    digest = hashlib.blake2b(digest_size=32)
    try:
        with open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return b""
    return digest.digest()
