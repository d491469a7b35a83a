"""What could stand at the cursor while a template is being typed."""

import re
from dataclasses import dataclass

from sorter.files.planning.fields import FIELDS

_OPEN = re.compile(r"\{([^{}/]*)$")
_CLOSED = re.compile(r"[^{}/]*\}")


@dataclass(frozen=True, slots=True)
class Completion:
    """One field that could stand there."""

    text: str  # the whole template with it
    cursor: int  # where the cursor is then: behind its closing brace
    field: str  # without braces
    meaning: str


def completions(text: str, cursor: int) -> tuple[Completion, ...]:
    """The fields that could stand at a cursor behind an open brace: those that begin as typed, else those that hold it.

    What is left of a field behind the cursor gives way. Elsewhere nothing is proposed, and `{n}` not in a folder.
    """
    before, behind = text[:cursor], text[cursor:]
    opened = _OPEN.search(before)
    if opened is None:
        return ()
    closed = _CLOSED.match(behind)
    rest = behind[closed.end() :] if closed else behind
    typed = opened[1].strip().lower()
    possible = [field for field in FIELDS if not (field == "n" and "/" in rest)]
    fitting = [field for field in possible if field.startswith(typed)] or [one for one in possible if typed in one]
    begin = before[: opened.start()]
    return tuple(
        Completion(f"{begin}{{{field}}}{rest}", len(begin) + len(field) + 2, field, FIELDS[field].meaning)
        for field in fitting
    )
