"""What follows what: drop, choose, watch, fix."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QStandardPaths, Signal

from sorter.errors import RequestError
from sorter.files.plan import Action
from sorter.files.planning.options import default_root
from sorter.files.preflight.preflight import Preflight
from sorter.gui.background import Background
from sorter.gui.board_words import BoardWords
from sorter.gui.checking import Checking
from sorter.gui.choice import kept
from sorter.gui.core_words import translated
from sorter.gui.places import FAILED, Change, Place
from sorter.gui.plan_flow import PlanFlow
from sorter.gui.planning import Planning
from sorter.gui.quick_look import QuickLook
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sorting import Sorting, Wish
from sorter.gui.sources import (
    Dropped,
    Sources,
    count_photos,
    folders_of,
    home_folder,
    look_at,
    toggled,
    used_folders,
    used_paths,
    with_dropped,
    without,
)
from sorter.gui.task_choice import TaskChoice
from sorter.gui.window import Window
from sorter.gui.words import shown
from sorter.jobs.events import Finished, Outcome, Progress, WrittenFile
from sorter.tasks.manifest import Task

_MODELS = (".onnx", ".zip")  # endings of files that are no photos but may be tasks


class Flow(QObject):
    """Leads from dropped photos to a plan that can be carried out."""

    ready = Signal(bool)  # whether the plan that is shown can be carried out
    quick_chosen = Signal(bool)
    model_dropped = Signal(str)  # a file that may be one
    failed = Signal(object)  # Exception

    def __init__(
        self,
        window: Window,
        *,
        sorting: Sorting,
        planning: Planning,
        checking: Checking,
        keeper: SettingsKeeper,
        background: Background,
        tasks: Mapping[str, Task],
        samples: str,
    ) -> None:
        super().__init__(window)
        self._window, self._sorting = window, sorting
        self._plans = PlanFlow(window, sorting=sorting, planning=planning, checking=checking)
        self._keeper, self._background = keeper, background
        self._samples = samples
        self.choice = TaskChoice(window, tasks, sorting.results.task, keeper)
        self._words = BoardWords(self)
        self._sources: Sources = ()
        self._waiting: list[str] | None = []  # dropped before it may be looked at; None once it may
        self._closing = Event()
        self._quick_look = QuickLook(window.banner, self.choose_quick, self)
        self._connect()
        window.show_empty(True)
        self._show_recent()

    @property
    def found(self) -> Preflight | None:
        """What is left to do of the plan that is shown, where it can be carried out."""
        return self._plans.found

    @property
    def paths(self) -> tuple[str, ...]:
        """The folders and photos in use."""
        return used_paths(self._sources)

    @property
    def folders(self) -> tuple[str, ...]:
        """Where the photos in use lie."""
        return folders_of(self._sources)

    def begin(self) -> None:
        """What an interruption left is settled: take what was dropped meanwhile."""
        waiting, self._waiting = self._waiting, None
        self.open(waiting or [])

    def open(self, paths: Sequence[str]) -> None:
        """Add folders and photos, and sort the union; before `begin` they wait."""
        if self._waiting is not None:
            self._waiting += paths
            return
        models = [path for path in paths if path.lower().endswith(_MODELS)]
        if models:
            self.model_dropped.emit(models[0])
        if paths := [path for path in paths if path not in models]:
            self._background.ask(partial(look_at, tuple(paths))).came.connect(self._take)

    def open_samples(self) -> None:
        """Sort the photos that come with Sorter."""
        self.open([self._samples])

    def choose_device(self, device: str) -> None:
        """Run the model on another device."""
        if device != self._keeper.settings.device:
            self._keeper.keep(replace(self._keeper.settings, device=device))
            self._restart()

    def choose_quick(self, quick: bool) -> None:
        """Go by the previews in photos first, or look at all photos themselves at once."""
        if quick != self._keeper.settings.quick:
            self._keeper.keep(replace(self._keeper.settings, quick=quick))
            self.quick_chosen.emit(quick)
            self._restart()

    def hold(self, held: bool) -> None:
        """Files are being touched, or not any more: then plan on what is there now."""
        self._plans.hold(held)

    def relocated(self, moved: Sequence[Action]) -> None:
        """Photos and their companions lie elsewhere now."""
        self._sorting.results.relocate(moved)
        self._window.board.refresh()

    def rewritten(self, files: Sequence[WrittenFile]) -> None:
        """Photos, or their sidecars, were tagged or put back."""
        self._sorting.results.rewrite(files, sidecars="xmp" in self._window.destination.choice().rules)

    def close(self) -> None:
        """End what runs in the background soon."""
        self._closing.set()
        self._plans.close()

    def _connect(self) -> None:
        window, sorting = self._window, self._sorting
        window.dropped.connect(self.open)
        window.empty.folders_wished.connect(self.open)
        window.empty.samples_wished.connect(self.open_samples)
        window.sidebar.toggled.connect(lambda at: self._set_sources(toggled(self._sources, at)))
        window.sidebar.removed.connect(lambda at: self._set_sources(without(self._sources, at)))
        self.choice.changed.connect(self._restart)
        self.choice.adjusted.connect(self._reroute)
        window.board.chosen.connect(self._show_chosen)
        window.destination.changed.connect(self._destination_changed)
        window.destination.rules_changed.connect(self._rules_changed)
        sorting.renewed.connect(self._renew)
        sorting.added.connect(self._add)
        sorting.moved.connect(self._move)
        sorting.rerouted.connect(self._plans.finish)
        sorting.started.connect(window.foot.show_device)
        sorting.progressed.connect(self._show_progress)
        sorting.finished.connect(self._finish)
        sorting.troubled.connect(lambda trouble: window.banner.tell(translated(trouble), bad=True))
        self._plans.ready.connect(self.ready)
        self._plans.failed.connect(self.failed)

    def _take(self, dropped: Dropped) -> None:
        if dropped.missing:
            text = self.tr("There is no file or folder {0}.").replace("{0}", shown(dropped.missing[0]))
            self.failed.emit(RequestError(text))
        if not dropped.sources:
            return
        for source in dropped.sources:
            if source.is_folder and source.paths[0] != self._samples:
                self._keeper.keep(self._keeper.settings.with_recent(source.paths[0]))
        self._show_recent()
        self._set_sources(with_dropped(self._sources, dropped.sources))

    def _set_sources(self, sources: Sources) -> None:
        self._sources = sources
        home = home_folder(sources)
        self._window.sidebar.show_sources(sources)
        self._window.topbar.show_folder(home)
        self._window.destination.show_home(home, self._proposed(home))
        self._window.show_empty(not home)
        self._window.topbar.sureness.setVisible(bool(home))
        if folders := [path for path in used_folders(sources) if path != self._samples]:
            self._keeper.keep(self._keeper.settings.with_together(folders))
        rules = self._window.destination.choice().rules
        for at, source in enumerate(sources if len(sources) > 1 else ()):  # of one, the run's own progress tells
            counted = self._background.ask(partial(count_photos, source, lambda: not self._closing.is_set(), rules))
            counted.came.connect(partial(self._show_count, sources, at))
        self._restart()

    def _rules_changed(self) -> None:
        self._keep_choice()
        self._restart()

    def _keep_choice(self) -> None:
        self._keeper.keep(kept(self._keeper.settings, self._window.destination.choice()))

    def _proposed(self, home: str) -> str:
        """The first target: beside the folder, but never beside Sorter's own files."""
        if home != self._samples:
            return default_root(home) if home else ""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return os.path.join(pictures, self.tr("Sorter samples"))

    def _restart(self) -> None:
        self._plans.begin(self._sources)
        paths = used_paths(self._sources)
        if not paths:
            self._sorting.clear(self.choice.task)
            self._window.foot.show_idle("")
            self._window.destination.show_nothing()
            return
        self._window.foot.show_running()
        choice = self._window.destination.choice()
        settings = self._keeper.settings
        if advice := self.choice.advice():
            self._window.banner.tell(advice, bad=True)
        self._quick_look.begin(quick=settings.quick)
        task = self.choice.task
        self._sorting.start(Wish(paths, task, choice.root, choice.rules, settings.device, quick=settings.quick))

    def _reroute(self) -> None:
        """Go by other thresholds: the cards move, and nothing is looked at again."""
        self._sorting.reroute(self.choice.task)
        self._window.board.show_thresholds(self.choice.task)

    def _show_count(self, sources: Sources, at: int, count: int) -> None:
        if sources is self._sources:
            self._window.sidebar.show_count(at, count)

    def _show_progress(self, progress: Progress) -> None:
        self._window.foot.show_progress(progress)
        self._quick_look.watch(progress)
        if len(self._sources) == 1:
            self._window.sidebar.show_count(0, max(progress.found, progress.done))

    def _renew(self) -> None:
        self._window.board.show_results(self._sorting.results)
        self._show_chosen([])
        self._plans.drop()

    def _add(self, new: Mapping[Place, Sequence[int]]) -> None:
        self._window.board.add(new)
        self._plans.replan()

    def _move(self, changes: Sequence[Change]) -> None:
        self._window.board.rearrange(changes)
        self._show_chosen(self._window.board.chosen_ids())
        self._plans.replan()

    def _destination_changed(self) -> None:
        self._keep_choice()
        self._plans.replan()

    def _show_chosen(self, ids: Sequence[int]) -> None:
        results = self._sorting.results
        said = self._words.said(results, ids[0]) if ids else ""
        size = sum(results.item(id).size for id in ids)
        self._window.inspector.show_chosen(results.card(ids[0]) if ids else None, said, count=len(ids), size=size)

    def _finish(self, finished: Finished) -> None:
        if finished.error:
            self.failed.emit(finished.error)
        elif finished.outcome is Outcome.DONE and (trouble := self._trouble()):
            self._window.banner.tell(trouble, bad=True)
        self._window.foot.show_idle(self._said_of(finished))
        self._plans.finish()

    def _trouble(self) -> str:
        """Why there is nothing to sort, where there is not; else the board would be empty without a word."""
        results = self._sorting.results
        if not len(results):
            return self.tr("There is no photo in what was opened: choose another folder, or photos themselves.")
        if results.tally(FAILED).count < len(results):
            return ""
        return self.tr("None of the photos could be read: each in the column Failed says why.")

    def _said_of(self, finished: Finished) -> str:
        count = len(self._sorting.results)
        text = self.tr("1 photo") if count == 1 else self.tr("%Ln photos", "", count)
        return text if finished.outcome is Outcome.DONE else self.tr("Stopped after {0}").replace("{0}", text)

    def _show_recent(self) -> None:
        self._window.empty.show_recent(self._keeper.settings.recent, self._keeper.settings.together)
