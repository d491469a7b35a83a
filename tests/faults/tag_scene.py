"""Photos that are tagged, in sidecars or in themselves, and what is true of every file afterwards."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from faults import swapping
from faults.scene import Print, Verdict, print_of, prints
from sorter.files.plan import Action, ActionKind, Plan, Tag, Tagging, TagInto
from sorter.files.tags.content import photo_with, sidecar_with
from sorter.files.tags.keywords import Keywords, keywords_of

_START = 1_600_000_000_000_000_000
_JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xda\0\x08\1\1\0\0\x3f\0%s\xff\xd9"
_SIDECAR = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:darktable="http://darktable.sf.net/" darktable:history_end="%s">
 <dc:subject><rdf:Bag><rdf:li>mine</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"""
_SIZES = (300, 4000, 70_000, 1_100_000, 900)
_FOLDERS = ("one", "two")
_TASK = "none"
_OTHER = keywords_of([Tag(("other",), 0.5)], Tagging(), _TASK)


class TagScene:
    """A library, a plan that tags it, and the journal beside it; stands in for a `Scene`."""

    def __init__(self, base: Path, *, into_files: bool) -> None:
        self.base = base
        self.library, self.outside = base / "library", base / "outside"
        self.journal = base / "data" / "journal.sqlite"
        self.into_files = into_files
        self.before: dict[str, Print] = {}
        self.plan = Plan(_TASK, ActionKind.TAG, str(self.library), (), ())
        self._contents: dict[str, list[bytes]] = {}  # of each target: what it may hold; none of it: it may be absent
        self._was: dict[str, bytes] = {}  # what it held before
        self._raced: dict[str, bytes] = {}  # what somebody else put there meanwhile

    def build(self) -> "TagScene":
        """Make everything anew."""
        for folder in (self.base, self.journal.parent):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self.outside, self.journal.parent, *(self.library / name for name in _FOLDERS)):
            folder.mkdir(parents=True)
        self._raced, self._contents, self._was = {}, {}, {}
        tagging = Tagging(TagInto.FILE if self.into_files else TagInto.SIDECAR)
        actions = [self._laid_out(number, size, tagging) for number, size in enumerate(_SIZES)]
        self.plan = Plan(_TASK, ActionKind.TAG, str(self.library), tuple(actions), (), tagging=tagging)
        self.before = prints(self.library)
        return self

    def _laid_out(self, number: int, size: int, tagging: Tagging) -> Action:
        photo = self.library / _FOLDERS[number > 2] / f"IMG_{number}.jpg"
        _put(photo, _JPEG % (b"%d" % number * size), number)
        tags = (Tag(("animal", f"kind {number}"), 0.9),)
        target = photo
        if not self.into_files:
            target = photo.with_suffix(".xmp") if number == 2 else Path(f"{photo}.xmp")
            if number:
                old = _SIDECAR % (b"%d" % number * number * 20_000)
                _put(target, sidecar_with(old, _OTHER) if number == 3 else old, 10 + number)
        self._expect(target, keywords_of(tags, tagging, _TASK))
        stat = photo.stat()
        return Action(str(photo), str(target), stat.st_size, stat.st_mtime_ns, ("animal",), 0.9, tags=tags)

    def _expect(self, target: Path, keywords: Keywords) -> None:
        path = str(target)
        if target.exists():
            self._was[path] = target.read_bytes()
            self._contents[path] = [self._was[path], self._tagged(path, self._was[path], keywords)]
        else:
            self._contents[path] = [sidecar_with(None, keywords)]

    def _tagged(self, path: str, content: bytes, keywords: Keywords) -> bytes:
        return photo_with(path, content, keywords) if self.into_files else sidecar_with(content, keywords)

    def come_beside(self) -> None:
        """Nothing comes beside photos here."""

    def intrude(self, _: Iterable[str]) -> None:
        """Somebody else saves every file that is tagged, as editors do: a new file in place of the old one."""
        for number, action in enumerate(self.plan.actions):
            path = Path(action.target)
            own = (_JPEG if self.into_files else _SIDECAR) % (b"racer %d" % number)
            beside = path.with_name(f"racer{number}")
            _put(beside, own, 100 + number)
            beside.replace(path)
            self._raced[str(path)] = own
            keywords = keywords_of(action.tags, self.plan.tagging, self.plan.task)
            self._contents[str(path)] = [own, self._tagged(str(path), own, keywords)]

    def swap(self) -> None:
        """Somebody else puts links to another folder in the place of the photos' folders."""
        swapping.swap((self.library / name for name in _FOLDERS), self.outside)

    def swap_back(self) -> None:
        """The folders are back."""
        swapping.swap_back(self.library / name for name in _FOLDERS)

    def verdict(self) -> Verdict:
        """What is wrong after recovery: each file is the old one or the new one, and nothing else has changed."""
        verdict = Verdict()
        for path, contents in self._contents.items():
            self._judge(path, contents, verdict)
        self._judge_others(verdict)
        return verdict

    def restored(self, verdict: Verdict) -> None:
        """Add what is wrong after an undo: every file as it was, to its time; what somebody else wrote stays."""
        for path in self._contents:
            if path in self._raced:
                self._judge(path, [self._raced[path]], verdict)
            elif path in self._was:
                if print_of(Path(path)) != self.before[os.path.relpath(path, self.library)]:
                    verdict.other.append(f"not restored: {path}")
            elif os.path.lexists(path):
                verdict.other.append(f"still there: {path}")
        self._judge_others(verdict)

    def _judge(self, path: str, contents: list[bytes], verdict: Verdict) -> None:
        if not os.path.lexists(path):
            if path in self._was or path in self._raced:
                verdict.lost.append(path)
        elif Path(path).read_bytes() not in contents:
            (verdict.overwritten if path in self._raced else verdict.lost).append(f"damaged: {path}")

    def _judge_others(self, verdict: Verdict) -> None:
        found = prints(self.library)
        targets = {os.path.relpath(path, self.library) for path in self._contents}
        for path in found.keys() - targets:
            if path not in self.before:
                verdict.other.append(f"left behind: {path}")
        for path in self.before.keys() - targets:
            if found.get(path) != self.before[path]:
                verdict.lost.append(path)
        if escaped := [str(path) for path in self.outside.rglob("*")]:
            verdict.other.append(f"escaped: {escaped}")


def _put(path: Path, content: bytes, number: int) -> None:
    path.write_bytes(content)
    os.utime(path, ns=(_START + number, _START + number))
