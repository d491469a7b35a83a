"""One window for one data directory: a later start hands its paths to the one that is open; knows no Qt."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from sorter.files.journal.lock import Held, Lock
from sorter.gui.letter import TAKEN, Letter, sealed

_PATIENCE = 6.0  # seconds: for a window that is about to open, or to close
_PAUSE = 0.05  # seconds between looks at it
_ANSWER = 5.0  # seconds that a window may take to answer
_LONGEST_NAME = 90  # bytes: of the 104 that the least of systems has, some are Qt's


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to open the window; whoever holds the lock can be reached at the address."""

    address: str = ""  # empty: later starts open a window of their own
    lock: Lock | None = None  # the system lets go of it when this process ends, however it ends


def claimed(data: Path, letter: Letter, *, patience: float = _PATIENCE) -> Claim | None:
    """The right to open a window, or None once the one that is open has taken the letter.

    A window that does not answer keeps nobody from working: then this one is opened beside it, and so it is where the
    file system knows no locks.
    """
    address, until = address_of(data), time.monotonic() + patience
    while address and time.monotonic() < until:
        try:
            data.mkdir(parents=True, exist_ok=True)
            return Claim(address, Lock(data / "window.lock"))
        except OSError:
            return Claim()
        except Held:
            if _hand_over(address, sealed(letter)):
                return None
        time.sleep(_PAUSE)
    return Claim()


def address_of(data: Path) -> str:
    """Where the window on this data directory listens: a socket in it, which is as private as what lies beside it.

    Where its path is too long for that, or no text, it lies in the folder that the system has for such things; empty
    where there is none.
    """
    real = os.path.realpath(data)
    if sys.platform == "win32":
        return _digest(real)  # a pipe, which only its user may open
    name = os.path.join(real, "window.socket")
    if len(os.fsencode(name)) <= _LONGEST_NAME and name.isprintable():
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return os.path.join(runtime, f"{_digest(real)}.socket") if runtime else ""


def _digest(path: str) -> str:
    import hashlib  # here, as the socket below: most starts are the first, and do without

    return "sorter-" + hashlib.blake2b(os.fsencode(os.path.normcase(path)), digest_size=12).hexdigest()


if sys.platform == "win32":

    def _hand_over(address: str, letter: bytes) -> bool:
        """Whether the window there has taken it."""
        try:
            with open(rf"\\.\pipe\{address}", "r+b", buffering=0) as pipe:
                pipe.write(letter)
                return pipe.read(len(TAKEN)) == TAKEN
        except OSError:
            return False

else:

    def _hand_over(address: str, letter: bytes) -> bool:
        """Whether the window there has taken it."""
        import socket

        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(_ANSWER)
                line.connect(address)
                line.sendall(letter)
                return line.recv(len(TAKEN)) == TAKEN
        except OSError:
            return False
