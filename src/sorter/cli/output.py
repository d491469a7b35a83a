"""Lines on standard output and standard error."""

import codecs
import json
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]


_PLAIN = str.maketrans({"├": "|", "└": "`", "│": "|", "─": "-", "━": "=", "…": "...", "·": "-"})


def prepare_streams() -> None:
    """Let no character that the terminal's encoding lacks end the program: lines become plain ones, the rest "?"."""
    codecs.register_error("plain", _in_ascii)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # None in a Windows program without a console
            stream.reconfigure(errors="plain")


def _in_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_PLAIN)
    return lacking.encode("ascii", "replace").decode("ascii"), error.end


def say(text: str = "") -> None:
    """A line of the result; it is there at once, so that a reader at the other end of a pipe sees it."""
    print(text, flush=True)


def tell(text: str) -> None:
    """A line about the work, beside the result."""
    print(text, file=sys.stderr, flush=True)


def say_json(record: Mapping[str, JsonValue]) -> None:
    """One record as a line of JSON, in ASCII, so that any text survives any pipe."""
    say(json.dumps(record))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at this stream."""
    return stream is not None and stream.isatty()


def write(text: str) -> None:
    """A whole document on standard output."""
    print(text, end="" if text.endswith("\n") else "\n", flush=True)


def ask(question: str) -> str:
    """Ask on standard error, where it mixes with no result; returns the line that is typed, empty at the end of all."""
    print(question, file=sys.stderr, end="", flush=True)
    return sys.stdin.readline()


def is_yes(answer: str) -> bool:
    """Whether a line means yes; anything that is not clear means no."""
    return answer.strip().lower() in ("y", "yes")
