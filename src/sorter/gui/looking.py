"""Looking at the chosen photo large, and going on to the next from there."""

from PySide6.QtCore import QObject

from sorter.gui.attention import Attention
from sorter.gui.board import Board
from sorter.gui.board_words import BoardWords
from sorter.gui.cards import Card, Failed
from sorter.gui.large_view import LargeView
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.gui.words import figure, label_name, percent, shown


class Looking(QObject):
    """Opens the large view on what is chosen, keeps it on that, and closes it."""

    def __init__(self, window: Window, sorting: Sorting, attention: Attention) -> None:
        super().__init__(window)
        self._window, self._sorting, self._attention = window, sorting, attention
        self._explains = False
        self._board: Board = window.board
        self._view: LargeView = window.large
        self._words = BoardWords(self)
        self._board.look_wished.connect(self.open)
        self._board.chosen.connect(lambda _: self._follow())
        self._view.closed.connect(self.close)
        self._view.stepped.connect(self._board.choose_next)
        sorting.moved.connect(lambda _: self._follow())  # another card lies where the chosen one lay
        sorting.renewed.connect(self.close)
        attention.came.connect(lambda _: self._follow())

    def open(self) -> None:
        """Show the chosen photo; nothing where none is."""
        if self._board.chosen_ids():
            self._window.show_large(True)
            self._follow()
            self._view.setFocus()

    def explain(self) -> None:
        """Show what the task looked at in the chosen photo, or show the photo alone again."""
        opened = not self._window.shows_large()
        self.open()
        self._explains = self._window.shows_large() and (opened or not self._explains)
        self._follow()

    def close(self) -> None:
        """Back to the board, to the same card."""
        if self._window.shows_large():
            self._window.show_large(False)
            self._explains = False
            self._board.take_focus()

    def _follow(self) -> None:
        if not self._window.shows_large():
            return
        ids = self._board.chosen_ids()
        if not ids:
            self.close()
            return
        results = self._sorting.results
        card, place = results.card(ids[0]), results.place(ids[0])
        at, count = self._board.position(ids[0])
        where = self.tr("{0} of {1}").replace("{0}", figure(at + 1)).replace("{1}", figure(count))
        said = self._words.name(place)
        if not isinstance(card, Failed) and not results.is_corrected(ids[0]):
            said = f"{label_name(card.label)} {percent(card.score)}"
        self._view.show_photo(card.item.path, shown(card.item.name), said, where)
        self._show_veil(card)

    def _show_veil(self, card: Card) -> None:
        if not self._explains or isinstance(card, Failed):
            self._view.photo.show_veil(None)
            self._view.show_note("", "")
            return
        veil = self._attention.look(self._sorting.results.task, card.item, card.label)
        self._view.photo.show_veil(veil.image if veil else None)
        name, how = label_name(card.label), ""
        if veil is None:
            told = self.tr("Finding out what speaks for {0}…")
        elif not veil.is_known:
            told = self.tr("What speaks for {0} could not be found out")
        elif veil.image.isNull():
            told = self.tr("No part by itself speaks for {0}")
        elif veil.by_maps:
            told = self.tr("What speaks for {0} is clear (map)")
            how = self.tr("By the model's own map of the photo (class-activation map)")
        else:
            told = self.tr("What speaks for {0} is clear (covering)")
            how = self.tr("By covering parts of the photo one after the other (occlusion)")
        self._view.show_note(told.replace("{0}", name), how)
