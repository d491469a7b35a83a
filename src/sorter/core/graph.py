"""What a model's file says of itself: read as data, checked, and never run here."""

from dataclasses import dataclass
from pathlib import Path

import onnx
from onnx import TensorProto

from sorter.core.graph_tensors import check_tensors, nodes_of, word
from sorter.errors import TaskError
from sorter.tasks.manifest import LARGEST_MODEL, Dtype
from sorter.wording import size

DOMAINS = frozenset({"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
"""Where operators may come from: ONNX's own, and those that ONNX Runtime brings."""

_DTYPES = {
    TensorProto.FLOAT: Dtype.FLOAT32,
    TensorProto.FLOAT16: Dtype.FLOAT16,
    TensorProto.UINT8: Dtype.UINT8,
}
_OUTWARD = frozenset({"EPContext", "PythonOp", "ATen"})  # these of com.microsoft lead to other files or programs
_MOST_NODES = 200_000
_MOST_TEXT = 8 << 20  # bytes of what a model says in words, in all
_PASSING = frozenset(
    {"Identity", "Cast", "Reshape", "Squeeze", "Flatten", "Unsqueeze", "Transpose", "DequantizeLinear"}
)
_SCALING = frozenset({"Mul", "Div", "Sub", "Add"})

Dims = tuple[int | None, ...]
"""A shape; None where the graph leaves the number open."""


@dataclass(frozen=True, slots=True)
class GraphOutput:
    """One output of a graph."""

    name: str
    dims: Dims
    ends: str  # the operator that makes it, past those that only pass on what they get


@dataclass(frozen=True, slots=True)
class GraphFacts:
    """What a graph says of itself."""

    input: str
    dtype: Dtype
    dims: Dims  # of the input: four
    outputs: tuple[GraphOutput, ...]
    properties: dict[str, str]  # what its maker wrote into it
    producer: str
    begins: str  # the operator that first sees the input, past casts
    transposes: bool  # the first thing that happens to the input is NHWC to NCHW


def read_graph(file: Path, named: str) -> onnx.ModelProto:
    """The model in `file`, without its external data. Raises `TaskError` where it is none, or is not sound."""
    length = file.stat().st_size
    if length > LARGEST_MODEL:
        raise TaskError(f"{named} is larger than {size(LARGEST_MODEL)}, which no ONNX file can be.")
    try:
        model = onnx.load_model_from_string(file.read_bytes())
    except Exception as error:  # protobuf has errors of its own
        raise TaskError(f"{named} is no ONNX model, or is damaged: export or download it again.") from error
    if not model.graph.node or not model.graph.output:
        raise TaskError(f"{named} is no ONNX model, or is damaged: it has no graph that makes anything.")
    return model


def check_graph(model: onnx.ModelProto, named: str) -> None:
    """Refuse operators of strangers, and tensors that are not what they say. Raises `TaskError`."""
    own = {(function.domain, function.name) for function in model.functions}
    for number, node in enumerate(nodes_of(model)):
        if number == _MOST_NODES:
            raise TaskError(f"{named} has more than {_MOST_NODES:,} steps, which no classifier needs.")
        known = node.domain in DOMAINS and node.op_type not in _OUTWARD
        if not known and (node.domain, node.op_type) not in own:
            what = f"{word(node.op_type)} of {word(node.domain)}"
            raise TaskError(f"{named} needs the operator {what}, which is a program of its own: it is not run.")
    check_tensors(model, named)


def facts_of(model: onnx.ModelProto, named: str) -> GraphFacts:
    """What the graph says of its input and outputs. Raises `TaskError` where it takes no single photo in colour."""
    constants = {one.name for one in model.graph.initializer}
    inputs = [one for one in model.graph.input if one.name not in constants]
    if len(inputs) != 1:
        told = ", ".join(word(one.name) for one in inputs[:5]) or "none"
        raise TaskError(f"{named} takes {len(inputs)} inputs ({told}), and a classifier takes one: a photo.")
    (taken,) = inputs
    kind = taken.type.tensor_type
    if kind.elem_type not in _DTYPES:
        names = {number: name.lower() for name, number in TensorProto.DataType.items()}
        name = names.get(kind.elem_type, "something else")
        raise TaskError(f"{named} takes {name}, and photos are given as float32, float16 or uint8.")
    dims = _dims(kind)
    if len(dims) != 4:
        raise TaskError(f"{named} takes an input of {len(dims)} dimensions, and a batch of photos has four.")
    first = _first_steps(model.graph, taken.name)
    return GraphFacts(
        input=taken.name,
        dtype=_DTYPES[kind.elem_type],
        dims=dims,
        outputs=tuple(_output(model.graph, one) for one in model.graph.output),
        properties=_properties(model),
        producer=word(model.producer_name),
        begins=first[0].op_type if first else "",
        transposes=any(_is_to_planes(node) for node in first),
    )


def scales(facts: GraphFacts) -> bool:
    """Whether the graph does arithmetic on its input first, as models do that take whole numbers from 0 to 255."""
    return facts.begins in _SCALING


def _output(graph: onnx.GraphProto, output: onnx.ValueInfoProto) -> GraphOutput:
    makers = {name: node for node in graph.node for name in node.output}
    name, ends = output.name, ""
    for _ in range(len(_PASSING) + 4):
        node = makers.get(name)
        ends = node.op_type if node else ""
        if node is None or node.op_type not in _PASSING or not node.input:
            break
        name = node.input[0]
    return GraphOutput(output.name, _dims(output.type.tensor_type), ends)


def _first_steps(graph: onnx.GraphProto, name: str) -> list[onnx.NodeProto]:
    """The operators that see the input, past casts and quantisation."""
    for _ in range(6):
        found = [node for node in graph.node if name in node.input]
        if len(found) == 1 and found[0].op_type in {"Cast", "Identity", "QuantizeLinear", "DequantizeLinear"}:
            name = found[0].output[0]
        else:
            return found
    return []


def _is_to_planes(node: onnx.NodeProto) -> bool:
    if node.op_type != "Transpose":
        return False
    return any(list(one.ints) == [0, 3, 1, 2] for one in node.attribute if one.name == "perm")


def _dims(kind: onnx.TypeProto.Tensor) -> Dims:
    return tuple(one.dim_value if one.dim_value > 0 else None for one in kind.shape.dim)


def _properties(model: onnx.ModelProto) -> dict[str, str]:
    found, room = {}, _MOST_TEXT
    for one in model.metadata_props:
        room -= len(one.key) + len(one.value)
        if room < 0:
            break
        found[one.key] = one.value
    return found
