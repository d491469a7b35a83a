"""A task that says only what running a model needs."""

from collections.abc import Sequence

from sorter.tasks.manifest import Outputs, Preprocessing, QuickRule, ScoreKind, Scoring, Task, Variant


def bare_task(
    id: str,
    variants: Sequence[Variant],
    preprocessing: Preprocessing,
    outputs: Outputs,
    *,
    quick: Sequence[QuickRule] = (),
) -> Task:
    """No labels, and nothing for people but the `id`, by which errors call it."""
    return Task(
        id=id,
        name="",
        summary="",
        family="",
        licence="",
        card=None,
        variants=tuple(variants),
        preprocessing=preprocessing,
        outputs=outputs,
        head=None,
        scoring=Scoring(ScoreKind.LOGITS, 1.0, 0.0),
        classes=(),
        thresholds={},
        accuracy="",
        quick=tuple(quick),
    )
