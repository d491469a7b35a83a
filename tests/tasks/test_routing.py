"""Where a photo goes by what was said of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from fakes import make_task
from sorter.items import Item, Label, Prediction
from sorter.tasks.manifest import Outside
from sorter.tasks.routing import Node, Router

HERON: Label = ("animal", "bird", "heron")
WAY: tuple[Node, ...] = ((HERON[:1], 0.9), (HERON[:2], 0.7), (HERON, 0.4))
BEST: Node = (HERON, 0.4)
LABELS = HERON, ("animal", "dog"), ("none",)


@pytest.mark.parametrize(
    ("threshold", "node", "unsure"),
    [
        (0.3, HERON, False),
        (0.5, HERON[:2], False),
        (0.7, HERON[:2], False),
        (0.8, HERON[:1], False),
        (0.95, HERON, True),
    ],
)
def test_the_way_is_followed_as_long_as_it_is_sure(threshold: float, node: Label, *, unsure: bool) -> None:
    """And where not even the first is, the best class is named."""
    found = Router(make_task(*LABELS, threshold=threshold)).route(WAY, BEST, None)

    assert (found[0][0], found[1], found[2]) == (node, unsure, False)


def test_a_label_may_ask_for_more_than_others() -> None:
    """Also one above others; what lies below a doubtful one is not looked at."""
    task = make_task(*LABELS, threshold=0.3, thresholds={"animal/bird": 0.75})

    assert Router(task).route(WAY, BEST, None) == ((HERON[:1], 0.9), False, False)


@pytest.mark.parametrize(
    ("way", "likeness", "unsure", "outside"),
    [
        (WAY, 0.6, False, False),
        (WAY, 0.59, False, True),
        (((("none",), 0.8),), 0.9, False, True),
        (((("none",), 0.4),), 0.9, True, False),
        (((("none",), 0.4),), 0.1, False, True),
        (WAY, None, False, False),
    ],
)
def test_outside_is_what_is_unlike_anything_known_or_surely_nothing_of_it(
    way: tuple[Node, ...], likeness: float | None, *, unsure: bool, outside: bool
) -> None:
    """And what is outside is not unsure."""
    task = replace(make_task(*LABELS, none=("none",)), outside=Outside(Path("k.npz"), 5, 0.6))

    assert Router(task).route(way, BEST, likeness)[1:] == (unsure, outside)


def test_a_prediction_is_judged_again_by_other_thresholds() -> None:
    """From what it carries; one that says nothing of its way stays as it is."""
    said = Prediction(Item("/a", 1, 1), HERON[:1], 0.9, (BEST,), unsure=False, outside=False, way=WAY)
    router = Router(make_task(*LABELS, threshold=0.95))

    again = router.routed(said)

    assert (again.label, again.score, again.unsure) == (HERON, 0.4, True)
    assert Router(make_task(*LABELS, threshold=0.85)).routed(again) == said
    assert router.routed(replace(said, way=())) == replace(said, way=())
