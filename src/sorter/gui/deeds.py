"""What the menus and buttons do that needs a dialog of the desktop or the whole window."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from sorter import __version__
from sorter.core.decoding.formats import FORMATS
from sorter.core.devices import choices
from sorter.core.scan import PHOTO_SUFFIXES
from sorter.gui.asking import ask_for_files, ask_for_folder
from sorter.gui.background import Background
from sorter.gui.destination import Where
from sorter.gui.filing import Filing
from sorter.gui.filing_flow import FilingFlow
from sorter.gui.flow import Flow
from sorter.gui.looking import Looking
from sorter.gui.menus import Menus
from sorter.gui.moving import Moving
from sorter.gui.pairs_dialog import PairsDialog
from sorter.gui.preferences import Preferences
from sorter.gui.report import Reports
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sight_flow import SightFlow
from sorter.gui.sorting import Sorting
from sorter.gui.undoing import Undoing
from sorter.gui.window import Window


class Deeds(QObject):
    """Connects every action and button with what it stands for."""

    def __init__(
        self,
        window: Window,
        menus: Menus,
        *,
        flow: Flow,
        sight_flow: SightFlow,
        filing_flow: FilingFlow,
        sorting: Sorting,
        filing: Filing,
        undoing: Undoing,
        looking: Looking,
        moving: Moving,
        keeper: SettingsKeeper,
        preferences: Preferences,
        reports: Reports,
    ) -> None:
        super().__init__(window)
        self._window, self._menus, self._flow = window, menus, flow
        self._sorting, self._filing, self._keeper = sorting, filing, keeper
        self._looking, self._preferences = looking, preferences
        self._sight = sight_flow
        self._connect_menus(filing_flow, moving)
        menus.report.triggered.connect(reports.open)
        menus.undo.triggered.connect(undoing.undo)
        menus.redo.triggered.connect(undoing.redo)
        for wish in (window.sidebar.add_wished, window.empty.add_wished):
            wish.connect(self._add_folder)
        for page in (window.history, window.tasks, window.settings):
            page.closed.connect(window.board.take_focus)  # after those that show the photos again
        window.destination.folder_wished.connect(self._choose_target)
        window.foot.stopped.connect(self._stop)
        window.foot.paused.connect(self._pause)
        flow.ready.connect(menus.apply.setEnabled)
        menus.apply.setEnabled(False)

    def _connect_menus(self, filing_flow: FilingFlow, moving: Moving) -> None:
        menus, window, board = self._menus, self._window, self._window.board
        menus.add_folder.triggered.connect(self._add_folder)
        menus.add_photos.triggered.connect(self._add_photos)
        menus.samples.triggered.connect(self._flow.open_samples)
        menus.apply.triggered.connect(filing_flow.apply)
        menus.close.triggered.connect(window.close)
        menus.quit.triggered.connect(window.close)
        menus.filter.triggered.connect(self._filter)
        for action, by in ((menus.larger, 1), (menus.smaller, -1), (menus.usual_size, 0)):
            action.triggered.connect(lambda _=False, by=by: window.bar.step_size(by))
        menus.fold.triggered.connect(board.fold_by_key)
        menus.open_section.triggered.connect(board.open_section)
        menus.open_above.triggered.connect(board.opening.open_above)
        menus.move_to.triggered.connect(moving.ask)
        menus.choose_all.triggered.connect(board.choose_all)
        menus.accept.triggered.connect(board.accept_chosen)
        menus.unsure.triggered.connect(lambda: board.correct_by_key("U"))
        menus.stay.triggered.connect(lambda: board.correct_by_key("X"))
        for number, action in enumerate(menus.keys, 1):
            action.triggered.connect(lambda _=False, key=str(number): board.correct_by_key(key))
        menus.pause.triggered.connect(window.foot.press_pause)
        menus.stop.triggered.connect(self._escape)
        menus.large.triggered.connect(self._looking.open)
        menus.explain.triggered.connect(self._looking.explain)
        corrects = (*menus.keys, menus.accept, menus.move_to, menus.unsure, menus.stay)
        for action in (*corrects, menus.explain, menus.open_photo):
            window.large.addAction(action)  # what the keys do with the chosen photo, they do here too
        menus.history.triggered.connect(lambda: filing_flow.show_history())
        menus.inspector.setChecked(window.wants_right())
        menus.inspector.toggled.connect(window.show_right)
        menus.full_screen.triggered.connect(self._toggle_full_screen)
        menus.open_menu.triggered.connect(window.topbar.open_menu)
        menus.forget.triggered.connect(self._preferences.forget)
        menus.settings.triggered.connect(self._preferences.open)
        menus.shortcuts.triggered.connect(self._preferences.open_at_keys)
        menus.formats.triggered.connect(self._show_formats)
        menus.about.triggered.connect(self._show_about)
        menus.recent.aboutToShow.connect(self._fill_recent)
        menus.quick.setChecked(self._keeper.settings.quick)
        menus.quick.toggled.connect(self._flow.choose_quick)
        self._flow.quick_chosen.connect(menus.quick.setChecked)
        self._keeper.changed.connect(lambda now: menus.choose_device(now.device))
        self._show_devices({})

    def look_for_devices(self, background: Background) -> None:
        """Ask the drivers, which may take a while, and offer what is there."""
        background.ask(choices).came.connect(self._show_devices)

    def _show_devices(self, devices: Mapping[str, str]) -> None:
        self._menus.show_devices(devices, self._keeper.settings.device, self._flow.choose_device)
        self._preferences.show_devices(devices)

    def _fill_recent(self) -> None:
        self._menus.show_recent(self._keeper.settings.recent, lambda folder: self._flow.open([folder]))

    def _add_folder(self) -> None:
        ask_for_folder(self._window, self.tr("Add a folder"), lambda folder: self._flow.open([folder]))

    def _add_photos(self) -> None:
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PHOTO_SUFFIXES))
        kinds = self.tr("Photos ({0})").replace("{0}", patterns)
        ask_for_files(self._window, self.tr("Add photos"), self._flow.open, kinds)

    def _choose_target(self) -> None:
        choose = self._window.destination.choose_folder
        title = self.tr("Choose the target folder")
        ask_for_folder(self._window, title, lambda folder: choose(Where.CHOSEN, folder))

    def _pause(self, paused: bool) -> None:
        self._sorting.pause(paused)
        self._filing.pause(paused)

    def _stop(self) -> None:
        self._sorting.stop()
        self._filing.stop()

    def _escape(self) -> None:
        if self._window.shows_history():
            self._window.history.closed.emit()
        elif self._window.shows_tasks():
            if not self._window.tasks.step_back():
                self._window.tasks.closed.emit()
        elif self._window.shows_settings():
            if not self._window.settings.clear():
                self._window.settings.closed.emit()
        elif self._window.shows_large():
            self._looking.close()
        elif self._sight.clear():
            self._window.board.take_focus()
        else:
            self._stop()

    def _filter(self) -> None:
        if self._window.shows_settings():
            self._window.settings.focus()
        elif self._flow.paths:
            self._window.show_history(False)
            self._window.bar.focus_field()

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_formats(self) -> None:
        missing = self.tr("not read here; to mend that: {0}")
        pairs = [(one.name, self.tr("read") if one.is_read else missing.replace("{0}", one.mend)) for one in FORMATS]
        PairsDialog(self.tr("Photo formats"), pairs, self._window).open()

    def _show_about(self) -> None:
        told = self.tr("Sorts photos into folders by what is in them, and puts everything back on undo.")
        kept = self.tr("Nothing leaves this computer.")
        self._say(self.tr("About Sorter"), f"Sorter {__version__}\n\n{told}\n{kept}")

    def _say(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setText(text)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
