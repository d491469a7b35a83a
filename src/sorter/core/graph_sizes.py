"""The same network for smaller photos: what slides over places does so over fewer, and means are taken of fewer."""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import numpy_helper

_SAME_PLACES = frozenset({"Identity", "Cast", "QuantizeLinear", "DequantizeLinear", "Add", "Clip", "Relu"})
"""What gives as many places as its first input has."""

_ROWS = 2  # the axis, as of all convolutions


def resized(model: bytes, size: int) -> bytes | None:
    """A model for square photos as one for such with sides of `size`; None where it takes no squares of a fixed size.

    Rows that are cut out of a map become as large a part of the smaller one, in whole rows. Nothing else changes: what
    goes by places one by one (a layer that has a weight for each) makes a model that cannot be loaded.
    """
    whole = onnx.load_model_from_string(model)
    graph = whole.graph
    constants = {one.name: one for one in graph.initializer}
    (taken, *_) = [one for one in graph.input if one.name not in constants]
    sides = taken.type.tensor_type.shape.dim[_ROWS:]
    former = [side.dim_value for side in sides]
    if len(former) != 2 or former[0] != former[1] or not former[0]:
        return None
    rows = _Rows(graph, taken.name)
    for node in graph.node:
        if node.op_type == "Slice" and (cut := _cut(node, constants)):
            before, after = rows.of(node.input[0], former[0]), rows.of(node.input[0], size)
            if before and after:
                _put(graph, node, [round(one * after / before) if 0 <= one <= before else one for one in cut])
    for side in sides:
        side.dim_value = size
    del graph.value_info[:]  # shapes that were
    data: bytes = whole.SerializeToString()
    return data


def _cut(node: onnx.NodeProto, constants: dict[str, onnx.TensorProto]) -> list[int]:
    """The first row and the one after the last; empty where it cuts otherwise."""
    told = [constants.get(name) for name in node.input[1:4]]
    values = [numpy_helper.to_array(one).reshape(-1).tolist() for one in told if one is not None]
    if len(values) != 3 or any(len(one) != 1 for one in values) or values[2] != [_ROWS]:
        return []
    return [int(values[0][0]), int(values[1][0])]


def _put(graph: onnx.GraphProto, node: onnx.NodeProto, cut: Sequence[int]) -> None:
    for at, value in enumerate(cut, 1):
        name = f"{node.output[0]}.resized.{at}"
        graph.initializer.append(numpy_helper.from_array(np.array([value], np.int64), name))
        node.input[at] = name


class _Rows:
    """Counts the rows of maps: shapes worked out by ONNX itself take longer than loading the model."""

    def __init__(self, graph: onnx.GraphProto, taken: str) -> None:
        self._makers = {name: node for node in graph.node for name in node.output}
        self._taken = taken

    def of(self, name: str, side: int) -> int | None:
        """Of a value, for photos with such sides; None where that cannot be told."""
        path: list[onnx.NodeProto] = []
        while name != self._taken:
            node = self._makers.get(name)
            if node is None or node.op_type not in _SAME_PLACES | {"Conv"}:
                return None
            path.append(node)
            name = node.input[0]
        rows = side
        for node in reversed(path):
            if node.op_type == "Conv":
                told = {one.name: list(one.ints) for one in node.attribute}
                kernel, pads = told["kernel_shape"], told.get("pads", [0, 0, 0, 0])
                rows = (rows + pads[0] + pads[2] - kernel[0]) // told.get("strides", [1, 1])[0] + 1
        return rows
