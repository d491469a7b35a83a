"""The plan and its preflight in plain numbers and sentences."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sorter.files.preflight.preflight import Preflight
from sorter.gui.core_words import translated
from sorter.gui.destination_words import DestinationWords
from sorter.gui.labels import Words
from sorter.gui.layouts import emptied
from sorter.gui.preview import Preview


class PreflightView(QWidget):
    """Says what would happen, then what is worth knowing before it does; every text as it is, never as markup."""

    def __init__(self, words: DestinationWords) -> None:
        super().__init__()
        self._words = words
        self._numbers = Words(quiet=True, wrap=True, pixels=12)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._numbers)
        layout.addLayout(self._findings)

    def show_plan(self, preview: Preview, *, checking: bool) -> None:
        """Show a plan that is not checked yet."""
        text = self._words.plan(preview)
        self._show(self.tr("{0} Looking at the disks…").replace("{0}", text) if checking else text, ())

    def show_preflight(self, preview: Preview, preflight: Preflight) -> None:
        """Show a plan and what was found of it; what stops the run comes first and in the warning colour."""
        text = " ".join((self._words.plan(preview), *self._words.disks(preflight)))
        self._show(text, [(translated(one.sentence), one.stops) for one in preflight.findings])

    def show_problem(self, sentence: str) -> None:
        """Show why there is no plan; empty: there is nothing to plan."""
        self._show("", [(sentence, True)] if sentence else ())

    def texts(self) -> list[str]:
        """What is shown: the numbers, then each sentence."""
        found = (self._findings.itemAt(at) for at in range(self._findings.count()))
        sentences = [words.text() for item in found if item and isinstance(words := item.widget(), Words)]
        return [text for text in (self._numbers.text(), *sentences) if text]

    def _show(self, numbers: str, findings: Sequence[tuple[str, bool]]) -> None:
        self._numbers.setText(numbers)
        self._numbers.setVisible(bool(numbers))
        emptied(self._findings)
        for sentence, stops in findings:
            self._findings.addWidget(Words(sentence, wrap=True, pixels=12, bad=stops))
