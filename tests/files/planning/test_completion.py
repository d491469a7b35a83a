"""What could stand at the cursor of a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.files.planning.completion import completions
from sorter.files.planning.fields import FIELDS
from sorter.files.planning.template import parse_template


def _proposed(marked: str) -> list[str]:
    """The completions at the `|`, marked in the same way."""
    at = marked.index("|")
    found = completions(marked.replace("|", ""), at)
    return [f"{one.text[: one.cursor]}|{one.text[one.cursor :]}" for one in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{la|", ["{label}|", "{label:top}|"]),
        ("{label:|", ["{label:top}|"]),
        ("{label:|}/{name}", ["{label:top}|/{name}"]),
        ("{la|bel}/{name}", ["{label}|/{name}", "{label:top}|/{name}"]),
        ("{la|/{name}", ["{label}|/{name}", "{label:top}|/{name}"]),
        ("{la| {name}", ["{label}| {name}", "{label:top}| {name}"]),
        ("{label}/{CAM|", ["{label}/{camera}|"]),
        ("{label}/{ cam|}/{name}", ["{label}/{camera}|/{name}"]),
        ("{top|", ["{label:top}|"]),
        ("{label}/{n|", ["{label}/{name}|", "{label}/{n}|"]),
        ("{n|/{ext}", ["{name}|/{ext}"]),
        ("{xyz|", []),
        ("{label}|/", []),
        ("label|", []),
        ("{a/b|", []),
        ("|", []),
    ],
)
def test_what_was_begun_is_completed(marked: str, expected: list[str]) -> None:
    """By fields that begin so, else by those that hold it; the cursor comes to stand behind the brace."""
    assert _proposed(marked) == expected


def test_an_open_brace_proposes_everything_with_its_meaning() -> None:
    """Whoever types a brace sees what there is; a number does not belong into a folder."""
    assert {one.field: one.meaning for one in completions("{label}/{", 9)} == {
        name: field.meaning for name, field in FIELDS.items()
    }
    assert {one.field for one in completions("{/{name}", 1)} == set(FIELDS) - {"n"}


@pytest.mark.parametrize("field", FIELDS)
def test_each_proposal_makes_a_template(field: str) -> None:
    """What is chosen can be used."""
    texts = [one.text for one in completions("{stem} {{ext}", 8) if one.field == field]

    assert len(texts) == 1
    if field not in {"label", "relative"}:
        parse_template(texts[0])


@given(st.text("{}/labeltopn:", max_size=20), st.integers(-3, 25))
def test_any_text_with_any_cursor_may_be_completed(text: str, cursor: int) -> None:
    """While it is being typed a template is seldom whole."""
    for one in completions(text, cursor):
        assert one.text[: one.cursor].endswith(f"{{{one.field}}}")
