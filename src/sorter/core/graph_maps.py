"""Where a model's graph still has a map of the photo, of whose mean over its places an answer is a linear function."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from sorter.core.measurement import FloatArray

_Array = NDArray[np.generic]

_PASSING = frozenset(
    {"Identity", "Cast", "Reshape", "Squeeze", "Flatten", "Unsqueeze", "Dropout", "QuantizeLinear", "DequantizeLinear"}
)
"""What gives on the values that it gets, of rows as of maps of a single place, or rounds them."""

_PROBABLE = frozenset({"Softmax", "Sigmoid"})  # what makes probabilities of logits
_LONGEST = 64  # steps that are followed


@dataclass(frozen=True, slots=True)
class Band:
    """Values that are the mean of a map over its places, or over those of some rows."""

    map: str  # a value in the graph: (n, channels, rows, columns), or the channels last
    channels_last: bool = False
    first: int = 0
    end: int | None = None  # the row after the last

    def places(self, found: FloatArray) -> FloatArray:
        """What the map has of one photo, (rows, columns, channels), so that the mean over all its places is the value.

        Raises `ValueError` where it is no map.
        """
        if found.ndim != 4:
            raise ValueError(f"{self.map} has {found.ndim} dimensions")
        places = found[0] if self.channels_last else found[0].transpose(1, 2, 0)
        counted = np.zeros((len(places), 1, 1), np.float32)
        counted[self.first : self.end] = 1
        return np.asarray(places * (counted / counted.mean()), np.float32)


@dataclass(frozen=True, slots=True)
class Linear:
    """Values, as logits, that are a linear function of one mean."""

    mean: Band
    weights: FloatArray | None  # (channels, classes); None: the channels are the classes
    bias: FloatArray  # (classes,), or (1,) of zero

    def of(self, places: FloatArray) -> FloatArray:
        """The same function of every place, but for the bias: (..., channels) to (..., classes)."""
        return places if self.weights is None else np.asarray(places @ self.weights, np.float32)


class GraphMaps:
    """Looks for maps in a model's graph."""

    def __init__(self, model: bytes) -> None:
        """`model` is a whole file that was checked before."""
        self._model = onnx.load_model_from_string(model)
        self._makers = {name: node for node in self._model.graph.node for name in node.output}
        self._constants = {one.name: one for one in self._model.graph.initializer}

    def bands(self, output: str) -> tuple[Band, ...]:
        """Of what maps the output has the means, one after the other; empty where it is something else."""
        node = self._past(output)
        parts = node.input if node and node.op_type == "Concat" and _number(node, "axis", 1) == 1 else [output]
        found = [self._band(part) for part in parts]
        bands = tuple(one for one in found if one)
        return bands if len(bands) == len(found) else ()

    def logits(self, output: str) -> Linear | None:
        """The output, or the logits of which it makes probabilities; None where they are something else."""
        node = self._past(output)
        return self.linear(node.input[0] if node and node.op_type in _PROBABLE else output)

    def linear(self, name: str) -> Linear | None:
        """The same of any value, as it is."""
        node = self._past(name)
        ways = {"Gemm": self._gemm, "Conv": self._convolved, "MatMul": self._multiplied, "Add": self._shifted}
        ways["Concat"] = self._two_sided
        if node and node.op_type in ways:
            return ways[node.op_type](node)
        mean = self._band(name)
        return Linear(mean, None, np.zeros(1, np.float32)) if mean else None

    def with_outputs(self, names: Sequence[str]) -> bytes:
        """A model that gives these values besides, whose kinds ONNX Runtime finds out by itself."""
        copy = onnx.ModelProto()
        copy.CopyFrom(self._model)
        there = {one.name for one in copy.graph.output}
        copy.graph.output.extend(onnx.ValueInfoProto(name=name) for name in dict.fromkeys(names) if name not in there)
        data: bytes = copy.SerializeToString()
        return data

    def _gemm(self, node: onnx.NodeProto) -> Linear | None:
        weights = self._constant(node.input[1])
        if weights is None or weights.ndim != 2 or _number(node, "transA", 0):
            return None
        turned = (weights.T if _number(node, "transB", 0) else weights).astype(np.float32)
        found, bias = self._weighed(node.input[0], turned * _decimal(node, "alpha", 1.0)), self._bias(node)
        return None if found is None or bias is None else _moved(found, bias * _decimal(node, "beta", 1.0))

    def _multiplied(self, node: onnx.NodeProto) -> Linear | None:
        return self._weighed(node.input[0], self._constant(node.input[1]))

    def _convolved(self, node: onnx.NodeProto) -> Linear | None:
        """A convolution of a single place is a matrix."""
        kernel = self._constant(node.input[1])
        if kernel is None or kernel.ndim != 4 or kernel.shape[2:] != (1, 1) or _number(node, "group", 1) != 1:
            return None
        found, bias = self._weighed(node.input[0], kernel[:, :, 0, 0].T), self._bias(node)
        return None if found is None or bias is None else _moved(found, bias)

    def _bias(self, node: onnx.NodeProto) -> FloatArray | None:
        """What is added, nothing where there is no such input; None where it is not the same for every photo."""
        if len(node.input) < 3 or not node.input[2]:
            return np.zeros(1, np.float32)
        bias = self._constant(node.input[2])
        return None if bias is None else bias.astype(np.float32)

    def _shifted(self, node: onnx.NodeProto) -> Linear | None:
        for one, other in (node.input, reversed(node.input)):
            bias = self._constant(other)
            if bias is not None:
                found = self.linear(one)
                return _moved(found, bias) if found and found.weights is not None else None
        return None

    def _two_sided(self, node: onnx.NodeProto) -> Linear | None:
        """What `graph_heads.two_sided` makes of one score x: the odds of the second of two classes are those of x."""
        first = self._makers.get(node.input[0])
        if len(node.input) != 2 or first is None or first.op_type != "Sub" or first.input[1] != node.input[1]:
            return None
        found = self.logits(node.input[1])
        if found is None or found.weights is None or found.weights.shape[1] != 1:
            return None
        nothing = np.zeros_like(found.weights)
        return replace(
            found, weights=np.hstack([nothing, found.weights]), bias=np.array([0.0, found.bias[0]], np.float32)
        )

    def _weighed(self, name: str, weights: _Array | None) -> Linear | None:
        mean = self._band(name)
        if mean is None or weights is None or weights.ndim != 2:
            return None
        return Linear(mean, weights.astype(np.float32), np.zeros(1, np.float32))

    def _band(self, name: str) -> Band | None:
        node = self._past(name)
        if node is None or not self._is_mean(node):
            return None
        within = self._axes(node) == (1, 2)
        above = self._makers.get(node.input[0])
        if above is not None and above.op_type == "Slice":
            return self._sliced(above, channels_last=within)
        return Band(node.input[0], within)

    def _is_mean(self, node: onnx.NodeProto) -> bool:
        if node.op_type == "GlobalAveragePool":
            return True
        return node.op_type == "ReduceMean" and self._axes(node) in ((2, 3), (1, 2))

    def _axes(self, node: onnx.NodeProto) -> tuple[int, ...]:
        """Of a mean; those of maps are four."""
        if node.op_type == "GlobalAveragePool":
            return 2, 3
        axes = _numbers(node, "axes")
        if not axes and len(node.input) > 1 and (told := self._constant(node.input[1])) is not None:
            axes = [int(one) for one in told.reshape(-1).tolist()]
        return tuple(sorted(axis % 4 for axis in axes))

    def _sliced(self, node: onnx.NodeProto, *, channels_last: bool) -> Band | None:
        """Some rows of a map."""
        told = [self._constant(name) for name in node.input[1:]]
        if len(told) not in (3, 4) or any(one is None or one.size != 1 for one in told):
            return None
        first, end, axis, *step = (int(one.reshape(-1)[0]) for one in told if one is not None)
        if axis % 4 != (1 if channels_last else 2) or step not in ([], [1]) or not 0 <= first < end:
            return None
        return Band(node.input[0], channels_last, first, end)

    def _past(self, name: str) -> onnx.NodeProto | None:
        """The step that makes a value, past those that only give it on."""
        for _ in range(_LONGEST):
            node = self._makers.get(name)
            if node is None or not _passes(node):
                return node
            name = node.input[0]
        return None

    def _constant(self, name: str) -> _Array | None:
        """A value that is the same for every photo, also where it is kept in eight bits or turned."""
        if name in self._constants:
            return _array(self._constants[name])
        node = self._makers.get(name)
        if node is None or node.op_type not in {"Constant", "Identity", "Cast", "Transpose", "DequantizeLinear"}:
            return None
        if node.op_type == "Constant":
            return next((_array(one.t) for one in node.attribute if one.name == "value"), None)
        parts = [self._constant(one) for one in node.input]
        if any(part is None for part in parts):
            return None
        return _made(node, [part for part in parts if part is not None])


def _passes(node: onnx.NodeProto) -> bool:
    if node.op_type == "Transpose":
        perm = _numbers(node, "perm")
        return len(perm) == 4 and perm[0] == 0
    return node.op_type in _PASSING and bool(node.input)


def _made(node: onnx.NodeProto, parts: Sequence[_Array]) -> _Array:
    match node.op_type:
        case "Cast":
            return parts[0].astype(helper.tensor_dtype_to_np_dtype(_number(node, "to", onnx.TensorProto.FLOAT)))
        case "Transpose":
            return parts[0].transpose(_numbers(node, "perm") or None)
        case "DequantizeLinear":
            return _dequantised(parts, _number(node, "axis", 1))
    return parts[0]


def _dequantised(parts: Sequence[_Array], axis: int) -> _Array:
    values, scale, *zero = (part.astype(np.float32) for part in parts)
    shape = [1] * values.ndim
    if scale.size > 1:
        shape[axis] = scale.size
    return (values - (zero[0].reshape(shape) if zero else 0)) * scale.reshape(shape)


def _moved(found: Linear, bias: _Array) -> Linear:
    return replace(found, bias=found.bias + bias.reshape(-1).astype(np.float32))


def _array(tensor: onnx.TensorProto) -> _Array:
    return np.asarray(numpy_helper.to_array(tensor))


def _number(node: onnx.NodeProto, name: str, default: int) -> int:
    return next((one.i for one in node.attribute if one.name == name), default)


def _decimal(node: onnx.NodeProto, name: str, default: float) -> float:
    return next((one.f for one in node.attribute if one.name == name), default)


def _numbers(node: onnx.NodeProto, name: str) -> list[int]:
    return next((list(one.ints) for one in node.attribute if one.name == name), [])
