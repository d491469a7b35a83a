"""Photos that look like others, by what the store knows of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sorter.core.likeness import alike
from sorter.core.measurement import Measurement
from sorter.core.variants import measuring_keys
from sorter.items import Item
from sorter.jobs.remembering import store_at
from sorter.tasks.manifest import Task


def look_alikes(path: Path, task: Task, moved: Sequence[Item], others: Sequence[Item]) -> list[str]:
    """The paths of those of the others that look like one of the moved, by the store in this file.

    None where it knows nothing of them, or the task's model has no embedding.
    """
    store = store_at(path)
    if store is None:
        return []
    keys = [key for keys in measuring_keys(task).values() for key in keys]
    shown = _embedded(store.find(keys, moved, previews=True))
    known = [one for one in _embedded(store.find(keys, others, previews=True)) if _matches(one, shown)]
    store.rest()
    found = alike([one.embedding for one in shown], [one.embedding for one in known])
    return [one.item.path for one, is_alike in zip(known, found, strict=True) if is_alike]


def _embedded(found: Iterable[Measurement | None]) -> list[Measurement]:
    return [one for one in found if one and one.embedding.size]


def _matches(one: Measurement, shown: Sequence[Measurement]) -> bool:
    return bool(shown) and one.embedding.size == shown[0].embedding.size
