"""The real window on a fake session, a library of plain photos, and nothing left behind."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession
from gui.desk import Desk
from gui.patient import PatientBot
from gui.system import System
from library import Content, content
from sorter.gui.style import Theme

COLOURS = {"red": (220, 20, 20), "green": (20, 220, 20), "blue": (20, 20, 220), "grey": (120, 120, 120)}


@pytest.fixture(scope="session")
def imported() -> None:
    """What there is before the first window stays, and no collection looks at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here(imported: None) -> Iterator[None]:
    """What is left of a window goes on this thread.

    Python collects on whichever thread makes the next object, and Qt's objects must not die on a job's.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Waits as long as a busy machine needs."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The program's own dress."""
    return Theme(qapp)


@pytest.fixture
def system() -> Iterator[System]:
    """What the system would be asked to open."""
    found = System()
    QDesktopServices.setUrlHandler("file", found, "take")  # type: ignore[arg-type]  # PySide's stub asks for bytes
    yield found
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def session() -> ColourSession:
    """Tells red, green and blue photos; grey ones leave it unsure."""
    return ColourSession()


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession) -> Callable[[], Desk]:
    """Starts the program: the window, shown and settled."""

    def started() -> Desk:
        desk = Desk(qtbot, tmp_path / "data", session)
        desk.wait_for(lambda: desk.settled)
        return desk

    return started


@pytest.fixture
def desk(start: Callable[[], Desk], session: ColourSession) -> Iterator[Desk]:
    """The window; closed afterwards, without a thread left."""
    desk = start()
    yield desk
    session.gate.set()
    desk.close()
    assert [thread.name for thread in threading.enumerate()] == ["MainThread"]


@pytest.fixture
def library(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Four photos of each colour and two grey ones, in two folders that do not say which."""
    folder = tmp_path / "library"
    for name, colour in COLOURS.items():
        for number in range(2 if name == "grey" else 4):
            make_photo(folder / ("one", "two")[number % 2] / f"{name}{number}.jpg", colour)
    return folder


@pytest.fixture
def original(library: Path) -> Content:
    """The library as it is before anything is done with it."""
    return content(library)


@pytest.fixture
def started_again(start: Callable[[], Desk], library: Path, original: Content) -> Iterator[Desk]:
    """The window after another start, in which the whole library was moved; its history is read."""
    assert original
    first = start()
    first.move(library)
    first.close()
    second = start()
    second.wait_for(lambda: second.rows("Runs") != [])
    yield second
    second.close()
