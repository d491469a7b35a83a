"""Offering a quick look where an exact one takes long."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sorter.gui.banner import Banner
from sorter.jobs.events import Progress

_LONG = 180.0  # seconds that are left
_TOLD_AFTER = 5.0  # seconds: before that the speed says little


class QuickLook(QObject):
    """Looks at the progress of a run, and offers once for each what would be there sooner."""

    def __init__(self, banner: Banner, choose: Callable[[bool], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner, self._choose = banner, choose
        self._offered = False

    def begin(self, *, quick: bool) -> None:
        """A run begins; where that is a quick look already, there is nothing to offer."""
        self._offered = quick

    def watch(self, progress: Progress) -> None:
        """Offer it where much is left of what is known."""
        if self._offered or not progress.total_known or not progress.per_second or progress.seconds < _TOLD_AFTER:
            return
        left = (progress.found - progress.done) / progress.per_second
        if left < _LONG or self._banner.text():
            return
        self._offered = True
        said = self.tr(
            "About %n minutes are left. A quick look goes by the small pictures in the photos first, and looks at the "
            "photos themselves afterwards.",
            "",
            round(left / 60),
        )
        self._banner.tell(said, [(self.tr("Quick look"), self._begin)])

    def _begin(self) -> None:
        self._banner.hide()
        self._choose(True)
