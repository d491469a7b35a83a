"""How a worker is started."""

import sys

WORD = "--worker"
"""The hidden word after the program's name that makes it a worker."""


def worker_command() -> tuple[str, ...]:
    """Sorter itself; never anything that lies in the current folder, which may be a stranger's."""
    if getattr(sys, "frozen", False):
        return sys.executable, WORD
    return sys.executable, "-P", "-m", "sorter", WORD
