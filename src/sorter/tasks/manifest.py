"""A task's manifest as typed, validated values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sorter.items import Label


class Interpolation(StrEnum):
    """How a photo is resized."""

    BICUBIC = "bicubic"
    BILINEAR = "bilinear"
    AREA = "area"


class Colour(StrEnum):
    """Order of the model's channels."""

    RGB = "rgb"
    BGR = "bgr"


class Layout(StrEnum):
    """Order of the model's axes."""

    NCHW = "nchw"
    NHWC = "nhwc"


class ScoreKind(StrEnum):
    """What the scores are before they are calibrated."""

    LOGITS = "logits"
    PROBABILITIES = "probabilities"


class Feature(StrEnum):
    """What a head may look at."""

    EMBEDDING = "embedding"
    BRIGHTNESS = "brightness"


@dataclass(frozen=True, slots=True)
class Variant:
    """One ONNX file of a task's model, and the provider families it is meant for."""

    name: str
    path: Path
    sha256: str
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How a photo becomes the model's input; mean and std are per channel, on 0 to 255."""

    size: int  # side of the model's square input, pixels
    resize: int  # shorter side before the centre crop, pixels
    interpolation: Interpolation
    colour: Colour
    layout: Layout
    mean: tuple[float, float, float]
    std: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Names of the graph's outputs."""

    scores: str
    embedding: str | None


@dataclass(frozen=True, slots=True)
class HeadFile:
    """A classifier on an item's features, in place of the graph's own scores."""

    path: Path
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """How raw scores become probabilities, and when they are sure."""

    kind: ScoreKind
    temperature: float
    threshold: float
    outside_below: float | None  # energy (log-sum-exp of the logits) under which an item is outside


@dataclass(frozen=True, slots=True)
class QuickRule:
    """From which score of the best class on a small preview is taken for the photo's answer."""

    side: int  # the preview's shorter side, pixels: the rule is for those that have as many or more
    accept: float  # probability, 0 to 1


@dataclass(frozen=True, slots=True)
class Task:
    """What to sort by: a model, its labels, its preprocessing and its thresholds."""

    id: str
    name: str
    summary: str
    family: str
    licence: str
    card: Path | None
    variants: tuple[Variant, ...]
    preprocessing: Preprocessing
    outputs: Outputs
    head: HeadFile | None
    scoring: Scoring
    labels: tuple[Label, ...]  # in class order
    thresholds: Mapping[str, float]  # by label id, also of inner nodes
    accuracy: str
    quick: tuple[QuickRule, ...] = ()  # ascending by side

    @property
    def is_tree(self) -> bool:
        """Whether labels have parents, so that a photo may be sorted by the parent alone."""
        return any(len(label) > 1 for label in self.labels)

    def threshold(self, label: str) -> float:
        """The score from which the label with this id is sure."""
        return self.thresholds.get(label, self.scoring.threshold)

    @property
    def least_preview(self) -> int:
        """Pixels of the shorter side below which no preview is ever accepted."""
        return self.quick[0].side if self.quick else self.preprocessing.resize

    def accepts(self, side: int, best: float) -> bool:
        """Whether what a preview says is taken for the photo's answer, or the photo itself has to be decoded.

        `side` is the preview's shorter side in pixels, `best` the highest probability among the classes, before any
        tree. Of the rules the one with the largest side that the preview has counts; a preview below all of them is
        never enough. Where the task has no rules, a preview is enough that covers what the model looks at.
        """
        if side < self.least_preview:
            return False
        return best >= next((rule.accept for rule in reversed(self.quick) if rule.side <= side), 0.0)

    def with_threshold(self, threshold: float) -> "Task":
        """The same task, sure from `threshold` on for every label."""
        return replace(self, scoring=replace(self.scoring, threshold=threshold), thresholds={})
