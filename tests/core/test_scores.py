"""From raw scores to a prediction that says when it is not sure."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from fakes import make_task
from sorter.core.measurement import Failure
from sorter.core.scores import Scorer, make_scorer
from sorter.items import NO_CAPTURE, Item, Label, Prediction
from sorter.tasks.manifest import Outside, ScoreKind

ITEM = Item("/a.jpg", 1, 1)
TREE = (
    ("vehicle", "car"),
    ("animal", "bird", "heron"),
    ("animal", "bird", "owl"),
    ("animal", "dog"),
)
"""In class order, which is not the labels' own order."""


def judged(scorer: Scorer, raw: NDArray[np.float32]) -> Prediction:
    """What is said of one photo with these scores, between others."""
    other = raw[::-1]
    _, one, _ = scorer.predict([ITEM] * 3, np.stack([other, raw, other]), [NO_CAPTURE] * 3)
    assert isinstance(one, Prediction)
    return one


def label_of(said: Prediction | Failure) -> Label:
    assert isinstance(said, Prediction)
    return said.label


def logits(*probabilities: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.log(np.array(probabilities, np.float32))


def test_a_flat_label_is_sure_from_its_threshold_on() -> None:
    """Exactly at the threshold is sure, below it is unsure; the best label is named in both cases."""
    scorer = make_scorer(make_task(threshold=0.6))

    sure = judged(scorer, logits(0.1, 0.6, 0.3))
    unsure = judged(scorer, logits(0.1, 0.59, 0.31))

    assert (sure.label, sure.score, sure.unsure) == (("green",), 0.6, False)
    assert (unsure.label, unsure.score, unsure.unsure) == (("green",), 0.59, True)


def test_a_label_may_have_a_threshold_of_its_own() -> None:
    """The label's threshold counts, not the task's."""
    scorer = make_scorer(make_task(threshold=0.5, thresholds={"green": 0.9}))

    assert judged(scorer, logits(0.1, 0.8, 0.1)).unsure
    assert not judged(scorer, logits(0.8, 0.1, 0.1)).unsure


@pytest.mark.parametrize(
    ("probabilities", "label", "score"),
    [
        ((0.1, 0.7, 0.1, 0.1), ("animal", "bird", "heron"), 0.7),
        ((0.1, 0.4, 0.4, 0.1), ("animal", "bird"), 0.8),
        ((0.1, 0.3, 0.25, 0.35), ("animal",), 0.9),
        ((0.9, 0.05, 0.03, 0.02), ("vehicle", "car"), 0.9),
    ],
)
def test_where_only_the_parent_is_sure_the_photo_goes_to_the_parent(
    probabilities: tuple[float, ...], label: tuple[str, ...], score: float
) -> None:
    """The deepest node whose classes together reach the threshold."""
    prediction = judged(make_scorer(make_task(*TREE, threshold=0.6)), logits(*probabilities))

    assert (prediction.label, prediction.score, prediction.unsure) == (label, score, False)


def test_where_nothing_is_sure_the_best_class_is_named() -> None:
    """Unsure names the single best class with its own score."""
    prediction = judged(make_scorer(make_task(*TREE, threshold=0.6)), logits(0.45, 0.2, 0.15, 0.2))

    assert prediction.unsure
    assert (prediction.label, prediction.score) == (("vehicle", "car"), 0.45)


def test_top_is_best_first_and_ties_break_by_label() -> None:
    """Equal input gives equal output, whatever the class order."""
    prediction = judged(make_scorer(make_task(*TREE)), logits(0.3, 0.3, 0.1, 0.3))

    assert prediction.top == (
        (("animal", "bird", "heron"), 0.3),
        (("animal", "dog"), 0.3),
        (("vehicle", "car"), 0.3),
        (("animal", "bird", "owl"), 0.1),
    )


def test_many_equal_scores_come_in_order_of_labels() -> None:
    """A model that says the same of everything still gives the same prediction each time."""
    labels = tuple((f"label {number:02}",) for number in range(40))

    prediction = judged(make_scorer(make_task(*labels)), np.ones(40, np.float32))

    assert [label for label, _ in prediction.top] == list(labels[:5])


def test_scores_are_rounded_once() -> None:
    """A sum that differs in the eighth place between batches gives the same prediction."""
    scorer = make_scorer(make_task())

    first = judged(scorer, logits(0.2, 0.3, 0.5))
    second = judged(scorer, logits(0.2, 0.3, 0.5 + 1e-7))

    assert first == second


def test_probabilities_are_taken_as_they_are_and_logits_are_tempered() -> None:
    """A temperature above 1 makes a task less sure of itself."""
    raw = np.array([1.0, 3.0, 2.0], np.float32)

    plain = judged(make_scorer(make_task()), raw)
    cooler = judged(make_scorer(make_task(temperature=2.0)), raw)
    given = judged(make_scorer(make_task(kind=ScoreKind.PROBABILITIES)), np.array([0.2, 0.7, 0.1], np.float32))

    assert plain.score == pytest.approx(np.exp(3) / np.exp([1, 2, 3]).sum(), abs=1e-4)
    assert cooler.score == pytest.approx(np.exp(1.5) / np.exp([0.5, 1, 1.5]).sum(), abs=1e-4)
    assert given.score == 0.7


def test_a_photo_of_nothing_known_is_outside() -> None:
    """Whatever its best class is: it is no doubt that keeps it out of the folders."""
    raw = np.array([[0, 9, 0], [0, 9, 0]], np.float32)

    task = replace(make_task(), outside=Outside(Path("known.npz"), 5, 0.6))
    likeness = np.array([0.6, 0.59], np.float32)

    known, strange = make_scorer(task).predict([ITEM] * 2, raw, [NO_CAPTURE] * 2, likeness)

    assert isinstance(known, Prediction)
    assert isinstance(strange, Prediction)
    assert (known.outside, strange.outside) == (False, True)
    assert not strange.unsure


def test_the_whole_way_is_told_whatever_is_sure() -> None:
    """So that other thresholds can be tried without the model; down to where nobody would call it sure."""
    labels = (*TREE, ("animal", "bird", "tit"))
    prediction = judged(make_scorer(make_task(*labels, threshold=0.9)), logits(0.3, 0.55, 0.1, 0.04, 0.01))

    assert prediction.unsure
    wanted = {("animal",): 0.7, ("animal", "bird"): 0.66, ("animal", "bird", "heron"): 0.55}
    assert dict(prediction.way) == pytest.approx(wanted)
    assert [label for label, _ in prediction.way] == list(wanted)
    faint = judged(make_scorer(make_task(*(("a", str(n)) for n in range(40)))), np.zeros(40, np.float32))
    assert faint.way == ((("a",), 1.0),)


def test_the_label_for_nothing_known_means_outside() -> None:
    """Only where it is sure; else a person has to look."""
    scorer = make_scorer(make_task(threshold=0.8, none=("blue",)))

    sure, unsure = judged(scorer, logits(0.05, 0.05, 0.9)), judged(scorer, logits(0.1, 0.3, 0.6))

    assert (sure.label, sure.outside, sure.unsure) == (("blue",), True, False)
    assert (unsure.outside, unsure.unsure) == (False, True)


def test_classes_that_share_a_label_are_one() -> None:
    """A view of many classes by few labels: what counts is their sum."""
    labels = ("vehicle", "car"), ("none",), ("vehicle", "car"), ("vehicle", "boat")
    scorer = make_scorer(make_task(*labels, threshold=0.5))

    prediction = judged(scorer, logits(0.3, 0.35, 0.25, 0.1))

    assert prediction.label == ("vehicle", "car")
    assert prediction.score == pytest.approx(0.55, abs=1e-3)
    assert [label for label, _ in prediction.top] == [("vehicle", "car"), ("none",), ("vehicle", "boat")]


@pytest.mark.parametrize("kind", ScoreKind)
def test_classes_without_a_label_are_left_out(kind: ScoreKind) -> None:
    """As if the model had never heard of them."""
    task = replace(make_task(threshold=0.5, kind=kind), classes=(("car",), (), ("boat",)))
    raw = logits(0.2, 0.7, 0.1) if kind is ScoreKind.LOGITS else np.array([0.2, 0.7, 0.1], np.float32)

    prediction = judged(make_scorer(task), raw)

    assert task.labels == (("car",), ("boat",))
    assert prediction.label == ("car",)
    assert dict(prediction.top) == pytest.approx({("car",): 2 / 3, ("boat",): 1 / 3}, abs=1e-3)


def test_a_person_may_choose_among_the_labels() -> None:
    """The others are left out; an inner node keeps all beneath it."""
    task = make_task(*TREE, threshold=0.6, thresholds={"animal": 0.65}).with_labels(["vehicle", "animal/bird"])

    prediction = judged(make_scorer(task), logits(0.2, 0.3, 0.1, 0.4))

    assert task.labels == (TREE[0], TREE[1], TREE[2])
    assert prediction.label == ("animal", "bird")
    assert prediction.score == pytest.approx(0.4 / 0.6, abs=1e-3)
    assert task.threshold("animal") == 0.65
    assert task.with_labels(["vehicle", "animal"]) is task


def test_several_labels_may_be_true() -> None:
    """Each has a probability of its own, whatever the others have, and a folder is as likely as its likeliest label."""
    labels = ("beach", "sand"), ("beach", "sea"), ("people",)
    scorer = make_scorer(make_task(*labels, many=True, threshold=0.5))

    prediction = judged(scorer, np.array([2.0, 3.0, 1.0], np.float32))

    assert prediction.label == ("beach", "sea")
    assert dict(prediction.top) == pytest.approx(
        {("beach", "sea"): 0.9526, ("beach", "sand"): 0.8808, ("people",): 0.7311}, abs=1e-4
    )
    assert prediction.score == pytest.approx(0.9526, abs=1e-4)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_scores_that_are_no_numbers_are_never_sure(wrong: float) -> None:
    """A broken model skips the photo instead of putting it into the first folder."""
    raw = np.array([[1, 2, 9], [wrong, 1, 2], [1, 9, 2]], np.float32)

    one, two, three = make_scorer(make_task()).predict([ITEM] * 3, raw, [NO_CAPTURE] * 3)

    assert isinstance(two, Failure)
    assert "no number" in two.reason
    assert [label_of(one), label_of(three)] == [("blue",), ("green",)]


def test_huge_logits_do_not_overflow() -> None:
    """Half-precision models may return thousands."""
    prediction = judged(make_scorer(make_task()), np.array([5000, -5000, 0], np.float32))

    assert (prediction.label, prediction.score) == (("red",), 1.0)


@pytest.mark.parametrize("label", [("animal",), ("animal", "bird"), ("animal", "bird", "owl"), ("vehicle", "car")])
@pytest.mark.parametrize("many", [False, True])
def test_a_label_is_pulled_by_its_classes_and_against_the_others(label: Label, many: bool) -> None:
    """As much as its log odds rise with each logit; where each is true for itself, with that of the likeliest."""
    scorer = make_scorer(make_task(*TREE, many=many))
    raw = np.array([0.3, 1.2, -0.4, 0.9], np.float32)

    def odds(logits: NDArray[np.float32]) -> float:
        (share,) = scorer.probability(logits[np.newaxis], label)
        return float(np.log(share / (1 - share)))

    steps = 0.01 * np.eye(4, dtype=np.float32)
    rises = [(odds(raw + step) - odds(raw - step)) / 0.02 for step in steps]
    assert scorer.pull(raw, label) == pytest.approx(rises, abs=0.01)


def test_what_has_no_label_pulls_nothing() -> None:
    """Nor does anything where there is no other label; what the graph calls probabilities is taken as it is."""
    task = replace(
        make_task(("a",), ("b",), ("a",), kind=ScoreKind.PROBABILITIES), classes=(("a",), (), ("a",), ("b",))
    )
    pull = make_scorer(task).pull(np.array([0.2, 0.4, 0.1, 0.3], np.float32), ("a",))
    alone = make_scorer(replace(task, classes=(("a",), (), ("a",), ()))).pull(np.zeros(4, np.float32) + 0.25, ("a",))

    assert pull.tolist() == pytest.approx([2 / 3, 0, 1 / 3, -1])
    assert alone.tolist() == pytest.approx([0.5, 0, 0.5, 0])
