"""Light and dark."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from gui.desk import Desk
from sorter.gui.colours import CHOSEN_LINE, CHOSEN_ROW, READ, SEEN, bar_colour, blend, colours, contrast
from sorter.gui.plates import SCRIM
from sorter.gui.style import Theme, painted

_ACCENTS = [None, "#ffd000", "#fff7c0", "#7a0000", "#00c060", "#8040ff", "#101010", "#fafafa", "#808080"]


@pytest.mark.parametrize("accent", _ACCENTS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read(dark: bool, accent: str | None) -> None:
    """Contrast of text is at least 4.5 to 1 on all that it stands on (WCAG 2.2, AA), with any accent of the system."""
    scheme = colours(dark=dark, accent=QColor(accent) if accent else None)
    chosen = [blend(scheme.accent, scheme.panel, share) for share in (CHOSEN_ROW, CHOSEN_LINE)]
    hovered = [blend(scheme.text, scheme.panel, share) for share in (0.04, 0.05)]
    plain = [scheme.ground, scheme.panel]
    pairs = [(ink, ground) for ink in (scheme.quiet, scheme.bad) for ground in plain]
    pairs += [(scheme.link, ground) for ground in (*plain, *chosen, *hovered)]
    pairs += [(scheme.text, ground) for ground in (*plain, *chosen, *hovered, scheme.line)]
    pairs += [(scheme.on_accent, scheme.accent)]
    pairs += [(QColor("#ffffff"), blend(QColor("#000000"), QColor("#ffffff"), SCRIM.alphaF()))]  # captions on photos

    assert min(contrast(ink, ground) for ink, ground in pairs) >= READ


@pytest.mark.parametrize("accent", _ACCENTS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_sign_can_be_seen(dark: bool, accent: str | None) -> None:
    """Frames of the focus and the selection, boxes, sliders and bars have 3 to 1, with any accent of the system."""
    scheme = colours(dark=dark, accent=QColor(accent) if accent else None)
    signs = (
        scheme.accent,
        scheme.quiet,
        scheme.good,
        scheme.bad,
        bar_colour(scheme.accent.name(), scheme.ground.name()),
    )

    assert min(contrast(sign, scheme.ground) for sign in signs) >= SEEN


def test_the_accent_of_the_design_is_shown_as_it_is() -> None:
    """What can be seen is not changed."""
    assert colours(dark=False).accent.name() == "#2f6fed"
    assert colours(dark=True).accent.name() == "#6b9bff"
    assert colours(dark=False, accent=QColor("#7a0000")).accent.name() == "#7a0000"


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


def test_the_system_s_accent_is_followed_while_the_window_is_open(qapp: QApplication, theme: Theme, desk: Desk) -> None:
    """Whoever chooses another one sees it at once, and the system's own blue is the design's again."""
    chosen = ["#8040ff"]

    def system() -> QPalette:
        palette = QStyleFactory.create("Fusion").standardPalette()
        if chosen:
            palette.setColor(QPalette.ColorRole.Accent, QColor(chosen[0]))
        return palette

    follower = Theme(qapp, system)
    first = painted().accent.name()
    chosen[0] = "#c02020"
    _tell_of_another_look(follower)
    second, button = painted().accent.name(), desk.window.empty.grab().toImage()
    chosen.clear()
    _tell_of_another_look(follower)
    third = painted().accent.name()
    follower.deleteLater()
    theme.dress(dark=False)

    assert (first, second, third) == ("#8040ff", "#c02020", "#2f6fed")
    assert any(
        button.pixelColor(x, y).name() == "#c02020"
        for x in range(button.width())
        for y in range(400, button.height(), 9)
    )


def _tell_of_another_look(theme: Theme) -> None:
    """As Qt does, to a window of its own; the other theme of these tests has one too."""
    QGuiApplication.sendEvent(theme._listener, QEvent(QEvent.Type.ThemeChange))


def test_what_a_field_says_while_it_is_empty_can_be_read(desk: Desk, library: Path) -> None:
    """Qt itself would write it in half the ink."""
    desk.sort(library)
    image = desk.window.bar.field.grab().toImage()
    ground = image.pixelColor(image.width() - 20, image.height() // 2)
    inks = [image.pixelColor(x, y) for x in range(8, image.width() - 8) for y in range(8, image.height() - 8)]

    assert max(contrast(ink, ground) for ink in inks) >= READ
