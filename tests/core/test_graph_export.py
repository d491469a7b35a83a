"""A task as one ONNX file that any program can run."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper

from onnx_models import colour_task, write_colour_model
from sorter.core.graph_export import export_onnx
from sorter.core.judge import make_judge
from sorter.core.measurement import Measurement
from sorter.core.session import open_session
from sorter.errors import TaskError
from sorter.items import Item, Prediction
from sorter.tasks.exported import read_exported
from sorter.tasks.manifest import Dtype, Feature, HeadFile, Outputs, Preprocessing, ScoreKind, Scoring, Task


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Red, green and blue, from a model of its own."""
    return colour_task(write_colour_model(tmp_path / "colours.onnx"))


def with_head(task: Task, folder: Path) -> Task:
    """Two labels, by a head that standardises."""
    rng = np.random.default_rng(0)
    weights, bias, mean, scale = (rng.normal(size=size).astype(np.float32) for size in ((3, 2), 2, 3, 3))
    np.savez(folder / "head.npz", weights=weights, bias=bias, mean=mean, scale=np.abs(scale) + 0.5)
    head = HeadFile(folder / "head.npz", (Feature.EMBEDDING,))
    labels = (("tone", "warm"), ("tone", "cold"))
    scoring = Scoring(ScoreKind.LOGITS, 0.3, 0.7)
    return replace(task, head=head, classes=labels, scoring=scoring, thresholds={"tone/warm": 0.8})


def photos(count: int = 5) -> NDArray[np.float32]:
    return np.random.default_rng(1).random((count, 3, 8, 8)).astype(np.float32) * np.float32(0.5)


def ran(file: Path, batch: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """What plain ONNX Runtime says."""
    session = ort.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {session.get_inputs()[0].name: batch}), strict=True))


def judged(task: Task, batch: NDArray[np.float32]) -> list[dict[str, float]]:
    """What Sorter says of each: scores by label."""
    outputs = open_session(task, device="cpu").run(batch)
    light = np.zeros(32, np.float32)
    rows = zip(outputs.scores, outputs.embedding, outputs.inner, strict=True)
    found = make_judge(task).judge([Measurement(Item("/a", 1, 1), *row, light) for row in rows])
    assert all(isinstance(one, Prediction) for one in found)
    return [{"/".join(label): score for label, score in one.top} for one in found if isinstance(one, Prediction)]


def check(task: Task, file: Path, batch: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """Both say the same, to the place that Sorter rounds to."""
    found = ran(file, batch)
    for row, said in zip(found["scores"], judged(task, batch), strict=True):
        assert dict(zip(map("/".join, task.labels), row.tolist(), strict=True)) == pytest.approx(said, abs=1e-4)
    return found


def test_a_head_becomes_part_of_the_model(task: Task, tmp_path: Path) -> None:
    """Standardisation, temperature and probabilities with it; the embedding has the length one."""
    taught = with_head(task, tmp_path)
    export_onnx(taught, tmp_path / "out.onnx")

    found = check(taught, tmp_path / "out.onnx", photos())

    np.testing.assert_allclose(np.linalg.norm(found["embedding"], axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(found["scores"].sum(axis=1), 1, atol=1e-6)
    assert found["scores"].std(axis=0).min() > 0.01


@pytest.mark.parametrize("many", [False, True])
def test_a_task_without_head_keeps_its_own_scores(task: Task, tmp_path: Path, many: bool) -> None:
    """Each with its kind of probabilities, and its temperature."""
    own = replace(task, scoring=Scoring(ScoreKind.LOGITS, 2.5, 0.5, many))
    export_onnx(own, tmp_path / "out.onnx")

    check(own, tmp_path / "out.onnx", photos())


def test_probabilities_stay_as_they_are(task: Task, tmp_path: Path) -> None:
    """No softmax of what has had one."""
    own = replace(task, scoring=Scoring(ScoreKind.PROBABILITIES, 1.0, 0.5), outputs=Outputs("embedding", None))
    export_onnx(own, tmp_path / "out.onnx")

    assert set(check(own, tmp_path / "out.onnx", photos())) == {"scores"}


def test_what_it_means_stands_within_it(task: Task, tmp_path: Path) -> None:
    """All that another Sorter needs, as that reads it."""
    taught = replace(with_head(task, tmp_path), none=("tone", "cold"), advisory=True)
    export_onnx(taught, tmp_path / "out.onnx")

    properties = {one.key: one.value for one in onnx.load(tmp_path / "out.onnx").metadata_props}
    read = read_exported(properties)

    assert read
    assert (read.labels, read.preprocessing) == (taught.labels, taught.preprocessing)
    assert (read.none, read.many, read.advisory) == (("tone", "cold"), False, True)
    assert (read.thresholds, read.threshold) == ({"tone/warm": 0.8}, 0.7)
    assert (read.name, read.summary, read.licence) == ("Colours", "Which colour prevails.", "MIT")
    assert json.loads(properties["sorter"])["kind"] == "probabilities"


def test_what_is_not_needed_is_left_out(task: Task, tmp_path: Path) -> None:
    """The model's own classifier, whose numbers no output needs."""
    export_onnx(with_head(task, tmp_path), tmp_path / "out.onnx")
    graph = onnx.load(tmp_path / "out.onnx").graph

    assert not [node for node in graph.node if node.op_type == "Mul"]
    assert not [one for one in graph.initializer if one.name.endswith("ten")]
    onnx.checker.check_model(onnx.load(tmp_path / "out.onnx"), full_check=True)


def write_odd_model(file: Path, dtype: int, names: Sequence[str], *, at_once: int | str = "n") -> Path:
    """Means as (n, 3, 1, 1), in the input's own numbers, under names that Sorter uses itself."""
    nodes = [
        helper.make_node("Cast", [names[0]], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("GlobalAveragePool", ["floats"], ["raw"]),
        helper.make_node("Cast", ["raw"], [names[1]], to=TensorProto.FLOAT16),
    ]
    taken = helper.make_tensor_value_info(names[0], dtype, [at_once, 3, 8, 8])
    given = helper.make_tensor_value_info(names[1], TensorProto.FLOAT16, [at_once, 3, 1, 1])
    graph = helper.make_graph(nodes, "odd", [taken], [given])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), file)
    return file


def odd(task: Task, how: Preprocessing, outputs: Outputs) -> Task:
    return replace(task, preprocessing=how, outputs=outputs, scoring=Scoring(ScoreKind.LOGITS, 0.05, 0.5))


def test_names_and_numbers_of_any_model_are_borne(task: Task, tmp_path: Path) -> None:
    """A model that takes whole numbers, gives halves in four axes, and calls things as Sorter does."""
    model = write_odd_model(tmp_path / "odd.onnx", TensorProto.UINT8, ["scores", "logits"])
    own = odd(colour_task(model), replace(task.preprocessing, dtype=Dtype.UINT8), Outputs("logits", None))
    batch = np.random.default_rng(0).integers(0, 255, (4, 3, 8, 8)).astype(np.float32)
    export_onnx(own, tmp_path / "out.onnx")

    found = ran(tmp_path / "out.onnx", batch.astype(np.uint8))["scores"]

    for row, said in zip(found, judged(own, batch), strict=True):
        assert dict(zip(("red", "green", "blue"), row.tolist(), strict=True)) == pytest.approx(said, abs=1e-4)


def test_graphs_within_nodes_keep_what_they_need(task: Task, tmp_path: Path) -> None:
    """A branch that uses a number from outside of it, and one that is nothing but such a number."""
    floats = TensorProto.FLOAT
    branches = [
        helper.make_graph(nodes, name, [], [helper.make_tensor_value_info(output, floats, ["n", 3])])
        for name, output, nodes in (
            ("yes", "larger", [helper.make_node("Mul", ["pooled", "ten"], ["larger"])]),
            ("no", "same", [helper.make_node("Identity", ["pooled"], ["same"])]),
        )
    ]
    nodes = [
        helper.make_node("ReduceMean", ["input"], ["pooled"], axes=[2, 3], keepdims=0),
        helper.make_node("If", ["always"], ["scores"], then_branch=branches[0], else_branch=branches[1]),
    ]
    constants = [
        helper.make_tensor("ten", floats, [1], [10.0]),
        helper.make_tensor("always", TensorProto.BOOL, [], [1]),
    ]
    taken = helper.make_tensor_value_info("input", floats, ["n", 3, 8, 8])
    given = helper.make_tensor_value_info("scores", floats, ["n", 3])
    graph = helper.make_graph(nodes, "branches", [taken], [given], constants)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), tmp_path / "b.onnx")
    own = replace(colour_task(tmp_path / "b.onnx"), outputs=Outputs("scores", None))
    export_onnx(own, tmp_path / "out.onnx")

    found = ran(tmp_path / "out.onnx", photos())["scores"]

    means = photos().mean(axis=(2, 3)) * 10
    powers = np.exp(means - means.max(axis=1, keepdims=True))
    np.testing.assert_allclose(found, powers / powers.sum(axis=1, keepdims=True), atol=1e-5)


def test_a_model_for_one_photo_at_a_time_stays_one(task: Task, tmp_path: Path) -> None:
    """Its outputs say so."""
    model = write_odd_model(tmp_path / "odd.onnx", TensorProto.FLOAT, ["input", "embedding"], at_once=1)
    own = odd(colour_task(model), task.preprocessing, Outputs("embedding", "embedding"))
    export_onnx(own, tmp_path / "out.onnx")

    assert ran(tmp_path / "out.onnx", photos(1))["scores"].shape == (1, 3)
    assert onnx.load(tmp_path / "out.onnx").graph.output[0].type.tensor_type.shape.dim[0].dim_value == 1


def test_what_a_model_cannot_say_is_refused(task: Task, tmp_path: Path) -> None:
    """A head that looks at the brightness; an output that is not there; nothing is left behind."""
    lit = replace(task, head=HeadFile(tmp_path / "head.npz", (Feature.EMBEDDING, Feature.BRIGHTNESS)))
    without = replace(task, outputs=Outputs("nothing", None))
    before = set(tmp_path.iterdir())

    with pytest.raises(TaskError, match="looks at how light a photo is"):
        export_onnx(lit, tmp_path / "out.onnx")
    with pytest.raises(TaskError, match="has no output nothing"):
        export_onnx(without, tmp_path / "out.onnx")
    assert set(tmp_path.iterdir()) == before


def test_what_cannot_be_written_or_read_is_told(task: Task, tmp_path: Path) -> None:
    """With the system's reason; a file that stood there stays."""
    (tmp_path / "out.onnx").write_bytes(b"mine")
    task.variants[0].path.write_bytes(b"no model")

    with pytest.raises(TaskError, match="cannot be read"):
        export_onnx(task, tmp_path / "out.onnx")
    with pytest.raises(TaskError, match=r"cannot be written: No such file or directory\.$"):
        export_onnx(colour_task(write_colour_model(tmp_path / "other.onnx")), tmp_path / "nowhere" / "out.onnx")
    assert (tmp_path / "out.onnx").read_bytes() == b"mine"
