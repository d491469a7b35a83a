"""How much faster a quick look is than an exact one, and how many photos get the same label: in turns, in one run.

`quick_speed.py --task day-night --preview 160 [--throttle 30]`: camera-size photos are made of `--sources`, with a
preview of 160x120 pixels alone or another of 640x480 besides. With `--throttle` they lie on a disk of their own that
gives so many MB a second, and are read from it anew each time; that needs root, a loop device and cgroups.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sorter.jobs.bench.library import CAMERAS, make_library
from sorter.resources import resources_dir

_BLKIO = Path("/sys/fs/cgroup/blkio")
_LABEL = ("label", "unsure", "outside")


def main() -> None:
    """See above."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="sorter-bench-") as base, _disk(Path(base), options) as (folder, limited):
        larger = None if options.preview <= 160 else (options.preview, options.preview * 3 // 4)
        cameras = tuple(replace(camera, preview=larger, size=(4032, 3024)) for camera in CAMERAS)
        make_library(options.sources, folder, options.count, cameras=cameras)
        whole: dict[str, list[float]] = {"exact": [], "quick": []}  # seconds
        alone: dict[str, list[float]] = {"exact": [], "quick": []}
        said: dict[str, _Said] = {}
        for turn in range(options.rounds):
            for name, words in (("exact", []), ("quick", ["--quick"])):
                if limited:
                    _forget_pages()
                start = time.perf_counter()
                said[name], seconds = _classified(folder, Path(base) / "data", options.task, words, limited)
                whole[name].append(time.perf_counter() - start)
                alone[name].append(seconds)
                print(f"round {turn + 1}  {name}  {whole[name][-1]:6.2f} s, {seconds:6.2f} s from the first photo on")
        print(
            f"{options.task}, {options.preview} pixels: {_ratio(alone):.2f} times as fast from the first photo on, "
            f"{_ratio(whole):.2f} times as whole programs"
        )
        pairs = [(said["exact"][path], said["quick"][path]) for path in said["exact"]]
        best = sum(one[0] == other[0] for one, other in pairs)
        sure = sum(one == other for one, other in pairs)
        print(f"of {len(pairs)} photos {best} keep their best class, {sure} also whether they are sure, and how deep")


_Said = dict[str, tuple[object, ...]]
"""Of each photo its best class, then its label and whether that is sure."""


def _ratio(seconds: dict[str, list[float]]) -> float:
    return statistics.median(seconds["exact"]) / statistics.median(seconds["quick"])


class _Options(argparse.Namespace):
    task: str
    sources: Path
    count: int
    rounds: int
    preview: int
    throttle: int


def _options() -> _Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", default="day-night")
    parser.add_argument("--sources", type=Path, default=resources_dir() / "samples", help="photos to enlarge")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--preview", type=int, default=160, help="longer side of the largest preview")
    parser.add_argument("--throttle", type=int, default=0, help="MB a second that the disk gives (default: as it is)")
    return parser.parse_args(namespace=_Options())


def _classified(
    folder: Path, data: Path, task: str, words: Sequence[str], begin: Callable[[], None] | None
) -> tuple[_Said, float]:
    """What the whole program says, and its seconds from the first photo on; `begin` is called in its process first."""
    command = [sys.executable, "-m", "sorter", "--data-dir", str(data), "classify", str(folder), "--task", task]
    ran = subprocess.run(
        [*command, "--fresh", "--json", *words],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=begin,
    )
    *records, last = [json.loads(line) for line in ran.stdout.splitlines()]
    said = {record["path"]: (record["top"][0][0], *(record[name] for name in _LABEL)) for record in records}
    return said, last["seconds"]


def _forget_pages() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


@contextmanager
def _disk(base: Path, options: _Options) -> Iterator[tuple[Path, Callable[[], None] | None]]:
    """A folder for the photos, and what puts a process under the disk's limit, if it has one."""
    if not options.throttle:
        yield base / "photos", None
        return
    image, place, group = base / "disk.img", base / "disk", _BLKIO / base.name
    with image.open("wb") as file:
        file.truncate(options.count * 6_000_000 + (64 << 20))
    place.mkdir()
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    subprocess.run(["mount", "-o", "loop,noatime", str(image), str(place)], check=True)
    try:
        group.mkdir()
        device = place.stat().st_dev
        limit = f"{os.major(device)}:{os.minor(device)} {options.throttle * 1_000_000}"
        (group / "blkio.throttle.read_bps_device").write_text(limit)
        yield place / "photos", lambda: _join(group)
    finally:
        subprocess.run(["umount", str(place)], check=True)
        shutil.rmtree(group, ignore_errors=True)
        group.rmdir() if group.is_dir() else None


def _join(group: Path) -> None:
    (group / "cgroup.procs").write_text(str(os.getpid()))


if __name__ == "__main__":
    main()
