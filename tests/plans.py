"""Plans made by hand, without a planner, and what a preflight finds of them."""

from collections.abc import Sequence
from pathlib import Path

from library import put
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan
from sorter.files.preflight.findings import Finding, FindingKind
from sorter.files.preflight.preflight import Preflight

SECONDS = 1_600_000_000_000_000_000  # a time of change, in nanoseconds, that every disk can hold

PLACING = [kind for kind in ActionKind if kind is not ActionKind.TAG]
"""The actions that put photos elsewhere."""


def photos_in(folder: Path, count: int, size: int = 5000) -> list[Path]:
    """Files of that many bytes."""
    return [
        put(folder / f"IMG_{number}.jpg", bytes(size), mtime_ns=SECONDS + number * 1_000_000_000)
        for number in range(count)
    ]


def action(source: Path, target: Path, *companions: tuple[Path, Path], further: Sequence[Path] = ()) -> Action:
    """What would be done with files that exist; companions as source and target."""
    members = []
    for one, other in companions:
        stat = one.lstat()
        members.append(Member(str(one), str(other), stat.st_size, stat.st_mtime_ns))
    stat = source.lstat()
    links = tuple(FurtherLabel(str(link), ("night",), 0.4) for link in further)
    return Action(
        source=str(source),
        target=str(target),
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
        label=("day",),
        score=0.9,
        companions=tuple(members),
        further=links,
    )


def plan_of(root: Path, kind: ActionKind, *actions: Action) -> Plan:
    """A plan of these actions."""
    return Plan("day-night", kind, str(root), tuple(actions), ())


def sorting(photos: Sequence[Path], root: Path, kind: ActionKind = ActionKind.MOVE) -> Plan:
    """Every photo into `day`, under its own name."""
    return plan_of(root, kind, *(action(photo, root / "day" / photo.name) for photo in photos))


def only(result: Preflight, kind: FindingKind) -> Finding:
    """The one finding of its kind."""
    (finding,) = (finding for finding in result.findings if finding.kind is kind)
    return finding


def kinds(result: Preflight) -> set[FindingKind]:
    """What was found."""
    return {finding.kind for finding in result.findings}
