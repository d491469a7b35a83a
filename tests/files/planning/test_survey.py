"""Looking at what exists."""

import os
from pathlib import Path

import pytest

from library import Engine, options, plan_for, plan_of, predict, put
from sorter.errors import RequestError
from sorter.files.compared import Compared
from sorter.files.identity import Identity
from sorter.files.journal.history import copies
from sorter.files.plan import ActionKind, Plan
from sorter.files.planning.draft import make_draft
from sorter.files.planning.planner import make_plan
from sorter.files.planning.survey import survey
from sorter.items import Prediction


def _plan(predictions: list[Prediction], root: Path) -> Plan:
    chosen = options(root)
    draft = make_draft(predictions, chosen)
    return make_plan(draft, survey(draft))


def test_a_missing_target_folder_takes_no_name(tmp_path: Path) -> None:
    """Nothing is there yet, so every name is free."""
    photo = put(tmp_path / "a.jpg", b"one")

    taken = survey(make_draft([predict(photo)], options(tmp_path / "out")))

    assert taken.names == {str(tmp_path / "out" / "day"): frozenset()}
    assert not taken.same


def test_the_same_content_under_the_wished_name_stays(tmp_path: Path) -> None:
    """Sorting again what is sorted already does nothing, also where the file got a number the first time."""
    one, two = put(tmp_path / "1" / "a.jpg", b"one"), put(tmp_path / "2" / "a.jpg", b"two")
    put(tmp_path / "out" / "day" / "a.jpg", b"one")
    put(tmp_path / "out" / "day" / "a (2).jpg", b"two")

    plan = _plan([predict(one), predict(two)], tmp_path / "out")

    assert [stay.reason for stay in plan.stays] == ["already there", "already there"]
    assert not plan.actions


def test_other_content_of_the_same_size_gets_a_number(tmp_path: Path) -> None:
    """A name and a size do not make two photos one."""
    photo = put(tmp_path / "a.jpg", b"one")
    put(tmp_path / "out" / "day" / "a.jpg", b"two")

    (action,) = _plan([predict(photo)], tmp_path / "out").actions

    assert action.target == str(tmp_path / "out" / "day" / "a (2).jpg")
    assert action.renamed


def test_another_name_of_the_same_file_is_already_there(tmp_path: Path) -> None:
    """Two links of one file are one photo."""
    photo = put(tmp_path / "a.jpg", b"one")
    (tmp_path / "out" / "day").mkdir(parents=True)
    os.link(photo, tmp_path / "out" / "day" / "a.jpg")

    assert _plan([predict(photo)], tmp_path / "out").stays[0].reason == "already there"


def test_a_link_at_the_target_is_another_file(tmp_path: Path) -> None:
    """A link is not followed: what it points at may go any time."""
    photo = put(tmp_path / "a.jpg", b"one")
    (tmp_path / "out" / "day").mkdir(parents=True)
    (tmp_path / "out" / "day" / "a.jpg").symlink_to(photo)

    (action,) = _plan([predict(photo)], tmp_path / "out").actions

    assert action.renamed


def test_a_copy_at_the_target_is_no_hard_link(tmp_path: Path) -> None:
    """The same content is not the same file."""
    photo = predict(put(tmp_path / "a.jpg", b"one"))
    put(tmp_path / "out" / "day" / "a.jpg", b"one")

    (action,) = plan_of([photo], options(tmp_path / "out", ActionKind.HARDLINK)).actions

    assert action.renamed


def test_a_photo_is_not_taken_for_another_one_that_is_there_already(tmp_path: Path) -> None:
    """It lies in its folder under another name than the template gives, and gets that."""
    photo = put(tmp_path / "day" / "a.jpg", b"one")

    (action,) = plan_of([predict(photo)], options(tmp_path, template="{label}/{n}{ext}")).actions

    assert action.target == str(tmp_path / "day" / "001.jpg")


def test_sorting_within_the_folder_leaves_what_is_in_place(tmp_path: Path) -> None:
    """Class folders inside the library itself are the ordinary case."""
    placed, new = put(tmp_path / "day" / "a.jpg", b"one"), put(tmp_path / "a.jpg", b"two")

    plan = _plan([predict(placed), predict(new)], tmp_path)

    assert [(stay.source, stay.reason) for stay in plan.stays] == [(str(placed), "in place")]
    assert [action.target for action in plan.actions] == [str(tmp_path / "day" / "a (2).jpg")]


def test_a_survey_can_be_given_up(tmp_path: Path) -> None:
    """The caller's checkpoint ends it."""

    class Enough(Exception):
        pass

    def checkpoint() -> None:
        raise Enough

    with pytest.raises(Enough):
        survey(make_draft([predict(put(tmp_path / "a.jpg", b"one"))], options(tmp_path / "out")), checkpoint=checkpoint)


def test_a_target_folder_that_is_a_file_is_no_trouble_for_the_survey(tmp_path: Path) -> None:
    """Its actions are skipped with the reason when they are carried out."""
    put(tmp_path / "out" / "day", b"a file")

    assert len(_plan([predict(put(tmp_path / "a.jpg", b"one"))], tmp_path / "out").actions) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_target_folder_that_cannot_be_looked_into_is_a_sentence(tmp_path: Path) -> None:
    """Planning blindly could promise what cannot be."""
    folder = tmp_path / "out" / "day"
    folder.mkdir(parents=True)
    folder.chmod(0)

    with pytest.raises(RequestError, match="cannot be looked into"):
        survey(make_draft([predict(put(tmp_path / "a.jpg", b"one"))], options(tmp_path / "out")))
    folder.chmod(0o700)


def test_a_surveyed_plan_of_a_sorted_library_is_empty(tmp_path: Path) -> None:
    """The second sort of a library that was sorted by moving does nothing."""
    photos = [put(tmp_path / "day" / "a.jpg", b"1"), put(tmp_path / "night" / "a.jpg", b"2")]

    assert not plan_for(photos, tmp_path).actions


def test_what_the_journal_proves_is_not_read_again(tmp_path: Path, engine: Engine) -> None:
    """A copy that was verified is the same content as long as both sides are unchanged, and not a moment longer."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=5)
    engine.apply(plan_for([photo], tmp_path / "out", ActionKind.COPY))
    copy = tmp_path / "out" / "day" / "a.jpg"
    chosen = options(tmp_path / "out", ActionKind.COPY)
    with copy.open("r+b") as file:  # other bytes under the same size, time and number: only reading could tell
        file.write(b"PHOTO")
    os.utime(copy, ns=(5, 5))

    assert survey(make_draft([predict(photo)], chosen), compared=Compared(copies(engine.journal))).same == {str(photo)}
    assert not survey(make_draft([predict(photo)], chosen)).same
    os.utime(copy, ns=(6, 6))
    assert not survey(make_draft([predict(photo)], chosen), compared=Compared(copies(engine.journal))).same


def test_only_a_copy_that_was_made_and_stands_proves_anything(tmp_path: Path, engine: Engine) -> None:
    """Not one that was skipped, nor one that was put back."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", name.encode()) for name in "ab"]
    plan = plan_for(photos, tmp_path / "out", ActionKind.COPY)
    photos[1].unlink()
    engine.apply(plan)
    assert [original for original, _ in copies(engine.journal)] == [Identity.of(photos[0].stat())]

    engine.undo()

    assert not copies(engine.journal)


def test_what_was_numbered_is_found_by_its_content(tmp_path: Path, engine: Engine) -> None:
    """With numbers in the template a second run finds its copies under whatever number they have."""
    photos = [put(tmp_path / "library" / f"{name}.jpg", name.encode() * 9) for name in "abc"]
    chosen = options(tmp_path / "out", ActionKind.COPY, template="{label}/{n}{ext}")
    engine.apply(plan_of([predict(photo) for photo in photos], chosen))
    photos.insert(0, put(tmp_path / "library" / "0.jpg", b"new"))

    plan = plan_of([predict(photo) for photo in photos], chosen)

    assert [(Path(one.source).name, Path(one.target).name) for one in plan.actions] == [("0.jpg", "004.jpg")]
    assert {stay.reason for stay in plan.stays} == {"already there"}
