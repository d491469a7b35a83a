"""Reports: what went wrong inside Sorter, or what it runs on, as text that can be copied; nothing is sent anywhere."""

import platform
import traceback
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QWidget

from sorter import __version__
from sorter.core.decoding.formats import FORMATS, Format, missing_formats
from sorter.core.devices import choices
from sorter.core.installation import versions
from sorter.core.measurement import Device
from sorter.gui.background import Background
from sorter.gui.private import private_here
from sorter.gui.report_dialog import ReportDialog
from sorter.gui.sorting import Sorting

_TOLD = ("Sorter", "Python")  # in the first line already


class Reports(QObject):
    """Shows one report at a time; a bug's from whatever thread it is told."""

    _told = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        background: Background,
        sorting: Sorting,
        *,
        data: str,
        folders: Callable[[], Sequence[str]],
    ) -> None:
        """`data` is where Sorter keeps its own things; `folders` says where the photos lie that are open."""
        super().__init__(parent)
        self._window, self._background = parent, background
        self._data, self._folders = data, folders
        self._device: Device | None = None
        self._open: ReportDialog | None = None
        self._told.connect(self._show)
        sorting.started.connect(self._know_device)

    def tell(self, error: BaseException) -> None:
        """Show the report of this error."""
        self._told.emit(error)

    def open(self) -> None:
        """Show a report of no error: what Sorter is and what it runs on."""
        self._show(None)

    def _show(self, error: BaseException | None) -> None:
        if self._open:
            self._open.raise_()
            return
        dialog = ReportDialog(
            private_here(self._data, tuple(self._folders())), is_bug=error is not None, parent=self._window
        )
        self._open = dialog
        dialog.finished.connect(self._let_go)
        dialog.show_text(report_text(error))
        answer = self._background.ask(partial(_installed, self._device))
        answer.came.connect(lambda installed: self._add(dialog, f"{report_text(error)}\n{installed}"))
        dialog.show()

    def _know_device(self, device: Device) -> None:
        self._device = device

    def _add(self, dialog: ReportDialog, text: str) -> None:
        if dialog is self._open:
            dialog.show_text(text)

    def _let_go(self) -> None:
        if self._open:
            self._open.deleteLater()
        self._open = None


def report_text(error: BaseException | None) -> str:
    """What runs here, and the traceback of an error."""
    told = f"Sorter {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
    return f"{told}\n{''.join(traceback.format_exception(error))}" if error else told


def _installed(device: Device | None) -> str:
    """Packages, devices and formats; asks the drivers, which may take a while."""
    lines = ["Packages: " + ", ".join(f"{name} {number}" for name, number in versions().items() if name not in _TOLD)]
    lines.append("Devices: " + ", ".join(f"{name} ({id})" for id, name in choices().items()))
    lines.append(f"Photos were sorted on: {_sorted_on(device)}")
    lines.append("Formats: " + ", ".join(one.name for one in FORMATS if one.is_read))
    lines.append("Not read: " + (", ".join(_unread(one) for one in missing_formats()) or "none"))
    return "\n".join(lines) + "\n"


def _sorted_on(device: Device | None) -> str:
    if device is None:
        return "nothing yet"
    told = (device.name, device.why, device.mend and f"mended by: {device.mend}")
    return "; ".join(part for part in told if part)


def _unread(missing: Format) -> str:
    return f"{missing.name} ({missing.mend})"
