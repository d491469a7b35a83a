"""Everything that can be known of a plan before anything moves, in numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sorter.errors import RequestError, SorterError
from sorter.files.plan import ActionKind, Plan
from sorter.files.preflight.carried import left_of, tags_left_of
from sorter.files.preflight.findings import Finding, source_findings, target_findings
from sorter.files.preflight.known import Known
from sorter.files.preflight.sources import look
from sorter.files.preflight.trying import try_out
from sorter.files.volumes import Volume, Volumes
from sorter.items import readable
from sorter.wording import on_one_line


@dataclass(frozen=True, slots=True)
class VolumeNeed:
    """What a plan writes on one target volume."""

    volume: Volume
    needed: int  # bytes of the copies, in whole blocks; renames and links need none
    free: int


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a run would do, and what stands against it."""

    plan: Plan  # what is left to do; all that follows but `already` is of this alone
    already: int  # actions that were carried out before
    files: int  # companions among them
    companions: int
    bytes: int  # of all files
    renames: int  # files that get another name on their own disk
    copies: int  # files whose content is written anew; what is gone, changed or barred is in neither
    volumes: tuple[VolumeNeed, ...]  # those that something lands on
    findings: tuple[Finding, ...]  # those that stop the run first
    replaced: Mapping[str, int] = field(default_factory=dict)  # earlier tags of its task that go, by the photo's source
    barred: Mapping[str, str] = field(default_factory=dict)  # photos that take no tags, by their sources, and why

    @property
    def stops(self) -> bool:
        """Whether the run would be pointless."""
        return any(finding.stops for finding in self.findings)


def preflight(
    plan: Plan,
    *,
    journal: Path | None = None,
    known: Known | None = None,
    checkpoint: Callable[[], None] = lambda: None,
    volumes: Volumes | None = None,
) -> Preflight:
    """Look at every file of a plan once, and try out on each target disk what the plan asks of it.

    What was carried out before, as the journal or else the disk says, is counted and left out. For the trial a folder
    `.sorter-probe-*` is made in the target, or in the nearest folder above it that is there; it is gone afterwards.
    What is `known` of the target's disks is not tried again. `checkpoint` is called often and may raise, to give up.
    Raises `RequestError` where the disk of the target is not there at all, and `JournalError`.
    """
    known = known or Known()
    replaced: Mapping[str, int] = {}
    if plan.kind is ActionKind.TAG:
        left, replaced = tags_left_of(plan, checkpoint)
    else:
        left = left_of(plan, journal, checkpoint)
    try:
        looked = look(left, volumes or Volumes(), checkpoint)
    except OSError as error:
        raise RequestError(f"The target folder {readable(plan.root)} cannot be used: {error.strerror}.") from error
    already = len(plan.actions) - len(left.actions)
    stands = bool(already) or any(stay.reason == "already there" for stay in plan.stays)
    findings = list(source_findings(looked, left, stands=stands, replaced=sum(replaced.values())))
    for wanted in looked.wanted:
        if wanted.folder:
            findings += target_findings(try_out(wanted, looked.folders, known, checkpoint), looked, left)
    return Preflight(
        plan=left,
        already=already,
        files=looked.files,
        companions=looked.companions,
        bytes=looked.bytes,
        renames=looked.renames,
        copies=looked.copies,
        volumes=tuple(VolumeNeed(one.volume, one.bytes, one.volume.free) for one in looked.wanted),
        findings=tuple(sorted(findings, key=lambda finding: not finding.stops)),
        replaced=replaced,
        barred=looked.barred,
    )


def check_disks(found: Preflight) -> None:
    """Raise `SorterError` where a target's disk is another one by now than was looked at: its photos would land on it.

    A disk that is unplugged leaves its folder empty, or gone, and both can be made anew on the disk above it.
    """
    volumes = Volumes()
    for need in found.volumes:
        mount = need.volume.mount
        try:
            now = volumes.of(mount)
        except OSError:
            now = None
        if now is None or _disk(now) != _disk(need.volume):
            raise SorterError(
                f"The disk at {on_one_line(readable(mount))} is no longer there, so nothing was touched; connect it, or"
                " choose another target folder."
            )


def _disk(volume: Volume) -> tuple[int, str, int]:
    return volume.device, volume.mount, volume.system
