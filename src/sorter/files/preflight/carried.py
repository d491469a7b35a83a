"""What of a plan was carried out before: a run of it may have been interrupted, or come to its end."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from sorter.files.compared import Compared
from sorter.files.engine.steps import run_of
from sorter.files.identity import Identity, lies_at
from sorter.files.journal.history import placed
from sorter.files.journal.records import Row, Run, Step, photo_step
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.tagged import tagged_already

_Before = dict[tuple[str, str, int, int], Row]  # source, target folder, size, time -> where it was put


def tags_left_of(plan: Plan, checkpoint: Callable[[], None]) -> tuple[Plan, Mapping[str, int]]:
    """The plan without the photos that are tagged so already, and how many earlier tags of each other one go."""
    tagged = tagged_already(plan, Compared(), checkpoint)
    left = tuple(action for action in plan.actions if action.source not in tagged.already)
    return replace(plan, actions=left), tagged.replaced


def left_of(plan: Plan, journal: Path | None, checkpoint: Callable[[], None]) -> Plan:
    """The plan without what was carried out before, as the journal says or, where that is silent, the disk.

    For all but tags. The photo decides, as it does while a plan is carried out: its source is gone, or stays with the
    same content where the plan leaves it there; and it stands, unchanged, where the plan puts it, or under the other
    name that it was given. Raises `JournalError`.
    """
    is_there = cache(os.path.isdir)
    reached: dict[str, Action] = {}
    for number, action in enumerate(plan.actions):
        if number % 512 == 0:
            checkpoint()
        if is_there(os.path.dirname(action.target)) and os.path.lexists(action.target):
            reached[action.source] = action
    if not reached:
        return plan
    run, groups = run_of(replace(plan, actions=tuple(reached.values())))
    before = _before(journal, run) if journal else {}
    compared = Compared()
    done: set[str] = set()
    for action, group in zip(reached.values(), groups, strict=True):
        checkpoint()
        if _is_done(plan.kind, action, before.get(_key(photo_step(group))), compared):
            done.add(action.source)
    return replace(plan, actions=tuple(action for action in plan.actions if action.source not in done))


def _before(journal: Path, run: Run) -> _Before:
    """What stands of earlier runs that did the same into the same folder, the newest last."""
    return {_key(row.step): row for row in placed(journal, run.kind, run.root)}


def _key(photo: Step) -> tuple[str, str, int, int]:
    return photo.source, os.path.dirname(photo.target), photo.size, photo.mtime_ns


def _is_done(kind: ActionKind, action: Action, before: Row | None, compared: Compared) -> bool:
    try:
        source = os.lstat(action.source)
    except (FileNotFoundError, NotADirectoryError):
        if kind is ActionKind.SYMLINK:
            return False  # what is left leads nowhere
        return _stands(before) or lies_at(action.target, action.size, action.mtime_ns)
    except OSError:
        return False  # what may not be looked at is told
    if kind is ActionKind.MOVE or (source.st_size, source.st_mtime_ns) != (action.size, action.mtime_ns):
        return False
    return _stands(before) or compared.is_made(kind, action.source, action.target)


def _stands(before: Row | None) -> bool:
    """Whether what an earlier run put there is there still, as it was then."""
    if before is None or before.placed is None:
        return False
    try:
        return Identity.of(os.lstat(before.step.target)).unchanged(before.placed)
    except OSError:
        return False
