"""Everything measured once: the stages alone, the disk, the pipeline, and what other programs did meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sorter.core.cores import available_cores
from sorter.core.measurement import Session
from sorter.core.scan import scan
from sorter.items import Item
from sorter.jobs.bench.figures import PipelineRun, Round, limits
from sorter.jobs.bench.stages import Samples, disk_speed, forget_cached, make_samples, stage_seconds
from sorter.jobs.bench.watch import Others, PeakMemory, resident
from sorter.tasks.manifest import Preprocessing


def first_items(paths: Sequence[str], count: int) -> list[Item]:
    """The first photos beneath `paths`, in the scan's own order, without their companions."""
    found = (one for one in scan(paths, rules=()) if isinstance(one, Item))
    return list(islice(found, count))


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, and with what."""

    items: Sequence[Item]
    samples: Samples
    preprocessing: Preprocessing
    session: Session
    cores: int
    pipeline: Callable[[], PipelineRun]  # runs all items once
    program: int  # bytes that this program has in memory before anything is loaded for the bench alone

    @property
    def photo_bytes(self) -> float:
        """Size of a photo's file, on average."""
        return sum(item.size for item in self.items) / len(self.items)

    def rounds(self, count: int) -> Iterator[Round]:
        """Measure all of it so many times."""
        for _ in range(count):
            yield self._round()

    def _round(self) -> Round:
        others = Others()
        alone, work_alone = stage_seconds(self.samples, self.preprocessing, self.session, 1)
        at_once, _ = stage_seconds(self.samples, self.preprocessing, self.session, self.cores)
        disk = disk_speed(self.items, self.cores)
        forget_cached(self.items)  # the pipeline reads from the disk too
        held = resident()
        with PeakMemory() as peak:
            run = self.pipeline()
        on_gpu = self.session.device.provider != "cpu"
        limit, limit_at_once = (
            limits(stages, cores=self.cores, on_gpu=on_gpu, disk=disk, photo_bytes=self.photo_bytes)
            for stages in (alone, at_once)
        )
        memory = self.program + max(0, peak.bytes - held)
        return Round(alone, at_once, work_alone, disk, run, others.cores(), memory, limit, limit_at_once)


def make_bench(
    items: Sequence[Item], how: Preprocessing, session: Session, pipeline: Callable[[], PipelineRun], *, program: int
) -> Bench:
    """Decode the samples. Raises `InputError` where no photo can be read."""
    return Bench(items, make_samples(items, how, session), how, session, available_cores(), pipeline, program)
