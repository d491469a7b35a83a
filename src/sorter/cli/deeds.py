"""What is done with items, and undone, in words."""

from dataclasses import dataclass

from sorter.files.journal.records import Deed
from sorter.wording import plural


@dataclass(frozen=True, slots=True)
class _Words:
    noun: str
    nouns: str
    verb: str
    past: str
    where: str  # before the target folder


_WORDS = {
    Deed.COPY: _Words("photo", "photos", "copy", "copied", "to"),
    Deed.MOVE: _Words("photo", "photos", "move", "moved", "to"),
    Deed.HARDLINK: _Words("hard link", "hard links", "make", "made", "in"),
    Deed.SYMLINK: _Words("symbolic link", "symbolic links", "make", "made", "in"),
    Deed.REMOVE: _Words("copy", "copies", "remove", "removed", "from"),
    Deed.UNHARDLINK: _Words("hard link", "hard links", "remove", "removed", "from"),
    Deed.UNSYMLINK: _Words("symbolic link", "symbolic links", "remove", "removed", "from"),
}
_REMOVALS = {Deed.REMOVE, Deed.UNHARDLINK, Deed.UNSYMLINK}


def to_do(kind: str, count: int) -> str:
    """Before: "803 photos to copy", "1 hard link to make"."""
    words = _WORDS[Deed(kind)]
    return f"{plural(count, words.noun, words.nouns)} to {words.verb}"


def question(kind: str, count: int, where: str) -> str:
    """The question before: "Copy 803 photos to sorted?"."""
    words = _WORDS[Deed(kind)]
    return f"{words.verb.capitalize()} {plural(count, words.noun, words.nouns)} {words.where} {where}?"


def done(kind: str, count: int, *, undo: bool = False) -> str:
    """Afterwards: "803 photos copied", "52 copies removed"; with `undo`, "52 photos put back"."""
    words = _WORDS[Deed(kind)]
    past = "put back" if undo and Deed(kind) is Deed.MOVE else words.past
    return f"{plural(count, words.noun, words.nouns)} {past}"


def place(kind: str) -> str:
    """The word before the target folder: photos are copied "to" it, links are made "in" it."""
    return _WORDS[Deed(kind)].where


def is_removal(kind: str) -> bool:
    """Whether it takes something away that Sorter made, and the file that it came from stays."""
    return Deed(kind) in _REMOVALS
