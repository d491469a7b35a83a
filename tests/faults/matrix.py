"""Which combinations are played, and at which of their calls."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from faults.points import Combination, Deed, Fault
from sorter.files.plan import ActionKind

_PLACES = [(kind, other) for kind in (ActionKind.MOVE, ActionKind.COPY) for other in (False, True)]
_PLACES += [(ActionKind.HARDLINK, False), (ActionKind.SYMLINK, False), (ActionKind.SYMLINK, True)]
_LACKING = (("renameat2",), ("renameat2", "linkat"))
_CLONES = ("ioctl", "copy_file_range")

_TAGS = [
    Combination(ActionKind.TAG, deed, False, groups=False, into_files=own) for own in (False, True) for deed in Deed
]

DEEDS = [*(Combination(kind, deed, other, groups=True) for kind, other in _PLACES for deed in Deed), *_TAGS]
"""Every deed of every kind, on one disk and between two."""

LATE = [Combination(ActionKind.MOVE, Deed.UNDO, other, groups=True, late=True) for other in (False, True)]
"""Undos that take along what was written beside the photos since."""

RUNGS = [
    *(
        Combination(kind, deed, other, groups=True, refused=refused)
        for kind, other in _PLACES[:4]
        for deed in Deed
        for refused in _LACKING
    ),
    *(Combination(ActionKind.COPY, deed, False, groups=True, refused=_CLONES) for deed in Deed),
    *(replace(one, refused=("renameat2",)) for one in _TAGS),
]
"""The same where the file system lacks something."""

SINGLES = [replace(one, groups=False) for one in DEEDS if one.groups]
"""The same with photos that have no companions."""

WITH_PROGRAM = [one for one in DEEDS if one.kind is not ActionKind.HARDLINK]
"""Deeds that the installed program is struck in as well."""

CUT = [one for one in DEEDS if one.deed is not Deed.RECOVER]
"""Deeds in which the power fails."""

_Any = TypeVar("_Any")


def control_of(combination: Combination) -> Combination:
    """The same done carelessly; the careless know no recovery."""
    deed = Deed.APPLY if combination.deed is Deed.RECOVER else combination.deed
    return replace(combination, careless=True, deed=deed)


def faults_of(combination: Combination) -> tuple[Fault, ...]:
    """What can happen during a deed; recovery is not raced, since a name that is taken may keep a file aside.

    Nor is a file that gets another content where the two cannot exchange their names: what is saved there in the very
    moment between a look and a call is lost.
    """
    errors = (Fault.KILL, Fault.EIO, Fault.ENOSPC)
    if combination.kind is ActionKind.TAG and combination.refused and combination.deed is not Deed.RECOVER:
        return (*errors, Fault.SWAP)
    return errors if combination.deed is Deed.RECOVER else (*errors, Fault.RACE, Fault.SWAP)


def spread(many: Sequence[_Any], wanted: int, offset: int = 0) -> list[_Any]:
    """So many of them, evenly spread; all where there are fewer."""
    if wanted >= len(many):
        return list(many)
    step = len(many) / wanted
    return [many[int(number * step + offset % step) % len(many)] for number in range(wanted)]
