"""Reading typed values out of a manifest, with one clear sentence where they are wrong."""

import math
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from sorter.errors import TaskError

T = TypeVar("T")
_Table = dict[str, object]


class Fields:
    """One table of a manifest: each value is asked for by name and type."""

    def __init__(self, table: object, file: Path, place: str = "") -> None:
        self._file = file
        self._place = ""
        if not isinstance(table, dict):
            raise self.error(place.strip("[]") or "the file", "a table")
        self._place = place
        self._table: _Table = table

    def text(self, name: str, default: str | None = None) -> str:
        """A string."""
        return self._typed(name, str, "a text", default)

    def whole(self, name: str) -> int:
        """A whole number of at least 1."""
        value = self._typed(name, int, "a whole number", None)
        if isinstance(value, bool) or value < 1:
            raise self.error(name, "a whole number of at least 1")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """A finite number."""
        return self._number(name, self._table.get(name, default))

    def share(self, name: str) -> float:
        """A number from 0 to 1."""
        value = self.number(name)
        if not 0 <= value <= 1:
            raise self.error(name, "a number from 0 to 1")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where there is none."""
        return self._typed(name, bool, "true or false", False)

    def choice(self, name: str, choices: Sequence[T], default: T | None = None) -> T:
        """One of `choices`."""
        value = self._table.get(name, default)
        for one in choices:
            if one == value:
                return one
        raise self.error(name, f"one of {', '.join(map(str, choices))}")

    def three(self, name: str) -> tuple[float, float, float]:
        """Three numbers, one per channel."""
        value = self._table.get(name)
        if not isinstance(value, list) or len(value) != 3:
            raise self.error(name, "three numbers")
        first, second, third = (self._number(name, one) for one in value)
        return first, second, third

    def texts(self, name: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        value = self._table.get(name, default)
        if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) and one for one in value):
            raise self.error(name, "a list of texts")
        return tuple(value)

    def numbers(self, name: str) -> dict[str, float]:
        """A table of numbers, empty where there is none."""
        table = self._table.get(name, {})
        if not isinstance(table, dict):
            raise self.error(name, "a table")
        return {key: self._number(f"{name}.{key}", value) for key, value in table.items()}

    def table(self, name: str) -> "Fields":
        """A table within this one."""
        return Fields(self._table.get(name), self._file, f"[{name}]")

    def tables(self, name: str) -> "list[Fields]":
        """A list of at least one table."""
        value = self._table.get(name)
        if not isinstance(value, list) or not value:
            raise self.error(name, "at least one table")
        return [Fields(one, self._file, f"[[{name}]]") for one in value]

    def has(self, name: str) -> bool:
        """Whether the table has this name."""
        return name in self._table

    def error(self, name: str, wanted: str) -> TaskError:
        """The sentence that says which value of which file is wrong."""
        place = f" in {self._place}" if self._place else ""
        return TaskError(f"The task file {self._file} is wrong: {name}{place} must be {wanted}.")

    def _typed(self, name: str, kind: type[T], wanted: str, default: T | None) -> T:
        value = self._table.get(name, default)
        if not isinstance(value, kind):
            raise self.error(name, wanted)
        return value

    def _number(self, name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise self.error(name, "a number")
        return float(value)


def read_toml(file: Path) -> Fields:
    """A whole manifest. Raises `TaskError` where it cannot be read."""
    try:
        return Fields(tomllib.loads(file.read_text("utf-8")), file)
    except OSError as error:
        raise TaskError(f"The task file {file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TaskError(f"The task file {file} is not valid TOML: {error}.") from error
