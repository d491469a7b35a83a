"""How labels become tags: into which file, beneath which name, and with scores or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sorter.files.plan import Tagging, TagInto
from sorter.files.planning.tagging import root_of
from sorter.gui.check_box import CheckBox
from sorter.gui.labels import Words
from sorter.gui.segments import Segments


class TagBox(QWidget):
    """Emits that something else was chosen."""

    changed = Signal()

    def __init__(self, tagging: Tagging) -> None:
        super().__init__()
        self._into = Segments(self._files(), self.tr("Tags go into"))
        self._into.choose(tagging.into)
        self.root = QLineEdit("/".join(tagging.root))
        self.root.setAccessibleName(self.tr("Above all tags"))
        self.root.setPlaceholderText(self.tr("Nothing above the labels"))
        self.root.setToolTip(self.tr("A slash between names makes several levels"))
        self._scores = CheckBox(self.tr("Also write how sure the labels are"))
        self._scores.setChecked(tagging.scores)
        row = QHBoxLayout()
        row.addWidget(Words(self.tr("Above all tags"), quiet=True))
        row.addWidget(self.root, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._into)
        layout.addLayout(row)
        layout.addWidget(self._scores)
        for signal in (self._into.chosen, self.root.textEdited, self._scores.toggled):
            signal.connect(lambda _: self.changed.emit())

    def tagging(self) -> Tagging:
        """What is chosen."""
        return Tagging(TagInto(self._into.value()), root_of(self.root.text()), self._scores.isChecked())

    def _files(self) -> list[tuple[str, str, str]]:
        return [
            (TagInto.SIDECAR, self.tr("Sidecar"), self.tr("The sidecar that is there, else a new one: IMG.jpg.xmp")),
            (TagInto.ADOBE, self.tr("Adobe's"), self.tr("A sidecar as Adobe's programs call it: IMG.xmp")),
            (TagInto.FILE, self.tr("Photo"), self.tr("The photo itself; its pixels stay as they are")),
        ]
