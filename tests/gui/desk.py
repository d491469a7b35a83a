"""A window under test, and what a person does with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes import PLAIN, ColourSession, make_task
from sorter.core.measurement import Measurer, Session
from sorter.core.picture import make_picture
from sorter.core.store.store import Store
from sorter.gui.assembly import assemble
from sorter.gui.attention import Ask
from sorter.gui.board import Board
from sorter.gui.places import Kind, Place
from sorter.gui.table_view import TableView
from sorter.gui.template_field import TemplateField
from sorter.gui.window import Window
from sorter.jobs.likeness import look_alikes
from sorter.jobs.local import LocalMeasurer
from sorter.jobs.remembering import Remembering
from sorter.jobs.side_by_side import SideBySide
from sorter.settings import Places, load_settings
from sorter.tasks.manifest import Task

RED, GREEN, BLUE = (Place(Kind.LABEL, (name,)) for name in ("red", "green", "blue"))
W = TypeVar("W", bound=QWidget)


class Desk:
    """The real window and everything behind it, on a fake session."""

    def __init__(
        self,
        qtbot: QtBot,
        data: Path,
        session: Session,
        tasks: Mapping[str, Task] | None = None,
        *,
        size: tuple[int, int] | None = (1440, 900),
        remembers: bool = False,
        ask: Ask | None = None,
        wear: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`remembers`: what is measured is kept, and so look-alikes can be found.

        `ask` asks models for their maps, `wear` shows an appearance.
        """
        self._qtbot = qtbot
        self.journal = Places(data).journal
        self.settled = False
        self.data = data
        self.devices: list[str] = []  # that were asked for, one for each run

        store = Places(data).store
        self.beside = Spare()

        def measure(task: Task, device: str) -> Measurer:
            self.devices.append(device)
            measurer = LocalMeasurer(PLAIN, lambda: session)
            return Remembering(measurer, task, Store(store)) if remembers else measurer

        self.begun = 0
        self.parts = assemble(
            Places(data),
            tasks or {"colours": make_task()},
            replace(load_settings(Places(data).settings), task="colours"),
            measure,
            draw,
            measure_apart=measure,
            beside=self.beside,
            alike=partial(look_alikes, store),
            side_by_side=partial(SideBySide, store),
            ask=ask,
            wear=wear,
        )
        self.parts.filing_flow.settled.connect(self._settle)
        self.parts.sorting.renewed.connect(self._count)
        if size:
            self.window.resize(*size)
        self.window.show()
        self.parts.filing_flow.begin()

    @property
    def window(self) -> Window:
        return self.parts.window

    @property
    def board(self) -> Board:
        return self.window.board

    def drop(self, *paths: Path, onto: QWidget | None = None) -> None:
        """Drop files and folders on the window as the desktop would."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromEncoded(path.as_uri().encode()) for path in paths])
        target = onto or self.window
        held = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPointF(700, 400).toPoint(), *held)
        target.dragEnterEvent(enter)
        assert enter.isAccepted()
        target.dropEvent(QDropEvent(QPointF(700, 400), *held))

    def sort(self, *paths: Path) -> None:
        """Drop, and wait until everything is sorted and planned."""
        self.anew(lambda: self.drop(*paths))

    def anew(self, cause: Callable[[], None]) -> None:
        """Do what makes sorting begin anew, and wait until that is over."""
        before = self.begun
        cause()
        self.wait_for(lambda: self.begun > before)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing runs and the plan is of what is shown."""
        self.wait_for(
            lambda: (
                not self.parts.sorting.running
                and not self.parts.filing.running
                and self.parts.planning.is_settled
                and self.parts.checking.is_settled
                and self.parts.suggesting.is_settled
                and self.parts.arranging.is_settled
            )
        )

    def apply(self) -> None:
        """Press the one button, and wait for the end."""
        self.window.destination.press()
        self.wait_for(lambda: not self.parts.filing.running and bool(self.window.banner.text()))
        self.rest()

    def copy(self, *paths: Path) -> None:
        """Sort photos, and copy them into their folders."""
        self.sort(*paths)
        self.apply()

    def move(self, *paths: Path) -> None:
        """Sort photos, and move them into their folders."""
        self.sort(*paths)
        self.click("Move")
        self.rest()
        self.apply()

    def click(self, text: str, within: QWidget | None = None) -> None:
        """Click the visible button, segment or box that says this."""
        found = [
            button
            for button in (within or self.window).findChildren(QAbstractButton)
            if button.isVisible() and button.text().replace("&&", "&") == text
        ]
        assert len(found) == 1, f"{len(found)} buttons say {text}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def named(self, kind: type[W], name: str) -> W:
        """The one widget of this kind and accessible name."""
        (found,) = (one for one in self.window.findChildren(kind) if one.accessibleName() == name)
        return found

    def rows(self, table: str) -> list[list[str]]:
        """What a table of the history says, row by row."""
        model = self.named(TableView, table).model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    @staticmethod
    def texts_of(dialog: QWidget) -> list[str]:
        """Every text of a dialog that is in sight and is no button's."""
        return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    def texts(self) -> list[str]:
        """Every text that is in sight and is no button's."""
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]

    def type(self, text: str) -> None:
        """Type on whatever has the focus."""
        QTest.keyClicks(self.window.focusWidget() or self.window, text)

    def field(self) -> TemplateField:
        """The field of the template, with the focus and nothing in it."""
        field = self.window.destination.template.field
        field.setFocus()
        field.selectAll()
        self.press(Qt.Key.Key_Backspace)
        return field

    def press_offer(self, at: int = 0) -> None:
        """Press a button of the banner, and wait for the end."""
        before = self.window.banner.text()
        self.window.banner.offers()[at].click()
        self.wait_for(lambda: self.window.banner.text() not in ("", before))
        self.rest()

    def choose(self, place: Place, *names: str) -> None:
        """Choose cards of a column by file name and give it the focus."""
        column = self.board.column(place)
        results = self.parts.sorting.results
        column.view.choose([id for id in column.model.ids if results.card(id).item.name in names])
        column.view.setFocus()

    def names(self, place: Place) -> list[str]:
        """The file names in a column, sorted."""
        results = self.parts.sorting.results
        return sorted(results.card(id).item.name for id in self.board.column(place).model.ids)

    def counts(self) -> dict[str, int]:
        """How many cards each column has."""
        places = self.parts.sorting.results.places()
        return {self.board.column(place).name: len(self.board.column(place).model.ids) for place in places}

    def tree(self) -> dict[str, int]:
        """The folders of the plan that is shown."""
        return dict(self.window.destination.tree.lines())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on whatever has the focus."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def press_on(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key on a window of its own, as a panel is."""
        QTest.keyClick(widget.focusWidget() or widget, key)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Run the event loop until it is so."""
        self._qtbot.waitUntil(condition)

    @contextmanager
    def waiting(self, signal: SignalInstance) -> Iterator[None]:
        """Do something, and wait until that was told."""
        with self._qtbot.waitSignal(signal):
            yield

    def close(self) -> None:
        """Close the window, stopping what runs."""
        if self.window.isVisible():
            self.parts.sorting.stop()
            self.parts.filing.stop()
            self.wait_for(lambda: not self.parts.sorting.running and not self.parts.filing.running)
            self.window.close()
        self.wait_for(lambda: not self.window.isVisible())
        self.window.deleteLater()

    def _settle(self) -> None:
        self.settled = True

    def _count(self) -> None:
        self.begun += 1


class Spare:
    """Measures beside the runs, on a session of its own."""

    def __init__(self) -> None:
        self.session = ColourSession()
        self.told: list[str] = []  # what was wished of it, in order

    def warm(self, task: Task, device: str) -> None:
        self.told.append("warm")

    def measurer(self, task: Task, device: str) -> Measurer:
        self.told.append(task.id)
        return LocalMeasurer(PLAIN, lambda: self.session)

    def rest(self) -> None:
        self.told.append("rest")


def draw(path: str, side: int) -> bytes:
    """A picture made by threads of this process."""
    return make_picture(path, side, lambda _cost: nullcontext())


def files_beneath(folder: Path) -> Sequence[str]:
    """Every file beneath a folder, relative, sorted."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
