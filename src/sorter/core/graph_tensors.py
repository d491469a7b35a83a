"""The steps and numbers of a model's graph, wherever they hide in it: counted, checked, and brought together."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import onnx
from onnx import TensorProto

from sorter.errors import TaskError
from sorter.tasks.manifest import LARGEST_MODEL
from sorter.wording import on_one_line, size

_BITS = {
    **dict.fromkeys(("UINT4", "INT4", "FLOAT4E2M1"), 4),
    **dict.fromkeys(("UINT8", "INT8", "BOOL", "FLOAT8E4M3FN", "FLOAT8E4M3FNUZ", "FLOAT8E5M2", "FLOAT8E5M2FNUZ"), 8),
    **dict.fromkeys(("UINT16", "INT16", "FLOAT16", "BFLOAT16"), 16),
    **dict.fromkeys(("FLOAT", "INT32", "UINT32"), 32),
    **dict.fromkeys(("DOUBLE", "INT64", "UINT64", "COMPLEX64"), 64),
    "COMPLEX128": 128,
    "STRING": 0,
}
_NAMES = {number: name for name, number in TensorProto.DataType.items()}
_FIELDS = ("float_data", "int32_data", "string_data", "int64_data", "double_data", "uint64_data")


def nodes_of(model: onnx.ModelProto) -> Iterator[onnx.NodeProto]:
    """Every step, also within branches, loops and functions."""
    for graph in _graphs(model):
        yield from graph.node


def graphs_within(node: onnx.NodeProto) -> Iterator[onnx.GraphProto]:
    """The graphs that a step holds: branches, the body of a loop."""
    for attribute in node.attribute:
        if attribute.HasField("g"):
            yield attribute.g
        yield from attribute.graphs


def check_tensors(model: onnx.ModelProto, named: str) -> None:
    """Refuse constants that are not what they say, or are too large. Raises `TaskError`."""
    for tensor in _tensors(model):
        _check(tensor, named)
    for sparse in _sparse(model):
        if sparse.dims and math.prod(max(0, one) for one in sparse.dims) * 4 > LARGEST_MODEL:
            raise TaskError(f"{named} holds the sparse tensor {word(sparse.values.name)}, which is too large.")


def external_names(model: onnx.ModelProto) -> tuple[str, ...]:
    """The files outside it in which the model says its data lies, as it names them."""
    return tuple(sorted({_location(tensor) for tensor in _tensors(model) if _is_external(tensor)}))


def fold_in(model: onnx.ModelProto, files: Mapping[str, Path], named: str) -> None:
    """Bring external data into the model, out of `files` by the model's names for them. Raises `TaskError`."""
    room = LARGEST_MODEL - model.ByteSize()
    for tensor in _tensors(model):
        if not _is_external(tensor):
            continue
        told = {one.key: one.value for one in tensor.external_data}
        file = files[_location(tensor)]
        offset, length = _whole(told.get("offset", "0")), _whole(told.get("length", "0"))
        needed = _bytes_needed(tensor)
        length = length or needed
        room -= length
        if length != needed or room < 0 or offset + length > file.stat().st_size:
            raise TaskError(f"{named}: the data of {word(tensor.name)} is not where the model says it is.")
        with file.open("rb") as stream:
            stream.seek(offset)
            tensor.raw_data = stream.read(length)
        del tensor.external_data[:]
        tensor.data_location = TensorProto.DEFAULT


def _tensors(model: onnx.ModelProto) -> Iterator[TensorProto]:
    """Every constant, likewise."""
    for graph in _graphs(model):
        if isinstance(graph, onnx.GraphProto):
            yield from graph.initializer
        for attribute in _attributes(graph):
            if attribute.HasField("t"):
                yield attribute.t
            yield from attribute.tensors
    for sparse in _sparse(model):
        yield sparse.values
        yield sparse.indices


def _graphs(model: onnx.ModelProto) -> Iterator[onnx.GraphProto | onnx.FunctionProto]:
    """The graph, the functions and every graph within them; without recursion, which a stranger could exhaust."""
    waiting: list[onnx.GraphProto | onnx.FunctionProto] = [model.graph, *model.functions]
    while waiting:
        graph = waiting.pop()
        yield graph
        for node in graph.node:
            waiting.extend(graphs_within(node))


def _check(tensor: TensorProto, named: str) -> None:
    """Its declared shape and what is there of it must be the same, and within the limit."""
    if _bits(tensor) is None or any(one < 0 for one in tensor.dims):
        raise TaskError(f"{named} is damaged: the tensor {word(tensor.name)} has no shape or kind that there is.")
    needed = _bytes_needed(tensor)
    if needed > LARGEST_MODEL:
        raise TaskError(f"{named} holds the tensor {word(tensor.name)} of {size(needed)}, which is too large.")
    if _is_external(tensor) or tensor.data_type == TensorProto.STRING:
        return
    if tensor.HasField("raw_data"):
        sound = len(tensor.raw_data) == needed
    else:
        sound = sum(len(getattr(tensor, field)) for field in _FIELDS) == _values_needed(tensor)
    if not sound:
        raise TaskError(f"{named} is damaged: the tensor {word(tensor.name)} holds less or more than it says.")


def _sparse(model: onnx.ModelProto) -> Iterator[onnx.SparseTensorProto]:
    for graph in _graphs(model):
        if isinstance(graph, onnx.GraphProto):
            yield from graph.sparse_initializer
        for attribute in _attributes(graph):
            if attribute.HasField("sparse_tensor"):
                yield attribute.sparse_tensor
            yield from attribute.sparse_tensors


def _attributes(graph: onnx.GraphProto | onnx.FunctionProto) -> Iterator[onnx.AttributeProto]:
    """Of its steps, without those of graphs within them."""
    for node in graph.node:
        yield from node.attribute


def _bytes_needed(tensor: TensorProto) -> int:
    """Bytes of the tensor as raw data."""
    return -(-_count(tensor) * (_bits(tensor) or 0) // 8)


def _values_needed(tensor: TensorProto) -> int:
    """Values in the typed fields: complex numbers take two, and two of four bits share one."""
    count = _count(tensor)
    if tensor.data_type in (TensorProto.COMPLEX64, TensorProto.COMPLEX128):
        return 2 * count
    return -(-count // 2) if _bits(tensor) == 4 else count


def _count(tensor: TensorProto) -> int:
    return math.prod(int(one) for one in tensor.dims)


def _bits(tensor: TensorProto) -> int | None:
    return _BITS.get(_NAMES.get(tensor.data_type, ""))


def _is_external(tensor: TensorProto) -> bool:
    return tensor.data_location == TensorProto.EXTERNAL or len(tensor.external_data) > 0


def _location(tensor: TensorProto) -> str:
    return next((one.value for one in tensor.external_data if one.key == "location"), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else LARGEST_MODEL


def word(text: str) -> str:
    """A name from a stranger's file, fit to be shown."""
    return on_one_line(text)[:80] or "without a name"
