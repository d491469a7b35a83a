"""Where Sorter starts: the command line, and the window when it is asked for."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sorter.jobs.worker.command import WORD

if TYPE_CHECKING:
    from sorter.settings import Places


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out `argv`, by default the words after the program's name; returns the exit status."""
    if getattr(sys, "frozen", False):  # a packed program is started again for each child process
        from multiprocessing import freeze_support

        freeze_support()
    if argv is None and sys.argv[1:] == [WORD]:
        return _serve()
    from sorter.cli.main import run  # here: the worker has nothing to do with the command line

    if argv is not None:
        return run(argv, open_window=_open_window)
    status = run(sys.argv[1:], open_window=_open_window)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: Ctrl+C now would only print a traceback
    return status


def gui_main() -> int:
    """Open the window, with the words after the program's name as folders."""
    if sys.argv[1:] == [WORD]:  # packed, the window starts its worker by its own name
        return _serve()
    return main(["gui", *sys.argv[1:]])


def _serve() -> int:
    from sorter.jobs.worker.child import serve

    return serve()


def _open_window(paths: Sequence[str], places: "Places") -> int:
    gc.disable()  # until the window has been shown: all that is imported and built for it stays
    from sorter.gui.letter import Letter
    from sorter.gui.one_window import claimed

    claim = claimed(places.data, Letter(tuple(paths), os.environ.get("XDG_ACTIVATION_TOKEN", "")))
    if claim is None:  # the window that is open has taken them
        return 0
    from sorter.gui.app import run as run_window  # here, since a script that sorts needs no Qt

    return run_window(paths, places, claim)


if __name__ == "__main__":
    sys.exit(main())
