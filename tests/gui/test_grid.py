"""One flat list as a table."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sorter.gui.grid import GridModel, dragged_ids


@pytest.fixture
def model(qapp: QObject) -> Iterator[GridModel]:
    """Watched by Qt's own tester: every wrong begin or end fails the test."""
    made = GridModel(str, str)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_columns(3)
    yield made
    del tester


def test_cards_keep_their_order_whatever_comes_and_goes(model: GridModel) -> None:
    """Ids lie ascending, row by row, after any sequence of additions, removals and new layouts."""
    rng = random.Random(7)
    there: set[int] = set()
    for _ in range(200):
        match rng.randrange(3):
            case 0:
                new = sorted(set(rng.sample(range(500), 6)) - there)
                model.add(new)
                there |= set(new)
            case 1:
                gone = rng.sample(sorted(there), min(len(there), 4))
                model.remove(gone)
                there -= set(gone)
            case _:
                model.set_columns(rng.randrange(1, 5))

    shown = [model.id_at(model.cell(at)) for at in range(len(there))]
    assert shown == sorted(there)
    assert model.rowCount() == -(-len(there) // model.columnCount())


def test_arriving_cards_only_add_rows(model: GridModel) -> None:
    """Streaming never resets the model and tells of no more cells than have changed."""
    resets: list[None] = []
    changed: list[QModelIndex] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda first, last, roles: changed.append(first))
    model.add(range(100))
    model.add(range(100, 110))

    assert resets == []
    assert [index.row() for index in changed] == [0, 33]


def test_the_end_of_the_last_row_is_nothing(model: GridModel) -> None:
    """It cannot be chosen or dragged."""
    model.add([4, 8])
    index = model.index(0, 2)

    assert model.id_at(index) is None
    assert model.flags(index) == Qt.ItemFlag.NoItemFlags


def test_a_drag_carries_its_cards(model: GridModel) -> None:
    """By id, in order."""
    model.add([4, 8, 15])

    assert dragged_ids(model.mimeData([model.cell(2), model.cell(0)])) == [4, 15]
