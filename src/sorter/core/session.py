"""Loading a model with ONNX Runtime, and saying truly what it runs on."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from sorter.core.devices import PROVIDERS, Obstacle, device_name, libraries_missing, obstacle, worth_telling
from sorter.core.measurement import Device, FloatArray, SessionOutputs
from sorter.core.variants import variant_for
from sorter.errors import DeviceError, TaskError
from sorter.tasks.manifest import Dtype, Preprocessing, Task, Variant

ort.disable_telemetry_events()  # besides the variable that sorter.core sets
_NO_MEMORY = "{} has not enough memory for a single photo: close other programs that use it, or choose the CPU."
_OUT_OF_MEMORY = ("failed to allocate memory", "out of memory", "outofmemory", "alloc_failed", "bad_alloc")
_QUIET = 4  # ONNX Runtime's severity "fatal": its trouble comes back as exceptions


class OnnxSession:
    """A loaded model; `run` may be called from several threads at once."""

    def __init__(self, inference: ort.InferenceSession, task: Task, device: Device) -> None:
        self._inference = inference
        self._device = device
        self._input = inference.get_inputs()[0].name
        at_once = inference.get_inputs()[0].shape[0]
        self._fixed = at_once if isinstance(at_once, int) else 0  # photos that the graph takes at once; 0: any number
        self._most = self._fixed or 2**31  # until the device's memory says otherwise
        self._dtype = np.dtype(task.preprocessing.dtype.value)
        self._outputs = task.outputs

    @property
    def device(self) -> Device:
        """What the session really runs on."""
        return self._device

    def run(self, batch: FloatArray) -> SessionOutputs:
        """What the task names of the graph's outputs, float32.

        A batch that the device has no memory for is halved, and so are all that come later. Raises `DeviceError` where
        it has not even enough for one photo, or fails otherwise.
        """
        while True:
            most = min(self._most, len(batch))
            try:
                return _joined([self._run(batch[at : at + most]) for at in range(0, len(batch), most)])
            except Exception as error:  # ONNX Runtime's errors share no base class but this one
                if not _is_out_of_memory(error):
                    raise DeviceError(f"The model failed on {self._device.name}: {_first_line(error)}.") from error
                if most <= max(1, self._fixed):
                    raise DeviceError(_NO_MEMORY.format(self._device.name)) from error
                self._most = most // 2

    def _run(self, batch: FloatArray) -> SessionOutputs:
        names = self._outputs.names
        raw = self._inference.run(names, {self._input: _as_dtype(_filled(batch, self._fixed), self._dtype)})
        rows = max(len(batch), self._fixed)
        found = {
            name: np.asarray(output, np.float32).reshape(rows, -1)[: len(batch)]
            for name, output in zip(names, raw, strict=True)
        }
        nothing = np.empty((len(batch), 0), np.float32)
        wanted = self._outputs.scores, self._outputs.embedding, self._outputs.inner
        return SessionOutputs(*(found[name] if name else nothing for name in wanted))


def _filled(batch: FloatArray, count: int) -> FloatArray:
    """The batch with zeros behind it, so that there are `count`."""
    missing = count - len(batch)
    if missing <= 0:
        return batch
    return np.concatenate([batch, np.zeros((missing, *batch.shape[1:]), np.float32)])


def _as_dtype(batch: FloatArray, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Whole numbers are rounded to and kept within what the dtype can say."""
    if dtype == np.uint8:
        return np.clip(np.rint(batch), 0, 255).astype(np.uint8)
    return batch.astype(dtype, copy=False)


def _joined(parts: Sequence[SessionOutputs]) -> SessionOutputs:
    if len(parts) == 1:
        return parts[0]
    return SessionOutputs(
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.embedding for part in parts]),
        np.concatenate([part.inner for part in parts]),
    )


def _is_out_of_memory(error: Exception) -> bool:
    return any(sign in str(error).lower() for sign in _OUT_OF_MEMORY)


def open_session(
    task: Task, *, device: str = "auto", threads: int = 1, how: Preprocessing | None = None
) -> OnnxSession:
    """Load the task's variant for the best provider, or for the one asked for; `how` is one of the task's inputs.

    `device` is auto, cpu, cuda, cuda:1, coreml or directml; `threads` are used within one run on the CPU. The session's
    own `device` tells the provider that it really got, and why no better one. Raises `TaskError` where the model cannot
    be used, `DeviceError` where `device` cannot be had.
    """
    wanted = how or task.preprocessing
    family, number = _family(device)
    available = ort.get_available_providers()
    obstacles: dict[str, Obstacle] = {}
    for name in list(PROVIDERS) if family == "auto" else [family]:
        met = obstacle(name, available)
        found = met or _started(task, name, number, threads, wanted.size)
        if isinstance(found, ort.InferenceSession):
            _check(found, task, wanted)
            told = (worth_telling(obstacles) if name == "cpu" else None) or Obstacle("")
            return OnnxSession(found, task, Device(name, device_name(name, number), told.why, told.mend))
        obstacles[name] = found
    raise _refusal(device, obstacles[family])


def check_device(device: str) -> None:
    """Refuse what `open_session` would refuse before it loads anything, where nothing may have to be loaded.

    Raises `DeviceError`.
    """
    family, _ = _family(device)
    if family != "auto" and (met := obstacle(family, ort.get_available_providers())):
        raise _refusal(device, met)


def _family(device: str) -> tuple[str, str]:
    """With the number of the one that is meant, empty for the first. Raises `DeviceError`."""
    family, _, number = device.partition(":")
    if family not in ("auto", *PROVIDERS) or (number and not number.isdigit()):
        raise DeviceError(f"There is no device {device}: choose auto, cpu, cuda, cuda:1, coreml or directml.")
    return family, number


def _refusal(device: str, met: Obstacle) -> DeviceError:
    error = DeviceError(f"The device {device} cannot be used: {met.why}.")
    if met.mend:
        error.add_note(f"This may mend it: {met.mend}")
    return error


def _started(task: Task, family: str, number: str, threads: int, size: int) -> ort.InferenceSession | Obstacle:
    """A session that really runs on this family; a GPU that does not start is no fault of the model's."""
    if family == "cuda":
        with suppress(AttributeError):  # older builds find the libraries on the system's path only
            ort.preload_dlls()
    model = read_model(variant_for(task, family))
    if size != task.preprocessing.size:
        model = _resized(model, size, task.id)
    try:
        inference = _load(model, [_provider(family, number)], threads)
    except Exception as error:  # ONNX Runtime's errors share no base class but this one
        if family == "cpu":
            path = variant_for(task, family).path
            raise TaskError(f"The model {path} cannot be loaded: {_first_line(error)}") from error
        return libraries_missing(family, _first_line(error))
    return inference if PROVIDERS[family] in inference.get_providers() else libraries_missing(family)


def _resized(model: bytes, size: int, id: str) -> bytes:
    from sorter.core.graph_sizes import resized  # here: onnx takes long to import, and hardly a run needs it

    found = resized(model, size)
    if found is None:
        raise TaskError(f"The model of the task {id} takes photos of one size alone, and previews of {size} no more.")
    return found


def run_once(model: bytes, names: Sequence[str], batch: FloatArray, dtype: Dtype) -> list[FloatArray]:
    """What a model gives under these names for a batch, on the CPU; for what is asked once, and not for sorting.

    Raises what ONNX Runtime raises.
    """
    inference = _load(model, [_provider("cpu", "")], 1)
    (taken, *_) = inference.get_inputs()
    at_once = taken.shape[0] if isinstance(taken.shape[0], int) else 0
    given = _as_dtype(_filled(batch, at_once), np.dtype(dtype.value))
    return [np.asarray(one, np.float32) for one in inference.run(list(names), {taken.name: given})]


def _provider(family: str, number: str) -> tuple[str, dict[str, str]]:
    return PROVIDERS[family], {"device_id": number} if number else {}


def read_model(variant: Variant) -> bytes:
    """The file of a variant, which is the one that its task names. Raises `TaskError`."""
    try:
        model = variant.path.read_bytes()
    except OSError as error:
        raise TaskError(
            f"The model {variant.path} cannot be read: {error.strerror}; teach or import the task again, or install "
            "Sorter again if it came with it."
        ) from error
    if hashlib.sha256(model).hexdigest() != variant.sha256:
        raise TaskError(
            f"The model {variant.path} is not the one its task names: its checksum differs; teach or import the task "
            "again, or install Sorter again if it came with it."
        )
    return model


def _load(model: bytes, providers: list[tuple[str, dict[str, str]]], threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _QUIET
    # its own way of falling back prints, and does not say what it fell back to
    return ort.InferenceSession(model, options, providers=providers, enable_fallback=0)


def _check(inference: ort.InferenceSession, task: Task, how: Preprocessing) -> None:
    have = {output.name for output in inference.get_outputs()}
    for name in task.outputs.names:
        if name not in have:
            raise TaskError(f"The model of the task {task.id} has no output {name}; it has {', '.join(sorted(have))}.")
    wanted = how.shape
    shape = inference.get_inputs()[0].shape
    fits = all(has == want or not isinstance(has, int) for has, want in zip(shape[1:], wanted, strict=False))
    if len(shape) != 4 or not fits:
        raise TaskError(f"The model of the task {task.id} takes {shape}, not {['n', *wanted]} as its manifest says.")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
