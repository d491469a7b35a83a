"""How much faster Sorter is than a plain script, on 100 camera-size photos: whole programs, in turns, in one run."""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sorter.jobs.local import available_cores
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

_PLAIN = Path(__file__).with_name("plain_baseline.py")
_CAMERA = Path(__file__).with_name("camera_photos.py")
_TASK = "subjects"
_WANTED = 5.0


def main() -> int:
    """Make the photos, run both programs in turns, print every time and the ratio of the medians."""
    options = _options()
    folder = options.photos
    subprocess.run([sys.executable, str(_CAMERA), str(options.sources), str(folder), str(options.count)], check=True)
    photos = sorted(folder.glob("*.jpg"))[: options.count]
    weight = sum(len(path.read_bytes()) for path in photos)  # read: both programs then find them in memory
    print(f"{len(photos)} JPEGs of 12 megapixels, {weight / len(photos) / 1e6:.1f} MB each; {_machine()}")
    model = load_task(resources_dir() / "tasks" / f"{_TASK}.toml").variants[0].path
    plain = [sys.executable, str(_PLAIN), str(model), str(folder)]
    sorter = [sys.executable, "-m", "sorter", "classify", str(folder), "--task", _TASK, "--fresh", "--json"]
    times: dict[str, list[float]] = {"plain": [], "sorter": []}
    for turn in range(options.rounds):
        for name, command in (("plain", plain), ("sorter", sorter)):
            seconds = _run(command, len(photos))
            times[name].append(seconds)
            print(f"round {turn + 1}  {name:<6}  {seconds:6.2f} s  {len(photos) / seconds:6.1f} photos/s", flush=True)
    ratio = statistics.median(times["plain"]) / statistics.median(times["sorter"])
    print(f"sorter classify --fresh is {ratio:.1f} times as fast as the plain script (wanted: {_WANTED:.0f})")
    return 0 if ratio >= _WANTED else 1


class _Options(argparse.Namespace):
    sources: Path
    photos: Path
    count: int
    rounds: int


def _options() -> _Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=resources_dir() / "samples", help="photos to enlarge")
    parser.add_argument("--photos", type=Path, default=Path("build/bench/photos"), help="where the large ones are kept")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(namespace=_Options())


def _run(command: Sequence[str], expected: int) -> float:
    """Seconds of the whole process; the lines it prints show that it looked at every photo."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    lines = sum('"event": "finished"' not in line for line in done.stdout.splitlines())
    if lines != expected:
        raise SystemExit(f"{' '.join(command)} told of {lines} photos instead of {expected}.")
    return seconds


def _machine() -> str:
    cores = available_cores()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} {platform.machine()}, {cores} cores{load}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
