"""What stands against a plan, or is worth knowing before it begins, in plain words."""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sorter.files.plan import Plan
from sorter.files.preflight.bars import BarKind
from sorter.files.preflight.probing import Trait
from sorter.files.preflight.sources import Looked, Tally
from sorter.files.preflight.targets import Wanted
from sorter.files.preflight.trying import Tried
from sorter.items import readable
from sorter.wording import on_one_line, plural, size

_RESERVE = 0.98  # of the free room; a disk needs some for itself


class FindingKind(StrEnum):
    """What was found."""

    ABSENT = "absent"  # sources whose disk may not be connected
    GONE = "gone"
    CHANGED = "changed"
    UNSEEN = "unseen"  # sources that may not be looked at
    KEPT = "kept"  # sources to be moved that may not be taken away
    FIXED = "fixed"  # sources to be moved, on a disk that can only be read
    HARD_LINKED = "hard-linked"
    INSIDE_TARGET = "inside target"
    SPACE = "space"
    NEARLY_FULL = "nearly full"
    READ_ONLY = "read-only"  # the target's disk
    DENIED = "denied"  # the target may not be written to
    BLOCKED = "blocked"  # a link or a file where a folder has to be
    NETWORK = "network"
    CASE = "case"
    NAMES = "names"
    LONG_PATH = "long path"
    LINKS_ACROSS = "links across"
    FORMAT = "format"  # photos into which tags cannot be written
    REPLACED = "replaced"  # earlier tags of the same task
    SHARED = "shared"  # photos that are not tagged, since further names would keep the old content
    SEALED = "sealed"  # photos that are not tagged, since a file is read-only
    NO_HARD_LINKS = "no hard links"
    NO_SYMBOLIC_LINKS = "no symbolic links"
    ATTRIBUTES = "attributes"
    ACCESS_LISTS = "access lists"
    TIMES = "times"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, in one sentence to show as it is."""

    kind: FindingKind
    stops: bool  # the run would be pointless
    count: int  # files, names or folders that it is about
    example: str  # path or name of one of them
    sentence: str


_LOSSES = {
    Trait.ATTRIBUTES: FindingKind.ATTRIBUTES,
    Trait.ACCESS_LIST: FindingKind.ACCESS_LISTS,
    Trait.TIME: FindingKind.TIMES,
    Trait.PRIVACY: FindingKind.PRIVACY,
}


_BARS = {
    BarKind.FORMAT: (FindingKind.FORMAT, "of a format into which tags are not written, but sidecars take them"),
    BarKind.SHARED: (
        FindingKind.SHARED,
        "not to be tagged, since the file to be written has further hard links, which would keep the old content",
    ),
    BarKind.SEALED: (FindingKind.SEALED, "not to be tagged, since the file to be written is read-only"),
}


def source_findings(looked: Looked, plan: Plan, *, stands: bool, replaced: int) -> Iterator[Finding]:
    """What was found of the files and of the folders on both sides.

    `stands`: a part of what was asked for is there already, so that it is no mistake where the rest cannot be tagged;
    `replaced` earlier tags go.
    """
    stops = not looked.able
    noun = "file" if looked.companions else "photo"
    root = _shown(plan.root)
    if looked.absent:
        yield _absent(looked.absent, noun, stops)
    reasons = (
        (FindingKind.GONE, looked.gone, "no longer there"),
        (FindingKind.CHANGED, looked.changed, "not as when the plan was made"),
        (FindingKind.UNSEEN, looked.unseen, "closed to this user"),
        (FindingKind.KEPT, looked.kept, "in a folder that this user may not take files from"),
        (FindingKind.FIXED, looked.fixed, "on a disk that can only be read, so copying is possible and moving not"),
        (FindingKind.DENIED, looked.closed, "to go into a folder that this user may not write to"),
        (FindingKind.BLOCKED, looked.blocked, "to go where a link or a file stands in the way"),
    )
    for kind, tally, what in reasons:
        if tally.count:
            yield _counted(kind, tally, noun, what, stops=stops)
    for bar, tally in looked.bars.items():
        kind, what = _BARS[bar]
        yield _counted(kind, tally, noun, what, stops=stops and not stands)
    if replaced:
        sentence = f"{plural(replaced, 'tag')} that this task wrote before {'goes' if replaced == 1 else 'go'}."
        yield Finding(FindingKind.REPLACED, False, replaced, "", sentence)
    if looked.across.count:
        yield _across(looked.across)
    if looked.linked.count:
        count = looked.linked.count
        sentence = (
            f"{plural(count, noun)} {'has' if count == 1 else 'have'} other names elsewhere; "
            f"only the {'name' if count == 1 else 'names'} in this plan {_verb(count, 'move')}."
        )
        yield Finding(FindingKind.HARD_LINKED, False, count, looked.linked.example, sentence)
    if looked.inside:
        sentence = f"The {noun}s lie inside the target folder {root} already, in {_shown(looked.inside)}."
        yield Finding(FindingKind.INSIDE_TARGET, False, looked.files, looked.inside, sentence)


def _counted(kind: FindingKind, tally: Tally, noun: str, what: str, *, stops: bool) -> Finding:
    one_of = tally.count > 1 and kind not in {FindingKind.DENIED, FindingKind.BLOCKED}  # those name a folder
    such = "such as " if one_of else ""
    sentence = f"{plural(tally.count, noun)} {_be(tally.count)} {what}: {such}{_shown(tally.example)}."
    return Finding(kind, stops, tally.count, tally.example, _capital(sentence))


def _absent(absent: Mapping[str, int], noun: str, stops: bool) -> Finding:
    first, count = min(absent), sum(absent.values())
    come = f"{plural(count, noun)} {_be(count)} to come from"
    one = (
        f"{_shown(first)} is not there or empty, and {come} it; if it is on a disk that is not connected, connect that "
        "first."
    )
    several = (
        f"{plural(len(absent), 'folder')} are not there or empty, such as {_shown(first)}, and {come} them; if they "
        "are on a disk that is not connected, connect that first."
    )
    return Finding(FindingKind.ABSENT, stops, count, first, one if len(absent) == 1 else several)


def _across(tally: Tally) -> Finding:
    sentence = (
        f"{plural(tally.count, 'hard link')} would have to reach from one disk to another, which no disk can do: "
        f"{_shown(tally.example)}; choose symbolic links, or copy."
    )
    return Finding(FindingKind.LINKS_ACROSS, True, tally.count, tally.example, sentence)


def target_findings(tried: Tried, looked: Looked, plan: Plan) -> Iterator[Finding]:
    """What was found of one target volume."""
    wanted = tried.wanted
    disk = _disk(wanted, plan)
    all_here = wanted.files >= looked.files
    if wanted.volume.network:
        sentence = (
            f"{_capital(disk)} is on a network share ({wanted.volume.kind}), which keeps its word less well than a "
            "disk of this computer: let nothing else write there meanwhile."
        )
        yield Finding(FindingKind.NETWORK, False, wanted.files, wanted.volume.mount, sentence)
    if tried.failure is not None and not tried.full:
        yield _failure(tried, tried.failure, disk, all_here)
        return
    yield from _space(tried, disk, looked)
    if tried.alike:
        sentence = (
            f"{_capital(disk)} does not tell capitals from small letters, so {plural(tried.alike, 'folder')} "
            f"{_verb(tried.alike, 'become')} one with another."
        )
        yield Finding(FindingKind.CASE, False, tried.alike, wanted.folder, sentence)
    if tried.refused:
        yield _names(tried, disk)
    if tried.too_long:
        sentence = f"{_capital(disk)} refuses paths as long as {_shown(tried.too_long)}."
        yield Finding(FindingKind.LONG_PATH, False, 1, tried.too_long, sentence)
    if tried.no_hard_links:
        sentence = f"{_capital(disk)} knows no hard links; choose symbolic links, or copy."
        yield Finding(FindingKind.NO_HARD_LINKS, True, wanted.hard_links, wanted.folder, sentence)
    if tried.no_symbolic_links:
        sentence = f"Symbolic links cannot be made on {disk}; choose hard links, or copy."
        yield Finding(FindingKind.NO_SYMBOLIC_LINKS, True, wanted.symbolic_links, wanted.folder, sentence)
    yield from _losses(tried, disk)


def _failure(tried: Tried, error: OSError, disk: str, all_here: bool) -> Finding:
    wanted = tried.wanted
    if wanted.volume.read_only or error.errno == errno.EROFS:
        sentence = f"Nothing can be put into {_shown(wanted.folder)}, since {disk} can only be read."
        return Finding(FindingKind.READ_ONLY, all_here, wanted.files, wanted.folder, sentence)
    if isinstance(error, PermissionError):
        sentence = f"This user may not write to {_shown(wanted.folder)}; choose another target folder."
    else:
        sentence = f"Nothing can be put into {_shown(wanted.folder)}: {error.strerror}."
    return Finding(FindingKind.DENIED, all_here, wanted.files, wanted.folder, sentence)


def _space(tried: Tried, disk: str, looked: Looked) -> Iterator[Finding]:
    """Room is short, or nearly; where the file system does not say how much there is, nothing."""
    wanted = tried.wanted
    free = 0 if tried.full else wanted.volume.free
    if not wanted.volume.total and not tried.full:
        return
    who = plural(wanted.copied, "file" if looked.companions else "photo")
    needs = f"{who} {_verb(wanted.copied, 'need')} {size(wanted.bytes)} on {disk}, where {size(free)} is free"
    if wanted.bytes > free:
        yield Finding(FindingKind.SPACE, True, wanted.copied, wanted.folder, f"{needs}.")
    elif tried.full:
        sentence = f"There is no room left on {disk}, not even for a new folder."
        yield Finding(FindingKind.SPACE, True, wanted.files + wanted.links, wanted.folder, sentence)
    elif wanted.bytes > free * _RESERVE:
        sentence = f"{needs}; a disk needs some room for itself, so the last ones may find none."
        yield Finding(FindingKind.NEARLY_FULL, False, wanted.copied, wanted.folder, sentence)


def _names(tried: Tried, disk: str) -> Finding:
    count, every = len(tried.refused), len(tried.wanted.names)
    example = tried.refused[0]
    if tried.names < every:
        sentence = (
            f"Of {every:,} unusual names {tried.names:,} were tried, and {disk} refuses {count:,} of them, such as "
            f"{_shown(example)}."
        )
    else:
        sentence = f"{_capital(disk)} refuses {plural(count, 'name')} of this plan, such as {_shown(example)}."
    return Finding(FindingKind.NAMES, False, count, example, sentence)


def _losses(tried: Tried, disk: str) -> Iterator[Finding]:
    for trait, kind in _LOSSES.items():
        sources = tried.lost.get(trait, [])
        if not sources:
            continue
        count = len(sources)
        sampled = tried.sources < len(tried.wanted.crossing)
        who = f"Of {tried.sources:,} files looked at, {count:,}" if sampled else plural(count, "file")
        yield Finding(kind, False, count, sources[0], f"{who} {_lost(trait, count, disk)}")


def _lost(trait: Trait, count: int, disk: str) -> str:
    """What these files have that their copies will not."""
    match trait:
        case Trait.ATTRIBUTES:
            has = f"{'carries' if count == 1 else 'carry'} extra attributes (tags of a file manager, for example)"
            return f"{has} that {disk} cannot hold; the copies go without."
        case Trait.ACCESS_LIST:
            return f"{_have(count)} access lists that {disk} cannot hold; the copies go without."
        case Trait.TIME:
            when = f"{_have(count)} a time of change that {disk} cannot hold exactly"
            return f"{when}; the copies get the nearest one that it can."
        case Trait.PRIVACY:
            return f"{_be(count)} closed to other users in a way that {disk} cannot hold; others can read the copies."


def _disk(wanted: Wanted, plan: Plan) -> str:
    """How people call a volume: by where it is mounted, or by the target folder where that is the whole system."""
    mount = wanted.volume.mount
    return _shown(mount) if len(mount) > 1 else f"the disk of {_shown(plan.root)}"


def _verb(count: int, verb: str) -> str:
    return f"{verb}s" if count == 1 else verb


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _capital(sentence: str) -> str:
    """With a capital, unless a path begins it."""
    return sentence[:1].upper() + sentence[1:]


def _shown(path: str) -> str:
    """A path on one line that no screen takes for a command."""
    return on_one_line(readable(path))
