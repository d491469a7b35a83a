"""A plan as a run of steps, every path freed of links so that it can be found again later."""

import os
from collections.abc import Callable, Sequence
from functools import cache

from sorter.files.plan import Plan
from sorter.files.records import Deed, Run, Step


def run_of(plan: Plan) -> tuple[Run, list[Step]]:
    """The run that carries out a plan, not begun yet, and a step for each action, in the plan's order."""
    real = cache(os.path.realpath)
    root = real(plan.root)
    steps = [
        Step(
            deed=Deed(plan.kind.value),
            source=_freed(action.source, real),
            target=os.path.join(root, os.path.relpath(action.target, plan.root)),
            size=action.size,
            mtime_ns=action.mtime_ns,
            label=action.label,
            score=action.score,
            renamed=action.renamed,
        )
        for action in plan.actions
    ]
    return new_run(plan.kind.value, plan.task, root, common_folder(steps), steps), steps


def new_run(  # what the journal fills in is left at nothing
    kind: str,
    task: str,
    root: str,
    source_root: str,
    steps: Sequence[Step],
    *,
    undo_of: int | None = None,
    is_undo: bool = False,
) -> Run:
    """A run that is not begun yet."""
    return Run(0, 0.0, None, kind, task, root, source_root, len(steps), is_undo, undo_of)


def common_folder(steps: Sequence[Step]) -> str:
    """The innermost folder that every source lies beneath; empty where there is none (several drives of Windows)."""
    try:
        return os.path.commonpath([os.path.dirname(step.source) for step in steps])
    except ValueError:
        return ""


def _freed(path: str, real: Callable[[str], str]) -> str:
    """The path with the links in its folders resolved; the file itself is left as it is."""
    return os.path.join(real(os.path.dirname(path)), os.path.basename(path))
