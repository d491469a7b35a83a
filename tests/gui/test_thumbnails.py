"""Small pictures, decoded beside the window."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from gui.desk import draw
from sorter.errors import InputError
from sorter.gui.reading import Wanted, read_picture
from sorter.gui.thumbnails import Thumbnails


@pytest.fixture
def thumbnails(qapp: QObject) -> Iterator[Thumbnails]:
    made = Thumbnails(draw, cache_bytes=10 * 40 * 40 * 4)
    yield made
    made.close()


def wanted(path: Path, side: int = 40) -> Wanted:
    return Wanted(str(path), side, side, cover=True)


def test_a_picture_covers_its_card(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Exactly the size of the card, whatever the photo's shape."""
    wide = read_picture(Wanted(str(make_photo(tmp_path / "wide.jpg", size=(300, 60))), 50, 40, cover=True), draw)
    small = read_picture(Wanted(str(make_photo(tmp_path / "small.png", size=(8, 6))), 50, 40, cover=True), draw)

    assert (wide.width(), wide.height()) == (50, 40)
    assert (small.width(), small.height()) == (50, 40)


def test_a_picture_fits_into_its_frame(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """The whole photo, and a small one is not blown up by the decoder."""
    image = read_picture(Wanted(str(make_photo(tmp_path / "wide.jpg", size=(300, 60))), 100, 100, cover=False), draw)

    assert (image.width(), image.height()) == (100, 20)


def test_a_picture_is_upright(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Orientation 6: stored lying, shown standing."""
    path = make_photo(tmp_path / "turned.jpg", size=(400, 200), orientation=6)
    image = read_picture(Wanted(str(path), 100, 100, cover=False), draw)

    assert (image.width(), image.height()) == (50, 100)


def test_a_damaged_file_says_why(tmp_path: Path) -> None:
    """With a reason for the user."""
    (tmp_path / "broken.jpg").write_bytes(b"no photo")

    with pytest.raises(InputError, match="a text, not a photo"):
        read_picture(wanted(tmp_path / "broken.jpg"), draw)


def test_a_picture_arrives_later(qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Looking never decodes: first there is nothing, then the path is told, then the picture is there."""
    path = make_photo(tmp_path / "a.jpg")
    with qtbot.waitSignal(thumbnails.arrived) as arrived:
        first = thumbnails.look(wanted(path), owner=1)
    image = thumbnails.look(wanted(path), owner=1)

    assert first is None
    assert arrived.args == [{str(path)}]
    assert isinstance(image, QImage)


def test_another_size_stands_in(qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """While a new size is decoded the old one is shown."""
    path = make_photo(tmp_path / "a.jpg")
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.look(wanted(path), owner=1)
    with qtbot.waitSignal(thumbnails.arrived):
        meanwhile = thumbnails.look(wanted(path, 60), owner=1)

    assert meanwhile is not None
    assert meanwhile.width() == 40


def test_what_scrolled_away_is_not_decoded(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Wishes that nobody sees any more are dropped; those of another column remain."""
    paths = [make_photo(tmp_path / f"{number}.jpg", size=(900, 900)) for number in range(60)]
    came: set[str] = set()
    thumbnails.arrived.connect(came.update)
    for path in paths:
        thumbnails.look(wanted(path), owner=1)
    other = make_photo(tmp_path / "other.jpg")
    thumbnails.look(wanted(other), owner=2)
    thumbnails.focus(1, {str(paths[0])})
    qtbot.waitUntil(lambda: {str(paths[0]), str(other)} <= came)
    qtbot.waitUntil(thumbnails._queue.is_idle)

    assert len(came) < 20


def test_the_cache_is_bounded_in_bytes(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The picture that nobody looked at for longest goes first."""
    paths = [make_photo(tmp_path / f"{number}.jpg") for number in range(30)]
    came: set[str] = set()
    thumbnails.arrived.connect(came.update)
    for path in paths:
        thumbnails.look(wanted(path), owner=1)
    qtbot.waitUntil(lambda: len(came) == 30)

    assert thumbnails._bytes <= 10 * 40 * 40 * 4
    assert len(thumbnails._cache) == 10


def test_an_unreadable_photo_is_asked_for_once(qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path) -> None:
    """It is not decoded again with every repaint, until its file has moved."""
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"no photo")
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.look(wanted(path), owner=1)
    reason = thumbnails.unreadable(str(path))
    thumbnails.look(wanted(path), owner=1)
    idle = thumbnails._queue.is_idle()
    thumbnails.forget([str(path)])

    assert "a text, not a photo" in reason
    assert idle
    assert thumbnails.unreadable(str(path)) == ""


_TWO_AT_ONCE = """
import sys, threading
from PySide6.QtGui import QGuiApplication
from sorter.gui.reading import Wanted, prepare_reading, read_picture
app = QGuiApplication([])
prepare_reading()
def draw(path, side):
    with open(path, "rb") as file:
        return file.read()
sys.setswitchinterval(0.0005)
together = threading.Barrier(2)
def read():
    together.wait()
    for path in sys.argv[1:]:
        read_picture(Wanted(path, 40, 40, True, 6), draw)
threads = [threading.Thread(target=read, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_two_decoders_may_begin_at_once(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Neither crashes nor waits for the other, though PySide makes its classes when they are first used."""
    paths = [str(make_photo(tmp_path / f"{number}.jpg", size=(320, 240))) for number in range(30)]
    words = [sys.executable, "-c", _TWO_AT_ONCE, *paths]
    ended = [subprocess.run(words, check=False, timeout=30, capture_output=True).returncode for _ in range(4)]

    assert ended == [0, 0, 0, 0]
