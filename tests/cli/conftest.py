"""A library of plain photos, a task of three colours with a real model, and the command line itself."""

import hashlib
from pathlib import Path

import pytest

from cli.running import FakeWindow, Ran, Run
from conftest import PhotoMaker
from onnx_models import write_colour_model
from sorter.cli.main import run

_MANIFEST = """\
format = 1
id = "colours"
name = "Colours"
summary = "Which colour prevails."
family = "none"
licence = "MIT"

[[variants]]
name = "only"
file = "colours.onnx"
sha256 = "{sha256}"
providers = ["cpu"]

[input]
size = 8
resize = 8
interpolation = "area"
colour = "rgb"
layout = "nchw"
mean = [0.0, 0.0, 0.0]
std = [255.0, 255.0, 255.0]

[outputs]
scores = "scores"
embedding = "embedding"

[scores]
kind = "logits"
threshold = 0.5

[labels]
names = ["red", "green", "blue"]
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data directory with the task of three colours."""
    tasks = tmp_path / "data" / "tasks"
    tasks.mkdir(parents=True)
    model = write_colour_model(tasks / "colours.onnx")
    sha256 = hashlib.sha256(model.read_bytes()).hexdigest()
    (tasks / "colours.toml").write_text(_MANIFEST.format(sha256=sha256))
    return tmp_path / "data"


@pytest.fixture
def library(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Two red photos, a green one, a reddish grey one that is unsure, and one that is no photo."""
    folder = tmp_path / "library"
    make_photo(folder / "a.jpg", (220, 20, 20))
    make_photo(folder / "b.jpg", (20, 220, 20))
    make_photo(folder / "grey.jpg", (140, 128, 128))
    make_photo(folder / "more" / "a.jpg", (200, 20, 20))
    (folder / "broken.jpg").write_bytes(b"no photo")
    return folder


@pytest.fixture
def fake_window() -> FakeWindow:
    """What the window would have been opened with."""
    return FakeWindow()


@pytest.fixture
def sorter(data_dir: Path, fake_window: FakeWindow, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command line, with `data_dir`."""

    def call(*words: str | Path) -> Ran:
        capfd.readouterr()
        status = run(["--data-dir", str(data_dir), *map(str, words)], fake_window)
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return call
