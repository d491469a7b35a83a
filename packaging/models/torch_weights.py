"""Reads the weights in a .pth file of PyTorch's first format (before 1.6), without PyTorch."""

import pickle
from collections import OrderedDict
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_TYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}


class _Tensor(NamedTuple):
    """Where in which storage a tensor lies."""

    storage: tuple[str, str, str, str, int, None]  # "storage", type, key, device, length, view
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]
    requires_grad: bool
    hooks: object


def read_weights(file: BinaryIO) -> dict[str, Array]:
    """Every tensor by its name, float32 (counters too).

    The file is four pickles (magic number, version, system, tensors), the storages' keys as a fifth, then each storage:
    its length as a 64-bit number and its values. Nothing in the pickles is run that is not named here.
    """
    for _ in range(3):
        pickle.Unpickler(file).load()
    tensors: dict[str, _Tensor] = _Reader(file).load()
    types = {tensor.storage[2]: _TYPES[tensor.storage[1]] for tensor in tensors.values()}
    storages: dict[str, Array] = {}
    for key in pickle.Unpickler(file).load():
        length = int.from_bytes(file.read(8), "little")
        stored = np.dtype(types[key])
        storages[key] = np.frombuffer(file.read(length * stored.itemsize), stored).astype(np.float32)
    return {name: _tensor(one, storages[one.storage[2]]) for name, one in tensors.items()}


def _tensor(one: _Tensor, storage: Array) -> Array:
    """Its own copy: a transposed tensor lies in its storage as it was before."""
    strides = [step * storage.itemsize for step in one.stride]
    return np.array(np.lib.stride_tricks.as_strided(storage[one.offset :], one.shape, strides))


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Callable[..., object] | str:
        """The only three kinds of names that such a file needs."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _Tensor
        if module == "torch" and name in _TYPES:
            return name
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")

    def persistent_load(self, pid: object) -> object:
        """A storage, described."""
        return pid
