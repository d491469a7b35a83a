"""Turns the single-precision model into half precision, for GPUs.

Usage: halve.py ONNX OUT_ONNX
Weights and sums are float16; input and outputs stay float32, so that nothing else need know of it.
"""

import sys

import numpy as np
import onnx
from onnx import GraphProto, TensorProto, helper, numpy_helper


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network in half precision."""
    graph = model.graph
    for tensor in graph.initializer:
        if tensor.data_type == TensorProto.FLOAT:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name))
    given = graph.input[0].name
    rename(graph, given, f"{given}.half")
    before = [helper.make_node("Cast", [given], [f"{given}.half"], name=f"{given}.half", to=TensorProto.FLOAT16)]
    after = []
    for output in graph.output:
        rename(graph, output.name, f"{output.name}.half")
        after.append(
            helper.make_node(
                "Cast", [f"{output.name}.half"], [output.name], name=f"{output.name}.whole", to=TensorProto.FLOAT
            )
        )
    nodes = [*before, *graph.node, *after]
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return model


def rename(graph: GraphProto, old: str, new: str) -> None:
    """Give a value within the graph another name."""
    for node in graph.node:
        node.input[:] = [new if name == old else name for name in node.input]
        node.output[:] = [new if name == old else name for name in node.output]


def main(source: str, out: str) -> None:
    """Read, halve, write."""
    onnx.save(halve(onnx.load(source)), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
