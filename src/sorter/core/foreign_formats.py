"""Models of other programs: some of their formats are programs themselves, which run when they are read."""

import os
from pathlib import Path

from sorter.errors import TaskError

_PYTORCH = "in Python, torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx') makes one"
_KERAS = "tf2onnx makes one (python -m tf2onnx.convert), or model.export('model.onnx', format='onnx') in Keras 3"
_OTHERS = {
    ".pt": ("a PyTorch file", _PYTORCH),
    ".pth": ("a PyTorch file", _PYTORCH),
    ".pkl": ("a Python pickle", _PYTORCH),
    ".ckpt": ("a PyTorch checkpoint", _PYTORCH),
    ".safetensors": ("a file of weights alone", "optimum-cli export onnx makes one of a Hugging Face model"),
    ".h5": ("a Keras file", _KERAS),
    ".keras": ("a Keras file", _KERAS),
    ".pb": ("a TensorFlow graph", "python -m tf2onnx.convert --saved-model FOLDER --output model.onnx makes one"),
    ".tflite": ("a TensorFlow Lite file", "python -m tf2onnx.convert --tflite FILE --output model.onnx makes one"),
    ".mlmodel": ("a Core ML file", "export the model it was made from to ONNX"),
}


def is_foreign(name: str) -> bool:
    """Whether a file's name says that it is another program's."""
    return os.path.splitext(name)[1].lower() in _OTHERS


def check_kind(file: Path, named: str) -> None:
    """Refuse formats of other programs by ending and by their first bytes. Raises `TaskError`."""
    ending = file.suffix.lower()
    with file.open("rb") as stream:
        start = stream.read(16)
    if ending not in _OTHERS:
        if start.startswith(b"\x89HDF"):
            ending = ".h5"
        elif start[4:8] == b"TFL3":
            ending = ".tflite"
        elif start[:1] == b"\x80" and start[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
            ending = ".pkl"
        elif start.startswith(b"PK"):
            if ending == ".zip":
                raise TaskError(f"The zip {named} is damaged.")
            ending = ".pt"
    refuse_format(named, ending)


def refuse_format(named: str, ending: str) -> None:
    """Raises `TaskError` with the export that is needed, where the ending is another program's."""
    if ending in _OTHERS:
        what, export = _OTHERS[ending]
        raise TaskError(f"{named} is {what}, and Sorter reads ONNX files only: {export}.")
