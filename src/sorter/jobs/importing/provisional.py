"""The task by which a stranger's model is tried."""

from pathlib import Path

from sorter.tasks.bare import bare_task
from sorter.tasks.manifest import Outputs, Preprocessing, Task, Variant

PROVIDERS = ("cpu", "cuda", "coreml", "directml")
"""Where a stranger's model may run: anywhere."""


def provisional_task(model: Path, sha256: str, how: Preprocessing, outputs: Outputs, named: str) -> Task:
    """The task of one file; `named` is what its errors call it."""
    return bare_task(named, [Variant("imported", model, sha256, PROVIDERS)], how, outputs)
