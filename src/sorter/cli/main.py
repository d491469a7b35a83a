"""From words to a command, and from its end to an exit status."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sorter.cli.arguments import Arguments, parse
from sorter.cli.interrupts import Terminated, orderly_end
from sorter.cli.output import prepare_streams, tell
from sorter.cli.status import BAD_REQUEST, FAILED, INTERRUPTED, TERMINATED
from sorter.cli.text import shown, shown_path
from sorter.errors import RequestError, SorterError

if TYPE_CHECKING:
    from sorter.settings import Places

OpenWindow = Callable[[Sequence[str], "Places"], int]
"""Opens the window with these folders, and returns an exit status once it is closed."""


def run(words: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out the words after the program's name; returns the exit status, and raises nothing a user can provoke."""
    prepare_streams()
    try:
        status = _carry_out(parse(words), open_window)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:  # argparse has said what it had to say
        return end.code if isinstance(end.code, int) else FAILED
    except KeyboardInterrupt as end:
        return TERMINATED if isinstance(end, Terminated) else INTERRUPTED
    except BrokenPipeError:  # whoever read our output has closed it, as `head` does
        status = FAILED
    except Exception as error:
        status = _explain(error)
    _let_go()
    return status


def _carry_out(arguments: Arguments, open_window: OpenWindow) -> int:
    match arguments.command:
        case "gui":
            from sorter.cli.window import window

            return window(arguments, open_window)
        case "demo":
            from sorter.cli.demo import demo

            return demo(arguments, open_window)
        case name:
            command = _command(name)
            with orderly_end():
                return command(arguments)


def _command(name: str) -> Callable[[Arguments], int]:
    """A command, imported only now: `sorter --help` needs neither a model's nor a photo's libraries."""
    command: Callable[[Arguments], int]
    match name:
        case "classify" | "plan" | "sort" | "bench":
            command = _photo_command(name)
        case "apply" | "history" | "undo" | "recover":
            command = _journal_command(name)
        case "teach" | "import" | "export" | "remove":
            command = _task_command(name)
        case "tasks":
            from sorter.cli.tasks import tasks

            command = tasks
        case "forget":
            from sorter.cli.forget import forget

            command = forget
        case _:
            from sorter.cli.doctor import doctor

            command = doctor
    return command


def _photo_command(name: str) -> Callable[[Arguments], int]:
    """Likewise, a command that looks at photos."""
    command: Callable[[Arguments], int]
    match name:
        case "classify":
            from sorter.cli.classify import classify

            command = classify
        case "plan":
            from sorter.cli.plan import plan

            command = plan
        case "sort":
            from sorter.cli.sort import sort

            command = sort
        case _:
            from sorter.cli.bench import bench

            command = bench
    return command


def _journal_command(name: str) -> Callable[[Arguments], int]:
    """Likewise, a command that carries out a plan, or goes by what was carried out."""
    command: Callable[[Arguments], int]
    match name:
        case "apply":
            from sorter.cli.apply import apply

            command = apply
        case "history":
            from sorter.cli.history import history

            command = history
        case "undo":
            from sorter.cli.undo import undo

            command = undo
        case _:
            from sorter.cli.recovering import recover_only

            command = recover_only
    return command


def _task_command(name: str) -> Callable[[Arguments], int]:
    """Likewise, a command that makes or gives away tasks."""
    command: Callable[[Arguments], int]
    match name:
        case "teach":
            from sorter.cli.teach import teach

            command = teach
        case "import":
            from sorter.cli.importing import import_task

            command = import_task
        case "export":
            from sorter.cli.exporting import export

            command = export
        case _:
            from sorter.cli.removing import remove

            command = remove
    return command


def _let_go() -> None:
    """Give up output that cannot be written: what is left of it would only complain when the program ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception) -> int:
    """One line for the user, and what is pointed at beneath it; the whole story only with SORTER_DEBUG."""
    if os.environ.get("SORTER_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, SorterError):
        tell(f"sorter: {shown(str(error))}")
    elif isinstance(error, OSError):
        tell(f"sorter: {_refusal(error)}")
    else:
        about = shown(f"{type(error).__name__}: {error}")
        tell(f"sorter: a mistake in Sorter itself, {about} (SORTER_DEBUG=1 shows where)")
    for note in getattr(error, "__notes__", ()):
        tell(note)
    return BAD_REQUEST if isinstance(error, RequestError) else FAILED


def _refusal(error: OSError) -> str:
    """What the system refused, as a sentence."""
    reason = error.strerror or str(error)
    if not isinstance(error.filename, str):
        return shown(f"The system refuses: {reason}.")
    advice = " Look at who may use it, or name another one." if isinstance(error, PermissionError) else ""
    return f"The system refuses {shown_path(error.filename)}: {shown(reason)}.{advice}"
