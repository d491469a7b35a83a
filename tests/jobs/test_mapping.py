"""What speaks for a label, by the model's own maps."""

import base64
import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from conftest import PhotoMaker
from onnx_models import colour_task, write_colour_model, write_corner_model
from sorter.core.activation import GRID
from sorter.core.measurement import Measurement
from sorter.errors import InputError, TaskError
from sorter.items import Item
from sorter.jobs.asking_maps import ask_for_maps
from sorter.jobs.importing.inspector import Inspector
from sorter.jobs.local import local_measurer
from sorter.jobs.looked_at import mapped
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

_RED = (220, 20, 20)


def _ask(question: str) -> bytes:
    """As the worker answers."""
    return Inspector().answer(question).encode()


def _item(path: Path) -> Item:
    return Item(str(path), path.stat().st_size, path.stat().st_mtime_ns)


@pytest.fixture
def photo(tmp_path: Path, make_photo: PhotoMaker) -> Item:
    """All of it as red."""
    return _item(make_photo(tmp_path / "red.png", _RED, (64, 64)))


@pytest.fixture
def corner(tmp_path: Path) -> Task:
    """A task whose model looks at the upper left quarter of a photo, and at nothing else."""
    return colour_task(write_corner_model(tmp_path / "corner.onnx"))


def test_the_part_that_the_model_goes_by_speaks_for_the_label(corner: Task, photo: Item) -> None:
    """And nothing does for a label that it says less of."""
    red, blue = (mapped(corner, _ask, (name,), photo) for name in ("red", "blue"))

    assert red is not None
    assert blue is not None
    assert red.by_maps
    shares = np.array(red.shares).reshape(GRID, GRID)
    assert shares[: GRID // 2 - 2, : GRID // 2 - 2].min() == pytest.approx(1)
    assert shares[GRID // 2 + 2 :].max() == shares[:, GRID // 2 + 2 :].max() == 0
    assert set(blue.shares) == {0.0}


def test_a_model_without_such_a_map_has_none(tmp_path: Path, photo: Item) -> None:
    """Then parts are covered instead."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))

    assert mapped(task, _ask, ("red",), photo) is None


def test_a_graph_that_only_looks_as_if_it_had_one_has_none(tmp_path: Path, photo: Item) -> None:
    """The mean of a single row of numbers: there are no places."""
    rows = numpy_helper.from_array(np.array([0, -1, 1], np.int64), "rows")
    weights = numpy_helper.from_array(np.ones((1, 3), np.float32), "weights")
    flat = numpy_helper.from_array(np.array([-1, 1], np.int64), "flat")
    nodes = [
        helper.make_node("Reshape", ["input", "rows"], ["row"]),
        helper.make_node("ReduceMean", ["row"], ["mean"], axes=[-2, -1], keepdims=0),
        helper.make_node("Reshape", ["mean", "flat"], ["embedding"]),
        helper.make_node("MatMul", ["embedding", "weights"], ["scores"]),
    ]
    given = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, 8, 8])
    told = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("scores", "embedding")]
    graph = helper.make_graph(nodes, "odd", [given], told, [rows, weights, flat])
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), tmp_path / "odd.onnx"
    )

    assert mapped(colour_task(tmp_path / "odd.onnx"), _ask, ("red",), photo) is None


@pytest.mark.parametrize("id", ["subjects", "day-night"])
def test_the_shipped_tasks_have_maps_and_sort_as_before(id: str) -> None:
    """To the last bit; the maps are of the photo that was measured, and most of them lie on what it shows."""
    task = load_task(resources_dir() / "tasks" / f"{id}.toml")
    heron = _item(resources_dir() / "samples" / "heron.jpg")
    before = _measured(task, heron)
    found = ask_for_maps(_ask, task, heron)
    after = _measured(task, heron)

    assert found is not None
    told = found.measurement
    for one, other in ((before.scores, after.scores), (before.embedding, after.embedding), (before.inner, after.inner)):
        assert one.tobytes() == other.tobytes()
    assert told.embedding == pytest.approx(before.embedding, abs=0.1)
    assert (told.size, told.capture) == (before.size, before.capture)
    assert told.brightness.tobytes() == before.brightness.tobytes()
    maps = [*found.features.values(), *([found.classes] if found.classes else [])]
    assert len(maps) == {"subjects": 1, "day-night": 2}[id]
    assert {one.values.shape[:2] for one in maps} == {(9, 9)}


def _measured(task: Task, item: Item) -> Measurement:
    measurer = local_measurer(task, "cpu")
    measurer.open()
    ((one,),) = measurer.measure([item])
    assert isinstance(one, Measurement)
    return one


def test_a_photo_that_is_gone_is_told(corner: Task, tmp_path: Path) -> None:
    """In the words of whoever could not read it."""
    with pytest.raises(InputError, match="No such file"):
        mapped(corner, _ask, ("red",), Item(str(tmp_path / "gone.jpg"), 0, 0))


def test_a_worker_that_dies_of_something_else_is_asked_again(corner: Task, photo: Item) -> None:
    """Once."""
    deaths = iter([InputError("it died"), None, InputError("it died"), InputError("it died"), None])

    def ask(question: str) -> bytes:
        if death := next(deaths):
            raise death
        return _ask(question)

    assert mapped(corner, ask, ("red",), photo)
    with pytest.raises(InputError, match="it died"):
        mapped(corner, ask, ("red",), photo)


def _array(*shape: int, value: float = 0.0) -> dict[str, object]:
    data = np.full(shape, value, "<f4").tobytes()
    return {"shape": list(shape), "data": base64.b64encode(data).decode()}


def _sound() -> dict[str, dict[str, object]]:
    arrays: dict[str, object] = {"scores": _array(3), "embedding": _array(3), "brightness": _array(32)}
    return {"arrays": arrays, "maps": {"classes": _array(2, 2, 3)}}


def _told(**changed: object) -> bytes:
    return json.dumps({**_sound(), "capture": "", "size": [64, 64], **changed}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        b"[",
        b"3",
        b"{}",
        _told(size=[0, 64]),
        _told(size=["64", "64"]),
        _told(size=[64]),
        _told(maps={"classes": _array(2, 2, 4)}),
        _told(maps={"classes": _array(12)}),
        _told(maps={"classes": _array(2000, 1, 3)}),
        _told(maps={"classes": _array(2, 2, 3, value=np.nan)}),
        _told(maps={"classes": {"shape": [2, 2, 3], "data": "AAAA"}}),
        _told(maps={"classes": {"shape": [2, 2, 3], "data": 3}}),
        _told(maps={"classes": {"shape": [-2, -2, 3], "data": ""}}),
        _told(maps={"classes": {"shape": [1 << 20, 1 << 20, 3], "data": ""}}),
        _told(maps=[3]),
        _told(arrays={**_sound()["arrays"], "brightness": _array(31)}),
        _told(capture="{"),
    ],
)
def test_what_no_sound_worker_says_is_told_in_a_sentence(corner: Task, photo: Item, answer: bytes) -> None:
    """And never shown."""
    assert ask_for_maps(lambda _: _told(), corner, photo) is not None

    with pytest.raises(TaskError, match="makes no sense"):
        ask_for_maps(lambda _: answer, corner, photo)
