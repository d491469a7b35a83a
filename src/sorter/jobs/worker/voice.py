"""The worker's voice: one reply at a time, from any thread."""

import os
from threading import Lock
from typing import BinaryIO

from sorter.jobs.worker.replies import Reply, send_replies


class Voice:
    """Says replies in order; a worker that nobody hears any more ends at once."""

    def __init__(self, told: BinaryIO) -> None:
        self._told = told
        self._lock = Lock()
        self._held: list[Reply] = []

    def say(self, *replies: Reply) -> None:
        """Say these now, after what waits."""
        with self._lock:
            self._held += replies
            try:
                send_replies(self._told, self._held)
            except OSError:  # the parent has gone: nothing is left to do, nor to tidy up
                os._exit(0)
            self._held.clear()

    def say_later(self, reply: Reply) -> None:
        """Say this with the next one, or at `settle`: the parent need not be woken for it alone."""
        with self._lock:
            self._held.append(reply)

    def settle(self) -> None:
        """Say what waits, before something that may take long."""
        if self._held:
            self.say()
