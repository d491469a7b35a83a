"""Makes the columns of the board: what each is called, its dot, and what its cards say."""

from collections.abc import Callable

from sorter.gui.board_words import BoardWords
from sorter.gui.colours import dot
from sorter.gui.column import Column
from sorter.gui.grid import GridModel
from sorter.gui.places import Place, Section, threshold_of
from sorter.gui.results import Results
from sorter.gui.thumbnails import Thumbnails


class ColumnMaker:
    """Knows the words, and where pictures come from; the results are those of the moment."""

    def __init__(self, words: BoardWords, thumbnails: Thumbnails, results: Callable[[], Results]) -> None:
        self._words, self._thumbnails, self._results = words, thumbnails, results

    def made(self, section: Section, opened: Place | None, size: int) -> Column:
        """A column without cards; `opened` is what it is shown for, and `size` a step of the sizes of cards."""
        words, results = self._words, self._results
        model = GridModel(lambda id: words.tooltip(results(), id), lambda id: words.spoken(results(), id))
        column = Column(
            section,
            name=words.heading(section, opened, is_leaf=results().census.is_leaf(section.place)),
            dot=dot(section.place, results().census.top(section.place)),
            threshold=threshold_of(results().task, section.place),
            model=model,
            face=lambda id: words.face(results(), id, section),
            thumbnails=self._thumbnails,
            wide=results().census.is_tree,
            opens=section.place != opened,
        )
        column.show_size(size)
        return column
