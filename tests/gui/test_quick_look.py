"""A quick look at the previews first, and what the photos themselves say afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from exif_bytes import MAKER, text, with_thumbnail
from fakes import ColourSession, make_task
from gui.desk import GREEN, RED, Desk
from preview_files import jpeg
from sorter.gui.banner import Banner
from sorter.gui.corrections import set_to
from sorter.gui.places import UNSURE, Change
from sorter.gui.quick_look import QuickLook
from sorter.jobs.events import Progress
from sorter.settings import Places, load_settings
from sorter.tasks.manifest import QuickRule

TASK = replace(make_task(), quick=(QuickRule(100, 0.9),))


@pytest.fixture
def desk(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> Iterator[Desk]:
    """The window with a task that takes a sure preview for the photo's answer."""
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": TASK})
    desk.wait_for(lambda: desk.settled)
    yield desk
    desk.close()


@pytest.fixture
def previewed(tmp_path: Path) -> Path:
    """Red photos, half of them with previews that are surely green, half with faintly green ones."""
    folder = tmp_path / "previewed"
    folder.mkdir()
    photo, said = jpeg(640, 480, colour="#dc1414"), {MAKER: text("Maker")}
    for number in range(6):
        (folder / f"sure{number}.jpg").write_bytes(with_thumbnail(photo, jpeg(160, 120, colour="lime"), said))
        (folder / f"faint{number}.jpg").write_bytes(with_thumbnail(photo, jpeg(160, 120, colour="#708070"), said))
    return folder


def _action(desk: Desk) -> QAction:
    (found,) = [one for one in desk.window.findChildren(QAction) if one.text() == "Quick look first"]
    return found


def test_a_quick_look_shows_previews_and_then_puts_right_what_they_left_open(desk: Desk, previewed: Path) -> None:
    """The faint ones move into their column once they were looked at; the choice is kept for the next start."""
    moved: list[Change] = []
    sharpened: list[str] = []
    desk.parts.sorting.moved.connect(moved.extend)
    desk.parts.sorting.sharpened.connect(sharpened.extend)
    desk.sort(previewed)
    assert (desk.counts()["Red"], moved, sharpened) == (12, [], [])

    desk.anew(_action(desk).trigger)

    assert desk.names(GREEN) == [f"sure{number}.jpg" for number in range(6)]
    assert desk.names(RED) == [f"faint{number}.jpg" for number in range(6)]
    assert {(change.before, change.after) for change in moved} == {(UNSURE, RED)}
    assert sorted(Path(path).name for path in sharpened) == desk.names(RED)
    assert desk.tree()["green"] == desk.tree()["red"] == 6
    desk.wait_for(lambda: load_settings(Places(desk.data).settings).quick)

    desk.anew(_action(desk).trigger)
    assert desk.counts()["Red"] == 12


def test_what_a_person_set_meanwhile_stays(desk: Desk, previewed: Path, session: ColourSession) -> None:
    """A correction of what the preview said holds against what the photo itself says."""
    corrected = str(previewed / "faint0.jpg")
    _action(desk).trigger()

    def correct(_: object) -> None:
        if desk.parts.sorting.results.id(corrected) is not None:
            desk.parts.sorting.mark({corrected: set_to(GREEN)})

    desk.parts.sorting.added.connect(correct)
    desk.sort(previewed)

    assert "faint0.jpg" in desk.names(GREEN)
    assert len(desk.names(RED)) == 5


@pytest.mark.parametrize(
    ("progress", "offers"),
    [
        (Progress(found=100_000, done=1000, total_known=True, seconds=30, per_second=30), ["Quick look"]),
        (Progress(found=100_000, done=1000, total_known=False, seconds=30, per_second=30), []),
        (Progress(found=100_000, done=10, total_known=True, seconds=1, per_second=30), []),
        (Progress(found=1000, done=900, total_known=True, seconds=30, per_second=30), []),
    ],
)
def test_it_is_offered_where_an_exact_look_takes_long(qtbot: QtBot, progress: Progress, offers: list[str]) -> None:
    """Once for a run, when enough is known, and not where it is one."""
    banner = Banner()
    chosen: list[bool] = []
    qtbot.addWidget(banner)
    looking = QuickLook(banner, chosen.append)
    looking.begin(quick=False)

    looking.watch(progress)

    assert [button.text() for button in banner.offers()] == offers
    for button in banner.offers():
        assert banner.text().startswith("About 55 minutes are left.")
        button.click()
        assert chosen == [True]
        assert banner.text() == ""
        looking.watch(progress)
        assert banner.text() == ""
        looking.begin(quick=True)
        looking.watch(progress)
        assert banner.text() == ""
