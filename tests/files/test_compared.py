import os
from pathlib import Path

from library import put
from sorter.files.compared import Compared
from sorter.files.plan import ActionKind


def test_a_file_is_compared_once_as_long_as_it_does_not_change(tmp_path: Path) -> None:
    """Planning again does not read the photos again, and a change is seen."""
    one, other = put(tmp_path / "1", b"one", mtime_ns=1), put(tmp_path / "2", b"one", mtime_ns=1)
    compared = Compared()
    assert compared.same(str(one), str(other))

    put(other, b"two", mtime_ns=1)
    assert compared.same(str(one), str(other))  # same size and time: remembered, not read
    put(other, b"two", mtime_ns=2)
    assert not compared.same(str(one), str(other))


def test_what_is_gone_or_longer_is_not_the_same(tmp_path: Path) -> None:
    """A file that cannot be read proves nothing."""
    one = put(tmp_path / "1", b"one")

    assert not Compared().same(str(one), str(tmp_path / "missing"))
    assert not Compared().same(str(one), str(tmp_path))
    assert not Compared().same(str(one), str(put(tmp_path / "2", b"one more")))


def test_what_an_action_would_make_is_known_by_its_kind(tmp_path: Path) -> None:
    """Content for a copy or move, the very file for a hard link, a way that leads there for a symbolic link."""
    photo, copy = put(tmp_path / "a", b"one"), put(tmp_path / "copy", b"one")
    hard, symbolic, gone = tmp_path / "hard", tmp_path / "symbolic", tmp_path / "gone"
    os.link(photo, hard)
    symbolic.symlink_to("a")

    def made(kind: ActionKind) -> list[str]:
        paths = [copy, hard, symbolic, gone]
        return [path.name for path in paths if Compared().is_made(kind, str(photo), str(path))]

    assert made(ActionKind.COPY) == made(ActionKind.MOVE) == ["copy", "hard"]
    assert made(ActionKind.HARDLINK) == ["hard"]
    assert made(ActionKind.SYMLINK) == ["symbolic"]
