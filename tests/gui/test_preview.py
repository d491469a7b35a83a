"""A plan in numbers and folders."""

from pathlib import Path

from library import options, predict, put
from sorter.files.plan import ActionKind
from sorter.files.survey import Compared
from sorter.gui.preview import make_preview


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
    assert preview.free is not None
    assert not root.exists()
