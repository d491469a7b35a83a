"""The template that says where a photo goes: `{label}/{name}`."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn

from sorter.errors import RequestError
from sorter.files.components import component
from sorter.files.names import fit

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "label": "the label, a folder for each of its segments",
        "name": "the file's name",
        "stem": "the file's name without its extension",
        "ext": "the extension with its dot",
        "parent": "the folder that the file lies in",
    }
)
"""Every field, and what it stands for."""

_FOLDER_BYTES = 240
_PIECE = re.compile(r"\{(?P<field>[^{}/]*)\}|(?P<text>[^{}]+)|(?P<wrong>[{}])")
_REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\<>:"|?*]')


@dataclass(frozen=True, slots=True)
class Template:
    """A checked template; `folders` and `file` are its pieces, each a field in braces or plain text."""

    folders: tuple[str, ...]
    file: tuple[str, ...]

    def render(self, source: str, label: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The folders beneath the root and the file's name for `source`; `label` are safe path components."""
        parent, name = os.path.split(source)
        stem, extension = os.path.splitext(name)
        values = {
            "{label}": "/".join(label),
            "{name}": name,
            "{stem}": stem,
            "{ext}": extension,
            "{parent}": component(os.path.basename(parent), "folder"),
        }
        # whatever else a label may bring, only the name's own pieces come after its last slash
        above, _, rest = "".join(values.get(piece, piece) for piece in self._head()).rpartition("/")
        folders = tuple(component(part, "folder", limit=_FOLDER_BYTES) for part in above.split("/") if part)
        if self.file == ("{name}",):
            return folders, name
        begin = rest + stem if self.file[-1] == "{name}" else rest
        return folders, fit(component(begin, "photo", limit=_FOLDER_BYTES), extension)

    def _head(self) -> tuple[str, ...]:
        return self.folders + self.file[:-1]


def parse_template(text: str) -> Template:
    """Read a template. Raises `RequestError`, one sentence that points at the place."""
    pieces = [_piece(text, match) for match in _PIECE.finditer(text)]
    _check_parts(text)
    last = max((at for at, piece in enumerate(pieces) if not _is_field(piece) and "/" in piece), default=-1)
    if last < 0:
        folders, file = [], pieces
    else:
        above, _, rest = pieces[last].rpartition("/")
        folders, file = [*pieces[:last], above + "/"], [*([rest] if rest else []), *pieces[last + 1 :]]
    if not file or file[-1] not in {"{name}", "{ext}"}:
        _refuse(text, len(text), "has to end with {name} or {ext}, since it names the file")
    if len(file) > 1 and not _is_field(file[-2]) and file[-1] == "{ext}" and file[-2].endswith("."):
        _refuse(text, len(text) - len(".{ext}"), "needs no dot before {ext}, which brings its own")
    if file == ["{ext}"]:
        _refuse(text, len(text) - len("{ext}"), "has no name before {ext}")
    return Template(tuple(folders), tuple(file))


def _piece(text: str, match: re.Match[str]) -> str:
    at = match.start()
    if match["wrong"]:
        _refuse(text, at, f"has a {match['wrong']} without its partner")
    if match["field"] is not None and match["field"] not in FIELDS:
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        _refuse(text, at, f"has an unknown field {{{match['field']}}}; there are {known}")
    if match["text"] and (refused := _REFUSED.search(match["text"])):
        _refuse(text, at + refused.start(), f"has a character {refused[0]!r}, which not every disk takes in a name")
    return match[0]


def _check_parts(text: str) -> None:
    """Refuse what would lead out of the target folder or is no name."""
    if not text:
        _refuse(text, 0, "is empty")
    at = 0
    for part in text.split("/"):
        if part.strip() in {"", ".", ".."}:
            _refuse(text, at, f"has a part {part!r} that is no folder's name")
        at += len(part) + 1


def _is_field(piece: str) -> bool:
    return piece.startswith("{")


def _refuse(text: str, at: int, problem: str) -> NoReturn:
    raise RequestError(f'The template "{_shown(text)}" {problem} (character {at + 1}).')


def _shown(text: str) -> str:
    """A text that any screen can show in one line."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
