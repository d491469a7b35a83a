"""A task's manifest as typed, validated values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sorter.items import Label, label_id
from sorter.tasks.costs import Cost, cost_of

LARGEST_MODEL = 2 << 30
"""Bytes of a model, which is what its format can hold."""


class Fit(StrEnum):
    """How a photo of any shape becomes a square."""

    CROP = "crop"  # the middle square, resized, and cut once more
    SQUASH = "squash"  # all of it, whatever that does to its shape


class Interpolation(StrEnum):
    """How a photo is resized."""

    NEAREST = "nearest"
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


class Dtype(StrEnum):
    """The numbers that a model takes."""

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    UINT8 = "uint8"


class ScoreKind(StrEnum):
    """What the scores are before they are calibrated."""

    LOGITS = "logits"
    PROBABILITIES = "probabilities"


class Feature(StrEnum):
    """What a head may look at."""

    EMBEDDING = "embedding"
    BRIGHTNESS = "brightness"
    INNER = "inner"


class Evidence(StrEnum):
    """What a head goes by: what the photo shows, and what it says of itself; each enough alone."""

    PHOTO = "photo"  # the head's features
    EXPOSURE = "exposure"  # how much light the camera needed
    SUN = "sun"  # how high the sun stood, by time and place


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
    fit: Fit = Fit.CROP
    dtype: Dtype = Dtype.FLOAT32

    @property
    def shape(self) -> tuple[int, int, int]:
        """Of one photo as the model takes it."""
        return (3, self.size, self.size) if self.layout is Layout.NCHW else (self.size, self.size, 3)

    def at(self, size: int) -> "Preprocessing":
        """The same part of a photo, in an input with sides of `size`."""
        return replace(self, size=size, resize=round(self.resize * size / self.size))


@dataclass(frozen=True, slots=True)
class Outputs:
    """Names of the graph's outputs, of which it has at least one."""

    scores: str | None
    embedding: str | None
    inner: str | None = None  # what an inner layer sees: light and texture, before they are made into things

    @property
    def names(self) -> list[str]:
        """Those that the task has."""
        return [name for name in (self.scores, self.embedding, self.inner) if name]


@dataclass(frozen=True, slots=True)
class HeadFile:
    """A classifier on an item's features, in place of the graph's own scores."""

    path: Path
    features: tuple[Feature, ...]
    evidence: tuple[Evidence, ...] = (Evidence.PHOTO,)


@dataclass(frozen=True, slots=True)
class Outside:
    """When a photo shows nothing that the task knows: it is too unlike what the task was made of.

    The file is an .npz with `known`, (k, dimensions), embeddings of the length one: likeness is the mean cosine to the
    nearest; or with `weights`, (dimensions,), and `bias`, of a gate: likeness is the probability that it lets through.
    """

    path: Path
    neighbours: int  # so many of the nearest are compared
    least: float  # likeness below which the photo is outside


@dataclass(frozen=True, slots=True)
class Scoring:
    """How raw scores become probabilities, and when they are sure."""

    kind: ScoreKind
    temperature: float
    threshold: float
    many: bool = False  # several labels may be true at once: each has a probability of its own


@dataclass(frozen=True, slots=True)
class QuickRule:
    """From which score of the best class on a small preview is taken for the photo's answer."""

    side: int  # the preview's shorter side, pixels: the rule is for those that have as many or more
    accept: float  # probability, 0 to 1
    size: int | None = None  # side of the model's input for them, pixels; None: that for photos


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
    classes: tuple[Label, ...]  # the label of each of the model's classes; several may share one, () leaves one out
    thresholds: Mapping[str, float]  # by label id, also of inner nodes
    accuracy: str
    quick: tuple[QuickRule, ...] = ()  # ascending by side
    none: Label | None = None  # the label of photos that show nothing of what the task knows: they are outside
    outside: Outside | None = None
    costs: tuple[Cost, ...] = ()  # that of the task's own thresholds first, then ascending
    advisory: bool = False  # never to be relied upon without a look

    @property
    def labels(self) -> tuple[Label, ...]:
        """What photos can be sorted by, each once, in the order of the classes."""
        return tuple(dict.fromkeys(label for label in self.classes if label))

    @property
    def nodes(self) -> tuple[Label, ...]:
        """The labels in their order; of a tree also those above others, sorted: each before what lies beneath it."""
        if not self.is_tree:
            return self.labels
        return tuple(sorted({label[:depth] for label in self.labels for depth in range(1, len(label) + 1)}))

    @property
    def is_backbone(self) -> bool:
        """Whether it has no labels: nothing is sorted by it, and tasks are taught on its embedding."""
        return not self.classes

    @property
    def is_tree(self) -> bool:
        """Whether labels have parents, so that a photo may be sorted by the parent alone."""
        return any(len(label) > 1 for label in self.classes)

    def threshold(self, label: str) -> float:
        """The score from which the label with this id is sure."""
        return self.thresholds.get(label, self.scoring.threshold)

    @property
    def further_from(self) -> float | None:
        """From which score on a label besides the best gets a link of its own; None where only one can be true."""
        return self.scoring.threshold if self.scoring.many else None

    @property
    def least_threshold(self) -> float:
        """The lowest score from which any label is sure."""
        return min((self.scoring.threshold, *self.thresholds.values()))

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
        rule = self._rule(side)
        return best >= (rule.accept if rule else 0.0)

    def input_of(self, side: int) -> Preprocessing:
        """How a preview whose shorter side has so many pixels becomes the model's input; 0: a photo itself."""
        rule = self._rule(side) if side else None
        return self.preprocessing.at(rule.size) if rule and rule.size else self.preprocessing

    @property
    def inputs(self) -> tuple[Preprocessing, ...]:
        """All that there are, each once, that for photos first."""
        return tuple(dict.fromkeys((self.preprocessing, *(self.input_of(rule.side) for rule in self.quick))))

    def _rule(self, side: int) -> QuickRule | None:
        return next((rule for rule in reversed(self.quick) if rule.side <= side), None)

    def cost(self, threshold: float | None) -> Cost | None:
        """What this threshold for every label costs, or what the task's own do; None where that was not measured."""
        return cost_of(self.costs, threshold)

    def with_labels(self, chosen: Collection[str]) -> "Task":
        """The same task between these labels alone, by their ids, as if it had never heard of others.

        Of a tree also inner nodes, which keep all beneath them. What thresholds cost was measured for all labels.
        """
        classes = tuple(
            label if any(label_id(label[:depth]) in chosen for depth in range(1, len(label) + 1)) else ()
            for label in self.classes
        )
        if classes == self.classes:
            return self
        nodes = {label_id(label[:depth]) for label in classes for depth in range(1, len(label) + 1)}
        thresholds = {name: least for name, least in self.thresholds.items() if name in nodes}
        none = self.none if self.none in classes else None
        return replace(self, classes=classes, thresholds=thresholds, costs=(), none=none)

    def with_evidence(self, chosen: Collection[Evidence]) -> "Task":
        """The same task going by these alone; a photo that has none of them is unsure."""
        return replace(self, head=self.head and replace(self.head, evidence=tuple(chosen)))

    def with_threshold(self, threshold: float) -> "Task":
        """The same task, sure from `threshold` on for every label."""
        return replace(self, scoring=replace(self.scoring, threshold=threshold), thresholds={})

    def with_likeness(self, least: float) -> "Task":
        """The same task, for which less like photos are outside than `least`, where it compares at all."""
        return replace(self, outside=self.outside and replace(self.outside, least=least))
