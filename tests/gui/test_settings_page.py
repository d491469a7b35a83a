"""The page of settings: found, changed, kept, and true to what is so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from fakes import ColourSession
from gui.desk import Desk
from gui.system import System
from measurements import item_of, measured
from sorter.core.measurement import Device
from sorter.core.store.pictures import Pictures
from sorter.core.store.store import Store
from sorter.gui.icon_button import IconButton
from sorter.gui.keycap import Keycap
from sorter.gui.picker import Picker
from sorter.gui.segments import Segments
from sorter.gui.setting_row import SettingRow
from sorter.gui.style import Theme, painted
from sorter.gui.switch import Switch
from sorter.settings import Places, Settings, load_settings, save_settings

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> Desk:
    """The window with the page open."""
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    assert desk.window.shows_settings()
    return desk


def _row(desk: Desk, name: str) -> SettingRow:
    (row,) = [one for one in desk.window.settings.findChildren(SettingRow) if one.name == name]
    return row


def _found(desk: Desk) -> list[str]:
    return [row.name for row in desk.window.settings.found()]


def _kept(desk: Desk) -> Settings:
    return load_settings(Places(desk.data).settings)


def _pick(row: SettingRow, text: str) -> None:
    """Choose by keyboard from the list of a row."""
    picker = row.control
    assert isinstance(picker, Picker)
    picker.setFocus()
    at = picker.findText(text)
    step = Qt.Key.Key_Down if at > picker.currentIndex() else Qt.Key.Key_Up
    while picker.currentIndex() != at:
        QTest.keyClick(picker, step)


def _offered(row: SettingRow) -> dict[str, object]:
    picker = row.control
    assert isinstance(picker, Picker)
    return {picker.itemText(at): picker.itemData(at) for at in range(picker.count())}


def _devices(desk: Desk) -> dict[str, QAction]:
    (menu,) = [one for one in desk.window.findChildren(QMenu) if one.title() == "Sort on"]
    return {action.text(): action for action in menu.actions()}


def test_the_key_of_the_platform_opens_it_and_escape_closes_it(desk: Desk, library: Path) -> None:
    """One can type at once what to find; the photos and their zone come back as they were."""
    desk.sort(library)
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    opened = desk.window.shows_settings(), desk.window.focusWidget(), desk.window.inspector.isVisible()
    desk.press(Qt.Key.Key_Escape)

    assert opened == (True, desk.window.settings.field, False)
    assert not desk.window.shows_settings()
    assert desk.board.isVisible()
    assert desk.window.inspector.isVisible()
    assert desk.counts()["Red"] == 4


def test_a_click_where_a_person_looks_opens_it(desk: Desk) -> None:
    """At the top right, beside the menu; in which it stands too."""
    QTest.mouseClick(desk.named(IconButton, "Settings"), Qt.MouseButton.LeftButton)
    by_click = desk.window.shows_settings()
    desk.click("Back to the photos")
    by_back = desk.window.shows_settings()
    next(one for one in desk.window.findChildren(QAction) if one.text() == "Settings").trigger()

    assert (by_click, by_back, desk.window.shows_settings()) == (True, False, True)


def test_photos_that_are_dropped_on_it_are_shown(page: Desk, library: Path) -> None:
    """What a person does last is what is seen."""
    page.sort(library)

    assert not page.window.shows_settings()
    assert page.board.isVisible()


def test_typing_finds_by_name_sentence_and_other_words(page: Desk) -> None:
    """Each word has to fit, whatever its case; groups without a row are gone."""
    for sought, names in {
        "appearance": ["Appearance"],
        "DARK theme": ["Appearance"],
        "gpu": ["Sort on"],
        "costs only time": ["What was measured, at most"],
        "messages": ["Tell me when a long run ends"],
        "ctrl+h": ["History"],
        "shortcut undo": ["Undo"],
    }.items():
        page.window.settings.focus()
        page.type(sought)
        headings = [one.text() for one in page.window.settings.findChildren(QLabel) if one.isVisible()]

        assert _found(page) == names
        assert ("Look" in headings) == (names == ["Appearance"])


def test_enter_leads_to_what_was_found_and_escape_first_shows_all(page: Desk) -> None:
    """By keyboard from the word to the control; then all rows again, then the photos; nothing is hidden next time."""
    everything = _found(page)
    page.type("quick")
    page.press(Qt.Key.Key_Return)
    focused = page.window.focusWidget()
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Escape)
    after_one = page.window.shows_settings(), _found(page)
    page.press(Qt.Key.Key_Escape)
    page.wait_for(lambda: _kept(page).quick)
    closed = not page.window.shows_settings()
    page.press(Qt.Key.Key_Comma, _CONTROL)
    page.type("zebra")
    page.click("Back to the photos")
    page.press(Qt.Key.Key_Comma, _CONTROL)

    assert focused is _row(page, "Quick look first").control
    assert after_one == (True, everything)
    assert closed
    assert _found(page) == everything


def test_what_nothing_fits_is_said(page: Desk) -> None:
    """With the way back; a stranger's text is no markup."""
    page.type("<b>zebra")

    assert _found(page) == []
    assert "Nothing here is found by “<b>zebra”. Escape shows everything again." in page.texts()


def test_tab_goes_through_all_controls_and_each_is_in_sight(page: Desk) -> None:
    """From top to bottom, each with a name; the page follows."""
    page.window.resize(1000, 560)
    met: list[QWidget] = []
    while True:
        page.press(Qt.Key.Key_Tab)
        now = page.window.focusWidget()
        if now is None or now in met:
            break
        met.append(now)
        if page.window.settings.isAncestorOf(now):
            assert now.visibleRegion().boundingRect().height() == now.height(), now.accessibleName()
    names = [
        one.accessibleName() or getattr(one, "text", str)() for one in met if page.window.settings.isAncestorOf(one)
    ]

    assert all(names)
    wanted = [
        "Appearance: As the system",
        "Sort on",
        "Quick look first",
        "Small pictures, at most",
        "Reset to first settings",
    ]
    assert [name for name in names if name in wanted] == wanted


def test_a_change_of_appearance_is_seen_at_once_and_kept(
    qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession
) -> None:
    """The system's own counts again when that is wished."""
    desk = Desk(qtbot, tmp_path / "data", session, wear=theme.wear)
    desk.wait_for(lambda: desk.settled)
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    light = painted().ground.name()
    desk.click("Dark")
    dark = desk.window.grab().toImage().pixelColor(5, 5).name()
    desk.wait_for(lambda: _kept(desk).appearance == "dark")
    desk.click("As the system", _row(desk, "Appearance"))
    system = painted().ground.name()
    desk.close()

    assert (light, dark, system) == ("#f5f5f7", "#1f2024", "#f5f5f7")
    assert _kept(desk).appearance == "system"


def test_what_is_kept_is_worn_and_shown_at_the_next_start(
    qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession
) -> None:
    """The appearance before there is a window; values that the lists do not have, too."""
    worn: list[str] = []
    kept = Settings(appearance="dark", store_gb=12, pictures_mb=1500, device="cuda:3")
    save_settings(Places(tmp_path / "data").settings, kept)
    desk = Desk(qtbot, tmp_path / "data", session, wear=worn.append)
    desk.wait_for(lambda: desk.settled)
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    rows = [_row(desk, name).control for name in ("What was measured, at most", "Small pictures, at most", "Sort on")]
    shown = [one.currentText() for one in rows if isinstance(one, Picker)]
    appearance = _row(desk, "Appearance").control
    assert isinstance(appearance, Segments)
    chosen = appearance.value()
    desk.close()

    assert worn == ["dark"]
    assert shown == ["12 GB", "1500 MB", "cuda:3"]
    assert chosen == "dark"


def test_the_language_is_kept_for_the_next_start(page: Desk) -> None:
    """Which its sentence says."""
    row = _row(page, "Language")
    row.take_focus()
    page.press(Qt.Key.Key_Right)

    page.wait_for(lambda: _kept(page).language == "de")
    assert "from the next start on" in row.effect


def test_the_device_is_the_same_in_menu_and_page(desk: Desk, library: Path) -> None:
    """Chosen in one, it is chosen in the other, kept, and sorted on."""
    desk.parts.deeds.look_for_devices(desk.parts.background)
    desk.wait_for(lambda: len(_devices(desk)) > 1)
    desk.sort(library)
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    row = _row(desk, "Sort on")
    (cpu,) = [text for text in _offered(row) if text.startswith("CPU, ")]
    desk.anew(lambda: _pick(row, cpu))
    in_menu = _devices(desk)[cpu].isChecked(), _devices(desk)["The fastest device"].isChecked()
    kept = desk.devices[-1]
    desk.anew(_devices(desk)["The fastest device"].trigger)

    assert (in_menu, kept) == ((True, False), "cpu")
    assert isinstance(row.control, Picker)
    assert row.control.currentText() == "The fastest device"
    assert desk.devices == ["auto", "cpu", "auto"]


def test_the_badge_leads_to_why_and_to_the_command_that_mends_it(desk: Desk) -> None:
    """Which can be copied whole; from wherever the page stood."""
    mend = 'python -m pip install "onnxruntime-gpu[cuda,cudnn]"'
    device = Device("cpu", "CPU, 2 cores", "CUDA libraries not found", mend)
    desk.parts.sorting.started.emit(device)
    desk.press(Qt.Key.Key_F1)
    row = _row(desk, "Sort on")
    desk.wait_for(lambda: row.visibleRegion().isEmpty())
    badge = next(one for one in desk.window.foot.findChildren(QPushButton) if one.text().startswith("CPU, 2 cores"))
    QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    focused, seen = desk.window.focusWidget(), row.visibleRegion().boundingRect().height()
    desk.click("Copy", row)

    assert focused is row.control
    assert seen == row.height()
    assert "CUDA libraries not found, so no graphics card is used" in row.note()
    assert row.findChildren(QLineEdit)[0].text() == mend
    assert QGuiApplication.clipboard().text() == mend
    desk.parts.sorting.started.emit(Device("cuda", "NVIDIA H100", ""))
    assert row.note() == "Photos are sorted on NVIDIA H100."
    assert not any(one.isVisible() for one in row.findChildren(QLineEdit))


def test_quick_look_is_the_same_in_menu_and_page(page: Desk) -> None:
    """Whichever is used."""
    action = next(one for one in page.window.findChildren(QAction) if one.text() == "Quick look first")
    switch = _row(page, "Quick look first").control
    assert isinstance(switch, Switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    by_page = action.isChecked()
    action.trigger()

    assert by_page
    assert not switch.isChecked()


def test_messages_can_be_switched_off(page: Desk) -> None:
    """They are on at first."""
    switch = _row(page, "Tell me when a long run ends").control
    assert isinstance(switch, Switch)
    first = switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)

    assert first
    page.wait_for(lambda: not _kept(page).notify)


def test_the_page_says_how_much_is_remembered_and_what_was_forgotten(desk: Desk) -> None:
    """In figures, from when it is opened on."""
    store, pictures = Store(Places(desk.data).store), Pictures(Places(desk.data).pictures)
    store.keep("model", [measured(item_of(f"/photos/{at}.jpg"), at) for at in range(40)])
    store.rest()
    pictures.keep(("/photos/1.jpg", 5, 7, 320), b"one")
    pictures.rest()
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    measured_row, pictures_row = _row(desk, "What was measured, at most"), _row(desk, "Small pictures, at most")
    desk.wait_for(lambda: bool(measured_row.note()))
    before = measured_row.note(), pictures_row.note()
    desk.click("Forget…")
    desk.wait_for(lambda: any(box.isVisible() for box in desk.window.findChildren(QMessageBox)))
    (box,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    desk.click("Forget", box)
    desk.wait_for(lambda: measured_row.note() == "Nothing yet")

    assert before[0].startswith("40 measurements, ")
    assert before[1].startswith("1 picture, ")
    assert pictures_row.note() == "Nothing yet"
    assert not _row(desk, "Forget what was measured").control.isEnabled()


def test_a_smaller_bound_of_pictures_frees_the_disk_at_once(desk: Desk) -> None:
    """Down to what was chosen, and the page says so."""
    pictures = Pictures(Places(desk.data).pictures)
    for number in range(1200):
        pictures.keep((f"/photos/{number}.jpg", 5, 7, 320), bytes(64_000))
    pictures.rest()
    desk.press(Qt.Key.Key_Comma, _CONTROL)
    row = _row(desk, "Small pictures, at most")
    desk.wait_for(lambda: row.note().startswith("1200 pictures"))
    _pick(row, "64 MB")
    desk.wait_for(lambda: not row.note().startswith("1200 pictures") and pictures.size() <= 66 * 10**6)

    assert 0 < pictures.count() < 1000
    assert _kept(desk).pictures_mb == 64
    pictures.rest()


def test_the_wheel_scrolls_the_page_and_chooses_nothing(page: Desk) -> None:
    """A person who scrolls past a list does not change it."""
    picker = _row(page, "What was measured, at most").control
    assert isinstance(picker, Picker)
    before = picker.currentIndex()
    none, middle = Qt.KeyboardModifier.NoModifier, QPointF(picker.rect().center())
    turned = (QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(picker, QWheelEvent(middle, picker.mapToGlobal(middle), *turned))

    assert picker.currentIndex() == before


def test_a_reset_asks_and_can_be_taken_back(page: Desk) -> None:
    """In the line above, not in a box; what does not stand on the page stays."""
    keeper = page.parts.keeper
    page.click("Reset…")
    nothing = page.window.banner.text(), page.window.banner.offers()
    changed = replace(
        keeper.settings, language="de", quick=True, notify=False, store_gb=4, pictures_mb=512, template="{year}/{name}"
    )
    keeper.keep(changed)
    page.click("Reset…")
    asked = page.window.banner.text(), keeper.settings
    page.window.banner.offers()[0].click()
    reset = keeper.settings
    switch = _row(page, "Quick look first").control
    assert isinstance(switch, Switch)
    off = not switch.isChecked()
    page.window.banner.offers()[0].click()

    assert nothing == ("The settings are as they were at first.", [])
    assert asked == ("Put all settings of this page back to what they were at first?", changed)
    assert reset == replace(Settings(), task="colours", template="{year}/{name}")
    assert off
    assert keeper.settings == changed
    assert switch.isChecked()


def test_the_folder_of_sorters_own_things_is_shown(page: Desk, system: System) -> None:
    """By its path, and in the file manager; one that is not there yet is told."""
    row = _row(page, "Where Sorter keeps its own things")
    assert not page.data.exists()
    page.click("Show in the file manager")
    told = page.window.banner.text()
    page.data.mkdir()
    page.click("Show in the file manager")

    assert told == f"There is no folder {page.data} yet: nothing had to be kept so far."
    assert system.opened == [str(page.data)]
    assert any(one.accessibleName() == str(page.data) for one in row.findChildren(QWidget))


def test_f1_opens_it_at_the_keys(desk: Desk) -> None:
    """Every key beside its deed, in sight at once, and found by typing."""
    desk.press(Qt.Key.Key_F1)
    rows = {row.name: row for row in desk.window.settings.findChildren(SettingRow) if isinstance(row.control, Keycap)}
    desk.wait_for(lambda: rows["Add a folder…"].visibleRegion().boundingRect().height() > 0)
    keys = {name: row.control.name for name, row in rows.items() if isinstance(row.control, Keycap)}

    assert desk.window.shows_settings()
    assert desk.window.focusWidget() is desk.window.settings.field
    assert {"History": "Ctrl+H", "Undo": "Ctrl+Z", "Accept": "Return", "Settings": "Ctrl+,", "Keys": "F1"}.items() <= (
        keys.items()
    )
    assert not _row(desk, "Appearance").visibleRegion().boundingRect().height()


def test_the_arrows_scroll_while_one_types(page: Desk) -> None:
    """The keys have no control that Tab could lead to."""
    page.window.resize(1000, 560)
    last = page.window.settings.found()[-1]
    for _ in range(4):
        page.press(Qt.Key.Key_PageDown)

    assert last.visibleRegion().boundingRect().height() > 0
    assert page.window.focusWidget() is page.window.settings.field


def test_control_f_finds_a_setting_while_the_page_is_open(page: Desk) -> None:
    """And not a photo."""
    _row(page, "Quick look first").take_focus()
    page.press(Qt.Key.Key_F, _CONTROL)

    assert page.window.focusWidget() is page.window.settings.field


def _upper(desk: Desk) -> float:
    """Which part of the history's height its list of runs has."""
    upper, lower = desk.window.history.findChildren(QSplitter)[0].sizes()
    return upper / (upper + lower)


def test_zones_are_shared_as_they_were(start: Callable[[], Desk]) -> None:
    """After another start the right one stays folded, and the menu says so too; the history is divided as before."""
    first = start()
    first.press(Qt.Key.Key_I, _CONTROL)
    first.press(Qt.Key.Key_H, _CONTROL)
    first.window.history.findChildren(QSplitter)[0].setSizes([500, 250])
    divided = _upper(first)
    first.close()
    second = start()
    second.press(Qt.Key.Key_H, _CONTROL)
    again = _upper(second)
    second.press(Qt.Key.Key_Escape)
    action = next(one for one in second.window.findChildren(QAction) if one.text() == "Photo and destination")
    told = action.isChecked(), second.window.inspector.isVisible()
    second.press(Qt.Key.Key_I, _CONTROL)
    back = action.isChecked(), second.window.inspector.isVisible()
    second.close()

    assert (told, back) == ((False, False), (True, True))
    assert divided > 0.6
    assert abs(again - divided) < 0.02


def test_the_folders_of_last_time_are_offered_together(start: Callable[[], Desk], library: Path) -> None:
    """One quiet line of the empty window, and only where there were several."""
    first = start()
    first.sort(library / "one")
    first.close()
    second = start()
    alone = [one.text() for one in second.window.empty.findChildren(QPushButton) if "of last time" in one.text()]
    second.sort(library / "one", library / "two")
    second.close()
    third = start()
    third.anew(lambda: third.click("All 2 folders of last time"))
    count = len(third.parts.sorting.results)
    third.close()

    assert alone == []
    assert count == 14
