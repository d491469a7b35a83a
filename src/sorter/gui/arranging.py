"""What is shown, and in what order: worked out off the window's thread, again as cards come and move."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.gui.background import Background
from sorter.gui.places import Change, Place, Snapshot
from sorter.gui.results import Results
from sorter.gui.sight import Arrangement
from sorter.gui.sorting import Sorting
from sorter.gui.sought import Sought
from sorter.tasks.manifest import Task

if TYPE_CHECKING:  # with NumPy, which the first window is shown without
    from sorter.gui.arranged import Arranged, LookAlikes

LookAlikesOf = Callable[[Task], "LookAlikes"]
"""Makes what puts the photos of a board, measured by a task, into an order in which look-alikes lie side by side."""

_PAUSE = 400  # milliseconds after cards came or moved


class Arranging(QObject):
    """Keeps the board's arrangement as a person wants it; one is worked out at a time."""

    sought_changed = Signal(object)  # Sought
    came = Signal(object)  # Arrangement
    failed = Signal(object)  # Exception

    def __init__(
        self,
        sorting: Sorting,
        sought: Sought,
        parent: QObject | None = None,
        *,
        side_by_side: LookAlikesOf | None = None,
    ) -> None:
        """`side_by_side` is called on another thread, once for each time that sorting begins anew."""
        super().__init__(parent)
        self.sought = sought
        self._opened: Place | None = None  # what of a tree of labels; None: all
        self._side_by_side = side_by_side
        self._look_alikes: Callable[[], LookAlikes] | None = None
        self._begin(sorting.results)
        self._sorting = sorting
        self._background = Background(1)  # of its own: a plan of many photos would be waited for
        self._asked: tuple[Results, Sought, Place | None] | None = None
        self._moved: set[int] = set()
        self._fresh = False
        self._again = QTimer(self, interval=_PAUSE, singleShot=True)
        self._again.timeout.connect(self._ask)
        sorting.renewed.connect(self._begin)
        sorting.added.connect(self._note)
        sorting.moved.connect(self._note_moved)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what is wanted."""
        return self._asked is None and not self._again.isActive()

    def seek(self, sought: Sought) -> None:
        """Show this from now on."""
        if sought != self.sought:
            self.sought = sought
            self._fresh = True
            self.sought_changed.emit(sought)
            self._ask()

    def open(self, place: Place | None) -> None:
        """Show what lies at this place of a tree of labels; None: all."""
        self._opened = place
        self._fresh = True
        self._ask()

    def begin(self, place: Place | None) -> None:
        """Results start over, with this place open."""
        self._opened = place

    def close(self) -> None:
        """End what is being worked out."""
        self._again.stop()
        self._background.close()

    def _begin(self, results: Results) -> None:
        make = self._side_by_side
        self._look_alikes = cache(partial(make, results.task)) if make else None  # of one board, kept while that grows

    def _note(self) -> None:
        if not self.sought.is_plain and not self._again.isActive():
            self._again.start()

    def _note_moved(self, changes: Sequence[Change]) -> None:
        self._moved.update(change.id for change in changes)
        self._note()

    def _ask(self) -> None:
        if self._asked:
            return  # it is asked for again once that has come
        results = self._sorting.results
        self._asked = results, self.sought, self._opened
        self._moved.clear()
        snapshot = results.snapshot(self._opened)
        answer = self._background.ask(partial(_arranged, snapshot, self.sought, self._look_alikes))
        answer.came.connect(self._take)
        answer.failed.connect(self._fail)

    def _take(self, arranged: "Arranged") -> None:
        asked, self._asked = self._asked, None
        if asked != (self._sorting.results, self.sought, self._opened):
            self._ask()
            return
        fresh, self._fresh = self._fresh, False
        self.came.emit(Arrangement(self.sought, self._opened, arranged, frozenset(self._moved), fresh))
        if not arranged.is_whole:
            self._ask()

    def _fail(self, error: Exception) -> None:
        self._asked = None
        self.failed.emit(error)


def _arranged(snapshot: Snapshot, sought: Sought, look_alikes: "Callable[[], LookAlikes] | None") -> "Arranged":
    from sorter.gui.arranged import arranged

    return arranged(snapshot, sought, look_alikes)
