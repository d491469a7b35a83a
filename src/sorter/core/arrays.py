"""Arrays that a task keeps in a file."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from sorter.core.measurement import FloatArray
from sorter.errors import TaskError


@contextmanager
def reading_arrays(file: Path, called: str) -> Iterator[Mapping[str, FloatArray]]:
    """The arrays of an .npz by name, float32; `called` is what errors call the file.

    Raises `TaskError` where it cannot be read, and in place of the `KeyError` of an array that is asked for within and
    is not there.
    """
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            yield {name: np.asarray(arrays[name], np.float32) for name in arrays.files}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TaskError(f"The {called} {file} cannot be read: {error}.") from error
