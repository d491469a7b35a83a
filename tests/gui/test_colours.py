"""Light and dark."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.desk import Desk
from sorter.gui.colours import blend, colours, contrast
from sorter.gui.style import Theme, painted


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read(dark: bool) -> None:
    """Contrast of text is at least 4.5 to 1 on everything it stands on (WCAG 2.1, AA)."""
    scheme = colours(dark=dark)
    grounds = (scheme.ground, scheme.panel)
    pairs = [(ink, ground) for ink in (scheme.text, scheme.quiet, scheme.bad) for ground in grounds]
    pairs += [(scheme.on_accent, scheme.accent), (scheme.text, blend(scheme.text, scheme.panel, 0.05))]

    assert min(contrast(ink, ground) for ink, ground in pairs) >= 4.5


@pytest.mark.parametrize("accent", ["#ffd000", "#7a0000", "#00c060", "#8040ff"])
def test_text_on_any_accent_can_be_read(accent: str) -> None:
    """The system's accent may be any colour."""
    scheme = colours(dark=False, accent=QColor(accent))

    assert contrast(scheme.on_accent, scheme.accent) >= 4.5


def test_the_theme_can_change_while_the_window_is_open(
    desk: Desk, library: Path, theme: Theme, qapp: QApplication
) -> None:
    """Everything is painted in the new scheme at once."""
    desk.sort(library)
    theme.dress(dark=False)
    light = desk.window.grab().toImage().pixelColor(5, 5)
    theme.dress(dark=True)
    dark = desk.window.grab().toImage().pixelColor(5, 5)
    ground = painted().ground
    corner = desk.board.grab().toImage()
    theme.dress(dark=False)

    assert (light.name(), dark.name()) == ("#ffffff", "#1f2024")
    assert corner.pixelColor(corner.width() - 2, corner.height() - 2) == ground
    assert QGuiApplication.palette().window().color().name() == "#f5f5f7"
