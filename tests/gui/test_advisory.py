"""A task that only advises: nothing is done by it before a person says to have looked."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from fakes import ColourSession, make_task
from gui.desk import Desk, files_beneath


def test_it_says_so_and_asks_for_a_look(
    qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession, library: Path
) -> None:
    """From the start, and again at the button, which does nothing until that is said."""
    advisory = replace(make_task(), advisory=True)
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": advisory})
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    target = library.parent / f"{library.name} sorted"
    banner = desk.window.banner
    assert banner.text() == "Colours only advises: look at each photo before you rely on what it says."
    assert banner.offers() == []

    desk.window.destination.press()
    desk.rest()
    assert not target.exists()
    assert [button.text() for button in banner.offers()] == ["I have looked: go on"]

    desk.press_offer()
    desk.close()
    assert files_beneath(target)
