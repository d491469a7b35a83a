"""What strangers' folders and zips hold is brought in under names of our own."""

import os
import zipfile
from pathlib import Path

import pytest

from sorter.core.bundle import Bundle, bring_in
from sorter.errors import TaskError


def brought(source: Path, into: Path, *wanted: str) -> Bundle:
    into.mkdir()
    return bring_in(source, into, wanted)


def names(bundle: Bundle) -> list[str]:
    return sorted(member.name for member in bundle.members)


def filled(folder: Path, *inside: str) -> Path:
    for name in inside:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_files_get_generated_names_and_keep_only_their_ending(tmp_path: Path) -> None:
    """Of a folder and of a zip; what is not needed stays where it is."""
    inside = ("a/model.onnx", "labels; rm -rf.txt", "weights.bin", "photo.jpg", ".hidden/x.txt", "evil.TXT")
    folder = filled(tmp_path / "folder", *inside)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in inside:
            archive.writestr(name, name)

    for number, source in enumerate((folder, tmp_path / "z.zip")):
        into = tmp_path / f"into{number}"
        bundle = brought(source, into)
        assert names(bundle) == ["a/model.onnx", "evil.TXT", "labels; rm -rf.txt"]
        assert bundle.whole
        for member in bundle.members:
            assert member.path.read_text() == member.name
            assert member.path.parent == into
            assert member.path.stem.isdigit()
        assert len(list(into.iterdir())) == 3


def test_wanted_files_come_whatever_they_are_called(tmp_path: Path) -> None:
    """External data has any name."""
    folder = filled(tmp_path / "folder", "model.onnx", "model.onnx_data", "inner/other.bin")

    bundle = brought(folder, tmp_path / "into", "model.onnx_data", "inner/other.bin", "../secret")

    assert names(bundle) == ["inner/other.bin", "model.onnx", "model.onnx_data"]


def test_beside_a_model_only_what_may_describe_it_is_looked_at(tmp_path: Path) -> None:
    """A folder of downloads holds much else."""
    folder = filled(
        tmp_path / "downloads",
        "net.onnx",
        "net.json",
        "labels.txt",
        "config.json",
        "taxes.csv",
        "diary.txt",
        "class.jpg",
    )
    (folder / "names.txt").symlink_to(folder / "diary.txt")
    os.link(folder / "diary.txt", folder / "classes.txt")

    bundle = brought(folder / "net.onnx", tmp_path / "into")

    assert names(bundle) == ["config.json", "labels.txt", "net.json", "net.onnx"]
    assert not bundle.whole


def test_the_source_is_only_read(tmp_path: Path) -> None:
    """Whatever becomes of the copy."""
    folder = filled(tmp_path / "folder", "model.onnx", "labels.txt")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}

    for member in brought(folder, tmp_path / "into").members:
        member.path.write_bytes(b"changed")

    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """A home folder is no model."""
    folder = tmp_path / "home"
    folder.mkdir()
    for number in range(2001):
        (folder / f"{number}.txt").touch()

    with pytest.raises(TaskError, match="too many files"):
        brought(folder, tmp_path / "into")


def test_a_hole_of_a_terabyte_is_refused(tmp_path: Path) -> None:
    """A sparse file costs its maker nothing; not all of it is read."""
    with (tmp_path / "model.onnx").open("wb") as file:
        file.truncate(1 << 40)

    with pytest.raises(TaskError, match="larger than"):
        brought(tmp_path / "model.onnx", tmp_path / "into")
