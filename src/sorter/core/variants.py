"""Which of a task's model files runs on what, and what names the measurements that it makes."""

import hashlib

from sorter.tasks.manifest import Preprocessing, Task, Variant

_MEASURING = 2  # raised whenever a photo's measurement becomes another by the same model


def variant_for(task: Task, family: str) -> Variant:
    """The first variant meant for this provider, else the first of all: it runs, if not as fast."""
    return next((variant for variant in task.variants if family in variant.providers), task.variants[0])


def measuring_key(task: Task, variant: Variant, how: Preprocessing | None = None) -> str:
    """Equal where the same photo gets the same measurement: same model file, same preprocessing, same outputs.

    `how` is one of the task's inputs, by default that for photos.
    """
    said = repr((_MEASURING, variant.sha256, how or task.preprocessing, task.outputs))
    return hashlib.sha256(said.encode()).hexdigest()


def measuring_keys(task: Task) -> dict[Preprocessing, tuple[str, ...]]:
    """Of each of the task's inputs, that for photos first, what names its measurements by each model file."""
    return {how: tuple(measuring_key(task, variant, how) for variant in task.variants) for how in task.inputs}
