"""Every text of the window is translated: none is missed, none is left over, none lost a place for a value."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import renew
from sentences import templates

GUI = renew.PACKAGE / "gui"
GATHERED = ("Said", "Tasks", "Labels")  # contexts of texts that are no calls of `tr`
_PLACE = re.compile(r"\{\d\}|%L?n")
_SHOWING = {  # what shows a text, and which of its arguments that is
    **dict.fromkeys(("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle"), 0),
    **dict.fromkeys(("setPlaceholderText", "setInformativeText", "setTitle", "addAction", "addItem", "addMenu"), 0),
    **dict.fromkeys(
        ("QLabel", "QPushButton", "QCheckBox", "QMenu", "QAction", "Words", "Elided", "CheckBox", "Row"), 0
    ),
    **dict.fromkeys(("tell", "setPlainText", "addButton", "setStatusTip", "setWhatsThis", "setHeaderLabels"), 0),
    "IconButton": 1,
}
_SAME_EVERYWHERE = {"Sorter"}


def _sources(file: Path) -> Iterator[tuple[str, ET.Element]]:
    """Each message of a .ts file with its context."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


@cache
def _modules() -> Mapping[str, ast.Module]:
    return {file.name: ast.parse(file.read_text("utf-8")) for file in sorted(GUI.rglob("*.py"))}


def _calls() -> Iterator[tuple[str, str, Sequence[ast.expr]]]:
    """Each text that is looked up in the window's modules: where that is, the context, and the call's arguments."""
    for file, module in _modules().items():
        for node in module.body:
            for call in ast.walk(node):
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                    continue
                where = f"{file}:{call.lineno}"
                if call.func.attr == "tr":
                    yield where, getattr(node, "name", ""), call.args
                elif call.func.attr == "translate" and (context := _text(call.args[0])) and context not in GATHERED:
                    yield where, context, call.args[1:]


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@pytest.fixture(params=renew.sources(), ids=lambda file: str(file.stem))
def source(request: pytest.FixtureRequest) -> Path:
    """The .ts file of each language."""
    return Path(request.param)


def test_each_text_is_literal() -> None:
    """What is put together cannot be looked up."""
    assert [where for where, _, given in _calls() if not given or _text(given[0]) is None] == []


def test_each_text_of_the_window_is_there_and_nothing_else(source: Path) -> None:
    """`make translations` gathers them; plural forms stand where a count is given."""
    wanted = {(context, _text(given[0]), len(given) > 1) for _, context, given in _calls()}
    there = {
        (context, message.findtext("source", ""), message.get("numerus") == "yes")
        for context, message in _sources(source)
        if context not in GATHERED
    }

    assert wanted - there == set()
    assert there - wanted == set()


def test_each_sentence_of_the_core_is_there_and_nothing_else(source: Path) -> None:
    """Sentences, reasons and the names of what is built in."""
    wanted = {("Said", one.text) for one in templates(renew.PACKAGE)} | {("Said", "en")}
    wanted |= {("Tasks", text) for text in renew.task_words()} | {("Labels", text) for text in renew.label_words()}
    there = {(context, message.findtext("source", "")) for context, message in _sources(source) if context in GATHERED}

    assert wanted - there == set()
    assert there - wanted == set()


def test_the_list_of_sentences_is_that_of_the_sources() -> None:
    """The window knows the core's sentences again by it."""
    assert renew.SENTENCES.read_text("utf-8") == renew.sentence_list()


def test_each_text_is_finished(source: Path) -> None:
    """Nothing is left in English by accident."""
    unfinished = []
    for context, message in _sources(source):
        told = message.find("translation")
        forms = [form.text for form in told.iter("numerusform")] if told is not None else []
        if told is None or told.get("type") or not all(forms or [told.text]):
            unfinished.append((context, message.findtext("source", "")))

    assert unfinished == []


def test_each_text_keeps_its_places(source: Path) -> None:
    """The same values come in, dots at the end say as much, and blanks at the ends still join what they join."""
    changed = []
    for context, message in _sources(source):
        text, told = message.findtext("source", ""), message.find("translation")
        assert told is not None
        for form in [one.text or "" for one in told.iter("numerusform")] or [told.text or ""]:
            same = Counter(_PLACE.findall(form)) == Counter(_PLACE.findall(text))
            if not same or form.endswith("…") != text.endswith("…") or (form[-1:] == " ") != (text[-1:] == " "):
                changed.append((context, text, form))

    assert changed == []


def test_each_compiled_file_says_what_its_source_says(source: Path, tmp_path: Path) -> None:
    """`make translations ARGS=--compile` brings it up to date."""
    renew.compiled(source, tmp_path / "made.qm")

    assert (tmp_path / "made.qm").read_bytes() == (renew.OUT / f"{source.stem}.qm").read_bytes()


def test_no_text_is_shown_that_was_not_looked_up() -> None:
    """Letters in a text that is given to a widget as it stands would stay English."""
    shown = []
    for file, module in _modules().items():
        for call in ast.walk(module):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            at = _SHOWING.get(name)
            if at is not None and len(call.args) > at:
                shown += [f"{file}:{call.lineno}: {text}" for text in _english(call.args[at])]

    assert shown == []


def _english(node: ast.expr) -> Iterator[str]:
    """Literal texts with letters in an argument, but for those that are looked up in it."""
    if isinstance(node, ast.Call):
        looked_up = isinstance(node.func, ast.Attribute) and node.func.attr in ("tr", "translate", "toString")
        for argument in [] if looked_up else [node.func, *node.args]:
            yield from _english(argument)
        return
    text = _text(node)
    if text is not None:
        if re.search(r"[^\W\d_]{2}", text.replace("{0}", "")) and text not in _SAME_EVERYWHERE:
            yield text
        return
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.expr):
            yield from _english(part)


def test_the_sources_are_gathered_without_places_and_lines() -> None:
    """A line that moves changes no .ts file."""
    assert [file.name for file in renew.sources() if "<location" in file.read_text("utf-8")] == []
