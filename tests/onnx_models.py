"""Tiny real ONNX models for tests."""

import hashlib
from dataclasses import replace
from pathlib import Path

import onnx
from onnx import TensorProto, helper

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


def colour_task(file: Path) -> Task:
    """The task of `write_colour_model`'s model."""
    variant = Variant("only", file, hashlib.sha256(file.read_bytes()).hexdigest(), ("cpu",))
    return replace(make_task(), variants=(variant,), outputs=Outputs("scores", "embedding"))
