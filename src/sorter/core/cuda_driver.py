"""What NVIDIA's driver says of the GPUs, asked of the driver alone: CUDA's libraries need not be there."""

import ctypes
import platform
from contextlib import suppress
from pathlib import Path

_LIBRARY = "nvcuda.dll" if platform.system() == "Windows" else "libcuda.so.1"
_NVIDIA = "0x10de"  # vendor of a PCI device
_DISPLAYS = ("0x0300", "0x0302")  # its class: VGA and 3D controllers
_NAME_BYTES = 256
_PCI = Path("/sys/bus/pci/devices")


def gpu_names() -> tuple[str, ...] | None:
    """The GPUs by number, as the driver names them; None where there is no driver that answers.

    By the driver API: cuInit, cuDeviceGetCount, cuDeviceGet, cuDeviceGetName; each returns 0 where it succeeds.
    """
    try:
        driver = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    count, device, name = ctypes.c_int(), ctypes.c_int(), ctypes.create_string_buffer(_NAME_BYTES)
    if driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(count)):
        return None
    names: list[str] = []
    for number in range(count.value):
        if driver.cuDeviceGet(ctypes.byref(device), number) or driver.cuDeviceGetName(name, _NAME_BYTES, device):
            return None
        names.append(name.value.decode("ascii", "replace"))
    return tuple(names)


def has_gpu(devices: Path = _PCI) -> bool:
    """Whether an NVIDIA GPU is plugged in, driver or not, by what Linux lists; False where that cannot be known."""
    with suppress(OSError):
        return any(_is_gpu(device) for device in devices.iterdir())
    return False


def _is_gpu(device: Path) -> bool:
    with suppress(OSError):
        kind = (device / "class").read_text(encoding="ascii")
        return kind.startswith(_DISPLAYS) and (device / "vendor").read_text(encoding="ascii").strip() == _NVIDIA
    return False
