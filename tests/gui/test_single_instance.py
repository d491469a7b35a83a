"""One window for one data directory, whoever starts the program again."""

import os
import signal
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from e2e.program import Program
from gui.desk import Desk
from gui.patient import PATIENCE
from sorter.gui.app import welcome
from sorter.gui.letter import LONGEST, TAKEN, Letter, sealed
from sorter.gui.one_window import Claim, address_of, claimed
from sorter.gui.reception import Reception
from sorter.settings import load_settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket by itself")
_HEAD = sealed(Letter(()))[:-4]
_NOTHING = Letter(())


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder whose path leaves a socket's room."""
    with TemporaryDirectory(prefix="sorter-") as folder:
        yield Path(folder)


@pytest.fixture
def claim(tmp_path: Path) -> Iterator[Claim]:
    """The right to the one window."""
    made = claimed(tmp_path / "data", _NOTHING)
    assert made is not None
    assert made.lock is not None
    yield made
    made.lock.release()


@pytest.fixture
def open_desk(desk: Desk, claim: Claim) -> Desk:
    """The window, which later starts can reach."""
    welcome(desk.parts, claim.address)
    return desk


class _Guest:
    """Somebody who speaks to the window, and hears what it answers."""

    def __init__(self, line: socket.socket, desk: Desk) -> None:
        self._line = line
        self._line.connect(address_of(desk.data))
        self._line.setblocking(False)
        self._heard = b""
        self._gone = False

    def say(self, part: bytes) -> None:
        try:
            self._line.send(part)
        except BlockingIOError:
            pass
        except (BrokenPipeError, ConnectionResetError):
            self._gone = True

    def is_dropped(self) -> bool:
        """Whether the window has ended it without a word."""
        return self._is_left() and not self._heard

    def is_taken(self) -> bool:
        """Whether the window has taken what was said."""
        return self._is_left() and self._heard == TAKEN

    def _is_left(self) -> bool:
        try:
            heard = self._line.recv(99)
            self._heard += heard
            self._gone = self._gone or not heard
        except BlockingIOError:
            pass
        except ConnectionResetError:
            self._gone = True
        return self._gone


Come = Callable[..., _Guest]


@pytest.fixture
def come(open_desk: Desk) -> Iterator[Come]:
    """Lets somebody come to the window, who says something at once."""
    with ExitStack() as lines:

        def came(*says: bytes) -> _Guest:
            guest = _Guest(lines.enter_context(socket.socket(socket.AF_UNIX)), open_desk)
            for part in says:
                guest.say(part)
            return guest

        yield came


def test_a_second_start_hands_its_folders_over_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    """Real processes: the first window takes the folders; killed, it leaves nothing that keeps the next one out."""
    program, data = Program(tmp_path / "data"), tmp_path / "data"
    folders = [tmp_path / name for name in ("first", "second", "third")]
    for folder in folders:
        folder.mkdir()

    def taken(*wanted: Path) -> Callable[[], bool]:
        return lambda: load_settings(data / "settings.toml").recent == tuple(map(str, wanted))

    with program.start("gui", folders[0]) as first:
        qtbot.waitUntil(taken(folders[0]))
        second = program("gui", folders[1])
        qtbot.waitUntil(taken(folders[1], folders[0]))
        still_there = first.poll() is None
        first.send_signal(signal.SIGKILL)
        first.communicate()
    stale = os.stat(address_of(data)).st_ino
    with program.start("gui") as third:
        qtbot.waitUntil(lambda: os.stat(address_of(data)).st_ino != stale)
        handed_over = claimed(data, Letter((str(folders[2]),)), patience=PATIENCE / 1000) is None
        qtbot.waitUntil(taken(folders[2], folders[1], folders[0]))
        third.kill()
        third.communicate()

    assert (second.status, second.out, second.err) == (0, "", "")
    assert still_there
    assert handed_over


def test_the_window_opens_what_it_is_handed_and_comes_to_the_front(open_desk: Desk, come: Come, library: Path) -> None:
    """What a person has just asked for is in sight, though the window was away."""
    open_desk.window.showMinimized()
    guest = come(sealed(Letter((str(library / "one"), str(library / "two")))))
    open_desk.wait_for(guest.is_taken)
    open_desk.wait_for(lambda: len(open_desk.parts.flow.paths) == 2)
    open_desk.rest()

    assert open_desk.parts.flow.paths == (str(library / "one"), str(library / "two"))
    assert not open_desk.window.isMinimized()
    assert open_desk.window.isActiveWindow()


def test_without_folders_the_window_only_comes_to_the_front(open_desk: Desk, come: Come) -> None:
    """Starting the program twice is asking for its window."""
    open_desk.window.showMinimized()
    guest = come(sealed(_NOTHING))
    open_desk.wait_for(guest.is_taken)

    assert not open_desk.window.isMinimized()
    assert open_desk.parts.flow.paths == ()


def test_a_path_that_is_no_text_arrives_as_it_is(open_desk: Desk, come: Come, tmp_path: Path) -> None:
    """Bytes of a file name that are no text name the same folder in the other process."""
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 \n")
    os.mkdir(folder)
    guest = come(sealed(Letter((folder,))))
    open_desk.wait_for(guest.is_taken)
    open_desk.wait_for(lambda: open_desk.parts.flow.paths == (folder,))
    open_desk.rest()


@pytest.mark.parametrize(
    "rubbish",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        _HEAD + (LONGEST + 1).to_bytes(4, "big"),
        _HEAD + (3).to_bytes(4, "big") + b"\0ab",
        _HEAD + (3).to_bytes(4, "big") + b"\0/a and more",
        sealed(Letter(("here",))),
    ],
    ids=["another language", "too long", "no path", "more than it says", "relative"],
)
def test_rubbish_is_dropped_at_once(open_desk: Desk, come: Come, rubbish: bytes) -> None:
    """Who does not speak as a Sorter does is not listened to, and the next one is."""
    guest = come(rubbish)
    open_desk.wait_for(guest.is_dropped)
    other = come(sealed(_NOTHING))
    open_desk.wait_for(other.is_taken)

    assert open_desk.parts.flow.paths == ()


def test_a_letter_may_come_in_pieces(open_desk: Desk, come: Come, library: Path) -> None:
    """Byte by byte it is the same letter."""
    whole = sealed(Letter((str(library),)))
    guest = come()
    for at in range(len(whole)):
        guest.say(whole[at : at + 1])
    open_desk.wait_for(guest.is_taken)
    open_desk.wait_for(lambda: open_desk.parts.flow.paths == (str(library),))
    open_desk.rest()


def test_who_floods_the_window_is_dropped(open_desk: Desk, come: Come) -> None:
    """Bytes without end are not kept: more than a letter may be, or than was announced, ends it."""
    guest = come(_HEAD + LONGEST.to_bytes(4, "big"))

    def drowned() -> bool:
        guest.say(b"/" * 200_000)
        return guest.is_dropped()

    open_desk.wait_for(drowned)


def test_no_more_guests_are_let_in_than_there_can_be(desk: Desk, claim: Claim) -> None:
    """The ninth is sent away at once, and the eight before it are still listened to."""
    reception = Reception(claim.address, desk.window, patience=10 * PATIENCE)
    with ExitStack() as lines:
        guests = [_Guest(lines.enter_context(socket.socket(socket.AF_UNIX)), desk) for _ in range(9)]
        desk.wait_for(guests[8].is_dropped)
        guests[0].say(sealed(_NOTHING))
        desk.wait_for(guests[0].is_taken)
        left = [guest.is_dropped() for guest in guests[1:8]]

    assert reception.is_open
    assert not any(left)


def test_who_says_nothing_is_dropped_in_the_end(desk: Desk, claim: Claim) -> None:
    """A guest who only listens takes nobody's place for ever."""
    reception = Reception(claim.address, desk.window, patience=50)
    with socket.socket(socket.AF_UNIX) as line:
        desk.wait_for(_Guest(line, desk).is_dropped)

    assert reception.is_open


def test_the_socket_is_its_users_alone(open_desk: Desk) -> None:
    """No other user may connect to it."""
    mode = os.stat(address_of(open_desk.data)).st_mode

    assert stat.S_ISSOCK(mode)
    assert not mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_another_data_directory_has_a_window_of_its_own(open_desk: Desk, tmp_path: Path) -> None:
    """Its start gets the right to open one, and the other window hears nothing."""
    other = claimed(tmp_path / "other", Letter((str(tmp_path),)))

    assert other is not None
    assert other.lock is not None
    assert other.address != address_of(open_desk.data)
    assert open_desk.parts.flow.paths == ()
    other.lock.release()


def test_a_data_directory_with_a_long_path_has_its_socket_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's path is short; where the system has no folder for it, each start opens a window."""
    long = tmp_path / ("long" * 30)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    there = address_of(long)
    monkeypatch.delenv("XDG_RUNTIME_DIR")

    assert there.startswith("/run/user/7/sorter-")
    assert there != address_of(tmp_path)
    assert claimed(long, _NOTHING) == Claim()


def test_a_window_that_does_not_answer_keeps_nobody_out(claim: Claim, tmp_path: Path) -> None:
    """Somebody holds the lock and listens to nobody: another window is opened beside it."""
    assert claim.lock
    assert claimed(tmp_path / "data", _NOTHING, patience=0.1) == Claim()


def test_a_window_that_is_about_to_close_takes_nothing_any_more(open_desk: Desk, come: Come) -> None:
    """What it would take would be lost with it: the next start gets the right instead, once it is gone."""
    open_desk.window.close()

    with pytest.raises(OSError, match="No such file"):
        come()
