"""A worker in which photos with certain names do what a hostile file may do to a decoder."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from sorter.core.measurement import StageTimes
from sorter.jobs.worker.child import serve
from sorter.jobs.worker.guard import Guard
from sorter.jobs.worker.replies import Over, Refused, Results

_MEGABYTES = 20


class Trapped(Guard):
    """The trap is the file's name up to the first figure or dot."""

    def begin(self, path: str) -> None:
        match _trap(path):
            case "segv":
                signal.raise_signal(signal.SIGSEGV)  # to this very thread, as a decoder does
            case "abort":
                os.abort()
            case "exit":
                os._exit(3)
            case "hang":
                time.sleep(3600)
            case "grow":
                _grow()
            case "lie":
                self._voice.say(Over(1 << 60))
                time.sleep(3600)
            case "forge":
                self._voice.say(Results(StageTimes(0.0, 0.0, 0.0), (Refused(1 << 60, "never asked for"),)))
                time.sleep(3600)
            case "late":
                time.sleep(1)
                signal.raise_signal(signal.SIGSEGV)
            case "slow":
                time.sleep(0.3)

    @contextmanager
    def around(self, number: int, path: str, cost: int) -> Iterator[None]:
        with super().around(number, path, cost):
            yield
        if _trap(path) == "model":  # dies once the decoding is over, and is told to be, as before each run of a model
            self._voice.settle()
            os.abort()


def _trap(path: str) -> str:
    found = re.match(r"[a-z]*", os.path.basename(path))
    return found[0] if found else ""


def _grow() -> None:
    held = []
    while True:
        held.append(np.ones(_MEGABYTES * 1024 * 1024, np.uint8))
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(serve(Trapped))
