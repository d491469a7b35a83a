"""Facts that a job tells its shell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sorter.core.measurement import Device
from sorter.files.plan import Action
from sorter.items import Prediction
from sorter.tasks.manifest import Task

if TYPE_CHECKING:  # it needs NumPy, and the first window is shown without
    from sorter.core.teaching.report import Report


class Outcome(StrEnum):
    """How a job ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Started:
    """The model is loaded; this is what it runs on."""

    device: Device


@dataclass(frozen=True, slots=True)
class Predicted:
    """One batch of predictions."""

    predictions: tuple[Prediction, ...]
    final: bool = True  # else of previews that leave too much open: another prediction of each item follows


@dataclass(frozen=True, slots=True)
class Skipped:
    """One item or file could not be used, and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """One batch of actions that stand on disk and in the journal."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was tagged, or put back: a photo itself, or the sidecar beside it."""

    photo: str
    path: str
    size: int | None  # both None where the file is gone
    mtime_ns: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """One batch of files that have another content now."""

    files: tuple[WrittenFile, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A task was made of examples, and kept."""

    task: Task
    report: "Report"
    examples: tuple[str, ...]  # paths, in the report's order


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of every job, exactly once.

    A `SorterError` is a sentence for the user; any other error is a bug.
    """

    outcome: Outcome
    error: Exception | None = None


Event = Started | Predicted | Skipped | Applied | Written | Taught | Finished


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a job; missing one loses nothing."""

    found: int = 0  # items or actions known so far
    done: int = 0  # of those, finished in any way
    skipped: int = 0  # of those, skipped
    total_known: bool = False  # `found` will not grow any more
    seconds: float = 0.0  # since the first item, without pauses
    per_second: float = 0.0  # done per second, over the last seconds
    remembered: int = 0  # of those done, known from before
    limited_by: str = ""  # "disk", "decode" or "model"; empty where unknown
    paused: bool = False
