"""The sliders that say from when on a photo is sure, and what that costs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import Desk
from sorter.gui.labels import Elided
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
