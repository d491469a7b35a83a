"""What a model's file says of itself."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from onnx_models import write_colour_model
from sorter.core.graph import check_graph, facts_of, read_graph, scales
from sorter.core.graph_heads import two_sided
from sorter.core.graph_tensors import external_names
from sorter.errors import TaskError
from sorter.tasks.manifest import Dtype
from stranger_models import Stranger, endless


def test_input_and_outputs_are_read(tmp_path: Path) -> None:
    """Sides, what is open, and names."""
    model = read_graph(write_colour_model(tmp_path / "m.onnx"), "it")

    facts = facts_of(model, "it")

    assert (facts.input, facts.dtype, facts.dims) == ("input", Dtype.FLOAT32, (None, 3, 8, 8))
    assert [(one.name, one.dims) for one in facts.outputs] == [("scores", (None, 3)), ("embedding", (None, 3))]
    assert not scales(facts)


@pytest.mark.parametrize("op", ["Softmax", "Sigmoid", "LogSoftmax"])
def test_the_last_operator_is_found_past_those_that_only_pass_on(op: str) -> None:
    """Casts, reshapes and the like."""
    model = Stranger(ends=op).model()
    model.graph.node.append(helper.make_node("Identity", ["scores"], ["same"]))
    model.graph.node.append(helper.make_node("Cast", ["same"], ["cast"], to=TensorProto.FLOAT))
    model.graph.output[0].name = "cast"

    (output,) = facts_of(model, "it").outputs

    assert output.ends == op


def test_the_first_operator_tells_layout_and_scaling() -> None:
    """A transpose into planes, and arithmetic on the input."""
    channels_last = Stranger(layout="nhwc").model()
    nodes = channels_last.graph.node
    nodes.insert(0, helper.make_node("Transpose", ["photos"], ["planes"], perm=[0, 3, 1, 2]))
    nodes[1].input[0] = "planes"
    scaling = Stranger().model()
    scaling.graph.node.insert(1, helper.make_node("Mul", ["given", "bias"], ["scaled"]))
    scaling.graph.node[2].input[0] = "scaled"

    assert facts_of(channels_last, "it").transposes
    assert not facts_of(Stranger().model(), "it").transposes
    assert scales(facts_of(scaling, "it"))


def test_constants_that_old_models_list_as_inputs_are_none() -> None:
    """Only what is not given is asked for."""
    model = Stranger().model()
    for constant in model.graph.initializer:
        model.graph.input.append(helper.make_tensor_value_info(constant.name, TensorProto.FLOAT, list(constant.dims)))

    assert facts_of(model, "it").input == "photos"


def test_sound_models_pass() -> None:
    """With loops, branches, functions of their own and every way to keep numbers."""
    check_graph(Stranger().model(), "it")
    check_graph(endless(), "it")
    own = Stranger().model()
    body = [helper.make_node("Relu", ["x"], ["y"])]
    own.functions.append(helper.make_function("mine", "Better", ["x"], ["y"], body, [helper.make_opsetid("", 17)]))
    own.graph.node.append(helper.make_node("Better", ["scores"], ["z"], domain="mine"))
    check_graph(own, "it")
    kinds = Stranger().model()
    kept: tuple[tuple[int, Any], ...] = (
        (TensorProto.FLOAT16, [1.0, 2.0, 3.0]),
        (TensorProto.BFLOAT16, [1.0, 2.0, 3.0]),
        (TensorProto.BOOL, [True, False, True]),
        (TensorProto.INT4, [1, -2, 3]),
        (TensorProto.UINT8, [1, 2, 3]),
        (TensorProto.INT64, [1, 2, 3]),
        (TensorProto.DOUBLE, [1.0, 2.0, 3.0]),
        (TensorProto.COMPLEX64, [1j, 2j, 3j]),
        (TensorProto.STRING, ["a", "b", "c"]),
        (TensorProto.FLOAT8E4M3FN, [1.0, 2.0, 3.0]),
    )
    for kind, values in kept:
        kinds.graph.initializer.append(helper.make_tensor(f"kind{kind}", kind, [3], values))
    kinds.graph.initializer.append(onnx.numpy_helper.from_array(np.array(3, np.float32), "scalar"))
    kinds.graph.initializer.append(helper.make_tensor("none", TensorProto.FLOAT, [0, 4], []))
    check_graph(kinds, "it")


def test_functions_of_a_model_are_looked_into() -> None:
    """What is hidden there is found."""
    model = Stranger().model()
    body = [helper.make_node("Run", ["x"], ["y"], domain="evil")]
    model.functions.append(helper.make_function("mine", "Nice", ["x"], ["y"], body, [helper.make_opsetid("", 17)]))

    with pytest.raises(TaskError, match="operator Run of evil"):
        check_graph(model, "it")


def test_external_data_is_named_wherever_it_hides() -> None:
    """Also in constants of branches."""
    hidden = TensorProto(name="h", data_type=TensorProto.FLOAT, data_location=TensorProto.EXTERNAL, dims=[1])
    hidden.external_data.add(key="location", value="secret.bin")
    inner = helper.make_graph([helper.make_node("Constant", [], ["h"], value=hidden)], "inner", [], [])
    model = Stranger().model()
    model.graph.node.append(helper.make_node("If", ["c"], ["x"], then_branch=inner, else_branch=inner))

    assert external_names(model) == ("secret.bin",)
    assert external_names(Stranger().model()) == ()


@pytest.mark.parametrize("probability", [True, False])
def test_one_score_becomes_two(*, probability: bool, tmp_path: Path) -> None:
    """Whose order is: not, and yes."""
    import onnxruntime as ort

    model = Stranger(classes=1, ends="Sigmoid" if probability else "").model()
    photos = np.random.default_rng(2).normal(size=(4, 3, 8, 8)).astype(np.float32)
    (one,) = ort.InferenceSession(model.SerializeToString()).run(None, {"photos": photos})

    name = two_sided(model, "scores", probability=probability)

    (two,) = ort.InferenceSession(model.SerializeToString()).run([name], {"photos": photos})
    assert two[:, 1] == pytest.approx(one[:, 0])
    assert two[:, 0] == pytest.approx(1 - one[:, 0] if probability else np.zeros(4))
