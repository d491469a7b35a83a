"""Labels in every form that people write them in."""

import json

import pytest

from sorter.tasks.label_names import clean_labels, forms, labels_of_file, labels_of_metadata

ABC = ["cat", "dog", "fox"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("labels.txt", "cat\ndog\r\nfox\n\n"),
        ("labels.txt", "\ncat\n\n \ndog\nfox"),
        ("labels.txt", "0 cat\n1 dog\n2 fox"),
        ("labels.txt", "0: cat\n1: dog\n2: fox"),
        ("synset.txt", "n02123045 cat\nn02084071 dog\nn02118333 fox"),
        ("labels.json", '["cat", "dog", "fox"]'),
        ("class_indices.json", '{"fox": 2, "cat": 0, "dog": 1}'),
        ("imagenet_class_index.json", '{"0": ["n1", "cat"], "2": ["n3", "fox"], "1": ["n2", "dog"]}'),
        ("config.json", '{"id2label": {"0": "cat", "1": "dog", "2": "fox"}}'),
        ("config.json", '{"label_names": ["cat", "dog", "fox"], "num_classes": 3}'),
        ("labels.json", '[{"id": 7, "name": "cat"}, {"name": "dog"}, {"name": "fox"}]'),
        ("data.yaml", "nc: 3\nnames: [cat, dog, fox]"),
        ("data.yml", "names: {0: cat, 1: dog, 2: fox}"),
        ("labels.csv", "cat\ndog\nfox\n"),
        ("labels.csv", "index,label\n1,dog\n0,cat\n2,fox\n"),
        ("labels.csv", "name,colour\ncat,grey\ndog,brown\nfox,red\n"),
        ("labels.tsv", "n1\tcat\nn2\tdog\nn3\tfox\n"),
        ("labels.csv", '0,"cat"\n1,"dog"\n2,"fox"\n'),
    ],
)
def test_labels_are_read_from_files(name: str, text: str) -> None:
    """In the order of the classes."""
    assert labels_of_file(name, text) == ABC


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("labels.json", '{"a": 1, "b": 2}'),
        ("labels.json", '{"0": "cat", "2": "fox"}'),
        ("labels.json", "[1, 2]"),
        ("labels.json", "[" * 100_000),
        ("labels.json", "nothing"),
        ("data.yaml", "names: [cat, 3]\n- x"),
        ("labels.csv", "a,b\nc\n"),
        ("labels.txt", ""),
        ("labels.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\na\nb"),
        ("labels.txt", "\x01\x02\ufffd\n" * 3),
        ("labels.txt", "x\n" * 100_001),
        ("labels.txt", "x" * (9 << 20)),
    ],
)
def test_what_holds_no_labels_holds_none(name: str, text: str) -> None:
    """And raises nothing."""
    assert labels_of_file(name, text) == []


def test_a_few_letters_that_are_no_utf_8_are_borne() -> None:
    """A list in Latin-1 is a list."""
    assert len(labels_of_file("labels.txt", "Äpfel\nBirnen\nTrauben".replace("Ä", "\ufffd"))) == 3


def test_yaml_runs_nothing_and_does_not_grow() -> None:
    """Neither Python's own tags nor aliases of aliases."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert labels_of_file("data.yaml", "names: !!python/object/apply:os.system [true]") == []
    assert labels_of_file("data.yaml", f"{bomb}names: *i\n") == []


@pytest.mark.parametrize(
    "properties",
    [
        {"names": "{0: 'cat', 1: 'dog', 2: 'fox'}"},
        {"names": json.dumps(ABC)},
        {"id2label": '{"0": "cat", "1": "dog", "2": "fox"}'},
        {"classes": "['cat', 'dog', 'fox']"},
        {"stride": "32", "labels": '["cat", "dog", "fox"]'},
    ],
)
def test_labels_are_read_from_a_models_own_words(properties: dict[str, str]) -> None:
    """JSON or a Python literal."""
    assert labels_of_metadata(properties) == ABC


def test_clean_labels_can_be_shown_and_name_folders() -> None:
    """No control characters, no slashes, not too long, none empty and no two equal."""
    given = [" a\tb ", "\0", "x" * 500, "A B", "a b (2)", "n\u0303", "1/2", "\u2028line\u2029"]

    assert clean_labels(given) == ("a b", "class 1", "x" * 100, "A B (2)", "a b (2) (2)", "\xf1", "1-2", "line")


def test_a_hundred_thousand_equal_labels_cost_no_time() -> None:
    """Each gets a number of its own at once."""
    found = clean_labels(["a"] * 100_000)

    assert found[:3] == ("a", "a (2)", "a (3)")
    assert len(set(found)) == 100_000


def test_cleaning_twice_changes_nothing() -> None:
    """What is clean stays as it is."""
    once = clean_labels(["a", "A", "", "\x1b", "b/c", "x" * 101, "a (2)"])

    assert clean_labels(once) == once


def test_forms_leave_out_what_people_write_differently() -> None:
    """Case, accents, marks and spaces; each synonym counts."""
    assert forms("Tench, Tinca_tinca") == {"tenchtincatinca", "tench", "tincatinca"}
    assert forms("Bär") == forms("BA\u0308R") == {"bar"}
    assert forms("---") == frozenset()
