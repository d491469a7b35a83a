"""What a model says of itself that Sorter exported is believed only where all of it makes sense."""

import json

import pytest

from fakes import PLAIN
from sorter.tasks.exported import KEY, read_exported
from sorter.tasks.preprocessing_table import read_preprocessing, table_of

SOUND: dict[str, object] = {
    "labels": ["animal/cat", ["animal", "dog"], "plant"],
    "preprocessing": table_of(PLAIN),
    "thresholds": {"animal": 0.7, "animal/cat": 0.9, "nobody": 0.5, "plant": 7},
    "threshold": 0.6,
    "name": "Mine\x1b[2J",
    "licence": 3,
}


def test_labels_come_in_both_forms_and_words_are_cleaned() -> None:
    """A tree, thresholds of its nodes, and no control characters."""
    found = read_exported({KEY: json.dumps(SOUND)})

    assert found
    assert found.labels == (("animal", "cat"), ("animal", "dog"), ("plant",))
    assert found.preprocessing == PLAIN
    assert found.thresholds == {"animal": 0.7, "animal/cat": 0.9}
    assert (found.none, found.many, found.advisory) == (None, False, False)
    assert (found.threshold, found.name, found.licence) == (0.6, "Mine [2J", "")


def test_what_the_answers_mean_goes_along() -> None:
    """The label that means outside, several labels at once, and that they are a hint only."""
    more = {"none": ["plant"], "many": True, "advisory": True}
    found = read_exported({KEY: json.dumps(SOUND | more)})
    stranger = read_exported({KEY: json.dumps(SOUND | {"none": ["stone"], "many": 1, "advisory": "yes"})})

    assert found
    assert (found.none, found.many, found.advisory) == (("plant",), True, True)
    assert stranger
    assert (stranger.none, stranger.many, stranger.advisory) == (None, False, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"labels": []},
        {"labels": ["one"]},
        {"labels": ["same", "same"]},
        {"labels": ["a", 3]},
        {"labels": ["a", []]},
        {"labels": [["x"] * 50, "b"]},
        {"preprocessing": None},
        {"preprocessing": table_of(PLAIN) | {"size": 0}},
        {"preprocessing": table_of(PLAIN) | {"size": 1 << 20, "resize": 1 << 20}},
        {"preprocessing": table_of(PLAIN) | {"std": [1, 0, 1]}},
        {"preprocessing": table_of(PLAIN) | {"mean": [1, float("nan"), 1]}},
        {"preprocessing": table_of(PLAIN) | {"colour": "cmyk"}},
    ],
)
def test_what_does_not_make_sense_is_not_there(changes: dict[str, object]) -> None:
    """As a whole: half of it would be a guess."""
    assert read_exported({KEY: json.dumps(SOUND | changes)}) is None


def test_a_preparation_survives_the_way_through_json() -> None:
    """Every field of it."""
    assert read_preprocessing(json.loads(json.dumps(table_of(PLAIN)))) == PLAIN
