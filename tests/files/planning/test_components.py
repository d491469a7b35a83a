"""Labels as folder names."""

import os
import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.files.names import fold
from sorter.files.planning.components import COMPONENT_BYTES, component, folder_names
from sorter.items import Label

_HOSTILE = [
    "",
    ".",
    "..",
    "...",
    "/",
    "/etc",
    "../../etc/passwd",
    "n/a",
    "a\\b",
    "CON",
    "con",
    "nul",
    "nul.x",
    "nul.x.txt",
    "COM1",
    "lpt9.tar",
    "com\u00b9",
    "aux ",
    " aux",
    "trailing.",
    "trailing ",
    "trailing . .",
    ".hidden",
    "a:b",
    'quo"te',
    "what?",
    "a*b",
    "a|b",
    "<img src=x>",
    "tab\there",
    "line\nbreak",
    "nul\0byte",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202egpj.exe",
    "\u05e9\u05dc\u05d5\u05dd",
    "e\u0301",
    "\u00e9",
    "\U0001f600" * 60,
    "x" * 5000,
    "\u9e1f" * 5000,
    "\udcff",
    "\udcc3\udca9",
    "\ud800",
    "\udfff",
    "unsure",
    "class_0",
    "con" + " " * 98 + "x",
    "a.\u3000.",
]

_texts = st.one_of(st.text(max_size=120), st.sampled_from(_HOSTILE), st.text(st.characters(codec="ascii"), max_size=12))
_labels = st.lists(st.lists(_texts, min_size=1, max_size=3).map(tuple), max_size=12, unique=True)


def _assert_safe(name: str) -> None:
    data = os.fsencode(name)
    assert 0 < len(data) <= COMPONENT_BYTES
    assert name not in {".", ".."}
    assert not set(name) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(char) == "Cc" for char in name)
    assert not name.endswith((".", " "))
    assert not name.startswith((".", " "))
    assert unicodedata.is_normalized("NFC", name)
    assert name.partition(".")[0].strip().casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9", "com\u00b9"}


@pytest.mark.parametrize("text", _HOSTILE)
def test_a_hostile_label_becomes_a_harmless_folder(text: str, tmp_path: os.PathLike[str]) -> None:
    """Whatever a stranger's model calls its labels, the folder lies where it should and every disk takes its name."""
    name = component(text, "class_0")

    _assert_safe(name)
    os.mkdir(os.path.join(tmp_path, name))
    assert os.listdir(tmp_path) == [name]


@given(_texts)
def test_any_text_becomes_a_safe_component(text: str) -> None:
    """No text leads out of a folder, and doing it twice changes nothing."""
    name = component(text, "class_0")

    _assert_safe(name)
    assert component(name, "other") == name
    assert os.fsdecode(os.fsencode(name)) == name


def test_bytes_that_are_no_text_survive() -> None:
    """A name that is not UTF-8 keeps its bytes."""
    assert os.fsencode(component(os.fsdecode(b"caf\xe9"), "x")) == b"caf\xe9"


@given(_labels, st.booleans())
def test_distinct_labels_stay_distinct(labels: list[Label], flat: bool) -> None:
    """Two labels never share a folder, not even on a disk that ignores case, and each part of a folder is safe."""
    names = folder_names(labels, flat=flat)

    folders = [names[label] for label in labels]
    assert len({tuple(fold(part) for part in folder) for folder in folders}) == len(labels)
    for folder in folders:
        for part in folder:
            _assert_safe(part)


@given(_labels, st.randoms(use_true_random=False), st.booleans())
def test_labels_that_were_met_come_in_any_order(labels: list[Label], random: Random, flat: bool) -> None:
    """The folders do not depend on the order in which labels turn up."""
    shuffled = list(labels)
    random.shuffle(shuffled)

    assert folder_names((), labels, flat=flat) == folder_names((), shuffled, flat=flat)


@pytest.mark.parametrize("flat", [False, True])
def test_ten_thousand_hostile_labels_stay_apart_and_inside(flat: bool) -> None:
    """However many strange labels a task has, each gets a folder of its own beneath the target."""
    labels = _hostile_labels(10_000)
    names = folder_names(labels, flat=flat)

    folders = [names[label] for label in labels]
    assert len(labels) == len({tuple(fold(part) for part in folder) for folder in folders})
    for folder in folders:
        assert os.path.normpath(os.path.join("/target", *folder)) == "/target/" + "/".join(folder)
        for part in folder:
            _assert_safe(part)


def _hostile_labels(count: int) -> list[Label]:
    """Labels of one to three segments: the listed ones, made of them, nearly equal, and of letters that do harm."""
    random = Random(11)
    letters = (
        "./\\\0\n :*?<>|~aAzZ1\u00e9e\u0301\u0131\u0130\u00df\u1e9e\u202e\u200b\ufeff\U0001f600\u9e1f\udcc3\udca9\ud800"
    )

    def segment() -> str:
        match random.randrange(4):
            case 0:
                return random.choice(_HOSTILE)
            case 1:
                return random.choice(_HOSTILE) + random.choice(_HOSTILE)
            case 2:
                return "".join(random.choices(letters, k=random.choice((1, 2, 3, 8, 150))))
            case _:
                return "".join(random.choice((str.upper, str.lower))(char) for char in "strange label.")

    labels: dict[Label, None] = {(text,): None for text in _HOSTILE}
    while len(labels) < count:
        labels[tuple(segment() for _ in range(random.randint(1, 3)))] = None
    return list(labels)


def test_labels_nest() -> None:
    """Each segment is a folder in the one before, and a label above others has its own."""
    names = folder_names([("animal", "bird", "heron"), ("n/a",)])

    assert names["animal", "bird", "heron"] == ("animal", "bird", "heron")
    assert names["animal", "bird"] == ("animal", "bird")
    assert names["n/a",] == ("n_a",)


def test_equal_flat_labels_are_told_apart_by_their_parent() -> None:
    """The crane that flies and the one that lifts get folders of their own."""
    names = folder_names([("animal", "bird", "crane"), ("machine", "crane"), ("animal", "dog")], flat=True)

    assert names["animal", "bird", "crane"] == ("crane (bird)",)
    assert names["machine", "crane"] == ("crane (machine)",)
    assert names["animal", "dog"] == ("dog",)


def test_a_name_that_needed_no_mending_is_kept() -> None:
    """Of two labels with one folder name, the one that is really called so has it, whatever the order."""
    assert folder_names([("a/b",), ("a_b",)])["a_b",] == ("a_b",)
    assert folder_names([("a_b",), ("a/b",)])["a/b",] == ("a_b 2",)


def test_a_label_without_a_usable_name_is_called_by_its_number() -> None:
    """Nothing remains of some names, but the position in the task does."""
    names = folder_names([("cat",), ("..",), ("",), ("class_1",)])

    assert names["..",] == ("class_1 2",)
    assert names["",] == ("class_2",)
    assert names["class_1",] == ("class_1",)
