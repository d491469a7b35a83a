"""Labels as people write them into files and models: read from many forms, and made fit to be shown."""

import ast
import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

MOST_LABELS = 100_000
_LONGEST = 100  # letters of a label
_MOST_TEXT = 8 << 20  # bytes of text that are looked at
_SAMPLE, _MOST_ODD = 100_000, 0.1  # letters that are looked at, and the share that may be none: accents in Latin-1
_MOST_LITERAL = 1 << 20  # of a Python literal, which takes much more memory than its text
_KEYS = ("id2label", "names", "labels", "classes", "class_names", "label_names")
_TITLES = ("name", "label", "class", "class_name", "display_name", "category")


def labels_of_metadata(properties: Mapping[str, str]) -> list[str]:
    """Labels within a model: a list, or a mapping from numbers, as JSON or as a Python literal. Empty: none."""
    for key in _KEYS:
        if key in properties and (found := _labels(_value(properties[key]))):
            return found
    return []


def labels_of_file(name: str, text: str) -> list[str]:
    """Labels in a file, whose name says its form; empty where it holds none, or is no text."""
    if len(text) > _MOST_TEXT or not _is_text(text):
        return []
    ending = name.rpartition(".")[2].lower()
    try:
        match ending:
            case "json":
                return _labels(json.loads(text))
            case "yaml" | "yml":
                return _labels(_yaml(text))
            case "csv" | "tsv":
                return _table(text, "\t" if ending == "tsv" else ",")
    except (ValueError, RecursionError, MemoryError, csv.Error):
        return []
    return _lines(text)


def _is_text(text: str) -> bool:
    """Whether these were bytes of a text, and not of a picture or a program."""
    odd = sum(
        letter == "\N{REPLACEMENT CHARACTER}" or (letter < " " and letter not in "\t\n\r\f")
        for letter in text[:_SAMPLE]
    )
    return "\0" not in text and odd <= len(text[:_SAMPLE]) * _MOST_ODD


def clean_labels(names: Iterable[str]) -> tuple[str, ...]:
    """The same labels, each fit to be shown and to name a folder, no two of them equal.

    Control characters and line ends are removed, what is longer than a hundred letters is cut, and an empty label
    becomes "class 17", which counts from nought. A slash would be taken for a folder within a folder.
    """
    taken: dict[str, int] = {}  # with the number that the next one of this name tries
    found = []
    for number, name in enumerate(names):
        label = first = _clean(name) or f"class {number}"
        while label.casefold() in taken:
            again = taken[first.casefold()] = taken.get(first.casefold(), 1) + 1
            label = f"{first} ({again})"
        taken.setdefault(label.casefold(), 1)
        found.append(label)
    return tuple(found)


def forms(label: str) -> frozenset[str]:
    """What a label may be called: the whole and each of its synonyms, without case, accents, marks and spaces."""
    return frozenset(form for part in (label, *label.split(",")) if (form := _plain(part)))


def _clean(name: str) -> str:
    text = unicodedata.normalize("NFC", name.replace("/", "-").replace("\\", "-"))
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    kept = "".join(letter for letter in spaced if letter.isprintable())
    return " ".join(kept.split())[:_LONGEST].strip()


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalnum())


def _value(text: str) -> object:
    if len(text) > _MOST_TEXT:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    if len(text) > _MOST_LITERAL:
        return None
    try:
        return ast.literal_eval(text)  # data only: it runs nothing
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _labels(value: object) -> list[str]:
    """Lists of texts, {number: text}, {text: number}, or any of these under a name that is usual for them."""
    if isinstance(value, Mapping):
        for key in _KEYS:
            if key in value and (found := _labels(value[key])):
                return found
        return _numbered(value)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes) and len(value) <= MOST_LABELS:
        texts = [_text(one) for one in value]
        return [text for text in texts if text is not None] if None not in texts else []
    return []


def _numbered(value: Mapping[object, object]) -> list[str]:
    """{0: "cat"}, {"0": ["n02123045", "cat"]} or {"cat": 0}, in the order of the numbers, which leave none out."""
    forward = {_number(key): _text(one) for key, one in value.items()}
    if None in forward:
        forward = {_number(one): _text(key) for key, one in value.items()}
    texts = [forward.get(number) for number in range(min(len(value), MOST_LABELS + 1))]
    return [text for text in texts if text is not None] if None not in texts and len(texts) <= MOST_LABELS else []


def _number(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch("[0-9]{1,7}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str | None:
    """A label, which may stand after its id in a list, or with other things in a table."""
    if isinstance(value, list | tuple) and value:
        value = value[-1]
    elif isinstance(value, Mapping):
        value = next((value[key] for key in _TITLES if key in value), None)
    return value if isinstance(value, str) else None


def _yaml(text: str) -> object:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError from error


def _table(text: str, between: str) -> list[str]:
    """Names stand under a usual title, else in the last column; a column that counts from nought orders them."""
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=between) if any(row)][: MOST_LABELS + 1]
    if not rows or len({len(row) for row in rows}) != 1:
        return []
    titles = [title.strip().casefold() for title in rows[0]]
    named = next((titles.index(title) for title in _TITLES if title in titles), None)
    body = rows if named is None else rows[1:]
    column = len(titles) - 1 if named is None else named
    for other in range(len(titles)):
        numbers = [_number(row[other].strip()) for row in body]
        if other != column and sorted(number for number in numbers if number is not None) == list(range(len(body))):
            body = sorted(body, key=lambda row, at=other: int(row[at]))  # type: ignore[misc]
            break
    return [row[column] for row in body]


def _lines(text: str) -> list[str]:
    """One label a line; numbers before them that only count, WordNet ids and empty lines are no part of them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LABELS:
        return []
    for pattern in (r"{}[ \t:,]+(.+)", r"n[0-9]{{8}}[ \t,]+(.+)"):
        found = [re.fullmatch(pattern.format(number), line) for number, line in enumerate(lines)]
        if lines and all(found):
            return [match[1] for match in found if match]
    return lines
