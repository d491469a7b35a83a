"""A plan in plain numbers, and what is known of it before anything moves."""

from collections.abc import Iterator
from os.path import basename, splitext
from typing import TYPE_CHECKING

from sorter.cli.deeds import done_already, to_do
from sorter.cli.text import shown, shown_path
from sorter.files.plan import Action, ActionKind, Plan, TagInto
from sorter.wording import plural, size

if TYPE_CHECKING:
    from sorter.files.preflight.preflight import Preflight, VolumeNeed


def weight(action: Action) -> int:
    """Bytes of an item, its companions with it."""
    return action.size + sum(one.size for one in action.companions)


def plan_numbers(plan: Plan) -> str:
    """One line: "803 photos to copy with 12 companions, 2.8 GB. 24 unsure stay. 2 renamed, 0 overwritten."."""
    companions = sum(len(action.companions) for action in plan.actions)
    beside = f" with {plural(companions, 'companion')}" if companions else ""
    what = f"{to_do(plan.kind, len(plan.actions))}{beside}"
    if plan.kind is ActionKind.TAG:
        return " ".join([f"{what}, {_INTO[plan.tagging.into]}{_otherwise(plan)}.", *_stays(plan)])
    parts = [f"{what}, {size(sum(map(weight, plan.actions)))}."]
    links = sum(len(action.further) for action in plan.actions)
    if links:
        parts.append(f"{plural(links, 'link')} beneath further labels.")
    parts += _stays(plan)
    renamed = sum(action.renamed for action in plan.actions)
    return " ".join([*parts, f"{renamed:,} renamed, 0 overwritten."])


_INTO = {
    TagInto.SIDECAR: "into the sidecars that are there, else into new ones (IMG.jpg.xmp)",
    TagInto.ADOBE: "into sidecars (IMG.xmp)",
    TagInto.FILE: "into the photos themselves",
}


def _otherwise(plan: Plan) -> str:
    """How many sidecars of Adobe's style bear the photo's whole name, and one of them."""
    if plan.tagging.into is not TagInto.ADOBE:
        return ""
    others = [action.target for action in plan.actions if splitext(action.source)[0] != splitext(action.target)[0]]
    if not others:
        return ""
    which = basename(others[0]) if len(others) == 1 else f"{len(others):,} of them like {basename(others[0])}"
    return f", but {shown(which)}, since another photo has that name"


def _stays(plan: Plan) -> Iterator[str]:
    """How many stay as they are, and why."""
    for reason in sorted({stay.reason for stay in plan.stays}):
        stays = sum(stay.reason == reason for stay in plan.stays)
        yield f"{stays:,} {reason} {'stays' if stays == 1 else 'stay'}."


def found_lines(found: "Preflight") -> Iterator[str]:
    """What of a plan was done before, and what is left to do of it, in numbers."""
    every = found.already + len(found.plan.actions)
    if found.already:
        yield f"{done_already(found.plan.kind, found.already, every)} before."
    if found.plan.actions or not found.already:
        yield plan_numbers(found.plan)
        yield from preflight_lines(found)


def preflight_lines(found: "Preflight") -> Iterator[str]:
    """What a run would write where, and what is worth knowing; what stops it is told by `stops`."""
    written = "written" if found.plan.kind is ActionKind.TAG else "copied"
    ways = [(found.renames, "moved within their disk"), (found.copies, written)]
    told = ", ".join(f"{plural(count, 'file')} to be {how}" for count, how in ways if count)
    if told:
        yield f"{told}."
    for need in found.volumes:
        yield _room(need)
    for finding in found.findings:
        if not finding.stops:
            yield f"Note: {shown(finding.sentence)}"


def stops(found: "Preflight") -> list[str]:
    """The sentences of what makes the run pointless."""
    return [shown(finding.sentence) for finding in found.findings if finding.stops]


def _room(need: "VolumeNeed") -> str:
    free = f"{size(need.volume.free)} free" if need.volume.total else "it does not say how much is free"
    kind = f" ({need.volume.kind})" if need.volume.kind else ""
    return f"On {shown_path(need.volume.mount)}{shown(kind)}: {size(need.needed)} needed, {free}."
