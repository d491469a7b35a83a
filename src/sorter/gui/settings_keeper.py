"""The user's settings, saved off the GUI thread."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal

from sorter.errors import SorterError
from sorter.gui.background import Background
from sorter.settings import Settings, save_settings


class SettingsKeeper(QObject):
    """Holds the settings and saves each change; the newest wins."""

    changed = Signal(object)  # Settings
    failed = Signal(object)  # Exception

    def __init__(self, settings: Settings, file: Path | None, background: Background) -> None:
        """`file` is None where the saved settings could not be read: what cannot be read is not overwritten."""
        super().__init__()
        self.settings = settings
        self._file = file
        self._background = background
        self._saved = settings
        self._one_at_a_time = Lock()

    def keep(self, settings: Settings) -> None:
        """Take and save these settings."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)
            if self._file:
                self._background.ask(partial(self._save, self._file)).failed.connect(self.failed)

    def close(self) -> None:
        """Save what the background has not come to any more, once that is closed."""
        if self._file and self._saved != self.settings:
            with suppress(SorterError):  # the window is gone: there is nobody to tell
                self._save(self._file)

    def _save(self, file: Path) -> None:
        with self._one_at_a_time:
            settings = self.settings
            save_settings(file, settings)
            self._saved = settings
