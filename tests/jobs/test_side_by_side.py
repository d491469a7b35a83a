"""The photos of a board, look-alikes side by side, by what the store knows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fakes import make_task
from measurements import measured
from sorter.core.store.store import Store
from sorter.core.variants import measuring_key
from sorter.items import Item
from sorter.jobs.side_by_side import SideBySide

_TASK = make_task()


def _item(name: str) -> Item:
    return Item(f"/photos/{name}.jpg", 10, 20)


def _keep(path: Path, rows: Mapping[str, Sequence[float]]) -> None:
    store = Store(path)
    found = [replace(measured(_item(name)), embedding=np.array(row, np.float16)) for name, row in rows.items()]
    store.keep(measuring_key(_TASK, _TASK.variants[0]), found)
    store.rest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that knows three photos of one thing and two of another."""
    rows = {"a": (1, 0, 0), "b": (0, 0, 1), "a2": (0.99, 0.1, 0), "b2": (0, 0.1, 0.99), "a3": (0.98, 0.2, 0)}
    _keep(tmp_path / "s.sqlite", {**rows, "bare": ()})
    return tmp_path / "s.sqlite"


def test_look_alikes_are_put_side_by_side(path: Path) -> None:
    """What nobody measured is not among them, nor what has no embedding, nor what nobody could look at."""
    names = ["a", "b", "unknown", "a2", "bare", "b2", "a3"]
    ids, is_whole = SideBySide(path, _TASK).order([_item(name) for name in names], bytes([0, 0, 0, 0, 0, 1, 0]))

    told = "".join(names[id][0] for id in ids)
    assert told in ("aaab", "baaa")
    assert is_whole


def test_photos_that_come_later_find_their_places(path: Path) -> None:
    """And those that were on the board sooner than in the store; items that the board has besides are not asked for."""
    items = [_item(name) for name in ("a", "b", "late", "b2", "a2")]
    row = SideBySide(path, _TASK)
    first = row.order(items, bytes(3))[0].tolist()
    _keep(path, {"late": (0, 0.2, 0.9)})
    second = row.order(items, bytes(5))[0].tolist()

    assert sorted(first) == [0, 1]
    assert [one for one in second if one in (0, 1)] == first
    assert "".join("aba"[one] if one < 2 else "bba"[one - 2] for one in second) in ("aabbb", "bbbaa")


def test_what_is_never_known_is_not_asked_for_again_and_again(path: Path) -> None:
    """Three times are enough."""
    row = SideBySide(path, _TASK)
    for _ in range(3):
        row.order([_item("unknown"), _item("a")], bytes(2))
    _keep(path, {"unknown": (1, 1, 1)})

    assert row.order([_item("unknown"), _item("a")], bytes(2))[0].tolist() == [1]


def test_many_photos_take_several_times(path: Path) -> None:
    """Each takes its time at most, or what is asked for at once, and says that there is more."""
    names = [f"{number}" for number in range(600)]
    _keep(path, {name: (1, number / 600, 0) for number, name in enumerate(names)})
    items, row = [_item(name) for name in names], SideBySide(path, _TASK, seconds=0.0)
    answers = [row.order(items, bytes(600)) for _ in range(3)]

    assert [len(ids) for ids, _ in answers] == [256, 512, 600]
    assert [is_whole for _, is_whole in answers] == [False, False, True]


def test_where_nothing_is_remembered_nothing_is_put_into_order(tmp_path: Path) -> None:
    """Nor where there is no photo at all."""
    row = SideBySide(tmp_path / "none.sqlite", _TASK)

    assert [len(row.order([_item("a")], bytes(count))[0]) for count in (0, 1)] == [0, 0]
    assert row.order([_item("a")], bytes(1))[1]
