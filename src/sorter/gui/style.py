"""The restrained style: Fusion, one palette, and a small sheet for what Fusion draws too loudly."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QWindow
from PySide6.QtWidgets import QApplication

from sorter.gui.colours import CHOSEN_LINE, Colours, blend, colours, is_dark, palette_of, system_accent
from sorter.gui.direction import from_right
from sorter.gui.growth import text_pixels

_SHEET = """
QToolTip { background: %(panel)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 6px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 1px 0; }
QScrollBar::handle { background: %(thumb)s; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: %(quiet)s; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0; }
QLineEdit { background: %(ground)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 7px; padding: 5px 9px;
  placeholder-text-color: %(quiet)s; selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit:focus { border-color: %(accent)s; }
QLineEdit[wrong="true"] { border-color: %(bad)s; }
QPushButton, QToolButton { background: %(panel)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 7px;
  padding: 5px 12px; outline: none; }
QPushButton:hover, QToolButton:hover { background: %(hover)s; }
QPushButton:pressed, QToolButton:pressed { background: %(line)s; }
QPushButton:focus, QToolButton:focus { border-color: %(accent)s; }
QPushButton:disabled, QToolButton:disabled { color: %(quiet)s; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[primary="true"] { background: %(accent)s; color: %(on_accent)s; border: 2px solid %(accent)s;
  font-weight: 600; padding: 7px 12px; }
QPushButton[primary="true"]:hover { background: %(accent_hover)s; border-color: %(accent_hover)s; }
QPushButton[primary="true"]:focus { border-color: %(text)s; }
QPushButton[primary="true"]:disabled { background: %(line)s; border-color: %(line)s; color: %(quiet)s; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border: 1px solid transparent;
  color: %(quiet)s; padding: 4px 6px; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { color: %(text)s; background: %(hover)s; }
QPushButton[flat="true"][chosen="true"] { color: %(text)s; font-weight: 600; }
QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus { border-color: %(accent)s; }
QPushButton[pill="true"] { border-radius: 13px; padding: 4px 11px; color: %(quiet)s; background: transparent; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: %(link)s; padding: 3px 6px;
  font-weight: 600; }
QPushButton[link="true"]:hover { background: %(hover)s; }
QPushButton[link="true"]:focus { border-color: %(accent)s; }
QPushButton[fold="true"] { text-align: left; padding: 6px 4px; }
QPushButton[flush="true"] { padding: 3px 0; }
QFrame#segments { background: %(ground)s; border: 1px solid %(line)s; border-radius: 8px; }
QFrame#segments QPushButton { background: transparent; border: 1px solid transparent; border-radius: 7px;
  color: %(quiet)s; padding: 5px 4px; }
QFrame#segments QPushButton:hover { color: %(text)s; }
QFrame#segments QPushButton:checked { background: %(panel)s; border-color: %(line)s; color: %(text)s;
  font-weight: 600; }
QFrame#segments QPushButton:focus { border-color: %(accent)s; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: %(panel)s; color: %(text)s; border: 1px solid %(edge)s;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; }
QFrame#group { background: %(panel)s; border: 1px solid %(line)s; border-radius: 8px; }
QFrame#box { background: %(ground)s; border: 1px solid %(line)s; border-radius: 8px; }
QScrollArea#scrolled { border: 1px solid transparent; border-radius: 6px; }
QScrollArea#scrolled:focus { border-color: %(accent)s; }
QFrame#popup { background: %(panel)s; border: 1px solid %(edge)s; border-radius: 8px; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: %(line)s; }
QSlider::%(below)s:horizontal { background: %(accent)s; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 7px; background: %(panel)s;
  border: 1px solid %(quiet)s; }
QSlider::handle:horizontal:hover { border-color: %(text)s; }
QSlider::handle:horizontal:focus { border: 2px solid %(accent)s; width: 10px; height: 10px; }
QMenu { background: %(panel)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: %(accent)s; color: %(on_accent)s; }
QMenu::item:disabled { color: %(quiet)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 6px; }
QAbstractItemView { background: transparent; border: none; outline: none; }
QTableView, QTreeView { selection-background-color: transparent; }
QTreeView[pane="true"] { background: %(panel)s; padding: 8px 6px; }
QTableView[rows="true"] { background: %(panel)s; border: 1px solid %(line)s; border-radius: 8px;
  selection-background-color: %(chosen)s; selection-color: %(text)s; }
QTableView[rows="true"]:focus { border-color: %(accent)s; }
QTableView[rows="true"]::item { padding: 0 5px; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: %(quiet)s; border: none;
  border-bottom: 1px solid %(line)s; padding: 5px 8px; }
QSplitter::handle { background: %(line)s; }
QPushButton::menu-indicator { image: none; width: 0; }
QPlainTextEdit { background: %(ground)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 7px;
  padding: 6px; placeholder-text-color: %(quiet)s; }
QPlainTextEdit:focus { border-color: %(accent)s; }
"""


class Theme(QObject):
    """Follows the desktop's light or dark and accent, and dresses the whole program in it."""

    def __init__(self, app: QApplication, system: Callable[[], QPalette] | None = None) -> None:
        """`system` tells the desktop's own palette, by default as Qt knows it."""
        super().__init__(app)
        self._app = app
        self._dark: bool | None = None
        self._system = system or self._own_palette
        self._accent = system_accent(self._system())
        app.setStyle("Fusion")
        font = QFont(app.font())
        font.setPixelSize(text_pixels(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)))
        app.setFont(font)
        self._follows = True
        hints = app.styleHints()
        self.dress(dark=is_dark(hints.colorScheme()))
        hints.colorSchemeChanged.connect(lambda _: self._follow())
        self._listener = _Listener()
        self._listener.changed.connect(self._follow)

    def wear(self, appearance: str) -> None:
        """Show the "light" or the "dark" scheme, or with any other word that of the desktop."""
        hints = self._app.styleHints()
        self._follows = appearance not in ("light", "dark")
        if self._follows:
            hints.unsetColorScheme()
            self.dress(dark=is_dark(hints.colorScheme()))
        else:
            dark = appearance == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)  # for what Qt does not paint
            self.dress(dark=dark)

    def dress(self, *, dark: bool) -> None:
        """Show the light or the dark scheme."""
        if dark == self._dark:
            return
        self._dark = dark
        scheme = colours(dark=dark, accent=self._accent)
        self._app.setPalette(palette_of(scheme))
        self._app.setStyleSheet(sheet(scheme))

    def _follow(self) -> None:
        """Take the accent of now, and the scheme."""
        self._accent = system_accent(self._system())
        dark = is_dark(self._app.styleHints().colorScheme()) if self._follows else bool(self._dark)
        self._dark = None  # the accent may be another
        self.dress(dark=dark)

    def _own_palette(self) -> QPalette:
        """What the desktop has beneath the palette that the program wears; nothing is painted meanwhile."""
        self._app.setPalette(QPalette())
        return self._app.palette()


class _Listener(QWindow):
    """A window that is never shown: Qt tells windows, and nobody else, that the desktop looks otherwise."""

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ThemeChange:
            self.changed.emit()
        return super().event(event)


def sheet(scheme: Colours) -> str:
    """The style sheet in a scheme's colours."""
    named = {
        "ground": scheme.ground,
        "panel": scheme.panel,
        "line": scheme.line,
        "text": scheme.text,
        "quiet": scheme.quiet,
        "accent": scheme.accent,
        "on_accent": scheme.on_accent,
        "link": scheme.link,
        "bad": scheme.bad,
        "hover": blend(scheme.text, scheme.panel, 0.05),
        "edge": blend(scheme.quiet, scheme.line, 0.35),
        "chosen": blend(scheme.accent, scheme.panel, CHOSEN_LINE),
        "thumb": blend(scheme.quiet, scheme.ground, 0.45),
        "accent_hover": blend(scheme.on_accent, scheme.accent, 0.1),
    }
    below = "add-page" if from_right() else "sub-page"  # sheets call them by their sides, not by their values
    return _SHEET % {"below": below, **{name: colour.name() for name, colour in named.items()}}


def painted() -> Colours:
    """The scheme that the program wears, for widgets that paint themselves.

    A widget's own palette is not asked: the style sheet changes it.
    """
    return _scheme_of(QGuiApplication.palette().cacheKey())


@lru_cache(maxsize=2)
def _scheme_of(_: int) -> Colours:
    """The scheme by its palette's key: a board asks for it a hundred times a frame."""
    role, palette = QPalette.ColorRole, QGuiApplication.palette()

    def of(one: QPalette.ColorRole) -> QColor:
        return palette.color(QPalette.ColorGroup.Active, one)

    return Colours(
        ground=of(role.Window),
        panel=of(role.Base),
        line=of(role.Mid),
        text=of(role.Text),
        quiet=of(role.PlaceholderText),
        accent=of(role.Accent),
        on_accent=of(role.HighlightedText),
        link=of(role.Link),
        good=of(role.LinkVisited),
        bad=of(role.BrightText),
    )
