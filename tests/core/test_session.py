"""Loading a model, and saying truly what it runs on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
from onnx import TensorProto

from fakes import PLAIN
from onnx_models import colour_task, write_colour_model
from sorter.core.decode import decode
from sorter.core.measurement import Device
from sorter.core.preprocess import prepare
from sorter.core.session import OnnxSession, open_session
from sorter.errors import DeviceError, TaskError
from sorter.resources import resources_dir
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Dtype, Outputs, Task


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return colour_task(write_colour_model(tmp_path / "colours.onnx"))


def no_cuda() -> bool:
    try:
        import ctypes

        ctypes.CDLL("libcuda.so.1")
    except OSError:
        return True
    return False


def test_a_batch_gives_scores_and_embedding(task: Task) -> None:
    """Row n of each output belongs to input n; both are float32."""
    batch = np.zeros((2, 3, 8, 8), np.float32)
    batch[0, 0] = batch[1, 2] = 0.5

    outputs = open_session(task).run(batch)

    np.testing.assert_allclose(outputs.scores, [[5, 0, 0], [0, 0, 5]], rtol=1e-6)
    np.testing.assert_allclose(outputs.embedding, [[0.5, 0, 0], [0, 0, 0.5]], rtol=1e-6)
    assert outputs.scores.dtype == outputs.embedding.dtype == np.float32


@pytest.mark.parametrize(
    ("dtype", "type_", "tolerance"),
    [(Dtype.FLOAT16, TensorProto.FLOAT16, 1e-2), (Dtype.UINT8, TensorProto.UINT8, 1e-6)],
)
def test_a_model_gets_the_numbers_that_it_takes(tmp_path: Path, dtype: Dtype, type_: int, tolerance: float) -> None:
    """Whole numbers are rounded, and kept within what eight bits can say."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx", dtype=type_))
    batch = np.zeros((1, 3, 8, 8), np.float32)
    batch[0, 0], batch[0, 1], batch[0, 2] = 99.6, 300, -7
    wanted = [100, 255, 0] if dtype is Dtype.UINT8 else [99.6, 300, -7]

    outputs = open_session(replace(task, preprocessing=replace(PLAIN, dtype=dtype))).run(batch)

    np.testing.assert_allclose(outputs.embedding, [wanted], rtol=tolerance)


@pytest.mark.parametrize("count", [1, 3, 4, 7])
def test_a_model_that_takes_a_fixed_number_gets_just_that(tmp_path: Path, count: int) -> None:
    """Longer batches in parts, shorter ones filled up; row n of the outputs still belongs to input n."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx", at_once=3))
    batch = np.zeros((count, 3, 8, 8), np.float32)
    batch[:, 0] = np.arange(1, count + 1)[:, np.newaxis, np.newaxis]

    outputs = open_session(task).run(batch)

    np.testing.assert_allclose(outputs.embedding[:, 0], np.arange(1, count + 1))
    assert outputs.scores.shape == (count, 3)


@pytest.mark.parametrize(
    ("outputs", "shapes"),
    [
        (Outputs(None, "embedding"), ((2, 0), (2, 3), (2, 0))),
        (Outputs("scores", None), ((2, 3), (2, 0), (2, 0))),
        (Outputs("scores", None, "embedding"), ((2, 3), (2, 0), (2, 3))),
    ],
)
def test_what_the_manifest_does_not_name_is_not_asked_for(
    task: Task, outputs: Outputs, shapes: tuple[tuple[int, int], ...]
) -> None:
    """A backbone gives an embedding alone, most classifiers scores alone."""
    found = open_session(replace(task, outputs=outputs)).run(np.zeros((2, 3, 8, 8), np.float32))

    assert (found.scores.shape, found.embedding.shape, found.inner.shape) == shapes


@pytest.mark.skipif(not no_cuda(), reason="there is an NVIDIA driver here")
def test_without_a_driver_the_device_is_the_cpu_and_says_why(task: Task, capfd: pytest.CaptureFixture[str]) -> None:
    """The badge never names a device that is not used, and nothing is printed on the way."""
    session = open_session(task)

    assert session.device.provider == "cpu"
    assert session.device.name.startswith("CPU, ")
    assert "CUDA" in session.device.why or "NVIDIA" in session.device.why
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not no_cuda(), reason="there is an NVIDIA driver here")
def test_a_device_that_was_asked_for_is_never_replaced_in_silence(task: Task) -> None:
    """`--device cuda` without CUDA is an error, not a slow success."""
    with pytest.raises(DeviceError, match="cuda:0 cannot be used"):
        open_session(task, device="cuda:0")


@pytest.mark.parametrize("device", ["gpu", "cuda:x", ""])
def test_a_device_that_does_not_exist_is_told_with_those_that_do(task: Task, device: str) -> None:
    """A typing mistake gets the list."""
    with pytest.raises(DeviceError, match="choose auto, cpu, cuda"):
        open_session(task, device=device)


def test_a_model_that_was_changed_is_refused(task: Task) -> None:
    """A half-copied model must not give half-right labels."""
    path = task.variants[0].path
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(TaskError, match="checksum"):
        open_session(task)


def test_a_model_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    """ONNX Runtime's long words become a sentence with the file's name."""
    file = tmp_path / "bad.onnx"
    file.write_bytes(b"no model")

    with pytest.raises(TaskError, match=r"bad\.onnx cannot be loaded") as error:
        open_session(colour_task(file))

    assert "\n" not in str(error.value)


def test_a_model_that_is_missing_is_named(task: Task) -> None:
    """The path is told."""
    task.variants[0].path.unlink()

    with pytest.raises(TaskError, match=r"colours\.onnx cannot be read"):
        open_session(task)


def test_a_manifest_that_does_not_fit_the_model_is_refused(task: Task, tmp_path: Path) -> None:
    """Outputs and input size are checked when the model is loaded, not at the first photo."""
    with pytest.raises(TaskError, match="no output logits; it has embedding, scores"):
        open_session(replace(task, outputs=Outputs("logits", None)))
    with pytest.raises(TaskError, match=r"takes \['n', 3, 9, 9\], not \['n', 3, 8, 8\]"):
        open_session(colour_task(write_colour_model(tmp_path / "nine.onnx", side=9)))


@pytest.mark.parametrize("id", ["subjects", "day-night"])
def test_the_shipped_models_load_and_fit_their_tasks(id: str) -> None:
    """Every built-in task runs as shipped, on the CPU at least."""
    task = catalogue([resources_dir() / "tasks"]).tasks[id]
    session = open_session(task, device="cpu")

    outputs = session.run(np.zeros((1, 3, task.preprocessing.size, task.preprocessing.size), np.float32))

    assert (outputs.embedding.shape, outputs.inner.shape) == ((1, 1280), (1, 416))
    assert task.head is not None or outputs.scores.shape == (1, len(task.labels))
    assert "CPUExecutionProvider" in ort.get_available_providers()


class _Small:
    """Stands where ONNX Runtime's session does, on a device that has memory for so many photos."""

    def __init__(self, room: int, words: str = "Failed to allocate memory for requested buffer of size 1") -> None:
        self._room = room
        self._words = words
        self.sizes: list[int] = []

    def get_inputs(self) -> list[object]:
        return [type("Input", (), {"name": "input", "shape": ["n", 6]})]

    def run(self, outputs: list[str], inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        batch = inputs["input"]
        self.sizes.append(len(batch))
        if len(batch) > self._room:
            raise RuntimeError(self._words)
        return [batch.reshape(len(batch), -1)[:, :3], batch.reshape(len(batch), -1)[:, 3:5]]


def _session_with(room: int, task: Task, words: str = "CUDA error: out of memory") -> tuple[OnnxSession, _Small]:
    inference = _Small(room, words)
    return OnnxSession(inference, task, Device("cuda", "NVIDIA T4", "")), inference


def test_a_gpu_without_enough_memory_gets_half_the_batch_and_loses_nothing(task: Task) -> None:
    """Every photo gets its own row, and the next batch begins with what had room."""
    session, inference = _session_with(3, task)
    batch = np.arange(10 * 6, dtype=np.float32).reshape(10, 6)

    outputs = session.run(batch)
    session.run(batch)

    np.testing.assert_array_equal(outputs.scores, batch[:, :3])
    np.testing.assert_array_equal(outputs.embedding, batch[:, 3:5])
    assert inference.sizes == [10, 5, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]


def test_a_gpu_without_memory_for_one_photo_is_told(task: Task) -> None:
    """There is nothing left to halve."""
    session, _ = _session_with(0, task)

    with pytest.raises(DeviceError, match="NVIDIA T4 has not enough memory for a single photo"):
        session.run(np.zeros((4, 6), np.float32))


def test_a_gpu_that_fails_is_named_in_one_line(task: Task) -> None:
    """Other trouble of the device is no lack of memory, and no traceback."""
    session, inference = _session_with(0, task, "device lost\nat line 3")

    with pytest.raises(DeviceError, match=r"^The model failed on NVIDIA T4: device lost\.$"):
        session.run(np.zeros((4, 6), np.float32))
    assert inference.sizes == [4]


@pytest.mark.parametrize("id", ["subjects", "day-night"])
def test_the_variants_of_a_shipped_model_see_the_same(id: str) -> None:
    """A GPU sorts a photo as a CPU does: the embeddings of the same photo point the same way, of others they do not."""
    task = catalogue([resources_dir() / "tasks"]).tasks[id]
    photos = sorted((resources_dir() / "samples").glob("*.jpg"))[:4]
    batch = np.stack(
        [
            prepare(decode(path.read_bytes(), cover=task.preprocessing.resize).pixels, task.preprocessing)
            for path in photos
        ]
    )

    seen = [open_session(replace(task, variants=(variant,)), device="cpu").run(batch) for variant in task.variants]

    for part in ("embedding", "inner"):
        values = [getattr(outputs, part) for outputs in seen]
        one, other = (found / np.linalg.norm(found, axis=1, keepdims=True) for found in values)
        alike = one @ other.T
        assert np.diag(alike).min() > 0.9
    assert (alike - np.eye(len(photos))).max() < 0.7
