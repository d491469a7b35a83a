"""What strangers' files say of themselves is found, and becomes a task that works."""

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from PIL import Image

from conftest import PhotoMaker
from fakes import make_task
from jobs.importing.conftest import ABC, Imports
from jobs.worker.conftest import items
from sorter.core.measurement import Measurement
from sorter.errors import RequestError
from sorter.jobs.importing.offer import Settled, Wanted
from sorter.jobs.local import local_measurer
from sorter.tasks.catalogue import catalogue
from sorter.tasks.exported import KEY
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Dtype, Fit, Interpolation, ScoreKind
from sorter.tasks.preprocessing_table import table_of
from stranger_models import Stranger, colours

NAMES = ["cat", "dog", "fox"]


@pytest.mark.parametrize("layout", ["nchw", "nhwc"])
@pytest.mark.parametrize("dtype", [TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.UINT8])
@pytest.mark.parametrize("batch", ["n", 1, 5])
def test_the_input_is_read_from_the_graph(
    layout: str, dtype: int, batch: int | str, *, imports: Imports, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """And the task measures photos as the model does."""
    stranger = Stranger(layout=layout, dtype=dtype, batch=batch, weights=np.eye(3), embedding="features")
    task = imports.kept(stranger.write(tmp_path / "model.onnx"), Wanted(labels=("a", "b", "c"), preset="bytes"))

    how = task.preprocessing
    assert (how.size, how.layout.value) == (8, layout)
    assert how.dtype == {1: Dtype.FLOAT32, 10: Dtype.FLOAT16, 2: Dtype.UINT8}[dtype]
    measurer = local_measurer(task, "cpu")
    measurer.open()
    photos = [make_photo(tmp_path / f"{red}.png", (red, 100, 50)) for red in (10, 60, 200)]
    found = [one for batch_ in measurer.measure(items(*photos)) for one in batch_]
    scores = {one.item.name: one.scores for one in found if isinstance(one, Measurement)}
    for photo in photos:
        assert scores[photo.name] == pytest.approx([int(photo.stem), 100, 50], abs=0.5)


@pytest.mark.parametrize(
    ("ends", "kind", "many"),
    [
        ("", ScoreKind.LOGITS, False),
        ("Softmax", ScoreKind.PROBABILITIES, False),
        ("LogSoftmax", ScoreKind.LOGITS, False),
        ("Sigmoid", ScoreKind.PROBABILITIES, True),
    ],
)
def test_the_kind_of_scores_is_read_from_the_graph(
    ends: str, kind: ScoreKind, *, many: bool, imports: Imports, tmp_path: Path
) -> None:
    """Logits or probabilities, one label or several."""
    scoring = imports.kept(Stranger(ends=ends).write(tmp_path / "model.onnx"), ABC).scoring

    assert (scoring.kind, scoring.many) == (kind, many)


def test_several_labels_may_be_said_to_be_true_at_once(imports: Imports, tmp_path: Path) -> None:
    """Where the graph gives logits, nobody else knows."""
    wanted = Wanted(labels=("a", "b", "c"), many=True)

    assert imports.kept(Stranger().write(tmp_path / "model.onnx"), wanted).scoring.many


@pytest.mark.parametrize(("ends", "kind"), [("Sigmoid", ScoreKind.PROBABILITIES), ("", ScoreKind.LOGITS)])
def test_a_single_score_becomes_one_for_each_of_two(
    ends: str, kind: ScoreKind, imports: Imports, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """As Keras' own examples of two classes end: the score says how surely it is the second."""
    weights, bias = np.array([[0.1], [0.0], [0.0]]), np.array([-12.8])
    stranger = Stranger(classes=1, weights=weights, bias=bias, ends=ends, layout="nhwc")
    task = imports.kept(stranger.write(tmp_path / "model.onnx"), Wanted(labels=("dull", "red"), preset="bytes"))

    assert (task.scoring.kind, task.scoring.many) == (kind, False)
    measurer = local_measurer(task, "cpu")
    measurer.open()
    photos = items(make_photo(tmp_path / "dull.png", (20, 0, 0)), make_photo(tmp_path / "red.png", (250, 0, 0)))
    best = {
        one.item.name: int(np.argmax(one.scores))
        for batch in measurer.measure(photos)
        for one in batch
        if isinstance(one, Measurement)
    }
    assert best == {"dull.png": 0, "red.png": 1}


@pytest.mark.parametrize("name", ["embedding", "features", "pooled", "other"])
def test_an_embedding_is_found(name: str, imports: Imports, tmp_path: Path) -> None:
    """By its name, or as the second output with a row for each photo."""
    task = imports.kept(Stranger(embedding=name).write(tmp_path / "model.onnx"), ABC)

    assert (task.outputs.scores, task.outputs.embedding) == ("scores", name)


@pytest.mark.parametrize(("named", "wanted"), [("pooled_features", False), ("output", True), ("scores", True)])
def test_a_model_without_classes_is_a_backbone(named: str, *, wanted: bool, imports: Imports, tmp_path: Path) -> None:
    """By the name of what it gives, or because the user says so; its numbers are what tasks are taught on."""
    file = Stranger(scores=named, side=8).write(tmp_path / "model.onnx")

    task = imports.kept(file, Wanted(backbone=wanted, preset="unit"))

    assert task.is_backbone
    assert (task.outputs.scores, task.outputs.embedding) == (None, named)
    assert catalogue([imports.tasks]).find_any(task.id) == task
    assert task.card
    assert "tasks are taught with its embedding" in task.card.read_text()


def test_a_classifier_can_be_a_backbone_too(imports: Imports, tmp_path: Path) -> None:
    """Then its embedding is taken and its classes need no labels."""
    file = Stranger(embedding="features", classes=7).write(tmp_path / "model.onnx")

    task = imports.kept(file, Wanted(backbone=True))

    assert (task.classes, task.outputs.scores, task.outputs.embedding) == ((), None, "features")


@pytest.mark.parametrize("wanted", [ABC, Wanted(many=True), Wanted(examples=".")])
def test_a_backbone_takes_no_labels(wanted: Wanted, imports: Imports, tmp_path: Path) -> None:
    """Nobody knows what they would be of."""
    file = Stranger(scores="pooled_features").write(tmp_path / "model.onnx")

    assert "an embedding and no scores for classes, so it takes no labels" in imports.refusal(file, wanted)


@pytest.mark.parametrize(
    ("properties", "files"),
    [
        ({"names": "{0: 'cat', 1: 'dog', 2: 'fox'}"}, {}),
        ({"id2label": '{"0": "cat", "1": "dog", "2": "fox"}'}, {}),
        ({"labels": '["cat", "dog", "fox"]'}, {}),
        ({}, {"labels.txt": "cat\ndog\nfox\n"}),
        ({}, {"labels.txt": "0 cat\n1 dog\n2 fox\n"}),
        ({}, {"model.txt": "n01440764 cat\nn01443537 dog\nn01484850 fox"}),
        ({}, {"class_indices.json": '{"dog": 1, "cat": 0, "fox": 2}'}),
        ({}, {"imagenet_class_index.json": '{"0": ["n1", "cat"], "1": ["n2", "dog"], "2": ["n3", "fox"]}'}),
        ({}, {"config.json": '{"id2label": {"0": "cat", "1": "dog", "2": "fox"}, "label2id": {"cat": 0}}'}),
        ({}, {"data.yaml": "train: ../x\nnc: 3\nnames: ['cat', 'dog', 'fox']\n"}),
        ({}, {"data.yaml": "names:\n  0: cat\n  1: dog\n  2: fox\n"}),
        ({}, {"classes.csv": "id,name\n2,fox\n0,cat\n1,dog\n"}),
        ({}, {"labels.txt": "only\ntwo\n", "names.txt": "cat\ndog\nfox\n"}),
        ({}, {"metadata_labels.json": '{"labels": ["cat", "dog", "fox"], "imageSize": 8}'}),
    ],
)
def test_labels_are_found(
    properties: Mapping[str, str], files: Mapping[str, str], imports: Imports, tmp_path: Path
) -> None:
    """In the model, beside it, in a folder and in a zip: wherever there are as many as there are classes."""
    folder = tmp_path / "bundle"
    file = Stranger(properties=properties).write(folder / "model.onnx")
    for name, text in files.items():
        (folder / name).write_text(text)
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"inner/{path.name}")

    for source in (file, folder, tmp_path / "bundle.zip"):
        assert [label[0] for label in imports.offer(source).task.labels] == NAMES


def test_labels_must_fit(imports: Imports, tmp_path: Path) -> None:
    """What was found and does not is named."""
    file = Stranger().write(tmp_path / "model.onnx")
    (tmp_path / "labels.txt").write_text("a\nb\nc\nd\n")
    (tmp_path / "mine.txt").write_text("x\ny\n")

    assert "4 in labels.txt" in imports.refusal(file)
    assert "2 in mine.txt" in imports.refusal(file, Wanted(labels_file=str(tmp_path / "mine.txt")))
    assert "2 labels were given" in imports.refusal(file, Wanted(labels=("a", "b")))
    assert "cannot be read" in imports.refusal(file, Wanted(labels_file=str(tmp_path / "no.txt")))


@pytest.mark.parametrize(
    ("files", "labels"),
    [
        (("labels.txt", "other.txt"), True),
        (("classes.csv", "data.json"), True),
        (("names.json", "config.json", "more.txt"), True),
        (("one.txt", "two.txt"), False),
        (("labels.txt", "classes.txt"), False),
    ],
)
def test_of_several_lists_the_plainly_named_one_is_taken(
    files: tuple[str, ...], *, labels: bool, imports: Imports, tmp_path: Path
) -> None:
    """Where none is, nobody guesses: they are named, and the labels are asked for."""
    folder = tmp_path / "bundle"
    Stranger().write(folder / "model.onnx")
    for number, name in enumerate(files):
        names = [f"{word}{number or ''}" for word in NAMES]
        text = json.dumps({"names": names}) if name.endswith("json") else "\n".join(names)
        (folder / name).write_text(text)

    if labels:
        assert [label[0] for label in imports.offer(folder).task.labels] == NAMES
        return
    refusal = imports.refusal(folder)
    assert "Several files beside the model could be its 3 labels" in refusal
    assert all(name in refusal for name in files)
    assert "--labels" in refusal
    assert len(imports.offer(folder, ABC).task.labels) == 3


def test_equal_lists_are_no_rivals(imports: Imports, tmp_path: Path) -> None:
    """Whichever is taken."""
    Stranger().write(tmp_path / "bundle" / "model.onnx")
    for name in ("one.txt", "two.txt"):
        (tmp_path / "bundle" / name).write_text("cat\ndog\nfox\n")

    assert [label[0] for label in imports.offer(tmp_path / "bundle").task.labels] == NAMES


def test_what_is_no_text_holds_no_labels(imports: Imports, tmp_path: Path) -> None:
    """Though it has as many lines."""
    file = Stranger().write(tmp_path / "model.onnx")
    (tmp_path / "labels.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")

    assert "no list of so many labels was found" in imports.refusal(file)
    assert "No labels were found in labels.txt" in imports.refusal(
        file, Wanted(labels_file=str(tmp_path / "labels.txt"))
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda model: model.graph.node.append(helper.make_node("Nonesuch", ["scores"], ["x"])), "operator Nonesuch"),
        (lambda model: setattr(model.opset_import[0], "version", 99), "its opset is newer"),
        (lambda model: setattr(model, "ir_version", 99), "its format is newer"),
        (lambda model: setattr(model.graph.node[2], "op_type", "Div"), "its step Div fails"),
        (lambda model: setattr(model.graph.node[0].attribute[0], "i", 99), "its step Cast is not sound"),
        (lambda model: model.graph.node[2].input.__setitem__(0, "gone"), "does not take its graph"),
    ],
)
def test_what_onnx_runtime_says_is_put_in_words(
    change: Callable[[onnx.ModelProto], object], sentence: str, imports: Imports, tmp_path: Path
) -> None:
    """None of its codes, source files and punctuation."""
    model = colours().model()
    change(model)
    (tmp_path / "model.onnx").write_bytes(model.SerializeToString())

    refusal = imports.refusal(tmp_path / "model.onnx", ABC)

    assert sentence in refusal
    assert not any(sign in refusal for sign in ("::", "[", "Status", "Error", '"'))


def test_several_labels_at_once_come_back_from_a_graph(imports: Imports, tmp_path: Path) -> None:
    """With the label that means outside: noise would not show that these are probabilities."""
    told = {"labels": ["a", "b", "none"], "none": ["none"], "many": True, "advisory": True}
    told["preprocessing"] = table_of(replace(make_task().preprocessing, size=8, resize=8))
    stranger = Stranger(properties={KEY: json.dumps(told)})
    task = imports.kept(stranger.write(tmp_path / "model.onnx"))

    assert (task.scoring.kind, task.scoring.many) == (ScoreKind.PROBABILITIES, True)
    assert (task.none, task.advisory) == (("none",), True)


HUGGING = {
    "do_resize": True,
    "size": {"shortest_edge": 10},
    "do_center_crop": True,
    "crop_size": {"height": 8, "width": 8},
    "resample": 3,
    "do_rescale": True,
    "rescale_factor": 1 / 255,
    "do_normalize": True,
    "image_mean": [0.5, 0.4, 0.3],
    "image_std": [0.5, 0.25, 0.2],
}


def test_hugging_faces_description_settles_the_preparation(imports: Imports, tmp_path: Path) -> None:
    """Without any question."""
    Stranger().write(tmp_path / "bundle" / "model.onnx")
    (tmp_path / "bundle" / "preprocessor_config.json").write_text(json.dumps(HUGGING))

    offer = imports.offer(tmp_path / "bundle", ABC)

    how = offer.task.preprocessing
    assert (offer.settled, offer.way.name) == (Settled.TOLD, "preprocessor_config.json")
    assert (how.size, how.resize, how.fit, how.interpolation) == (8, 10, Fit.CROP, Interpolation.BICUBIC)
    assert how.mean == pytest.approx((127.5, 102, 76.5))
    assert how.std == pytest.approx((127.5, 63.75, 51))


def test_ultralytics_description_settles_the_preparation(imports: Imports, tmp_path: Path) -> None:
    """Of classifiers; what finds things in photos is refused."""
    told = {"names": "{0: 'a', 1: 'b', 2: 'c'}", "task": "classify", "imgsz": "[16, 16]", "author": "Ultralytics"}
    offer = imports.offer(Stranger(properties=told, side="side").write(tmp_path / "yes.onnx"))
    refusal = imports.refusal(Stranger(properties=told | {"task": "detect"}).write(tmp_path / "no.onnx"))

    assert offer.settled is Settled.TOLD
    assert offer.task.preprocessing.size == 16
    assert offer.task.preprocessing.std == (255.0, 255.0, 255.0)
    assert "made to detect" in refusal


def test_what_sorter_wrote_into_a_model_settles_everything(imports: Imports, tmp_path: Path) -> None:
    """Labels in a tree, preparation, thresholds and words."""
    task = make_task(("animal", "cat"), ("animal", "dog"), ("plant",))
    told = {
        "labels": [list(label) for label in task.labels],
        "preprocessing": table_of(task.preprocessing),
        "thresholds": {"animal": 0.7, "nobody": 0.1},
        "threshold": 0.6,
        "name": "My\x07 task",
        "summary": "What it is.",
        "licence": "MIT",
        "family": "Tiny",
    }
    stranger = Stranger(ends="Softmax", properties={KEY: json.dumps(told)})

    kept = imports.kept(stranger.write(tmp_path / "model.onnx"))

    assert kept.labels == task.labels
    assert kept.preprocessing == task.preprocessing
    assert kept.thresholds == {"animal": 0.7}
    assert (kept.scoring.threshold, kept.name, kept.licence, kept.family) == (0.6, "My task", "MIT", "Tiny")


@pytest.mark.parametrize("told", ["", "{", "[]", "{}", '{"labels": 3}', '{"labels": ["a", "b"], "preprocessing": {}}'])
def test_what_only_looks_like_sorters_is_passed_over(told: str, imports: Imports, tmp_path: Path) -> None:
    """As if it were not there."""
    file = Stranger(properties={KEY: told}).write(tmp_path / "model.onnx")

    assert imports.offer(file, ABC).settled is Settled.GUESSED


def test_external_data_within_a_bundle_is_folded_in(imports: Imports, tmp_path: Path) -> None:
    """Of a folder and of a zip; the copy needs no other file."""
    folder = tmp_path / "bundle"
    folder.mkdir()
    onnx.save(
        colours().model(),
        folder / "model.onnx",
        save_as_external_data=True,
        location="model.onnx_data",
        size_threshold=0,
    )
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.iterdir():
            archive.write(path, f"onnx/{path.name}")

    for source in (folder, tmp_path / "bundle.zip"):
        whole = onnx.load(imports.kept(source, ABC).variants[0].path, load_external_data=False)
        shutil.rmtree(imports.tasks)
        assert not any(tensor.external_data for tensor in whole.graph.initializer)
        assert onnx.numpy_helper.to_array(whole.graph.initializer[0]) == pytest.approx(np.eye(3) * 20)

    assert "import the folder" in imports.refusal(folder / "model.onnx", ABC)
    (folder / "model.onnx_data").write_bytes(b"short")
    assert "not where the model says" in imports.refusal(folder, ABC)
    (folder / "model.onnx_data").unlink()
    assert "not in the bundle" in imports.refusal(folder, ABC)


def test_of_several_models_the_plain_one_is_taken(imports: Imports, tmp_path: Path) -> None:
    """Else the user has to say which."""
    Stranger().write(tmp_path / "bundle" / "a.onnx")
    Stranger().write(tmp_path / "bundle" / "b.onnx")
    assert "2 models (a.onnx, b.onnx)" in imports.refusal(tmp_path / "bundle", ABC)

    Stranger().write(tmp_path / "bundle" / "onnx" / "model.onnx")
    assert imports.kept(tmp_path / "bundle", ABC).labels


@pytest.mark.parametrize("side", [[1, 28, 28], [4, 8, 8], [3, 8, 12]])
def test_inputs_that_are_no_photos_are_refused(side: list[int], imports: Imports, tmp_path: Path) -> None:
    """Grey pictures, four channels, and oblongs."""
    model = Stranger().model()
    for dim, value in zip(model.graph.input[0].type.tensor_type.shape.dim[1:], side, strict=True):
        dim.dim_value = value
    (tmp_path / "model.onnx").write_bytes(model.SerializeToString())

    assert imports.refusal(tmp_path / "model.onnx", ABC)


def test_the_task_that_is_kept_needs_nothing_of_what_it_came_from(imports: Imports, tmp_path: Path) -> None:
    """The model's copy lies with it under a name of its own, with its hash, and a card says where it came from."""
    file = colours().write(tmp_path / "Colour `finder`.onnx")
    task = imports.kept(file, Wanted(labels=("a", "b", "c"), preset="unit"))
    file.unlink()

    again = load_task(imports.tasks / task.id / "task.toml")

    assert again == task
    assert task.id == "colour-finder"
    assert sorted(path.suffix for path in (imports.tasks / task.id).iterdir()) == [".md", ".onnx", ".toml"]
    assert task.card
    assert "Colour  finder .onnx" in task.card.read_text()
    assert "chosen" in task.card.read_text()
    measurer = local_measurer(task, "cpu")
    measurer.open()
    Image.new("RGB", (20, 20), "blue").save(tmp_path / "blue.png")
    ((found,),) = measurer.measure(items(tmp_path / "blue.png"))
    assert isinstance(found, Measurement)
    assert int(np.argmax(found.scores)) == 2


def test_an_unknown_preset_is_told_with_those_there_are(imports: Imports, tmp_path: Path) -> None:
    """So that nobody has to look them up."""
    file = colours().write(tmp_path / "model.onnx")

    with pytest.raises(RequestError, match="no preset 'vgg'; there are torchvision"):
        imports.offer(file, Wanted(labels=("a", "b", "c"), preset="vgg"))


def test_the_parent_loads_nothing_that_reads_models() -> None:
    """Neither ONNX nor its runtime: whoever could be harmed by a file never touches it."""
    script = "import sys, sorter.cli.importing; print(sorted({name.partition('.')[0] for name in sys.modules}))"

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert "sorter" in said
    assert not {"onnx", "onnxruntime", "yaml", "cv2"} & set(ast.literal_eval(said))
