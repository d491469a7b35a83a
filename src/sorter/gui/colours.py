"""The colours of the light and the dark window, and the palette made of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyleFactory

from sorter.gui.places import Kind, Place


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme: what lies under everything, on it, between, and what is written there."""

    ground: QColor
    panel: QColor
    line: QColor
    text: QColor
    quiet: QColor
    accent: QColor  # what is chosen, and the one button: never too near to what it lies on
    on_accent: QColor  # text on the accent
    link: QColor  # the accent as a text's colour
    good: QColor  # the confidence bar
    bad: QColor  # what failed


READ = 4.5
"""Contrast that text needs (WCAG 2.2, AA)."""

SEEN = 3.0
"""Contrast that large text and the parts of a control need."""

CHOSEN_ROW = 0.1
"""How much of the accent lies beneath a row that is chosen."""

CHOSEN_LINE = 0.16
"""The same of a line in a list or table."""

_LIGHT = ("#f5f5f7", "#ffffff", "#e3e3e8", "#1d1d1f", "#6e6e76", "#2f6fed", "#23995a", "#c8372d")
_DARK = ("#17181b", "#1f2024", "#303137", "#ececf1", "#9a9aa4", "#6b9bff", "#56c288", "#ff7a70")

_DOTS = (
    "#e0a030",
    "#5b83f0",
    "#dd6a88",
    "#4fae7c",
    "#9a72d8",
    "#d9743c",
    "#3aa9b8",
    "#a6a02e",
    "#c25fb4",
    "#5c9bd6",
    "#b5835a",
    "#7aa63f",
)
_INKS = (QColor("#ffffff"), QColor("#101114"))
_STEPS = 50
_QUIET = 0.6  # of the accent
_GREY_DOT = "#98989f"
_FAILED_DOT = "#d9534a"


def colours(*, dark: bool, accent: QColor | None = None) -> Colours:
    """A scheme, with the system's accent where it has one, as dark or light as this scheme needs it to be seen."""
    ground, panel, line, text, quiet, own, good, bad = map(QColor, _DARK if dark else _LIGHT)
    chosen = _shifted(accent or own, text, lambda one: _least(one, ground, panel) >= SEEN and _least_ink(one) >= READ)
    on_accent = max(_INKS, key=lambda ink: contrast(ink, chosen))
    beneath = ground, panel, blend(chosen, panel, CHOSEN_ROW), blend(chosen, panel, CHOSEN_LINE)
    link = _shifted(chosen, text, lambda one: _least(one, *beneath) >= READ)
    return Colours(ground, panel, line, text, quiet, chosen, on_accent, link, good, bad)


@lru_cache(maxsize=4)
def bar_colour(accent: str, ground: str) -> QColor:
    """Of the bars of a histogram, which are many: as quiet an accent as can be seen, by the names of both colours."""
    strong, beneath = QColor(accent), QColor(ground)
    return _shifted(blend(strong, beneath, _QUIET), strong, lambda one: contrast(one, beneath) >= SEEN)


def _shifted(colour: QColor, towards: QColor, fits: Callable[[QColor], bool]) -> QColor:
    """The colour, or the nearest one on the way to `towards` that fits."""
    shades = (blend(towards, colour, share / _STEPS) for share in range(_STEPS))
    return next(filter(fits, shades), towards)


def _least(colour: QColor, *others: QColor) -> float:
    return min(contrast(colour, one) for one in others)


def _least_ink(colour: QColor) -> float:
    return max(contrast(ink, colour) for ink in _INKS)


def palette_of(scheme: Colours) -> QPalette:
    """The scheme as Qt's roles; widgets that paint themselves read these."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in {
        role.Window: scheme.ground,
        role.AlternateBase: scheme.ground,
        role.Button: scheme.panel,
        role.Base: scheme.panel,
        role.ToolTipBase: scheme.panel,
        role.WindowText: scheme.text,
        role.Text: scheme.text,
        role.ButtonText: scheme.text,
        role.ToolTipText: scheme.text,
        role.PlaceholderText: scheme.quiet,
        role.Mid: scheme.line,
        role.Midlight: scheme.line,
        role.Dark: scheme.line,
        role.Light: scheme.panel,
        role.Highlight: scheme.accent,
        role.Accent: scheme.accent,
        role.Link: scheme.link,
        role.HighlightedText: scheme.on_accent,
        role.BrightText: scheme.bad,
        role.LinkVisited: scheme.good,  # the one role left for the confidence bar
    }.items():
        palette.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, scheme.quiet)
    return palette


def system_accent(system: QPalette) -> QColor | None:
    """The accent that the desktop chose; None where `system` only has Qt's own blue."""
    accent = system.color(QPalette.ColorRole.Accent)
    own = QStyleFactory.create("Fusion").standardPalette().color(QPalette.ColorRole.Accent)
    return None if accent == own or not accent.isValid() else accent


def dot(place: Place, position: int) -> QColor:
    """The colour of a place's dot, by its position among the places."""
    if place.kind is Kind.FAILED:
        return QColor(_FAILED_DOT)
    return QColor(_DOTS[position % len(_DOTS)] if place.kind is Kind.LABEL else _GREY_DOT)


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """`share` of one colour over another, opaque."""
    rest = 1 - share
    red, green, blue = (
        round(one * share + other * rest) for one, other in zip(_parts(over), _parts(under), strict=True)
    )
    return QColor(red, green, blue)


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def is_dark(scheme: Qt.ColorScheme) -> bool:
    """Whether the desktop asks for dark; where it does not say, light."""
    return scheme is Qt.ColorScheme.Dark
