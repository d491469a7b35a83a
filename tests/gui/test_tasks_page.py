"""The page of tasks: what each is, what it says of photos before a long run, and one's own kept in order."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession
from gui.desk import Desk
from onnx_models import colour_task, write_colour_model
from sorter.core.measurement import Device
from sorter.gui.app import build
from sorter.gui.model_card import ModelCard
from sorter.gui.row import Row
from sorter.gui.speed_keeper import speed_between
from sorter.gui.task_cards import TaskCards
from sorter.gui.task_details import TaskDetails
from sorter.gui.task_words import TaskWords
from sorter.gui.tasks_page import TasksPage
from sorter.gui.teach_dialog import TeachDialog
from sorter.gui.try_out import Tile, TryOut
from sorter.gui.words import size_text
from sorter.jobs.events import Finished, Outcome, Progress
from sorter.jobs.speeds import read_speeds
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import HeadFile, Outputs, Task
from sorter.tasks.saving import save_task

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_CARD = """# Tones

Learnt from **12** photos, <b>not</b> more. ![a picture]({0}) [a link](https://example.invalid/x)

| label | found |
|---|---|
| warm | 97 % |
"""


@pytest.fixture
def own(tmp_path: Path) -> Task:
    """A task of the user's, kept where the window looks for it: sure of very little, and with a card."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    card = tmp_path / "card.md"
    card.write_text(_CARD)
    named = replace(task, id="tones", name="Tones", summary="Warm or cold.", card=card, accuracy="97 % right.")
    return save_task(named.with_threshold(0.99), tmp_path / "data" / "tasks")


@pytest.fixture
def desk(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession, own: Task) -> Iterator[Desk]:
    """The window with the task in use, one of the user's, and one that several photos belong to none of."""
    colours = colour_task(tmp_path / "colours.onnx")
    warm = replace(colours, id="reds", name="Warm colours", summary="Red or green.", advisory=True, none=("blue",))
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": colours, "tones": own, "reds": warm})
    desk.wait_for(lambda: desk.settled)
    yield desk
    session.gate.set()
    desk.beside.session.gate.set()
    desk.close()
    assert [thread.name for thread in threading.enumerate()] == ["MainThread"]


def page(desk: Desk) -> TasksPage:
    """The page."""
    return desk.window.tasks


def cards(desk: Desk) -> TaskCards:
    """The cards on it."""
    return page(desk).findChildren(TaskCards)[0]


def opened(desk: Desk) -> TaskCards:
    """The cards, once the page is opened by its key and filled."""
    desk.press(Qt.Key.Key_T, _CONTROL | _SHIFT)
    desk.wait_for(lambda: cards(desk).model().rowCount() > 0)
    return cards(desk)


def spoken(desk: Desk) -> list[str]:
    """Each card as a screen reader tells it."""
    model = cards(desk).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def tried(desk: Desk) -> dict[str, str]:
    """What stands beneath the photos, by file name."""
    tiles = page(desk).findChildren(TryOut)[0].findChildren(Tile)
    names = [tile.accessibleName() for tile in tiles if not tile.isHidden()]
    return {name.partition(", ")[0]: name.partition(", ")[2] for name in names}


def tried_all(desk: Desk) -> dict[str, str]:
    """The same once something stands beneath each."""
    desk.wait_for(lambda: bool(tried(desk)) and all(tried(desk).values()))
    return tried(desk)


def look_at(desk: Desk, name: str) -> None:
    """Click a card."""
    view = cards(desk)
    index = next(one for row in range(9) if (one := view.model().index(row, 0)).data() == name)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def looked_at(desk: Desk) -> str:
    """The id of the card that is looked at."""
    entry = page(desk).entry
    return entry.id if entry else ""


def details(desk: Desk) -> str:
    """Every text beside the cards."""
    return " ".join(desk.texts_of(page(desk).findChildren(TaskDetails)[0]))


def listed(desk: Desk) -> list[str]:
    """What the left zone offers to sort by."""
    rows = desk.window.sidebar.findChildren(Row)
    return [row.text() for row in rows if row.property("task") and not row.isHidden()]


def test_each_task_says_what_it_is(desk: Desk, own: Task) -> None:
    """Name, whose it is, what it sorts by, labels, model, size, licence; and a speed only once it was measured."""
    opened(desk)
    first, second, third = spoken(desk)

    assert first.startswith("Colours, In use, ")
    assert second.startswith("Tones, Yours, Warm or cold, Red · Green · Blue, none · ")
    assert second.endswith(f" {size_text(own.variants[0].path.stat().st_size)} · MIT, Speed not measured here yet")
    assert third.startswith("Warm colours, Only advises, Red or green, Red · Green, none · ")  # blue means outside


def test_the_page_opens_from_the_left_zone_and_closes_with_escape(desk: Desk, library: Path) -> None:
    """Board and right zone are as they were."""
    desk.sort(library)
    desk.click("All tasks…")
    assert desk.window.shows_tasks()
    assert not desk.window.destination.isVisible()

    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.shows_tasks()
    assert desk.board.isVisible()
    assert desk.window.destination.isVisible()


def test_a_task_is_tried_on_the_dropped_photos(desk: Desk, library: Path) -> None:
    """On a handful of different ones; sure, unsure and outside by its own thresholds, whichever card is looked at."""
    desk.sort(library)
    opened(desk)
    colours = tried_all(desk)
    assert {name[:-5] for name in colours} == {"red", "green", "blue", "grey"}
    assert len(colours) == 4  # photos of one colour are the same
    assert {name[:-5]: said for name, said in colours.items()} == {
        "red": "Red 99 %",
        "green": "Green 99 %",
        "blue": "Blue 99 %",
        "grey": "Unsure: Blue 33 %",
    }

    look_at(desk, "Warm colours")
    desk.wait_for(lambda: "Outside" in tried(desk).values())
    assert {said for name, said in tried_all(desk).items() if name.startswith("blue")} == {"Outside"}


def test_without_photos_it_is_tried_on_the_samples(desk: Desk) -> None:
    """And that is said."""
    opened(desk)

    assert len(tried_all(desk)) == 6
    assert "On the sample photos" in details(desk)


def test_the_photos_are_spread_over_the_board(desk: Desk, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Not the first of a folder, and none twice; the same for every card, so that tasks can be compared."""
    for number in range(48):
        make_photo(tmp_path / "many" / f"{number // 2:02}-{number % 2}.jpg", (200, 20, 5 * (number // 2)))
    desk.sort(tmp_path / "many")
    opened(desk)
    names = list(tried_all(desk))
    assert len({name[:2] for name in names}) == 6

    look_at(desk, "Warm colours")
    assert list(tried_all(desk)) == names
    results = desk.parts.sorting.results
    places = sorted(results.id(str(tmp_path / "many" / name)) or 0 for name in names)
    assert places[0] < 8
    assert places[-1] - places[0] >= 10


def test_a_trial_leaves_a_running_sort_alone(desk: Desk, session: ColourSession, library: Path) -> None:
    """It goes on beside it, and both say what they would have said alone."""
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    opened(desk)
    said = tried_all(desk)
    assert desk.parts.sorting.running
    assert len(desk.parts.sorting.results) == 0

    desk.press(Qt.Key.Key_Escape)
    session.gate.set()
    desk.rest()
    assert len(desk.parts.sorting.results) == 14
    assert all(text.startswith(name[:-5].capitalize()) for name, text in said.items() if "grey" not in name)


def test_only_the_card_that_is_looked_at_is_tried(desk: Desk, library: Path) -> None:
    """What another would have said stands beneath no photo, and what is under way ends with the page."""
    desk.beside.session.gate.clear()
    desk.sort(library)
    opened(desk)
    desk.wait_for(lambda: "colours" in desk.beside.told)
    look_at(desk, "Warm colours")
    desk.beside.session.gate.set()
    desk.wait_for(lambda: "Outside" in tried_all(desk).values())
    assert desk.beside.told == ["warm", "colours", "reds"]

    desk.beside.session.gate.clear()
    look_at(desk, "Tones")
    desk.wait_for(lambda: "tones" in desk.beside.told)
    desk.press(Qt.Key.Key_Escape)
    desk.beside.session.gate.set()
    desk.wait_for(lambda: not desk.parts.tasks_flow.is_trying and desk.beside.told[-1] == "rest")


def test_what_was_said_before_another_card_was_chosen_is_nobodys(desk: Desk, library: Path) -> None:
    """Also what has been worked out and not been told yet."""
    desk.sort(library)
    results, trial = desk.parts.sorting.results, desk.parts.tasks_flow._trial
    came: list[object] = []
    trial.came.connect(came.extend)
    trial.begin(results.task, [results.item(0)])
    bridge = trial._bridge
    assert bridge
    while not bridge._job.progress.done:
        assert bridge.running  # no event of the window's is handled here
    trial.drop()
    desk.wait_for(lambda: not trial.running)

    assert came == []


def test_other_thresholds_count_at_once(desk: Desk, library: Path) -> None:
    """Those that a person has set for the task, with no second look at the photos."""
    desk.sort(library)
    opened(desk)
    look_at(desk, "Tones")
    assert set(tried_all(desk).values()) > {"Unsure: Blue 33 %"}
    told = list(desk.beside.told)

    desk.parts.flow.choice.choose("tones")
    desk.window.topbar.sureness.changed.emit(desk.parts.flow.choice.task.with_threshold(0.1))
    desk.wait_for(lambda: "Blue 33 %" in tried(desk).values())
    assert desk.beside.told == told


def test_enter_sorts_by_the_card_that_the_arrows_led_to(desk: Desk, library: Path) -> None:
    """Everything by keyboard: the card, and Tab on to the button that says so."""
    desk.sort(library)
    opened(desk)
    assert desk.window.focusWidget() is cards(desk)
    desk.press(Qt.Key.Key_Right)
    assert looked_at(desk) == "tones"
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Right)
    desk.anew(lambda: desk.press(Qt.Key.Key_Return))

    assert not desk.window.shows_tasks()
    assert desk.parts.sorting.results.task.id == "tones"

    opened(desk)
    met = []
    while (now := desk.window.focusWidget()) not in met:
        met.append(now)
        desk.press(Qt.Key.Key_Tab)
    said = [one.text() for one in met if isinstance(one, QAbstractButton) and page(desk).isAncestorOf(one)]
    assert said[:6] == ["Model card", "Export…", "Rename", "Show folder", "Remove…", "Sort by this"]


def test_a_double_click_sorts_by_a_card(desk: Desk, library: Path) -> None:
    """One click only looks at it, and beside the cards there is nothing to choose."""
    desk.sort(library)
    view = opened(desk)
    look_at(desk, "Tones")
    assert desk.window.shows_tasks()
    nowhere = view.viewport().rect().bottomRight()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=nowhere)
    assert desk.window.shows_tasks()
    there = view.visualRect(view.currentIndex()).center()
    desk.anew(lambda: QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=there))

    assert not desk.window.shows_tasks()
    assert desk.parts.sorting.results.task.id == "tones"


def test_what_stands_beside_the_cards_is_scrolled_by_keys(desk: Desk, library: Path) -> None:
    """From its own text as from its buttons; where all of it is in sight, Tab passes it by."""
    desk.sort(library)
    opened(desk)
    tried_all(desk)
    beside = page(desk).findChildren(TaskDetails)[0]
    text = beside.findChildren(QScrollArea)[0]
    assert text.focusPolicy() is Qt.FocusPolicy.NoFocus

    desk.window.resize(1000, 520)
    bar = text.verticalScrollBar()
    desk.wait_for(lambda: bar.maximum() > 0)
    desk.press(Qt.Key.Key_Tab)
    assert text.hasFocus()
    desk.press(Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()

    desk.press(Qt.Key.Key_Tab)
    assert beside.isAncestorOf(desk.window.focusWidget())
    assert not text.hasFocus()
    desk.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    desk.press(Qt.Key.Key_PageUp)
    assert bar.value() == max(bar.maximum() - bar.pageStep(), 0)


def test_what_cannot_be_tried_says_why(desk: Desk, own: Task, tmp_path: Path) -> None:
    """A task that lacks its head, and photos that cannot be read."""
    (tmp_path / "bad.jpg").write_bytes(b"no photo")
    desk.parts.flow.choice.add(replace(own, id="bare", name="Bare", head=HeadFile(tmp_path / "gone.npz", ())))
    desk.sort(tmp_path / "bad.jpg")
    opened(desk)
    assert tried_all(desk) == {"bad.jpg": "Cannot be read"}

    look_at(desk, "Bare")
    desk.wait_for(lambda: "gone.npz" in details(desk))


def test_a_task_that_is_taught_anew_is_tried_anew(desk: Desk, own: Task, library: Path) -> None:
    """What the former one said is not said of it."""
    desk.sort(library)
    opened(desk)
    look_at(desk, "Tones")
    assert set(tried_all(desk).values()) > {"Red 99 %"}
    other = replace(own, classes=(("warm",), ("leafy",), ("cold",)), thresholds={})
    desk.parts.own.added.emit(other)

    desk.wait_for(lambda: "Warm 99 %" in tried(desk).values())


def test_the_one_in_use_is_told_apart(desk: Desk, library: Path) -> None:
    """And choosing it again sorts nothing anew."""
    desk.sort(library)
    begun = desk.begun
    opened(desk)
    desk.click("Sort by this")
    assert not desk.window.shows_tasks()
    assert desk.begun == begun

    opened(desk)
    desk.parts.flow.choice.choose("reds")
    desk.wait_for(lambda: spoken(desk)[2].startswith("Warm colours, In use"))
    assert not spoken(desk)[0].startswith("Colours, In use")


def run(desk: Desk, last: Progress, *, outcome: Outcome = Outcome.DONE) -> None:
    """A run as the window hears of it, from its first photos to its end."""
    sorting = desk.parts.sorting
    sorting.clear(sorting.results.task)
    sorting.started.emit(Device("cpu", "CPU, 2 cores", ""))
    sorting.progressed.emit(Progress(found=500, done=8, seconds=0.5))
    sorting.progressed.emit(last)
    sorting.finished.emit(Finished(outcome))


def test_the_speed_is_that_of_the_last_run(desk: Desk) -> None:
    """Between its first photos and its last, those alone that were measured; it is there after another start, too."""
    opened(desk)
    run(desk, Progress(found=500, done=508, skipped=10, remembered=10, seconds=10.5))

    desk.wait_for(lambda: spoken(desk)[0].endswith("48 photos/s on CPU, 2 cores"))
    assert read_speeds(Places(desk.data).speeds)["colours"].photos == 480
    assert "Measured with 480 photos" in details(desk)


@pytest.mark.parametrize(
    "last",
    [
        Progress(done=20, seconds=10.0),
        Progress(done=500, seconds=0.9),
        Progress(done=500, remembered=400, seconds=10.0),
        Progress(done=500, skipped=480, seconds=10.0),
    ],
)
def test_what_says_too_little_is_no_speed(last: Progress) -> None:
    """Few photos, a moment, photos that were known, photos that could not be read."""
    assert speed_between(Progress(done=4, seconds=0.2), last, "CPU", 1.0) is None


def test_a_quick_look_and_a_run_that_failed_say_nothing_of_the_speed(desk: Desk) -> None:
    """One goes by small pictures, which another photo may not have; of the other nobody knows what went wrong."""
    run(desk, Progress(found=500, done=500, seconds=10.0), outcome=Outcome.FAILED)
    desk.parts.flow.choose_quick(True)
    run(desk, Progress(found=500, done=500, seconds=10.0))
    opened(desk)

    assert spoken(desk)[0].endswith("Speed not measured here yet")


def test_a_speed_goes_with_its_task(desk: Desk) -> None:
    """Another one that takes its id later is not as fast for that."""
    desk.parts.flow.choice.choose("tones")
    run(desk, Progress(found=500, done=500, seconds=10.0))
    desk.wait_for(lambda: "tones" in read_speeds(Places(desk.data).speeds))
    desk.parts.own.ask_to_remove("tones")
    desk.window.banner.offers()[0].click()

    desk.wait_for(lambda: read_speeds(Places(desk.data).speeds) == {})


def test_tasks_are_taught_and_imported_from_there(desk: Desk) -> None:
    """By the dialogs that the menu opens."""
    opened(desk)
    desk.click("Teach by example…", page(desk))
    (teach,) = desk.window.findChildren(TeachDialog)
    assert teach.isVisible()
    teach.reject()
    desk.click("Import a model…", page(desk))
    (ask,) = desk.window.findChildren(QFileDialog)
    assert ask.isVisible()
    ask.reject()


def test_a_task_of_ones_own_is_called_otherwise(desk: Desk, library: Path) -> None:
    """By F2; everywhere at once, with nothing sorted anew, and by no name that another has."""
    desk.sort(library)
    desk.anew(lambda: desk.parts.flow.choice.choose("tones"))
    begun = desk.begun
    opened(desk)
    rename(desk, "Warm colours")
    desk.wait_for(
        lambda: desk.window.banner.text() == "There is a task that is called Warm colours: choose another name."
    )
    rename(desk, "Shades")
    desk.wait_for(lambda: "Shades" in listed(desk))

    assert listed(desk) == ["Colours", "Shades", "Warm colours"]
    desk.wait_for(lambda: spoken(desk)[1].startswith("Shades, In use, Yours"))
    assert catalogue([desk.data / "tasks"]).tasks["tones"].name == "Shades"
    assert desk.parts.flow.choice.task.name == "Shades"
    assert desk.begun == begun


def rename(desk: Desk, name: str) -> None:
    """Type another name, and Enter."""
    cards(desk).setFocus()
    desk.press(Qt.Key.Key_F2)
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    desk.type(name)
    desk.press(Qt.Key.Key_Return)


def test_escape_steps_back_one_at_a_time(desk: Desk) -> None:
    """From the name, then from the card, then from the page; the name is as it was."""
    opened(desk)
    look_at(desk, "Tones")
    desk.click("Model card")
    desk.wait_for(lambda: page(desk).findChildren(ModelCard)[0].isVisible())
    cards(desk).setFocus()
    desk.click("Rename", page(desk))
    desk.type("Nothing")
    for open_before in (True, True, False):
        desk.press(Qt.Key.Key_Escape)
        assert desk.window.shows_tasks() is open_before
    assert listed(desk) == ["Colours", "Tones", "Warm colours"]


def test_what_comes_with_sorter_cannot_be_changed(desk: Desk) -> None:
    """Neither by button nor by key."""
    opened(desk)
    assert not [one for one in page(desk).findChildren(QPushButton) if one.isVisible() and one.text() == "Remove…"]
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_Delete)

    assert desk.window.banner.text() == ""
    assert desk.window.focusWidget() is cards(desk)


def test_a_task_of_ones_own_is_removed_from_its_card(desk: Desk) -> None:
    """By the same question as in the left zone."""
    opened(desk)
    look_at(desk, "Tones")
    cards(desk).setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.window.banner.text().startswith("Remove the task Tones?")
    desk.window.banner.offers()[0].click()

    desk.wait_for(lambda: len(spoken(desk)) == 2)
    assert listed(desk) == ["Colours", "Warm colours"]
    assert not (desk.data / "tasks" / "tones").exists()


def test_a_task_is_exported_into_one_file(desk: Desk, tmp_path: Path) -> None:
    """Which the command line would write too, and which replaces none that is there."""
    opened(desk)
    look_at(desk, "Tones")
    file = tmp_path / "given.zip"
    for told in (f"Tones was written to {file}.", f"There is a file {file} already: choose another name."):
        desk.click("Export…", page(desk))
        dialog = desk.window.findChildren(QFileDialog)[-1]
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("given")
        dialog.accept()
        desk.wait_for(lambda told=told: desk.window.banner.text() == told)  # type: ignore[misc]
    assert file.read_bytes()[:2] == b"PK"


def test_a_damaged_task_is_shown_with_its_sentence(desk: Desk) -> None:
    """It can be removed, and nothing can be sorted by it."""
    (desk.data / "tasks" / "broken").mkdir()
    (desk.data / "tasks" / "broken" / "task.toml").write_text("format = 1\nid = 'broken'")
    opened(desk)
    look_at(desk, "broken")
    assert spoken(desk)[3].startswith("broken, Cannot be used, Yours, The task file ")
    assert "task.toml is wrong" in details(desk)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.shows_tasks()

    desk.click("Remove…", page(desk))
    desk.window.banner.offers()[0].click()
    desk.wait_for(lambda: len(spoken(desk)) == 3)
    assert not (desk.data / "tasks" / "broken").exists()


def test_a_task_that_has_lost_its_model_says_so(desk: Desk, own: Task) -> None:
    """On its card, before anything is sorted."""
    own.variants[0].path.unlink()
    opened(desk)

    assert f"Its model file {own.variants[0].path.name} is not there" in spoken(desk)[1]


def test_what_only_teaches_is_among_them(desk: Desk, tmp_path: Path) -> None:
    """It says so, and its button leads to teaching with it."""
    bare = colour_task(write_colour_model(tmp_path / "eye.onnx", side=16))
    bare = replace(bare, id="eye", name="Eye", classes=(), outputs=Outputs(None, "embedding"))
    desk.parts.own._tell_kept(save_task(bare, desk.data / "tasks"))
    opened(desk)
    look_at(desk, "Eye")

    assert spoken(desk)[3].startswith("Eye, To teach with, Yours, ")
    assert "No labels: tasks are taught with it" in spoken(desk)[3]
    desk.click("Teach a task with it…")
    dialog = desk.window.findChildren(TeachDialog)[0]
    assert dialog.backbone == "eye"
    dialog.reject()


@pytest.mark.usefixtures("theme")
def test_a_strangers_card_loads_nothing_and_leads_nowhere(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Its tables are tables; pictures on this disk are not opened, HTML is text, and a link is words."""
    picture = make_photo(tmp_path / "large.png", size=(900, 900))
    view = ModelCard()
    view.resize(600, 400)
    view.show_card(_CARD.replace("{0}", str(picture)))
    view.grab()
    text = view.document()

    assert "<b>not</b>" in text.toPlainText()
    assert "Tones" not in text.toPlainText()  # the title stands elsewhere
    assert "a link" in text.toPlainText()
    assert "example.invalid" not in text.toHtml()
    assert text.size().height() < 300
    assert "warm" in [one.strip() for one in text.toPlainText().splitlines()]


def test_the_real_tasks_say_of_dropped_photos_what_a_run_would_say(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    """With their own models, in a worker beside the one that sorts; what one has measured the other knows."""
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("heron.jpg", "night-palace.jpg", "coffee.jpg", "parked-cars.jpg"):
        shutil.copy(Places(tmp_path).samples / name, photos)
    parts = build(Places(tmp_path / "data"), Worker())
    page = parts.window.tasks

    def said() -> dict[str, str]:
        tiles = page.findChildren(TryOut)[0].findChildren(Tile)
        spoken = [tile.accessibleName().partition(", ") for tile in tiles if not tile.isHidden()]
        return {name: text for name, _, text in spoken if text}

    parts.window.show()
    parts.filing_flow.begin()
    parts.flow.open([str(photos)])
    qtbot.waitUntil(lambda: len(parts.sorting.results) == 4 and not parts.sorting.running)
    parts.tasks_flow.open()
    qtbot.waitUntil(lambda: len(said()) == 4)
    night = said()
    page.look_at("subjects")
    qtbot.waitUntil(lambda: "Bird" in said().get("heron.jpg", ""))
    results = parts.sorting.results
    board = {results.item(id).name: results.card(id) for id in range(4)}
    parts.window.close()
    qtbot.waitUntil(lambda: not parts.window.isVisible())
    parts.window.deleteLater()

    assert "Night" in night["night-palace.jpg"]
    assert {name: TaskWords().said(card).text for name, card in board.items()} == {
        name: text.rsplit(" ", 2)[0] if text.endswith("%") else text for name, text in night.items()
    }
    assert [thread.name for thread in threading.enumerate()] == ["MainThread"]
