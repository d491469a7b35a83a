"""In the worker: a first run of a stranger's model, which shows what it gives."""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sorter.core.graph import GraphFacts, GraphOutput
from sorter.core.measurement import FloatArray, SessionOutputs
from sorter.core.session import open_session
from sorter.errors import DeviceError, SorterError, TaskError
from sorter.jobs.importing.describing import Described
from sorter.jobs.importing.provisional import provisional_task
from sorter.tasks.label_names import MOST_LABELS
from sorter.tasks.manifest import Colour, Dtype, Interpolation, Layout, Outputs, Preprocessing
from sorter.wording import on_one_line

_ROWS = 4
_SEED = 17
_USUAL = (224, 299, 256, 384)  # sides to try where the graph takes any
_EMBEDDING = ("embed", "feature", "pool", "penultimate", "hidden", "representation")
_SCORES = ("logit", "score", "prob", "pred", "class", "label", "softmax")
_SIGMOIDS, _LINEAR = ("Sigmoid", "HardSigmoid"), ("Gemm", "MatMul", "Add", "Conv")
_MEANT = (
    (r"No Op registered for (\w+)", "it needs the operator {}, which ONNX Runtime does not know"),
    (r"is not a registered function/op", "it needs an operator that ONNX Runtime does not know"),
    (r"only \*guarantees\* support", "its opset is newer than ONNX Runtime knows; export it with an older one, as 17"),
    (
        r"Unsupported model IR version",
        "its format is newer than ONNX Runtime knows; export it with an older onnx package",
    ),
    (r"[Ff]ailed to allocate|bad.?alloc", "it needs more memory than there is"),
    (r"while running (\w+) node", "its step {} fails on a photo of the size that it takes; export it anew"),
    (r"(?:In Node, \([^,]*, |Op \()(\w+)", "its step {} is not sound; export it anew"),
)
"""What ONNX Runtime says of models that it does not run, and what that means."""
_MOST_DIMENSIONS = 1 << 20


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a model was seen to take and give."""

    side: int
    layout: Layout
    scores: str  # empty: none, and then no classes
    embedding: str  # empty: none
    kind: str  # logits or probabilities
    many: bool
    classes: int
    dimensions: int


def rehearse(file: Path, facts: GraphFacts, described: Described, named: str, *, backbone: bool) -> Rehearsed:
    """Run the model on noise; `backbone`: what it gives is to be an embedding.

    Raises `TaskError` where it does not run, or gives neither scores nor an embedding.
    """
    layout = _layout(facts, named)
    fixed = _side(facts, layout, named)
    scores, embedding = _outputs(facts, described.counts, named, backbone=backbone)
    outputs = Outputs(scores.name if scores else None, embedding.name if embedding else None)
    sides = (fixed,) if fixed else tuple(dict.fromkeys([*described.sides, *_USUAL]))
    plain = Preprocessing(1, 1, Interpolation.AREA, Colour.RGB, layout, (0.0,) * 3, (1.0,) * 3, dtype=facts.dtype)
    side, ran = _first_that_runs(file, plain, sides, outputs, named)
    found = Rehearsed(side, layout, "", embedding.name if embedding else "", "logits", False, 0, ran.embedding.shape[1])
    if scores is None:
        return _checked_backbone(found, ran, named)
    if found.dimensions > _MOST_DIMENSIONS:
        found = replace(found, embedding="", dimensions=0)
    classes = ran.scores.shape[1]
    if not 1 <= classes <= MOST_LABELS:
        raise TaskError(f"{named} gives {classes:,} scores for a photo, and at most {MOST_LABELS:,} labels are taken.")
    probable, many = _kind(scores.ends, ran.scores, named)
    kind = "probabilities" if probable else "logits"
    return replace(found, scores=scores.name, kind=kind, many=many, classes=classes)


def _checked_backbone(found: Rehearsed, ran: SessionOutputs, named: str) -> Rehearsed:
    if not 2 <= found.dimensions <= _MOST_DIMENSIONS:
        raise TaskError(f"{named} gives {found.dimensions:,} numbers for a photo, from which nothing can be learnt.")
    if not np.isfinite(ran.embedding).any():
        raise TaskError(f"{named} gives no numbers for a photo of noise: it is damaged.")
    return found


def _layout(facts: GraphFacts, named: str) -> Layout:
    _, first, _, last = facts.dims
    if first == 3 or (first is None and last != 3 and not facts.transposes):
        return Layout.NCHW
    if last == 3 or last is None:
        return Layout.NHWC
    told = " x ".join("any" if one is None else str(one) for one in facts.dims)
    raise TaskError(f"{named} takes an input of {told}, and photos have three colours: it is made for something else.")


def _side(facts: GraphFacts, layout: Layout, named: str) -> int:
    """0 where the graph takes any."""
    height, width = facts.dims[2:] if layout is Layout.NCHW else facts.dims[1:3]
    if height and width and height != width:
        raise TaskError(f"{named} takes photos of {width} x {height} pixels, and Sorter makes squares only.")
    side = height or width or 0
    if side > 4096:
        raise TaskError(f"{named} takes photos of {side} x {side} pixels, which is more than Sorter makes.")
    return side


def _outputs(
    facts: GraphFacts, counts: tuple[int, ...], named: str, *, backbone: bool
) -> tuple[GraphOutput | None, GraphOutput | None]:
    """Scores and embedding: by their names, by their numbers where labels are there, else the first is the scores."""
    flat = [one for one in facts.outputs if _is_flat(one)]
    if not flat:
        raise TaskError(f"{named} gives no scores for classes: it may find things in photos, which is something else.")
    hinted = [one for one in flat if _has(one.name, _EMBEDDING) and not _has(one.name, _SCORES)]
    others = [one for one in flat if one not in hinted]
    if backbone or not others:
        return None, (hinted or flat)[0]
    counted = [one for one in others if one.dims and one.dims[-1] in counts]
    called = [one for one in others if _has(one.name, _SCORES)]
    scores = next(iter(counted or called or others))
    left = [one for one in others if one is not scores and len(one.dims) == 2]
    return scores, next(iter(hinted or left), None)


def _is_flat(output: GraphOutput) -> bool:
    """One row for each photo; also where the graph does not say."""
    dims = output.dims
    return len(dims) in (0, 2) or (len(dims) == 4 and dims[2:] == (1, 1)) or (len(dims) == 4 and dims[1:3] == (1, 1))


def _has(name: str, words: tuple[str, ...]) -> bool:
    return any(word in name.casefold() for word in words)


def _first_that_runs(
    file: Path, plain: Preprocessing, sides: tuple[int, ...], outputs: Outputs, named: str
) -> tuple[int, SessionOutputs]:
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    trouble: SorterError | None = None
    for side in sides:
        how = replace(plain, size=side, resize=side)
        try:
            session = open_session(provisional_task(file, sha256, how, outputs, named), device="cpu")
            return side, session.run(_noise(how))
        except (DeviceError, TaskError) as error:
            trouble = trouble or error
    raise TaskError(f"{named} cannot be used: {_reason(str(trouble))}.")


def _reason(told: str) -> str:
    """What ONNX Runtime means, in words for people."""
    for pattern, meaning in _MEANT:
        if found := re.search(pattern, told):
            return meaning.format(*(on_one_line(one)[:60] for one in found.groups()))
    return "ONNX Runtime, which runs models, does not take its graph; export it anew"


def _noise(how: Preprocessing) -> FloatArray:
    """(rows, ...), in the range that most models are used to; of bytes, all there are."""
    rng, shape = np.random.default_rng(_SEED), (_ROWS, *how.shape)
    if how.dtype is Dtype.UINT8:
        return rng.integers(0, 256, shape).astype(np.float32)
    scale = np.array([1.0, 1.0, 2.0, 100.0], np.float32).reshape(_ROWS, 1, 1, 1)
    return np.asarray(rng.standard_normal(shape) * scale, np.float32)


def _kind(ends: str, scores: FloatArray, named: str) -> tuple[bool, bool]:
    """Whether the scores are probabilities, and whether each label has one of its own."""
    sound = scores[np.isfinite(scores).all(axis=1)]
    if not len(sound):
        raise TaskError(f"{named} gives no numbers for a photo of noise: it is damaged.")
    between = bool(((sound >= -1e-4) & (sound <= 1.0001)).all())
    sums = bool((np.abs(sound.sum(axis=1) - 1) < 0.01).all())
    if scores.shape[1] == 1:
        return ends in _SIGMOIDS or (between and ends not in _LINEAR), False
    if ends in _SIGMOIDS:
        return True, True
    return between and sums, False
