"""Looking for companions beside photos."""

import os
from pathlib import Path

from library import put
from sorter.jobs.beside import companions_beside


def test_what_came_beside_a_photo_since_is_found(tmp_path: Path) -> None:
    """By the rules; hidden files and links are none, and neither is what is beside another photo."""
    for name in ("a.jpg", "a.jpg.xmp", ".c.jpg", ".c.jpg.xmp", "b.jpg", "b.jpg.xmp", "notes.txt"):
        put(tmp_path / name, name.encode(), mtime_ns=7)
    os.symlink("b.jpg.xmp", tmp_path / "a.xmp")
    found = companions_beside([str(tmp_path / "a.jpg"), str(tmp_path / ".c.jpg")], 0.0)
    (one,) = found[str(tmp_path / "a.jpg")]

    assert list(found) == [str(tmp_path / "a.jpg")]
    assert (one.name, one.size, one.mtime_ns) == ("a.jpg.xmp", len("a.jpg.xmp"), 7)


def test_what_was_there_before_did_not_come_since(tmp_path: Path) -> None:
    """The moment counts at which the file came there, not the time that a program gave it."""
    photo = str(put(tmp_path / "a.jpg", b"photo"))
    sidecar = put(tmp_path / "a.jpg.xmp", b"stars", mtime_ns=4_000_000_000_000_000_000)
    moment = sidecar.stat().st_ctime

    assert companions_beside([photo], moment)[photo]
    assert companions_beside([photo], moment + 1)[photo] == []


def test_a_link_is_a_photo_here(tmp_path: Path) -> None:
    """A photo that was sorted as a symbolic link has its companions too, whatever it is called."""
    os.symlink("/nowhere", tmp_path / "a.odd")
    put(tmp_path / "a.odd.xmp", b"stars")

    assert [one.name for one in companions_beside([str(tmp_path / "a.odd")], 0.0)[str(tmp_path / "a.odd")]] == [
        "a.odd.xmp"
    ]


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    """The engine says what is the matter with its photos."""
    assert companions_beside([str(tmp_path / "gone" / "a.jpg")], 0.0) == {}
