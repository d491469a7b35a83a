"""How many photos a second are tagged, durably; figures are ratios within one run.

`tagging.py [--items N] [--folder DIR] [--into sidecar|file]`: tags N photos that have no sidecar, tags them anew with
other labels, and puts all of that back, with the journal durable; and writes as many files in a bare loop that
flushes each by itself.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sorter.files.engine.mover import carry_out
from sorter.files.engine.steps import run_of
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Group, Row, Run, State
from sorter.files.plan import ActionKind, Tagging, TagInto
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.whole import plan_on_disk
from sorter.items import Companion, Item, Prediction

_FOLDERS, _LABELS = 20, 40
_PHOTO = b"\xff\xd8\xff\xda\0\x08\1\1\0\0\x3f\0" + bytes(3_000_000) + b"\xff\xd9"


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--folder", help="where the files are made (default: a temporary folder)")
    parser.add_argument("--into", choices=("sidecar", "file"), default="sidecar")
    arguments = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="sorter-bench-", dir=arguments.folder))
    try:
        _measure(base, arguments.items, TagInto(arguments.into))
    finally:
        shutil.rmtree(base)


def _measure(base: Path, items: int, into: TagInto) -> None:
    library = base / "library"
    _make(library, items, _PHOTO if into is TagInto.FILE else b"photo")
    options = PlanOptions("bench", ActionKind.TAG, str(library), tagging=Tagging(into))
    with Journal.writing(base / "journal.sqlite") as journal:
        for words, first in (("tagged", 0), ("tagged anew", 1)):
            plan = plan_on_disk(_predicted(library, first), options)
            seconds = _seconds(lambda: _carry_out(journal, *run_of(plan)))  # noqa: B023  (called at once)
            print(f"{words}: {len(plan.actions) / seconds:,.0f} a second")
        for _ in range(2):
            undo = plan_undo(journal, None)
            seconds = _seconds(lambda: _carry_out(journal, undo.run, undo.groups))  # noqa: B023  (called at once)
            print(f"put back: {len(undo.groups) / seconds:,.0f} a second")
    few = items // 10
    print(f"a bare loop that flushes each: {few / _seconds(lambda: _write(base / 'bare', few)):,.0f} a second")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _make(library: Path, count: int, photo: bytes) -> None:
    for at in range(_FOLDERS):
        (library / f"day{at}").mkdir(parents=True)
    for at in range(count):
        (library / f"day{at % _FOLDERS}" / f"IMG_{at}.jpg").write_bytes(photo)
    os.sync()


def _predicted(library: Path, first: int) -> list[Prediction]:
    found = []
    for at, path in enumerate(sorted(library.rglob("*.jpg"))):
        stat, sidecar = path.stat(), Path(f"{path}.xmp")
        beside = (Companion(sidecar.name, 1, 1),) if sidecar.exists() else ()
        label = ("animal", f"kind{(at + first) % _LABELS}")
        item = Item(str(path), stat.st_size, stat.st_mtime_ns, beside)
        found.append(Prediction(item, label, 0.9, ((label, 0.9),), False, False))
    return found


def _carry_out(journal: Journal, run: Run, groups: Sequence[Group]) -> None:
    def check(rows: Sequence[Row]) -> None:
        if any(row.state is not State.DONE for row in rows):
            raise RuntimeError(f"not done: {rows[0].reason}")

    carry_out(journal, journal.begin(run), groups, checkpoint=lambda: None, report=check)


def _write(folder: Path, count: int) -> None:
    folder.mkdir()
    for at in range(count):
        with (folder / f"{at}.xmp").open("wb") as file:
            file.write(bytes(1500))
            os.fsync(file.fileno())


if __name__ == "__main__":
    main()
