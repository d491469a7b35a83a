"""The sliders that say from when on a photo is sure, and what that costs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import GREEN, RED, Desk
from sorter.gui.histogram import Histogram
from sorter.gui.labels import Elided
from sorter.gui.places import UNSURE, Place
from sorter.tasks.costs import Cost
from sorter.tasks.manifest import Outside, Task

COSTS = (Cost(None, 0.004, 0.25), Cost(0.5, 0.1, 0.0), Cost(0.9, 0.02, 0.2))


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Knows what is mostly red or mostly green."""
    known = tmp_path / "known.npz"
    np.savez(known, known=np.eye(3, dtype=np.float16)[:2])
    return replace(make_task(threshold=0.6), costs=COSTS, outside=Outside(known, neighbours=1, least=0.2))


@pytest.fixture
def desk(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession, task: Task) -> Iterator[Desk]:
    others = replace(make_task(), id="others", name="Others")
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": task, "others": others})
    desk.wait_for(lambda: desk.settled)
    yield desk
    desk.close()


@pytest.fixture
def photos(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Two that are red for sure, two that are so rather than green, and a blue one with a little red."""
    for number in range(2):
        make_photo(tmp_path / "photos" / f"red{number}.jpg", colour="#ff0000")
        make_photo(tmp_path / "photos" / f"rather{number}.jpg", colour="#a08060")
    make_photo(tmp_path / "photos" / "blue.jpg", colour="#4000ff")
    return tmp_path / "photos"


def slide(desk: Desk, name: str, value: int) -> None:
    """To a value, by its keys; then until every card lies where that puts it."""
    slider = desk.named(QSlider, name)
    with desk.waiting(desk.parts.sorting.rerouted):
        slider.setFocus()
        while slider.value() != value:
            QTest.keyClick(slider, Qt.Key.Key_Right if slider.value() < value else Qt.Key.Key_Left)
    desk.rest()


def said(desk: Desk) -> str:
    """What the top bar says of the cost."""
    (words,) = [one for one in desk.window.topbar.sureness.findChildren(Elided) if one.isVisible()]
    return words.text()


def test_the_slider_moves_the_cards_and_says_what_that_costs(desk: Desk, photos: Path) -> None:
    """Nothing is looked at again; the plan follows, and the task's own thresholds are one click away."""
    desk.sort(photos)
    assert (desk.counts()["Red"], desk.counts()["Unsure"]) == (4, 0)
    assert said(desk) == "under 1 % wrong, about 25 % to review"

    slide(desk, "Sure from", 95)
    assert (desk.counts()["Red"], desk.counts()["Unsure"]) == (2, 2)
    assert said(desk) == "about 2 % wrong, about 20 % to review"
    assert desk.window.destination.bar.button.text() == "Copy 3 photos"
    slide(desk, "Sure from", 70)
    assert said(desk) == "about 6 % wrong, about 10 % to review"

    with desk.waiting(desk.parts.sorting.rerouted):
        desk.click("Reset")
    assert (desk.counts()["Red"], desk.counts()["Unsure"]) == (4, 0)
    assert desk.begun == 1
    assert desk.devices == ["auto"]


def test_the_slider_stays_under_the_mouse(desk: Desk, photos: Path) -> None:
    """Whatever it says beside itself, and once there is something to reset."""
    desk.sort(photos)
    slider = desk.named(QSlider, "Sure from")
    places = [slider.mapTo(desk.window, slider.rect().topLeft())]

    for value in (70, 95, 99):
        slide(desk, "Sure from", value)
        places.append(slider.mapTo(desk.window, slider.rect().topLeft()))

    assert len(set(places)) == 1


def test_the_other_slider_says_what_is_outside(desk: Desk, photos: Path) -> None:
    """How like the known a photo has to be; only where the task compares at all."""
    desk.sort(photos)
    assert "Outside" not in desk.counts()

    slide(desk, "Outside below", 50)
    assert desk.counts()["Outside"] == 1
    assert desk.counts()["Blue"] == 0

    desk.anew(lambda: desk.window.sidebar.task_chosen.emit("others"))
    assert not desk.named(QSlider, "Outside below").isVisible()
    assert said(desk) == ""


def test_thresholds_stay_with_their_task(desk: Desk, photos: Path) -> None:
    """Another task has its own; who comes back finds what was chosen."""
    desk.sort(photos)
    slide(desk, "Sure from", 95)

    desk.anew(lambda: desk.window.sidebar.task_chosen.emit("others"))
    assert desk.named(QSlider, "Sure from").value() == 50
    desk.anew(lambda: desk.window.sidebar.task_chosen.emit("colours"))

    assert desk.named(QSlider, "Sure from").value() == 95
    assert (desk.counts()["Red"], desk.counts()["Unsure"]) == (2, 2)


def _handle(desk: Desk, place: Place = RED) -> tuple[Histogram, QPoint]:
    """The histogram of a column, and where its threshold can be held."""
    (histogram,) = desk.board.column(place).findChildren(Histogram)
    at = histogram.handle()
    assert at is not None
    return histogram, at.toPoint()


def _drag(histogram: Histogram, at: QPoint, *to: QPoint) -> None:
    """Press the mouse, move it from point to point, and let go at the last."""
    QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=at)
    for point in to:
        QTest.mouseMove(histogram, point)
    QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=to[-1] if to else at)


def test_a_drag_of_the_handle_is_the_slider_s(desk: Desk, photos: Path) -> None:
    """Once for all pixels of it; slider, other columns, cards and plan follow, and nothing is looked at again."""
    desk.sort(photos)
    histogram, at = _handle(desk)
    green, before = _handle(desk, GREEN)
    told: list[Task] = []
    desk.window.topbar.sureness.changed.connect(told.append)
    beyond = QPoint(histogram.width() + 50, 5)

    with desk.waiting(desk.parts.sorting.rerouted):
        _drag(histogram, at, *(at + QPoint(step, 0) for step in range(1, 20)), beyond)
    desk.rest()

    assert len(told) == 1
    assert desk.named(QSlider, "Sure from").value() == round(told[0].scoring.threshold * 100) == 99
    assert (desk.counts()["Red"], desk.counts()["Unsure"]) == (2, 2)
    assert desk.window.destination.bar.button.text() == "Copy 3 photos"
    assert _handle(desk, GREEN)[1].x() > before.x() + 20
    assert green.accessibleDescription() == "They belong here from 99 % on"
    assert desk.begun == 1


def test_the_handle_stays_beneath_the_mouse(desk: Desk, photos: Path) -> None:
    """By whichever of its pixels it is held, and whatever the cards do meanwhile; a mere click moves nothing."""
    desk.sort(photos)
    histogram, at = _handle(desk)
    told: list[Task] = []
    desk.window.topbar.sureness.changed.connect(told.append)
    _drag(histogram, at + QPoint(4, 0))
    clicked = _handle(desk)[1]

    QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=at + QPoint(4, 0))
    QTest.mouseMove(histogram, at + QPoint(34, 0))
    desk.wait_for(lambda: len(told) == 1)
    desk.rest()
    QTest.mouseMove(histogram, at + QPoint(24, 0))
    held = _handle(desk)[1]
    QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=at + QPoint(24, 0))
    desk.wait_for(lambda: len(told) == 2)
    desk.rest()

    assert clicked == at
    assert abs(held.x() - at.x() - 20) <= 1
    assert _handle(desk)[1] == held


def test_the_handle_shows_that_it_can_be_dragged(desk: Desk, photos: Path) -> None:
    """By its colour, the mouse's shape and a tooltip, which names the way of the keyboard; only over itself."""
    desk.sort(photos)
    histogram, at = _handle(desk)
    QTest.mouseMove(histogram, QPoint(3, at.y()))
    quiet, nothing = histogram.grab().toImage(), histogram.toolTip()
    QTest.mouseMove(histogram, at)
    shape = histogram.cursor().shape()
    loud, tip = histogram.grab().toImage(), histogram.toolTip()
    QTest.mouseMove(histogram, QPoint(3, at.y()))

    assert (shape, histogram.cursor().shape()) == (Qt.CursorShape.SplitHCursor, Qt.CursorShape.ArrowCursor)
    assert "Sure from" in tip
    assert (nothing, histogram.toolTip()) == ("", "")
    assert loud.pixelColor(at) != quiet.pixelColor(at)
    assert histogram.grab().toImage() == quiet


def test_there_is_nothing_to_drag_where_no_threshold_is(desk: Desk, photos: Path) -> None:
    """A press on the bars of what is unsure does nothing."""
    desk.sort(photos)
    (histogram,) = desk.board.column(UNSURE).findChildren(Histogram)
    _drag(histogram, histogram.rect().center(), QPoint(9, 9))

    assert histogram.handle() is None
    assert desk.named(QSlider, "Sure from").value() == 60
