"""From photos to a plan, for every command that needs one."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sorter.cli.arguments import Arguments
from sorter.cli.classifying import ADVISES, Classified, chosen_task, classify_job, collect
from sorter.cli.data_dir import data_places
from sorter.cli.doubtful import doubtful_lines
from sorter.cli.skipping import tell_skipped
from sorter.cli.tagging import check_tagging, tagging
from sorter.cli.text import columns, shown, shown_path
from sorter.cli.tree import tree_lines
from sorter.errors import RequestError
from sorter.files.compared import Compared
from sorter.files.journal.history import copies
from sorter.files.plan import LINK_KINDS, ActionKind, Plan
from sorter.files.planning.components import folder_names
from sorter.files.planning.options import Fate, PlanOptions, default_root
from sorter.files.planning.template import TemplateError, parse_template
from sorter.files.planning.whole import plan_on_disk
from sorter.items import Label, Prediction, Wanted
from sorter.jobs.events import Skipped
from sorter.tasks.manifest import Task
from sorter.wording import plural


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and the predictions that it was made from."""

    plan: Plan
    classified: Classified
    changed: frozenset[Label]  # labels whose folders are called otherwise than they are
    advisory: bool  # the task is not to be relied upon without a look


def plan_photos(arguments: Arguments, name_skipped: Callable[[Skipped], None] = tell_skipped) -> Planned:
    """Classify the photos and plan what was asked for; an earlier run's target among them is left out."""
    task = chosen_task(arguments)
    options = plan_options(arguments, task)
    classified = collect(classify_job(arguments, task, prune=_left_out(options)), name_skipped)
    known = Compared(copies(data_places(arguments).journal))  # what an earlier run compared is not read again
    plan = plan_on_disk(classified.predictions, options, compared=known)
    return Planned(plan, classified, frozenset(_changed(plan, options)), task.advisory)


def _left_out(options: PlanOptions) -> str:
    """The folder whose photos are not looked at: an earlier run's target; tags have none."""
    return "" if options.kind is ActionKind.TAG else options.root


def planned_lines(planned: Planned, *, every: bool) -> Iterator[str]:
    """The plan as a tree, and the photos that the task is not sure of; `every` cuts neither short."""
    if planned.advisory:
        yield ADVISES
    yield from tree_lines(planned.plan, changed=planned.changed, every=every)
    yield from doubtful_lines(planned.classified.predictions, every=every)
    yield from _marked_lines(planned.classified.predictions)
    if count := len(planned.classified.skipped):
        which = "which is not in the plan: named" if count == 1 else "which are not in the plan: each named"
        yield f"{plural(count, 'file')} skipped, {which} above with the reason."


def _marked_lines(predictions: Sequence[Prediction]) -> Iterator[str]:
    """How many go as a person said, and how many stay for that."""
    marks = [one.mark for one in predictions if one.mark]
    if marks:
        stays = sum(mark.wanted is Wanted.STAY for mark in marks)
        left = f", of which {stays:,} stay{'s' * (stays == 1)} in place" if stays else ""
        yield f"{plural(len(marks), 'photo')} as you corrected or accepted them{left}."


def plan_options(arguments: Arguments, task: Task) -> PlanOptions:
    """What the command line says of the destination. Raises `RequestError` before any photo is looked at."""
    check_tagging(arguments)
    _check_template(arguments.template)
    _check_links(arguments)
    root = _root(arguments)
    return PlanOptions(
        task=task.id,
        kind=ActionKind(arguments.action),
        root=root,
        template=arguments.template,
        unsure=Fate(arguments.unsure),
        outside=Fate(arguments.outside),
        flat=arguments.flat,
        labels=task.labels,
        sources=tuple(map(os.path.abspath, arguments.paths)),
        also=task.further_from if arguments.also is None else arguments.also,
        further_as=_further_as(arguments),
        relative=arguments.relative,
        tagging=tagging(arguments),
    )


def _root(arguments: Arguments) -> str:
    """The target folder, a good one; of tags that of the photos."""
    if arguments.action == ActionKind.TAG:
        path = os.path.abspath(arguments.paths[0])
        return path if os.path.isdir(path) else os.path.dirname(path)
    root = os.path.abspath(arguments.into) if arguments.into else root_beside(arguments.paths)
    _check_root(root)
    return root


def root_beside(paths: list[str]) -> str:
    """`<folder> sorted` beside the one folder that was named; of a photo, beside its folder."""
    if len(paths) > 1:
        raise RequestError("Several paths need a target folder: add --into DIR.")
    path = os.path.abspath(paths[0])
    if not os.path.lexists(path):
        raise RequestError(f"There is no file or folder {shown_path(path)}.")
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    if not os.path.basename(folder):
        raise RequestError(f"There is no place beside {folder}: add --into DIR.")
    return default_root(folder)


def _check_root(root: str) -> None:
    """Refuse a target that no folder can be made at, before any photo is looked at."""
    above = root
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    if not os.path.isdir(above):
        raise RequestError(f"The target has to be a folder, and {shown_path(above)} is a file.")


def _further_as(arguments: Arguments) -> ActionKind:
    """Links beside symbolic links are symbolic too, unless said otherwise."""
    chosen = ActionKind(arguments.also_as or arguments.action)
    return chosen if chosen in LINK_KINDS else ActionKind.HARDLINK


def _check_template(text: str) -> None:
    """Point at the place of a mistake, in lines beneath the sentence."""
    try:
        parse_template(text)
    except TemplateError as error:
        error.add_note(f"  {shown(text)}")
        error.add_note(f"  {' ' * columns(text[: error.position])}^")
        if text.startswith("/") or ".." in text.split("/"):
            error.add_note("A template is a path within the target folder; --into says where that is.")
        raise


def _check_links(arguments: Arguments) -> None:
    """Refuse options that would do nothing."""
    if arguments.also_as and arguments.also is None:
        raise RequestError("--also-as says what the links of further labels are: add --also X to have such links.")
    if arguments.relative and ActionKind.SYMLINK not in (arguments.action, arguments.also_as):
        raise RequestError("--relative is for symbolic links: add --action symlink or --also-as symlink.")


def _changed(plan: Plan, options: PlanOptions) -> Iterator[Label]:
    """The labels whose folders in the plan have other names, since not every disk takes theirs, or two were equal."""
    used = {action.label: action.target for action in plan.actions}
    for label, names in folder_names(options.labels, used, flat=options.flat).items():
        own = label[-1:] if options.flat else label
        if label in used and names != own and os.path.join(*names) in used[label]:
            yield label
