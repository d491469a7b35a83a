"""How long each stage of measuring has worked."""

from threading import Lock

from sorter.core.measurement import StageTimes


class StageClock:
    """Adds up what the threads of each stage have worked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read = self._decode = self._model = 0.0

    def add(self, *, read: float = 0.0, decode: float = 0.0, model: float = 0.0) -> None:
        """Seconds more."""
        with self._lock:
            self._read += read
            self._decode += decode
            self._model += model

    def times(self, decoders: int, runners: int) -> StageTimes:
        """Those of each stage, by how many threads it has."""
        with self._lock:
            return StageTimes(self._read, self._decode / decoders, self._model / runners)
