"""The template that says where a photo goes: `{label}/{year}/{name}`."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import NoReturn

from sorter.errors import RequestError
from sorter.files.names import fit, shortened
from sorter.files.planning.components import cleaned, component
from sorter.files.planning.fields import FIELDS, Facts, split_name
from sorter.wording import on_one_line

_LIMIT = 240  # bytes of a folder's name, and of a file's without its extension
_BESIDE_NUMBER = 160  # bytes before and after a number, so that a long name never loses its number
_TELLING = ("{name}", "{stem}", "{n}")  # what makes two photos' names differ
_FOLDERS = ("{label}", "{relative}")  # what may be several folders
_PIECE = re.compile(r"\{(?P<field>[^{}/]*)\}|(?P<text>[^{}]+)|(?P<wrong>[{}])")
_REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\<>:"|?*]')
_DIGITS = re.compile("[0-9]{3,9}")  # a number as {n} writes it
_VALUES = {f"{{{name}}}": field.value for name, field in FIELDS.items()}


class TemplateError(RequestError):
    """A template that cannot be used, in one sentence; `position` is the character that it points at, from 0."""

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(sentence)
        self.position = position


@dataclass(frozen=True, slots=True)
class Template:
    """A checked template; `folders` and `file` are its pieces, each a field in braces or plain text."""

    folders: tuple[str, ...]
    file: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether a photo's number stands in its name, so that another number is another name."""
        return "{n}" in self.file

    def render(self, facts: Facts, number: int = 1) -> tuple[tuple[str, ...], str]:
        """The folders beneath the root, and the file's name: safe path components.

        A file that is called `{name}` keeps its name as it is. A part of which nothing remains, as an empty
        `{relative}`, is no folder.
        """
        if self.file == ("{name}",):
            return _folders(_text(self.folders, facts, number)), os.path.basename(facts.source)
        stem, extension = split_name(facts.source)
        head, end = self.folders + self.file[:-1], stem if self.file[-1] == "{name}" else ""
        # whatever a label may bring, only what comes after its last slash belongs to the file's name
        if self.numbered:
            at = head.index("{n}")
            above, _, before = _text(head[:at], facts, number).rpartition("/")
            begin = _beside(before, f"{number:03d}", _text(head[at + 1 :], facts, number) + end)
        else:
            above, _, begin = (_text(head, facts, number) + end).rpartition("/")
        return _folders(above), fit(component(begin, "photo", limit=_LIMIT), extension)

    def gives(self, facts: Facts, name: str) -> bool:
        """Whether `name` is what a file is called by this template, with any number."""
        numbers = map(int, _DIGITS.findall(name)) if self.numbered else [1]
        return any(self.render(facts, number)[1] == name for number in numbers)


def parse_template(text: str) -> Template:
    """Read a template. Raises `TemplateError`."""
    pieces = [_piece(text, match) for match in _PIECE.finditer(text)]
    _check_parts(text)
    last = max((at for at, piece in enumerate(pieces) if not _is_field(piece) and "/" in piece), default=-1)
    if last < 0:
        folders, file = [], pieces
    else:
        above, _, rest = pieces[last].rpartition("/")
        folders, file = [*pieces[:last], above + "/"], [*([rest] if rest else []), *pieces[last + 1 :]]
    _check_file(text, file)
    _check_number(text, folders, file)
    return Template(tuple(folders), tuple(file))


def _text(pieces: Sequence[str], facts: Facts, number: int) -> str:
    return "".join([_VALUES[piece](facts, number) if piece in _VALUES else piece for piece in pieces])


@lru_cache(maxsize=10_000)  # photos are many, folders few
def _folders(above: str) -> tuple[str, ...]:
    return tuple(component(part, "folder", limit=_LIMIT) for part in above.split("/") if part.strip())


def _beside(before: str, number: str, after: str) -> str:
    """A number between its texts, which are shortened where a name would be too long: the number stays whole."""
    before, after = cleaned(before), cleaned(after)
    after = shortened(after, max(_BESIDE_NUMBER // 2, _BESIDE_NUMBER - len(os.fsencode(before))))
    return shortened(before, _BESIDE_NUMBER - len(os.fsencode(after))) + number + after


def _piece(text: str, match: re.Match[str]) -> str:
    at, field = match.start(), match["field"]
    if match["wrong"]:
        _refuse(text, at, f"has a {match['wrong']} without its partner")
    if field is not None and field not in FIELDS:
        near = get_close_matches(field.strip().lower(), FIELDS, n=1)
        advice = f"did you mean {{{near[0]}}}?" if near else f"there are {_all_fields()}"
        _refuse(text, at, f"has an unknown field {{{on_one_line(field)}}}; {advice}")
    if match["text"] and (refused := _REFUSED.search(match["text"])):
        _refuse(text, at + refused.start(), f"has a character {refused[0]!r}, which not every disk takes in a name")
    return match[0]


def _check_parts(text: str) -> None:
    """Refuse what would lead out of the target folder or is no name."""
    if not text:
        _refuse(text, 0, "is empty")
    at = 0
    if text.startswith("/"):
        _refuse(text, 0, "begins with a slash, but it is a path within the target folder")
    for part in text.split("/"):
        if part.strip() in {"", ".", ".."}:
            _refuse(text, at, f"has a part {part!r} that is no folder's name")
        at += len(part) + 1


def _check_file(text: str, file: list[str]) -> None:
    """Refuse a file's name without an extension, without a name or without anything of its own."""
    if file[-1] not in {"{name}", "{ext}"}:
        _refuse(text, len(text), "has to end with {name} or {ext}, since it names the file")
    before_ext = len(text) - len("{ext}")
    if file == ["{ext}"]:
        _refuse(text, before_ext, "has no name before {ext}")
    if file[-1] == "{ext}" and file[-2].endswith("."):
        _refuse(text, before_ext - 1, "needs no dot before {ext}, which brings its own")
    if not any(field in text for field in _TELLING):
        _refuse(text, before_ext, "gives every photo the same name; it needs {name}, {stem} or {n}")


def _check_number(text: str, folders: list[str], file: list[str]) -> None:
    """Refuse a number that would count folders."""
    if "{n}" in folders:
        _refuse(text, text.index("{n}"), "has {n} in a folder's name; it numbers files, so it belongs after the last /")
    if "{n}" in file:
        at = text.rindex("/") + 1 if folders else 0
        number = text.index("{n}", at)
        for field in _FOLDERS:
            if (after := text.find(field, number)) >= 0:
                _refuse(text, after, f"has {field} after {{n}}, which would number a folder and not the file")


def _is_field(piece: str) -> bool:
    return piece.startswith("{")


def _all_fields() -> str:
    return ", ".join(f"{{{field}}}" for field in FIELDS)


def _refuse(text: str, at: int, problem: str) -> NoReturn:
    raise TemplateError(f'The template "{on_one_line(text)}" {problem} (character {at + 1}).', at)
