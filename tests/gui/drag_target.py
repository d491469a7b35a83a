"""The real window as a program that tells what happens in it, a JSON line each: `python drag_target.py DATA`."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from sorter.gui.app import build
from sorter.gui.places import Kind, Place
from sorter.gui.results import Results
from sorter.gui.style import Theme
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places


def tell(**said: object) -> None:
    """One line for the test."""
    print(json.dumps(said), flush=True)


def middle(place: Place) -> list[int]:
    """Where the first card of a column is on the screen, or would be."""
    view = window.board.column(place).view
    at = view.viewport().mapToGlobal(QPoint(30, 30))
    return [at.x(), at.y()]


def finished() -> None:
    """Sorting has ended: tell the columns, and where they are."""
    counts = {parts.window.board.column(place).name: results().tally(place).count for place in results().places()}
    labels = [place for place in results().places() if place.kind is Kind.LABEL]
    full = max(labels, key=lambda place: results().tally(place).count)
    other = next(place for place in labels if place != full)
    tell(event="finished", counts=counts, card=middle(full), target=middle(other))


def results() -> Results:
    return parts.sorting.results


app = QApplication(sys.argv[:1])
Theme(app)
parts = build(Places(Path(sys.argv[1])), Worker())
window = parts.window
window.setGeometry(140, 0, 1100, 700)
parts.sorting.finished.connect(finished)
parts.sorting.moved.connect(lambda changes: tell(event="moved", count=len(changes)))
parts.filing_flow.settled.connect(lambda: tell(event="ready", middle=[700, 350]))
window.show()
parts.filing_flow.begin()
QTimer.singleShot(60_000, app.quit)  # the test fails then, rather than waiting for a line that never comes
app.exec()
