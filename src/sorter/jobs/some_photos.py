"""A few photos that stand for many: those that a model or a task is tried on."""

import filecmp
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from sorter.core.scan import Unreachable, scan
from sorter.items import Item

_LOOKED_AT = 200  # photos of a folder, of which a few are chosen: it may hold a million


def some_photos(paths: Sequence[str], most: int, *, apart: int) -> list[Item]:
    """At most `most` photos beneath `paths`, of each in turn and spread over its first ones.

    The first `apart` of each lie at even distances, and no two have the same bytes. What is not there is passed over.
    """
    there = [os.path.abspath(path) for path in paths if os.path.exists(path)]
    folders = [[path] for path in there if os.path.isdir(path)]
    loose = [path for path in there if [path] not in folders]
    groups = [_spread(list(islice(photos_in(one), _LOOKED_AT)), apart) for one in [*folders, loose] if one]
    turns = (item for turn in zip_longest(*groups) for item in turn if item)
    return list(islice(distinct(turns), most))


def photos_in(paths: Sequence[str]) -> Iterator[Item]:
    """Every photo beneath `paths` that can be looked at."""
    return (found for found in scan(paths) if not isinstance(found, Unreachable))


def _spread(items: Sequence[Item], apart: int) -> list[Item]:
    """The same in another order: `apart` of them at even distances, then those between."""
    step = max(1, len(items) // apart)
    return [item for start in range(step) for item in items[start::step]]


def distinct(items: Iterable[Item]) -> Iterator[Item]:
    """The same without those that have the bytes of an earlier one."""
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
