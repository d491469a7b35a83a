"""From what the board shows to a plan that can be carried out: every change leads to a new one."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from sorter.files.preflight.preflight import Preflight
from sorter.gui.checking import Checking
from sorter.gui.choice import plan_options
from sorter.gui.core_words import translated
from sorter.gui.planning import Planning
from sorter.gui.preview import Preview
from sorter.gui.sorting import Sorting
from sorter.gui.sources import Sources, used_folders, used_paths
from sorter.gui.window import Window


class PlanFlow(QObject):
    """Plans, shows, looks at the disks, and says when the plan that is shown can be carried out."""

    ready = Signal(bool)  # whether it can
    failed = Signal(object)  # Exception

    def __init__(self, window: Window, *, sorting: Sorting, planning: Planning, checking: Checking) -> None:
        super().__init__(window)
        self._destination, self._sorting = window.destination, sorting
        self._planning, self._checking = planning, checking
        self._sources: Sources = ()
        self._found: Preflight | None = None
        self._shown: Preview | None = None  # the plan that is being checked
        self._held = False  # files are being touched: nothing is planned meanwhile
        planning.planned.connect(self._show_plan)
        planning.failed.connect(self._refuse)
        checking.checked.connect(self._show_preflight)
        checking.failed.connect(self._refuse)

    @property
    def found(self) -> Preflight | None:
        """What is left to do of the plan that is shown, where it can be carried out."""
        return self._found

    def begin(self, sources: Sources) -> None:
        """These are sorted anew: what is at the target is looked at anew too."""
        self._sources = sources
        self._planning.look_anew()

    def hold(self, held: bool) -> None:
        """Files are being touched, or not any more: then plan on what is there now."""
        self._held = held
        self._planning.look_anew()
        self._checking.look_anew()
        self.replan()

    def replan(self) -> None:
        """Make a new plan soon; until then none can be carried out."""
        self.drop()
        self._checking.drop()
        choice = self._destination.choice()
        if self._held or not choice.root or not used_paths(self._sources) or self._destination.is_wrong:
            self._planning.drop()
            return
        results = self._sorting.results
        options = plan_options(choice, results.task, used_folders(self._sources))
        self._planning.wish(partial(results.predictions, best=options.also is not None), options)

    def finish(self) -> None:
        """Nothing more comes: plan all that came, at once."""
        self.replan()
        self._planning.hurry()

    def drop(self) -> None:
        """What is shown cannot be carried out."""
        self._set_found(None)

    def close(self) -> None:
        """End what runs in the background soon."""
        self._checking.drop()
        self._planning.close()

    def _show_plan(self, preview: Preview, newest: bool) -> None:
        if used_paths(self._sources) and not self._held:
            final = newest and not self._sorting.running and bool(preview.plan.actions)
            self._destination.show_preview(preview, checking=final)
            if final:
                self._shown = preview
                self._checking.wish(preview.plan)

    def _show_preflight(self, found: Preflight) -> None:
        if self._shown:
            self._destination.show_preflight(self._shown, found)
            self._set_found(found if found.plan.actions and not found.stops else None)

    def _refuse(self, error: Exception) -> None:
        self._destination.show_problem(translated(str(error)))
        self.failed.emit(error)

    def _set_found(self, found: Preflight | None) -> None:
        self._found = found
        self._destination.bar.set_ready(found is not None)
        self.ready.emit(found is not None)
