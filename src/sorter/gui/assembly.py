"""Builds the window and everything behind it, once and by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QUndoStack

from sorter.core.measurement import Measurer
from sorter.errors import SorterError
from sorter.gui.arranging import Arranging, LookAlikesOf
from sorter.gui.attention import Ask, Attention
from sorter.gui.background import Background
from sorter.gui.board import Board
from sorter.gui.board_bar import BoardBar
from sorter.gui.checking import Checking
from sorter.gui.choice import chosen_before
from sorter.gui.closing import Closing
from sorter.gui.core_words import task_name, translated
from sorter.gui.deeds import Deeds
from sorter.gui.destination import Destination
from sorter.gui.filing import Filing
from sorter.gui.filing_flow import FilingFlow
from sorter.gui.flow import Flow
from sorter.gui.forgetting import Forgetting
from sorter.gui.history_page import HistoryPage
from sorter.gui.inspector import Inspector
from sorter.gui.kept_pictures import KeptPictures
from sorter.gui.large_view import LargeView
from sorter.gui.looking import Looking
from sorter.gui.mark_keeper import MarkKeeper
from sorter.gui.menus import Menus
from sorter.gui.moving import Moving
from sorter.gui.own_tasks import OwnTasks
from sorter.gui.photo_deeds import PhotoDeeds
from sorter.gui.planning import Planning
from sorter.gui.preferences import Preferences
from sorter.gui.reading import Draw
from sorter.gui.report import Reports
from sorter.gui.reviewing import Reviewing
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.settings_page import SettingsPage
from sorter.gui.sidebar import Sidebar
from sorter.gui.sight_flow import SightFlow
from sorter.gui.sizes import size_step
from sorter.gui.sorting import Sorting
from sorter.gui.sought import Sought, order_named
from sorter.gui.speed_keeper import SpeedKeeper
from sorter.gui.suggesting import Alike, Suggesting
from sorter.gui.tasks_flow import Beside, TasksFlow
from sorter.gui.tasks_page import TasksPage
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.undoing import Undoing
from sorter.gui.window import Window
from sorter.jobs.outcomes import Moved
from sorter.settings import Places, Settings
from sorter.tasks.manifest import Task


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is made of."""

    window: Window
    sorting: Sorting
    planning: Planning
    checking: Checking
    filing: Filing
    flow: Flow
    filing_flow: FilingFlow
    closing: Closing
    deeds: Deeds
    corrections: QUndoStack
    reviewing: Reviewing
    suggesting: Suggesting
    reports: Reports
    background: Background
    thumbnails: Thumbnails
    keeper: SettingsKeeper
    marks: MarkKeeper
    own: OwnTasks
    tasks_flow: TasksFlow
    arranging: Arranging
    looking: Looking
    preferences: Preferences


def assemble(
    places: Places,
    tasks: Mapping[str, Task],
    settings: Settings,
    measure: Callable[[Task, str], Measurer],
    draw: Draw,
    *,
    measure_apart: Callable[[Task, str], Measurer],
    beside: Beside,
    backbones: Mapping[str, Task] = MappingProxyType({}),
    release: Callable[[], None] = lambda: None,
    moved: Moved = lambda _: None,
    wear: Callable[[str], None] = lambda _: None,
    alike: Alike = lambda _task, _moved, _others: (),
    side_by_side: LookAlikesOf | None = None,
    ask: Ask | None = None,
    keep_settings: bool = True,
) -> Parts:
    """The whole window, not yet shown; `tasks` has at least one, and with `backbones` others are taught.

    `measure` makes a task's measurer for a device, on a job's thread; `measure_apart` one that no run uses, and that
    remembers nothing; `beside` measures what one task after the other is tried on. `release` is called when the window
    closes, and ends whatever `draw` waits for. `moved` is told on a job's thread where photos are now, and `alike` is
    asked on one of the background's which photos look like others. Without `side_by_side` look-alikes lie as they
    came; without `ask` models tell nothing of what they see. `wear` shows an appearance.
    """
    background, pictures = Background(), KeptPictures(places.pictures, draw, settings.pictures_limit)
    wear(settings.appearance)
    thumbnails = Thumbnails(pictures.draw)
    task = tasks.get(settings.task) or next(iter(tasks.values()))
    marks = MarkKeeper(places.marks, background)
    sorting = Sorting(task, measure, places.marks, marks)
    sought = Sought(order_named(settings.order))
    window = Window(
        Sidebar(tuple(tasks.values())),
        BoardBar(sought, size_step(settings.card_size), lambda: sorting.results.cameras()),
        Board(sorting.results, thumbnails, sought),
        Inspector(thumbnails),
        Destination(chosen_before(settings)),
        history=HistoryPage(lambda id: task_name(flow.choice.tasks[id].name) if id in flow.choice.tasks else id),
        tasks=TasksPage(thumbnails),
        large=LargeView(thumbnails),
        settings=SettingsPage(),
        state=places.data / "window.ini",
    )
    corrections = QUndoStack(window)
    keeper = SettingsKeeper(settings, places.settings if keep_settings else None, background)
    planning = Planning(background, places.journal, window)
    checking = Checking(background, places.journal, window)
    filing = Filing(places.journal, background, window, moved=moved)
    flow = Flow(
        window,
        sorting=sorting,
        planning=planning,
        checking=checking,
        keeper=keeper,
        background=background,
        tasks=tasks,
        samples=str(places.samples),
    )
    arranging = Arranging(sorting, sought, window, side_by_side=side_by_side)
    sight_flow = SightFlow(window.bar, window.board, sorting=sorting, arranging=arranging, keeper=keeper)
    filing_flow = FilingFlow(window, flow, sorting, filing)
    filing_flow.settled.connect(flow.begin)
    reviewing = Reviewing(window, sorting, corrections)
    suggesting = Suggesting(window, sorting, reviewing, alike, background)
    sorting.sharpened.connect(thumbnails.forget)
    for follow in (
        marks.relocate,
        reviewing.forget,  # its commands name the old paths
        lambda moved: thumbnails.forget([action.target for action in moved]),
    ):
        filing.relocated.connect(follow)
    own = OwnTasks(
        places,
        flow.choice.tasks,
        lambda task: measure(task, keeper.settings.device),
        backbones=backbones,
        photos=lambda: flow.paths,
        thumbnails=thumbnails,
        background=background,
        banner=window.banner,
        busy=lambda: sorting.running or filing.running,
        parent=window,
    )
    tasks_flow = TasksFlow(
        window,
        flow,
        own=own,
        sorting=sorting,
        speeds=SpeedKeeper(sorting, places.speeds, background, lambda: keeper.settings.quick, window),
        beside=beside,
        keeper=keeper,
        places=places,
    )
    forgetting = Forgetting(places.store, pictures.kept, settings, background, window)
    closing = Closing(
        window,
        flow=flow,
        sorting=sorting,
        filing=filing,
        suggesting=suggesting,
        own=own,
        tasks=tasks_flow,
        forgetting=forgetting,
        arranging=arranging,
        thumbnails=thumbnails,
        pictures=pictures,
        background=background,
        keeper=keeper,
        marks=marks,
        release=release,
    )
    attention = Attention(draw, lambda task: measure_apart(task, keeper.settings.device), background, window, ask=ask)
    looking = Looking(window, sorting, attention)
    undoing = Undoing(corrections, window.banner, filing, filing_flow, window)
    menus = Menus(window, window.board, window.bar.orders)
    window.offer_menus(menus.tops())
    preferences = Preferences(
        window,
        flow=flow,
        sorting=sorting,
        keeper=keeper,
        forgetting=forgetting,
        keys=menus.key_list,
        wear=wear,
        folder=str(places.data),
    )
    reports = Reports(window, background, sorting, data=str(places.data), folders=lambda: flow.folders)
    deeds = Deeds(
        window,
        menus,
        flow=flow,
        sight_flow=sight_flow,
        filing_flow=filing_flow,
        sorting=sorting,
        filing=filing,
        undoing=undoing,
        looking=looking,
        moving=Moving(window, sorting),
        keeper=keeper,
        preferences=preferences,
        reports=reports,
    )
    photo_deeds = PhotoDeeds(window.board, sorting, menus)
    _connect_tasks(tasks_flow, own, flow, menus)

    tell = _teller(window, reports)
    for source in (
        *(flow, arranging, filing_flow, keeper, marks, suggesting, forgetting, own, attention, photo_deeds),
        *(tasks_flow, preferences),
    ):
        source.failed.connect(tell)
    return Parts(
        window,
        sorting,
        planning,
        checking,
        filing,
        flow,
        filing_flow,
        closing,
        deeds,
        corrections,
        reviewing,
        suggesting,
        reports,
        background,
        thumbnails,
        keeper,
        marks,
        own,
        tasks_flow,
        arranging,
        looking,
        preferences,
    )


def _teller(window: Window, reports: Reports) -> Callable[[Exception], None]:
    """A sentence for the user goes into the banner, a bug into a report."""

    def tell(error: Exception) -> None:
        if isinstance(error, SorterError):
            window.banner.tell(translated(str(error)), bad=True)
        else:
            reports.tell(error)

    return tell


def _connect_tasks(tasks_flow: TasksFlow, own: OwnTasks, flow: Flow, menus: Menus) -> None:
    """What leads to the page of tasks, what makes, changes and removes them, and what follows from it."""
    own.added.connect(flow.choice.add)
    own.renamed.connect(flow.choice.rename)
    own.removed.connect(flow.choice.drop)
    own.chosen.connect(flow.choice.choose)
    flow.model_dropped.connect(own.import_model)
    menus.teach.triggered.connect(lambda: own.teach())
    menus.import_model.triggered.connect(lambda: own.import_model())
    window = tasks_flow.window
    window.sidebar.task_removed.connect(own.ask_to_remove)
    for wish in (menus.tasks.triggered, window.sidebar.tasks_wished, window.empty.tasks_wished):
        wish.connect(lambda *_: tasks_flow.open())
