"""A plan as a run of steps, every path freed of links so that it can be found again later."""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from sorter.files.journal.records import Deed, Group, Role, Run, Step
from sorter.files.plan import Action, ActionKind, FurtherLabel, Plan
from sorter.files.tags.keywords import dump_keywords, keywords_of


def run_of(plan: Plan) -> tuple[Run, list[Group]]:
    """The run that carries out a plan, not begun yet, and the steps of each action, in the plan's order."""
    freed = _Freed(plan.root)
    if plan.kind is ActionKind.TAG:
        tags: list[Group] = [(_tag(plan, action, freed),) for action in plan.actions]
        root = common_folder(tags)
        return new_run(plan.kind.value, plan.task, root, root, tags), tags
    groups = [_group(plan, action, freed) for action in plan.actions]
    return new_run(plan.kind.value, plan.task, freed.root, common_folder(groups), groups), groups


def new_run(  # what the journal fills in is left at nothing
    kind: str,
    task: str,
    root: str,
    source_root: str,
    groups: Sequence[Group],
    *,
    undo_of: int | None = None,
    is_undo: bool = False,
) -> Run:
    """A run that is not begun yet."""
    return Run(0, 0.0, None, kind, task, root, source_root, len(groups), is_undo, undo_of)


def common_folder(groups: Iterable[Group]) -> str:
    """The innermost folder that every photo's source lies beneath; empty where there is none (drives of Windows)."""
    folders = {os.path.dirname(step.source) for group in groups for step in group if step.role is not Role.FURTHER}
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return ""


def link_text(source: str, target: str, *, relative: bool) -> str:
    """What a symbolic link at `target` holds to lead to `source`."""
    if not relative:
        return source
    try:
        return os.path.relpath(source, os.path.dirname(target))
    except ValueError:  # another drive of Windows
        return source


class _Freed:
    """Paths with the links in their folders resolved; the files themselves are left as they are."""

    def __init__(self, root: str) -> None:
        self._real: Callable[[str], str] = cache(os.path.realpath)
        self.root = self._real(root)
        self._moved: Callable[[str], str] = cache(
            lambda folder: os.path.normpath(os.path.join(self.root, os.path.relpath(folder, root)))
        )

    def source(self, path: str) -> str:
        folder, name = os.path.split(path)
        return os.path.join(self._real(folder), name)

    def target(self, path: str) -> str:
        folder, name = os.path.split(path)
        return os.path.join(self._moved(folder), name)


def _group(plan: Plan, action: Action, freed: _Freed) -> Group:
    source, target = freed.source(action.source), freed.target(action.target)
    about = action.label, action.score, action.renamed
    steps: list[Step] = []
    files = [(freed.source(one.source), freed.target(one.target), one.size, one.mtime_ns) for one in action.companions]
    for at, (old, new, size, mtime_ns) in enumerate([*files, (source, target, action.size, action.mtime_ns)]):
        role = Role.COMPANION if at < len(files) else Role.PHOTO
        text = link_text(old, new, relative=plan.relative) if plan.kind is ActionKind.SYMLINK else ""
        steps.append(Step(Deed(plan.kind), old, new, size, mtime_ns, *about, role=role, text=text))
    photo = source if plan.kind is ActionKind.SYMLINK else target
    steps += [_further(plan, action, photo, freed.target(one.target), one) for one in action.further]
    return tuple(steps)


def _tag(plan: Plan, action: Action, freed: _Freed) -> Step:
    """The step that tags a photo; a sidecar lies where the photo does, however that was reached."""
    source = freed.source(action.source)
    target = os.path.join(os.path.dirname(source), os.path.basename(action.target))
    text = dump_keywords(keywords_of(action.tags, plan.tagging, plan.task))
    return Step(Deed.TAG, source, target, action.size, action.mtime_ns, action.label, action.score, text=text)


def _further(plan: Plan, action: Action, photo: str, target: str, one: FurtherLabel) -> Step:
    """The link of a further label, to where the photo is by then."""
    text = link_text(photo, target, relative=plan.relative) if plan.further_as is ActionKind.SYMLINK else ""
    role = Role.FURTHER
    deed = Deed(plan.further_as)
    return Step(deed, photo, target, action.size, action.mtime_ns, one.label, one.score, role=role, text=text)
