"""The user's own tasks, as they are kept."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sorter.errors import TaskError
from sorter.items import Label
from sorter.resources import resources_dir
from sorter.tasks.catalogue import catalogue
from sorter.tasks.costs import Cost
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import (
    Colour,
    Dtype,
    Evidence,
    Feature,
    Fit,
    HeadFile,
    Interpolation,
    Layout,
    Outputs,
    Outside,
    Preprocessing,
    QuickRule,
    ScoreKind,
    Scoring,
    Task,
    Variant,
)
from sorter.tasks.saving import free_id, remove_task, rename_task, save_task

LABELS: tuple[Label, ...] = (("red",), ("n/a",), ("blue",))


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Nothing about it is as it is by default."""
    model, head, known, card = (tmp_path / name for name in ("m.onnx", "h.npz", "k.npz", "c.md"))
    model.write_bytes(b"a model")
    card.write_text("A card.\n")
    np.savez(head, weights=np.zeros((3, 3)))
    np.savez(known, known=np.eye(3))
    return Task(
        id="mine",
        name='Mein "Ding"',
        summary="Was mir gehört.",
        family="plain CNN",
        licence="MIT",
        card=card,
        variants=(Variant("fp32", model, hashlib.sha256(b"a model").hexdigest(), ("cpu", "cuda")),),
        preprocessing=Preprocessing(
            size=224,
            resize=230,
            interpolation=Interpolation.NEAREST,
            colour=Colour.BGR,
            layout=Layout.NHWC,
            mean=(103.939, 116.779, 123.68),
            std=(1.0, 2.0, 1 / 3),
            fit=Fit.SQUASH,
            dtype=Dtype.UINT8,
        ),
        outputs=Outputs(None, "pooled", "early"),
        head=HeadFile(head, (Feature.EMBEDDING,), (Evidence.PHOTO, Evidence.SUN)),
        scoring=Scoring(ScoreKind.PROBABILITIES, 1.25, 0.6, many=True),
        classes=LABELS,
        thresholds={"n/a": 0.9},
        accuracy="98 of 100.",
        quick=(QuickRule(100, 0.9, size=160), QuickRule(224, 0.1)),
        none=("n/a",),
        outside=Outside(known, 4, 0.625),
        costs=(Cost(None, 0.01, 0.2), Cost(0.0, 0.25, 0.0), Cost(0.5, 0.125, 0.1)),
        advisory=True,
    )


def without_paths(task: Task) -> Task:
    return replace(
        task,
        card=None,
        variants=tuple(replace(one, path=Path()) for one in task.variants),
        head=task.head and replace(task.head, path=Path()),
        outside=task.outside and replace(task.outside, path=Path()),
    )


def files_of(task: Task) -> list[Path]:
    assert task.card
    assert task.head
    assert task.outside
    return [task.variants[0].path, task.card, task.head.path, task.outside.path]


def test_a_task_that_was_kept_is_the_same(task: Task, tmp_path: Path) -> None:
    """Every value, and every file byte by byte, in a folder of its own; the catalogue finds it."""
    kept = save_task(task, tmp_path / "tasks")

    assert without_paths(kept) == without_paths(task)
    assert [file.read_bytes() for file in files_of(kept)] == [file.read_bytes() for file in files_of(task)]
    assert {file.parent for file in files_of(kept)} == {tmp_path / "tasks" / "mine"}
    assert catalogue([tmp_path / "tasks"]).find("mine") == kept


@pytest.mark.parametrize(
    "labels",
    [
        (("animal", "cat"), ("animal", "dog"), ("none",)),
        (("car",), ("none",), ("car",), ()),
        tuple((f"label {number}",) for number in range(1000)),
    ],
    ids=["tree", "shared", "many"],
)
def test_labels_of_every_kind_are_kept(task: Task, tmp_path: Path, labels: tuple[Label, ...]) -> None:
    """Trees, classes that share a label, and more labels than anyone would read in a manifest."""
    kept = save_task(replace(task, classes=labels, thresholds={}, none=None), tmp_path / "tasks")

    assert kept.classes == labels
    assert kept.none is None


def test_what_comes_with_sorter_is_named_and_not_copied(tmp_path: Path) -> None:
    """A taught task is small."""
    subjects = load_task(resources_dir() / "tasks" / "subjects.toml")

    kept = save_task(replace(subjects, id="mine"), tmp_path / "tasks")

    assert kept.variants == subjects.variants
    assert not list((tmp_path / "tasks" / "mine").glob("*.onnx"))


def test_a_task_is_replaced_only_where_that_is_wanted(task: Task, tmp_path: Path) -> None:
    """And leaves none of its files behind."""
    save_task(task, tmp_path / "tasks")
    task.variants[0].path.write_bytes(b"another model")

    with pytest.raises(TaskError, match="There is a task mine already"):
        save_task(replace(task, name="Other"), tmp_path / "tasks")
    assert catalogue([tmp_path / "tasks"]).find("mine").name == task.name
    kept = save_task(replace(task, name="Other"), tmp_path / "tasks", replace=True)

    assert kept.name == "Other"
    assert len(list((tmp_path / "tasks" / "mine").glob("*.onnx"))) == 1
    assert kept.variants[0].path.read_bytes() == b"another model"


def test_a_folder_without_a_manifest_is_no_task_and_in_nobodys_way(task: Task, tmp_path: Path) -> None:
    """What an interruption left."""
    (tmp_path / "tasks" / "mine").mkdir(parents=True)
    (tmp_path / "tasks" / "mine" / "model-0000.onnx").touch()

    assert not catalogue([tmp_path / "tasks"]).tasks
    save_task(task, tmp_path / "tasks")
    assert len(list((tmp_path / "tasks" / "mine").glob("*.onnx"))) == 1


def test_a_task_is_removed_with_all_its_files(task: Task, tmp_path: Path) -> None:
    """Only one of the user's own."""
    save_task(task, tmp_path / "tasks")

    remove_task("mine", tmp_path / "tasks")

    assert not (tmp_path / "tasks" / "mine").exists()
    with pytest.raises(TaskError, match="no task mine of your own"):
        remove_task("mine", tmp_path / "tasks")


def test_a_place_where_nothing_can_be_kept_is_told(task: Task, tmp_path: Path) -> None:
    """A file is in the way."""
    (tmp_path / "tasks").write_text("no folder")

    with pytest.raises(TaskError, match=r"cannot be kept in .*mine"):
        save_task(task, tmp_path / "tasks")


def test_a_file_that_is_gone_leaves_nothing_half_kept(task: Task, tmp_path: Path) -> None:
    """The model was copied already; a task that was there before stays whole."""
    assert task.head
    task.head.path.unlink()

    with pytest.raises(TaskError, match="cannot be kept"):
        save_task(task, tmp_path / "tasks")

    assert not (tmp_path / "tasks" / "mine").exists()


@pytest.mark.parametrize(
    ("name", "taken", "id"),
    [
        ("Café & Bar", (), "cafe-bar"),
        ("My Ünï flowers", (), "my-uni-flowers"),
        ("X-rays", ("x-rays", "x-rays-2"), "x-rays-3"),
        ("東京", (), "task"),
        ("a" * 100, (), "a" * 40),
        ("../../etc", (), "etc"),
    ],
)
def test_an_id_is_plain_and_free(name: str, taken: tuple[str, ...], id: str) -> None:
    """It names a folder."""
    assert free_id(name, taken) == id


def test_a_model_in_the_task_folder_is_kept_when_it_is_saved_again(task: Task, tmp_path: Path) -> None:
    """Saving what was loaded from there."""
    kept = save_task(task, tmp_path / "tasks")

    again = save_task(replace(kept, summary="More."), tmp_path / "tasks", replace=True)

    assert [file.read_bytes() for file in files_of(again)] == [file.read_bytes() for file in files_of(task)]


def test_labels_that_no_path_can_have_stay_labels(task: Task, tmp_path: Path) -> None:
    """Control characters and quotes come back as they were; folders are made of them later, safely."""
    labels: tuple[Label, ...] = (('"',), ("a\\b",), ("../x",))

    assert save_task(replace(task, classes=labels, thresholds={}, none=None), tmp_path / "tasks").labels == labels


def test_a_task_is_called_otherwise(task: Task, tmp_path: Path) -> None:
    """Its id, and all else that its manifest says, stays; nothing but the task is left in its folder."""
    kept = save_task(task, tmp_path / "tasks")
    before = sorted(file.name for file in (tmp_path / "tasks" / "mine").iterdir())

    assert rename_task("mine", 'Anders "gar"', tmp_path / "tasks") == replace(kept, name='Anders "gar"')
    assert load_task(tmp_path / "tasks" / "mine" / "task.toml").name == 'Anders "gar"'
    assert sorted(file.name for file in (tmp_path / "tasks" / "mine").iterdir()) == before


def test_what_is_no_task_is_not_called_otherwise(task: Task, tmp_path: Path) -> None:
    """One that is damaged is left as it is."""
    with pytest.raises(TaskError, match="cannot be read"):
        rename_task("mine", "Mine", tmp_path)

    save_task(task, tmp_path)
    manifest = tmp_path / "mine" / "task.toml"
    manifest.write_text("id = ")
    with pytest.raises(TaskError, match="not valid TOML"):
        rename_task("mine", "Mine", tmp_path)
    assert manifest.read_text() == "id = "
