"""Tiny real ONNX models for tests."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from fakes import make_task
from sorter.tasks.manifest import Outputs, Task, Variant


def write_colour_model(file: Path, side: int = 8, *, dtype: int = TensorProto.FLOAT, at_once: int | str = "n") -> Path:
    """Scores (n, 3) are the mean red, green and blue times ten; embedding (n, 3) are the means.

    `dtype` is what it takes, `at_once` how many photos: any number, or just so many.
    """
    graph = helper.make_graph(
        [
            helper.make_node("Cast", ["input"], ["single"], to=TensorProto.FLOAT),
            helper.make_node("GlobalAveragePool", ["single"], ["pooled"]),
            helper.make_node("Flatten", ["pooled"], ["embedding"]),
            helper.make_node("Mul", ["embedding", "ten"], ["scores"]),
        ],
        "colours",
        [helper.make_tensor_value_info("input", dtype, [at_once, 3, side, side])],
        [
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, [at_once, 3]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [at_once, 3]),
        ],
        [helper.make_tensor("ten", TensorProto.FLOAT, [1], [10.0])],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), file)
    return file


def write_corner_model(file: Path, side: int = 8) -> Path:
    """Scores (n, 3) are the mean red, green and blue of the upper left quarter times forty, and a bias of 1, 2 and 3.

    Embedding (n, 3) are the means over all of it, of which three quarters count as black.
    """
    corner = np.zeros((1, 1, side, side), np.float32)
    corner[:, :, : side // 2, : side // 2] = 1
    constants = {"corner": corner, "weights": 40 * np.eye(3, dtype=np.float32), "bias": np.array([1, 2, 3], np.float32)}
    graph = helper.make_graph(
        [
            helper.make_node("Mul", ["input", "corner"], ["seen"]),
            helper.make_node("GlobalAveragePool", ["seen"], ["pooled"]),
            helper.make_node("Flatten", ["pooled"], ["embedding"]),
            helper.make_node("Gemm", ["embedding", "weights", "bias"], ["scores"], transB=1),
        ],
        "corner",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, side, side])],
        [
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 3]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", 3]),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), file)
    return file


def colour_task(file: Path) -> Task:
    """The task of such a model."""
    variant = Variant("only", file, hashlib.sha256(file.read_bytes()).hexdigest(), ("cpu",))
    return replace(make_task(), variants=(variant,), outputs=Outputs("scores", "embedding"))
