"""Labels that want to break out, collide or break the disk, and what became of them."""

import os
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from faults.movers import Engine
from faults.room import make_image, mount, unmount
from sorter.files.plan import ActionKind, Plan
from sorter.files.planning.draft import make_draft
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.planner import make_plan
from sorter.items import Item, Label, Prediction

_WORDS = (
    *("", ".", "..", "...", " ", "/", "//", "/etc", "/etc/passwd", "../../x", "a/b", "a\\b", "C:\\x", "~", "$HOME"),
    *("CON", "con", "nul", "nul.x", "NUL.x.txt", "aux.", "COM1", "LPT9", "com¹", "clock$", "CONIN$", "%TEMP%"),
    *("dot.", "dot..", "space ", " space", "dot. ", ".hidden", "-rf", "--", ".sorter-x.part", "{label}", "{name}"),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "\u202eexe.jpg",
        "שלום",
        "مرحبا",
        "e\u0301",
        "é",
        "Å",
        "A\u030a",
        "\u212b",
        "z" + "\u0301" * 300,
    ),
    *("ß", "SS", "ss", "ﬁ", "fi", "İ", "i\u0307", "\u200b", "\ufeff", "a\u200bb", "\ud800", "\udcff"),
    *("x" * 5000, "ж" * 5000, "😀" * 5000, "." * 5000, " " * 5000, "/" * 5000),
    *("\x00", "a\x00b", "\n", "a\nb", "\x1b[31m", "\x7f", "\x85", "\u2028"),
    *("<b>bold</b>", "&amp;", "a:b", "a|b", 'a"b', "a?b", "a*b"),
)
FIXED: tuple[Label, ...] = (
    *[(word,) for word in _WORDS],
    *[("..", ".."), ("..", "etc"), ("a", "..", "b"), ("a", ""), ("", "a"), ("a/b", "c"), ("a", "b/c"), ("a", "b", "c")],
)
"""The ones that everybody tries."""

_PIECES = [
    *("..", ".", "/", "\\", " ", "CON", "nul", ".x", "~", ":", "|", "*", "\x00", "\n", "\x1b[0m", "\u202e", "\u200d"),
    *("é", "e\u0301", "ß", "SS", "İ", "\u0131", "😀", "🏳️‍🌈", "שלום", "ﷺ", "\u0301", "\ud83d", "\udcfe"),
    *("cat", "Cat", "CAT", "dog", "bird", "ж", "漢字", "한", "<i>", "&lt;", "{n}", "x" * 60, "я" * 60),
]


@dataclass(slots=True)
class Sorted:
    """What became of a lot of labels."""

    labels: int = 0
    escaped: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)  # two labels, one folder
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lot:
    """So many generated labels besides the fixed ones, and the file system that they go to."""

    count: int
    disk: str
    careless: bool = False


def generated(count: int) -> list[Label]:
    """Labels of one to three segments, all different."""
    random, labels = Random(count), dict.fromkeys(FIXED)
    while len(labels) < len(FIXED) + count:
        segments = random.choice((1, 1, 2, 3))
        labels[tuple("".join(random.choices(_PIECES, k=random.randint(1, 5))) for _ in range(segments))] = None
    return list(labels)


def file_all(lot: Lot, base: Path) -> Sorted:
    """Give each label a photo of its own, plan, move, and see where it landed."""
    library, root = base / "library", base / "around" / "root"
    for folder in (library, base / "around"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    predictions = [_prediction(_photo(library, number), label) for number, label in enumerate(generated(lot.count))]
    if lot.careless:
        return _carelessly(predictions, root)
    return _by_sorter(predictions, root, base, any_bytes=lot.disk != "ntfs")


def plan_all(count: int, root: str) -> Sorted:
    """Plan alone, on no disk at all: two names that are one without case count as one folder."""
    result, items = Sorted(), [Item(f"/library/{number}.jpg", 1, 1) for number in range(count + len(FIXED))]
    plan = _plan([_prediction(item, label) for item, label in zip(items, generated(count), strict=True)], root)
    result.labels, result.merged = len(plan.actions), _merged(plan)
    for action in plan.actions:
        if os.path.normpath(action.target) != action.target or not action.target.startswith(f"{root}{os.sep}"):
            result.escaped.append(action.target)
        if any(len(os.fsencode(part)) > 255 for part in action.target.split(os.sep)):
            result.failed.append(action.target)
    return result


def _photo(library: Path, number: int) -> Item:
    path = library / f"{number}.jpg"
    path.write_bytes(b"%d" % number)
    stat = path.stat()
    return Item(str(path), stat.st_size, stat.st_mtime_ns)


def _prediction(item: Item, label: Label) -> Prediction:
    return Prediction(item, label, 0.9, ((label, 0.9),), False, False)


def _plan(predictions: list[Prediction], root: str) -> Plan:
    labels = tuple(one.label for one in predictions)
    return make_plan(make_draft(predictions, PlanOptions("none", ActionKind.MOVE, root, labels=labels)))


def _merged(plan: Plan) -> list[str]:
    folders = Counter(_folded(os.path.dirname(one.target)) for one in plan.actions)
    return [folder for folder, count in folders.items() if count > 1]


def _by_sorter(predictions: list[Prediction], root: Path, base: Path, *, any_bytes: bool) -> Sorted:
    """A name that is no text has to stay where it is, on a disk that holds nothing else."""
    plan = _plan(predictions, str(root))
    result = Sorted(len(plan.actions), merged=_merged(plan))
    if said := Engine().apply(plan, base / "data" / "journal.sqlite"):
        result.failed.append(said)
    found = {os.path.join(above, name) for above, _, names in os.walk(base / "around") for name in names}
    result.escaped = sorted(path for path in found if not path.startswith(f"{root}{os.sep}"))
    missing = [one for one in plan.actions if not _holds(one.target, Path(one.source).stem)]
    result.failed += [
        one.target for one in missing if any_bytes or _is_text(one.target) or not os.path.exists(one.source)
    ]
    return result


def _carelessly(predictions: list[Prediction], root: Path) -> Sorted:
    """What everybody writes first; where it would land is told, not tried, if that is beyond the root."""
    result, used = Sorted(len(predictions)), Counter[str]()
    for one in predictions:
        folder = os.path.normpath(os.path.join(root, *one.label))
        if folder != str(root) and not folder.startswith(f"{root}{os.sep}"):
            result.escaped.append(folder)
            continue
        used[_folded(folder)] += 1
        try:
            os.makedirs(folder, exist_ok=True)
            shutil.move(one.item.path, os.path.join(folder, one.item.name))
        except (OSError, ValueError) as error:
            result.failed.append(f"{folder}: {error}")
    result.merged = [folder for folder, count in used.items() if count > 1]
    return result


def _holds(path: str, text: str) -> bool:
    """Whether the very photo is there; a listing may show its name in other letters."""
    return os.path.isfile(path) and Path(path).read_text() == text


def _is_text(path: str) -> bool:
    return path.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in path)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


@contextmanager
def disk_without_case(base: Path) -> Iterator[Path]:
    """A disk on which `Cat` and `cat` are one name; its program ends with it. Raises `OSError`."""
    if not shutil.which("lowntfs-3g"):
        raise FileNotFoundError("lowntfs-3g is not there")
    folder, image = base / "ntfs", make_image(base / "ntfs.img", 256, kind="ntfs")
    mount(folder, "-t", "lowntfs-3g", "-o", "loop,ignore_case", str(image))
    try:
        yield folder
    finally:
        unmount(folder)  # the program that serves it would keep every mount of this process alive
