"""Who looks elsewhere is told when a long run has ended, and sees at the icon how far it is."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fakes import ColourSession
from gui.desk import Desk
from gui.told import Told, go_away, listen
from sorter.core.measurement import FloatArray, SessionOutputs
from sorter.errors import TaskError
from sorter.gui.session_bus import SessionBus
from sorter.gui.tray import unmarked

_HOUR = 3600.0


def _nothing() -> None:
    """What a click does."""


@pytest.fixture
def elsewhere(desk: Desk) -> Iterator[QWidget]:
    """Another window, which a person looks at."""
    other = QWidget()
    go_away(desk, other)
    yield other
    other.close()


def test_the_end_of_sorting_is_told_with_figures(desk: Desk, elsewhere: QWidget, library: Path) -> None:
    """How many, in what time, and how many of them could not be read."""
    (library / "broken.jpg").write_bytes(b"no photo")
    told = listen(desk)
    desk.sort(library)
    ((title, text),) = told.notices

    assert title == "Photos are sorted"
    assert text.startswith("15 photos in 0:0")
    assert text.endswith(". 1 photo could not be read.")


def test_the_ends_of_copying_and_undoing_are_told(desk: Desk, elsewhere: QWidget, library: Path) -> None:
    """In the banner's own words."""
    desk.sort(library)
    told = listen(desk)
    desk.apply()
    desk.press_offer(0)

    assert told.notices == [
        ("Photos are copied", "12 copied, 0 renamed, 0 overwritten, 2 stay."),
        ("Photos are put back", "12 put back."),
    ]


class _Unusable(ColourSession):
    def run(self, batch: FloatArray) -> SessionOutputs:
        raise TaskError("The model <b>&</b> all cannot be used.")


def test_a_click_on_a_notice_brings_the_window(desk: Desk, elsewhere: QWidget, library: Path) -> None:
    """Also where it was minimised."""
    told = listen(desk)
    desk.sort(library)
    desk.window.showMinimized()
    told.clicked()
    desk.wait_for(desk.window.isActiveWindow)

    assert not desk.window.isMinimized()


def test_a_failure_is_told_with_its_reason(qtbot: QtBot, theme: object, tmp_path: Path, library: Path) -> None:
    """Nobody waits for what has ended already."""
    desk = Desk(qtbot, tmp_path / "data", _Unusable())
    desk.wait_for(lambda: desk.settled)
    told = listen(desk)
    desk.window.hide()
    desk.sort(library)
    desk.window.show()
    desk.close()
    ((title, text),) = told.notices

    assert title == "Sorter could not finish"
    assert text.startswith("The model <b>&</b> all cannot be used. ")


def test_who_looks_at_the_window_is_told_nothing(desk: Desk, library: Path) -> None:
    """It is all there to be seen."""
    desk.window.activateWindow()
    desk.wait_for(desk.window.isActiveWindow)
    told = listen(desk)
    desk.copy(library)

    assert told.notices == []


def test_short_runs_are_not_told(desk: Desk, elsewhere: QWidget, library: Path) -> None:
    """Nobody goes away for them."""
    told = listen(desk, _HOUR)
    desk.copy(library)

    assert told.notices == []


def test_who_does_not_want_notices_gets_none(desk: Desk, elsewhere: QWidget, library: Path) -> None:
    """The setting says so; progress at the icon stays."""
    keeper = desk.parts.keeper
    keeper.keep(replace(keeper.settings, notify=False))
    told = listen(desk)
    desk.copy(library)

    assert told.notices == []
    assert told.shares[-1] is None


def test_what_a_person_stopped_is_not_told(
    desk: Desk, elsewhere: QWidget, library: Path, session: ColourSession
) -> None:
    """They were there."""
    told = listen(desk)
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.parts.sorting.stop()
    session.gate.set()
    desk.rest()

    assert told.notices == []


def test_progress_is_shown_at_the_icon_and_taken_away(desk: Desk, library: Path, session: ColourSession) -> None:
    """Of sorting and of copying, in steps that can be seen; nothing is left at the end of either."""
    told = listen(desk)
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: bool(told.shares))
    session.gate.set()
    desk.rest()
    sorting = list(told.shares)
    desk.apply()
    copying = told.shares[len(sorting) :]

    for shares in (sorting, copying):
        shown = [share for share in shares if share is not None]
        assert shown == sorted(set(shown))
        assert 0 <= shown[0] <= shown[-1] <= 1
        assert shares[-1] is None


def test_no_notice_of_an_icon_is_taken_as_markup() -> None:
    """A folder's name may look like a tag."""
    assert "<" not in unmarked("<img src='file:///etc/passwd'> & more")
    assert unmarked("Tom & Jerry") == "Tom & Jerry"


@pytest.fixture
def bus_address() -> Iterator[str]:
    """A session's bus of the test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon")
    command = [daemon, "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


Hear = Callable[[str, int], str]


@pytest.fixture
def hear(bus_address: str) -> Iterator[Hear]:
    """What is said on the bus up to a word that is said so many times."""
    with subprocess.Popen(["dbus-monitor", "--address", bus_address], stdout=subprocess.PIPE, text=True) as process:
        out = process.stdout
        assert out is not None
        out.readline()  # once it is there

        def heard(word: str, times: int) -> str:
            lines: list[str] = []
            while sum(word in line for line in lines) < times:
                lines.append(out.readline())
            return "".join(lines)

        yield heard
        process.kill()


Connect = Callable[[str], QDBusConnection]


@pytest.fixture
def connect(bus_address: str) -> Iterator[Connect]:
    """Takes part in the bus under a name."""
    names: list[str] = []

    def connected(name: str) -> QDBusConnection:
        names.append(name)
        connection = QDBusConnection.connectToBus(bus_address, name)
        assert connection.isConnected()
        return connection

    yield connected
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def portal(bus_address: str) -> Iterator[IO[str]]:
    """What a desktop's portal on the bus says of the calls that it takes."""
    script = Path(__file__).with_name("portal.py")
    with subprocess.Popen([sys.executable, script, bus_address], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.stdout
        process.kill()


def test_the_portal_of_the_desktop_takes_the_notice(portal: IO[str], connect: Connect, hear: Hear) -> None:
    """Over a real bus, as text that nobody reads as markup."""
    bus = SessionBus(connect("sorter"), Told(), _nothing)
    bus.notify("Photos are sorted", "a < b & <b>")
    taken = portal.readline()
    heard = hear("Photos are sorted", 1)

    assert taken == "org.freedesktop.portal.Notification AddNotification sa{sv}\n"
    assert 'string "title"' in heard
    assert 'string "default-action"' in heard
    assert 'string "a < b & <b>"' in heard


def test_what_the_portal_took_is_shown_nowhere_else(qtbot: QtBot, portal: IO[str], connect: Connect) -> None:
    """One notice is enough."""
    instead = Told()
    bus = SessionBus(connect("sorter"), instead, _nothing)
    bus.notify("Photos are sorted", "")
    portal.readline()
    qtbot.waitUntil(lambda: not bus._asked)  # the answer has come, and was looked at

    assert instead.notices == []


def test_without_a_portal_the_notice_is_shown_otherwise(qtbot: QtBot, connect: Connect) -> None:
    """Nothing is lost where nobody answers on the bus."""
    instead = Told()
    bus = SessionBus(connect("sorter"), instead, _nothing)
    bus.notify("Photos are sorted", "4 photos in 0:01.")
    qtbot.waitUntil(lambda: bool(instead.notices))

    assert instead.notices == [("Photos are sorted", "4 photos in 0:01.")]


def test_clicks_on_notices_are_heard(qtbot: QtBot, portal: IO[str], connect: Connect) -> None:
    """Each once, and nothing else that the portal says; also where it sends a token along."""
    assert portal
    heard: list[str] = []
    bus = SessionBus(connect("sorter"), Told(), lambda: heard.append("click"))
    bus.notify("Photos are sorted", "")
    qtbot.waitUntil(lambda: bool(heard))
    bus.notify("Photos are copied", "")
    qtbot.waitUntil(lambda: len(heard) > 1)

    assert heard == ["click", "click"]


def test_docks_are_told_how_far_it_is(connect: Connect, hear: Hear) -> None:
    """As the docks of GNOME and the task bar of KDE listen to it: which program, how much, and that it is over."""
    bus = SessionBus(connect("sorter"), Told(), _nothing)
    bus.show_progress(0.25)
    bus.show_progress(None)
    heard = hear("boolean", 2)

    assert "interface=com.canonical.Unity.LauncherEntry; member=Update" in heard
    assert heard.count('string "application://org.sorter.Sorter.desktop"') == 2
    assert "double 0.25" in heard
    assert heard.index("boolean true") < heard.index("boolean false")
