"""What a person said in the place of what the task says."""

from dataclasses import replace

import pytest

from sorter.core.marked import as_marked
from sorter.items import Item, Label, Mark, Prediction, Wanted

_HERON: Label = ("animal", "bird", "heron")
_TOP: tuple[tuple[Label, float], ...] = ((_HERON, 0.6), (("animal", "bird", "crane"), 0.3))
_SAID = Prediction(Item("/a.jpg", 1, 2), _HERON, 0.6, _TOP, unsure=False, outside=False)


@pytest.mark.parametrize(
    ("mark", "label", "score"),
    [
        (Mark(Wanted.LABEL, ("vehicle",)), ("vehicle",), 1.0),
        (Mark(Wanted.LABEL, ("animal",)), ("animal",), 1.0),  # and no bird
        (Mark(Wanted.LABEL, ("vehicle",), corrected=False, accepted=True), ("vehicle",), 1.0),
        (Mark(Wanted.LABEL, _HERON, corrected=False, accepted=True), _HERON, 0.6),
    ],
)
def test_a_label_that_a_person_set_is_sure(mark: Mark, label: Label, score: float) -> None:
    """Without second labels; what was accepted is as sure as the task is, as long as that says the same."""
    marked = as_marked(replace(_SAID, mark=mark))

    assert (marked.label, marked.score, marked.unsure, marked.outside) == (label, score, False, False)
    assert marked.top == (_TOP if score < 1 else ((label, 1.0),))


@pytest.mark.parametrize("unsure", [True, False])
def test_what_was_accepted_stays_sure(unsure: bool) -> None:
    """Also where the task is in doubt by now."""
    mark = Mark(Wanted.LABEL, _HERON, corrected=False, accepted=True)
    said = replace(_SAID, mark=mark, unsure=unsure, outside=not unsure)

    assert as_marked(said).score == 1.0
    assert not as_marked(said).unsure
    assert not as_marked(said).outside


@pytest.mark.parametrize("wanted", [Wanted.UNSURE, Wanted.OUTSIDE])
def test_doubt_that_a_person_has_is_doubt(wanted: Wanted) -> None:
    """Whatever the task says."""
    marked = as_marked(replace(_SAID, mark=Mark(wanted)))

    assert (marked.unsure, marked.outside) == (wanted is Wanted.UNSURE, wanted is Wanted.OUTSIDE)
    assert marked.label == _HERON


def test_what_nobody_marked_is_as_the_task_says() -> None:
    """And so is what is to stay, but for its mark."""
    stays = replace(_SAID, mark=Mark(Wanted.STAY))

    assert as_marked(_SAID) == _SAID
    assert as_marked(stays) == stays
