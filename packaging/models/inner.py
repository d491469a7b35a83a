"""Gives EfficientNet-Lite2 one more output: what an inner block sees, before it is made into things.

Usage: inner.py ONNX OUT_ONNX
ONNX is what convert.py, quantise.py or halve.py wrote. The output `inner`, float32 (n, 416), has the mean of each of
the 208 channels of block 17 over the photo, then over its upper four of nine rows, where the sky is. Nothing else
changes: scores and embedding stay the same to the last bit.
"""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

BLOCK, CHANNELS, UPPER = "_blocks.17.sum", 208, 4
_QUANTISED = "_DequantizeLinear_Output"


def with_inner(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model, changed in place."""
    graph = model.graph
    values = {name for node in graph.node for name in node.output}
    block = BLOCK + _QUANTISED if BLOCK + _QUANTISED in values else BLOCK
    limits = {"inner.first": [0], "inner.last": [UPPER], "inner.rows": [2]}
    graph.initializer.extend(numpy_helper.from_array(np.array(value), name) for name, value in limits.items())
    graph.node.extend(
        (
            helper.make_node("Cast", [block], ["inner.block"], name="inner.block", to=TensorProto.FLOAT),
            helper.make_node("Slice", ["inner.block", *limits], ["inner.above"], name="inner.above"),
            _mean("inner.block", "inner.whole"),
            _mean("inner.above", "inner.upper"),
            helper.make_node("Concat", ["inner.whole", "inner.upper"], ["inner"], name="inner", axis=1),
        )
    )
    graph.output.append(helper.make_tensor_value_info("inner", TensorProto.FLOAT, ["N", 2 * CHANNELS]))
    onnx.checker.check_model(model, full_check=True)
    return model


def _mean(rows: str, out: str) -> onnx.NodeProto:
    return helper.make_node("ReduceMean", [rows], [out], name=out, axes=[2, 3], keepdims=0)


def main(source: str, out: str) -> None:
    """Read, add, write."""
    onnx.save(with_inner(onnx.load(source)), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
