"""From a manifest's file to a task."""

import re
from pathlib import Path

from sorter.errors import TaskError
from sorter.items import Label, label_id
from sorter.resources import resources_dir
from sorter.tasks.costs import Cost
from sorter.tasks.manifest import (
    Colour,
    Dtype,
    Evidence,
    Feature,
    Fit,
    HeadFile,
    Interpolation,
    Layout,
    Outputs,
    Outside,
    Preprocessing,
    QuickRule,
    ScoreKind,
    Scoring,
    Task,
    Variant,
)
from sorter.tasks.reading import Fields, read_toml
from sorter.tasks.successors import succeeded

_FORMAT = 1
_FAMILIES = ("cpu", "cuda", "coreml", "directml")


def load_task(file: Path) -> Task:
    """Read and check a manifest with its labels; the model itself is not opened. Raises `TaskError`."""
    fields = read_toml(file)
    if fields.choice("format", (_FORMAT,)) and not re.fullmatch(r"[a-z0-9-]+", fields.text("id")):
        raise fields.error("id", "made of a-z, 0-9 and -")
    outputs, head = _outputs(fields.table("outputs")), _head(fields.table("head"), file) if fields.has("head") else None
    labels = None if _is_backbone(fields, outputs) else fields.table("labels")
    classes = _classes(labels, file) if labels else ()
    if labels and not (outputs.scores or head):
        raise fields.error("scores in [outputs]", "the name of an output, where there is no head")
    variants, outputs = succeeded(tuple(_variant(table, file) for table in fields.tables("variants")), outputs)
    preprocessing = _preprocessing(fields.table("input"))
    return Task(
        id=fields.text("id"),
        name=fields.text("name"),
        summary=fields.text("summary"),
        family=fields.text("family"),
        licence=fields.text("licence"),
        card=_beside(file, fields.text("card")) if fields.has("card") else None,
        variants=variants,
        preprocessing=preprocessing,
        outputs=outputs,
        head=head,
        scoring=_scoring(fields.table("scores")),
        classes=classes,
        thresholds=_thresholds(fields, classes),
        accuracy=fields.table("accuracy").text("text") if fields.has("accuracy") else "",
        quick=_quick(fields, preprocessing) if fields.has("quick") else (),
        none=_none(labels, classes) if labels else None,
        outside=_outside(fields.table("outside"), file) if fields.has("outside") else None,
        costs=_costs(fields) if fields.has("costs") else (),
        advisory=fields.flag("advisory"),
    )


def _is_backbone(fields: Fields, outputs: Outputs) -> bool:
    """An embedding and nothing else: without labels there is nothing that a head or scores could be of."""
    return not any(map(fields.has, ("labels", "head"))) and outputs.scores is None


def _variant(fields: Fields, file: Path) -> Variant:
    providers = fields.texts("providers")
    if not set(providers) <= set(_FAMILIES):
        raise fields.error("providers", f"made of {', '.join(_FAMILIES)}")
    return Variant(fields.text("name"), _beside(file, fields.text("file")), fields.text("sha256"), providers)


def _preprocessing(fields: Fields) -> Preprocessing:
    how = Preprocessing(
        size=fields.whole("size"),
        resize=fields.whole("resize"),
        interpolation=fields.choice("interpolation", tuple(Interpolation)),
        colour=fields.choice("colour", tuple(Colour)),
        layout=fields.choice("layout", tuple(Layout)),
        mean=fields.three("mean"),
        std=fields.three("std"),
        fit=fields.choice("fit", tuple(Fit), Fit.CROP),
        dtype=fields.choice("dtype", tuple(Dtype), Dtype.FLOAT32),
    )
    if how.resize < how.size:
        raise fields.error("resize", f"at least size ({how.size})")
    if 0 in how.std:
        raise fields.error("std", "three numbers other than 0")
    return how


def _outputs(fields: Fields) -> Outputs:
    scores, embedding, inner = (
        fields.text(name) if fields.has(name) else None for name in ("scores", "embedding", "inner")
    )
    if not (scores or embedding):
        raise fields.error("scores", "the name of an output, or embedding")
    return Outputs(scores, embedding, inner)


def _head(fields: Fields, file: Path) -> HeadFile:
    features = fields.texts("features")
    known = tuple(Feature)
    chosen = tuple(one for name in features for one in known if one == name)
    if len(chosen) != len(features) or not chosen:
        raise fields.error("features", f"made of {', '.join(known)}")
    evidence = fields.texts("evidence", (Evidence.PHOTO.value,))
    if not evidence or not set(evidence) <= set(Evidence):
        raise fields.error("evidence", f"made of {', '.join(Evidence)}")
    return HeadFile(_beside(file, fields.text("file")), chosen, tuple(map(Evidence, evidence)))


def _scoring(fields: Fields) -> Scoring:
    temperature = fields.number("temperature", 1.0)
    if temperature <= 0:
        raise fields.error("temperature", "above 0")
    kind = fields.choice("kind", tuple(ScoreKind))
    return Scoring(kind, temperature, fields.number("threshold"), fields.flag("many"))


def _classes(fields: Fields, file: Path) -> tuple[Label, ...]:
    labels: tuple[Label, ...]
    if fields.has("file"):
        labels = _read_labels(_beside(file, fields.text("file")))
    else:
        labels = tuple((name,) for name in fields.texts("names"))
        if len(set(labels)) != len(labels):
            raise fields.error("names", "a list in which no two are equal")
    if len(set(labels) - {()}) < 2:
        raise TaskError(f"The task file {file} is wrong: it needs at least two labels.")
    return labels


def _none(fields: Fields, labels: tuple[Label, ...]) -> Label | None:
    if not fields.has("none"):
        return None
    name = fields.text("none")
    for label in labels:
        if label_id(label) == name:
            return label
    raise fields.error("none", "one of the task's labels")


def _outside(fields: Fields, file: Path) -> Outside:
    neighbours = fields.whole("neighbours") if fields.has("neighbours") else 1
    return Outside(_beside(file, fields.text("file")), neighbours, fields.number("least"))


def _costs(fields: Fields) -> tuple[Cost, ...]:
    costs = [
        Cost(one.share("threshold") if one.has("threshold") else None, one.share("wrong"), one.share("review"))
        for one in fields.tables("costs")
    ]
    return tuple(sorted(costs, key=lambda cost: -1.0 if cost.threshold is None else cost.threshold))


def _read_labels(file: Path) -> tuple[Label, ...]:
    """One class a line, in class order: its id, then its label's segments, outermost first, between tabs.

    A class that is left out has its id alone.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TaskError(f"The labels {file} cannot be read: {error}.") from error
    labels = tuple(tuple(line.split("\t")[1:]) for line in lines if line)
    for number, label in enumerate(labels, 1):
        if not all(label):
            raise TaskError(f"The labels {file} are wrong: a name in line {number} is empty.")
    return labels


def _thresholds(fields: Fields, labels: tuple[Label, ...]) -> dict[str, float]:
    thresholds = fields.numbers("thresholds")
    known = {label_id(label[:depth]) for label in labels for depth in range(1, len(label) + 1)}
    for name in thresholds:
        if name not in known:
            raise fields.error(f"thresholds.{name}", "the threshold of one of the task's labels")
    return thresholds


def _quick(fields: Fields, how: Preprocessing) -> tuple[QuickRule, ...]:
    rules = sorted((_quick_rule(table, how) for table in fields.tables("quick")), key=lambda rule: rule.side)
    if len({rule.side for rule in rules}) != len(rules):
        raise fields.error("side in [[quick]]", "another one in each table")
    return tuple(rules)


def _quick_rule(fields: Fields, how: Preprocessing) -> QuickRule:
    size = fields.whole("size") if fields.has("size") else None
    if size and size > how.size:
        raise fields.error("size", f"at most that in [input] ({how.size})")
    return QuickRule(fields.whole("side"), fields.share("accept"), size)


def _beside(manifest: Path, name: str) -> Path:
    """A file that a manifest names: beside it (a user's task), else in the shipped models.

    A name with folders in it is refused, so that a task from a stranger names no file of the user's.
    """
    if Path(name).name != name or name in ("", ".", ".."):
        raise TaskError(f"The task file {manifest} is wrong: {name!r} must be the name of a file beside it.")
    beside = manifest.parent / name
    return beside if beside.exists() else resources_dir() / "models" / name
