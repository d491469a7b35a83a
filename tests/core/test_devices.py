"""What is in the way of a faster device, and how it is mended."""

import platform
import sys
from pathlib import Path

import pytest

from sorter.core import cuda_driver, devices
from sorter.core.devices import NO_GPU, Obstacle, device_name, libraries_missing, obstacle, worth_telling

_EVERYTHING = list(devices.PROVIDERS.values())


def _machine(monkeypatch: pytest.MonkeyPatch, *, gpu: bool, names: tuple[str, ...] | None) -> None:
    """A machine with or without an NVIDIA GPU, and what its driver says; None where there is no driver."""
    monkeypatch.setattr(cuda_driver, "gpu_names", lambda: names)
    monkeypatch.setattr(cuda_driver, "has_gpu", lambda: gpu)


def test_without_a_gpu_nothing_is_to_be_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is sent to install a driver for a card that is not there."""
    _machine(monkeypatch, gpu=False, names=None)

    assert obstacle("cuda", _EVERYTHING) == NO_GPU
    assert not NO_GPU.mend


def test_a_gpu_without_a_driver_gets_the_command_of_this_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver comes from the system's packages, under another name on each."""
    _machine(monkeypatch, gpu=True, names=None)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "debian"})

    met = obstacle("cuda", _EVERYTHING)

    assert met
    assert "driver" in met.why
    assert met.mend == "sudo apt install nvidia-driver"


def test_a_driver_without_the_right_runtime_gets_the_command_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One command replaces the runtime that has no CUDA."""
    _machine(monkeypatch, gpu=True, names=("NVIDIA T4",))

    met = obstacle("cuda", ["CPUExecutionProvider"])

    assert met
    assert "no CUDA support" in met.why
    assert "onnxruntime-gpu[cuda,cudnn]" in met.mend
    assert obstacle("cuda", _EVERYTHING) is None
    assert "onnxruntime-gpu[cuda,cudnn]" in libraries_missing("cuda", "libcublas.so.12 not found").mend


def test_a_packaged_program_tells_no_one_to_use_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its Python is not the user's."""
    _machine(monkeypatch, gpu=True, names=("NVIDIA T4",))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    met = obstacle("cuda", ["CPUExecutionProvider"])

    assert met
    assert met.why
    assert not met.mend


@pytest.mark.parametrize(
    ("system", "told"), [("Linux", "no driver"), ("Windows", "no DirectML"), ("Darwin", "no CoreML"), ("Plan9", None)]
)
def test_only_what_this_system_may_have_is_told(monkeypatch: pytest.MonkeyPatch, system: str, told: str | None) -> None:
    """Nobody reads about CoreML on Linux; what can be mended comes first."""
    monkeypatch.setattr(platform, "system", lambda: system)
    met = {
        "cuda": Obstacle("no driver"),
        "coreml": Obstacle("no CoreML"),
        "directml": Obstacle("no DirectML", "install it"),
    }

    found = worth_telling(met)

    assert (found.why if found else None) == told


def test_a_gpu_is_called_what_its_driver_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """And by its number where the driver does not say."""
    _machine(monkeypatch, gpu=True, names=("NVIDIA T4", "NVIDIA H100"))

    assert device_name("cuda", "") == "NVIDIA T4"
    assert device_name("cuda", "1") == "NVIDIA H100"
    assert device_name("cuda", "2") == "CUDA 2"


def test_a_gpu_is_seen_without_its_driver(tmp_path: Path) -> None:
    """By its vendor and class on the PCI bus; a sound card of the same vendor is none."""
    for name, kind, vendor in (("sound", "0x040300", "0x10de"), ("other", "0x030000", "0x8086")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "class").write_text(f"{kind}\n")
        (tmp_path / name / "vendor").write_text(f"{vendor}\n")
    assert not cuda_driver.has_gpu(tmp_path)
    assert not cuda_driver.has_gpu(tmp_path / "missing")

    (tmp_path / "gpu").mkdir()
    (tmp_path / "gpu" / "class").write_text("0x030200\n")
    (tmp_path / "gpu" / "vendor").write_text("0x10de\n")

    assert cuda_driver.has_gpu(tmp_path)
