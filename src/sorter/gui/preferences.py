"""What follows from the page of settings: each change counts at once, and is kept."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sorter.core.measurement import Device
from sorter.errors import RequestError
from sorter.gui.filing_flow import open_folder
from sorter.gui.flow import Flow
from sorter.gui.forgetting import Forgetting
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.settings_page import SettingsPage
from sorter.gui.settings_rows import SettingsRows
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.gui.words import shown
from sorter.settings import Settings


class Preferences(QObject):
    """Opens the page, keeps it true, and does what a person chooses there."""

    failed = Signal(object)  # Exception

    def __init__(
        self,
        window: Window,
        *,
        flow: Flow,
        sorting: Sorting,
        keeper: SettingsKeeper,
        forgetting: Forgetting,
        keys: Callable[[], Sequence[tuple[str, str]]],
        wear: Callable[[str], None],
        folder: str,
    ) -> None:
        """`keys` lists them; `wear` shows an appearance; `folder` is where Sorter keeps its own things."""
        super().__init__(window)
        self._window, self._flow, self._keeper = window, flow, keeper
        self._forgetting, self._keys, self._wear, self._folder = forgetting, keys, wear, folder
        self._page: SettingsPage = window.settings
        self._rows: SettingsRows | None = None
        self._devices: Mapping[str, str] = {}
        self._device: Device | None = None
        forgetting.forgotten.connect(window.banner.tell)
        for news in (forgetting.forgotten, forgetting.bounded, sorting.finished):
            news.connect(lambda *_: self._count())
        sorting.started.connect(self._show_device)
        window.foot.device_asked.connect(lambda: self.open_at_device())
        window.topbar.settings_wished.connect(lambda: self.open())
        self._page.closed.connect(lambda: window.show_settings(False))

    @property
    def rows(self) -> SettingsRows | None:
        """What stands on the page; None before that was looked at."""
        return self._rows

    def show_devices(self, devices: Mapping[str, str]) -> None:
        """There are these devices, by their id."""
        self._devices = devices
        if self._rows:
            self._rows.show_devices(devices)

    def open(self) -> None:
        """Show the page, ready to find something."""
        self._fill()
        self._page.clear()
        self._window.show_settings(True)
        self._count()
        self._page.focus()

    def open_at_keys(self) -> None:
        """Show what the keys do."""
        self.open()
        self._page.open_at_keys()

    def open_at_device(self) -> None:
        """Show what photos are sorted on."""
        self.open()
        self._page.open_at(self._fill().device)

    def forget(self) -> None:
        """Ask whether to forget what was measured."""
        self._forgetting.ask()

    def _fill(self) -> SettingsRows:
        """Make what stands on the page when it is first looked at."""
        if self._rows:
            return self._rows
        self._rows = rows = SettingsRows(self._folder)
        rows.show_devices(self._devices)
        rows.show_settings(self._keeper.settings)
        if self._device:
            rows.show_device(self._device)
        self._page.fill(rows.groups(), self._keys())
        self._keeper.changed.connect(rows.show_settings)
        rows.changed.connect(self._take)
        rows.forget_wished.connect(self._forgetting.ask)
        rows.folder_wished.connect(self._show_folder)
        rows.reset_wished.connect(self._ask_to_reset)
        self._forgetting.counted.connect(rows.show_remembered)
        return rows

    def _show_device(self, device: Device) -> None:
        self._device = device
        if self._rows:
            self._rows.show_device(device)

    def _count(self) -> None:
        """Nobody counts what nobody looks at."""
        if self._window.shows_settings():
            self._forgetting.count()

    def _take(self, wanted: Settings) -> None:
        before = self._keeper.settings
        self._flow.choose_device(wanted.device)
        self._flow.choose_quick(wanted.quick)
        now = _with_page(self._keeper.settings, wanted)
        self._keeper.keep(now)
        if now.appearance != before.appearance:
            self._wear(now.appearance)
        self._forgetting.bound(now)

    def _show_folder(self) -> None:
        if os.path.isdir(self._folder):
            open_folder(self._folder)
        else:
            said = self.tr("There is no folder {0} yet: nothing had to be kept so far.")
            self.failed.emit(RequestError(said.replace("{0}", shown(self._folder))))

    def _ask_to_reset(self) -> None:
        before = self._keeper.settings
        first = _with_page(before, Settings())
        if first == before:
            self._window.banner.tell(self.tr("The settings are as they were at first."))
            return
        said = self.tr("Put all settings of this page back to what they were at first?")
        self._window.banner.tell(said, [(self.tr("Reset"), lambda: self._reset(before, first))])

    def _reset(self, before: Settings, first: Settings) -> None:
        self._take(first)
        back = (self.tr("Undo"), lambda: self._restore(before))
        self._window.banner.tell(self.tr("The settings are as they were at first."), [back])

    def _restore(self, before: Settings) -> None:
        self._take(before)
        self._window.banner.tell(self.tr("The settings are as they were before."))


def _with_page(settings: Settings, wanted: Settings) -> Settings:
    """The settings with what stands on the page as in `wanted`."""
    return replace(
        settings,
        appearance=wanted.appearance,
        language=wanted.language,
        device=wanted.device,
        quick=wanted.quick,
        notify=wanted.notify,
        store_gb=wanted.store_gb,
        pictures_mb=wanted.pictures_mb,
    )
