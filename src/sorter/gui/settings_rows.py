"""What can be set: the rows of the page of settings with their controls."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from sorter.core.measurement import Device
from sorter.gui.command_line import CommandLine
from sorter.gui.core_words import translated
from sorter.gui.forgetting import Remembered
from sorter.gui.labels import Elided
from sorter.gui.language import languages
from sorter.gui.picker import Picker
from sorter.gui.segments import Segments
from sorter.gui.setting_row import SettingGroup, SettingRow
from sorter.gui.spoken import explain
from sorter.gui.switch import Switch
from sorter.gui.words import figure, filled, shown, size_text
from sorter.settings import Settings

_STORE_GB = (1, 2, 4, 8, 16, 32, 64)
_PICTURES_MB = (64, 128, 256, 512, 1000, 2000)
_THOUSAND = 1000


class SettingsRows(QObject):
    """Shows settings and tells others; nothing is kept or done here."""

    changed = Signal(object)  # Settings: those of the page count, the rest is of an earlier moment
    forget_wished = Signal()
    folder_wished = Signal()
    reset_wished = Signal()

    def __init__(self, folder: str) -> None:
        """`folder` is where Sorter keeps its own things."""
        super().__init__()
        self._settings = Settings()
        self._folder = folder
        self.appearance = self._make_appearance()
        self.language = self._make_language()
        self.device = self._make_device()
        self.quick = self._make_quick()
        self.notify = self._make_notify()
        self.measured = self._make_measured()
        self.pictures = self._make_pictures()

    def groups(self) -> list[SettingGroup]:
        """All rows, in groups; to be asked for once."""
        return [
            SettingGroup(self.tr("Look"), [self.appearance, self.language]),
            SettingGroup(self.tr("Sorting"), [self.device, self.quick]),
            SettingGroup(self.tr("Messages"), [self.notify]),
            SettingGroup(self.tr("What is remembered"), [self.measured, self.pictures, self._make_forget()]),
            SettingGroup(self.tr("Sorter itself"), [self._make_folder(), self._make_reset()]),
        ]

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, without telling."""
        self._settings = settings
        self._appearance.choose(settings.appearance if settings.appearance in ("light", "dark") else "system")
        self._language.choose(settings.language if settings.language in languages() else "")
        self._device.choose(settings.device, settings.device)
        for switch, on in ((self._quick, settings.quick), (self._notify, settings.notify)):
            switch.setChecked(on)
        self._store_limit.choose(settings.store_gb, self._gigabytes(settings.store_gb))
        self._pictures_limit.choose(settings.pictures_mb, self._megabytes(settings.pictures_mb))

    def show_devices(self, devices: Mapping[str, str]) -> None:
        """Offer these devices, by their id."""
        told = {id: translated(name) for id, name in devices.items()}
        self._device.offer({"auto": self.tr("The fastest device"), **told})
        self._device.choose(self._settings.device, self._settings.device)

    def show_device(self, device: Device) -> None:
        """Say what the model really runs on, why on nothing better, and what mends that."""
        told = [self.tr("Photos are sorted on {0}.").replace("{0}", translated(device.name))]
        if device.why:
            told.append(self.tr("{0}, so no graphics card is used.").replace("{0}", translated(device.why)))
        if device.mend:
            told.append(self.tr("This command mends that; start Sorter again afterwards:"))
        self.device.show_note(" ".join(told))
        self._mend.show_command(device.mend)

    def show_remembered(self, remembered: Remembered) -> None:
        """Say how much that is."""
        for row, count, size, one, several in (
            (
                self.measured,
                remembered.measurements,
                remembered.measured_bytes,
                self.tr("1 measurement, {1}"),
                self.tr("{0} measurements, {1}"),
            ),
            (
                self.pictures,
                remembered.pictures,
                remembered.pictures_bytes,
                self.tr("1 picture, {1}"),
                self.tr("{0} pictures, {1}"),
            ),
        ):
            text = filled(one if count == 1 else several, figure(count), size_text(size))
            row.show_note(text if count else self.tr("Nothing yet"))
        self._forget.setEnabled(bool(remembered.measurements or remembered.pictures))

    def _make_appearance(self) -> SettingRow:
        name = self.tr("Appearance")
        choices = [
            ("system", self.tr("As the system"), ""),
            ("light", self.tr("Light"), ""),
            ("dark", self.tr("Dark"), ""),
        ]
        self._appearance = Segments(choices, name)
        self._appearance.chosen.connect(lambda value: self._tell(replace(self._settings, appearance=value)))
        effect = self.tr("Light or dark, at once.")
        return SettingRow(name, effect, self._appearance, self.tr("theme mode night day colours scheme"))

    def _make_language(self) -> SettingRow:
        name = self.tr("Language")
        choices = [("", self.tr("As the system"), ""), *((code, own, "") for code, own in languages().items())]
        self._language = Segments(choices, name)
        self._language.chosen.connect(lambda value: self._tell(replace(self._settings, language=value)))
        effect = self.tr("What the window speaks, from the next start on.")
        return SettingRow(name, effect, self._language, self.tr("translation locale german english words text"))

    def _make_device(self) -> SettingRow:
        self._device = Picker()
        self._device.offer({"auto": self.tr("The fastest device")})
        self._device.chosen.connect(lambda value: self._tell(replace(self._settings, device=value)))
        effect = self.tr("What the model runs on. Photos on the board are looked at again.")
        others = self.tr("device gpu cpu cuda nvidia graphics card processor speed driver")
        row = SettingRow(self.tr("Sort on"), effect, self._device, others)
        self._mend = CommandLine(self.tr("The command that mends it"))
        row.add_beneath(self._mend)
        return row

    def _make_quick(self) -> SettingRow:
        self._quick = Switch()
        self._quick.toggled.connect(lambda on: self._tell(replace(self._settings, quick=on)))
        effect = self.tr(
            "Goes by the small pictures in the photos first, and looks at the photos themselves where those are not "
            "enough."
        )
        return SettingRow(
            self.tr("Quick look first"), effect, self._quick, self.tr("fast speed preview thumbnail embedded")
        )

    def _make_notify(self) -> SettingRow:
        self._notify = Switch()
        self._notify.toggled.connect(lambda on: self._tell(replace(self._settings, notify=on)))
        effect = self.tr("A message of the desktop, only while the window is in the background.")
        others = self.tr("notification alert notify desktop finished done")
        return SettingRow(self.tr("Tell me when a long run ends"), effect, self._notify, others)

    def _make_measured(self) -> SettingRow:
        self._store_limit = Picker()
        self._store_limit.offer({count: self._gigabytes(count) for count in _STORE_GB})
        self._store_limit.chosen.connect(lambda value: self._tell(replace(self._settings, store_gb=value)))
        effect = self.tr(
            "A photo that was looked at before is not looked at again. What no run has asked for the longest goes "
            "first, and losing it costs only time."
        )
        others = self.tr("cache store database disk space size limit memory")
        return SettingRow(self.tr("What was measured, at most"), effect, self._store_limit, others)

    def _make_pictures(self) -> SettingRow:
        self._pictures_limit = Picker()
        self._pictures_limit.offer({count: self._megabytes(count) for count in _PICTURES_MB})
        self._pictures_limit.chosen.connect(lambda value: self._tell(replace(self._settings, pictures_mb=value)))
        effect = self.tr("The board shows photos at once that it has shown before.")
        others = self.tr("cache thumbnails previews disk space size limit")
        return SettingRow(self.tr("Small pictures, at most"), effect, self._pictures_limit, others)

    def _make_forget(self) -> SettingRow:
        self._forget = QPushButton(self.tr("Forget…"))
        self._forget.clicked.connect(self.forget_wished)
        effect = self.tr("Frees the disk of both. Photos, corrections, history and undo stay.")
        others = self.tr("clear empty delete remove cache disk space")
        return SettingRow(self.tr("Forget what was measured"), effect, self._forget, others)

    def _make_folder(self) -> SettingRow:
        show = QPushButton(self.tr("Show in the file manager"))
        show.clicked.connect(self.folder_wished)
        effect = self.tr(
            "The journal for undo, your corrections, these settings and your own tasks lie in this folder:"
        )
        others = self.tr("data folder path location directory journal where")
        row = SettingRow(self.tr("Where Sorter keeps its own things"), effect, show, others)
        where = Elided(shown(self._folder), quiet=True)
        explain(where, shown(self._folder))
        row.add_beneath(where)
        return row

    def _make_reset(self) -> SettingRow:
        reset = QPushButton(self.tr("Reset…"))
        reset.clicked.connect(self.reset_wished)
        effect = self.tr("All of this page as it was at first. A message asks before, and offers the way back.")
        others = self.tr("default factory original start over standard")
        return SettingRow(self.tr("Reset to first settings"), effect, reset, others)

    def _tell(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def _gigabytes(self, count: int) -> str:
        return filled(self.tr("{0} GB"), figure(count))

    def _megabytes(self, count: int) -> str:
        if count % _THOUSAND == 0:
            return self._gigabytes(count // _THOUSAND)
        return filled(self.tr("{0} MB"), figure(count))
