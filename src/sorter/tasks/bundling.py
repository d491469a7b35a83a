"""A task and all that it is made of in one zip, for another computer."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sorter.errors import TaskError
from sorter.items import readable
from sorter.tasks.manifest import Task
from sorter.tasks.saving import save_task

_THEN = (1980, 1, 1, 0, 0, 0)  # the same task gives the same bytes


def write_bundle(task: Task, file: Path) -> None:
    """Write the zip whole or not at all; a file that is there is not replaced. Raises `TaskError`."""
    try:
        with TemporaryDirectory(prefix=".sorter-", dir=file.parent) as folder:
            fresh = Path(folder, "fresh.zip")
            with zipfile.ZipFile(fresh, "w") as archive:  # stored: weights hardly become smaller
                for part in _parts(task, Path(folder, "task")):
                    with part.open("rb") as source, archive.open(_info(part, task), "w", force_zip64=True) as out:
                        while chunk := source.read(1 << 20):
                            out.write(chunk)
            os.link(fresh, file)  # unlike a rename it replaces nothing
    except OSError as error:
        raise TaskError(f"The task cannot be written to {readable(str(file))}: {error.strerror}.") from error


def _info(part: Path, task: Task) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(f"{task.id}/{part.name}", _THEN)


def _parts(task: Task, folder: Path) -> Iterator[Path]:
    """The files of the task as it would be kept, and besides those that come with Sorter."""
    saved = save_task(task, folder)
    home = folder / task.id
    yield from sorted(home.iterdir())
    named = {part.path for part in (*saved.variants, saved.head, saved.outside) if part}
    yield from sorted(path for path in named if path.parent != home)
