"""How fast the file engine plans and moves, and how it grows; figures are ratios within one run.

`file_engine.py [--items N] [--folder DIR]`: plans N items and a tenth of them, then moves N small files on one disk
with the journal durable, puts them back, and renames as many in a bare loop that writes nothing down.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sorter.files.engine.mover import carry_out
from sorter.files.engine.steps import run_of
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Group, Run
from sorter.files.plan import ActionKind, Plan
from sorter.files.planning.collecting import COLLECTOR_HELD
from sorter.files.planning.draft import make_draft
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.planner import make_plan
from sorter.files.planning.whole import plan_on_disk
from sorter.items import Item, Prediction

_FOLDERS, _LABELS = 200, 40


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--folder", help="where the files are made (default: a temporary folder)")
    arguments = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="sorter-bench-", dir=arguments.folder))
    try:
        _measure(base, arguments.items)
    finally:
        shutil.rmtree(base)


def _measure(base: Path, items: int) -> None:
    some, all_of_them = _imagined(items // 10), _imagined(items)
    few, many = (
        statistics.median(_seconds(partial(_planned, photos, _options(base))) for _ in range(5))
        for photos in (some, all_of_them)
    )
    print(f"planning {items:,} items: {many:.2f} s; {many / few:.1f} times as long as {items // 10:,}")
    photos = _made(base / "library", items)
    options = _options(base)
    plan: list[Plan] = []
    surveyed = _seconds(lambda: plan.append(plan_on_disk(photos, options)))
    print(f"looking at the target and planning: {surveyed:.2f} s")
    with Journal.writing(base / "journal.sqlite") as journal:
        moved = _seconds(lambda: _carry_out(journal, *run_of(plan[0])))
        undo = plan_undo(journal, None)
        back = _seconds(lambda: _carry_out(journal, undo.run, undo.groups))
    bare = _seconds(lambda: _rename(photos, base / "bare"))
    print(f"moving: {items / moved:,.0f} a second, {moved / bare:.1f} times as long as a bare loop of renames")
    print(f"undo: {items / back:,.0f} a second; bare loop: {items / bare:,.0f} a second")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _options(base: Path) -> PlanOptions:
    return PlanOptions("bench", ActionKind.MOVE, str(base / "sorted"))


def _planned(photos: Sequence[Prediction], options: PlanOptions) -> Plan:
    with COLLECTOR_HELD:
        return make_plan(make_draft(photos, options))


def _imagined(count: int) -> list[Prediction]:
    return [_prediction(f"/library/day{at % _FOLDERS}/IMG_{at}.jpg", at, 0, 0) for at in range(count)]


def _made(library: Path, count: int) -> list[Prediction]:
    for at in range(_FOLDERS):
        (library / f"day{at}").mkdir(parents=True)
    photos = []
    for at in range(count):
        path = library / f"day{at % _FOLDERS}" / f"IMG_{at}.jpg"
        path.write_bytes(b"photo")
        stat = path.stat()
        photos.append(_prediction(str(path), at, stat.st_size, stat.st_mtime_ns))
    os.sync()
    return photos


def _prediction(path: str, at: int, size: int, mtime_ns: int) -> Prediction:
    label = ("animal", f"kind{at % _LABELS}")
    return Prediction(Item(path, size, mtime_ns), label, 0.9, ((label, 0.9),), False, False)


def _carry_out(journal: Journal, run: Run, groups: Sequence[Group]) -> None:
    carry_out(journal, journal.begin(run), groups, checkpoint=lambda: None, report=lambda _: None)


def _rename(photos: Sequence[Prediction], target: Path) -> None:
    for at in range(_LABELS):
        (target / f"kind{at}").mkdir(parents=True)
    for photo in photos:
        os.rename(photo.item.path, target / photo.label[-1] / photo.item.name)


if __name__ == "__main__":
    main()
