"""A task that says only what running a model needs."""

from pathlib import Path

from sorter.tasks.manifest import Outputs, Preprocessing, ScoreKind, Scoring, Task, Variant

PROVIDERS = ("cpu", "cuda", "coreml", "directml")
"""Where a stranger's model may run: anywhere."""


def provisional_task(model: Path, sha256: str, how: Preprocessing, outputs: Outputs, named: str) -> Task:
    """The task by which a model is tried; `named` is what its errors call it."""
    return Task(
        id=named,
        name="",
        summary="",
        family="",
        licence="",
        card=None,
        variants=(Variant("imported", model, sha256, PROVIDERS),),
        preprocessing=how,
        outputs=outputs,
        head=None,
        scoring=Scoring(ScoreKind.LOGITS, 1.0, 0.0),
        classes=(),
        thresholds={},
        accuracy="",
    )
