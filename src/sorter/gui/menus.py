"""The menus and their keys: every deed of the window by keyboard."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sorter.gui.core_words import translated
from sorter.gui.words import shown

_Key = QKeySequence | QKeySequence.StandardKey | Qt.Key | str


class Menus(QObject):
    """File, Edit, View and Help; the actions are public, whoever builds the window connects them."""

    def __init__(self, window: QWidget, board: QWidget, orders: QMenu) -> None:
        super().__init__(window)
        self._orders = orders
        self._window = window
        self._board = board
        self.add_folder = self._action(self.tr("Add a folder…"), QKeySequence.StandardKey.Open)
        self.add_photos = self._action(self.tr("Add photos…"), "Ctrl+Shift+O")
        self.samples = self._action(self.tr("Try the sample photos"), None)
        self.apply = self._action(self.tr("Copy, move or link the photos"), "Ctrl+Return")
        self.teach = self._action(self.tr("Teach by example…"), "Ctrl+T")
        self.import_model = self._action(self.tr("Import a model…"), None)
        self.forget = self._action(self.tr("Forget what was measured…"), None)
        self.close = self._action(self.tr("Close"), QKeySequence.StandardKey.Close)
        self.quit = self._action(self.tr("Quit"), "Ctrl+Q")
        self.undo = self._action(self.tr("Undo"), QKeySequence.StandardKey.Undo)
        self.redo = self._action(self.tr("Redo"), None)
        self.redo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Redo))
        self.choose_all = self._action(self.tr("Select all of the column"), QKeySequence.StandardKey.SelectAll)
        self.accept = self._action(self.tr("Accept"), Qt.Key.Key_Return, on_board=True)
        self.accept.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        self._make_sight()
        self.unsure = self._action(self.tr("Set to unsure"), "U", on_board=True)
        self.stay = self._action(self.tr("Leave in place"), "X", on_board=True)
        self.keys = [self._action(f"{number}", f"{number}", on_board=True) for number in range(1, 10)]
        self.pause = self._action(self.tr("Pause or go on"), "Ctrl+P")
        self.stop = self._action(self.tr("Stop"), Qt.Key.Key_Escape)
        self.inspector = self._action(self.tr("Photo and destination"), "Ctrl+I")
        self.inspector.setCheckable(True)
        self.inspector.setChecked(True)
        self.quick = self._action(self.tr("Quick look first"), None)
        self.quick.setCheckable(True)
        self.history = self._action(self.tr("History"), "Ctrl+H")
        self.full_screen = self._action(self.tr("Full screen"), "F11")
        self.open_menu = self._action(self.tr("Menu"), Qt.Key.Key_F10)
        self._make_help()
        self.recent = QMenu(self.tr("Open recent"), window)
        self.devices = QMenu(self.tr("Sort on"), window)
        self._devices = QActionGroup(self)
        self._add_for_photos()

    def _add_for_photos(self) -> None:
        """What can be done with the chosen photos alone."""
        self.move_to = self._action(self.tr("Move to…"), "M", on_board=True)
        self.open_photo = self._action(self.tr("Open"), "O", on_board=True)
        self.show_in_folder = self._action(self.tr("Show in its folder"), None)
        self.copy_path = self._action(self.tr("Copy the path"), None)
        self.explain = self._action(self.tr("What it looked at"), "H", on_board=True)
        self.large = self._action(self.tr("Large view"), None)

    def _make_sight(self) -> None:
        """How the board is looked at, and by what it sorts."""
        self.tasks = self._action(self.tr("Tasks"), "Ctrl+Shift+T")
        self.filter = self._action(self.tr("Filter the photos"), QKeySequence.StandardKey.Find)
        self.larger = self._action(self.tr("Larger photos"), "Ctrl++")
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._action(self.tr("Smaller photos"), "Ctrl+-")
        self.usual_size = self._action(self.tr("Photos as large as at first"), "Ctrl+0")
        self.fold = self._action(self.tr("Fold the column, or show it"), "F", on_board=True)
        self.open_section = self._action(self.tr("Open the section of a tree"), "Alt+Down")
        self.open_above = self._action(self.tr("Open what lies above it"), "Alt+Up")

    def _make_help(self) -> None:
        """How Sorter itself is, and what is said of it."""
        self.settings = self._action(self.tr("Settings"), None)
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Preferences)
        self.settings.setShortcuts(keys or [QKeySequence("Ctrl+,")])
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.shortcuts = self._action(self.tr("Keys"), Qt.Key.Key_F1)
        self.formats = self._action(self.tr("Photo formats"), None)
        self.report = self._action(self.tr("Report a problem…"), None)
        self.about = self._action(self.tr("About Sorter"), None)

    def tops(self) -> list[QMenu]:
        """The menus of the bar, in order."""
        return [
            self._menu(
                self.tr("&File"),
                [
                    self.add_folder,
                    self.add_photos,
                    self.recent,
                    self.samples,
                    None,
                    self.apply,
                    None,
                    self.teach,
                    self.import_model,
                    None,
                    self.forget,
                    None,
                    self.close,
                    self.quit,
                ],
            ),
            self._menu(
                self.tr("&Edit"),
                [
                    self.undo,
                    self.redo,
                    None,
                    self.choose_all,
                    self.filter,
                    None,
                    self.accept,
                    self.move_to,
                    self.unsure,
                    self.stay,
                    None,
                    self.settings,
                ],
            ),
            self._menu(
                self.tr("&View"),
                [
                    self.large,
                    self.explain,
                    self.open_photo,
                    self.show_in_folder,
                    None,
                    self.tasks,
                    self.history,
                    self.inspector,
                    self.full_screen,
                    None,
                    self._orders,
                    self.larger,
                    self.smaller,
                    self.usual_size,
                    self.fold,
                    self.open_section,
                    self.open_above,
                    None,
                    self.devices,
                    self.quick,
                    self.pause,
                    self.stop,
                ],
            ),
            self._menu(self.tr("&Help"), [self.shortcuts, self.formats, None, self.report, self.about]),
        ]

    def show_recent(self, folders: Sequence[str], open_folder: Callable[[str], None]) -> None:
        """List the folders that were sorted before."""
        self.recent.clear()
        self.recent.setEnabled(bool(folders))
        for folder in folders:
            action = self.recent.addAction(shown(folder).replace("&", "&&"))
            action.triggered.connect(lambda _=False, folder=folder: open_folder(folder))

    def show_devices(self, devices: Mapping[str, str], chosen: str, choose: Callable[[str], None]) -> None:
        """List the devices that the model may run on, by their id, after the choice of the best of them."""
        self.devices.clear()
        for id, name in {"auto": self.tr("The fastest device"), **devices}.items():
            action = self._devices.addAction(self.devices.addAction(translated(name).replace("&", "&&")))
            action.setCheckable(True)
            action.setData(id)
            action.setChecked(id == chosen)
            action.triggered.connect(lambda _=False, id=id: choose(id))

    def choose_device(self, chosen: str) -> None:
        """Mark the device that was chosen elsewhere."""
        for action in self.devices.actions():
            action.setChecked(action.data() == chosen)

    def key_list(self) -> list[tuple[str, str]]:
        """Every key and what it does, for people."""
        listed = [
            self.add_folder,
            self.add_photos,
            self.apply,
            self.teach,
            self.undo,
            self.redo,
            self.choose_all,
            self.accept,
            self.filter,
            self.move_to,
            self.unsure,
            self.stay,
            self.explain,
            self.open_photo,
            self.pause,
            self.stop,
            self.larger,
            self.smaller,
            self.usual_size,
            self.fold,
            self.open_section,
            self.open_above,
            self.tasks,
            self.history,
            self.inspector,
            self.full_screen,
            self.settings,
            self.shortcuts,
            self.open_menu,
        ]
        form = QKeySequence.SequenceFormat.NativeText
        own = [(one.shortcut().toString(form), one.text().replace("&", "")) for one in listed]
        return [
            *own,
            (self.tr("1 to 9"), self.tr("Move the chosen photos to the column with this key")),
            (self.tr("Space"), self.tr("See the chosen photo large, and back; plus, minus and 0 go nearer and away")),
            (self.tr("Arrows"), self.tr("Go through the photos and on into the next column")),
            (self.tr("Escape"), self.tr("Close tasks, history or settings, show all photos, or stop")),
            (self.tr("Tab"), self.tr("Sources, tasks, board, destination, button")),
            ("{", self.tr("In the template: propose fields; Enter or Tab takes one")),
        ]

    def _action(self, text: str, key: _Key | None, *, on_board: bool = False) -> QAction:
        action = QAction(text, self)
        if key is not None:
            action.setShortcut(key)
        if on_board:  # a letter alone must not be taken from a text field
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._board.addAction(action)
        else:
            self._window.addAction(action)
        return action

    def _menu(self, title: str, entries: Sequence[QAction | QMenu | None]) -> QMenu:
        menu = QMenu(title, self._window)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
        return menu
