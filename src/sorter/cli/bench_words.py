"""What a benchmark measured: one screen of text, and one record."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from sorter.cli.records import Record
from sorter.cli.text import shown
from sorter.core.measurement import Device
from sorter.jobs.bench.figures import Round, Spread, StageSeconds, spread
from sorter.wording import plural, size

_STAGES = ("decode", "preprocess", "model", "together")
_OTHERS = 0.1  # cores of other programs that are worth a line
_LIMITS = {"cores": "the cores", "gpu": "the GPU", "disk": "the disk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """What was measured, where, and on what."""

    task: str
    device: Device
    processor: str
    cores: int
    versions: dict[str, str]
    photos: int
    photo_bytes: float  # on average
    made: bool  # the photos were made for this
    rounds: tuple[Round, ...]

    def over_rounds(self, figure: Callable[[Round], float]) -> Spread:
        """Median, lowest and highest of one figure."""
        return spread([figure(one) for one in self.rounds])

    @property
    def limited_by(self) -> str:
        """The stage that limited most of the runs."""
        return Counter(one.pipeline.limited_by for one in self.rounds).most_common(1)[0][0]

    @property
    def doubts(self) -> list[str]:
        """Why these figures are not those of a quiet machine; empty where they are."""
        rate, others = self.over_rounds(lambda one: one.pipeline.per_second), self.over_rounds(lambda one: one.others)
        doubts = []
        if others.median > _OTHERS:
            doubts.append(f"Other programs used {others.median:.1f} of {plural(self.cores, 'core')} meanwhile.")
        if rate.noisy:
            doubts.append(f"The runs differ by {rate.high / rate.low - 1:.0%}: the machine was not quiet.")
        return doubts


def bench_lines(result: Benchmark) -> Iterator[str]:
    """One screen of text."""
    over = result.over_rounds
    made = ", made for this" if result.made else ""
    each = size(round(result.photo_bytes))
    yield f"{result.task} on {plural(result.photos, 'photo')} of {each} each{made}; medians of {len(result.rounds)}"
    yield f"{shown(result.processor)}, {plural(result.cores, 'core')}; model on {shown(result.device.name)}"
    yield ", ".join(f"{name} {number}" for name, number in result.versions.items())
    yield ""
    yield f"{'a photo on one core':<21}{'alone':<25}all cores at once"
    for stage in _STAGES:
        alone, at_once = over(_seconds_alone(stage)), over(_seconds_at_once(stage))
        yield f"  {stage:<19}{_milliseconds(alone):<25}{_milliseconds(at_once)}".rstrip()
    yield ""
    limit, by = over(lambda one: one.limit.lowest), Counter(one.limit.by for one in result.rounds).most_common(1)[0][0]
    yield _row("limit", f"{_rates(limit)} photos/s by {_LIMITS[by]}")
    yield _row("  the cores", _rates(over(lambda one: one.limit.cores)) + " photos/s")
    if result.rounds[0].limit.gpu is not None:
        yield _row("  the GPU", _rates(over(lambda one: one.limit.gpu or 0.0)) + " photos/s")
    disk = over(lambda one: one.disk)
    yield _row("  the disk", f"{_rates(over(lambda one: one.limit.disk))} photos/s, {size(round(disk.median))}/s")
    rate = over(lambda one: one.pipeline.per_second)
    yield _row("pipeline", f"{_rates(rate)} photos/s, {size(round(rate.median * result.photo_bytes))}/s")
    yield _row("  of the limit", _shares(over(lambda one: one.share)))
    yield _row("  of all at once", _shares(over(lambda one: one.share_at_once)))
    worked, alone = over(lambda one: one.pipeline.work), over(lambda one: one.work_alone)
    yield _row("  work of a photo", f"{1000 * worked.median:.1f} ms of a core, {1000 * alone.median:.1f} ms alone")
    yield _row("  slowest stage", result.limited_by)
    yield _row("memory at most", size(round(over(lambda one: one.memory).high)))
    yield from result.doubts


def bench_record(result: Benchmark) -> Record:
    """Everything as one record; each figure with its median, lowest and highest."""
    over = result.over_rounds

    def figure(read: Callable[[Round], float]) -> Record:
        return asdict(over(read))

    return {
        "event": "bench",
        "task": result.task,
        "machine": {"processor": result.processor, "cores": result.cores, "device": asdict(result.device)},
        "packages": result.versions,
        "photos": result.photos,
        "photo_bytes": round(result.photo_bytes),
        "made": result.made,
        "rounds": len(result.rounds),
        "seconds_alone": {stage: figure(_seconds_alone(stage)) for stage in _STAGES},
        "seconds_at_once": {stage: figure(_seconds_at_once(stage)) for stage in _STAGES},
        "limit": _limit_record(result, figure),
        "pipeline": {
            "per_second": figure(lambda one: one.pipeline.per_second),
            "bytes": figure(lambda one: one.pipeline.per_second * result.photo_bytes),
            "share": figure(lambda one: one.share),
            "share_at_once": figure(lambda one: one.share_at_once),
            "limited_by": result.limited_by,
            "work": figure(lambda one: one.pipeline.work),
            "work_alone": figure(lambda one: one.work_alone),
            "memory": figure(lambda one: one.memory),
        },
        "others": figure(lambda one: one.others),
        "doubts": result.doubts,
    }


def _limit_record(result: Benchmark, figure: Callable[[Callable[[Round], float]], Record]) -> Record:
    on_gpu = result.rounds[0].limit.gpu is not None
    return {
        "per_second": figure(lambda one: one.limit.lowest),
        "per_second_at_once": figure(lambda one: one.limit_at_once.lowest),
        "by": [one.limit.by for one in result.rounds],
        "cores": figure(lambda one: one.limit.cores),
        "gpu": figure(lambda one: one.limit.gpu or 0.0) if on_gpu else None,
        "disk": figure(lambda one: one.limit.disk),
        "disk_bytes": figure(lambda one: one.disk),
    }


def _seconds_alone(stage: str) -> Callable[[Round], float]:
    return lambda one: _seconds(one.alone, stage)


def _seconds_at_once(stage: str) -> Callable[[Round], float]:
    return lambda one: _seconds(one.at_once, stage)


def _seconds(stages: StageSeconds, stage: str) -> float:
    return {
        "decode": stages.decode,
        "preprocess": stages.preprocess,
        "model": stages.model,
        "together": stages.together,
    }[stage]


def _row(name: str, value: str) -> str:
    return f"{name:<21}{value}"


def _milliseconds(figure: Spread) -> str:
    return _with_range([1000 * value for value in (figure.median, figure.low, figure.high)], "{:.1f}", " ms")


def _rates(figure: Spread) -> str:
    return _with_range([figure.median, figure.low, figure.high], "{:.1f}", "")


def _shares(figure: Spread) -> str:
    return _with_range([figure.median, figure.low, figure.high], "{:.0%}", "")


def _with_range(values: Sequence[float], form: str, unit: str) -> str:
    median, low, high = (form.format(value) for value in values)
    return f"{median}{unit} ({low} to {high})"
