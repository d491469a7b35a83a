"""What follows what on the page of tasks: look at one, see it tried, sort by it, keep one's own."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.core.measurement import Measurer
from sorter.errors import SorterError
from sorter.gui.asking import ask_for_new_file
from sorter.gui.background import Background
from sorter.gui.cards import Card
from sorter.gui.core_words import translated
from sorter.gui.filing_flow import open_folder
from sorter.gui.flow import Flow
from sorter.gui.own_tasks import OwnTasks
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sorting import Sorting
from sorter.gui.speed_keeper import SpeedKeeper
from sorter.gui.task_entries import Entry, gather
from sorter.gui.task_trial import TaskTrial
from sorter.gui.task_words import Said, TaskWords
from sorter.gui.window import Window
from sorter.items import Item, Prediction
from sorter.settings import Places
from sorter.tasks.manifest import Task
from sorter.tasks.routing import Router

_HANDFUL = 6  # photos that a task is tried on
_ASKED = 24  # photos of the board, of which a handful is chosen: some may be alike
_PASSING = 80  # milliseconds: keys that are held down try nothing on the way
_LONGEST_CARD = 64_000  # bytes


class Beside(Protocol):
    """Measures beside a run, in a worker that is there for as long as it is needed."""

    def warm(self, task: Task, device: str) -> None:
        """It is needed soon, for this task first."""
        ...

    def measurer(self, task: Task, device: str) -> Measurer:
        """For one job, on whose thread it is made."""
        ...

    def rest(self) -> None:
        """It is not needed any more."""
        ...


class TasksFlow(QObject):
    """Fills the page while it is in sight, and does what a person wants there."""

    failed = Signal(object)  # Exception

    def __init__(
        self,
        window: Window,
        flow: Flow,
        *,
        own: OwnTasks,
        sorting: Sorting,
        speeds: SpeedKeeper,
        beside: Beside,
        keeper: SettingsKeeper,
        places: Places,
    ) -> None:
        super().__init__(window)
        self.window = window
        self._page, self._flow, self._choice = window.tasks, flow, flow.choice
        self._own, self._sorting, self._speeds, self._beside = own, sorting, speeds, beside
        self._background, self._places = Background(), places  # its own: nobody here waits for plans of a million
        self._words = TaskWords(self)
        self._keeper = keeper
        self._trial = TaskTrial(lambda task: beside.measurer(task, keeper.settings.device), self)
        self._photos: tuple[Item, ...] = ()
        self._known: dict[str, list[Card]] = {}  # what each task that was tried says of the photos
        self._in_sight = False
        self._tried = ""  # the id of the one that is being tried
        self._passing = QTimer(self, interval=_PASSING, singleShot=True)
        self._passing.timeout.connect(self._try)
        self._connect()

    @property
    def is_trying(self) -> bool:
        """Whether a task is being tried, or about to be."""
        return self._trial.running or self._passing.isActive()

    def open(self) -> None:
        """Show the page, with the keys on the task in use."""
        self.window.show_tasks(True)
        self._page.look_at(self._choice.task.id)
        self._page.focus()

    def close(self) -> None:
        """End what is under way: the window is being closed, and the page with it."""
        self._page.left.disconnect(self._end)
        self._passing.stop()
        self._background.close()  # first: what still begins there might start the worker again
        self._beside.rest()
        self._trial.close()

    def _connect(self) -> None:
        page, own = self._page, self._own
        page.opened.connect(self._begin)
        page.left.connect(self._end)
        page.looked_at.connect(self._look_at)
        page.chosen.connect(self._choose)
        page.closed.connect(lambda: self.window.show_tasks(False))
        page.card_wished.connect(self._read_card)
        page.renamed.connect(own.rename)
        page.export_wished.connect(self._ask_where_to)
        page.folder_wished.connect(lambda id: open_folder(str(self._places.own_tasks / id)))
        page.removal_wished.connect(own.ask_to_remove)
        page.teach_wished.connect(lambda: own.teach())
        page.import_wished.connect(lambda: own.import_model())
        own.added.connect(lambda task: self._forget(task.id))  # another in the place of one with its id
        own.removed.connect(self._forget)
        for changed in (self._choice.listed, self._choice.changed, own.backbones_changed, self._speeds.kept):
            changed.connect(self._refresh)
        self._choice.adjusted.connect(self._show_said)
        self._trial.came.connect(self._take)
        self._trial.failed.connect(self._fail)

    def _begin(self) -> None:
        self._in_sight = True
        self._photos, self._known = (), {}
        self._page.show_photos((), samples=not self._flow.paths)
        self._background.ask(partial(self._beside.warm, self._choice.task, self._keeper.settings.device))
        answer = self._background.ask(partial(_handful, self._on_board(), self._flow.paths, str(self._places.samples)))
        answer.came.connect(self._take_photos)
        self._refresh()

    def _end(self) -> None:
        self._passing.stop()
        self._trial.drop()
        self._in_sight = False
        self._background.ask(self._rest)

    def _rest(self) -> None:
        """On one of the background's threads: by then the page may be in sight again."""
        if not self._in_sight:
            self._beside.rest()

    def _on_board(self) -> list[Item]:
        """Photos that are there already, even distances apart; none while there are only a few."""
        results = self._sorting.results
        count = len(results)
        return [results.item(at * count // _ASKED) for at in range(_ASKED)] if count >= _ASKED else []

    def _refresh(self) -> None:
        if self._page.isVisible():
            ask = partial(gather, (*self._choice.tasks.values(), *self._own.backbones.values()), self._places)
            self._background.ask(ask).came.connect(self._show_entries)

    def _show_entries(self, entries: Sequence[Entry]) -> None:
        self._page.show_entries(entries, self._choice.task.id)

    def _take_photos(self, found: tuple[tuple[Item, ...], bool]) -> None:
        self._known = {}
        self._photos, samples = found
        self._page.show_photos([item.path for item in self._photos], samples=samples)
        self._passing.start()

    def _look_at(self, id: str) -> None:
        self._trial.drop()
        self._show_said()
        self._passing.start()

    def _try(self) -> None:
        entry = self._page.entry
        task = self._task(entry)
        if entry is None or task is None or len(self._known.get(entry.id, ())) == len(self._photos):
            return
        self._tried = entry.id
        self._known.pop(entry.id, None)  # half of it, where one looked elsewhere meanwhile
        self._trial.begin(task, self._photos)

    def _take(self, cards: Sequence[Card]) -> None:
        self._known.setdefault(self._tried, []).extend(cards)
        self._show_said()

    def _forget(self, id: str) -> None:
        """What was known of a task that is not there any more."""
        self._known.pop(id, None)
        self._speeds.forget(id)

    def _show_said(self) -> None:
        """By the thresholds as they are now."""
        entry = self._page.entry
        task = self._task(entry)
        if entry and task:
            router = Router(task)
            self._page.show_said({card.item.path: self._said(router, card) for card in self._known.get(entry.id, ())})

    def _task(self, entry: Entry | None) -> Task | None:
        """The task of a card with its thresholds as they are now; None where nothing is sorted by it (any more)."""
        there = entry is not None and entry.sorts and entry.id in self._choice.tasks
        return self._choice.chosen(entry.id) if entry and there else None

    def _said(self, router: Router, card: Card) -> Said:
        return self._words.said(router.routed(card) if isinstance(card, Prediction) else card)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, SorterError):
            self._page.show_trouble(translated(str(error)))
        else:
            self.failed.emit(error)

    def _choose(self, id: str) -> None:
        if id in self._choice.tasks:
            self.window.show_tasks(False)
            self._choice.choose(id)
        elif id in self._own.backbones:
            self._own.teach(backbone=id)

    def _read_card(self, entry: Entry) -> None:
        if entry.task and entry.task.card:
            answer = self._background.ask(partial(_text, entry.task.card))
            answer.came.connect(partial(self._page.show_card, self._words.name(entry)))

    def _ask_where_to(self, entry: Entry) -> None:
        if entry.task:
            kinds = self.tr("The whole task (*.zip);;One graph for other programs (*.onnx)")
            title, took = self.tr("Export the task"), partial(self._own.export, entry.task)
            ask_for_new_file(self.window, title, f"{entry.id}.zip", took, kinds)


def _handful(board: Sequence[Item], paths: Sequence[str], samples: str) -> tuple[tuple[Item, ...], bool]:
    """Some of the photos, else samples, and whether it is these."""
    from sorter.jobs.some_photos import distinct, some_photos  # with what scans folders

    if found := list(islice(distinct(board), _HANDFUL)) or some_photos(paths, _HANDFUL, apart=_HANDFUL):
        return tuple(found), False
    return tuple(some_photos([samples], _HANDFUL, apart=_HANDFUL)), True


def _text(file: Path) -> str:
    """A card, or why there is none to read."""
    try:
        with file.open("rb") as stream:
            return stream.read(_LONGEST_CARD).decode("utf-8", "replace")
    except OSError as error:
        return f"{file}: {translated(error.strerror or '')}"
