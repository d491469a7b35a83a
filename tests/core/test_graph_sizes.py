"""The same network for smaller photos."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from onnx_models import colour_task, write_colour_model
from sorter.core.graph_sizes import resized
from sorter.core.session import open_session, read_model, run_once
from sorter.errors import TaskError
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Dtype


def test_a_smaller_photo_has_the_same_part_above() -> None:
    """A model that tells the mean of the upper half of its map tells that of the upper half at every size."""
    model = _upper_half(8)
    for side in (8, 6, 4):
        photo = np.zeros((1, 3, side * 2, side * 2), np.float32)
        photo[:, :, :side] = 1
        smaller = resized(model, side * 2)
        assert smaller is not None
        (above,) = run_once(smaller, ["above"], photo, Dtype.FLOAT32)
        assert above == pytest.approx(np.ones((1, 3)))


def test_the_shipped_network_stays_itself_and_takes_smaller_photos() -> None:
    """At its own size to the last bit, at another with as many values."""
    task = load_task(resources_dir() / "tasks" / "day-night.toml")
    model = read_model(task.variants[0])
    photo = np.random.default_rng(0).normal(size=(1, 3, 260, 260)).astype(np.float32)
    names, (again, smaller) = task.outputs.names, (resized(model, 260), resized(model, 132))
    assert again
    assert smaller

    own, same = (run_once(one, names, photo, Dtype.FLOAT32) for one in (model, again))
    less = run_once(smaller, names, photo[:, :, 64:196, 64:196], Dtype.FLOAT32)

    assert all(np.array_equal(one, other) for one, other in zip(own, same, strict=True))
    assert [one.shape for one in less] == [one.shape for one in own]


def test_a_model_that_takes_one_size_alone_is_refused_by_a_sentence(tmp_path: Path) -> None:
    """Also where a layer has a weight for each place."""
    task = colour_task(write_colour_model(tmp_path / "odd.onnx", side=8))
    graph = onnx.load(tmp_path / "odd.onnx")
    graph.graph.input[0].type.tensor_type.shape.dim[2].dim_value = 4

    assert resized(graph.SerializeToString(), 4) is None
    fixed = colour_task(_saved(_flat(8), tmp_path / "flat.onnx"))
    with pytest.raises(TaskError, match=r"The model .*flat\.onnx cannot be loaded"):
        open_session(fixed, device="cpu", how=fixed.preprocessing.at(4))
    assert open_session(task, device="cpu", how=task.preprocessing.at(4))


def _upper_half(rows: int) -> bytes:
    """A convolution of stride two, and the mean of the upper half of what it gives."""
    steps = [
        helper.make_node("Conv", ["input", "one"], ["map"], kernel_shape=[1, 1], strides=[2, 2]),
        helper.make_node("Slice", ["map", "first", "last", "axis"], ["cut"]),
        helper.make_node("ReduceMean", ["cut"], ["above"], axes=[2, 3], keepdims=0),
    ]
    constants: dict[str, NDArray[np.generic]] = {
        "one": np.eye(3, dtype=np.float32)[:, :, np.newaxis, np.newaxis],
        **{name: np.array([value], np.int64) for name, value in (("first", 0), ("last", rows // 2), ("axis", 2))},
    }
    data: bytes = _model(steps, constants, 2 * rows, "above").SerializeToString()
    return data


def _flat(side: int) -> onnx.ModelProto:
    """A weight for each place."""
    steps = [helper.make_node("Flatten", ["input"], ["row"]), helper.make_node("MatMul", ["row", "all"], ["scores"])]
    constants: dict[str, NDArray[np.generic]] = {"all": np.ones((3 * side * side, 3), np.float32)}
    return _model(steps, constants, side, "scores")


def _model(
    steps: list[onnx.NodeProto], constants: dict[str, NDArray[np.generic]], side: int, out: str
) -> onnx.ModelProto:
    graph = helper.make_graph(
        steps,
        "it",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, side, side])],
        [helper.make_tensor_value_info(out, TensorProto.FLOAT, ["n", 3])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def _saved(model: onnx.ModelProto, file: Path) -> Path:
    onnx.save(model, file)
    return file
