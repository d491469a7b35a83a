"""Whatever happens to the store's file costs time and nothing else."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from damage import damage
from disks import fill_disk, memory_disk
from measurements import item_of, measured, same
from sorter.core.store.store import Store
from sorter.items import Item

LONG = bool(os.environ.get("SORTER_LONG"))
ROUNDS = 4000 if LONG else 250


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "measurements.sqlite"


def items_in(folder: Path, count: int = 60) -> list[Item]:
    return [item_of(folder / f"{at % 4}" / f"{at}.jpg", mtime_ns=at) for at in range(count)]


def fill(path: Path, items: list[Item]) -> None:
    store = Store(path)
    store.keep("model", [measured(item, item.mtime_ns) for item in items])
    store.rest()


def test_a_damaged_store_answers_truly_or_not_at_all(path: Path, tmp_path: Path) -> None:
    """Never an error, never another photo's measurement; and what is kept after that is known."""
    items = items_in(tmp_path)
    fill(path, items)
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(ROUNDS):
        for beside in path.parent.glob(f"{path.name}*"):
            beside.unlink()
        path.write_bytes(_damaged(whole, chance))
        store = Store(path)

        for item, found in zip(items, store.find(["model"], items), strict=True):
            assert found is None or same(found, measured(item, item.mtime_ns))
        store.moved([(items[0].path, items[1].path)])
        store.count()
        store.forget_beneath([str(tmp_path / "2")])
        for again in range(3):  # the first may meet damage, which begins the file anew
            store.keep("model", [measured(items[9], again)])
        (found,) = store.find(["model"], [items[9]])
        assert any(same(found, measured(items[9], seed)) for seed in (2, 1, 0, 9))  # any of them is that photo's
        store.rest()


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    """Damage to the head of one page, where the structure is, or anywhere."""
    at = chance.randrange(len(whole) // 4096) * 4096
    return whole[:at] + damage(whole[at:], chance)


def test_a_file_that_is_no_store_is_begun_anew(path: Path, tmp_path: Path) -> None:
    """Another program's database, one of another version, or anything else."""
    item = item_of(tmp_path / "a.jpg")
    for make in (_text, _other_database, _newer):
        make(path)
        store = Store(path)
        assert store.find(["model"], [item]) == [None]
        store.keep("model", [measured(item)])
        assert same(store.find(["model"], [item])[0], measured(item))
        assert store.trouble == ""
        store.forget()


def _text(path: Path) -> None:
    path.write_text("no database" * 1000)


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE measurements (id INTEGER PRIMARY KEY);")
    connection.close()


def _newer(path: Path) -> None:
    fill(path, [item_of("/a.jpg")])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def test_a_full_disk_costs_what_would_have_been_remembered(tmp_path: Path) -> None:
    """What was there is still known, and the store says why it remembers nothing."""
    with memory_disk(tmp_path / "full", size="2m") as disk:
        path = disk / "measurements.sqlite"
        items = items_in(tmp_path)
        fill(path, items)
        fill_disk(disk)
        store = Store(path)

        store.keep("model", [measured(item_of(tmp_path / f"new{at}.jpg"), at) for at in range(200)])

        assert store.trouble
        os.remove(disk / "fills the disk")
        assert all(store.find(["model"], items))
        store.rest()


def test_a_folder_that_cannot_be_made_costs_the_same(tmp_path: Path) -> None:
    """A file stands where the folder would be; asking and adding do nothing."""
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "measurements.sqlite")
    item = item_of(tmp_path / "a.jpg")

    store.keep("model", [measured(item)])

    assert store.find(["model"], [item]) == [None]
    assert store.trouble


def test_a_store_that_another_program_holds_is_waited_for_and_then_left_alone(path: Path, tmp_path: Path) -> None:
    """It is not removed: nothing is wrong with it."""
    items = items_in(tmp_path)
    fill(path, items)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = Store(path)
    store.keep("model", [measured(item_of(tmp_path / "new.jpg"))])
    assert "locked" in store.trouble
    holder.execute("COMMIT")
    holder.close()

    assert all(store.find(["model"], items))
    store.rest()


def test_a_store_that_vanishes_is_begun_anew(path: Path, tmp_path: Path) -> None:
    """Someone empties the data folder while Sorter runs."""
    items = items_in(tmp_path)
    fill(path, items)
    store = Store(path)
    assert all(store.find(["model"], items))
    shutil.rmtree(path.parent)

    store.keep("model", [measured(items[0])])
    assert store.find(["model"], [items[1]]) == [None]
    store.rest()
