"""Which photos of a plan say already what it would write."""

import os
from collections.abc import Callable

from sorter.errors import InputError
from sorter.files.compared import Compared
from sorter.files.plan import Action, Plan, TagInto
from sorter.files.tags.content import photo_with, sidecar_with
from sorter.files.tags.keywords import Keywords, keywords_of


def tagged_already(plan: Plan, compared: Compared, checkpoint: Callable[[], None]) -> frozenset[str]:
    """The photos, by their sources, whose sidecars say so already.

    Into a photo itself is looked only where it is another file than was planned with: reading all of them would take
    as long as tagging them. `checkpoint` is called often and may raise, to give up.
    """
    found = set()
    for action in plan.actions:
        checkpoint()
        own = plan.tagging.into is TagInto.FILE
        if own and not _has_changed(action):
            continue
        keywords = keywords_of(action.tags, plan.tagging, plan.task)
        if compared.answer(action.target, keywords, lambda data: _says(action, keywords, data, own=own)):  # noqa: B023  (asked at once)
            found.add(action.source)
    return frozenset(found)


def _has_changed(action: Action) -> bool:
    try:
        now = os.lstat(action.source)
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) != (action.size, action.mtime_ns)


def _says(action: Action, keywords: Keywords, data: bytes, *, own: bool) -> bool:
    try:
        new = photo_with(action.source, data, keywords) if own else sidecar_with(data, keywords)
    except InputError:
        return False  # it is told when it is to be written
    return new == data
