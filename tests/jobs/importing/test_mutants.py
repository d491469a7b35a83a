"""Thousands of damaged models: each is refused with a sentence, or can be used; the parent never dies of one."""

import os
import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import onnx
import pytest

from conftest import PhotoMaker
from jobs.importing.conftest import ABC, Imports
from jobs.worker.conftest import items
from sorter.errors import DeviceError, TaskError, WorkerError
from sorter.jobs.importing.offer import Wanted
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task
from stranger_models import Stranger, colours

LONG = bool(os.environ.get("SORTER_LONG"))
MUTANTS = 2000 if LONG else 60
_SLOWEST = 60.0  # seconds; what takes eight of its own is ended, and the machine may be busy
_NUMBERS = (0, 1, 2, 3, 8, -1, 224, 1 << 16, 1 << 31, (1 << 62) - 1, -(1 << 62))
_OPERATORS = ("Softmax", "Sigmoid", "Identity", "Mul", "Expand", "Tile", "Range", "ConstantOfShape", "Loop", "Nothing")
_WORDS = ("{0: 'a', 1: 'b', 2: 'c'}", "[[[[", '{"labels": [1]}', "detect", "[9999999]", "\x1b[0m")
_INTERESTING = (b"\0", b"\xff", b"\x7f", b"\x80", b"\xff" * 4, b"\xff" * 9 + b"\x01", b"\x80" * 9 + b"\x01", b"../../x")


def originals(folder: Path) -> list[tuple[bytes, Wanted]]:
    """Models of several kinds, and a zip of one with its labels; each with what would be said of it."""
    strangers = [
        colours(),
        Stranger(layout="nhwc", ends="Softmax", properties={"names": "{0: 'a', 1: 'b', 2: 'c'}", "task": "classify"}),
        Stranger(dtype=2, batch=1, embedding="features", ends="Sigmoid"),
        Stranger(classes=1, ends="Sigmoid"),
        Stranger(scores="features"),
    ]
    models = [stranger.model().SerializeToString() for stranger in strangers]
    with zipfile.ZipFile(folder / "whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model.onnx", models[0])
        archive.writestr("labels.txt", "a\nb\nc\n")
        archive.writestr(
            "preprocessor_config.json", '{"size": 8, "image_mean": [0.5, 0.5, 0.5], "image_std": [1, 1, 1]}'
        )
    zipped = (folder / "whole.zip").read_bytes()
    others = [(models[3], Wanted(labels=("no", "yes"))), (models[4], Wanted(backbone=True))]
    return [(whole, ABC) for whole in [*models[:3], zipped]] + others


def mutant(whole: bytes, rng: random.Random) -> bytes:
    """Changed as damage does it, or by somebody who knows the format: the file is sound, what it says is not."""
    return damaged(whole, rng) if whole.startswith(b"PK") or rng.random() < 0.3 else forged(whole, rng)


def forged(whole: bytes, rng: random.Random) -> bytes:
    """One to four changes of values, names, shapes, kinds and operators."""
    model = onnx.load_model_from_string(whole)
    for _ in range(rng.choice((1, 1, 2, 4))):
        graph = model.graph
        tensor = rng.choice(graph.initializer)
        value = rng.choice([*graph.input, *graph.output])
        node = rng.choice(graph.node)
        match rng.randrange(10):
            case 0:
                tensor.dims[:] = [rng.choice(_NUMBERS) for _ in range(rng.randrange(4))]
            case 1:
                tensor.data_type = rng.randrange(30)
            case 2:
                tensor.raw_data = damaged(tensor.raw_data, rng)
            case 3:
                value.type.tensor_type.elem_type = rng.randrange(30)
            case 4 if value.type.tensor_type.shape.dim:
                rng.choice(value.type.tensor_type.shape.dim).dim_value = rng.choice(_NUMBERS)
            case 5:
                node.op_type = rng.choice(_OPERATORS)
            case 6 if node.input:
                node.input[rng.randrange(len(node.input))] = rng.choice(["photos", "scores", "weights", "", "given"])
            case 7 if node.attribute:
                attribute = rng.choice(node.attribute)
                attribute.i = rng.choice(_NUMBERS)
                attribute.ints[:] = [rng.choice(_NUMBERS) for _ in range(rng.randrange(5))]
            case 8:
                model.opset_import[0].version = rng.randrange(1, 30)
            case _:
                model.metadata_props.add(key=rng.choice(["names", "sorter", "task", "imgsz"]), value=rng.choice(_WORDS))
    return bytes(model.SerializeToString())


def damaged(whole: bytes, rng: random.Random) -> bytes:
    """One to eight changes of bytes."""
    data = bytearray(whole)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        at = rng.randrange(len(data) or 1)
        match rng.randrange(6):
            case 0 if data:
                data[at] ^= 1 << rng.randrange(8)
            case 1 if data:
                data[at] = rng.randrange(256)
            case 2:
                data[at : at + rng.randrange(1, 20)] = b""
            case 3:
                data[at:at] = rng.choice(_INTERESTING)
            case 4:
                data[at : at + len(rng.choice(_INTERESTING))] = rng.choice(_INTERESTING)
            case _:
                other = rng.randrange(len(data) or 1)
                data[at:at] = data[other : other + rng.randrange(1, 60)]
    return bytes(data[: rng.randrange(len(data) or 1)] if rng.random() < 0.05 else data)


def test_mutants_are_refused_or_usable(
    imports: Imports, worker: Worker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Within limits of time and memory, and with nothing left behind."""
    rng = random.Random(20261130)
    wholes = originals(tmp_path)
    photo = make_photo(tmp_path / "photo.png")
    imports.tasks.mkdir(parents=True)
    refused = used = 0
    for number in range(MUTANTS):
        whole, wanted = wholes[number % len(wholes)]
        file = tmp_path / ("mutant.zip" if whole.startswith(b"PK") else "mutant.onnx")
        file.write_bytes(mutant(whole, rng))
        start = time.monotonic()
        kept = kept_of(imports, file, wanted)
        refused += not kept
        for task in kept:
            used += 1
            use(task, worker, photo)
        assert time.monotonic() - start < _SLOWEST, number
    print(f"{MUTANTS} mutants: {refused} refused, {used} usable")
    assert refused
    assert used


def kept_of(imports: Imports, file: Path, wanted: Wanted) -> list[Task]:
    """The task that is made of it, or none where it is refused."""
    kept: list[Task] = []
    with suppress(TaskError):
        imports.offer(file, wanted, then=lambda job: kept.append(job.keep(imports.tasks, os.listdir(imports.tasks))))
    return kept


def use(task: Task, worker: Worker, photo: Path) -> None:
    """It measures the photo, or says why it does not."""
    measurer = WorkerMeasurer(task, "cpu", worker)
    with suppress(TaskError, DeviceError, WorkerError):
        measurer.open()
        assert sum(len(batch) for batch in measurer.measure(items(photo))) == 1


@pytest.mark.parametrize("seed", range(20 if not LONG else 400))
def test_damaged_descriptions_settle_nothing_wrong(seed: int, tmp_path: Path) -> None:
    """Whatever lies beside a model, reading it raises nothing, and what it says is sound or is not taken."""
    from sorter.tasks.label_names import clean_labels, labels_of_file, labels_of_metadata
    from sorter.tasks.manifest import Dtype, Layout
    from sorter.tasks.preprocessor_files import hugging_face, timm

    rng = random.Random(seed)
    texts = {
        "labels.json": '{"id2label": {"0": "cat", "1": "dog"}}',
        "data.yaml": "names:\n  0: cat\n  1: dog\n",
        "classes.csv": "id,name\n0,cat\n1,dog\n",
        "labels.txt": "0 cat\n1 dog\n",
    }
    for name, text in texts.items():
        for _ in range(30):
            changed = damaged(text.encode(), rng).decode("utf-8", "replace")
            labels = clean_labels(labels_of_file(name, changed)) + clean_labels(labels_of_metadata({"names": changed}))
            assert all(0 < len(label) <= 120 and label.isprintable() for label in labels)
    values = [
        None,
        -1,
        0,
        3,
        1e9,
        float("nan"),
        "x",
        [],
        [1, 2, 3],
        {"height": 8, "width": 8},
        {"shortest_edge": 9},
        True,
    ]
    keys = [
        "size",
        "crop_size",
        "image_mean",
        "image_std",
        "do_normalize",
        "rescale_factor",
        "crop_pct",
        "do_center_crop",
    ]
    for _ in range(200):
        told = {key: rng.choice(values) for key in keys}
        config = {key: rng.choice(values) for key in ("input_size", "mean", "std", "crop_pct", "interpolation")}
        for how in (
            hugging_face(told, 8, Layout.NCHW, Dtype.FLOAT32),
            timm({"pretrained_cfg": config}, 8, Layout.NCHW, Dtype.FLOAT32),
        ):
            assert how is None or (how.size == 8 <= how.resize <= 8192 and 0 not in how.std)
