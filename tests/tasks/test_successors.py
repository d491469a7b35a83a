"""Shipped models that took the place of former ones."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sorter.core.session import open_session
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task
from sorter.tasks.saving import save_task

INT8, FP16 = (
    "966e593e3d82cc473a3c8b002712b97c0ee05fbc6f628ca8da3f57bc092e621a",
    "0278bbd9240bfdf94c5b0160bd969eb1c26d130ac210ba8532f31df2c13417e0",
)
"""What the models of the first tasks were, which users taught theirs with."""


@pytest.fixture
def subjects() -> Task:
    return load_task(resources_dir() / "tasks" / "subjects.toml")


def former(task: Task, folder: Path) -> Path:
    """The manifest of a task of the user's own as it was kept with the former models."""
    kept = save_task(replace(task, id="mine"), folder)
    manifest = folder / kept.id / "task.toml"
    text = manifest.read_text("utf-8").replace('inner = "inner"\n', "")
    for variant, sha256 in zip(kept.variants, (INT8, FP16), strict=True):
        text = text.replace(variant.sha256, sha256)
    manifest.write_text(text, "utf-8")
    return manifest


def test_a_task_taught_with_a_former_model_goes_on_with_its_successor(subjects: Task, tmp_path: Path) -> None:
    """It runs, and is measured as the shipped tasks are, so that what is remembered serves both."""
    task = load_task(former(subjects, tmp_path))

    assert (task.variants, task.outputs) == (subjects.variants, subjects.outputs)
    open_session(task, device="cpu")


def test_a_model_of_the_users_own_is_never_taken_for_a_shipped_one(subjects: Task, tmp_path: Path) -> None:
    """It lies beside its manifest, and stays what that says."""
    manifest = former(subjects, tmp_path)
    for variant in subjects.variants:
        shutil.copy(variant.path, manifest.parent)

    task = load_task(manifest)

    assert [variant.sha256 for variant in task.variants] == [INT8, FP16]
    assert task.outputs.inner is None


def test_every_successor_is_there(subjects: Task, tmp_path: Path) -> None:
    """A former model leads to a file that its hash is of."""
    for variant in load_task(former(subjects, tmp_path)).variants:
        assert hashlib.sha256(variant.path.read_bytes()).hexdigest() == variant.sha256
