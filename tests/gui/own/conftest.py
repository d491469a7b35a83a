"""The window with one task that has an embedding, and a folder of examples to teach another."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession
from gui.desk import Desk
from onnx_models import colour_task, write_colour_model

WARM = ("#ff2020", "#f01818", "#e02828", "#d83030", "#ff4040", "#e81010")
COLD = ("#2020ff", "#1818f0", "#2828e0", "#3030d8", "#4040ff", "#1010e8")


@pytest.fixture
def desk(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> Iterator[Desk]:
    """Closed afterwards, without a thread left; an error in a slot fails the test."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": task})
    desk.wait_for(lambda: desk.settled)
    yield desk
    session.gate.set()
    desk.close()
    assert [thread.name for thread in threading.enumerate()] == ["MainThread"]


@pytest.fixture
def examples(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Six photos of each of two labels."""
    for label, colours in (("warm", WARM), ("cold", COLD)):
        for number, colour in enumerate(colours):
            make_photo(tmp_path / "Tones" / label / f"{number}.jpg", colour, size=(60 + number, 40))
    return tmp_path / "Tones"
