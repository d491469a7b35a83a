"""The model card of a taught task."""

from datetime import date

import numpy as np

from core.teaching.clouds import clouds
from fakes import make_task
from sorter.core.teaching.accuracy import accuracy_text
from sorter.core.teaching.card import Facts, card
from sorter.core.teaching.folds import held_out
from sorter.core.teaching.report import Report, report


def judged(counts: list[int]) -> Report:
    x, y = clouds(counts)
    return report(held_out(x, y, len(counts)), y)


def facts(*labels: str, advisory: bool = False, name: str = "Pets") -> Facts:
    day = date(2026, 12, 1)
    return Facts(name, "Cats and dogs.", labels, make_task(), day, brightness=False, outside=True, advisory=advisory)


def test_it_says_what_was_measured_on_what() -> None:
    """Examples, accuracy with its interval, confusion, model and its licence, day."""
    text = card(judged([20, 10]), facts("cat", "dog"))

    assert "from 30 examples. 100.0 % of 30 examples right in cross-validation (95 % interval 88.6 to 100.0 %)" in text
    assert "| cat | 20 | 20 | 100.0 % | 0.50 |" in text
    assert "| dog | 0 | 10 |" in text
    assert "licence MIT" in text
    assert "2026-12-01" in text
    assert "Advisory" not in text


def test_few_examples_are_told_for_what_they_are() -> None:
    """Below five, and where nothing could be held out."""
    assert accuracy_text(judged([3, 9])).endswith("With fewer than 5 examples of a label this says little.")
    assert accuracy_text(judged([1, 1])) == "Not measured: no label has a second example."
    assert "fewer than 5 examples" in card(judged([1, 1]), facts("cat", "dog"))


def test_an_advisory_task_says_so_first() -> None:
    """Before any figure."""
    text = card(judged([5, 5]), facts("normal", "ill", advisory=True))

    assert text.index("**Advisory**") < text.index("## Examples")


def test_names_are_no_markup() -> None:
    """A label that would be a link, a row of its own or a picture."""
    text = card(judged([5, 5]), facts("a|b", "<img src=x>", name="![x](y)"))

    assert "| a\\|b | 5 |" in text
    assert "\\<img src=x\\>" in text
    assert "!\\[x\\](y)" in text


def test_many_labels_have_no_matrix() -> None:
    """Nobody reads one of thirteen columns."""
    names = [f"label{number}" for number in range(13)]

    assert "| label0 | label1 |" not in card(judged([2] * 13), facts(*names))
    assert np.all([name in card(judged([2] * 13), facts(*names)) for name in names])
