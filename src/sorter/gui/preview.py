"""A plan in the numbers and folders that the window shows; knows no Qt."""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sorter.files.compared import Compared
from sorter.files.plan import ActionKind, Plan
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.whole import plan_on_disk
from sorter.files.tags.keywords import tags_and_above
from sorter.items import Prediction


@dataclass(frozen=True, slots=True)
class Branch:
    """A folder that holds photos once the plan is carried out, or has some below it; or a tag."""

    path: str
    name: str
    depth: int  # 0: the target folder itself
    count: int  # photos in it and below


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan and what there is to say of it."""

    plan: Plan
    size: int  # bytes of all photos and companions that have an action
    companions: int
    links: int  # of second labels
    renamed: int
    stays: dict[str, int]  # by reason
    branches: tuple[Branch, ...]
    example: str  # the first target, beneath the target folder; empty where nothing goes


def make_preview(
    predictions: Iterable[Prediction], options: PlanOptions, compared: Compared, checkpoint: Callable[[], None]
) -> Preview:
    """Plan on what is on disk now, and sum it up. Raises `RequestError` with the planner's sentence."""
    plan = plan_on_disk(predictions, options, compared=compared, checkpoint=checkpoint)
    companions = [member for action in plan.actions for member in action.companions]
    return Preview(
        plan=plan,
        size=sum(action.size for action in plan.actions) + sum(member.size for member in companions),
        companions=len(companions),
        links=sum(len(action.further) for action in plan.actions),
        renamed=sum(action.renamed for action in plan.actions),
        stays=dict(Counter(stay.reason for stay in plan.stays)),
        branches=_branches(plan),
        example=os.path.relpath(plan.actions[0].target, plan.root) if plan.actions else "",
    )


def _branches(plan: Plan) -> tuple[Branch, ...]:
    """Every folder of the plan, or every tag, parents before children."""
    if plan.kind is ActionKind.TAG:
        return _tag_branches(plan)
    counts: dict[tuple[str, ...], int] = {(): 0}
    for action in plan.actions:
        parts = tuple(os.path.relpath(os.path.dirname(action.target), plan.root).split(os.sep))
        parts = () if parts == (os.curdir,) else parts
        for depth in range(len(parts) + 1):
            counts[parts[:depth]] = counts.get(parts[:depth], 0) + 1
    return tuple(
        Branch(os.path.join(plan.root, *parts), parts[-1] if parts else os.path.basename(plan.root), len(parts), count)
        for parts, count in sorted(counts.items())
    )


def _tag_branches(plan: Plan) -> tuple[Branch, ...]:
    """Every tag with how many photos get it or one beneath it; the photos' folder stands above all."""
    counts = Counter(tag for action in plan.actions for tag in tags_and_above(action, plan))
    top = Branch(plan.root, os.path.basename(plan.root), 0, len(plan.actions))
    return (top, *(Branch("/".join(tag), tag[-1], len(tag), counts[tag]) for tag in sorted(counts)))
