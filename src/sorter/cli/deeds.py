"""What is done with items, and undone, in words."""

from dataclasses import dataclass

from sorter.files.journal.records import Deed
from sorter.files.plan import ActionKind
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
    Deed.TAG: _Words("photo", "photos", "tag", "tagged", "in"),
    Deed.UNTAG: _Words("photo", "photos", "untag", "untagged", "in"),
    Deed.REMOVE: _Words("copy", "copies", "remove", "removed", "from"),
    Deed.UNHARDLINK: _Words("hard link", "hard links", "remove", "removed", "from"),
    Deed.UNSYMLINK: _Words("symbolic link", "symbolic links", "remove", "removed", "from"),
}
PAST = {
    ActionKind.COPY: "copied",
    ActionKind.MOVE: "moved",
    ActionKind.HARDLINK: "linked",
    ActionKind.SYMLINK: "linked",
    ActionKind.TAG: "tagged",
}
"""What photos are, once it is done: "Nothing could be moved"."""

_REMOVALS = {Deed.REMOVE, Deed.UNHARDLINK, Deed.UNSYMLINK, Deed.UNTAG}


def to_do(kind: str, count: int) -> str:
    """Before: "803 photos to copy", "1 hard link to make"."""
    words = _WORDS[Deed(kind)]
    return f"{plural(count, words.noun, words.nouns)} to {words.verb}"


def question(kind: str, count: int, where: str) -> str:
    """The question before: "Copy 803 photos to sorted?"."""
    words = _WORDS[Deed(kind)]
    return f"{words.verb.capitalize()} {plural(count, words.noun, words.nouns)} {words.where} {where}?"


def done(kind: str, count: int, *, further: int = 0, undo: bool = False) -> str:
    """Afterwards: "803 photos copied", "52 copies removed"; with `undo`, "52 photos put back".

    With `further` also the links of further labels: "12 photos moved, 5 further links made".
    """
    words = _WORDS[Deed(kind)]
    past = "put back" if undo and Deed(kind) is Deed.MOVE else words.past
    links = f", {plural(further, 'further link')} {'removed' if undo else 'made'}" if further else ""
    return f"{plural(count, words.noun, words.nouns)} {past}{links}"


def done_already(kind: str, count: int, every: int) -> str:
    """Of a plan that is carried out again: "400 of 803 photos were moved", "All 3 photos were copied"."""
    words = _WORDS[Deed(kind)]
    of = plural(every, words.noun, words.nouns)
    many = f"{count:,} of {of}" if count < every else of if every == 1 else f"All {of}"
    return f"{many} {'was' if count == 1 else 'were'} {words.past}"


def place(kind: str) -> str:
    """The word before the target folder: photos are copied "to" it, links are made "in" it."""
    return _WORDS[Deed(kind)].where


def is_removal(kind: str) -> bool:
    """Whether it takes something away that Sorter made, and the file that it came from stays."""
    return Deed(kind) in _REMOVALS
