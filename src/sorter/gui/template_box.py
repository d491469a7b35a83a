"""The template with what it makes of the first photo, or what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.errors import RequestError
from sorter.files.planning.template import TemplateError, parse_template
from sorter.gui.core_words import translated
from sorter.gui.labels import Elided, Words
from sorter.gui.template_field import TemplateField
from sorter.gui.words import plain, shown
from sorter.settings import DEFAULT_TEMPLATE


class TemplateBox(QWidget):
    """Holds the last good template; emits that there is another, or that what is typed is none."""

    changed = Signal()
    wrong = Signal()

    def __init__(self, template: str) -> None:
        super().__init__()
        self._template = template
        self._mistake: int | None = None
        self._said = ""
        self.field = TemplateField()
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setProperty("link", True)
        self._reset.setToolTip(DEFAULT_TEMPLATE)
        self._reset.setAccessibleName(self.tr("Reset the template to {0}").replace("{0}", DEFAULT_TEMPLATE))
        self._example = Elided(quiet=True, mode=Qt.TextElideMode.ElideMiddle)
        self._sentence = Words(wrap=True, pixels=12, bad=True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._example)
        layout.addWidget(self._sentence)
        self.field.setText(template)
        self._show()
        self.field.changed.connect(self._take)
        self.field.proposing.connect(lambda _: self._show())
        self._reset.clicked.connect(self._put_back)

    @property
    def template(self) -> str:
        """The last good template."""
        return self._template

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed is no template."""
        return self._mistake is not None

    def show_example(self, target: str) -> None:
        """Show where the first photo would go, beneath the target folder; empty: nowhere."""
        self._example.setText(shown(target))
        self._example.setToolTip(plain(shown(target)))
        self._example.setAccessibleDescription(self.tr("Where the first photo goes"))

    def example(self) -> str:
        """The example that is shown."""
        return self._example.text() if self._example.isVisibleTo(self) else ""

    def sentence(self) -> str:
        """What is wrong; empty where nothing is."""
        return self._sentence.text()

    def _take(self, text: str) -> None:
        try:
            parse_template(text)
        except RequestError as error:
            self._mistake = error.position if isinstance(error, TemplateError) else 0
            self._said = translated(str(error))
            self._show()
            self.wrong.emit()
            return
        self._mistake, self._said = None, ""
        self._template = text
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """What is half typed is not called a mistake while the list proposes how to go on."""
        wrong = self._mistake is not None and not self.field.proposals()
        self.field.mark(self._mistake if wrong else None, self._said if wrong else "")
        self._sentence.setText(self._said if wrong else "")
        self._sentence.setVisible(wrong)
        self._example.setVisible(not wrong)
        self._reset.setVisible(self.field.text() != DEFAULT_TEMPLATE)

    def _put_back(self) -> None:
        self.field.setFocus()
        self.field.selectAll()
        self.field.insert(DEFAULT_TEMPLATE)
