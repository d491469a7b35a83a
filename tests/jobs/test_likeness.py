"""Look-alikes by what the store knows."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fakes import make_task
from measurements import measured
from sorter.core.store.store import Store
from sorter.core.variants import measuring_key
from sorter.items import Item
from sorter.jobs.likeness import look_alikes
from sorter.tasks.manifest import QuickRule

_TASK = make_task()


def _item(name: str) -> Item:
    return Item(f"/photos/{name}.jpg", 10, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that knows two photos of one thing, one of another, and one that another model measured."""
    store = Store(tmp_path / "s.sqlite")
    key = measuring_key(_TASK, _TASK.variants[0])
    rows = {"a": (1, 0, 0), "like": (0.99, 0.1, 0), "other": (0, 0, 1), "longer": (1, 0, 0, 0), "bare": ()}
    store.keep(key, [replace(measured(_item(name)), embedding=np.array(row, np.float16)) for name, row in rows.items()])
    store.rest()
    return tmp_path / "s.sqlite"


def test_look_alikes_are_found_by_what_was_measured(path: Path) -> None:
    """Of photos that nobody measured, nothing is known; nor of those without an embedding of that length."""
    others = [_item(name) for name in ("other", "like", "longer", "bare", "unknown")]

    assert look_alikes(path, _TASK, [_item("a")], others) == ["/photos/like.jpg"]


@pytest.mark.parametrize("moved", ["unknown", "bare"])
def test_of_what_is_not_known_nothing_looks_alike(path: Path, moved: str) -> None:
    """Also where there is no store at all."""
    assert look_alikes(path, _TASK, [_item(moved)], [_item("like")]) == []
    assert look_alikes(path.with_name("none.sqlite"), _TASK, [_item(moved)], [_item("like")]) == []


def test_previews_that_went_through_a_smaller_input_are_known(path: Path) -> None:
    """After a quick look, too, whose measurements have a name of their own."""
    task = replace(_TASK, quick=(QuickRule(100, 0.5, size=4),))
    key = measuring_key(task, task.variants[0], task.input_of(120))
    preview = replace(measured(_item("small")), embedding=np.array((0.98, 0.1, 0), np.float16), preview=120)
    Store(path).keep(key, [preview])

    assert look_alikes(path, task, [_item("a")], [_item("small")]) == ["/photos/small.jpg"]
    assert look_alikes(path, _TASK, [_item("a")], [_item("small")]) == []
