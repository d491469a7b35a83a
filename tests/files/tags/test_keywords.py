"""What the labels of a photo come to as keywords."""

import pytest

from sorter.files.plan import Action, ActionKind, Plan, Tag, Tagging
from sorter.files.tags.keywords import Keywords, dump_keywords, keywords_of, parse_keywords, tags_and_above

_HERON = Tag(("animal", "bird", "heron"), 0.93125)
_LAKE = Tag(("landscape", "lake"), 0.4)


def test_each_program_gets_the_labels_as_it_writes_them() -> None:
    """Lightroom and darktable with bars, digiKam with slashes, and everybody else the last word."""
    keywords = keywords_of([_HERON, _LAKE], Tagging(), "subjects")

    assert keywords.hierarchical == ("AI|animal|bird|heron", "AI|landscape|lake")
    assert keywords.slashed == ("AI/animal/bird/heron", "AI/landscape/lake")
    assert keywords.words == ("heron", "lake")
    assert keywords.scores == ()


def test_a_root_may_have_levels_or_be_nothing() -> None:
    """It stands above every tag, and is no word of its own."""
    assert keywords_of([_LAKE], Tagging(root=("a", "b")), "subjects").hierarchical == ("a|b|landscape|lake",)
    assert keywords_of([_LAKE], Tagging(root=()), "subjects").hierarchical == ("landscape|lake",)


@pytest.mark.parametrize(("score", "tens"), [(0.93125, "90"), (1.0, "100"), (0.9, "90"), (0.2999, "20"), (0.0, "0")])
def test_scores_can_be_looked_for_and_are_exact_besides(score: float, tens: str) -> None:
    """In tens of percent, rounded down, of the best label; every one to four places."""
    keywords = keywords_of([Tag(("day",), score), _LAKE], Tagging(scores=True), "subjects")

    assert keywords.hierarchical == ("AI|day", "AI|landscape|lake", f"AI|score|{tens}")
    assert keywords.scores == (f"{score:.4f} AI|day", "0.4000 AI|landscape|lake")
    assert keywords.words == ("day", "lake")


def test_no_label_breaks_out_of_its_place() -> None:
    """What parts a path, and what XML cannot hold, is replaced; labels that become one are written once."""
    tags = [Tag(("a|b/c", "x\x00\ud800"), 0.5), Tag(("a_b_c", "x\ufffd\ufffd"), 0.4)]
    keywords = keywords_of(tags, Tagging(), "a: b")

    assert keywords.paths == (("AI", "a_b_c", "x\ufffd\ufffd"),)


def test_no_tags_are_no_keywords() -> None:
    """Not even a score."""
    assert keywords_of([], Tagging(scores=True), "subjects") == Keywords((), (), task="subjects", root=("AI",))


def test_the_journal_gets_them_back() -> None:
    """As text, and the same from it."""
    keywords = keywords_of([_HERON, _LAKE], Tagging(scores=True), "subjects")

    assert parse_keywords(dump_keywords(keywords)) == keywords
    older = '[[["AI", "day"]], ["day"], []]'
    assert parse_keywords(older) == Keywords((("AI", "day"),), ("day",))


def test_a_photo_is_found_by_its_tags_and_by_those_above() -> None:
    """Each once, however many of its tags lie beneath."""
    action = Action("/a.jpg", "/a.jpg.xmp", 1, 1, ("x",), 0.9, tags=(Tag(("a", "b"), 0.9), Tag(("a", "c"), 0.3)))
    plan = Plan("task", ActionKind.TAG, "/", (action,), ())

    assert tags_and_above(action, plan) == {("AI",), ("AI", "a"), ("AI", "a", "b"), ("AI", "a", "c")}
