"""Folders of small files for the tests of everything that moves files, and what is true of them afterwards."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sorter.files.engine.beside import Beside, nothing_beside
from sorter.files.engine.mover import carry_out
from sorter.files.engine.noclobber import LADDER, Rung
from sorter.files.engine.steps import run_of
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Group, Role, Row, Run, State
from sorter.files.plan import ActionKind, Plan, Tagging, TagInto
from sorter.files.planning.options import Fate, PlanOptions
from sorter.files.planning.tagging import make_tag_plan
from sorter.files.planning.whole import plan_on_disk
from sorter.items import Companion, Item, Label, Prediction
from sorter.jobs.events import Applied, Finished, Skipped
from sorter.jobs.job import Job

Content = dict[str, tuple[bytes, int]]
"""Path beneath a folder -> bytes and time of change; of a link those of its file."""

FILE_KINDS = (ActionKind.COPY, ActionKind.MOVE)
"""The actions after which a file of its own stands at the target."""


def put(path: Path, data: bytes, *, mtime_ns: int | None = None) -> Path:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if mtime_ns is not None:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    return path


def fill(folder: Path, count: int, *, size: int = 300) -> list[Path]:
    """Write files of different content and time; every third name comes twice, in different folders."""
    names = max(2 * count // 3, 1)
    return [
        put(
            folder / f"roll{number // names}" / f"day{number % 5}" / f"IMG_{number % names}.jpg",
            number.to_bytes(4, "big") * (size // 4 + number),
            mtime_ns=1_600_000_000_000_000_000 + number * 1_000_003,
        )
        for number in range(count)
    ]


def content(*folders: Path) -> Content:
    """Every file beneath the folders."""
    return {
        os.path.relpath(path, folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(*folders: Path) -> list[Path]:
    """Temporary files that should be gone."""
    return [path for folder in folders for path in folder.rglob(".sorter-*")]


def predict(
    path: Path,
    label: Label = ("day",),
    *companions: Path,
    top: tuple[tuple[Label, float], ...] = (),
    unsure: bool = False,
    outside: bool = False,
) -> Prediction:
    """A prediction for a file that exists, with its companions."""
    stat = path.lstat()
    beside = tuple(Companion(one.name, one.lstat().st_size, one.lstat().st_mtime_ns) for one in companions)
    item = Item(str(path), stat.st_size, stat.st_mtime_ns, beside)
    return Prediction(item, label, 0.9, top or ((label, 0.9),), unsure, outside)


def options(
    root: Path | str,
    kind: ActionKind = ActionKind.MOVE,
    *,
    template: str = "{label}/{name}",
    unsure: Fate = Fate.LEAVE,
    outside: Fate = Fate.LEAVE,
    flat: bool = False,
    labels: tuple[Label, ...] = (),
    also: float | None = None,
    further_as: ActionKind = ActionKind.HARDLINK,
    relative: bool = False,
) -> PlanOptions:
    """Options with a target root."""
    return PlanOptions(
        "day-night",
        kind,
        str(root),
        template,
        unsure,
        outside,
        flat,
        labels,
        also=also,
        further_as=further_as,
        relative=relative,
    )


def plan_for(paths: Sequence[Path], root: Path, kind: ActionKind = ActionKind.MOVE) -> Plan:
    """A surveyed plan that sorts the files into four labels by turns."""
    labels = (("day",), ("night",), ("animal", "bird"), ("animal", "dog"))
    predictions = [predict(path, labels[number % 4]) for number, path in enumerate(paths)]
    chosen = options(root, kind)
    return plan_of(predictions, chosen)


def plan_of(predictions: Sequence[Prediction], chosen: PlanOptions) -> Plan:
    """A surveyed plan."""
    return plan_on_disk(predictions, chosen)


def tag_plan(photos: Sequence[Path], *labels: Label, into: TagInto = TagInto.SIDECAR, root: Label = ("AI",)) -> Plan:
    """A plan, not surveyed, that tags the photos with these labels; what lies beside them as a sidecar is theirs."""
    predictions = [
        predict(path, labels[0], *_sidecars(path), top=tuple((one, 0.9) for one in labels)) for path in photos
    ]
    chosen = replace(options(photos[0].parent, ActionKind.TAG, also=0.5), tagging=Tagging(into, root))
    return make_tag_plan(predictions, chosen)


def _sidecars(photo: Path) -> list[Path]:
    return [one for one in (Path(f"{photo}.xmp"), photo.with_suffix(".xmp")) if one.exists()]


class Ran:
    """A job that ran to its end, and what it told."""

    def __init__(self, job: Job) -> None:
        job.start()
        events = list(job.events())
        job.join()
        self.finished = next(event for event in events if isinstance(event, Finished))
        self.applied = [action for event in events if isinstance(event, Applied) for action in event.actions]
        self.skipped = {event.path: event.reason for event in events if isinstance(event, Skipped)}


@dataclass
class Engine:
    """Carries out plans with a journal, and keeps what it was told."""

    journal: Path
    ladder: Sequence[Rung] = LADDER
    checkpoint: Callable[[], None] = lambda: None
    longest: float = 1.0
    told: list[Row] = field(default_factory=list)

    def apply(self, plan: Plan) -> int:
        """Carry a plan out; returns the run's id."""
        run, groups = run_of(plan)
        with Journal.writing(self.journal) as journal:
            run = journal.begin(run)
            self.told.clear()
            self._carry_out(journal, run, groups)
        return run.id

    def undo(self, run_id: int | None = None, *only: str, edited: bool = False, beside: Beside = nothing_beside) -> int:
        """Put a run back; returns the id of the new run."""
        with Journal.writing(self.journal) as journal:
            undo = plan_undo(journal, run_id, only, edited=edited, beside=beside)
            run = journal.begin(undo.run)
            self.told.clear()
            self._carry_out(journal, run, undo.groups)
        return run.id

    def _carry_out(self, journal: Journal, run: Run, groups: Sequence[Group]) -> None:
        carry_out(
            journal,
            run,
            groups,
            checkpoint=self.checkpoint,
            report=self.told.extend,
            ladder=self.ladder,
            longest=self.longest,
        )

    @property
    def skipped(self) -> dict[str, str]:
        """Names that were skipped last, and why."""
        rows = [row for row in self.told if row.state is State.SKIPPED and row.step.role is not Role.FURTHER]
        return {row.source_name: row.reason for row in rows}
