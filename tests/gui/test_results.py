"""What the board knows: places, figures, corrections."""

from dataclasses import replace

import pytest

from fakes import make_task
from gui.desk import BLUE, GREEN, RED
from sorter.files.plan import Action, Member
from sorter.gui.arranged import arranged
from sorter.gui.cards import Failed
from sorter.gui.corrections import accepted, set_to
from sorter.gui.places import FAILED, OUTSIDE, STAY, UNSURE, Change, Kind, Place, Section, section_of
from sorter.gui.results import Results
from sorter.gui.sought import Sought
from sorter.items import Companion, Item, Label, Prediction


def prediction(path: str, label: Label = ("red",), score: float = 0.9, *, unsure: bool = False) -> Prediction:
    return Prediction(Item(path, 100, 1), label, score, ((label, score),), unsure, outside=False)


def test_each_card_lies_where_the_task_put_it() -> None:
    """By label; unsure, outside and failed photos in places of their own."""
    results = Results(make_task())
    new = results.add(
        [
            prediction("/a"),
            prediction("/b", ("blue",)),
            prediction("/c", unsure=True),
            replace(prediction("/d"), outside=True),
            Failed(Item("/e", 0, 0), "empty file"),
        ]
    )

    assert new == {RED: [0], BLUE: [1], UNSURE: [2], OUTSIDE: [3], FAILED: [4]}
    assert results.places() == [RED, GREEN, BLUE, UNSURE, OUTSIDE, FAILED]


def test_the_figures_follow_every_card() -> None:
    """Count, bytes and histogram of a place are those of the cards that lie there."""
    results = Results(make_task())
    results.add([prediction("/a", score=0.52), prediction("/b", score=1.0), prediction("/c", score=0.99)])
    tally = results.tally(RED)

    assert (tally.count, tally.size) == (3, 300)
    assert [bar for bar, count in enumerate(tally.histogram) if count] == [10, 19]
    assert sum(tally.histogram) == 3


def test_a_photo_is_counted_once() -> None:
    """The same path twice is one card."""
    results = Results(make_task())
    results.add([prediction("/a")])

    assert results.add([prediction("/a")]) == {}
    assert results.tally(RED).count == 1


def test_what_is_said_anew_of_a_photo_takes_the_place_of_what_was() -> None:
    """Its card, its place and the figures of both places; what nobody spoke of before is passed over."""
    results = Results(make_task())
    results.add([prediction("/a"), prediction("/b"), prediction("/c")])

    changes = results.renew(
        [
            prediction("/a", ("blue",), 0.7),
            Failed(Item("/b", 0, 0), "broken"),
            prediction("/c", score=0.3),
            prediction("/d"),
        ]
    )

    assert changes == [Change(0, RED, BLUE), Change(1, RED, FAILED), Change(2, RED, RED)]
    assert [results.place(id) for id in range(3)] == [BLUE, FAILED, RED]
    assert results.card(0) == prediction("/a", ("blue",), 0.7)
    assert results.card(1) == Failed(Item("/b", 0, 0), "broken")
    assert [results.tally(place).count for place in (RED, BLUE, FAILED)] == [1, 1, 1]
    assert [bar for bar, count in enumerate(results.tally(RED).histogram) if count] == [6]
    assert len(results) == 3
    assert FAILED in results.places()


def test_a_correction_moves_the_card_and_its_figures() -> None:
    """It leaves the histogram, whose scores are the task's alone; taking it back restores everything."""
    results = Results(make_task())
    results.add([prediction("/a"), prediction("/b")])
    changes = results.mark({"/a": set_to(BLUE)})
    during = (results.tally(RED).count, results.tally(BLUE).count, sum(results.tally(BLUE).histogram))
    back = results.mark({"/a": None})

    assert changes == [Change(0, RED, BLUE)]
    assert during == (1, 1, 0)
    assert back == [Change(0, BLUE, RED)]
    assert sum(results.tally(RED).histogram) == 2


def test_a_correction_wins_in_the_plan_and_is_sure() -> None:
    """A label that a person set has score 1; what stays says so."""
    results = Results(make_task())
    results.add([prediction("/a", unsure=True), prediction("/b"), prediction("/c")])
    results.mark({"/a": set_to(GREEN), "/b": set_to(STAY), "/c": set_to(UNSURE)})
    planned = {one.item.path: one for one in results.predictions()}

    assert [one.mark for one in planned.values()] == [set_to(GREEN), set_to(STAY), set_to(UNSURE)]
    assert (planned["/a"].label, planned["/a"].score, planned["/a"].unsure) == (("green",), 1.0, False)
    assert planned["/c"].unsure


def test_a_correction_waits_for_its_photo() -> None:
    """A photo that arrives after the correction lies where the person set it."""
    results = Results(make_task(), {"/a": set_to(BLUE)})

    assert results.add([prediction("/a")]) == {BLUE: [0]}


def test_a_tree_shows_its_tops_that_have_photos() -> None:
    """Each with all beneath it; a heron that a person set to "animal" is one, and no heron."""
    animal, vehicle = Place(Kind.LABEL, ("animal",)), Place(Kind.LABEL, ("vehicle",))
    results = Results(make_task(("vehicle", "car"), ("animal", "bird", "heron"), ("animal", "dog")))
    results.add([prediction("/a", ("animal", "bird", "heron")), prediction("/b", ("vehicle", "car"), unsure=True)])
    results.mark({"/a": set_to(animal), "/b": set_to(vehicle)})
    labels = {one.item.path: one.label for one in results.predictions()}

    assert [section.place for section in results.census.sections(None)] == [animal, vehicle, UNSURE]
    assert labels == {"/a": ("animal",), "/b": ("vehicle",)}


def test_a_moved_photo_keeps_its_card() -> None:
    """After a move the card and its correction stand for the new path."""
    results = Results(make_task())
    results.add([prediction("/a")])
    results.mark({"/a": set_to(BLUE)})
    results.relocate([_moved("/a", "/blue/a"), _moved("/unknown", "/x")])

    assert results.card(0).item.path == "/blue/a"
    assert results.marks == {"/blue/a": set_to(BLUE)}
    assert results.id("/blue/a") == 0
    assert results.id("/a") is None


def test_what_a_person_labelled_has_no_second_label() -> None:
    """What the task thought of besides is not linked."""
    results = Results(make_task())
    results.add([prediction("/a")])
    results.mark({"/a": set_to(BLUE)})

    assert next(iter(results.predictions())).top == ((("blue",), 1.0),)


def test_companions_are_where_their_photo_is_now() -> None:
    """Under the names that they have there."""
    results = Results(make_task())
    results.add([prediction("/a.jpg")])
    results.relocate([replace(_moved("/a.jpg", "/r/a (2).jpg"), companions=(Member("/a.xmp", "/r/a (2).xmp", 5, 7),))])

    assert next(iter(results.predictions())).item.companions == (Companion("a (2).xmp", 5, 7),)


def test_what_a_plan_is_made_of_does_not_change_under_it() -> None:
    """Photos that arrive, corrections and moves come too late for whoever has asked."""
    results = Results(make_task())
    results.add([prediction("/a"), prediction("/b")])
    asked = results.predictions()
    results.mark({"/a": set_to(STAY)})
    results.add([prediction("/c")])
    results.relocate([_moved("/b", "/red/b")])

    assert [one.item.path for one in asked] == ["/a", "/b"]
    assert [one.item.path for one in results.predictions()] == ["/a", "/red/b", "/c"]


def test_a_plan_without_further_labels_is_spared_the_best_ones() -> None:
    """A correction is one all the same."""
    results = Results(make_task())
    results.add([prediction("/a"), prediction("/b")])
    results.mark({"/b": set_to(BLUE)})

    assert [(one.label, one.top) for one in results.predictions(best=False)] == [
        (("red",), ()),
        (("blue",), ((("blue",), 1.0),)),
    ]


def _moved(source: str, target: str) -> Action:
    return Action(source, target, 1, 0, ("red",), 0.9)


def test_other_thresholds_put_the_cards_elsewhere() -> None:
    """By what each carries of its way; figures follow, and what a person set stays."""
    task = make_task(threshold=0.5)
    results = Results(task)
    ways = {"/a": 0.6, "/b": 0.8, "/c": 0.95, "/d": 0.6}
    results.add([replace(prediction(path, score=score), way=((("red",), score),)) for path, score in ways.items()])
    results.mark({"/d": set_to(BLUE)})

    steps = list(results.reroute(task.with_threshold(0.9)))

    changes = [change for step in steps for change in step]
    assert changes == [Change(0, RED, UNSURE), Change(1, RED, UNSURE), Change(3, BLUE, BLUE)]
    assert [results.place(id) for id in range(4)] == [UNSURE, UNSURE, RED, BLUE]
    assert (results.tally(RED).count, results.tally(UNSURE).count) == (1, 2)
    assert results.tally(UNSURE).histogram[int(0.6 * 20)] == 1
    assert [one.unsure for one in results.predictions()] == [True, True, False, False]
    again = [change for step in results.reroute(task) for change in step]
    assert again == [Change(0, UNSURE, RED), Change(1, UNSURE, RED), Change(3, BLUE, BLUE)]


def test_what_arrives_goes_by_the_thresholds_of_now() -> None:
    """Though its job began with others."""
    task = make_task(threshold=0.5)
    results = Results(task)
    results.reroute(task.with_threshold(0.9))

    new = results.add([replace(prediction("/a", score=0.6), way=((("red",), 0.6),))])

    assert new == {UNSURE: [0]}


def test_many_cards_are_judged_again_in_steps() -> None:
    """So that the window stays awake between them."""
    task = make_task(threshold=0.5)
    results = Results(task)
    results.add([replace(prediction(f"/{n}", score=0.6), way=((("red",), 0.6),)) for n in range(2000)])

    sizes = [len(step) for step in results.reroute(task.with_threshold(0.9))]

    assert sum(sizes) == 2000
    assert max(sizes) <= 500


def test_what_lies_beneath_is_counted_as_it_comes_and_goes() -> None:
    """Of every label above, down to the last byte; and it is shown in the section of what is open."""
    heron, dog = ("animal", "bird", "heron"), ("animal", "dog")
    animal, bird = Place(Kind.LABEL, ("animal",)), Place(Kind.LABEL, ("animal", "bird"))
    results = Results(make_task(("vehicle", "car"), heron, dog))
    results.add([prediction("/a", heron), prediction("/b", heron, 0.52), prediction("/c", ("animal", "bird"))])
    results.add([prediction("/d", dog), prediction("/e", ("vehicle", "car"))])
    results.mark({"/d": set_to(Place(Kind.LABEL, heron)), "/a": accepted(results, 0)})
    count = [
        (one.count, one.size, sum(one.histogram), one.accepted) for one in map(results.census.beneath, (animal, bird))
    ]
    results.mark({"/d": None, "/c": set_to(UNSURE)})

    assert count == [(4, 400, 3, 1), (4, 400, 3, 1)]
    assert [results.census.beneath(place).count for place in (animal, bird)] == [3, 2]
    assert results.accepted(Section(animal)) == [0]
    assert results.census.sections(bird) == [Section(Place(Kind.LABEL, heron)), Section(bird, alone=True)]
    assert results.census.figures(Section(bird, alone=True)).count == 0


@pytest.mark.parametrize(
    ("label", "opened", "shown"),
    [
        (("animal", "bird", "heron"), None, Section(Place(Kind.LABEL, ("animal",)))),
        (("animal", "bird", "heron"), ("animal",), Section(Place(Kind.LABEL, ("animal", "bird")))),
        (("animal",), ("animal",), Section(Place(Kind.LABEL, ("animal",)), alone=True)),
        (("animal",), ("animal", "bird"), None),
        (("plant",), ("animal",), None),
    ],
)
def test_a_card_is_shown_in_one_section_at_most(label: Label, opened: Label | None, shown: Section | None) -> None:
    """The one below what is open on the way to its label, or that of what is open itself."""
    assert section_of(Place(Kind.LABEL, label), Place(Kind.LABEL, opened) if opened else None) == shown


def test_what_is_no_label_is_shown_at_all_and_alone() -> None:
    """Not where a label is open."""
    assert section_of(UNSURE, None) == Section(UNSURE)
    assert section_of(UNSURE, UNSURE) == Section(UNSURE, alone=True)
    assert section_of(UNSURE, Place(Kind.LABEL, ("animal",))) is None
    assert section_of(Place(Kind.LABEL, ("animal",)), UNSURE) is None


def test_what_is_open_is_arranged_by_its_sections() -> None:
    """And what is not shown is not listed."""
    heron, dog = ("animal", "bird", "heron"), ("animal", "dog")
    results = Results(make_task(("vehicle", "car"), heron, dog))
    results.add([prediction("/a", heron), prediction("/b", ("vehicle", "car")), prediction("/c", dog)])
    results.add([prediction("/d", ("animal", "bird")), prediction("/e", ("animal",))])
    animal = Place(Kind.LABEL, ("animal",))

    assert arranged(results.snapshot(animal), Sought()).places == {
        Place(Kind.LABEL, ("animal", "bird")): [0, 3],
        Place(Kind.LABEL, dog): [2],
        animal: [4],
    }
    assert arranged(results.snapshot(), Sought()).places[animal] == [0, 2, 3, 4]
