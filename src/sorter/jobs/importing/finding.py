"""The photos that a stranger's model is tried on."""

import filecmp
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from sorter.core.scan import Unreachable, scan
from sorter.errors import TaskError
from sorter.items import Item, readable
from sorter.jobs.importing.probe import MOST_COMPARED, MOST_PHOTOS, Example

_LOOKED_AT = 200  # photos of a folder, of which a few are chosen: it may hold a million


def find_photos(paths: Sequence[str]) -> list[Example]:
    """Some photos beneath `paths`, of each in turn and spread over its first ones, no two with the same bytes.

    More than are compared, since some may not be readable. What is not there is passed over.
    """
    there = [os.path.abspath(path) for path in paths if os.path.exists(path)]
    folders = [[path] for path in there if os.path.isdir(path)]
    loose = [path for path in there if [path] not in folders]
    groups = [_spread(list(islice(_items(one), _LOOKED_AT))) for one in [*folders, loose] if one]
    turns = (item for turn in zip_longest(*groups) for item in turn if item)
    return [Example(item.path, "") for item in islice(_distinct(turns), MOST_PHOTOS)]


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
    return [Example(item.path, name) for item in islice(_items([folder]), MOST_PHOTOS)]


def _items(paths: Sequence[str]) -> Iterator[Item]:
    return (found for found in scan(paths) if not isinstance(found, Unreachable))


def _spread(items: Sequence[Item]) -> list[Item]:
    """The same in another order: as many as are compared, even distances apart, then those between."""
    step = max(1, len(items) // MOST_COMPARED)
    return [item for start in range(step) for item in items[start::step]]


def _distinct(items: Iterable[Item]) -> Iterator[Item]:
    by_size: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        alike = by_size[item.size]
        if not any(_same(item, other) for other in alike):
            alike.append(item)
            yield item


def _same(one: Item, other: Item) -> bool:
    try:
        return filecmp.cmp(one.path, other.path, shallow=False)
    except OSError:  # it is told when it is tried
        return False
