"""Everything that can be known of a plan before anything moves, in numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from sorter.errors import RequestError
from sorter.files.plan import Plan
from sorter.files.preflight.findings import Finding, source_findings, target_findings
from sorter.files.preflight.sources import look
from sorter.files.preflight.trying import try_out
from sorter.files.volumes import Volume, Volumes
from sorter.items import readable


@dataclass(frozen=True, slots=True)
class VolumeNeed:
    """What a plan writes on one target volume."""

    volume: Volume
    needed: int  # bytes of the copies, in whole blocks; renames and links need none
    free: int


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a run would do, and what stands against it."""

    files: int  # of the plan, companions among them
    companions: int
    bytes: int  # of all files of the plan
    renames: int  # files that get another name on their own disk
    copies: int  # files whose content is written anew; what is gone, changed or barred is in neither
    volumes: tuple[VolumeNeed, ...]  # those that something lands on
    findings: tuple[Finding, ...]  # those that stop the run first

    @property
    def stops(self) -> bool:
        """Whether the run would be pointless."""
        return any(finding.stops for finding in self.findings)


def preflight(
    plan: Plan, *, checkpoint: Callable[[], None] = lambda: None, volumes: Volumes | None = None
) -> Preflight:
    """Look at every file of a plan once, and try out on each target disk what the plan asks of it.

    For the trial a folder `.sorter-probe-*` is made in the target, or in the nearest folder above it that is there; it
    is gone afterwards. `checkpoint` is called often and may raise, to give up. Raises `RequestError` where the disk of
    the target is not there at all.
    """
    try:
        looked = look(plan, volumes or Volumes(), checkpoint)
    except OSError as error:
        raise RequestError(f"The target folder {readable(plan.root)} cannot be used: {error.strerror}.") from error
    findings = list(source_findings(looked, plan))
    for wanted in looked.wanted:
        if wanted.folder:
            findings += target_findings(try_out(wanted, looked.folders, checkpoint), looked, plan)
    return Preflight(
        files=looked.files,
        companions=looked.companions,
        bytes=looked.bytes,
        renames=looked.renames,
        copies=looked.copies,
        volumes=tuple(VolumeNeed(one.volume, one.bytes, one.volume.free) for one in looked.wanted),
        findings=tuple(sorted(findings, key=lambda finding: not finding.stops)),
    )
