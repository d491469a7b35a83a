"""The template."""

import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.errors import RequestError
from sorter.files.names import NAME_BYTES, fold
from sorter.files.planning.fields import FIELDS, Facts
from sorter.files.planning.template import TemplateError, parse_template
from sorter.items import NO_CAPTURE, Capture

TAKEN = datetime(2020, 1, 31, 12, 30)  # noqa: DTZ001 a camera says no zone
CAPTURE = Capture(TAKEN, "Canon EOS 5D")
NOON_2001 = int(datetime(2001, 2, 3, 12, tzinfo=UTC).timestamp()) * 1_000_000_000


def _facts(
    source: str = "/photos/holiday/IMG_1.jpg",
    label: Sequence[str] = ("animal", "bird"),
    *,
    score: float = 0.876,
    capture: Capture = CAPTURE,
    relative: Sequence[str] = ("2020", "holiday"),
) -> Facts:
    return Facts(source, label, score, capture, NOON_2001, relative)


def _path(template: str, facts: Facts, number: int = 1) -> str:
    folders, name = parse_template(template).render(facts, number)
    return "/".join((*folders, name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{label}/{name}", "animal/bird/IMG_1.jpg"),
        ("{name}", "IMG_1.jpg"),
        ("{label:top}/{name}", "animal/IMG_1.jpg"),
        ("sorted {label}/{parent}/{stem}{ext}", "sorted animal/bird/holiday/IMG_1.jpg"),
        ("{label}/{parent} {name}", "animal/bird/holiday IMG_1.jpg"),
        ("{label} {name}", "animal/bird IMG_1.jpg"),
        ("{parent}/{stem} of {parent}{ext}", "holiday/IMG_1 of holiday.jpg"),
        ("{stem}/{name}", "IMG_1/IMG_1.jpg"),
        ("{year}/{month}/{day}/{name}", "2020/01/31/IMG_1.jpg"),
        ("{year}-{month}-{day} {stem}{ext}", "2020-01-31 IMG_1.jpg"),
        ("{camera}/{name}", "Canon EOS 5D/IMG_1.jpg"),
        ("{score}/{score} {name}", "87/87 IMG_1.jpg"),
        ("{relative}/{label}/{name}", "2020/holiday/animal/bird/IMG_1.jpg"),
        ("{label}/{relative} {name}", "animal/bird/2020/holiday IMG_1.jpg"),
        ("{label}/{n}{ext}", "animal/bird/001.jpg"),
        ("{label} {n}{ext}", "animal/bird 001.jpg"),
        ("{n} {label:top} {name}", "001 animal IMG_1.jpg"),
        ("{n}-{n}{ext}", "001-001.jpg"),
    ],
)
def test_fields_stand_for_the_photo(text: str, expected: str) -> None:
    """Each field is replaced by what it says, each slash makes a folder."""
    assert _path(text, _facts()) == expected


@pytest.mark.parametrize(
    ("score", "expected"), [(0.0, "00"), (0.05, "05"), (0.29, "29"), (0.57, "57"), (0.9999, "99"), (1.0, "99")]
)
def test_a_score_has_two_digits(score: float, expected: str) -> None:
    """Names sort by it, and it never says more than the model did, but for the last hundredth."""
    assert _path("{score}/{name}", _facts(score=score)) == f"{expected}/IMG_1.jpg"


def test_what_a_photo_does_not_say_has_a_stand_in() -> None:
    """No date: the name's, else the file's; no camera: so it is called; no folders between: that part vanishes."""
    silent = _facts(capture=NO_CAPTURE, relative=())
    named = _facts("/photos/IMG_20190405_1.jpg", capture=NO_CAPTURE)

    assert _path("{year}/{month}/{day}/{name}", named) == "2019/04/05/IMG_20190405_1.jpg"
    assert _path("{year}/{month}/{day}/{name}", silent) == "2001/02/03/IMG_1.jpg"
    assert _path("{camera}/{name}", silent) == "unknown camera/IMG_1.jpg"
    assert _path("{relative}/{label}/{relative} /{name}", silent) == "animal/bird/IMG_1.jpg"
    assert _path("{parent}/{name}", _facts("/IMG_1.jpg")) == "folder/IMG_1.jpg"


def test_a_number_is_whatever_is_asked_for() -> None:
    """At least three digits; the same number is the same name, another number is another one."""
    assert parse_template("{label}/{n}{ext}").numbered
    assert not parse_template("{label}/{name}").numbered
    assert _path("{label}/{n}{ext}", _facts(), 42) == "animal/bird/042.jpg"
    assert _path("{label}/{n}{ext}", _facts(), 12345) == "animal/bird/12345.jpg"


def test_a_name_that_has_its_number_already_is_known() -> None:
    """Sorting the same folder once more numbers nothing anew."""
    numbered, plain = parse_template("{year} {n}{ext}"), parse_template("{label}/{name}")

    assert numbered.gives(_facts(), "2020 042.jpg")
    assert numbered.gives(_facts(), "2020 1234.jpg")
    assert not numbered.gives(_facts(), "2020 42.jpg")
    assert not numbered.gives(_facts(), "2019 042.jpg")
    assert not numbered.gives(_facts(), f"2020 {'9' * 5000}.jpg")
    assert plain.gives(_facts(), "IMG_1.jpg")
    assert not plain.gives(_facts(), "IMG_2.jpg")


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("", 1, "empty"),
        ("{labl}/{name}", 1, "unknown field {labl}; did you mean {label}?"),
        ("{label}/{Yaer}/{name}", 9, "unknown field {Yaer}; did you mean {year}?"),
        ("{label:last}/{name}", 1, "did you mean {label:top}?"),
        ("{xyz}/{name}", 1, "unknown field {xyz}; there are {label}, {label:top}, {score}"),
        ("{a\tb}/{name}", 1, "unknown field {a\N{REPLACEMENT CHARACTER}b}"),
        ("{label/{name}", 1, "has a { without its partner"),
        ("{label}}/{name}", 8, "has a } without its partner"),
        ("/{label}/{name}", 1, "begins with a slash"),
        ("{label}//{name}", 9, "no folder's name"),
        ("{label}/../{name}", 9, "'..'"),
        ("./{name}", 1, "'.'"),
        ("{label}/{name}/", 16, "no folder's name"),
        ("{label}", 8, "has to end with {name} or {ext}"),
        ("{label}/{stem}", 15, "has to end with {name} or {ext}"),
        ("{label}/photo", 14, "has to end with {name} or {ext}"),
        ("{label}/{n}", 12, "has to end with {name} or {ext}"),
        ("{label}/{stem}.{ext}", 15, "needs no dot"),
        ("{label}/{ext}", 9, "has no name"),
        ("{label}/photo{ext}", 14, "gives every photo the same name; it needs {name}, {stem} or {n}"),
        ("{n}/{name}", 1, "{n} in a folder's name"),
        ("x/{label} {n}/{n}{ext}", 11, "{n} in a folder's name"),
        ("{n} {label}{ext}", 5, "{label} after {n}"),
        ("{label}/{n} {relative} {name}", 13, "{relative} after {n}"),
        ("a\\b/{name}", 2, "'\\\\'"),
        ("a\tb/{name}", 2, "not every disk"),
        ("{}/{name}", 1, "unknown field {}"),
    ],
)
def test_a_mistake_is_one_sentence_that_points_at_the_place(text: str, place: int, problem: str) -> None:
    """Whoever types a template learns what is wrong and where."""
    with pytest.raises(TemplateError) as caught:
        parse_template(text)

    sentence = str(caught.value)
    assert problem in sentence
    assert sentence.endswith(f"(character {place}).")
    assert caught.value.position == place - 1
    assert isinstance(caught.value, RequestError)
    assert sentence.isprintable()


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("{parent}/{label}./{parent}{name}", "/p/a:b/c.jpg", "a_b/day/a_bc.jpg"),
        ("CON/{name}", "/c.jpg", "CON_/c.jpg"),
        ("{stem}/{name}", "/. .jpg", "folder/. .jpg"),
        ("{stem} {ext}", "/c", "c"),
        ("{label}/{stem}{ext}", "/c.", "day/c"),
        ("{label}/{stem}{ext}", "/c.j?g", "day/c.j_g"),
        ("{label}/{n}{ext}", "/c.this is no extension", "day/001"),
        ("{label}/{stem}{ext}", "/c.this is no extension", "day/c.this is no extension"),
        ("{stem}.{n}{ext}", "/con.jpg", "con_.001.jpg"),
        ("{name}", "/a:b?.jpg", "a:b?.jpg"),
    ],
)
def test_a_name_out_of_a_template_is_safe(text: str, source: str, expected: str) -> None:
    """What a folder is called elsewhere may be refused here; a photo that keeps its name keeps it as it is."""
    assert _path(text, _facts(source, ("day",))) == expected


def test_a_long_name_is_shortened_and_keeps_its_number() -> None:
    """What a number tells apart stays told apart, on either side of it."""
    long = _facts(f"/p/{'x' * 240}.jpg", ("y" * 90,))
    for text in (
        "{stem} {n}{ext}",
        "{n} {stem}{ext}",
        "{label} {n} {name}",
        "{stem} {n} {stem}{ext}",
        "{stem}{stem}{ext}",
    ):
        names = {_path(text, long, number).rpartition("/")[2] for number in (1, 2, 10, 99, 999, 1000, 123456)}

        assert len(names) == (7 if "{n}" in text else 1)
        assert all(len(name) <= NAME_BYTES and name.endswith(".jpg") for name in names)


def test_letters_that_grow_leave_the_number_whole() -> None:
    """Some letters are longer in the form in which names are written."""
    assert _path("{stem} {n}{ext}", _facts(f"/p/{chr(0x958) * 80}.jpg"), 42).endswith("042.jpg")


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained_and_can_be_used(field: str) -> None:
    """The list of fields is what the parser knows."""
    text = f"x{{{field}}}{{ext}}" if field == "n" else f"x{{{field}}}/{{name}}"

    assert FIELDS[field].meaning
    assert _path(text, _facts()).startswith("x")


def _mistake(text: str) -> TemplateError | None:
    try:
        parse_template(text)
    except TemplateError as error:
        return error
    return None


_LITERALS = st.sampled_from(["/", " ", "-", ".", "x", "CON", "a b", "\u00e9", "_"])
_FIELDS = st.sampled_from([f"{{{field}}}" for field in FIELDS])
_templates = st.builds(
    lambda pieces, end: "".join(pieces) + end,
    st.lists(st.one_of(_FIELDS, _LITERALS, _FIELDS), max_size=7),
    st.sampled_from(["{name}", "{ext}", "{stem}{ext}", "/{n}{ext}", " {n}{ext}", "/{name}"]),
).filter(lambda text: _mistake(text) is None)
_hostile = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["..", ".", "", "/etc", "../x", "CON", "nul.x", "a.", " ", "\u202e", "e\u0301", "\0", "x" * 300, "\udcff"]
    ),
    st.text("./\\ \u0958\u0301", max_size=120),
)
_NO_NAME = re.compile("[/\0\ud800-\udc7f]")
_names = (
    st.one_of(st.text(max_size=60), st.text("\u0958\u0301. x1", max_size=90), _hostile)
    .map(lambda text: os.fsdecode(os.fsencode(_NO_NAME.sub("", text))[:250]))
    .filter(lambda name: name not in {"", ".", ".."})
)
_any_facts = st.builds(
    Facts,
    source=st.builds(lambda folder, name: f"/{folder}/{name}", _names, _names),
    label=st.lists(_hostile, max_size=3),
    score=st.floats(0, 1),
    capture=st.builds(Capture, st.none() | st.datetimes(), _hostile),
    mtime_ns=st.integers(-(2**64), 2**64),
    relative=st.lists(_hostile, max_size=3),
)


@given(_templates, _any_facts, st.integers(1, 10**6))
def test_nothing_leads_out_of_the_target(text: str, facts: Facts, number: int) -> None:
    """Whatever the label, the camera and the folders are called: each part is one safe name, the same each time."""
    template = parse_template(text)
    folders, name = template.render(facts, number)

    assert template.render(facts, number) == (folders, name)
    for part in (*folders, name):
        assert part not in {"", ".", ".."}
        assert not set(part) & {"/", "\0"}
        assert 0 < len(os.fsencode(part)) <= NAME_BYTES
    for part in (*folders, *([] if template.file == ("{name}",) else [name])):
        assert not set(part) & set('\\<>:"|?*')
        assert not any(unicodedata.category(char) == "Cc" for char in part)
        assert not part.startswith((".", " "))
        assert not part.endswith((".", " "))


@given(_templates, _any_facts, st.lists(st.integers(1, 10**6), min_size=2, max_size=5, unique=True))
def test_another_number_is_another_name_in_the_same_folder(text: str, facts: Facts, numbers: list[int]) -> None:
    """So a free name is found by counting, however long the rest of it is."""
    template = parse_template(text)
    rendered = [template.render(facts, number) for number in numbers]

    assert len({folders for folders, _ in rendered}) == 1
    assert len({fold(name) for _, name in rendered}) == (len(numbers) if template.numbered else 1)


@given(st.text(st.sampled_from("{}/.label:topname xyz\\\t\u202e"), max_size=25))
def test_any_text_is_a_template_or_has_a_place_where_it_is_wrong(text: str) -> None:
    """No text is an error of another kind."""
    wrong = _mistake(text)

    assert wrong is None or (0 <= wrong.position <= len(text) and str(wrong).isprintable())
