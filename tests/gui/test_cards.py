"""Cards in columns: what goes in comes out."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sorter.gui.cards import Card, Cards, Failed
from sorter.items import NO_CAPTURE, Capture, Companion, Item, Prediction

_LABELS = st.lists(st.text(max_size=3), min_size=1, max_size=3).map(tuple)
_SCORES = st.floats(0, 1)
_MOMENT = datetime(2026, 7, 1, 12, tzinfo=UTC)
_CAPTURES = st.sampled_from(
    [NO_CAPTURE, Capture(_MOMENT.replace(tzinfo=None), "Camera 5", _MOMENT, (59.9, 10.7), 12.5, 6)]
)
_ITEMS = st.builds(
    Item, st.text(max_size=5), st.integers(0), st.integers(), st.sampled_from([(), (Companion("a.xmp", 5, 7),)])
)
_WAYS = st.tuples(_LABELS, st.lists(_SCORES, min_size=3, max_size=3)).map(
    lambda drawn: tuple((drawn[0][:depth], drawn[1][depth - 1]) for depth in range(1, len(drawn[0]) + 1))
)
_PREDICTIONS = st.builds(
    Prediction,
    item=_ITEMS,
    label=_LABELS,
    score=_SCORES,
    top=st.lists(st.tuples(_LABELS, _SCORES), max_size=5).map(tuple),
    unsure=st.booleans(),
    outside=st.booleans(),
    capture=_CAPTURES,
    way=st.just(()) | _WAYS,
    likeness=st.none() | st.floats(-1, 1),
)
_CARDS = st.lists(_PREDICTIONS | st.builds(Failed, _ITEMS, st.text(max_size=5)), max_size=8)


@given(given_cards=_CARDS)
def test_every_card_comes_out_as_it_went_in(given_cards: list[Card]) -> None:
    """To the last digit, whatever lies before it and behind it."""
    cards = Cards(depth=3)
    for card in given_cards:
        cards.append(card)

    assert [cards.card(id) for id in range(len(cards))] == given_cards
    assert list(cards.items()) == [card.item for card in given_cards]


def test_a_photo_that_lies_elsewhere_keeps_what_was_said_of_it() -> None:
    """Its item alone is another one; whoever asked before still has the one of then."""
    cards = Cards()
    cards.append(Failed(Item("/a", 0, 0), "empty file"))
    before = cards.items()
    cards.replace(0, Item("/b", 0, 0))

    assert cards.card(0) == Failed(Item("/b", 0, 0), "empty file")
    assert before == (Item("/a", 0, 0),)


@given(first=_PREDICTIONS, second=_PREDICTIONS, other=_PREDICTIONS)
def test_what_is_said_anew_takes_the_place_of_what_was_said(
    first: Prediction, second: Prediction, other: Prediction
) -> None:
    """All of it, and of that card alone; by other thresholds only where it belongs."""
    second = replace(second, top=first.top)
    cards = Cards(depth=3)
    for card in (other, first, other):
        cards.append(card)

    cards.route(1, replace(second, item=first.item))
    assert cards.card(1) == replace(
        first, label=second.label, score=second.score, unsure=second.unsure, outside=second.outside
    )
    cards.renew(1, second)
    assert [cards.card(id) for id in range(3)] == [other, second, other]
