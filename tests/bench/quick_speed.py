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
        times: dict[str, list[float]] = {"exact": [], "quick": []}
        said: dict[str, dict[str, object]] = {}
        for turn in range(options.rounds):
            for name, words in (("exact", []), ("quick", ["--quick"])):
                if limited:
                    _forget_pages()
                start = time.perf_counter()
                said[name] = _classified(folder, Path(base) / "data", options.task, words, limited)
                times[name].append(time.perf_counter() - start)
                speed = options.count / times[name][-1]
                print(f"round {turn + 1}  {name}  {times[name][-1]:6.2f} s  {speed:6.1f} photos/s", flush=True)
        same = sum(said["exact"][path] == said["quick"][path] for path in said["exact"])
        ratio = statistics.median(times["exact"]) / statistics.median(times["quick"])
        print(f"{options.task}, {options.preview} pixels: {ratio:.2f} times as fast, whole programs")
        print(f"{same} of {len(said['exact'])} labels the same ({same / len(said['exact']):.1%})")


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
) -> dict[str, object]:
    """What the whole program says of each photo; `begin` is called in the new process before it starts."""
    command = [sys.executable, "-m", "sorter", "--data-dir", str(data), "classify", str(folder), "--task", task]
    ran = subprocess.run(
        [*command, "--fresh", "--json", *words],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=begin,
    )
    records = [json.loads(line) for line in ran.stdout.splitlines()][:-1]
    return {record["path"]: [record[name] for name in _LABEL] for record in records}


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
