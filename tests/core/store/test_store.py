"""What was measured before is found again, as long as the file is the same."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest

from disks import ext4_disk, memory_disk
from measurements import item_of, measured, same
from sorter.core.measurement import Measurement
from sorter.core.store.store import Store
from sorter.items import Item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "measurements.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path)
    yield store
    store.rest()


def keep(store: Store, *items: Item, key: str = "model") -> list[Measurement]:
    """Keep a measurement of each, no two alike."""
    kept = [measured(item, seed) for seed, item in enumerate(items)]
    store.keep(key, kept)
    return kept


def knows(store: Store, item: Item, key: str = "model") -> bool:
    (found,) = store.find([key], [item])
    return found is not None


def test_what_was_kept_is_found_by_another_program(store: Store, path: Path, tmp_path: Path) -> None:
    """Each item its own measurement, in the order that was asked for; unknown ones are None."""
    items = [item_of(tmp_path / f"{at % 3}" / f"{at}.jpg") for at in range(1000)]
    kept = keep(store, *items)
    store.rest()
    asked = [*items[::-1], item_of(tmp_path / "0" / "unknown.jpg"), item_of(tmp_path / "9" / "0.jpg")]

    found = Store(path).find(["model"], asked)

    assert all(same(*pair) for pair in zip(found, [*kept[::-1], None, None], strict=True))
    assert Store(path).count() == 1000


def test_a_file_that_changed_is_not_known(store: Store, tmp_path: Path) -> None:
    """By its size or its time, to the nanosecond; by its path; by its model."""
    item = item_of(tmp_path / "a.jpg", size=10, mtime_ns=5)
    keep(store, item)

    assert knows(store, item)
    assert not knows(store, item_of(item.path, size=11, mtime_ns=5))
    assert not knows(store, item_of(item.path, size=10, mtime_ns=6))
    assert not knows(store, item_of(tmp_path / "b.jpg", size=10, mtime_ns=5))
    assert not knows(store, item, key="another")


def test_the_newest_measurement_of_a_file_counts(store: Store, tmp_path: Path) -> None:
    """One of it is kept, not one for each time that it changed."""
    old, new = (item_of(tmp_path / "a.jpg", mtime_ns=time) for time in (1, 2))
    keep(store, old)
    keep(store, new)

    assert (knows(store, old), knows(store, new), store.count()) == (False, True, 1)


def test_the_first_key_that_knows_a_photo_answers(store: Store, tmp_path: Path) -> None:
    """A model's files for a GPU and for a CPU are asked for together."""
    both, one = item_of(tmp_path / "both.jpg"), item_of(tmp_path / "one.jpg")
    store.keep("cpu", [measured(both, 1), measured(one, 2)])
    store.keep("gpu", [measured(both, 3)])

    found = store.find(["gpu", "cpu"], [both, one])

    assert same(found[0], measured(both, 3))
    assert same(found[1], measured(one, 2))


def test_a_measurement_of_a_preview_is_found_only_where_that_will_do(store: Store, tmp_path: Path) -> None:
    """Exact is never answered by a thumbnail, and a thumbnail's place is taken by the exact measurement."""
    item = item_of(tmp_path / "a.jpg")
    store.keep("model", [measured(item, 1, preview=120)])
    assert store.find(["model"], [item]) == [None]
    assert same(store.find(["model"], [item], previews=True)[0], measured(item, 1, preview=120))

    store.keep("model", [measured(item, 2)])

    assert same(store.find(["model"], [item])[0], measured(item, 2))
    assert same(store.find(["model"], [item], previews=True)[0], measured(item, 2))


def test_a_name_that_is_no_text_is_a_name(store: Store, tmp_path: Path) -> None:
    """Bytes that are no UTF-8, in the folder and in the file."""
    item = item_of(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe/\xe9.jpg"))
    (kept,) = keep(store, item)

    assert same(store.find(["model"], [item])[0], kept)


def test_a_file_that_was_moved_is_known_where_it_is(store: Store, tmp_path: Path) -> None:
    """By every model that knew it; what had its name before is known no more."""
    old, new, other = (item_of(tmp_path / name) for name in ("in/a.jpg", "out/day/b.jpg", "in/c.jpg"))
    keep(store, old, other, key="one")
    keep(store, old, key="two")
    keep(store, item_of(new.path, size=99), key="one")

    store.moved([(old.path, new.path), (str(tmp_path / "never/x.jpg"), str(tmp_path / "seen/x.jpg"))])

    assert [knows(store, new, key) for key in ("one", "two")] == [True, True]
    assert not knows(store, old, "one")
    assert knows(store, other, "one")
    assert store.count() == 3


def test_a_move_makes_no_store(path: Path) -> None:
    """Nothing was measured, so there is nothing to carry along."""
    Store(path).moved([("/a", "/b")])

    assert not path.exists()


def test_asking_makes_no_store(path: Path, tmp_path: Path) -> None:
    """Nor does counting."""
    store = Store(path)

    assert store.find(["model"], [item_of(tmp_path / "a.jpg")]) == [None]
    assert (store.count(), store.size(), store.forget_beneath(["/"])) == (0, 0, 0)
    assert not path.exists()


def test_everything_is_forgotten(store: Store, path: Path, tmp_path: Path) -> None:
    """The file and its log are gone, and what comes later is kept again."""
    item = item_of(tmp_path / "a.jpg")
    keep(store, item)
    assert store.size() > 0

    store.forget()

    assert list(path.parent.iterdir()) == []
    assert not knows(store, item)
    keep(store, item)
    assert knows(store, item)


def test_what_lies_beneath_a_path_is_forgotten(store: Store, tmp_path: Path) -> None:
    """A photo, or a folder with all that is in it; a folder whose name only begins alike stays."""
    names = ("one/a.jpg", "one/b.jpg", "one/deep/c.jpg", "one more/d.jpg", "e.jpg")
    items = {name: item_of(tmp_path / name) for name in names}
    keep(store, *items.values())

    assert store.forget_beneath([str(tmp_path / "e.jpg")]) == 1
    assert store.forget_beneath([str(tmp_path / "one")]) == 3

    assert [name for name in names if knows(store, items[name])] == ["one more/d.jpg"]


def test_what_was_forgotten_is_given_back_to_the_disk(store: Store, tmp_path: Path) -> None:
    """The file is smaller then, as it is said to be."""
    items = [item_of(tmp_path / f"{at // 4000}" / f"{at}.jpg") for at in range(8000)]
    keep(store, *items)
    store.rest()
    before = store.size()

    store.forget_beneath([str(tmp_path / "0")])

    assert store.size() < 0.7 * before
    assert store.count() == 4000


def test_another_disk_at_the_same_place_is_another(store: Store, path: Path, tmp_path: Path) -> None:
    """The file system's own number belongs to the key, so that a card is not taken for the one before it."""
    place = tmp_path / "card"
    with memory_disk(place):
        keep(store, item_of(place / "a.jpg"))
        assert knows(store, item_of(place / "a.jpg"))
        store.rest()

    place.rmdir()

    with ext4_disk(place):
        assert not knows(Store(path), item_of(place / "a.jpg"))


def test_the_size_is_bounded_by_forgetting_what_was_not_asked_for_the_longest(path: Path, tmp_path: Path) -> None:
    """A later run's measurements take the place of those that no run has asked for since."""
    limit = 3_000_000
    folders = [[item_of(tmp_path / f"{run}" / f"{at}.jpg") for at in range(4000)] for run in range(6)]
    for items in folders:
        store = Store(path, limit)
        store.find(["model"], folders[0])  # asked for by every run
        for at in range(0, 4000, 20):
            keep(store, *items[at : at + 20])
        store.rest()

    known = [sum(one is not None for one in Store(path).find(["model"], items)) for items in folders]
    assert known[0] == 4000
    assert known[1] == 0
    assert known[-1] > 2000
    assert path.stat().st_size < 2 * limit


def test_a_smaller_bound_counts_at_once(path: Path, tmp_path: Path) -> None:
    """The oldest folders go, one by one while there are few, and the disk gets its room back."""
    for run in range(4):
        store = Store(path)
        keep(store, *[item_of(tmp_path / f"{run}" / f"{number}.jpg") for number in range(800)])
        store.rest()
    before = path.stat().st_size
    Store(path, before * 3 // 4).trim()
    after = path.stat().st_size

    known = [Store(path).find(["model"], [item_of(tmp_path / f"{run}" / "0.jpg")])[0] is not None for run in range(4)]
    assert known == [False, False, True, True]
    assert after <= before * 3 // 4


def test_trimming_ends_early_when_it_is_told_to(path: Path, tmp_path: Path) -> None:
    """A window that closes does not wait for gigabytes."""
    store = Store(path)
    keep(store, *[item_of(tmp_path / f"{at}" / "a.jpg") for at in range(40)])
    store.rest()
    Store(path, 1).trim(lambda: False)

    assert Store(path).count() == 40


def test_a_run_that_is_larger_than_the_bound_stops_remembering(path: Path, tmp_path: Path) -> None:
    """What it remembered first stays: the next run asks for it first."""
    store = Store(path, 500_000)
    items = [item_of(tmp_path / f"{at}.jpg") for at in range(8000)]
    for at in range(0, len(items), 20):
        keep(store, *items[at : at + 20])
    store.rest()

    known = [one is not None for one in Store(path).find(["model"], items)]
    assert known[0]
    assert not known[-1]
    assert path.stat().st_size < 1_000_000


def test_many_threads_and_two_programs_share_a_store(path: Path, tmp_path: Path) -> None:
    """Everything that each keeps is there in the end."""
    stores = [Store(path), Store(path)]
    parts = [[item_of(tmp_path / f"{part}" / f"{at}.jpg") for at in range(100)] for part in range(4)]

    def work(store: Store, items: list[Item]) -> None:
        for item in items:
            keep(store, item)
            assert knows(store, item)

    threads = [Thread(target=work, args=(stores[part % 2], items)) for part, items in enumerate(parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.rest()

    assert Store(path).count() == 400


def test_programs_that_begin_the_file_at_the_same_moment_share_it(path: Path, tmp_path: Path) -> None:
    """Each makes the tables or finds them made; nobody takes the other's half-made file for damaged."""
    for turn in range(10):
        items = [item_of(tmp_path / f"{turn}" / f"{at}.jpg") for at in range(6)]
        begin = Barrier(len(items))

        def work(item: Item, begin: Barrier = begin) -> None:
            store = Store(path)
            begin.wait()
            keep(store, item)
            store.rest()

        threads = [Thread(target=work, args=(item,)) for item in items]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert all(Store(path).find(["model"], items))
        Store(path).forget()
