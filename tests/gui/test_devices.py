"""Choosing what the model runs on, and being told why it is nothing better."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from gui.desk import Desk
from sorter.core.measurement import Device
from sorter.settings import Places, load_settings


def _entries(desk: Desk) -> dict[str, QAction]:
    """What the menu of devices offers, by its text."""
    (menu,) = [one for one in desk.window.findChildren(QMenu) if one.title() == "Sort on"]
    return {action.text(): action for action in menu.actions()}


def test_another_device_sorts_anew_and_is_kept(desk: Desk, library: Path) -> None:
    """What a person chose in the menu holds for the photos on the board, and after a restart."""
    desk.parts.deeds.look_for_devices(desk.parts.background)
    desk.wait_for(lambda: len(_entries(desk)) > 1)
    entries = _entries(desk)
    (cpu,) = [action for text, action in entries.items() if text.startswith("CPU, ")]
    assert entries["The fastest device"].isChecked()
    desk.sort(library)
    assert desk.devices == ["auto"]

    desk.anew(cpu.trigger)

    assert desk.devices == ["auto", "cpu"]
    assert cpu.isChecked()
    assert not entries["The fastest device"].isChecked()
    desk.wait_for(lambda: load_settings(Places(desk.data).settings).device == "cpu")


def test_the_badge_says_what_stands_in_the_way_and_what_mends_it(desk: Desk) -> None:
    """In the words of whoever found out, as plain text."""
    why, mend = "CUDA libraries not found", 'python -m pip install "onnxruntime-gpu[cuda]"'

    desk.window.foot.show_device(Device("cpu", "CPU, 2 cores", why, mend))

    (badge,) = [one for one in desk.window.foot.findChildren(QPushButton) if one.text().startswith("CPU, 2 cores")]
    assert why in badge.text()
    assert "This command mends that" in badge.toolTip()
    assert "onnxruntime-gpu[cuda]" in badge.toolTip()
