"""sorter import, and what can be done with what it made."""

import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cli.running import Run
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from stranger_models import Stranger, colours, endless


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Red, green or blue, from numbers between 0 and 1."""
    stranger = colours()
    stranger.properties = {"names": "{0: 'red', 1: 'green', 2: 'blue'}", "task": "classify", "license": "CC0"}
    return stranger.write(tmp_path / "my colours.onnx")


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Two photos of each colour."""
    for name in ("red", "green", "blue"):
        (tmp_path / "examples" / name).mkdir(parents=True)
        for number in range(2):
            Image.new("RGB", (30, 20), name).save(tmp_path / "examples" / name / f"{number}.png")
    return tmp_path / "examples"


def test_an_imported_model_is_a_task(sorter: Run, model: Path, library: Path, data_dir: Path) -> None:
    """It is listed, sorts photos, and nothing of the import is left but the task."""
    ran = sorter("import", model, "--yes")
    assert ran.status == 0
    assert "3 labels, from the model itself: red, green, blue" in ran.out
    assert "0 to 1" not in ran.out  # the model itself says how it wants its photos
    assert "licence: CC0" in ran.out
    assert not list(data_dir.glob("importing-*"))

    model.unlink()
    assert "my-colours" in [one["id"] for one in sorter("tasks", "--json").records]
    records = sorter("classify", library, "--task", "my-colours", "--json").records
    labels = {Path(str(one["path"])).name: one["label"] for one in records if one["event"] == "prediction"}
    assert labels["b.jpg"] == "green"
    assert labels["a.jpg"] == "red"


def test_json_says_what_was_made_and_why(sorter: Run, model: Path, examples: Path) -> None:
    """One record for programs."""
    (record,) = sorter("import", model, "--name", "Mine", "--examples", examples, "--yes", "--json").records

    assert record["event"] == "imported"
    assert (record["task"], record["name"], record["labels"]) == ("mine", "Mine", ["red", "green", "blue"])
    assert (record["preset"], record["settled"], record["matched_by_name"]) == ("told", "told", True)
    assert record["tried"] == [{"preset": "told", "right": 6, "of": 6}]


def test_examples_show_how_photos_are_to_be_prepared(sorter: Run, tmp_path: Path, examples: Path) -> None:
    """The best preset first, with how many it got right."""
    file = Stranger(weights=colours().weights).write(tmp_path / "plain.onnx")
    labels = tmp_path / "colours.txt"
    labels.write_text("red\ngreen\nblue\n")

    ran = sorter("import", file, "--labels", labels, "--examples", examples, "--yes")

    assert ran.status == 0
    assert "as the examples showed" in ran.out
    assert "6 of 6 examples right" in ran.out
    assert "guess" not in ran.err


def test_a_guess_is_called_one(sorter: Run, tmp_path: Path, examples: Path) -> None:
    """With what would settle it."""
    file = Stranger().write(tmp_path / "plain.onnx")
    labels = ["--label", "a", "--label", "b", "--label", "c"]

    ran = sorter("import", file, *labels, "--examples", examples / "red", "--yes")

    assert "How the model wants its photos is a guess" in ran.err
    assert "by a guess, which nobody has checked (torchvision: 9, middle 8)" in ran.out


def test_what_a_model_says_of_photos_stands_side_by_side(sorter: Run, tmp_path: Path, examples: Path) -> None:
    """A line for each photo, a column for each of the likeliest presets, by the id that takes it."""
    file = Stranger(weights=colours().weights).write(tmp_path / "plain.onnx")
    words = ["import", str(file), "--label", "red", "--label", "green", "--label", "blue", "--yes"]

    ran = sorter(*words, "--try", examples / "red" / "0.png", examples / "green" / "1.png")
    (record,) = sorter(*words, "--try", examples / "red", "--json").records

    lines = [line.split() for line in ran.out.splitlines()]
    assert ["torchvision", "unit", "keras-tf-crop", "bytes"] in lines
    assert [line[1] for line in lines if line[:1] in (["0.png"], ["1.png"])] == ["green", "red"]
    assert record["tried"] == []
    photos = record["photos"]
    assert isinstance(photos, list)
    (photo,) = photos  # both in that folder have the same bytes
    assert [one["preset"] for one in photo["answers"]] == ["torchvision", "unit", "keras-tf-crop", "bytes"]
    assert photo["answers"][0]["label"] == "red"
    assert sorter(*words, "--try", examples, "--examples", examples).status == 2
    assert "There are no photos in" in sorter(*words, "--try", tmp_path / "gone").err


def test_sample_photos_are_tried_where_none_are_given(sorter: Run, model: Path) -> None:
    """For people; programs get what they ask for."""
    ran = sorter("import", model, "--yes")
    (record,) = sorter("import", model, "--yes", "--json").records

    assert "What it says of some photos:" in ran.out
    assert "cheetah.jpg" in ran.out
    assert record["photos"] == []


def test_the_same_model_twice_makes_two_tasks(sorter: Run, model: Path, data_dir: Path) -> None:
    """Nothing is overwritten; a name that is taken gets a number."""
    sorter("import", model, "--yes")
    (again,) = sorter("import", model, "--yes", "--json").records
    (named,) = sorter("import", model, "--yes", "--json", "--name", "Subjects").records

    assert (again["task"], named["task"]) == ("my-colours-2", "subjects-2")
    assert (data_dir / "tasks" / "my-colours" / "task.toml").exists()


@pytest.mark.parametrize("content", [b"", b"no model", b"\x80\x04x"])
def test_what_cannot_be_imported_is_told_in_one_line(
    content: bytes, sorter: Run, tmp_path: Path, data_dir: Path
) -> None:
    """Status 2, and nothing is left."""
    file = tmp_path / "bad\n\x1bname.onnx"
    file.write_bytes(content)
    before = sorted(data_dir.rglob("*"))

    ran = sorter("import", file, "--yes")

    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert ran.out == ""
    assert sorted(data_dir.rglob("*")) == before


def test_words_that_do_not_fit_together_are_refused(sorter: Run, model: Path, tmp_path: Path) -> None:
    """Before anything is read, or with the sentence of what is wrong."""
    assert sorter("import", model, "--label", "a", "--labels", "x").status == 2
    assert "no preset 'x'" in sorter("import", model, "--preset", "x", "--yes").err
    assert "no folder" in sorter("import", model, "--examples", tmp_path / "none", "--yes").err
    (tmp_path / "bare").mkdir()
    assert "There are no photos" in sorter("import", model, "--examples", tmp_path / "bare", "--yes").err


def test_a_task_goes_to_another_computer_in_one_zip(sorter: Run, library: Path, tmp_path: Path, data_dir: Path) -> None:
    """It says the same there, byte for byte."""
    bundle = tmp_path / "colours.zip"
    assert "colours was written to" in sorter("export", "colours", bundle).out
    before = sorter("classify", library, "--task", "colours", "--json").records

    ran = sorter("import", bundle, "--name", "From afar", "--yes", "--json")
    after = sorter("classify", library, "--task", "from-afar", "--json").records

    assert ran.records[0]["settled"] == "task"
    said = [
        {(one["path"], str(one.get("top"))) for one in records if one["event"] == "prediction"}
        for records in (before, after)
    ]
    assert said[0] == said[1]
    own = data_dir / "tasks" / "from-afar"
    assert any(path.suffix == ".onnx" for path in own.iterdir())


def test_the_same_task_gives_the_same_zip(sorter: Run, tmp_path: Path) -> None:
    """To the last byte; a shipped task goes with its models."""
    for name in ("one.zip", "two.zip"):
        assert sorter("export", "colours", tmp_path / name).status == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()

    (record,) = sorter("export", "day-night", tmp_path / "night.zip", "--json").records
    (imported,) = sorter("import", tmp_path / "night.zip", "--yes", "--json").records
    assert int(str(record["bytes"])) > 10_000_000
    assert imported["labels"] == ["day", "night", "twilight", "indoor"]


def test_a_shipped_task_takes_all_that_it_is_made_of_along(sorter: Run, tmp_path: Path) -> None:
    """Its models, and what it tells by that a photo shows nothing that it knows."""
    sorter("export", "subjects", tmp_path / "subjects.zip")

    with zipfile.ZipFile(tmp_path / "subjects.zip") as archive:
        names = {Path(name).name for name in archive.namelist()}
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    assert task.outside
    assert {task.outside.path.name, *(variant.path.name for variant in task.variants)} <= names


def test_a_task_becomes_one_graph_and_comes_back(sorter: Run, library: Path, tmp_path: Path) -> None:
    """With its labels and its preparation: nothing has to be said again."""
    assert sorter("export", "colours", tmp_path / "colours.onnx").status == 0

    (record,) = sorter("import", tmp_path / "colours.onnx", "--name", "Back", "--yes", "--json").records

    assert (record["labels"], record["settled"]) == (["red", "green", "blue"], "told")
    tops = []
    for task in ("colours", "back"):
        records = sorter("classify", library, "--task", task, "--json").records
        tops.append({str(one["path"]): one["top"] for one in records if one["event"] == "prediction"})
    for path, top in tops[0].items():
        assert dict(tops[1][path]) == pytest.approx(dict(top), abs=1e-3)  # type: ignore[arg-type]  # what is remembered has half precision


def test_exporting_replaces_nothing(sorter: Run, tmp_path: Path) -> None:
    """And says what it can write."""
    there = tmp_path / "there.zip"
    there.write_text("dear")

    assert "already" in sorter("export", "colours", there).err
    assert there.read_text() == "dear"
    assert ".zip (whole) or .onnx" in sorter("export", "colours", tmp_path / "task.tar").err
    assert sorter("export", "nothing", tmp_path / "x.zip").status == 2
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_bundle_that_was_tampered_with_is_refused(sorter: Run, tmp_path: Path) -> None:
    """Its model is checked like any other, and its hash as in every task."""
    sorter("export", "colours", tmp_path / "fine.zip")
    with zipfile.ZipFile(tmp_path / "fine.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for ending, old, new, sentence in (
        (".onnx", b"", b"\0", "no ONNX model"),
        (".onnx", None, endless().SerializeToString(), "checksum"),
        (".toml", b'"blue"', b'"blue", "grey"', "3 scores for 4"),
        (".toml", b"[input]", b"[output]", "is wrong"),
        (".toml", b"model-", b"../../m", "beside it"),
        (".toml", b'"red"', b'"re\\u001bd"', ""),
    ):
        with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
            for name, data in members.items():
                archive.writestr(name, _changed(data, old, new) if name.endswith(ending) else data)
        ran = sorter("import", tmp_path / "bad.zip", "--yes", "--json")
        assert sentence in ran.err
        if sentence:
            assert ran.status == 2
        else:
            assert ran.records[0]["labels"] == ["red", "green", "blue"]


def _changed(data: bytes, old: bytes | None, new: bytes) -> bytes:
    """With something else in place of `old`: at the end where that is nothing, and the whole where it is None."""
    if old is None:
        return new
    return data.replace(old, new) if old else data + new


def test_own_tasks_are_removed_and_shipped_ones_are_not(sorter: Run, model: Path, data_dir: Path) -> None:
    """Photos and other tasks stay as they are."""
    sorter("import", model, "--yes")

    assert "comes with Sorter" in sorter("remove", "subjects", "--yes").err
    assert "no task 'nothing' of your own; yours are my-colours" in sorter("remove", "nothing", "--yes").err
    assert "no task '../tasks/my-colours'" in sorter("remove", "../tasks/my-colours", "--yes").err
    assert sorter("remove", "my-colours", "--yes", "--json").records == [{"event": "removed", "task": "my-colours"}]
    assert not (data_dir / "tasks" / "my-colours").exists()
    assert (data_dir / "tasks" / "colours.toml").exists()
    assert sorter("remove", "my-colours", "--yes").status == 2


def test_hugging_faces_folder_is_imported_as_it_is(sorter: Run, tmp_path: Path) -> None:
    """Model, labels and preparation lie in it."""
    folder = tmp_path / "some-model"
    Stranger(side="width", scores="logits").write(folder / "onnx" / "model.onnx")
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "cat", "1": "dog", "2": "fox"}}))
    (folder / "preprocessor_config.json").write_text(
        json.dumps({"size": 24, "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "do_normalize": True})
    )
    (folder / "pytorch_model.bin").write_bytes(os.urandom(100))

    (record,) = sorter("import", folder, "--yes", "--json").records

    assert (record["task"], record["labels"], record["settled"]) == ("some-model", ["cat", "dog", "fox"], "told")


def test_a_graph_that_tells_less_than_the_task_says_so(sorter: Run, tmp_path: Path, data_dir: Path) -> None:
    """What is outside needs more than a graph, and is in the zip."""
    np.savez(data_dir / "tasks" / "known.npz", known=np.eye(3, dtype=np.float16))
    with (data_dir / "tasks" / "colours.toml").open("a") as manifest:
        manifest.write('[outside]\nfile = "known.npz"\nneighbours = 1\nleast = 0.5\n')

    graph, bundle = (sorter("export", "colours", tmp_path / name) for name in ("a.onnx", "a.zip"))

    assert "none of the labels any more; a .zip keeps that" in graph.err
    assert graph.err.count("\n") == 1
    assert bundle.err == ""
    assert sorter("export", "colours", tmp_path / "b.onnx", "--json").records[0]["left_out"] == ["outside"]
    assert sorter("export", "colours", tmp_path / "b.zip", "--json").records[0]["left_out"] == []


@pytest.mark.parametrize(
    "words", [("--label", "a"), ("--labels", "labels.txt"), ("--preset", "unit"), ("--multi-label",)]
)
def test_a_whole_task_takes_nothing_that_it_has(words: tuple[str, ...], sorter: Run, tmp_path: Path) -> None:
    """One sentence, and nothing is kept."""
    sorter("export", "colours", tmp_path / "colours.zip")

    ran = sorter("import", tmp_path / "colours.zip", "--yes", "--name", "New", *words)

    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "has its labels and its preparation of photos already" in ran.err
    assert "new" not in [one["id"] for one in sorter("tasks", "--json").records]


def test_a_manifest_that_is_wrong_is_called_by_its_bundle(sorter: Run, tmp_path: Path, data_dir: Path) -> None:
    """The place that people know: the copy of it is gone by then."""
    sorter("export", "colours", tmp_path / "fine.zip")
    with zipfile.ZipFile(tmp_path / "fine.zip") as archive, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in archive.namelist():
            bad.writestr(name, _changed(archive.read(name), b"[input]", b"[unput]"))

    ran = sorter("import", tmp_path / "bad.zip", "--yes")

    assert ran.status == 2
    assert "bad.zip/colours/task.toml is wrong" in ran.err
    assert str(data_dir) not in ran.err


def test_labels_that_cannot_be_called_so_are_told(sorter: Run, tmp_path: Path) -> None:
    """Before they are kept."""
    file = Stranger().write(tmp_path / "plain.onnx")

    ran = sorter("import", file, "--label", "a", "--label", "a", "--label", "b/c", "--yes")

    assert "The label 'a' is called 'a (2)'" in ran.out
    assert "The label 'b/c' is called 'b-c'" in ran.out
    assert ran.out.count("The label ") == 2
    assert "1 label was given" in sorter("import", file, "--label", "a", "--yes").err


def test_what_a_single_score_means_is_said(sorter: Run, tmp_path: Path, data_dir: Path) -> None:
    """When it is imported, and on the card."""
    file = Stranger(classes=1, ends="Sigmoid").write(tmp_path / "one.onnx")

    ran = sorter("import", file, "--label", "dull", "--label", "red", "--yes")

    assert "Its one score became two labels: a high score means red, a low one dull." in ran.out
    (card,) = (data_dir / "tasks" / "one").glob("card*")
    assert "a high score means red" in card.read_text()


def test_folders_that_are_called_otherwise_are_named(sorter: Run, tmp_path: Path, examples: Path) -> None:
    """Instead of asking for examples again."""
    file = Stranger(weights=colours().weights).write(tmp_path / "plain.onnx")

    ran = sorter("import", file, "--label", "a", "--label", "b", "--label", "c", "--examples", examples, "--yes")

    assert "the folders' names do not match the labels (blue, green, red)" in ran.err
    assert "--examples" not in ran.err


def test_answers_that_are_hardly_better_than_chance_are_told(sorter: Run, tmp_path: Path, examples: Path) -> None:
    """Labels in the wrong order, say."""
    file = Stranger(weights=colours().weights).write(tmp_path / "plain.onnx")
    said = []
    for names in (("red", "green", "blue"), ("green", "blue", "red")):
        labels = [word for name in names for word in ("--label", name)]
        said.append(sorter("import", file, *labels, "--examples", examples, "--yes").out)

    assert "hardly better than chance" not in said[0]
    assert "hardly better than chance" in said[1]


def test_an_imported_task_is_called_imported_once(sorter: Run, model: Path) -> None:
    """By what made it, or not at all."""
    sorter("import", model, "--yes")

    out = sorter("tasks").out
    assert "a stranger (imported)" in out
    assert "imported (a stranger)" not in out


def test_nothing_is_removed_without_anybody_to_ask(sorter: Run, model: Path, data_dir: Path) -> None:
    """As nothing is sorted."""
    sorter("import", model, "--yes")

    ran = sorter("remove", "my-colours")

    assert (ran.status, ran.out) == (2, "")
    assert "no terminal to ask on: add --yes" in ran.err
    assert (data_dir / "tasks" / "my-colours" / "task.toml").exists()


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_no_examples_are_counted_where_none_are_given(model: Path, examples: Path, data_dir: Path) -> None:
    """On a terminal; those that are given are."""
    assert "photos" not in _on_terminal(["import", str(model), "--yes"], data_dir)
    assert "photos" in _on_terminal(["import", str(model), "--yes", "--examples", str(examples)], data_dir)


def _on_terminal(words: list[str], data_dir: Path) -> str:
    """What a command says to a person beside its result."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "sorter", "--data-dir", str(data_dir), *words]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.close(theirs)
    said = b""
    with suppress(OSError):  # the end of a terminal that nobody writes to
        while more := os.read(ours, 4096):
            said += more
    os.close(ours)
    return said.decode()
