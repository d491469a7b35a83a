"""Hard and symbolic links, as an action and for further labels."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from library import FILE_KINDS, Engine, content, options, plan_of, predict, put
from plans import PLACING
from sorter.files.engine.folders import Place
from sorter.files.engine.steps import run_of
from sorter.files.journal.history import entries, runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Role
from sorter.files.plan import LINK_KINDS, ActionKind, Plan
from sorter.files.planning.options import Fate
from sorter.items import Prediction

_TOP = ((("day",), 0.9), (("night",), 0.4), (("day", "noon"), 0.4), (("dusk",), 0.1))


def _photo(tmp_path: Path) -> Prediction:
    return predict(
        put(tmp_path / "library" / "a.jpg", b"photo", mtime_ns=5),
        ("day",),
        put(tmp_path / "library" / "a.xmp", b"edits", mtime_ns=6),
        top=_TOP,
    )


def _plan(photo: Prediction, root: Path, kind: ActionKind, *, relative: bool = False) -> Plan:
    return plan_of([photo], options(root, kind, relative=relative))


def _plan_also(photo: Prediction, root: Path, kind: ActionKind, links: ActionKind, *, relative: bool = False) -> Plan:
    return plan_of([photo], options(root, kind, also=0.3, further_as=links, relative=relative))


def test_hard_links_are_further_names_of_the_same_files(tmp_path: Path, engine: Engine) -> None:
    """Nothing is copied or moved; undo takes the names away again and redo brings them back."""
    plan = _plan(_photo(tmp_path), tmp_path / "out", ActionKind.HARDLINK)
    before = content(tmp_path / "library")

    engine.apply(plan)

    for name in ("a.jpg", "a.xmp"):
        assert (tmp_path / "out" / "day" / name).samefile(tmp_path / "library" / name)
    undo = engine.undo()
    assert content(tmp_path / "library") == before
    assert not (tmp_path / "out").exists()
    engine.undo(undo)
    assert (tmp_path / "out" / "day" / "a.jpg").samefile(tmp_path / "library" / "a.jpg")


@pytest.mark.parametrize("relative", [False, True])
def test_symbolic_links_lead_to_the_photos(relative: bool, tmp_path: Path, target: Path, engine: Engine) -> None:
    """With the whole path, or with the way from their own folder; undo takes them away and redo brings them back."""
    plan = _plan(_photo(tmp_path), target, ActionKind.SYMLINK, relative=relative)

    engine.apply(plan)

    link = target / "day" / "a.jpg"
    assert link.readlink().is_absolute() is not relative
    assert link.resolve() == tmp_path / "library" / "a.jpg"
    assert (target / "day" / "a.xmp").resolve() == tmp_path / "library" / "a.xmp"
    text = os.readlink(link)
    undo = engine.undo()
    assert not target.exists()
    engine.undo(undo)
    assert os.readlink(link) == text


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_linking_again_does_nothing(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """The plan knows the links of before, and so does the engine with an old plan."""
    photo = _photo(tmp_path)
    plan = _plan(photo, tmp_path / "out", kind)
    engine.apply(plan)

    assert [stay.reason for stay in _plan(photo, tmp_path / "out", kind).stays] == ["already there"]
    engine.apply(plan)

    assert engine.skipped["a.jpg"] == "the same photo is there already"
    assert sorted(os.listdir(tmp_path / "out" / "day")) == ["a.jpg", "a.xmp"]


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_name_that_is_taken_gives_links_a_number(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """As with copies, photo and companion together."""
    plan = _plan(_photo(tmp_path), tmp_path / "out", kind)
    put(tmp_path / "out" / "day" / "a.xmp", b"precious")

    engine.apply(plan)

    assert (tmp_path / "out" / "day" / "a.xmp").read_bytes() == b"precious"
    assert (tmp_path / "out" / "day" / "a (2).jpg").samefile(tmp_path / "library" / "a.jpg")
    assert (tmp_path / "out" / "day" / "a (2).xmp").samefile(tmp_path / "library" / "a.xmp")
    engine.undo()
    assert os.listdir(tmp_path / "out" / "day") == ["a.xmp"]


def test_a_hard_link_does_not_reach_another_disk(tmp_path: Path, other_disk: Path, engine: Engine) -> None:
    """The item is skipped with the reason; nothing is copied instead."""
    engine.apply(_plan(_photo(tmp_path), other_disk / "out", ActionKind.HARDLINK))

    assert "where a hard link cannot reach" in engine.skipped["a.jpg"]
    assert not (other_disk / "out").exists()


@pytest.mark.parametrize("trouble", ["original gone", "replaced", "replaced by a link"])
@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_link_that_may_be_the_only_one_stays(kind: ActionKind, trouble: str, tmp_path: Path, engine: Engine) -> None:
    """Undo removes a name only while the photo has another one, and nothing that is no longer its link."""
    engine.apply(_plan(_photo(tmp_path), tmp_path / "out", kind))
    link = tmp_path / "out" / "day" / "a.jpg"
    if trouble == "replaced":
        link.unlink()
        put(link, b"a new photo")
    elif trouble == "replaced by a link":
        link.unlink()
        link.symlink_to("elsewhere")
    else:
        (tmp_path / "library" / "a.jpg").unlink()
    before = os.listdir(tmp_path / "out" / "day")

    engine.undo()

    if kind is ActionKind.SYMLINK and trouble == "original gone":
        assert not (tmp_path / "out").exists()  # a link that leads nowhere holds no photo
    else:
        assert any(word in engine.skipped["a.jpg"] for word in ("stays", "no longer the link", "is a link or a device"))
        assert os.listdir(tmp_path / "out" / "day") == before


@pytest.mark.parametrize("links", LINK_KINDS)
@pytest.mark.parametrize("kind", PLACING)
def test_further_labels_get_links(kind: ActionKind, links: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """Beside the photo's own place a link for each label that is likely enough and no part of the first."""
    before = {path: data for path, (data, _) in content(_library(tmp_path)).items()}
    plan = _plan_also(_photo(tmp_path), tmp_path / "out", kind, links, relative=True)
    assert [one.label for one in plan.actions[0].further] == [("night",)]

    run = engine.apply(plan)

    link, photo = tmp_path / "out" / "night" / "a.jpg", tmp_path / "out" / "day" / "a.jpg"
    assert link.samefile(photo)
    assert link.is_symlink() == (links is ActionKind.SYMLINK)
    assert sorted(os.listdir(tmp_path / "out" / "night")) == ["a.jpg"]
    assert entries(engine.journal, run)[-1].role is Role.FURTHER
    assert [(one.done, one.total) for one in runs(engine.journal)] == [(1, 1)]
    undo = engine.undo()
    assert {path: data for path, (data, _) in content(tmp_path / "library").items()} == {
        "a.jpg": b"photo",
        "a.xmp": b"edits",
        **before,
    }
    assert not (tmp_path / "out").exists()
    engine.undo(undo)
    assert link.samefile(photo)


def _library(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir(exist_ok=True)
    return tmp_path / "library"


@pytest.mark.parametrize("links", LINK_KINDS)
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_further_links_follow_their_photo(kind: ActionKind, links: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """A photo that gets another name at the last moment is still what the link leads to."""
    plan = _plan_also(_photo(tmp_path), tmp_path / "out", kind, links, relative=True)
    put(tmp_path / "out" / "day" / "a.jpg", b"precious")
    put(tmp_path / "out" / "night" / "a.jpg", b"dear")

    engine.apply(plan)

    link = tmp_path / "out" / "night" / "a (2).jpg"
    assert link.samefile(tmp_path / "out" / "day" / "a (2).jpg")
    assert links is ActionKind.HARDLINK or os.readlink(link) == "../day/a (2).jpg"
    assert (tmp_path / "out" / "night" / "a.jpg").read_bytes() == b"dear"


def test_a_copy_in_the_way_is_not_taken_for_a_hard_link(tmp_path: Path, engine: Engine) -> None:
    """The same content is not the same file: the link is made beside it."""
    plan = _plan(_photo(tmp_path), tmp_path / "out", ActionKind.HARDLINK)
    put(tmp_path / "out" / "day" / "a.jpg", b"photo")

    engine.apply(plan)

    assert (tmp_path / "out" / "day" / "a (2).jpg").samefile(tmp_path / "library" / "a.jpg")


def test_a_number_that_is_the_photos_own_is_kept_in_its_links(tmp_path: Path, engine: Engine) -> None:
    """What is added is added to it."""
    photo = predict(put(tmp_path / "library" / "a (7).jpg", b"photo"), ("day",), top=_TOP)
    plan = _plan_also(photo, tmp_path / "out", ActionKind.COPY, ActionKind.HARDLINK)
    put(tmp_path / "out" / "night" / "a (7).jpg", b"dear")

    engine.apply(plan)

    assert (tmp_path / "out" / "night" / "a (7) (2).jpg").samefile(tmp_path / "out" / "day" / "a (7).jpg")


@pytest.mark.parametrize("links", LINK_KINDS)
def test_another_name_of_a_link_is_written_down_before_it_is_used(
    links: ActionKind, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recovery looks for the link where it really was made."""
    plan = _plan_also(_photo(tmp_path), tmp_path / "out", ActionKind.MOVE, links)
    put(tmp_path / "out" / "night" / "a.jpg", b"dear")
    seen: list[tuple[str, str]] = []

    def look(name: str) -> None:
        with Journal.reading(engine.journal) as journal:
            seen.append((name, journal.rows(journal.run(1))[-1].target_name))

    link, make_symlink = Place.link, Place.make_symlink

    def watched_link(place: Place, new: Place) -> None:
        look(new.name)
        link(place, new)

    def watched_symlink(place: Place, text: str) -> None:
        look(place.name)
        make_symlink(place, text)

    monkeypatch.setattr(Place, "link", watched_link)
    monkeypatch.setattr(Place, "make_symlink", watched_symlink)
    engine.apply(plan)

    assert seen == [("a.jpg", "a.jpg"), ("a (2).jpg", "a (2).jpg")]


def test_symbolic_links_of_further_labels_reach_another_disk(tmp_path: Path, other_disk: Path, engine: Engine) -> None:
    """They are made once the copy has its name, and lead to it."""
    plan = _plan_also(_photo(tmp_path), other_disk / "out", ActionKind.MOVE, ActionKind.SYMLINK)

    engine.apply(plan)

    assert (other_disk / "out" / "night" / "a.jpg").readlink() == other_disk / "out" / "day" / "a.jpg"
    assert not content(tmp_path / "library")
    engine.undo()
    assert len(content(tmp_path / "library")) == 2
    assert not (other_disk / "out").exists()


def test_a_link_that_is_there_already_is_no_reason_to_stay(tmp_path: Path, engine: Engine) -> None:
    """The photo goes; the link of before is left to the run that made it."""
    photo = _photo(tmp_path)
    plan = _plan_also(photo, tmp_path / "out", ActionKind.COPY, ActionKind.SYMLINK)
    (tmp_path / "out" / "night").mkdir(parents=True)
    (tmp_path / "out" / "night" / "a.jpg").symlink_to(tmp_path / "out" / "day" / "a.jpg")

    engine.apply(plan)
    assert (tmp_path / "out" / "day" / "a.jpg").read_bytes() == b"photo"
    engine.undo()

    assert os.listdir(tmp_path / "out") == ["night"]
    assert (tmp_path / "out" / "night" / "a.jpg").is_symlink()


def test_a_link_does_not_widen_the_folder_that_the_photos_are_in(tmp_path: Path) -> None:
    """It leads to where the photo is by then, which is no place that anything is taken from."""
    plan = _plan_also(_photo(tmp_path), tmp_path / "out", ActionKind.MOVE, ActionKind.HARDLINK)

    run, _ = run_of(plan)

    assert (run.source_root, run.root) == (str(tmp_path / "library"), str(tmp_path / "out"))


@pytest.mark.parametrize(("unsure", "outside"), [(True, False), (False, True)])
def test_what_is_not_sure_gets_no_further_links(unsure: bool, outside: bool, tmp_path: Path) -> None:
    """A guess is not spread over several folders."""
    photo = predict(put(tmp_path / "library" / "a.jpg", b"photo"), top=_TOP, unsure=unsure, outside=outside)
    chosen = options(tmp_path / "out", unsure=Fate.FOLDER, outside=Fate.FOLDER, also=0.3)

    plan = plan_of([photo], chosen)

    assert [action.further for action in plan.actions] == [()]


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_links_of_an_item_are_all_made_or_none(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """Refused in the middle: those that were made are taken away, and the originals stay."""
    photo = _photo(tmp_path)
    before = content(tmp_path / "library")
    plan = _plan_also(photo, tmp_path / "out", kind, ActionKind.SYMLINK)
    (action,) = plan.actions
    far = str(tmp_path / "out" / "night" / ("n" * 300))
    plan = replace(plan, actions=(replace(action, further=(replace(action.further[0], target=far),)),))

    engine.apply(plan)

    assert "its further link" in engine.skipped["a.jpg"]
    assert "longer than its disk takes" in engine.skipped["a.jpg"]
    assert content(tmp_path / "library") == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("links", LINK_KINDS)
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_links_go_before_the_photo_that_they_lead_to(
    kind: ActionKind, links: ActionKind, tmp_path: Path, engine: Engine
) -> None:
    """Where the second link is refused the first one is taken away, and then the photo goes back: nothing is open."""
    photo = _photo(tmp_path)
    before = content(tmp_path / "library")
    plan = plan_of([photo], options(tmp_path / "out", kind, also=0.1, further_as=links))
    (action,) = plan.actions
    first, second = action.further
    far = str(tmp_path / "out" / "dusk" / ("n" * 300))
    plan = replace(plan, actions=(replace(action, further=(first, replace(second, target=far))),))

    engine.apply(plan)

    assert "longer than its disk takes" in engine.skipped["a.jpg"]
    assert content(tmp_path / "library") == before
    assert runs(engine.journal)[0].open == 0
    assert not (tmp_path / "out").exists()
