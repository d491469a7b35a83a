"""Arrays that a task keeps in a file."""

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
        with file.open("rb") as stream:
            arrays = np.load(stream, allow_pickle=False)
            found = {name: np.asarray(arrays[name], np.float32) for name in arrays.files}
    except OSError as error:
        raise _wrong(file, called, error.strerror or "it is damaged") from error
    except Exception as error:  # of zip, deflate, headers in Python: each has errors of its own for damage
        raise _wrong(file, called, "it is damaged") from error
    try:
        yield found
    except KeyError as error:
        raise _wrong(file, called, f"it has no {error.args[0]}") from error


def _wrong(file: Path, called: str, why: str) -> TaskError:
    return TaskError(
        f"The {called} {file} cannot be read: {why}; teach or import the task again, or install Sorter again if it "
        "came with it."
    )
