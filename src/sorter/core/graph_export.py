"""A task as one ONNX file that any program can run: from the model's input to probabilities, with what they mean."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from sorter.core.graph_tensors import graphs_within
from sorter.core.head import Head, load_head
from sorter.core.variants import variant_for
from sorter.errors import TaskError
from sorter.items import readable
from sorter.tasks.exported import KEY
from sorter.tasks.manifest import Evidence, Feature, ScoreKind, Task

_FORMAT = 1
_BENEATH = "backbone/"  # stands before every name of the model's own, so that ours are free
_INPUT, _SCORES, _EMBEDDING = "input", "scores", "embedding"


def export_onnx(task: Task, file: Path) -> None:
    """Write the task's model for CPUs with its head, temperature and probabilities as one model, whole or not at all.

    Its input is the model's own, prepared as the metadata says. Its outputs are `scores`, (n, classes), probabilities
    in the order of the metadata's labels, and, where there is one, `embedding`, (n, dimensions), of the length one.
    Raises `TaskError` where a model alone cannot say what the task says, or the file cannot be written.
    """
    if task.head and (task.head.features, task.head.evidence) != ((Feature.EMBEDDING,), (Evidence.PHOTO,)):
        raise TaskError(
            f"The task {task.id} also looks at how light a photo is, which no model alone can: export it as a bundle."
        )
    if task.is_backbone:
        raise TaskError(f"{task.name} has no labels, and is a model already: export it as a bundle.")
    head = load_head(task.head, len(task.classes)) if task.head else None
    model = _read(variant_for(task, "cpu").path)
    wanted = [name for name in (task.outputs.embedding, None if head else task.outputs.scores) if name]
    for name in wanted:
        if name not in {output.name for output in model.graph.output}:
            raise TaskError(f"The model of the task {task.id} has no output {name}.")
    _rename(model.graph)
    _complete(model.graph, task, head)
    _prune(model.graph)
    _describe(model, task)
    _write(model, file)


def _read(path: Path) -> onnx.ModelProto:
    try:
        return onnx.load(path)
    except Exception as error:  # protobuf's errors share no base class with the system's
        raise TaskError(f"The model {readable(str(path))} cannot be read: {error}.") from error


def _rename(graph: onnx.GraphProto) -> None:
    """Put every name beneath one of our own, also in graphs within nodes, which use names from outside of them."""
    for named in (*graph.input, *graph.output, *graph.initializer, *graph.value_info):
        named.name = _BENEATH + named.name
    for sparse in graph.sparse_initializer:
        sparse.values.name = _BENEATH + sparse.values.name
    for node in graph.node:
        node.input[:] = [name and _BENEATH + name for name in node.input]  # an empty one stands for none
        node.output[:] = [name and _BENEATH + name for name in node.output]
        for within in graphs_within(node):
            _rename(within)
    del graph.quantization_annotation[:]


def _complete(graph: onnx.GraphProto, task: Task, head: Head | None) -> None:
    """Our input before the model, our outputs behind it."""
    stored = {constant.name for constant in graph.initializer}
    own = next(one for one in graph.input if one.name not in stored)
    graph.node.insert(0, helper.make_node("Identity", [_INPUT], [own.name]))
    graph.initializer.extend(_constants(task, head))
    graph.node.extend(_nodes(task, head))
    taken = onnx.ValueInfoProto()
    taken.CopyFrom(own)
    taken.name = _INPUT
    count = taken.type.tensor_type.shape.dim[0]
    rows = count.dim_value or count.dim_param or "n"
    del graph.input[:], graph.output[:]
    graph.input.append(taken)
    graph.output.append(helper.make_tensor_value_info(_SCORES, TensorProto.FLOAT, [rows, len(task.classes)]))
    if task.outputs.embedding:
        graph.output.append(helper.make_tensor_value_info(_EMBEDDING, TensorProto.FLOAT, [rows, "dimensions"]))


def _nodes(task: Task, head: Head | None) -> Iterator[onnx.NodeProto]:
    if task.outputs.embedding:
        yield from _as_rows(task.outputs.embedding, "embedding/rows")
        yield helper.make_node("LpNormalization", ["embedding/rows"], [_EMBEDDING], axis=1, p=2)
    if head:
        yield helper.make_node("MatMul", [_EMBEDDING, "head/weights"], ["head/products"])
        yield helper.make_node("Add", ["head/products", "head/bias"], ["raw"])
    elif task.outputs.scores:
        yield from _as_rows(task.outputs.scores, "raw")
    if task.scoring.kind is ScoreKind.PROBABILITIES:
        yield helper.make_node("Identity", ["raw"], [_SCORES])
        return
    yield helper.make_node("Div", ["raw", "temperature"], ["logits"])
    if task.scoring.many:
        yield helper.make_node("Sigmoid", ["logits"], [_SCORES])
    else:
        yield helper.make_node("Softmax", ["logits"], [_SCORES], axis=1)


def _as_rows(output: str, name: str) -> Iterator[onnx.NodeProto]:
    """An output of the model's as float32, (n, values)."""
    yield helper.make_node("Cast", [f"{_BENEATH}{output}"], [f"{name}/cast"], to=TensorProto.FLOAT)
    yield helper.make_node("Flatten", [f"{name}/cast"], [name], axis=1)


def _constants(task: Task, head: Head | None) -> Iterator[onnx.TensorProto]:
    yield numpy_helper.from_array(np.array(task.scoring.temperature, np.float32), "temperature")
    if head:
        yield numpy_helper.from_array(head.weights, "head/weights")
        yield numpy_helper.from_array(head.bias, "head/bias")


def _prune(graph: onnx.GraphProto) -> None:
    """Leave out what no output needs any more: the model's own classifier, say."""
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):  # a node stands behind all that it needs
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(_inputs([node]))
    constants = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:], graph.value_info[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(constants)


def _inputs(nodes: Sequence[onnx.NodeProto]) -> Iterator[str]:
    """What nodes need, also within the graphs that they hold."""
    for node in nodes:
        yield from node.input
        for within in graphs_within(node):
            yield from _inputs(within.node)
            yield from (output.name for output in within.output)


def _describe(model: onnx.ModelProto, task: Task) -> None:
    told = {
        "format": _FORMAT,
        "id": task.id,
        "name": task.name,
        "summary": task.summary,
        "licence": task.licence,
        "family": task.family,
        "labels": [list(label) for label in task.classes],
        "none": list(task.none) if task.none else None,
        "preprocessing": asdict(task.preprocessing),
        "kind": ScoreKind.PROBABILITIES.value,
        "many": task.scoring.many,
        "temperature": 1.0,  # the task's own is within the graph
        "threshold": task.scoring.threshold,
        "thresholds": dict(task.thresholds),
        "accuracy": task.accuracy,
        "advisory": task.advisory,
    }
    del model.metadata_props[:]  # what the model said of its own labels is no longer so
    model.metadata_props.add(key=KEY, value=json.dumps(told))
    model.doc_string = f"{task.name}: {task.summary} Licence: {task.licence}."


def _write(model: onnx.ModelProto, file: Path) -> None:
    fresh = file.with_name(f".{file.name}.new")
    try:
        fresh.write_bytes(model.SerializeToString())
        os.replace(fresh, file)
    except (OSError, ValueError) as error:  # of protobuf: more than two gigabytes
        fresh.unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise TaskError(f"The file {readable(str(file))} cannot be written: {reason}.") from error
