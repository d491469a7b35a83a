"""What the worker process costs: the same threads in it and in this process, in turns, by the clock and by the work."""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from sorter.core.measurement import Measurement, Measurer
from sorter.items import Item
from sorter.jobs.local import local_measurer
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

_CAMERA = Path(__file__).with_name("camera_photos.py")
_WANTED = 0.97


def main() -> int:
    """Print every time and the ratio of the medians; 1 where it is less than wanted."""
    options = _options()
    subprocess.run([sys.executable, _CAMERA, options.sources, options.photos, str(options.count)], check=True)
    photos = [_item(path) for path in sorted(options.photos.glob("*.jpg"))[: options.count]]
    for item in photos:
        Path(item.path).read_bytes()  # so that both find them in memory
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    worker = Worker()
    ways: dict[str, Callable[[], Measurer]] = {
        "threads": lambda: local_measurer(task, options.device, thumbnails=options.thumbnails),
        "worker": lambda: WorkerMeasurer(task, options.device, worker, thumbnails=options.thumbnails),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    works: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(options.rounds + 1):
        for name in sorted(ways, reverse=bool(turn % 2)):
            before = _work(worker)
            rate = _rate(ways[name], photos, niceness=5 if name == "threads" else 0)
            work = (_work(worker) - before) / len(photos)
            if turn:  # the first only warms up
                rates[name].append(rate)
                works[name].append(work)
            told = f"round {turn}  {name:<7}  {rate:6.1f} photos/s  {work * 1000:6.2f} ms of work each"
            print(f"{told}  load {os.getloadavg()[0]:.1f}", flush=True)
    worker.close()
    ratio = statistics.median(rates["worker"]) / statistics.median(rates["threads"])
    work = statistics.median(works["threads"]) / statistics.median(works["worker"])
    print(f"worker to threads, medians: speed {ratio:.3f}, photos by work {work:.3f} (wanted: {_WANTED})")
    return 0 if ratio >= _WANTED else 1


class _Options(argparse.Namespace):
    sources: Path
    photos: Path
    count: int
    rounds: int
    device: str
    thumbnails: bool


def _options() -> _Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=resources_dir() / "samples", help="photos to enlarge")
    parser.add_argument("--photos", type=Path, default=Path("build/bench/photos"), help="where the large ones are kept")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--thumbnails", action="store_true")
    return parser.parse_args(namespace=_Options())


def _item(path: Path) -> Item:
    status = path.stat()
    return Item(str(path.resolve()), status.st_size, status.st_mtime_ns)


def _work(worker: Worker) -> float:
    """Seconds that all cores have worked for this process and the worker's; what else the machine does is not in it."""
    worker.warm()
    processes = [psutil.Process(), psutil.Process(worker.pid)]
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def _rate(make: Callable[[], Measurer], photos: Sequence[Item], niceness: int) -> float:
    """Photos a second; on a thread of its own, made as nice as the worker is by itself: niceness goes by threads."""
    with ThreadPoolExecutor(1) as pool:
        if hasattr(os, "nice"):
            pool.submit(os.nice, niceness).result()
        return pool.submit(_measured, make(), photos).result()


def _measured(measurer: Measurer, photos: Sequence[Item]) -> float:
    measurer.open()
    begin = time.perf_counter()
    done = sum(isinstance(one, Measurement) for batch in measurer.measure(photos) for one in batch)
    seconds = time.perf_counter() - begin
    if done != len(photos):
        raise SystemExit(f"only {done} of {len(photos)} photos were measured")
    return done / seconds


if __name__ == "__main__":
    raise SystemExit(main())
