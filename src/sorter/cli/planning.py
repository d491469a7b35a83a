"""From photos to a plan, for every command that needs one."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from sorter.cli.arguments import Arguments
from sorter.cli.classifying import Classified, chosen_task, classify_job, collect
from sorter.cli.skipping import tell_skipped
from sorter.cli.text import plural, shown_path, size
from sorter.errors import RequestError
from sorter.files.plan import ActionKind, Plan
from sorter.files.planner import Fate, PlanOptions, make_plan
from sorter.files.survey import survey
from sorter.files.template import parse_template
from sorter.jobs.events import Skipped
from sorter.tasks.manifest import Task


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and the predictions that it was made from."""

    plan: Plan
    classified: Classified


def plan_photos(arguments: Arguments, name_skipped: Callable[[Skipped], None] = tell_skipped) -> Planned:
    """Classify the photos and plan what was asked for; an earlier run's target among them is left out."""
    task = chosen_task(arguments)
    options = plan_options(arguments, task)
    classified = collect(classify_job(arguments, task, prune=options.root), name_skipped)
    return Planned(make_plan(classified.predictions, options, survey(classified.predictions, options)), classified)


def plan_options(arguments: Arguments, task: Task) -> PlanOptions:
    """What the command line says of the destination. Raises `RequestError` before any photo is looked at."""
    parse_template(arguments.template)
    root = os.path.abspath(arguments.into) if arguments.into else default_root(arguments.paths)
    _check_root(root)
    return PlanOptions(
        task=task.id,
        kind=ActionKind(arguments.action),
        root=root,
        template=arguments.template,
        unsure=Fate(arguments.unsure),
        outside=Fate(arguments.outside),
        flat=arguments.flat,
        labels=task.labels,
    )


def default_root(paths: list[str]) -> str:
    """`<folder> sorted` beside the one folder that was named; of a photo, beside its folder."""
    if len(paths) > 1:
        raise RequestError("Several paths need a target folder: add --into DIR.")
    path = os.path.abspath(paths[0])
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    if not os.path.basename(folder):
        raise RequestError(f"There is no place beside {folder}: add --into DIR.")
    return f"{folder} sorted"


def _check_root(root: str) -> None:
    """Refuse a target that no folder can be made at, before any photo is looked at."""
    above = root
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    if not os.path.isdir(above):
        raise RequestError(f"The target cannot be a folder, since {shown_path(above)} is none.")


def preflight(plan: Plan) -> str:
    """The plan in plain numbers: "803 photos to copy, 2.8 GB. 24 unsure stay. 2 renamed, 0 overwritten."."""
    count = len(plan.actions)
    total = size(sum(action.size for action in plan.actions))
    renamed = sum(action.renamed for action in plan.actions)
    parts = [f"{plural(count, 'photo')} to {plan.kind}, {total}."]
    for reason in sorted({stay.reason for stay in plan.stays}):
        stays = sum(stay.reason == reason for stay in plan.stays)
        parts.append(f"{stays:,} {reason} {'stays' if stays == 1 else 'stay'}.")
    return " ".join([*parts, f"{renamed:,} renamed, 0 overwritten."])
