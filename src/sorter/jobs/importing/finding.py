"""The photos that a stranger's model is tried on."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice

from sorter.errors import TaskError
from sorter.items import readable
from sorter.jobs.importing.probe import MOST_COMPARED, MOST_PHOTOS, Example
from sorter.jobs.some_photos import photos_in, some_photos


def find_photos(paths: Sequence[str]) -> list[Example]:
    """Some photos beneath `paths`; more than are compared, since some may not be readable."""
    return [Example(item.path, "") for item in some_photos(paths, MOST_PHOTOS, apart=MOST_COMPARED)]


def find_examples(folder: str) -> list[Example]:
    """At most twenty photos, the same number of each folder within `folder` as far as there are so many.

    Raises `TaskError` where there are none.
    """
    queues = [photos for photos in _photos_by_folder(os.path.abspath(folder)) if photos]
    if not queues:
        raise TaskError(f"There are no photos in {readable(folder)}: examples lie in a folder for each label.")
    if len(queues) > MOST_PHOTOS:  # some of all, not only the first of the alphabet
        queues = [queues[at * len(queues) // MOST_PHOTOS] for at in range(MOST_PHOTOS)]
    rounds = max(map(len, queues))
    turns = (queue[turn] for turn in range(rounds) for queue in queues if turn < len(queue))
    return [example for _, example in zip(range(MOST_PHOTOS), turns, strict=False)]


def _photos_by_folder(folder: str) -> Iterator[list[Example]]:
    if not os.path.isdir(folder):
        raise TaskError(f"There is no folder {readable(folder)}.")
    try:
        inner = sorted(one.name for one in os.scandir(folder) if one.is_dir(follow_symlinks=False))
    except OSError as error:
        raise TaskError(f"The folder {readable(folder)} cannot be read: {error.strerror}.") from error
    inner = [name for name in inner if not name.startswith(".")]
    if not inner:
        yield _first(folder, "")
    for name in inner:
        yield _first(os.path.join(folder, name), name)


def _first(folder: str, name: str) -> list[Example]:
    """Some of a folder's photos."""
    return [Example(item.path, name) for item in islice(photos_in([folder]), MOST_PHOTOS)]
