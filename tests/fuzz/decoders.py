"""Damages photos of every format a great many times, and has them decoded as Sorter does: in the worker.

For each chain of decoders files are damaged by turns and measured in a child process. Each must be answered exactly
once, by measurements or by a sentence; this process outlives whatever ends the child, and the child stays within its
memory. Photos of a folder can be given besides those that are made. Prints a line for each chain.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Self

import psutil
from PIL import Image

import strange_photos as strange
from damage import damage
from onnx_models import colour_task, write_colour_model
from sorter.core.decoding.kinds import NO_PICTURES, Kind, kind_of
from sorter.core.measurement import Failure
from sorter.items import Item
from sorter.jobs.worker.limits import LIMITS
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from strange_photos import marked, saved

_AT_ONCE = 250  # files that lie on the disk
_LARGEST = 1_000_000  # bytes of a file from a folder
_GLANCE = 0.05  # seconds between two looks at the child's memory


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one chain's files."""

    measured: int
    refused: Counter[str]  # by reason
    deaths: int  # of children
    peak: int  # resident bytes of a child, at most
    seconds: float

    @property
    def answered(self) -> int:
        """How many files."""
        return self.measured + sum(self.refused.values())


def main() -> int:
    """Fuzz every chain, or those that are named."""
    options = _options()
    bases = made_photos()
    for data in _given(options.folders):
        kind = kind_of(data)
        if kind not in NO_PICTURES:
            bases[kind] = [*bases.get(kind, ()), data]
    bad = 0
    for kind, photos in bases.items():
        if not options.only or (kind.value or "unknown") in options.only:
            result = fuzz(photos, options.count, options.seed)
            bad += result.answered != options.count or result.peak > LIMITS.memory + LIMITS.most
            _tell(kind, result)
    return 1 if bad else 0


def fuzz(photos: Sequence[bytes], count: int, seed: int) -> Result:
    """Damage the photos by turns, `count` times in all, and have every one measured."""
    refused, measured, start = Counter[str](), 0, time.monotonic()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, _Watch() as watch:
        measurer = WorkerMeasurer(
            colour_task(write_colour_model(Path(folder) / "colours.onnx")), "cpu", watch.worker, thumbnails=True
        )
        measurer.open()
        for batch in _batches(photos, count, chance, Path(folder)):
            answers = [one for some in measurer.measure(batch) for one in some]
            if sorted(one.item.path for one in answers) != sorted(one.path for one in batch):
                raise RuntimeError("not every file was answered exactly once")
            refused.update(one.reason for one in answers if isinstance(one, Failure))
            measured += sum(not isinstance(one, Failure) for one in answers)
    return Result(measured, refused, watch.deaths, watch.peak, time.monotonic() - start)


def made_photos() -> dict[Kind, Sequence[bytes]]:
    """Sound photos for each chain of decoders."""
    noise = Image.effect_noise((96, 64), 80).convert("RGB")
    clear = marked().convert("RGBA")
    return {
        Kind.JPEG: [
            *(saved(noise, "JPEG", progressive=progressive) for progressive in (False, True)),
            saved(noise.convert("CMYK"), "JPEG"),
            *(strange.jpeg_without_loss(), strange.jpeg_ls()),
        ],
        Kind.PNG: [saved(one, "PNG") for one in (noise, clear, marked().quantize(16), marked().convert("1"))],
        Kind.WEBP: [saved(noise, "WEBP"), saved(clear, "WEBP", lossless=True), saved(clear, "WEBP")],
        Kind.TIFF: [
            *(saved(noise, "TIFF", compression=how) for how in (None, "tiff_lzw", "tiff_adobe_deflate", "jpeg")),
            saved(noise.convert("CMYK"), "TIFF"),
        ],
        Kind.GIF: [saved(marked(), "GIF"), saved(noise, "GIF", save_all=True, append_images=[marked((96, 64))])],
        Kind.BMP: [saved(noise, "BMP"), saved(marked().quantize(16), "BMP")],
        Kind.HEIF: [strange.heic(), strange.heic(1)],
        Kind.AVIF: [saved(noise, "AVIF"), saved(clear, "AVIF")],
        Kind.JPEG_XL: [strange.jpeg_xl(), strange.jpeg_xl(in_boxes=True)],
        Kind.JPEG_2000: [saved(noise, "JPEG2000"), saved(noise, "JPEG2000", no_jp2=True)],
        Kind.RAW: [strange.dng(), strange.dng((160, 80), preview=saved(noise, "JPEG"))],
        Kind.NETPBM: [saved(noise, "PPM"), saved(noise.convert("L"), "PPM"), strange.pam(), strange.pfm()],
        Kind.PHOTOSHOP: [
            *(strange.photoshop(depth, is_packed=packed) for depth in (8, 16) for packed in (False, True)),
            *(
                strange.photoshop(16, is_large=True, is_packed=packed, layers=-1, selection=9)
                for packed in (False, True)
            ),
        ],
        Kind.JPEG_XR: [strange.jpeg_xr()],
        Kind.RARE: [*(saved(noise, kind) for kind in ("TGA", "ICO", "SGI", "DDS", "PCX")), strange.xpm(b"blue")],
    }


class _Watch:
    """A worker whose children's memory is looked at, and whose deaths are counted."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.peak = 0
        self._pids: set[int] = set()
        self._done = Event()
        self._thread = Thread(target=self._look, daemon=True)

    @property
    def deaths(self) -> int:
        """Children beyond the first."""
        return max(0, len(self._pids) - 1)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self.worker.close()

    def _look(self) -> None:
        while not self._done.wait(_GLANCE):
            if pid := self.worker.pid:
                self._pids.add(pid)
                try:
                    self.peak = max(self.peak, psutil.Process(pid).memory_info().rss)
                except psutil.NoSuchProcess:
                    continue


def _batches(photos: Sequence[bytes], count: int, chance: random.Random, folder: Path) -> Iterator[Sequence[Item]]:
    for begin in range(0, count, _AT_ONCE):
        paths = [folder / f"{number}.photo" for number in range(begin, min(count, begin + _AT_ONCE))]
        for number, path in enumerate(paths, begin):
            path.write_bytes(damage(photos[number % len(photos)], chance))
        yield [Item(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
        for path in paths:
            path.unlink()


def _tell(kind: Kind, result: Result) -> None:
    print(
        f"{kind.value or 'unknown':14} {result.answered:6} answered: {result.measured} measured, "
        f"{sum(result.refused.values())} refused; {result.deaths} children ended, {result.peak >> 20} MB at most, "
        f"{result.answered / result.seconds:.0f}/s",
        flush=True,
    )
    for reason, times in result.refused.most_common(6):
        print(f"{'':14} {times:6} {reason}", flush=True)


class _Options(argparse.Namespace):
    folders: list[Path]
    count: int
    seed: int
    only: list[str]


def _options() -> _Options:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="*", help="photos to damage besides those that are made")
    parser.add_argument("--count", type=int, default=20_000, help="files for each chain")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="a chain, by its name in the table")
    return parser.parse_args(namespace=_Options())


def _given(folders: Sequence[Path]) -> Iterator[bytes]:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return (path.read_bytes() for path in files if 0 < path.stat().st_size <= _LARGEST)


if __name__ == "__main__":
    sys.exit(main())
