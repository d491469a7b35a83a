"""What the user chose, and where Sorter keeps its own things; only the shells read this."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from platformdirs import user_data_path

from sorter.errors import RequestError
from sorter.resources import resources_dir

DEFAULT_TEMPLATE = "{label}/{name}"

_RECENT = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Where Sorter keeps its own things, all beneath one folder."""

    data: Path

    @property
    def journal(self) -> Path:
        """What was done with the user's files, for undo and recovery."""
        return self.data / "journal.sqlite"

    @property
    def marks(self) -> Path:
        """What the user said of photos: corrections, and what was looked at and accepted."""
        return self.data / "marks.sqlite"

    @property
    def store(self) -> Path:
        """What was measured; it may be lost, which costs only time."""
        return self.data / "measurements.sqlite"

    @property
    def pictures(self) -> Path:
        """Small pictures of photos; they may be lost, which costs only time."""
        return self.data / "pictures.sqlite"

    @property
    def settings(self) -> Path:
        """What the user chose."""
        return self.data / "settings.toml"

    @property
    def speeds(self) -> Path:
        """How fast each task sorted on this machine; it may be lost, and is measured again."""
        return self.data / "speeds.json"

    @property
    def tasks(self) -> tuple[Path, ...]:
        """Folders of task manifests: built-in ones, then the user's own."""
        return resources_dir() / "tasks", self.own_tasks

    @property
    def own_tasks(self) -> Path:
        """The user's own tasks, a folder for each."""
        return self.data / "tasks"

    @property
    def samples(self) -> Path:
        """The photos that come with Sorter."""
        return resources_dir() / "samples"


def places(data_dir: str | None, environment: Mapping[str, str] = os.environ) -> Places:
    """The folder that was named, else `SORTER_DATA_DIR`, else the system's place for a user's data."""
    named = data_dir or environment.get("SORTER_DATA_DIR")
    return Places(Path(named).absolute() if named else user_data_path("sorter", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose last; every value has a sensible first one."""

    task: str = "day-night"
    action: str = "copy"
    device: str = "auto"
    quick: bool = False  # by the previews in photos first
    recent: tuple[str, ...] = ()  # folders, newest first
    template: str = DEFAULT_TEMPLATE
    companions_switched: tuple[str, ...] = ()  # ids of the companion rules that are not as they are at first
    second_labels: bool = False  # whether a likely second label gets a link
    second_labels_as: str = "hardlink"
    relative_links: bool = False
    tag_into: str = "sidecar"
    tag_root: str = "AI"
    tag_scores: bool = False
    order: str = "arrival"  # of the cards on the board
    card_size: int = 1  # a step, 0 for the smallest
    folded: tuple[str, ...] = ()  # columns of the board, by task, kind and label
    together: tuple[str, ...] = ()  # folders that were in use last
    appearance: str = "system"  # else light or dark
    language: str = ""  # of the window: en, de; empty for the system's
    notify: bool = True  # whether the desktop tells the end of a long run while the window is in the background
    store_gb: int = 8  # at most, of what was measured
    pictures_mb: int = 256  # at most, of small pictures

    @property
    def store_limit(self) -> int:
        """Bytes at most, of what was measured."""
        return max(self.store_gb, 1) * 10**9

    @property
    def pictures_limit(self) -> int:
        """Bytes at most, of small pictures."""
        return max(self.pictures_mb, 1) * 10**6

    def with_recent(self, folder: str) -> "Settings":
        """The same, with `folder` as the newest of at most eight; a path that is no text cannot be kept."""
        try:
            folder.encode()
        except UnicodeEncodeError:
            return self
        return replace(self, recent=(folder, *(one for one in self.recent if one != folder))[:_RECENT])

    def with_together(self, folders: Sequence[str]) -> "Settings":
        """The same, with `folders` as those that are in use; where one is no text, they cannot be kept."""
        try:
            "".join(folders).encode()
        except UnicodeEncodeError:
            return self
        return replace(self, together=tuple(folders))


def load_settings(file: Path) -> Settings:
    """The saved settings, or the first ones where none are saved. Raises `RequestError` where they cannot be read."""
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RequestError(f"The settings {file} cannot be read ({error}); mend or remove the file.") from error
    first = Settings()
    return Settings(
        task=_text(table, "task", first.task),
        action=_text(table, "action", first.action),
        device=_text(table, "device", first.device),
        quick=table.get("quick") is True,
        recent=_texts(table, "recent"),
        template=_text(table, "template", first.template),
        companions_switched=_texts(table, "companions_switched"),
        second_labels=table.get("second_labels") is True,
        second_labels_as=_text(table, "second_labels_as", first.second_labels_as),
        relative_links=table.get("relative_links") is True,
        tag_into=_text(table, "tag_into", first.tag_into),
        tag_root=_text(table, "tag_root", first.tag_root),
        tag_scores=table.get("tag_scores") is True,
        order=_text(table, "order", first.order),
        card_size=_number(table, "card_size", first.card_size),
        folded=_texts(table, "folded"),
        together=_texts(table, "together"),
        appearance=_text(table, "appearance", first.appearance),
        language=_text(table, "language", first.language),
        notify=table.get("notify") is not False,
        store_gb=_number(table, "store_gb", first.store_gb),
        pictures_mb=_number(table, "pictures_mb", first.pictures_mb),
    )


def store_limit(file: Path) -> int:
    """Bytes at most, of what was measured, as was chosen; where that cannot be read, as at first."""
    try:
        return load_settings(file).store_limit
    except RequestError:
        return Settings().store_limit


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings whole: a reader sees the old ones or the new ones. Raises `RequestError` with the reason."""
    import tomlkit  # here: the first window is shown before anything is saved

    table = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(settings).items()}
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(tomlkit.dumps(table), "utf-8")
        beside.replace(file)
    except OSError as error:
        raise RequestError(f"The settings {file} cannot be saved: {error.strerror}.") from error


def _text(table: Mapping[str, object], name: str, default: str) -> str:
    value = table.get(name, default)
    return value if isinstance(value, str) else default


def _number(table: Mapping[str, object], name: str, default: int) -> int:
    value = table.get(name, default)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _texts(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = table.get(name)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
