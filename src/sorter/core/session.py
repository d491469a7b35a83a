"""Loading a model with ONNX Runtime, and saying truly what it runs on."""

import ctypes
import hashlib
import os
import platform
from collections.abc import Mapping
from contextlib import suppress

import numpy as np
import onnxruntime as ort

from sorter.core.measurement import Device, FloatArray, SessionOutputs
from sorter.errors import DeviceError, TaskError
from sorter.tasks.manifest import Layout, Task, Variant

_PROVIDERS = {
    "cuda": "CUDAExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "directml": "DmlExecutionProvider",
    "cpu": "CPUExecutionProvider",
}
_NO_DRIVER = "No NVIDIA driver found"
ort.disable_telemetry_events()  # besides the variable that sorter.core sets
_QUIET = 4  # ONNX Runtime's severity "fatal": its trouble comes back as exceptions


class OnnxSession:
    """A loaded model; `run` may be called from several threads at once."""

    def __init__(self, inference: ort.InferenceSession, task: Task, device: Device) -> None:
        self._inference = inference
        self._device = device
        self._input = inference.get_inputs()[0].name
        self._outputs = [task.outputs.scores] + ([task.outputs.embedding] if task.outputs.embedding else [])

    @property
    def device(self) -> Device:
        """What the session really runs on."""
        return self._device

    def run(self, batch: FloatArray) -> SessionOutputs:
        """Scores (n, classes) and embedding (n, dimensions, or 0 where the graph has none), float32."""
        raw = self._inference.run(self._outputs, {self._input: batch})
        scores, *rest = (np.asarray(output, np.float32) for output in raw)
        embedding = rest[0].reshape(len(batch), -1) if rest else np.empty((len(batch), 0), np.float32)
        return SessionOutputs(scores.reshape(len(batch), -1), embedding)


def open_session(task: Task, *, device: str = "auto", threads: int = 1) -> OnnxSession:
    """Load the task's variant for the best provider, or for the one asked for.

    `device` is auto, cpu, cuda, cuda:1, coreml or directml; `threads` are used within one run on the CPU. The session's
    own `device` tells the provider that it really got, and why no better one. Raises `TaskError` where the model cannot
    be used, `DeviceError` where `device` cannot be had.
    """
    family, _, number = device.partition(":")
    if family not in ("auto", *_PROVIDERS) or (number and not number.isdigit()):
        raise DeviceError(f"There is no device {device}: choose auto, cpu, cuda, cuda:1, coreml or directml.")
    wanted = list(_PROVIDERS) if family == "auto" else [family]
    reasons = {name: reason for name in wanted if (reason := _obstacle(name))}
    for name in wanted:
        if name not in reasons:
            inference = _load(_variant(task, name), [_provider(name, number)], threads)
            if _PROVIDERS[name] in inference.get_providers():
                _check(inference, task)
                return OnnxSession(inference, task, Device(name, _device_name(name, number), _why(name, reasons)))
            reasons[name] = f"{name.upper()} libraries not found"
    raise DeviceError(f"The device {device} cannot be used: {next(iter(reasons.values()))}.")


def _obstacle(family: str) -> str:
    """Why a provider cannot even be tried; empty where it can."""
    if _PROVIDERS[family] not in ort.get_available_providers():
        return f"This installation has no {family.upper()} support"
    if family == "cuda":  # asked of the driver first: without one, ONNX Runtime prints a banner of errors
        library = "nvcuda.dll" if platform.system() == "Windows" else "libcuda.so.1"
        try:
            ctypes.CDLL(library)
        except OSError:
            return _NO_DRIVER
        with suppress(AttributeError):  # older builds find the libraries on the system's path only
            ort.preload_dlls()
    return ""


def _provider(family: str, number: str) -> tuple[str, dict[str, str]]:
    return _PROVIDERS[family], {"device_id": number} if number else {}


def _variant(task: Task, family: str) -> Variant:
    """The first variant meant for this provider, else the first of all: it runs, if not as fast."""
    return next((variant for variant in task.variants if family in variant.providers), task.variants[0])


def _load(variant: Variant, providers: list[tuple[str, dict[str, str]]], threads: int) -> ort.InferenceSession:
    try:
        model = variant.path.read_bytes()
    except OSError as error:
        raise TaskError(f"The model {variant.path} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(model).hexdigest() != variant.sha256:
        raise TaskError(f"The model {variant.path} is not the one its task names: its checksum differs.")
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _QUIET
    try:
        return ort.InferenceSession(model, options, providers=providers)
    except Exception as error:  # ONNX Runtime's errors share no base class but this one
        raise TaskError(f"The model {variant.path} cannot be loaded: {_first_line(error)}") from error


def _check(inference: ort.InferenceSession, task: Task) -> None:
    have = {output.name for output in inference.get_outputs()}
    for name in (task.outputs.scores, task.outputs.embedding):
        if name and name not in have:
            raise TaskError(f"The model of the task {task.id} has no output {name}; it has {', '.join(sorted(have))}.")
    side, layout = task.preprocessing.size, task.preprocessing.layout
    wanted = [3, side, side] if layout is Layout.NCHW else [side, side, 3]
    shape = inference.get_inputs()[0].shape
    fits = all(has == want or not isinstance(has, int) for has, want in zip(shape[1:], wanted, strict=False))
    if len(shape) != 4 or not fits:
        raise TaskError(f"The model of the task {task.id} takes {shape}, not {['n', *wanted]} as its manifest says.")


def _device_name(family: str, number: str) -> str:
    if family == "cpu":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return f"CPU, {cores} core{'s' * (cores != 1)}"
    names = {"cuda": "CUDA", "coreml": "CoreML", "directml": "DirectML"}
    return f"{names[family]} {number}".strip()


def _why(name: str, reasons: Mapping[str, str]) -> str:
    """Why nothing better than `name` is used: what a GPU lacks says more than what this system never had."""
    return reasons.get("cuda", "") if name == "cpu" else ""


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
