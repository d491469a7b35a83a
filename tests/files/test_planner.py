"""The plan: pure, safe and the same in any order."""

import os
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import options
from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import ActionKind, Plan
from sorter.files.planner import Fate, PlanOptions, Taken, make_plan
from sorter.items import Item, Label, Prediction

_names = st.sampled_from(
    ["a.jpg", "A.JPG", "a (2).jpg", "e\u0301.png", "\u00e9.png", "b", "day", "..jpg", "\udcff.jpg", "bird"]
)
_folders = st.sampled_from(["/lib", "/lib/x", "/lib/Day", "/lib/day", "/lib/animal", "/other/x"])
_labels = st.sampled_from(
    [("day",), ("Day",), ("animal",), ("animal", "bird"), ("toy", "bird"), ("..", "/"), ("unsure",)]
)


@st.composite
def _predictions(draw: st.DrawFn) -> list[Prediction]:
    paths = draw(st.lists(st.tuples(_folders, _names).map(lambda parts: "/".join(parts)), max_size=25, unique=True))
    flags = st.sampled_from([(False, False), (False, False), (True, False), (False, True)])
    return [_predict(path, draw(_labels), *draw(flags)) for path in paths]


_options = st.builds(
    options,
    st.sampled_from(["/lib", "/out", "/lib/x"]),
    st.sampled_from(ActionKind),
    template=st.sampled_from(
        ["{label}/{name}", "{name}", "{label}/{parent}/{name}", "{label}/{stem}{ext}", "{label} {name}"]
    ),
    unsure=st.sampled_from(Fate),
    outside=st.sampled_from(Fate),
    flat=st.booleans(),
)


def _predict(path: str, label: Label = ("day",), unsure: bool = False, outside: bool = False) -> Prediction:
    return Prediction(Item(path, 10, 20), label, 0.9, ((label, 0.9),), unsure, outside)


def _plan(*predictions: Prediction, chosen: PlanOptions | None = None, taken: Taken | None = None) -> Plan:
    chosen = chosen or options("/out")
    return make_plan(predictions, chosen, taken) if taken else make_plan(predictions, chosen)


@given(_predictions(), _options, st.randoms(use_true_random=False))
def test_a_plan_is_safe_and_does_not_depend_on_order(
    predictions: list[Prediction], chosen: PlanOptions, random: Random
) -> None:
    """No two targets are equal on any disk, all lie beneath the root, no item is lost, and order does not matter."""
    plan = make_plan(predictions, chosen)

    targets = [action.target for action in plan.actions]
    sources = {one.item.path for one in predictions}
    assert len({fold(target) for target in targets}) == len(targets)
    assert not {fold(target) for target in targets} & {fold(source) for source in sources}
    for target in targets:
        assert os.path.normpath(target) == target
        assert target.startswith(chosen.root + "/")
        assert not any(other.startswith(target + "/") for other in targets)
    assert sorted([action.source for action in plan.actions] + [stay.source for stay in plan.stays]) == sorted(sources)
    assert targets == sorted(targets)
    shuffled = list(predictions)
    random.shuffle(shuffled)
    assert make_plan(shuffled, chosen) == plan


def test_an_action_carries_what_was_classified() -> None:
    """The action knows the file's size and time, the label and its score."""
    (action,) = _plan(_predict("/lib/a.jpg", ("animal", "bird"))).actions

    assert (action.source, action.target) == ("/lib/a.jpg", "/out/animal/bird/a.jpg")
    assert (action.size, action.mtime_ns, action.label, action.score) == (10, 20, ("animal", "bird"), 0.9)
    assert not action.renamed


def test_the_first_name_is_kept_and_others_get_numbers() -> None:
    """A number never takes a name that another photo has by right."""
    plan = _plan(_predict("/lib/1/a.jpg"), _predict("/lib/2/a.jpg"), _predict("/lib/3/a (2).jpg"))

    assert [(action.source, action.target, action.renamed) for action in plan.actions] == [
        ("/lib/3/a (2).jpg", "/out/day/a (2).jpg", False),
        ("/lib/2/a.jpg", "/out/day/a (3).jpg", True),
        ("/lib/1/a.jpg", "/out/day/a.jpg", False),
    ]


def test_the_name_of_another_photo_is_not_used() -> None:
    """Also of one that is about to move away: it may be skipped, and the plan must not depend on the order."""
    plan = _plan(_predict("/lib/day/a.jpg", ("night",)), _predict("/lib/x/A.jpg", ("day",)), chosen=options("/lib"))

    assert [action.target for action in plan.actions] == ["/lib/day/A (2).jpg", "/lib/night/a.jpg"]


def test_names_that_exist_are_not_used() -> None:
    """What lies in the target folder keeps its name, also where only the case differs."""
    taken = Taken({"/out/day": frozenset({"a.jpg"})}, frozenset())

    (action,) = _plan(_predict("/lib/A.JPG"), taken=taken).actions

    assert action.target == "/out/day/A (2).JPG"


def test_items_stay_for_a_reason() -> None:
    """Unsure, outside, in place already and already there: each is left, and says why."""
    taken = Taken({}, frozenset({"/lib/same.jpg"}))
    plan = _plan(
        _predict("/lib/unsure.jpg", unsure=True),
        _predict("/lib/outside.jpg", outside=True),
        _predict("/lib/day/placed.jpg"),
        _predict("/lib/same.jpg"),
        chosen=options("/lib"),
        taken=taken,
    )

    assert {os.path.basename(stay.source): stay.reason for stay in plan.stays} == {
        "unsure.jpg": "unsure",
        "outside.jpg": "outside",
        "placed.jpg": "in place",
        "same.jpg": "already there",
    }
    assert not plan.actions


def test_unsure_and_outside_get_folders_where_that_is_wanted() -> None:
    """Their folders are never those of a label that happens to have the same name."""
    chosen = options("/out", unsure=Fate.FOLDER, outside=Fate.FOLDER, labels=(("Unsure",), ("day",)))
    plan = _plan(
        _predict("/lib/1.jpg", unsure=True),
        _predict("/lib/2.jpg", outside=True, unsure=True),
        _predict("/lib/3.jpg", ("Unsure",)),
        chosen=chosen,
    )

    assert [action.target for action in plan.actions] == [
        "/out/Unsure/3.jpg",
        "/out/not sorted, unsure/1.jpg",
        "/out/outside/2.jpg",
    ]


def test_folder_names_do_not_depend_on_which_photos_are_there() -> None:
    """With all labels known, one crane is told from the other even when only one of them was met."""
    labels = (("animal", "bird", "crane"), ("machine", "crane"))

    (action,) = _plan(_predict("/lib/a.jpg", labels[0]), chosen=options("/out", flat=True, labels=labels)).actions

    assert action.target == "/out/crane (bird)/a.jpg"


def test_a_file_is_never_planned_where_a_folder_has_to_be() -> None:
    """A photo named like a label's folder makes way."""
    plan = _plan(_predict("/lib/bird", ("animal",)), _predict("/lib/a.jpg", ("animal", "bird")))

    assert [action.target for action in plan.actions] == ["/out/animal/bird (2)", "/out/animal/bird/a.jpg"]


def test_one_item_predicted_twice_is_planned_once() -> None:
    """A folder given twice does not double its photos."""
    plan = _plan(_predict("/lib/a.jpg"), _predict("/lib/a.jpg"))

    assert len(plan.actions) == 1


def test_a_relative_root_is_refused() -> None:
    """Where a target lies must not depend on where the program was started."""
    with pytest.raises(RequestError, match="whole path"):
        _plan(_predict("/lib/a.jpg"), chosen=options("out"))


def test_planning_grows_with_the_number_of_items_alone() -> None:
    """A hundred thousand photos are planned within seconds, even where many have one name."""
    predictions = [_predict(f"/lib/d{n}/IMG_{n % 5}.jpg", ("animal", f"kind{n % 50}")) for n in range(20_000)]
    start = time.process_time()

    plan = make_plan(predictions, options("/lib"))

    assert len(plan.actions) == 20_000
    assert time.process_time() - start < 10  # a second or so; squared it would be minutes
