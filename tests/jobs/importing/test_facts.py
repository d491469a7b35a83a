"""What the worker says of a model is believed only where it makes sense."""

import json
import random
from contextlib import suppress

import pytest

from sorter.jobs.importing.facts import Answer, Facts, Untrue, read_answers, read_facts
from sorter.tasks.manifest import Layout
from sorter.tasks.preprocessing_table import table_of
from sorter.tasks.presets import PRESETS

SOUND: dict[str, object] = {
    "model": "0.onnx",
    "sha256": "0" * 64,
    "side": 224,
    "layout": "nhwc",
    "dtype": "uint8",
    "batch": 0,
    "scales": True,
    "scores": "scores",
    "embedding": "",
    "kind": "probabilities",
    "many": False,
    "classes": 2,
    "dimensions": 0,
    "labels": ["cat", "dog"],
    "labels_from": "labels.txt",
    "misfits": "",
    "rivals": "",
    "sided": False,
    "preprocessing": table_of(PRESETS[0].preprocessing(224, Layout.NHWC)),
    "preprocessing_from": "config.json",
    "producer": "somebody",
    "licence": "",
    "exported": None,
}


def said(**changes: object) -> bytes:
    return json.dumps(SOUND | changes).encode()


def test_a_backbone_has_an_embedding_and_no_classes() -> None:
    """One without the other is nothing that can be used."""
    bare: dict[str, object] = {"scores": "", "classes": 0, "labels": [], "embedding": "features", "dimensions": 64}
    facts = read_facts(said(**bare))

    assert isinstance(facts, Facts)
    assert (facts.classes, facts.outputs.scores, facts.outputs.embedding) == (0, None, "features")
    for wrong in ({"classes": 2}, {"dimensions": 1}, {"scores": "scores"}):
        with pytest.raises(Untrue):
            read_facts(said(**bare | wrong))


def test_sound_facts_arrive() -> None:
    """All of them."""
    facts = read_facts(said())

    assert isinstance(facts, Facts)
    assert (facts.side, facts.layout, facts.labels, facts.outputs.embedding) == (224, Layout.NHWC, ("cat", "dog"), None)
    assert facts.preprocessing == PRESETS[0].preprocessing(224, Layout.NHWC)
    assert read_facts(b'{"manifest": "bundle/task.toml"}') == "bundle/task.toml"


@pytest.mark.parametrize(
    "changes",
    [
        {"model": "../../settings.toml"},
        {"model": "/etc/passwd"},
        {"sha256": "short"},
        {"side": 0},
        {"side": 1 << 20},
        {"side": True},
        {"layout": "nope"},
        {"classes": 1},
        {"classes": 1 << 30},
        {"labels": ["one"]},
        {"labels": [1, 2]},
        {"labels": "ab"},
        {"producer": "x" * 1000},
        {"scores": None},
        {"preprocessing": table_of(PRESETS[0].preprocessing(299, Layout.NHWC))},
        {"manifest": "../../somewhere/task.toml"},
    ],
)
def test_what_no_sound_worker_says(changes: dict[str, object]) -> None:
    """No path but a plain name, no number without bounds."""
    with pytest.raises(Untrue):
        read_facts(said(**changes))


def test_labels_are_cleaned_once_more() -> None:
    """Whoever speaks for the worker."""
    facts = read_facts(said(labels=["\x1b[2Jcat", "\u202edog"]))

    assert isinstance(facts, Facts)
    assert facts.labels == ("[2Jcat", "dog")


def test_answers_arrive_or_make_no_sense() -> None:
    """One for each way, each with classes that there are."""
    assert read_answers(b'{"top": [[[1, 0.5], [0, 0.25]]]}', 1, 2) == (Answer(((1, 0.5), (0, 0.25))),)
    for text in (
        '{"top": []}',
        '{"top": [[]]}',
        '{"top": [[[2, 1]]]}',
        '{"top": [[[0, NaN]]]}',
        '{"top": 1}',
        "[",
        "[]",
    ):
        with pytest.raises(Untrue):
            read_answers(text.encode(), 1, 2)


def test_damage_makes_no_sense_or_other_facts_and_never_another_error() -> None:
    """Thousands of damaged messages."""
    rng = random.Random(9)
    for _ in range(3000):
        body = bytearray(said())
        for _ in range(rng.randint(1, 4)):
            body[rng.randrange(len(body))] = rng.randrange(256)
        with suppress(Untrue):
            read_facts(bytes(body))
