"""What the user chose, and where Sorter keeps its own things."""

from dataclasses import replace
from pathlib import Path

import pytest

from sorter.errors import RequestError
from sorter.settings import Settings, load_settings, places, save_settings


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
        notify=False,
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
        "task = 3\nrecent = 4",
        'recent = [1, "/a"]',
        "card_size = true\nfolded = 3\norder = 1\nnotify = 0",
        "second_labels = 1\ntemplate = 2\ncompanions_switched = 'x'",
    ],
)
def test_odd_settings_are_told_or_passed_over_never_a_crash(tmp_path: Path, text: str) -> None:
    """Broken TOML is a sentence; values of a wrong kind fall back to the first ones."""
    file = tmp_path / "settings.toml"
    file.write_text(text)

    if text == "task = ":
        with pytest.raises(RequestError, match=r"settings\.toml cannot be read"):
            load_settings(file)
    else:
        assert replace(load_settings(file), recent=()) == Settings()


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
