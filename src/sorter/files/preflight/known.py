"""What was found out of a target folder, so that it is not tried again."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from sorter.files.preflight.probing import Probe, Trait, probing
from sorter.files.preflight.targets import Wanted


@dataclass(slots=True)
class Answers:
    """What one folder answered."""

    able: dict[tuple[str, str | int], bool] = field(default_factory=dict)  # question, and the name or length it is of
    lost: dict[tuple[int, int, int], frozenset[Trait]] = field(default_factory=dict)  # of a source as it was then


class Known:
    """Answers of target folders, each as long as the same disk with room on it is behind the folder."""

    def __init__(self) -> None:
        self._answers: dict[_Place, Answers] = {}

    def forget(self) -> None:
        """Try everything anew; from any thread."""
        self._answers = {}  # what is being asked just now goes on with the old ones

    def of(self, wanted: Wanted) -> Answers:
        """What is known of the folder in which a volume is tried out; there is room for more. Raises `OSError`."""
        return self._answers.setdefault(_place(wanted), Answers())


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder on a file system; another disk at the same mount point is another place."""

    folder: str
    device: int
    inode: int
    system: int  # number of the file system itself
    room: bool  # for one more folder; a disk that has become full is to be asked again
    mount: str
    kind: str
    read_only: bool


def _place(wanted: Wanted) -> _Place:
    there, volume = os.stat(wanted.folder), wanted.volume
    room = _takes_names(wanted.folder) and (volume.free > 0 or not volume.total)
    about = volume.system, room, volume.mount, volume.kind, volume.read_only
    return _Place(os.path.realpath(wanted.folder), there.st_dev, there.st_ino, *about)


class Trial:
    """Answers what is known, and makes a probe for the rest; raises `OSError` where the disk fails or is full."""

    def __init__(self, folder: str, answers: Answers, opened: ExitStack) -> None:
        self._folder = folder
        self._answers = answers
        self._opened = opened
        self._made: Probe | None = None

    def ignores_case(self) -> bool:
        """Whether two names that differ in capitals alone are one."""
        return self._ask("case", "", Probe.ignores_case)

    def hard_links(self) -> bool:
        """Whether a file can have two names."""
        return self._ask("hard links", "", Probe.hard_links)

    def symbolic_links(self) -> bool:
        """Whether a file can be a link to another."""
        return self._ask("symbolic links", "", Probe.symbolic_links)

    def shares_blocks(self) -> bool:
        """Whether a copy can be a clone, which takes no room."""
        return self._ask("blocks", "", Probe.shares_blocks)

    def refuses(self, name: str, *, folder: bool) -> bool:
        """Whether no file, or no folder, can bear this name."""
        return self._ask("folder" if folder else "file", name, lambda probe: probe.refuses(name, folder=folder))

    def refuses_length(self, length: int) -> bool:
        """Whether no path can be so many bytes longer than that of the folder."""
        return self._ask("length", length, lambda probe: probe.refuses_length(length))

    def loses(self, source: str) -> frozenset[Trait]:
        """What a copy of this file, as it is now, would not have."""
        try:
            there = os.lstat(source)
        except OSError:
            return frozenset()
        as_it_is = there.st_dev, there.st_ino, there.st_ctime_ns
        if as_it_is not in self._answers.lost:
            self._answers.lost[as_it_is] = self._probe().loses(source)
        return self._answers.lost[as_it_is]

    def _ask(self, question: str, of: str | int, attempt: Callable[[Probe], bool]) -> bool:
        if (question, of) not in self._answers.able:
            self._answers.able[question, of] = attempt(self._probe())
        return self._answers.able[question, of]

    def _probe(self) -> Probe:
        if self._made is None:
            self._made = self._opened.enter_context(probing(self._folder))
        return self._made


@contextmanager
def trial(wanted: Wanted, known: Known) -> Iterator[Trial]:
    """A trial in a volume's folder; nothing of it is left, however it ends. Raises `OSError` as `probing` does."""
    with ExitStack() as opened:
        yield Trial(wanted.folder, known.of(wanted), opened)


if sys.platform == "win32":

    def _takes_names(_folder: str) -> bool:
        return True

else:

    def _takes_names(folder: str) -> bool:
        """Whether the file system has room for one more file, where it says so."""
        found = os.statvfs(folder)
        return found.f_favail > 0 or not found.f_files
