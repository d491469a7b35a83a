"""In the worker: brings a stranger's model in, checks it, and finds out what it takes and gives."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sorter.core.bundle import Bundle, Member, bring_in
from sorter.core.graph import GraphFacts, check_graph, facts_of, read_graph, scales
from sorter.core.graph_heads import two_sided
from sorter.core.graph_tensors import external_names, fold_in
from sorter.errors import TaskError
from sorter.jobs.importing.describing import Described, describe
from sorter.jobs.importing.manifests import look_at_manifest
from sorter.jobs.importing.rehearsal import Rehearsed, rehearse
from sorter.tasks.catalogue import MANIFEST
from sorter.tasks.exported import KEY
from sorter.tasks.preprocessing_table import table_of
from sorter.wording import on_one_line

_TEXTS = (".txt", ".json", ".csv", ".tsv", ".yaml", ".yml")
_LONGEST, _MOST_TEXTS = 9 << 20, 100  # bytes of a text that is read, and how many are
_FOLDED = "folded.onnx"
_SIDED = "sided.onnx"


@dataclass(frozen=True, slots=True)
class _Model:
    """A checked copy."""

    file: Path
    facts: GraphFacts
    named: str  # for people


def look(source: Path, into: Path, labels: Path | None = None, *, backbone: bool = False) -> dict[str, object]:
    """Copy what is at `source` into the empty folder `into`, and say what it is, as plain values.

    `labels` is a file that the user names; `backbone`: the user wants no labels, but an embedding. Raises `TaskError`
    with one clear sentence where it is not to be used.
    """
    bundle = bring_in(source, into)
    if any(_is_manifest(member) for member in bundle.members):
        return look_at_manifest(bundle, into)
    model = _model(bundle, source, into)
    beside = _descriptions(bundle, labels)
    described = describe(model.facts, beside, chosen=labels is not None)
    rehearsed = rehearse(model.file, model.facts, described, model.named, backbone=backbone)
    if rehearsed.classes == 1:
        model = _sided(model, rehearsed, into)
        rehearsed = rehearse(model.file, model.facts, described, model.named, backbone=False)
    return _told(model, described.fitting(rehearsed.classes) if rehearsed.classes else described, rehearsed)


def _is_manifest(member: Member) -> bool:
    return member.name.rpartition("/")[2] == MANIFEST


def _model(bundle: Bundle, source: Path, into: Path) -> _Model:
    member = _chosen(bundle)
    named = on_one_line(f"{bundle.source}/{member.name}" if bundle.whole else bundle.source)
    file = member.path
    model = read_graph(file, named)
    check_graph(model, named)
    if outside := external_names(model):
        _check_names(outside, bundle, named)
        folder = member.name.rpartition("/")[0]
        inside = {name: f"{folder}/{name}".strip("/") for name in outside}
        fold_in(model, _brought(inside, source, into / "data", named), named)
        file = into / _FOLDED
        file.write_bytes(model.SerializeToString())
    return _Model(file, facts_of(model, named), named)


def _chosen(bundle: Bundle) -> Member:
    """The one model, or the one that is called model.onnx. Raises `TaskError` where it is not clear which."""
    models = [member for member in bundle.members if member.is_model]
    plain = [member for member in models if member.name.rpartition("/")[2] == "model.onnx"]
    if len(models) == 1 or len(plain) == 1:
        return (plain or models)[0]
    names = ", ".join(on_one_line(member.name)[:60] for member in models[:4])
    raise TaskError(f"{bundle.source} holds {len(models)} models ({names}): import one of them by its own name.")


def _check_names(names: tuple[str, ...], bundle: Bundle, named: str) -> None:
    """External data may lie beside the model in its bundle, and nowhere else."""
    for name in names:
        if not name or name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
            raise TaskError(f"{named} wants data from outside its folder ({on_one_line(name)[:80]}): do not trust it.")
    if not bundle.whole:
        told = on_one_line(names[0])[:80]
        raise TaskError(f"{named} keeps its data in another file ({told}): import the folder that holds both.")


def _brought(wanted: Mapping[str, str], source: Path, into: Path, named: str) -> dict[str, Path]:
    """Files of the bundle by the model's names for them; `wanted` says where in the bundle each lies."""
    into.mkdir()
    found = {one.name: one.path for one in bring_in(source, into, tuple(wanted.values())).members}
    for name, inside in wanted.items():
        if inside not in found:
            raise TaskError(f"{named} keeps its data in {on_one_line(name)[:80]}, which is not in the bundle.")
    return {name: found[inside] for name, inside in wanted.items()}


def _descriptions(bundle: Bundle, labels: Path | None) -> list[tuple[str, str]]:
    """Names and texts of the files that may describe the model; only the user's own file of labels, if there is one."""
    if labels is not None:
        try:
            return [(labels.name, _text(labels))]
        except OSError as error:
            raise TaskError(f"The labels {on_one_line(str(labels))} cannot be read: {error.strerror}.") from error
    sides = [one for one in bundle.members if one.path.suffix in _TEXTS][:_MOST_TEXTS]
    return [(one.name.rpartition("/")[2], _text(one.path)) for one in sides]


def _text(file: Path) -> str:
    """No more of it than labels need; what is cut off there holds none that are sound."""
    with file.open("rb") as stream:
        return stream.read(_LONGEST).decode("utf-8-sig", "replace")


def _sided(model: _Model, rehearsed: Rehearsed, into: Path) -> _Model:
    """A copy whose single score, which says how surely it is the second of two, is one score for each of them."""
    graph = read_graph(model.file, model.named)
    two_sided(graph, rehearsed.scores, probability=rehearsed.kind == "probabilities")
    file = into / _SIDED
    file.write_bytes(graph.SerializeToString())
    return _Model(file, facts_of(graph, model.named), model.named)


def _told(model: _Model, described: Described, rehearsed: Rehearsed) -> dict[str, object]:
    with model.file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    how = described.preprocessing(rehearsed.side, rehearsed.layout, model.facts.dtype)
    return {
        "model": model.file.name,
        "sha256": sha256,
        "side": rehearsed.side,
        "layout": rehearsed.layout.value,
        "dtype": model.facts.dtype.value,
        "batch": model.facts.dims[0] or 0,
        "scales": scales(model.facts),
        "scores": rehearsed.scores,
        "embedding": rehearsed.embedding,
        "kind": rehearsed.kind,
        "many": rehearsed.many or described.many,
        "classes": rehearsed.classes,
        "dimensions": rehearsed.dimensions,
        "labels": list(described.labels),
        "labels_from": described.labels_from,
        "misfits": described.misfits,
        "rivals": described.rivals,
        "sided": model.file.name == _SIDED,
        "preprocessing": table_of(how) if how else None,
        "preprocessing_from": described.preprocessing_from if how else "",
        "producer": model.facts.producer,
        "licence": described.licence,
        "exported": _exported(model.facts.properties),
    }


def _exported(properties: Mapping[str, str]) -> object:
    try:
        return json.loads(properties.get(KEY, "null"))
    except (ValueError, RecursionError):
        return None
