"""What is read of a folder of odd files, by the worker as when sorting, beside what other programs read of them.

Usage: corpus.py FOLDER. Each file is measured by itself with a tiny model, as `sorter classify` measures photos. Where
the folder has a MANIFEST.tsv with the columns path, size, special and one for each program ("ok", "warn" or "partial"
where it reads the file), the table says what Sorter reads of what any of them does, and whether with the right size.
"""

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onnx_models import colour_task, write_colour_model
from sorter.core.decoding.kinds import kind_of
from sorter.core.measurement import Failure, Measurement
from sorter.items import Item
from sorter.jobs.worker.measurer import WorkerMeasurer

_FACTS = frozenset({"path", "bytes", "sha1", "magic", "size", "special", "verdict", "source", "licence"})
_WHOLE, _PART, _NONE = "read by others", "partly read", "read by nobody"
_ASIDE = "sidecar/video/other"  # a verdict: no picture is expected in it


def main(folder: Path) -> int:
    """Print a line for each kind of file, and every file of the first class that is not read, or not right."""
    rows = list(_rows(folder))
    answers = dict(_measured([folder / row["path"] for row in rows]))
    table: Counter[tuple[str, str, str]] = Counter()
    wrong: list[str] = []
    for row in rows:
        path = folder / row["path"]
        answer, others = answers[str(path)], _others(row)
        came = "skipped" if isinstance(answer, Failure) else "read" if _fits(row, answer) else "wrong size"
        table[_kind(path), others, came] += 1
        if others == _WHOLE and came != "read":
            said = answer.reason if isinstance(answer, Failure) else f"{answer.size} for {row['size']}"
            wrong.append(f"{row['path']}: {said}")
    _print(table)
    print(*wrong, sep="\n")
    return 0


def _rows(folder: Path) -> Iterator[Mapping[str, str]]:
    manifest = folder / "MANIFEST.tsv"
    if manifest.exists():
        with manifest.open(newline="") as file:
            yield from (row for row in csv.DictReader(file, delimiter="\t") if row["verdict"] != _ASIDE)
    else:
        paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        yield from ({"path": str(path), "size": "", "special": ""} for path in paths)


def _measured(paths: Iterable[Path]) -> Iterator[tuple[str, Measurement | Failure]]:
    items = [Item(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        measurer = WorkerMeasurer(colour_task(write_colour_model(Path(folder) / "colours.onnx")), "cpu")
        try:
            measurer.open()
            for batch in measurer.measure(items):
                yield from ((one.item.path, one) for one in batch)
        finally:
            measurer.close()


def _others(row: Mapping[str, str]) -> str:
    said = {value for name, value in row.items() if name not in _FACTS}
    return _WHOLE if said & {"ok", "warn"} else _PART if "partial" in said else _NONE


def _fits(row: Mapping[str, str], answer: Measurement) -> bool:
    """Whether the size is the one that is known, once the photo stands upright; a TIFF's is told so already."""
    if "x" not in row["size"]:
        return True
    width, height = (int(side) for side in row["size"].split("x"))
    turned = row["magic"] != "tiff" and any(f"orient={number}" in row["special"] for number in range(5, 9))
    return answer.size == ((height, width) if turned else (width, height))


def _kind(path: Path) -> str:
    return kind_of(path.read_bytes()).value or "unknown"


def _print(table: Counter[tuple[str, str, str]]) -> None:
    columns = [
        *((_WHOLE, came) for came in ("read", "wrong size", "skipped")),
        *((others, came) for others in (_PART, _NONE) for came in ("read", "skipped")),
    ]
    print(f"{'':20}" + "".join(f"{others + ': ' + came:>27}" for others, came in columns))
    for kind in sorted({kind for kind, _, _ in table}):
        _line(kind, [table[kind, *column] for column in columns])
    _line("all", [sum(table[kind, *column] for kind in {kind for kind, _, _ in table}) for column in columns])


def _line(name: str, counts: Sequence[int]) -> None:
    print(f"{name:20}" + "".join(f"{count:27}" for count in counts))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
