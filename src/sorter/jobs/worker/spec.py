"""What the worker is to have loaded, as text: of a task, what its model and the choice of previews need."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from sorter.tasks.bare import bare_task
from sorter.tasks.manifest import (
    Colour,
    Dtype,
    Fit,
    Interpolation,
    Layout,
    Outputs,
    Preprocessing,
    QuickRule,
    Task,
    Variant,
)


def spec_of(task: Task, device: str, *, thumbnails: bool) -> str:
    """JSON; equal where the same model would be loaded for the same use."""
    return json.dumps(
        {
            "id": task.id,
            "variants": [[one.name, os.path.abspath(one.path), one.sha256, one.providers] for one in task.variants],
            "preprocessing": asdict(task.preprocessing),
            "outputs": asdict(task.outputs),
            "quick": [asdict(rule) for rule in task.quick],
            "device": device,
            "thumbnails": thumbnails,
        }
    )


def spec_name(text: str) -> str:
    """The id of the task that a spec is of."""
    return str(json.loads(text)["id"])


def read_spec(text: str) -> tuple[Task, str, bool]:
    """A task that says only what measuring needs, the device, and whether thumbnails are wanted."""
    told = json.loads(text)
    how = told["preprocessing"]
    task = bare_task(
        told["id"],
        [Variant(name, Path(path), sha256, tuple(providers)) for name, path, sha256, providers in told["variants"]],
        Preprocessing(
            size=how["size"],
            resize=how["resize"],
            interpolation=Interpolation(how["interpolation"]),
            colour=Colour(how["colour"]),
            layout=Layout(how["layout"]),
            mean=tuple(how["mean"]),
            std=tuple(how["std"]),
            fit=Fit(how["fit"]),
            dtype=Dtype(how["dtype"]),
        ),
        Outputs(**told["outputs"]),
        quick=[QuickRule(**rule) for rule in told["quick"]],
    )
    return task, told["device"], told["thumbnails"]
