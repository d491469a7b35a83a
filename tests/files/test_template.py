"""The template."""

import pytest

from sorter.errors import RequestError
from sorter.files.template import FIELDS, parse_template


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{label}/{name}", (("animal", "bird"), "IMG_1.jpg")),
        ("{name}", ((), "IMG_1.jpg")),
        ("sorted {label}/{parent}/{stem}{ext}", (("sorted animal", "bird", "holiday"), "IMG_1.jpg")),
        ("{label}/{parent} {name}", (("animal", "bird"), "holiday IMG_1.jpg")),
        ("{label} {name}", (("animal",), "bird IMG_1.jpg")),
        ("{parent}/{stem} of {parent}{ext}", (("holiday",), "IMG_1 of holiday.jpg")),
        ("{stem}/{name}", (("IMG_1",), "IMG_1.jpg")),
    ],
)
def test_fields_stand_for_the_photo(text: str, expected: tuple[tuple[str, ...], str]) -> None:
    """Each field is replaced by what it says, each slash makes a folder."""
    assert parse_template(text).render("/photos/holiday/IMG_1.jpg", ("animal", "bird")) == expected


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("", 1, "empty"),
        ("{labl}/{name}", 1, "unknown field {labl}; there are {label}, {name}"),
        ("{label/{name}", 1, "has a { without its partner"),
        ("{label}}/{name}", 8, "has a } without its partner"),
        ("/{label}/{name}", 1, "no folder's name"),
        ("{label}//{name}", 9, "no folder's name"),
        ("{label}/../{name}", 9, "'..'"),
        ("./{name}", 1, "'.'"),
        ("{label}/{name}/", 16, "no folder's name"),
        ("{label}", 8, "has to end with {name} or {ext}"),
        ("{label}/{stem}", 15, "has to end with {name} or {ext}"),
        ("{label}/photo", 14, "has to end with {name} or {ext}"),
        ("{label}/{stem}.{ext}", 15, "needs no dot"),
        ("{label}/{ext}", 9, "has no name"),
        ("a\\b/{name}", 2, "'\\\\'"),
        ("a\tb/{name}", 2, "not every disk"),
        ("{}/{name}", 1, "unknown field {}"),
    ],
)
def test_a_mistake_is_one_sentence_that_points_at_the_place(text: str, place: int, problem: str) -> None:
    """Whoever types a template learns what is wrong and where."""
    with pytest.raises(RequestError) as caught:
        parse_template(text)

    sentence = str(caught.value)
    assert problem in sentence
    assert sentence.endswith(f"(character {place}).")
    assert "\n" not in sentence
    assert "\t" not in sentence


def test_a_folder_name_out_of_a_template_is_safe() -> None:
    """What a folder is called elsewhere may be refused here; a name of more than 255 bytes is shortened."""
    folders, name = parse_template("{parent}/{label}./{parent}{name}").render(f"/p/a:b/{'x' * 240}.jpg", ("day",))

    assert folders == ("a_b", "day")
    assert name.startswith("a_b")
    assert name.endswith(".jpg")
    assert len(name) <= 255


def test_every_field_is_explained() -> None:
    """The list of fields is what the parser knows."""
    for field in FIELDS:
        parse_template(f"x{{{field}}}/{{name}}")
