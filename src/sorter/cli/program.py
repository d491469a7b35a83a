"""How this program was started, to name commands that a user can type."""

import os
import shlex
import shutil
import sys

from sorter.cli.arguments import Arguments


def hint(arguments: Arguments, command: str) -> str:
    """A command line that does `command` with the same settings: ".venv/bin/sorter undo 3"."""
    place = f" --data-dir {shlex.quote(arguments.data_dir)}" if arguments.data_dir else ""
    return f"{_program()}{place} {command}"


def _program() -> str:
    started = sys.argv[0]
    if os.path.splitext(os.path.basename(started))[0] not in ("sorter", "sorter-gui"):
        return "python -m sorter"
    known = shutil.which("sorter")
    if known and os.path.realpath(known) == os.path.realpath(shutil.which(started) or started):
        return "sorter"
    return shlex.quote(os.path.relpath(started) if os.path.isabs(started) else started)
