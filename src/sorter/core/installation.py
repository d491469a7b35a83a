"""Which versions of what are installed; nothing is imported to find out."""

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from sorter import __version__

_PACKAGES = {  # names of distributions, the first that is installed counts
    "ONNX Runtime": ("onnxruntime-gpu", "onnxruntime"),
    "OpenCV": ("opencv-python-headless",),
    "Pillow": ("pillow",),
    "pi-heif": ("pi-heif",),
    "rawpy": ("rawpy",),
    "imagecodecs": ("imagecodecs",),
    "NumPy": ("numpy",),
    "PySide6": ("PySide6-Essentials", "PySide6"),
}
_NOT_INSTALLED = "not installed"


def versions() -> dict[str, str]:
    """Of Sorter, of Python and of the packages that matter."""
    found = {"Sorter": __version__, "Python": platform.python_version()}
    return found | {name: _version(distributions) for name, distributions in _PACKAGES.items()}


def _version(distributions: Sequence[str]) -> str:
    for distribution in distributions:
        try:
            return version(distribution)
        except PackageNotFoundError:
            continue
    return _NOT_INSTALLED
