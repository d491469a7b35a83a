"""A model's sessions: one for each of the inputs that a task has for it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sorter.core.encoded import LEAST_SIDE
from sorter.core.measurement import Session
from sorter.tasks.manifest import Preprocessing


@dataclass(frozen=True, slots=True)
class Previews:
    """How previews become the model's input, where that is not as photos do."""

    input_of: Callable[[int], Preprocessing]  # by the preview's shorter side, 0 being the photo itself
    load: Callable[[Preprocessing], Session]  # the model for such an input
    least: int = LEAST_SIDE  # pixels of the shorter side from which they are measured


class Sessions:
    """That for photos is loaded at once, those for previews when the first one comes; for many threads."""

    def __init__(self, how: Preprocessing, photos: Session, load: Callable[[Preprocessing], Session]) -> None:
        """`photos` is the session for `how`, `load` gives that for any other input."""
        self.photos = photos
        """That for photos."""
        self._load = load
        self._loaded = {how: photos}
        self._lock = Lock()

    def of(self, how: Preprocessing) -> Session:
        """That for this input. Raises what `load` raises."""
        with self._lock:
            if how not in self._loaded:
                self._loaded[how] = self._load(how)
            return self._loaded[how]
