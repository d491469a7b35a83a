"""What the user chose, and where Sorter keeps its own things."""

from dataclasses import replace
from pathlib import Path

import pytest

from sorter.core.store import pictures, store
from sorter.errors import RequestError
from sorter.settings import Settings, load_settings, places, save_settings, store_limit


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """Every value comes back, odd folder names among them."""
    settings = Settings(
        task="mine",
        action="move",
        device="cpu",
        recent=('/a "b"\\c', "/ü"),
        template="{label}/{year}/{name}",
        companions_switched=("raw", "burst"),
        second_labels=True,
        second_labels_as="symlink",
        relative_links=True,
        order="name",
        card_size=3,
        folded=("day-night:unsure:", "subjects:label:animal"),
        together=("/a", "/ü"),
        appearance="dark",
        language="de",
        notify=False,
        store_gb=2,
        pictures_mb=64,
    )

    save_settings(tmp_path / "deep" / "settings.toml", settings)

    assert load_settings(tmp_path / "deep" / "settings.toml") == settings


def test_without_a_file_the_first_settings_count(tmp_path: Path) -> None:
    """A new user needs none."""
    assert load_settings(tmp_path / "settings.toml") == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "task = ",
        "task = " + "[" * 5_000,
        "task = 3\nrecent = 4",
        'recent = [1, "/a"]',
        "card_size = true\nfolded = 3\norder = 1\nnotify = 0",
        "second_labels = 1\ntemplate = 2\ncompanions_switched = 'x'",
        "notify = 0\nappearance = 1\nlanguage = ['de']\nstore_gb = '2'\npictures_mb = true\ntogether = 'x'",
    ],
)
def test_odd_settings_are_told_or_passed_over_never_a_crash(tmp_path: Path, text: str) -> None:
    """Broken TOML is a sentence; values of a wrong kind fall back to the first ones."""
    file = tmp_path / "settings.toml"
    file.write_text(text)

    if text.startswith("task = [") or text == "task = ":
        with pytest.raises(RequestError, match=r"settings\.toml cannot be read"):
            load_settings(file)
    else:
        assert replace(load_settings(file), recent=()) == Settings()


def test_the_first_bounds_are_those_of_what_is_bounded() -> None:
    """The settings know the store without importing it, as that takes long."""
    assert (Settings().store_limit, Settings().pictures_limit) == (store.LIMIT, pictures.LIMIT)


def test_a_bound_is_never_nothing() -> None:
    """Whatever a person writes into the file."""
    assert Settings(store_gb=-3).store_limit == 10**9
    assert Settings(pictures_mb=0).pictures_limit == 10**6


def test_the_command_line_keeps_to_the_bound_of_the_window(tmp_path: Path) -> None:
    """Where the settings cannot be read, to the first one."""
    file = tmp_path / "settings.toml"
    save_settings(file, Settings(store_gb=2))
    chosen = store_limit(file)
    file.write_text("store_gb = ")

    assert (chosen, store_limit(file)) == (2 * 10**9, store.LIMIT)


def test_settings_that_cannot_be_saved_are_told(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "place").write_text("")

    with pytest.raises(RequestError, match="cannot be saved"):
        save_settings(tmp_path / "place" / "settings.toml", Settings())


def test_recent_folders_are_newest_first_without_doubles() -> None:
    """At most eight."""
    settings = Settings()
    for folder in [*map(str, range(10)), "5"]:
        settings = settings.with_recent(folder)

    assert settings.recent == ("5", "9", "8", "7", "6", "4", "3", "2")


def test_the_data_folder_is_the_named_one_else_that_of_the_environment(tmp_path: Path) -> None:
    """An option wins over SORTER_DATA_DIR, and that over the system's place."""
    environment = {"SORTER_DATA_DIR": str(tmp_path / "b")}

    assert places(str(tmp_path / "a"), environment).data == tmp_path / "a"
    assert places(None, environment).data == tmp_path / "b"
    assert places(None, {}).data.name == "sorter"
