"""What a session could run on here, and what stands in the way of the better devices."""

import platform
import sys
from collections.abc import Collection
from dataclasses import dataclass
from shlex import quote

from sorter.core import cuda_driver
from sorter.core.cores import available_cores
from sorter.wording import plural

PROVIDERS = {
    "cuda": "CUDAExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "directml": "DmlExecutionProvider",
    "cpu": "CPUExecutionProvider",
}
"""ONNX Runtime's name of each family, the fastest first."""

_TITLES = {"cuda": "CUDA", "coreml": "CoreML", "directml": "DirectML", "cpu": "CPU"}
_MEANT = {"Linux": ("cuda",), "Windows": ("cuda", "directml"), "Darwin": ("coreml",)}  # by system: what may be there
_DRIVERS = {"debian": "sudo apt install nvidia-driver", "ubuntu": "sudo ubuntu-drivers install"}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a family cannot be used, and the command that mends it; empty where none does."""

    why: str
    mend: str = ""


NO_GPU = Obstacle("No NVIDIA GPU found")


def choices() -> dict[str, str]:
    """What a person may choose on such a system besides "auto", by the name that `open_session` takes.

    Asks the driver, which may take some tenths of a second.
    """
    names = cuda_driver.gpu_names() or ()
    gpus = {f"cuda:{number}" if number else "cuda": name for number, name in enumerate(names)}
    others = {family: _TITLES[family] for family in _MEANT.get(platform.system(), ()) if family != "cuda"}
    return {**gpus, **others, "cpu": device_name("cpu", "")}


def obstacle(family: str, available: Collection[str]) -> Obstacle | None:
    """What stands in the way before anything is loaded; `available` are the providers that ONNX Runtime was built with.

    The driver is asked first: without one, ONNX Runtime would print a banner of errors.
    """
    if family == "cuda" and (missing := _missing_driver()):
        return missing
    if PROVIDERS[family] not in available:
        return Obstacle(f"This installation has no {_TITLES[family]} support", _replacing(family))
    return None


def libraries_missing(family: str, said: str = "") -> Obstacle:
    """The family is built in and did not start: with CUDA, that is a library that is not there, most of the time."""
    told = f": {said}" if said else ""
    if family == "cuda":
        return Obstacle(f"CUDA libraries not found{told}", _pip('"onnxruntime-gpu[cuda,cudnn]"'))
    return Obstacle(f"{_TITLES[family]} did not start{told}")


def worth_telling(obstacles: dict[str, Obstacle]) -> Obstacle | None:
    """Of what stands in the way of the devices that such a system may have: what can be mended, else the first."""
    met = [obstacles[family] for family in _MEANT.get(platform.system(), ()) if family in obstacles]
    return next((one for one in met if one.mend), met[0] if met else None)


def device_name(family: str, number: str) -> str:
    """The device in words: "CPU, 2 cores", "NVIDIA H100"."""
    if family == "cpu":
        return f"CPU, {plural(available_cores(), 'core')}"
    names = cuda_driver.gpu_names() if family == "cuda" else None
    if names and int(number or 0) < len(names):
        return names[int(number or 0)]
    return f"{_TITLES[family]} {number}".strip()


def _missing_driver() -> Obstacle | None:
    names = cuda_driver.gpu_names()
    if names:
        return None
    if names is None and cuda_driver.has_gpu():
        return Obstacle("The NVIDIA driver is not installed or does not answer", _DRIVERS.get(_system_id(), ""))
    return NO_GPU


def _replacing(family: str) -> str:
    """The command that puts the right ONNX Runtime in the place of the other: two of them share a folder."""
    if family == "cuda":
        return _pip('--force-reinstall "onnxruntime-gpu[cuda,cudnn]"')
    return _pip("--force-reinstall onnxruntime-directml") if family == "directml" else ""


def _pip(what: str) -> str:
    """Installed for the Python that runs this; a packaged program has none to install for."""
    return "" if getattr(sys, "frozen", False) else f"{quote(sys.executable)} -m pip install {what}"


def _system_id() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""
