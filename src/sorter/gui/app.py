"""The window as a program: starts Qt, shows the window, runs until it is closed."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from sorter.core.measurement import Measurer
from sorter.errors import SorterError, TaskError
from sorter.gui.assembly import Parts, assemble
from sorter.gui.core_words import translated
from sorter.gui.desktop import own_desktop
from sorter.gui.front import come_to_front
from sorter.gui.language import speak
from sorter.gui.letter import Letter
from sorter.gui.notifying import Notifying
from sorter.gui.one_window import Claim
from sorter.gui.report import Reports
from sorter.gui.style import Theme
from sorter.gui.sweeping import Sweeper
from sorter.items import Item
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.spare import Spare
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places, Settings, load_settings
from sorter.tasks.catalogue import Catalogue, catalogue
from sorter.tasks.manifest import Task

if TYPE_CHECKING:  # with NumPy
    from sorter.gui.arranged import LookAlikes

_WARM_AFTER = 400  # milliseconds: the empty window comes first, then what the first photo will need
_LONG = 10.0  # seconds from which on the end of a run is told to who looks elsewhere
OF_A_RUN = ("sorter.jobs.classify", "sorter.jobs.remembering")
"""Modules that a run needs and nothing before it, NumPy among what they need: `warm_up` imports them."""


def run(paths: Sequence[str], places: Places, claim: Claim) -> int:
    """Show the window with `paths` opened in it, later those of later starts; returns the exit status in the end."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")  # damaged photos are told in the window, by name
    app = QApplication(sys.argv[:1])
    app.setApplicationName("sorter")
    app.setApplicationDisplayName("Sorter")
    app.setDesktopFileName("org.sorter.Sorter")
    theme = Theme(app)
    worker = Worker()
    try:
        parts = build(places, worker, theme.wear)
    except SorterError as error:
        QMessageBox.critical(None, "Sorter", translated(str(error)))
        return 1
    sys.excepthook = partial(_report, parts.reports)
    parts.flow.open(paths)  # once what an interruption left is settled
    parts.window.show()
    parts.filing_flow.begin()
    QTimer.singleShot(_WARM_AFTER, lambda: _settle(app, parts, worker, claim))
    try:
        return app.exec()
    finally:
        worker.close()


def welcome(parts: Parts, address: str) -> None:
    """Open what later starts bring to this address, until the window is about to close."""
    try:
        from sorter.gui.reception import Reception  # with QtNetwork, for which no window waits
    except ImportError:  # nor is there a window less where the system lacks a library of it
        return
    reception = Reception(address, parts.window)
    reception.came.connect(partial(_take_in, parts))
    parts.closing.agreed.connect(reception.close)


def run_smoothly(app: QApplication) -> Sweeper:
    """Let the window's thread have the interpreter within a fraction of a millisecond, and sweep for itself.

    Python's own 5 ms are waited for at each of the hundred calls that paint a board while a job's threads are busy.
    """
    sys.setswitchinterval(0.0005)
    return Sweeper(app)


def build(places: Places, worker: Worker, wear: Callable[[str], None] = lambda _: None) -> Parts:
    """The window on what is installed and saved; closing it closes `worker`, and `wear` shows an appearance.

    Raises `TaskError` where not even a built-in task can be used.
    """
    problems: list[str] = []
    settings, readable = Settings(), True
    try:
        settings = load_settings(places.settings)
    except SorterError as error:
        problems.append(str(error))
        readable = False
    if app := QApplication.instance():
        speak(app, settings.language)
    found = _catalogue(places, problems)

    def measure(task: Task, device: str) -> Measurer:
        return _remembering(task, device, worker, places, parts.keeper.settings.store_limit)

    parts = assemble(
        places,
        found.tasks,
        settings,
        measure,
        worker.picture,
        measure_apart=WorkerMeasurer,
        beside=Spare(places.store),
        backbones=found.backbones,
        release=worker.close,
        moved=lambda pairs: _moved(places, pairs),
        alike=lambda task, moved, others: _alike(places, task, moved, others),
        side_by_side=lambda task: _side_by_side(places, task),
        ask=worker.inspect,
        wear=wear,
        keep_settings=readable,
    )
    Notifying(
        parts.window,
        sorting=parts.sorting,
        filing=parts.filing,
        own=parts.own,
        keeper=parts.keeper,
        desktop=own_desktop,
        long=_LONG,
    )
    if problems:
        parts.window.banner.tell(translated(problems[0]), bad=True)
    return parts


def warm_up(parts: Parts, worker: Worker) -> None:
    """Load what the first photo will need, while the window waits for it."""
    _measurer(parts.sorting.results.task, parts.keeper.settings.device, worker).warm()
    parts.deeds.look_for_devices(parts.background)
    for name in OF_A_RUN:
        parts.background.ask(partial(import_module, name))


def _take_in(parts: Parts, letter: Letter) -> None:
    come_to_front(parts.window, letter.token)
    parts.flow.open(letter.paths)


def _settle(app: QApplication, parts: Parts, worker: Worker, claim: Claim) -> None:
    if claim.address:
        welcome(parts, claim.address)
    run_smoothly(app)
    warm_up(parts, worker)


def _catalogue(places: Places, problems: list[str]) -> Catalogue:
    """Every task that can be used, one at least."""
    found = catalogue(places.tasks)
    problems += [problem.sentence for problem in found.problems]
    if not found.tasks:
        raise TaskError(
            QCoreApplication.translate(
                "App", "There is no task to sort by: this installation is damaged; install Sorter again."
            )
        )
    return found


def _measurer(task: Task, device: str, worker: Worker) -> WorkerMeasurer:
    return WorkerMeasurer(task, device, worker, thumbnails=True)


def _remembering(task: Task, device: str, worker: Worker, places: Places, limit: int) -> Measurer:
    """Made on a job's thread: what the store needs is out of the way of the window's start."""
    from sorter.jobs.remembering import Remembering, store_at

    return Remembering(_measurer(task, device, worker), task, store_at(places.store, limit=limit))


def _moved(places: Places, pairs: Sequence[tuple[str, str]]) -> None:
    from sorter.jobs.moving import moved_in

    moved_in(places.store, places.marks)(pairs)


def _alike(places: Places, task: Task, moved: Sequence[Item], others: Sequence[Item]) -> Sequence[str]:
    from sorter.jobs.likeness import look_alikes  # with NumPy

    return look_alikes(places.store, task, moved, others)


def _side_by_side(places: Places, task: Task) -> "LookAlikes":
    from sorter.jobs.side_by_side import SideBySide

    return SideBySide(places.store, task)


def _report(reports: Reports, _: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    reports.tell(error)
