"""A plan in numbers and folders."""

from dataclasses import replace
from pathlib import Path

from library import options, predict, put
from sorter.files.compared import Compared
from sorter.files.plan import ActionKind
from sorter.gui.preview import make_preview
from sorter.items import Companion


def test_every_folder_is_counted_with_what_lies_below(tmp_path: Path) -> None:
    """Parents come before children, the target itself first."""
    labels = [("animal", "bird"), ("animal", "dog"), ("night",)]
    photos = [put(tmp_path / "in" / f"{number}.jpg", bytes([number] * 9)) for number in range(3)]
    predictions = [predict(path, label) for path, label in zip(photos, labels, strict=True)]
    unsure = predict(put(tmp_path / "in" / "u.jpg", b"u"), unsure=True)
    root = tmp_path / "out"
    preview = make_preview([*predictions, unsure], options(root, ActionKind.COPY), Compared(), lambda: None)

    lines = [(branch.depth, branch.name, branch.count) for branch in preview.branches]
    assert lines == [(0, "out", 3), (1, "animal", 2), (2, "bird", 1), (2, "dog", 1), (1, "night", 1)]
    assert (preview.size, preview.renamed, preview.stays) == (27, 0, {"unsure": 1})
    assert preview.example == "animal/bird/0.jpg"
    assert not root.exists()


def test_companions_and_links_are_counted(tmp_path: Path) -> None:
    """Their bytes belong to the plan's; an empty plan has no example."""
    photo = predict(put(tmp_path / "in" / "1.jpg", b"x" * 10), ("day",))
    item = replace(photo.item, companions=(Companion("1.xmp", 5, 0), Companion("1.dng", 50, 0)))
    prediction = replace(photo, item=item, top=((("day",), 0.6), (("night",), 0.3)))
    chosen = replace(options(tmp_path / "out", ActionKind.COPY), also=0.25)
    preview = make_preview([prediction], chosen, Compared(), lambda: None)
    empty = make_preview([], chosen, Compared(), lambda: None)

    assert (preview.size, preview.companions, preview.links) == (65, 2, 1)
    assert (empty.size, empty.companions, empty.links, empty.example) == (0, 0, 0, "")
