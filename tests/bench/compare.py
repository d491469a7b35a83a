"""How much faster Sorter is than what one would write without it: whole programs, in turns, in one run.

On camera-size photos: a loop with Pillow, and PyTorch's DataLoader with two workers, plain and taught to
decode at a smaller scale, where `--torch` names a Python that has torch. All run the same model.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from sorter.core.cores import available_cores
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

_HERE = Path(__file__).parent
_TASK = "subjects"
_WANTED = {"plain": 7.5, "dataloader": 1.3, "dataloader, scaled": 1.3}


def main() -> int:
    """Make the photos, run the programs in turns, print every time and the ratios of the medians."""
    options = _options()
    folder = options.photos
    make = [sys.executable, str(_HERE / "camera_photos.py"), str(options.sources), str(folder), str(options.count)]
    subprocess.run(make, check=True)
    photos = sorted(folder.glob("*.jpg"))
    weight = sum(len(path.read_bytes()) for path in photos)  # read: all programs then find them in memory
    print(f"{len(photos)} JPEGs of 12 megapixels, {weight / len(photos) / 1e6:.1f} MB each; {_machine()}")
    times = _times(_programs(options), len(photos), options.rounds)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    ratios = {name: medians[name] / medians["sorter"] for name in medians if name != "sorter"}
    for name, ratio in ratios.items():
        print(f"sorter classify --fresh is {ratio:.2f} times as fast as {name} (wanted: {_WANTED[name]})")
    if options.json:
        record = {"photos": len(photos), "rounds": options.rounds, "seconds": medians, "ratios": ratios}
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(record))
    return 0 if all(ratio >= _WANTED[name] for name, ratio in ratios.items()) else 1


def _programs(options: "_Options") -> dict[str, list[str]]:
    model = load_task(resources_dir() / "tasks" / f"{_TASK}.toml").variants[0].path
    loader = [options.torch, str(_HERE / "dataloader.py"), str(model), str(options.photos)]
    programs = {"plain": [sys.executable, str(_HERE / "plain_baseline.py"), str(model), str(options.photos)]}
    if subprocess.run([options.torch, "-c", "import torch"], capture_output=True, check=False).returncode:
        print(f"{options.torch} has no torch: the DataLoader is left out.")
    else:
        programs |= {"dataloader": loader, "dataloader, scaled": [*loader, "--draft"]}
    sorter = [sys.executable, "-m", "sorter", "--data-dir", str(options.photos.with_name("data"))]
    sorter += ["classify", str(options.photos), "--task", _TASK, "--fresh", "--json"]
    return {**programs, "sorter": sorter}


def _times(programs: Mapping[str, Sequence[str]], photos: int, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds):
        for name, command in programs.items():
            seconds = _run(command, photos)
            times[name].append(seconds)
            print(f"round {turn + 1}  {name:<18}  {seconds:6.2f} s  {photos / seconds:6.1f} photos/s", flush=True)
    return times


class _Options(argparse.Namespace):
    sources: Path
    photos: Path
    count: int
    rounds: int
    torch: str
    json: Path | None


def _options() -> _Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=resources_dir() / "samples", help="photos to enlarge")
    parser.add_argument("--photos", type=Path, default=Path("build/bench/photos"), help="where the large ones are kept")
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--torch", default=sys.executable, help="a Python with torch, Pillow and onnxruntime")
    parser.add_argument("--json", type=Path, help="write the figures here, for the README")
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
