"""The plan: pure, safe and the same in any order."""

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import options
from plans import PLACING
from sorter.errors import RequestError
from sorter.files.names import fold
from sorter.files.plan import Action, Plan
from sorter.files.planning.draft import make_draft
from sorter.files.planning.options import Fate, PlanOptions
from sorter.files.planning.planner import Taken, make_plan
from sorter.items import Companion, Item, Label, Mark, Prediction, Wanted

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
    ends = st.lists(st.sampled_from([".xmp", ".XMP", ".CR2"]), max_size=3, unique=True)
    return [
        _predict(path, draw(_labels), *draw(flags), companions=[os.path.basename(path) + end for end in draw(ends)])
        for path in paths
    ]


_options = st.builds(
    options,
    st.sampled_from(["/lib", "/out", "/lib/x"]),
    st.sampled_from(PLACING),
    template=st.sampled_from(
        [
            *("{label}/{name}", "{name}", "{label}/{parent}/{name}", "{label}/{stem}{ext}", "{label} {name}"),
            *("{label}/{n}{ext}", "{relative}/{label:top}/{stem} {n}{ext}"),
        ]
    ),
    unsure=st.sampled_from(Fate),
    outside=st.sampled_from(Fate),
    flat=st.booleans(),
    also=st.sampled_from([None, 0.2]),
)


def _predict(
    path: str,
    label: Label = ("day",),
    unsure: bool = False,
    outside: bool = False,
    *,
    companions: Sequence[str] = (),
    also: Sequence[Label] = (("night",), ("toy", "bird")),
) -> Prediction:
    item = Item(path, 10, 20, tuple(Companion(name, 3, 4) for name in companions))
    top = ((label, 0.9), *((one, 0.3) for one in also))
    return Prediction(item, label, 0.9, top, unsure, outside)


def _plan(*predictions: Prediction, chosen: PlanOptions | None = None, taken: Taken | None = None) -> Plan:
    chosen = chosen or options("/out")
    draft = make_draft(predictions, chosen)
    return make_plan(draft, taken) if taken else make_plan(draft)


@given(_predictions(), _options, st.randoms(use_true_random=False))
def test_a_plan_is_safe_and_does_not_depend_on_order(
    predictions: list[Prediction], chosen: PlanOptions, random: Random
) -> None:
    """No two targets are equal on any disk, all lie beneath the root, no item is lost, and order does not matter."""
    plan = make_plan(make_draft(predictions, chosen))

    photos = [action.target for action in plan.actions]
    targets = [target for action in plan.actions for target in _targets(action)]
    sources = {one.item.path for one in predictions}
    assert len({fold(target) for target in targets}) == len(targets)
    assert not {fold(target) for target in targets} & {fold(source) for source in sources}
    for target in targets:
        assert os.path.normpath(target) == target
        assert target.startswith(chosen.root + "/")
        assert not any(other.startswith(target + "/") for other in targets)
    assert sorted([action.source for action in plan.actions] + [stay.source for stay in plan.stays]) == sorted(sources)
    assert photos == sorted(photos)
    for action in plan.actions:
        assert {os.path.dirname(one.target) for one in action.companions} <= {os.path.dirname(action.target)}
    moved = {one.source for action in plan.actions for one in action.companions}
    assert moved == {
        os.path.join(os.path.dirname(one.item.path), beside.name)
        for one in predictions
        for beside in one.item.companions
        if one.item.path in {action.source for action in plan.actions}
    }
    shuffled = list(predictions)
    random.shuffle(shuffled)
    assert make_plan(make_draft(shuffled, chosen)) == plan


def _targets(action: Action) -> list[str]:
    return [*_files(action), *(one.target for one in action.further)]


def _files(action: Action) -> list[str]:
    return [action.target, *(one.target for one in action.companions)]


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


def test_the_name_of_a_companion_is_not_used() -> None:
    """Also of a photo that stays where it is."""
    placed = _predict("/out/day/a.jpg", ("day",), companions=["a.cr2"])

    (action,) = _plan(placed, _predict("/lib/a.cr2", ("day",))).actions

    assert action.target == "/out/day/a (2).cr2"


def test_a_photo_whose_folder_differs_in_case_alone_is_in_place() -> None:
    """On some disks it is the same folder."""
    plan = _plan(_predict("/out/DAY/a.jpg", ("day",)))

    assert not plan.actions
    assert [stay.reason for stay in plan.stays] == ["in place"]


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


def test_what_is_outside_is_not_held_back_for_being_unsure_too() -> None:
    """Its own choice counts."""
    photo = _predict("/lib/a.jpg", ("day",), unsure=True, outside=True)

    (action,) = _plan(photo, chosen=options("/out", outside=Fate.FOLDER)).actions

    assert action.target == "/out/outside/a.jpg"


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
    one, other = _predict("/lib/a.jpg", ("night",)), _predict("/lib/a.jpg", ("day",))
    assert _plan(one, other) == _plan(other, one)


def test_a_relative_root_is_refused() -> None:
    """Where a target lies must not depend on where the program was started."""
    with pytest.raises(RequestError, match="whole path"):
        _plan(_predict("/lib/a.jpg"), chosen=options("out"))


def test_planning_grows_with_the_number_of_items_alone() -> None:
    """A hundred thousand photos are planned within seconds, even where many have one name."""
    predictions = [_predict(f"/lib/d{n}/IMG_{n % 5}.jpg", ("animal", f"kind{n % 50}")) for n in range(20_000)]
    start = time.process_time()

    plan = make_plan(make_draft(predictions, options("/lib")))

    assert len(plan.actions) == 20_000
    assert time.process_time() - start < 10  # a second or so; squared it would be minutes


def test_companions_are_named_after_their_photo() -> None:
    """They share its new stem and its number, whatever comes behind the stem; one with a name of its own keeps that."""
    names = ["a.CR2", "a.jpg.xmp", "A.xmp", "IMG_O1.AAE"]
    taken = Taken({"/out/day": frozenset({"a.xmp"})}, frozenset())

    (action,) = _plan(_predict("/lib/a.jpg", companions=names), taken=taken).actions

    assert action.renamed
    assert [os.path.basename(target) for target in _files(action)] == [
        "a (2).jpg",
        "a (2).CR2",
        "a (2).jpg.xmp",
        "a (2).xmp",
        "IMG_O1 (2).AAE",
    ]


def test_companions_follow_a_template_that_gives_other_names() -> None:
    """The new stem is theirs too; a name that does not begin with the old one stands behind it."""
    chosen = options("/out", template="{label}/{parent} {stem}{ext}")

    (action,) = _plan(_predict("/lib/x/a.jpg", companions=["a.xmp", "note.wav"]), chosen=chosen).actions

    assert [os.path.basename(target) for target in _files(action)] == [
        "x a.jpg",
        "x a.xmp",
        "x a note.wav",
    ]


def test_long_names_stay_together() -> None:
    """Shortened by as much as the longest of them needs, so that all keep one stem."""
    stem = "n" * 240
    taken = Taken({"/out/day": frozenset({f"{stem}.jpg"})}, frozenset())

    (action,) = _plan(_predict(f"/lib/{stem}.jpg", companions=[f"{stem}.jpg.xmp.more"]), taken=taken).actions

    photo, companion = (os.path.basename(target) for target in _files(action))
    assert companion == photo.removesuffix(".jpg") + ".jpg.xmp.more"
    assert len(companion) == 255


def test_numbers_of_the_template_are_given_in_order_and_once() -> None:
    """From the first that is free; what bears one of them in its folder already stays."""
    chosen = options("/lib", template="{label}/{n}{ext}")
    taken = Taken({"/lib/day": frozenset({"001.jpg", "003.jpg"})}, frozenset())
    photos = [_predict("/lib/day/003.jpg"), *(_predict(f"/lib/{name}.jpg") for name in "abc")]

    plan = _plan(*photos, chosen=chosen, taken=taken)

    assert [(action.source, action.target, action.renamed) for action in plan.actions] == [
        ("/lib/a.jpg", "/lib/day/002.jpg", False),
        ("/lib/b.jpg", "/lib/day/004.jpg", False),
        ("/lib/c.jpg", "/lib/day/005.jpg", False),
    ]
    assert [(stay.source, stay.reason) for stay in plan.stays] == [("/lib/day/003.jpg", "in place")]


def test_relative_begins_at_the_innermost_folder_that_was_given() -> None:
    """The folders of the library are kept beneath the label, or above it."""
    chosen = replace(options("/out", template="{label}/{relative}/{name}"), sources=("/lib", "/lib/trips"))

    plan = _plan(
        *(_predict(path) for path in ("/lib/a.jpg", "/lib/x/y/b.jpg", "/lib/trips/2020/c.jpg", "/other/d.jpg")),
        chosen=chosen,
    )

    assert [action.target for action in plan.actions] == [
        "/out/day/2020/c.jpg",
        "/out/day/a.jpg",
        "/out/day/d.jpg",
        "/out/day/x/y/b.jpg",
    ]


def test_further_labels_get_a_link_each() -> None:
    """Those that are likely enough, in folders of their own, under names that are free."""
    taken = Taken({"/out/night": frozenset({"a.jpg"})}, frozenset())
    photo = _predict("/lib/a.jpg", ("animal", "bird"), also=[("animal",), ("night",), ("animal", "dog")])

    (action,) = _plan(photo, chosen=options("/out", also=0.3), taken=taken).actions

    assert [(one.target, one.label, one.score) for one in action.further] == [
        ("/out/night/a (2).jpg", ("night",), 0.3),
        ("/out/animal/dog/a.jpg", ("animal", "dog"), 0.3),
    ]
    (alone,) = _plan(photo, chosen=options("/out", also=0.31), taken=taken).actions
    assert not alone.further


def test_a_file_is_never_planned_where_the_folder_of_a_link_has_to_be() -> None:
    """A photo named like a further label's folder makes way too."""
    named = _predict("/lib/night", ("x",), also=())
    linked = _predict("/lib/a.jpg", ("day",), also=[("x", "night")])

    plan = _plan(named, linked, chosen=options("/out", also=0.3))

    assert [action.target for action in plan.actions] == ["/out/day/a.jpg", "/out/x/night (2)"]


def test_further_labels_count_by_themselves() -> None:
    """With numbers in the template the link takes the first that is free in its own folder."""
    taken = Taken({"/out/night": frozenset({"001.jpg"})}, frozenset())
    chosen = options("/out", template="{label}/{n}{ext}", also=0.3)

    (action,) = _plan(_predict("/lib/a.jpg", also=[("night",)]), chosen=chosen, taken=taken).actions

    assert (action.target, action.further[0].target) == ("/out/day/001.jpg", "/out/night/002.jpg")


def test_a_further_label_in_the_same_folder_is_no_link() -> None:
    """Where the template does not tell the labels apart."""
    chosen = options("/out", template="{parent}/{name}", also=0.3)

    (action,) = _plan(_predict("/lib/a.jpg"), chosen=chosen).actions

    assert not action.further


@pytest.mark.parametrize(
    ("template", "photo", "companions"),
    [
        ("{label}/{name}", "a.jpg", ["a.XMP", "a.xmp", "a (2).xmp"]),
        ("{label}/{stem} {n}{ext}", "a 001.jpg", ["a 001.XMP", "a 001 (2).xmp", "a 001 (2) (2).xmp"]),
    ],
)
def test_companions_whose_names_are_one_where_they_go_are_told_apart(
    template: str, photo: str, companions: list[str]
) -> None:
    """Disks that tell case apart have both; each gets a name of its own, and the item is called renamed."""
    source = _predict("/lib/a.jpg", companions=["a.XMP", "a.xmp", "A (2).xmp"])

    (action,) = _plan(source, chosen=options("/out", template=template)).actions

    names = [os.path.basename(one.target) for one in action.companions]
    assert os.path.basename(action.target) == photo
    assert len({fold(name) for name in names}) == 3
    assert names[0] == companions[0]
    assert action.renamed == (template == "{label}/{name}")


@pytest.mark.parametrize("name", ["..jpg", "holiday.of2020"])
def test_a_dot_that_begins_no_extension_ends_no_name(name: str) -> None:
    """The number stays in the companions' names: else two photos' companions had one name, whatever the number."""
    chosen = options("/out", template="{label}/{stem} {n}{ext}")
    sources = [_predict(f"/lib/{folder}/{name}", companions=[f"{name}.xmp"]) for folder in "xy"]

    actions = _plan(*sources, chosen=chosen).actions

    for action in actions:
        assert [one.target for one in action.companions] == [f"{action.target}.xmp"]


def test_a_photo_that_a_person_leaves_in_place_stays() -> None:
    """Whatever the task says of it, and wherever doubtful photos go; its name is taken where it lies."""
    left = replace(_predict("/lib/day/a.jpg", ("day",), unsure=True), mark=Mark(Wanted.STAY))
    other = _predict("/lib/a.jpg", ("day",))

    plan = make_plan(make_draft([left, other], options("/lib", unsure=Fate.FOLDER)))

    assert [(stay.source, stay.reason) for stay in plan.stays] == [("/lib/day/a.jpg", "left in place")]
    assert [action.target for action in plan.actions] == ["/lib/day/a (2).jpg"]
