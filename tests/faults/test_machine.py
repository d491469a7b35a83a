"""Sorter, crashes and somebody else, in any order."""

import os

from faults.conftest import Players
from faults.crew import play_stories
from faults.machine import Stories

_LONG = bool(os.environ.get("SORTER_LONG"))
_EXAMPLES, _STEPS = (600, 40) if _LONG else (14, 20)


def test_no_story_ends_with_a_file_lost(players: Players) -> None:
    """Whatever happens in whatever order, contents vanish by somebody else's own hand alone."""
    went_wrong = players.do(play_stories, *(Stories(number, _EXAMPLES, _STEPS) for number in range(2)))

    assert went_wrong == ["", ""]


def test_the_model_finds_out_a_careless_mover(players: Players) -> None:
    """The same stories with a plain script lose files."""
    went_wrong = players.do(play_stories, *(Stories(number, 60, 20, careless=True) for number in range(2)))

    assert all("lost" in words or "split" in words for words in went_wrong)
    assert any("lost" in words for words in went_wrong)
