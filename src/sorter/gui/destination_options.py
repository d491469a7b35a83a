"""What goes with a photo and what stands for its second labels: a small panel that opens beneath its button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sorter.core.companions import RULES
from sorter.files.plan import ActionKind
from sorter.gui.check_box import CheckBox
from sorter.gui.choice import LIKELY, Choice
from sorter.gui.core_words import translated
from sorter.gui.direction import margins
from sorter.gui.labels import Words
from sorter.gui.popups import open_beneath
from sorter.gui.segments import Segments
from sorter.gui.words import percent


class DestinationOptions(QFrame):
    """Emits what was changed: links at once, companions when the panel closes, since they lead to a new run."""

    changed = Signal()
    rules_changed = Signal()

    def __init__(self, parent: QWidget, choice: Choice) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._rules = {rule.id: CheckBox(translated(rule.name)) for rule in RULES}
        for id, box in self._rules.items():
            box.setChecked(id in choice.rules)
        self._rules_told = choice.rules
        likely = self.tr("Also link, or tag, where a second label is at least {0} sure")
        self._second = CheckBox(likely.replace("{0}", percent(LIKELY)))
        self._second.setChecked(choice.second_labels)
        self._as = Segments(
            [
                (ActionKind.HARDLINK, self.tr("Hard links"), ""),
                (ActionKind.SYMLINK, self.tr("Symbolic links"), ""),
            ],
            self.tr("Links of second labels"),
        )
        self._as.choose(choice.second_labels_as)
        self._as.setEnabled(choice.second_labels)
        self._relative = CheckBox(self.tr("Symbolic links tell the way from their own folder (relative)"))
        self._relative.setChecked(choice.relative)
        self._lay_out()
        self._second.toggled.connect(self._as.setEnabled)
        for changed in (self._second.toggled, self._as.chosen, self._relative.toggled):
            changed.connect(lambda _: self.changed.emit())

    def rules(self) -> frozenset[str]:
        """The companion rules that are on."""
        return frozenset(id for id, box in self._rules.items() if box.isChecked())

    def second_labels(self) -> bool:
        """Whether second labels get links."""
        return self._second.isChecked()

    def second_labels_as(self) -> ActionKind:
        """Which links."""
        return ActionKind(self._as.value())

    def relative(self) -> bool:
        """Whether symbolic links are relative."""
        return self._relative.isChecked()

    def open_at(self, button: QWidget) -> None:
        """Open beneath a button, the right edges one above the other, where the screen has room."""
        open_beneath(self, button)
        next(iter(self._rules.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.rules() != self._rules_told:
            self._rules_told = self.rules()
            self.rules_changed.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(7)
        layout.addWidget(Words(self.tr("What goes with its photo"), quiet=True, bold=True, pixels=11))
        for box in self._rules.values():
            layout.addWidget(box)
        layout.addSpacing(8)
        layout.addWidget(Words(self.tr("Links"), quiet=True, bold=True, pixels=11))
        layout.addWidget(self._second)
        kinds = QHBoxLayout()
        kinds.setContentsMargins(margins(22, 0, 0, 0))
        kinds.addWidget(self._as)
        layout.addLayout(kinds)
        layout.addWidget(self._relative)
