"""What is painted again and again is kept, and made anew when it would look otherwise."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sorter.gui.column_header import ColumnHeader
from sorter.gui.header import Header
from sorter.gui.histogram import Histogram
from sorter.gui.plates import paint_caption
from sorter.gui.section_header import SectionHeader
from sorter.gui.style import Theme

_WIDTH = 300
_Kind = Callable[[QWidget], QWidget]


@pytest.fixture
def larger(qapp: QApplication, theme: Theme) -> Iterator[QFont]:
    """A font of one and a half times the usual size, to be set; afterwards the usual one is."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPixelSize(20)
    yield font
    qapp.setFont(usual)


def _column_header(window: QWidget) -> QWidget:
    header = ColumnHeader("Kingfisher", QColor("#cc3344"), window)
    header.show_figures(1204, 3_000_000)
    header.show_key("3")
    return header


def _section_header(window: QWidget) -> QWidget:
    header = SectionHeader("Kingfisher", QColor("#cc3344"), _histogram(window), window, opens=True)
    header.show_figures(1204, 3_000_000)
    header.show_key("3")
    return header


def _histogram(window: QWidget) -> Histogram:
    histogram = Histogram(0.5, window)
    histogram.show_bars([at % 7 for at in range(20)])
    return histogram


_KINDS: list[_Kind] = [_column_header, _section_header, _histogram]


def _image(widget: QWidget) -> QImage:
    widget.resize(_WIDTH, widget.sizeHint().height())
    return widget.grab().toImage()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """What they lie in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("kind", _KINDS)
def test_what_is_kept_goes_with_the_scheme(window: QWidget, theme: Theme, kind: _Kind) -> None:
    """In another one everything is as if it had just been made."""
    widget = kind(window)
    light = _image(widget)
    theme.dress(dark=True)
    dark, fresh = _image(widget), _image(kind(window))
    theme.dress(dark=False)

    assert dark != light
    assert dark == fresh
    assert _image(widget) == light


@pytest.mark.parametrize("kind", [_column_header, _section_header])
def test_what_is_kept_goes_with_the_figures_the_key_and_the_width(window: QWidget, kind: _Kind) -> None:
    """Each of them alone."""
    widget = kind(window)
    assert isinstance(widget, Header)
    images = [_image(widget)]
    changes: list[Callable[[], None]] = [
        lambda: widget.show_figures(1205, 3_000_000),
        lambda: widget.show_figures(1205, 4_000_000),
        lambda: widget.show_figures(1205, 4_000_000, 7),
        lambda: widget.show_key("4"),
        lambda: widget.show_key(""),
        lambda: widget.resize(_WIDTH - 200, widget.height()),
    ]
    for change in changes:
        change()
        images.append(widget.grab().toImage())

    assert all(before != after for before, after in pairwise(images))


def test_a_caption_is_kept_by_its_text_its_width_and_the_text_s_size(qapp: QApplication, larger: QFont) -> None:
    """One that differs in any of them is another picture; the end of a long one gives way to dots."""

    def caption(text: str, width: int) -> QImage:
        image = QImage(200, 100, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_caption(painter, QRect(10, 10, width, 80), text, 1.0)
        painter.end()
        return image

    heron, again = caption("Heron", 120), caption("Heron", 120)
    others = [caption("Crane", 120), caption("Heron", 90), caption("Heron" * 20, 120)]
    qapp.setFont(larger)
    others.append(caption("Heron", 120))

    assert heron == again
    assert all(heron != other for other in others)
    assert heron.pixelColor(60, 40) == QColor("white")
    assert heron.pixelColor(100, 80).lightness() < 140
