"""Places as a tree of rows."""

import random

from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester

from sorter.gui.places import UNSURE, Kind, Place
from sorter.gui.tree_model import COUNT, TreeModel

_LABELS = [("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "d"), ("a", "e"), ("f",), ("f", "g"), ("h",)]
_ORDER: list[Place | None] = [None, *(Place(Kind.LABEL, label) for label in _LABELS), UNSURE]


def test_rows_stand_in_order_whenever_they_came(qapp: QObject) -> None:
    """Watched by Qt's own tester: every wrong begin or end fails the test."""
    assert qapp
    rng = random.Random(3)
    model = TreeModel(qapp)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for _ in range(10):
        model.begin({place: number for number, place in enumerate(_ORDER)})
        for place in sorted(_ORDER, key=lambda one: (len(one.label) if one else 0, rng.random())):
            model.add(place, "x", None)
            model.show_count(place, _ORDER.index(place))

        assert [index.data(COUNT) for index in model.rows()] == list(range(len(_ORDER)))
    del tester
    model.deleteLater()
