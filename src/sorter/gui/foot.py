"""The foot tells the truth: how far, how fast, what limits, on which device and why."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from sorter.core.measurement import Device
from sorter.gui.core_words import translated
from sorter.gui.direction import laid, margins
from sorter.gui.growth import grown
from sorter.gui.labels import Words
from sorter.gui.spoken import explain
from sorter.gui.style import painted
from sorter.gui.words import clock, decimal, figure, percent
from sorter.jobs.events import Progress

HEIGHT = 44
_BAR = 260
_WHOLE = 1000  # of the bar


class Foot(QWidget):
    """Shows a job's progress and lets a person hold or end it."""

    paused = Signal(bool)
    stopped = Signal()
    device_asked = Signal()  # a person wants to know more of it

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(grown(HEIGHT))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._bar = ProgressLine()
        self._done, self._of = Words(bold=True), Words(quiet=True)
        self._speed, self._unit = Words(bold=True), Words(quiet=True)
        self._left, self._limit = Words(quiet=True), Words(quiet=True)
        self._reviewed = Words(quiet=True)
        self._device = QPushButton()
        self._pause = QPushButton(self.tr("Pause"))
        self._stop = QPushButton(self.tr("Stop"))
        self._lay_out()
        self._pause.toggled.connect(self._tell_paused)
        self._stop.clicked.connect(self.stopped)
        self._device.clicked.connect(self.device_asked)
        self.show_idle("")

    def show_running(self) -> None:
        """A job begins."""
        self._bar.show_share(None)
        self._pause.setChecked(False)
        for widget in (self._bar, self._pause, self._stop):
            widget.show()
        for words in (self._done, self._of, self._speed, self._unit, self._left, self._limit):
            words.setText("")

    def show_progress(self, progress: Progress) -> None:
        """Show how far the job is."""
        known = progress.found > 0 and (progress.total_known or progress.done > 0)
        self._bar.show_share(min(progress.done / progress.found, 1.0) if known else None)
        self._done.setText(figure(progress.done))
        self._of.setText(self.tr("of {0}").replace("{0}", figure(max(progress.found, progress.done))))
        fast = progress.per_second > 0
        self._speed.setText(decimal(progress.per_second, 1) if fast else "")
        self._unit.setText(self.tr("images/s") if fast else "")
        remaining = progress.found - progress.done
        telling = fast and progress.total_known and remaining > 0 and not progress.paused
        left = self.tr("{0} left").replace("{0}", clock(remaining / progress.per_second)) if telling else ""
        self._left.setText(self.tr("Paused") if progress.paused else left)
        self._limit.setText(self._limiting(progress.limited_by))

    def show_idle(self, summary: str) -> None:
        """No job runs; say in a few words how the last one ended."""
        for widget in (self._bar, self._pause, self._stop):
            widget.hide()
        for words in (self._done, self._speed, self._unit, self._left, self._limit):
            words.setText("")
        self._of.setText(summary)

    def show_reviewed(self, reviewed: int, of: int) -> None:
        """Show of how many cards a person said something."""
        text = self.tr("{0} of {1} reviewed").replace("{0}", figure(reviewed)).replace("{1}", figure(of))
        self._reviewed.setText(text if reviewed else "")

    def press_pause(self) -> None:
        """Do what a click on Pause does, while it is there."""
        if self._pause.isVisibleTo(self):
            self._pause.click()

    def show_device(self, device: Device) -> None:
        """Show what the session really runs on, and why nothing better."""
        told = f"{translated(device.name)}. {translated(device.why)}" if device.why else translated(device.name)
        self._device.setText(told.replace("&", "&&"))
        self._device.setAccessibleName(self.tr("Device: {0}").replace("{0}", told))
        explain(self._device, self._told_of(device))
        self._device.show()

    def _lay_out(self) -> None:
        self._device.setProperty("pill", True)
        self._device.hide()
        self._pause.setCheckable(True)
        for button in (self._pause, self._stop):
            button.setProperty("flat", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(16, 0, 12, 0))
        row.setSpacing(4)
        row.addWidget(self._bar)
        for words, gap in (
            (self._done, 0),
            (self._of, 12),
            (self._speed, 0),
            (self._unit, 12),
            (self._left, 12),
            (self._limit, 0),
        ):
            row.addWidget(words)
            row.addSpacing(gap)
        row.addStretch(1)
        row.addWidget(self._reviewed)
        row.addSpacing(12)
        row.addWidget(self._device)
        row.addSpacing(6)
        row.addWidget(self._pause)
        row.addWidget(self._stop)

    def _limiting(self, stage: str) -> str:
        words = {
            "disk": self.tr("Limited by the disk"),
            "decode": self.tr("Limited by decoding"),
            "model": self.tr("Limited by the model"),
        }
        return words.get(stage, "")

    def _told_of(self, device: Device) -> str:
        told = [self.tr("Photos are sorted on {0}.").replace("{0}", translated(device.name))]
        if device.why:
            told.append(self.tr("{0}, so no graphics card is used.").replace("{0}", translated(device.why)))
        if device.mend:
            told.append(self.tr("This command mends that: {0}").replace("{0}", device.mend))
        return "\n".join(told)

    def _tell_paused(self, paused: bool) -> None:
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.paused.emit(paused)


class ProgressLine(QProgressBar):
    """A thin bar; without a share it only says that something goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))

    def sizeHint(self) -> QSize:
        return QSize(_BAR + 12, 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_share(self, share: float | None) -> None:
        """Show how much is done, 0 to 1."""
        self.setUpdatesEnabled(False)  # else it is painted at once, and with it whatever else has changed
        self.setValue(round((share or 0.0) * _WHOLE))
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription("" if share is None else percent(share))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for wide, colour in ((_BAR, scheme.line), (_BAR * max(self.value(), 0) / _WHOLE, scheme.accent)):
            painter.setBrush(colour)
            painter.drawRoundedRect(laid(QRectF(0, 0, wide, self.height()), self.width()), 3, 3)
