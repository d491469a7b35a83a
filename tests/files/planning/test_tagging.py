"""A plan of tags: which labels, and into which file of which photo."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from library import content, options, plan_of, predict, put
from photo_formats import camera_jpeg
from sidecars import DARKTABLE
from sorter.errors import RequestError
from sorter.files.compared import Compared
from sorter.files.plan import ActionKind, Plan, Tag, Tagging, TagInto
from sorter.files.planning.options import Fate, PlanOptions
from sorter.files.planning.plan_file import dump_plan, parse_plan
from sorter.files.planning.tagging import make_tag_plan, root_of
from sorter.files.tags.content import photo_with, sidecar_with
from sorter.files.tags.keywords import keywords_of
from sorter.items import Companion, Item, Label, Prediction

_HERON, _CAT, _LAKE = ("animal", "bird", "heron"), ("animal", "cat"), ("landscape", "lake")


def _options(root: Path | str = "/photos", into: TagInto = TagInto.SIDECAR, **more: object) -> PlanOptions:
    chosen = options(root, ActionKind.TAG, **more)  # type: ignore[arg-type]
    return replace(chosen, tagging=Tagging(into))


def _prediction(
    path: str, *companions: str, label: Label = _CAT, top: tuple[tuple[Label, float], ...] = ()
) -> Prediction:
    item = Item(path, 10, 20, tuple(Companion(name, 1, 1) for name in companions))
    return Prediction(item, label, 0.9, top or ((label, 0.9),), unsure=False, outside=False)


def _targets(plan: Plan) -> dict[str, str]:
    return {action.source.removeprefix("/photos/"): action.target.removeprefix("/photos/") for action in plan.actions}


def test_a_photo_gets_its_label_and_those_that_are_likely_enough() -> None:
    """The best first; no label above or beneath it, and none that is less likely than asked."""
    top = ((_HERON, 0.6), (_HERON[:2], 0.6), (_LAKE, 0.3), (_CAT, 0.1))

    (action,) = make_tag_plan([_prediction("/photos/a.jpg", label=_HERON, top=top)], _options(also=0.25)).actions
    (alone,) = make_tag_plan([_prediction("/photos/a.jpg", label=_HERON, top=top)], _options()).actions

    assert action.tags == (Tag(_HERON, 0.9), Tag(_LAKE, 0.3))
    assert alone.tags == (Tag(_HERON, 0.9),)


def test_labels_are_called_as_their_folders_are() -> None:
    """On one level where that is chosen, and nothing that parts names is in them."""
    nested = make_tag_plan([_prediction("/photos/a.jpg", label=("a/b", "c|d"))], _options())
    flat = make_tag_plan([_prediction("/photos/a.jpg", label=_HERON)], _options(flat=True))

    assert nested.actions[0].tags[0].path == ("a_b", "c_d")
    assert flat.actions[0].tags[0].path == ("heron",)


def test_unsure_and_outside_photos_are_tagged_only_where_that_is_chosen(tmp_path: Path) -> None:
    """With what they are, not with a guess; else they stay, and are counted."""
    unsure = predict(put(tmp_path / "a.jpg", b"a"), _CAT, top=((_CAT, 0.3), (_LAKE, 0.3)), unsure=True)
    outside = predict(put(tmp_path / "b.jpg", b"b"), _CAT, outside=True)

    left = make_tag_plan([unsure, outside], _options(tmp_path, also=0.1))
    told = make_tag_plan([unsure, outside], _options(tmp_path, also=0.1, unsure=Fate.FOLDER, outside=Fate.FOLDER))

    assert [one.reason for one in left.stays] == ["unsure", "outside"]
    assert [action.tags for action in told.actions] == [(Tag(("unsure",), 0.9),), (Tag(("outside",), 0.9),)]
    assert not left.actions


def test_a_sidecar_that_is_there_is_used() -> None:
    """Else one is made that bears the photo's whole name; Adobe's is made only where that is chosen."""
    photos = [
        _prediction("/photos/new.jpg"),
        _prediction("/photos/whole.jpg", "whole.jpg.xmp"),
        _prediction("/photos/adobe.jpg", "adobe.cr2", "adobe.xmp"),
        _prediction("/photos/both.jpg", "both.jpg.xmp", "both.xmp"),
        _prediction("/photos/LOUD.JPG", "LOUD.JPG.XMP"),
    ]

    assert _targets(make_tag_plan(photos, _options())) == {
        "LOUD.JPG": "LOUD.JPG.XMP",
        "adobe.jpg": "adobe.xmp",
        "both.jpg": "both.jpg.xmp",
        "new.jpg": "new.jpg.xmp",
        "whole.jpg": "whole.jpg.xmp",
    }
    assert _targets(make_tag_plan(photos, _options(into=TagInto.ADOBE))) == {
        "LOUD.JPG": "LOUD.xmp",
        "adobe.jpg": "adobe.xmp",
        "both.jpg": "both.xmp",
        "new.jpg": "new.xmp",
        "whole.jpg": "whole.xmp",
    }
    assert all(
        source == target for source, target in _targets(make_tag_plan(photos, _options(into=TagInto.FILE))).items()
    )


def test_no_two_photos_share_a_sidecar() -> None:
    """Of two with one stem the first gets Adobe's; nor is one taken that belongs to another photo."""
    photos = [
        _prediction("/photos/a.jpg"),
        _prediction("/photos/A.png"),
        _prediction("/photos/b.jpg"),
        _prediction("/photos/b.cr2", "b.xmp"),
    ]

    assert _targets(make_tag_plan(photos, _options(into=TagInto.ADOBE))) == {
        "A.png": "A.xmp",
        "a.jpg": "a.jpg.xmp",
        "b.cr2": "b.xmp",
        "b.jpg": "b.jpg.xmp",
    }


def test_the_root_is_the_folder_of_all_photos() -> None:
    """Whatever was asked for; without photos it is that."""
    photos = [_prediction("/photos/one/a.jpg"), _prediction("/photos/two/b.jpg")]

    assert make_tag_plan(photos, _options("/elsewhere")).root == "/photos"
    assert make_tag_plan(photos[:1], _options("/elsewhere")).root == "/photos/one"
    assert make_tag_plan([], _options("/elsewhere")).root == "/elsewhere"


def test_photos_on_several_drives_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows has them."""

    def several(_: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr("os.path.commonpath", several)

    with pytest.raises(RequestError, match="several drives; tag those of one drive at a time"):
        make_tag_plan([_prediction("/photos/a.jpg")], _options())


def test_a_root_of_tags_is_typed_with_slashes() -> None:
    """Blanks and empty levels count for nothing."""
    assert [root_of(text) for text in ("AI", " AI / Sorter/", "", " / ")] == [("AI",), ("AI", "Sorter"), (), ()]


@pytest.mark.parametrize("into", TagInto)
def test_photos_that_are_tagged_so_already_stay(into: TagInto, tmp_path: Path) -> None:
    """Known by what their sidecars say, or they themselves, also where they were looked at only after that."""
    photos = [put(tmp_path / f"{name}.jpg", camera_jpeg()) for name in "abc"]
    predictions = [predict(photo, _CAT) for photo in photos]
    keywords = keywords_of([Tag(_CAT, 0.9)], Tagging(), _options().task)
    targets = [Path(one.target) for one in make_tag_plan(predictions, _options(tmp_path, into)).actions]
    own = into is TagInto.FILE
    put(targets[0], photo_with("a.jpg", camera_jpeg(), keywords) if own else sidecar_with(DARKTABLE, keywords))
    put(targets[1], b"damaged" if own else DARKTABLE)
    predictions = [predict(photo, _CAT) for photo in photos]
    before = content(tmp_path)

    plan = plan_of(predictions, _options(tmp_path, into))

    assert [(one.source, one.reason) for one in plan.stays] == [(str(photos[0]), "already there")]
    assert [action.source for action in plan.actions] == [str(photos[1]), str(photos[2])]
    assert content(tmp_path) == before
    photos[2].unlink()
    assert len(plan_of(predictions, _options(tmp_path, into)).actions) == 2


def test_a_sidecar_is_asked_once_as_long_as_it_does_not_change(tmp_path: Path) -> None:
    """The window plans all the time."""
    compared, asked = Compared(), list[bytes]()
    path = put(tmp_path / "a.xmp", b"one")

    def ask(file: BinaryIO) -> int:
        asked.append(file.read())
        return len(asked)

    answers = [compared.answer(str(path), "a question", ask) for _ in range(3)]
    put(path, b"another")

    assert [*answers, compared.answer(str(path), "a question", ask)] == [1, 1, 1, 2]
    assert asked == [b"one", b"another"]
    assert compared.answer(str(tmp_path), "a question", ask) is None
    assert not compared.answer(str(tmp_path / "missing"), "a question", ask)


@pytest.mark.parametrize("into", TagInto)
def test_a_plan_of_tags_survives_its_file(into: TagInto) -> None:
    """With everything that is to be written; two photos may differ in capitals alone."""
    photos = [_prediction("/photos/a.jpg", top=((_CAT, 0.9), (_LAKE, 0.3))), _prediction("/photos/A.jpg")]
    plan = make_tag_plan(photos, replace(_options(into=into, also=0.2), tagging=Tagging(into, ("a", "b"), scores=True)))

    assert parse_plan(dump_plan(plan)) == plan


_PLAN = make_tag_plan([_prediction("/photos/a.jpg")], _options())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"into": "sidecar"', '"into": "cloud"', "\"into\" is 'cloud', not one of sidecar, adobe, file"),
        ('"into": "sidecar"', '"into": "file"', "is not what the photo's tags go into"),
        ('a.jpg.xmp"', 'a.jpg"', "is not what the photo's tags go into"),
        ('a.jpg.xmp"', 'more/a.jpg.xmp"', "is not what the photo's tags go into"),
        ('a.jpg.xmp"', 'b.jpg"', "is not what the photo's tags go into"),
        ('"root": ["AI"]', '"root": [1]', "'root' is not a list of texts"),
        ('"tagging": {"into": "sidecar", "root": ["AI"], "scores": false},', "", "'tagging' is missing"),
        ('"tagging": {"into"', '"tagging": {"more": 1, "into"', "unknown 'more'"),
        ('"tags": [{"path": ["animal", "cat"], "score": 0.9}]', '"tags": []', "a photo that is tagged has tags"),
        ('"path": ["animal", "cat"]', '"path": []', "'path' is empty"),
        ('"kind": "tag"', '"kind": "move"', "tags belong to a plan that tags"),
    ],
)
def test_a_damaged_plan_of_tags_is_one_clear_sentence(old: str, new: str, reason: str) -> None:
    """It may have been written to do harm."""
    text = dump_plan(_PLAN)
    assert old in text

    with pytest.raises(RequestError) as refused:
        parse_plan(text.replace(old, new))

    assert reason in str(refused.value)
