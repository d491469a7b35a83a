"""sorter forget, and what is remembered between runs."""

from pathlib import Path

import pytest

from cli.running import Run
from conftest import PhotoMaker
from sorter.core.store.pictures import Pictures


@pytest.fixture
def sound(library: Path) -> Path:
    """Four photos; what cannot be read is tried again each time."""
    (library / "broken.jpg").unlink()
    return library


def _known(sorter: Run) -> tuple[int, int]:
    (record,) = sorter("doctor", "--json").records
    store = record["store"]
    assert isinstance(store, dict)
    return store["measurements"], store["bytes"]


def test_what_was_measured_is_remembered_and_can_be_forgotten(sorter: Run, sound: Path) -> None:
    """The doctor says how much it is; all of it goes, or what lies beneath a folder."""
    first = sorter("classify", sound, "--task", "colours", "--json").records
    count, size = _known(sorter)
    again = sorter("classify", sound, "--task", "colours", "--json").records
    assert sorted(map(str, first[:-1])) == sorted(map(str, again[:-1]))
    assert (first[-1]["device"], again[-1]["device"]) == ("cpu", "")
    assert (first[-1]["remembered"], again[-1]["remembered"]) == (0, len(again) - 1)
    assert count == len(first) - 1
    assert size > 0

    pictures = Pictures(sound.parent / "data" / "pictures.sqlite")
    pictures.keep((str(sound / "a.jpg"), 5, 7, 320), b"one")
    pictures.keep(("/elsewhere/a.jpg", 5, 7, 320), b"two")
    pictures.rest()

    assert sorter("forget", sound.parent / "data" / "tasks").out == "There was nothing to forget.\n"
    slip = sorter("forget", sound / "nowhere")
    assert (slip.status, slip.err.count("\n")) == (2, 1)
    assert _known(sorter)[0] == count
    (record,) = sorter("forget", sound, "--json").records
    assert record["measurements"] == count
    assert record["bytes"] in range(size)
    assert pictures.count() == 1
    pictures.rest()
    assert _known(sorter)[0] == 0

    sorter("classify", sound, "--task", "colours")
    assert sorter("forget", "--all").out.startswith(f"Forgotten: {count} measurements, ")
    assert not pictures.path.exists()
    assert _known(sorter) == (0, 0)
    assert sorter("forget", "--all").out == "There was nothing to forget.\n"


def test_fresh_looks_at_every_photo(sorter: Run, sound: Path) -> None:
    """The device is named again, since the model was needed."""
    sorter("classify", sound, "--task", "colours")

    ran = sorter("classify", sound, "--task", "colours", "--fresh", "--json")

    assert ran.records[-1]["device"] == "cpu"


def test_sorting_and_undoing_leave_photos_known(sorter: Run, sound: Path, tmp_path: Path) -> None:
    """Wherever Sorter puts them."""
    target = tmp_path / "sorted"
    sorter("sort", sound, "--task", "colours", "--into", target, "--action", "move", "--yes")
    assert sorter("classify", target, "--task", "colours", "--json").records[-1]["device"] == ""

    sorter("undo")

    assert sorter("classify", sound, "--task", "colours", "--json").records[-1]["device"] == ""


def test_forgetting_needs_to_be_told_what(sorter: Run) -> None:
    """Neither nothing nor both."""
    assert sorter("forget").status == 2
    assert sorter("forget", "--all", "x").status == 2


def test_a_store_that_cannot_be_removed_is_told_in_one_sentence(sorter: Run, data_dir: Path) -> None:
    """A folder has its name."""
    (data_dir / "measurements.sqlite" / "in the way").mkdir(parents=True)

    ran = sorter("forget", "--all")

    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "measurements.sqlite" in ran.err


def test_trouble_with_the_store_is_told_once_and_costs_no_answer(sorter: Run, data_dir: Path, sound: Path) -> None:
    """Every photo is predicted, and one line says that nothing is remembered."""
    (data_dir / "measurements.sqlite" / "in the way").mkdir(parents=True)

    ran = sorter("classify", sound, "--task", "colours")

    assert ran.status == 0
    assert len(ran.out.splitlines()) == 4
    assert ran.err.count("is not remembered") == 1
    assert "measurements.sqlite" in sorter("doctor").out.splitlines()[-1]


def test_a_store_that_could_not_be_read_is_forgotten_all_the_same(sorter: Run, data_dir: Path, sound: Path) -> None:
    """The command says that it did, and what is measured after that is remembered."""
    (data_dir / "measurements.sqlite").write_bytes(b"no database" * 100)

    ran = sorter("forget", "--all")
    sorter("classify", sound, "--task", "colours")

    assert ran.status == 0
    assert _known(sorter)[0] == 4


def test_a_summary_says_how_many_were_remembered(sorter: Run, library: Path, make_photo: PhotoMaker) -> None:
    """All of them, some of them, or no word of it."""
    first = sorter("classify", library, "--task", "colours").err
    all_known = sorter("classify", library / "a.jpg", "--task", "colours").err
    make_photo(library / "new.jpg", (1, 2, 250))
    some = sorter("classify", library, "--task", "colours").err

    assert "remembered" not in first
    assert "all of them remembered" in all_known
    assert "4 of them remembered" in some
