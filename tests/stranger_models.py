"""Tiny real ONNX models as strangers make them: every layout, every kind of answer, and every kind of malice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_NUMPY = {TensorProto.FLOAT: np.float32, TensorProto.FLOAT16: np.float16}


@dataclass
class Stranger:
    """A model that scores by the mean of each channel: weights (3, classes), bias (classes,)."""

    side: int | str = 8
    layout: str = "nchw"
    dtype: int = TensorProto.FLOAT
    batch: int | str = "n"
    classes: int = 3
    ends: str = ""  # an operator after the scores
    embedding: str = ""  # name of an output with the means
    scores: str = "scores"
    properties: Mapping[str, str] = field(default_factory=dict)
    weights: np.ndarray | None = None
    bias: np.ndarray | None = None
    extra: Sequence[onnx.NodeProto] = ()  # nodes that nothing needs

    def model(self) -> onnx.ModelProto:
        inner = TensorProto.FLOAT16 if self.dtype == TensorProto.FLOAT16 else TensorProto.FLOAT
        rng = np.random.default_rng(1)
        weights = rng.normal(size=(3, self.classes)) if self.weights is None else self.weights
        bias = np.zeros(self.classes) if self.bias is None else self.bias
        constants = [
            numpy_helper.from_array(weights.astype(_NUMPY[inner]), "weights"),
            numpy_helper.from_array(bias.astype(_NUMPY[inner]), "bias"),
        ]
        shape = [self.batch, 3, self.side, self.side]
        if self.layout == "nhwc":
            shape = [self.batch, self.side, self.side, 3]
        graph = helper.make_graph(
            [*self._nodes(inner), *self.extra],
            "stranger",
            [helper.make_tensor_value_info("photos", self.dtype, shape)],
            [helper.make_tensor_value_info(name, inner, [self.batch, count]) for name, count in self._outputs()],
            constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
        model.producer_name = "a stranger"
        helper.set_model_props(model, dict(self.properties))
        return model

    def write(self, file: Path) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(self.model(), file)
        return file

    def _outputs(self) -> list[tuple[str, int]]:
        return [(self.scores, self.classes), *([(self.embedding, 3)] if self.embedding else [])]

    def _nodes(self, inner: int) -> list[onnx.NodeProto]:
        axes = [1, 2] if self.layout == "nhwc" else [2, 3]
        nodes = [helper.make_node("Cast", ["photos"], ["given"], to=inner)]
        means = self.embedding or "means"
        nodes.append(helper.make_node("ReduceMean", ["given"], [means], axes=axes, keepdims=0))
        last = "raw" if self.ends else self.scores
        nodes.append(helper.make_node("MatMul", [means, "weights"], ["product"]))
        nodes.append(helper.make_node("Add", ["product", "bias"], [last]))
        if self.ends:
            nodes.append(helper.make_node(self.ends, [last], [self.scores]))
        return nodes


def colours() -> Stranger:
    """Red, green or blue, by the mean of each channel."""
    return Stranger(weights=np.eye(3) * 20)


def endless(turns: int = 1 << 60) -> onnx.ModelProto:
    """A model that counts for ever before it answers."""
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["going"], ["still"]),
            helper.make_node("Add", ["sum", "step"], ["more"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("turn", TensorProto.INT64, []),
            helper.make_tensor_value_info("going", TensorProto.BOOL, []),
            helper.make_tensor_value_info("sum", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("still", TensorProto.BOOL, []),
            helper.make_tensor_value_info("more", TensorProto.FLOAT, None),
        ],
    )
    nodes = [
        helper.make_node("ReduceMean", ["photos"], ["means"], axes=[2, 3], keepdims=0),
        helper.make_node("Sub", ["means", "means"], ["step"]),
        helper.make_node("Loop", ["turns", "true", "means"], ["scores"], body=body),
    ]
    graph = helper.make_graph(
        nodes,
        "endless",
        [helper.make_tensor_value_info("photos", TensorProto.FLOAT, ["n", 3, 8, 8])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 3])],
        [
            helper.make_tensor("turns", TensorProto.INT64, [], [turns]),
            helper.make_tensor("true", TensorProto.BOOL, [], [1]),
        ],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def greedy(values: int = 1 << 34) -> onnx.ModelProto:
    """A model that wants so many numbers in memory, of which its file says nothing."""
    model = colours().model()
    graph = model.graph
    graph.initializer.append(helper.make_tensor("huge", TensorProto.INT64, [1], [values]))
    graph.node.insert(0, helper.make_node("RandomNormalLike", ["filled"], ["noise"]))
    graph.node.insert(0, helper.make_node("ConstantOfShape", ["huge"], ["filled"]))
    graph.node.append(helper.make_node("ReduceMean", ["noise"], ["mean of it"], keepdims=1))
    graph.node.append(helper.make_node("Add", ["scores", "mean of it"], ["more"]))
    graph.output[0].name = "more"
    return model
