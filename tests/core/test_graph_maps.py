"""Where a graph still has a map of the photo."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from onnx_models import write_corner_model
from sorter.core.encoded import encoded
from sorter.core.graph_heads import two_sided
from sorter.core.graph_maps import GraphMaps
from sorter.core.preprocess import prepare, stack
from sorter.core.session import run_once
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Dtype
from stranger_models import Stranger

_SIDE, _CHANNELS, _CLASSES = 6, 4, 5
_RANDOM = np.random.default_rng(3)
_WEIGHTS = _RANDOM.normal(size=(_CHANNELS, _CLASSES)).astype(np.float32)
_BIAS = _RANDOM.normal(size=_CLASSES).astype(np.float32)
_CONSTANTS: dict[str, NDArray[np.generic]] = {
    "kernel": _RANDOM.normal(size=(_CHANNELS, 3, 3, 3)).astype(np.float32),
    "weights": _WEIGHTS,
    "turned": np.ascontiguousarray(_WEIGHTS.T),
    "bias": _BIAS,
    "point": np.ascontiguousarray(_WEIGHTS.T)[:, :, np.newaxis, np.newaxis],
    "classes": _RANDOM.normal(size=(_CLASSES, _CHANNELS, 1, 1)).astype(np.float32),
    "eight": np.clip(np.rint(_WEIGHTS.T * 40), -127, 127).astype(np.int8),
    "scales": np.full(_CLASSES, 1 / 40, np.float32),
    "zeros": np.zeros(_CLASSES, np.int8),
    "axes": np.array([-2, -1], np.int64),
    "step": np.array(1 / 64, np.float32),
    "zero": np.array(0, np.uint8),
    "wide": _RANDOM.normal(size=(_CHANNELS * _SIDE * _SIDE, _CLASSES)).astype(np.float32),
    "tokens": np.array([0, -1, _CHANNELS], np.int64),
    "halves": _WEIGHTS.astype(np.float16),
}
_Step = tuple[str, Sequence[str], str, dict[str, Any]]
_POOL: _Step = ("GlobalAveragePool", ["map"], "pooled", {})
_FLAT: _Step = ("Flatten", ["pooled"], "rows", {})
_GEMM: _Step = ("Gemm", ["rows", "turned", "bias"], "scores", {"transB": 1})
_MATMUL: _Step = ("MatMul", ["rows", "weights"], "products", {})
_BIASED: _Step = ("Add", ["bias", "products"], "scores", {})


def _model(*steps: _Step, opset: int = 17) -> bytes:
    """A convolution, and what follows it."""
    first = helper.make_node("Conv", ["input", "kernel"], ["sums"], pads=[1, 1, 1, 1])
    nodes = [first, helper.make_node("Relu", ["sums"], ["map"])]
    nodes += [helper.make_node(op, list(given), [out], **attributes) for op, given, out, attributes in steps]
    graph = helper.make_graph(
        nodes,
        "it",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, _SIDE, _SIDE])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(value, name) for name, value in _CONSTANTS.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)
    data: bytes = made.SerializeToString()
    return data


def _run(model: bytes, *names: str) -> list[NDArray[np.float32]]:
    photo = np.random.default_rng(5).normal(size=(1, 3, _SIDE, _SIDE)).astype(np.float32)
    return run_once(GraphMaps(model).with_outputs(names), names, photo, Dtype.FLOAT32)


_LINEAR: dict[str, tuple[Sequence[_Step], str]] = {
    "ResNet": ([_POOL, _FLAT, _GEMM], "scores"),
    "MobileNet, with dropout": (
        [_POOL, _FLAT, ("Dropout", ["rows"], "kept", {}), ("Gemm", ["kept", "weights", "bias"], "scores", {})],
        "scores",
    ),
    "EfficientNet": ([("ReduceMean", ["map"], "rows", {"axes": [2, 3], "keepdims": 0}), _MATMUL, _BIASED], "scores"),
    "channels last": (
        [
            ("Transpose", ["map"], "last", {"perm": [0, 2, 3, 1]}),
            ("ReduceMean", ["last"], "rows", {"axes": [1, 2], "keepdims": 0}),
            _MATMUL,
            ("Add", ["products", "bias"], "logits", {}),
            ("Softmax", ["logits"], "scores", {}),
        ],
        "logits",
    ),
    "kept dimensions, turned": (
        [
            _POOL,
            ("Transpose", ["pooled"], "last", {"perm": [0, 2, 3, 1]}),
            ("Flatten", ["last"], "rows", {}),
            _MATMUL,
            ("Sigmoid", ["products"], "scores", {}),
        ],
        "products",
    ),
    "a convolution of one place": ([_POOL, ("Conv", ["pooled", "point", "bias"], "scores", {})], "scores"),
    "channels that are classes": (
        [("Conv", ["map", "classes"], "kinds", {}), ("GlobalAveragePool", ["kinds"], "scores", {})],
        "scores",
    ),
    "eight bits": (
        [
            ("QuantizeLinear", ["map", "step", "zero"], "small", {}),
            ("DequantizeLinear", ["small", "step", "zero"], "back", {}),
            ("GlobalAveragePool", ["back"], "pooled", {}),
            _FLAT,
            ("DequantizeLinear", ["eight", "scales", "zeros"], "whole", {"axis": 0}),
            ("Gemm", ["rows", "whole", "bias"], "scores", {"transB": 1, "alpha": 0.5}),
        ],
        "scores",
    ),
    "weights in half precision": (
        [
            _POOL,
            _FLAT,
            ("Cast", ["halves"], "cast", {"to": TensorProto.FLOAT}),
            ("MatMul", ["rows", "cast"], "scores", {}),
        ],
        "scores",
    ),
}


@pytest.mark.parametrize("name", _LINEAR)
def test_the_mean_of_the_map_is_the_logits_without_their_bias(name: str) -> None:
    """Whatever the graph's last steps are called, and whether it makes probabilities of them or not."""
    steps, logits = _LINEAR[name]
    model = _model(*steps)
    linear = GraphMaps(model).logits("scores")
    assert linear is not None

    found, told = _run(model, linear.mean.map, logits)
    places = linear.of(linear.mean.places(found))

    assert places.shape == (_SIDE, _SIDE, _CLASSES)
    assert places.mean(axis=(0, 1)) + linear.bias == pytest.approx(told.reshape(-1), abs=1e-5)


_OTHERS: dict[str, Sequence[_Step]] = {
    "VGG, which goes by each place": [("Flatten", ["map"], "rows", {}), ("MatMul", ["rows", "wide"], "scores", {})],
    "a step that is not linear": [
        _POOL,
        _FLAT,
        ("Relu", ["rows"], "cut", {}),
        ("Gemm", ["cut", "weights"], "scores", {}),
    ],
    "the largest instead of the mean": [("GlobalMaxPool", ["map"], "pooled", {}), _FLAT, _GEMM],
    "two layers": [
        _POOL,
        _FLAT,
        ("Gemm", ["rows", "weights"], "hidden", {}),
        ("Relu", ["hidden"], "cut", {}),
        ("MatMul", ["cut", "turned"], "scores", {}),
    ],
    "weights that the photo decides": [
        _POOL,
        _FLAT,
        ("Transpose", ["rows"], "own", {"perm": [1, 0]}),
        ("MatMul", ["rows", "own"], "scores", {}),
    ],
    "a transformer's mean over tokens": [
        ("Reshape", ["map", "tokens"], "row", {}),
        ("ReduceMean", ["row"], "rows", {"axes": [1], "keepdims": 0}),
        _MATMUL,
        _BIASED,
    ],
}


@pytest.mark.parametrize("name", _OTHERS)
def test_what_is_no_mean_of_a_map_is_told_as_none(name: str) -> None:
    """The parts of such a photo can still be covered."""
    model = _model(*_OTHERS[name])

    assert GraphMaps(model).logits("scores") is None


def test_axes_may_be_given_as_an_input() -> None:
    """As newer opsets have it."""
    model = _model(("ReduceMean", ["map", "axes"], "rows", {"keepdims": 0}), _MATMUL, _BIASED, opset=18)
    linear = GraphMaps(model).linear("scores")

    assert linear is not None
    assert (linear.mean.map, linear.mean.channels_last) == ("map", False)


@pytest.mark.parametrize("probability", [True, False])
def test_a_single_score_that_was_made_two_has_a_map_too(probability: bool) -> None:
    """The odds of the second class are those of the score."""
    one = Stranger(classes=1, ends="Sigmoid" if probability else "", weights=np.ones((3, 1)), bias=np.array([0.5]))
    model = one.model()
    name = two_sided(model, "scores", probability=probability)
    linear = GraphMaps(model.SerializeToString()).logits(name)

    assert linear is not None
    assert linear.weights is not None
    assert linear.weights.tolist() == [[0, 1]] * 3
    assert linear.bias.tolist() == [0, 0.5]


def test_an_embedding_is_the_mean_of_its_map(tmp_path: Path) -> None:
    """Of one map, with nothing behind it."""
    model = write_corner_model(tmp_path / "corner.onnx").read_bytes()
    (band,) = GraphMaps(model).bands("embedding")

    assert (band.map, band.first, band.end) == ("seen", 0, None)
    assert GraphMaps(model).bands("scores") == ()


def test_an_embedding_may_be_a_layer_further_and_is_no_probability() -> None:
    """What is between is linear, or there is no map."""
    further = _model(_POOL, _FLAT, _GEMM)
    probable = _model(_POOL, _FLAT, _MATMUL, ("Softmax", ["products"], "scores", {}))

    assert GraphMaps(further).linear("scores") is not None
    assert GraphMaps(probable).linear("scores") is None


def test_the_shipped_model_has_maps_of_all_that_it_tells() -> None:
    """Of the classes, of the embedding, and of the inner values, the mean of all rows and of the upper ones."""
    how = load_task(resources_dir() / "tasks" / "subjects.toml").preprocessing
    heron = encoded((resources_dir() / "samples" / "heron.jpg").read_bytes()).decoded(how.resize)
    photo = stack([prepare(heron.pixels, how)])
    for file in sorted((resources_dir() / "models").glob("*.onnx")):
        data = file.read_bytes()
        maps = GraphMaps(data)
        linear, embedding, inner = maps.linear("logits"), maps.bands("embedding"), maps.bands("inner")
        assert linear is not None
        names = [linear.mean.map, inner[0].map, "logits", "embedding", "inner"]
        last, block, logits, values, told = run_once(maps.with_outputs(names), names, photo, Dtype.FLOAT32)

        places = linear.mean.places(last)
        assert [band.map for band in embedding] == [linear.mean.map]
        assert places.mean(axis=(0, 1)) == pytest.approx(values[0], abs=0.02)
        assert linear.of(places).mean(axis=(0, 1)) + linear.bias == pytest.approx(logits[0], abs=0.1)
        seen = np.concatenate([band.places(block) for band in inner], axis=2)
        assert seen.mean(axis=(0, 1)) == pytest.approx(told[0], abs=1e-4)


def test_a_model_is_not_changed_by_being_looked_at(tmp_path: Path) -> None:
    """A copy gives what was asked for besides."""
    file = write_corner_model(tmp_path / "corner.onnx")
    before = file.read_bytes()
    maps = GraphMaps(before)
    more = onnx.load_model_from_string(maps.with_outputs(["seen", "scores", "seen"]))

    assert [one.name for one in more.graph.output] == ["scores", "embedding", "seen"]
    assert [one.name for one in onnx.load_model_from_string(maps.with_outputs([])).graph.output] == [
        "scores",
        "embedding",
    ]
    assert file.read_bytes() == before
