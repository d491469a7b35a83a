"""What is measured, and the limit that follows from it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_NOISE = 1.1  # the highest of several runs over the lowest: beyond, a machine is not quiet


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some measurements, and how far they lie apart."""

    median: float
    low: float
    high: float

    @property
    def noisy(self) -> bool:
        """Whether the runs differ by more than a tenth."""
        return self.high > self.low * _NOISE


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value."""
    return Spread(statistics.median(values), min(values), max(values))


@dataclass(frozen=True, slots=True)
class StageSeconds:
    """Seconds that one core needs for a photo, stage by stage; the model's are the GPU's where it runs on one."""

    decode: float
    preprocess: float
    model: float

    @property
    def together(self) -> float:
        """All stages of a photo one after the other."""
        return self.decode + self.preprocess + self.model


@dataclass(frozen=True, slots=True)
class Limits:
    """Photos a second that each resource allows by itself."""

    cores: float
    gpu: float | None
    disk: float

    @property
    def lowest(self) -> float:
        """What no pipeline can beat."""
        return min(self.cores, self.disk, *(() if self.gpu is None else (self.gpu,)))

    @property
    def by(self) -> str:
        """The resource that is scarcest: cores, gpu or disk."""
        named = {"cores": self.cores, "gpu": self.gpu, "disk": self.disk}
        return next(name for name, value in named.items() if value == self.lowest)


def limits(stages: StageSeconds, *, cores: int, on_gpu: bool, disk: float, photo_bytes: float) -> Limits:
    """Capacity by work per photo; `disk` is in bytes a second.

    All cores share the stages out between them; the model is none of their work where a GPU runs it.
    """
    work = stages.decode + stages.preprocess + (0.0 if on_gpu else stages.model)
    return Limits(cores / work, 1 / stages.model if on_gpu else None, disk / photo_bytes)


@dataclass(frozen=True, slots=True)
class PipelineRun:
    """One run of the whole pipeline."""

    per_second: float  # photos
    limited_by: str  # the stage whose threads worked longest: disk, decode or model
    work: float  # seconds of a core for a photo, all processes and everything they do


@dataclass(frozen=True, slots=True)
class Round:
    """Everything measured once, one after the other, so that ratios are fair on a machine whose speed changes."""

    alone: StageSeconds  # one core works, the others rest
    at_once: StageSeconds  # all cores do the same stage
    work_alone: float  # seconds of a core for a photo while the others rest, which other programs do not stretch
    disk: float  # bytes a second
    pipeline: PipelineRun
    others: float  # cores that other programs used meanwhile
    memory: int  # bytes that all processes of the pipeline had together at most
    limit: Limits
    limit_at_once: Limits  # as `limit`, by what the stages take while all cores work

    @property
    def share(self) -> float:
        """The pipeline's part of the limit."""
        return self.pipeline.per_second / self.limit.lowest

    @property
    def share_at_once(self) -> float:
        """The pipeline's part of what the cores allow while all of them work."""
        return self.pipeline.per_second / self.limit_at_once.lowest
