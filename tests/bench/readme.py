"""Writes the README's section on speed from one run of everything that is measured: `readme.py [--torch PYTHON]`.

What it replaces stands between two marks. With `--from FOLDER` it takes an earlier run's figures, else they are
measured now and kept in build/bench.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict, cast

_HERE = Path(__file__).parent
README = _HERE.parents[1] / "README.md"
_BEGIN, _END = "<!-- speed: written by make bench-docs -->\n", "<!-- end of speed -->\n"
_PHOTOS = 250  # as many as a holiday brings; starting a program counts for less, the more there are
_PEERS = {
    "plain": "a loop with Pillow",
    "dataloader": "PyTorch's DataLoader",
    "dataloader, scaled": "the same, decoding at a smaller scale",
}


class _Spread(TypedDict):
    median: float
    low: float
    high: float


class _Machine(TypedDict):
    processor: str
    cores: int
    device: dict[str, str]


class _Limit(TypedDict):
    per_second: _Spread
    by: list[str]


class _Pipeline(TypedDict):
    per_second: _Spread
    bytes: _Spread
    share: _Spread
    limited_by: str
    memory: _Spread


class _Bench(TypedDict):
    task: str
    machine: _Machine
    packages: dict[str, str]
    photos: int
    photo_bytes: int
    rounds: int
    seconds_alone: dict[str, _Spread]
    limit: _Limit
    pipeline: _Pipeline
    doubts: list[str]


class _Peers(TypedDict):
    photos: int
    rounds: int
    seconds: dict[str, float]
    ratios: dict[str, float]


def main() -> None:
    """Measure, unless there are figures already, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--torch", default=sys.executable, help="a Python with torch, Pillow and onnxruntime")
    parser.add_argument("--from", dest="figures", type=Path, help="a folder with an earlier run's figures")
    options = parser.parse_args()
    figures = options.figures or _measure(Path("build/bench"), options.torch)
    section = speed_section(_read(figures / "bench.json"), _read(figures / "peers.json"))
    README.write_text(replaced(README.read_text(encoding="utf-8"), section), encoding="utf-8")


def speed_section(bench: object, peers: object) -> str:
    """The section's text: what was measured, on what, and how quiet it was."""
    one, others = cast("_Bench", bench), cast("_Peers", peers)
    machine, pipeline, stages = one["machine"], one["pipeline"], one["seconds_alone"]
    packages = ", ".join(f"{name} {one['packages'][name]}" for name in ("Python", "ONNX Runtime", "OpenCV"))
    measured = (
        f"Measured on {machine['processor']} with {machine['cores']} cores, the model on {machine['device']['name']}; "
        f"{packages}. Medians of {one['rounds']} runs over {one['photos']} JPEGs of 12 megapixels, "
        f"{one['photo_bytes'] / 1e6:.1f} MB each, by the task {one['task']}."
    )
    lines = [
        measured,
        "",
        "| | |",
        "|---|---|",
        *(f"| {stage}, a photo on one core | {1000 * stages[stage]['median']:.1f} ms |" for stage in list(stages)[:3]),
        f"| limit of this machine, by {_resource(one['limit']['by'])} | {_rate(one['limit']['per_second'])} |",
        f"| Sorter | {_rate(pipeline['per_second'])}, {pipeline['bytes']['median'] / 1e6:.0f} MB/s |",
        f"| of the limit | {pipeline['share']['median']:.0%} |",
        f"| memory at most, all processes | {pipeline['memory']['high'] / 1e6:.0f} MB |",
        *(f"| as fast as {_PEERS[name]} | {ratio:.1f} times |" for name, ratio in others["ratios"].items()),
        "",
        *(f"{doubt} Ratios within a run say more here than the figures themselves." for doubt in one["doubts"][:1]),
        "`sorter bench` measures your machine, on photos that it makes or on your own; `make bench` compares Sorter",
        "with plain scripts that run the same model, whole programs with their start.",
        "",
    ]
    return "\n".join(lines)


def replaced(readme: str, section: str) -> str:
    """The README with another section between the marks. Raises `ValueError` where they are not there."""
    before, begin, rest = readme.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"The README has no {_BEGIN.strip()} followed by {_END.strip()}")
    return before + begin + section + end + after


def _measure(folder: Path, torch: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    photos = folder / "photos"
    peers = folder / "peers.json"
    compare = [
        sys.executable,
        str(_HERE / "compare.py"),
        "--photos",
        str(photos),
        "--count",
        str(_PHOTOS),
        "--torch",
        torch,
        "--json",
        str(peers),
    ]
    peers.unlink(missing_ok=True)
    subprocess.run(compare, check=False)  # its status says whether the ratios are as wanted; here they are only told
    bench = [sys.executable, "-m", "sorter", "bench", str(photos), "--items", str(_PHOTOS), "--json"]
    with (folder / "bench.json").open("wb") as out:
        subprocess.run(bench, check=True, stdout=out)
    return folder


def _read(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def _resource(by: list[str]) -> str:
    return {"cores": "its cores", "gpu": "its GPU", "disk": "its disk"}[max(set(by), key=by.count)]


def _rate(figure: _Spread) -> str:
    return f"{figure['median']:.1f} photos/s ({figure['low']:.1f} to {figure['high']:.1f})"


if __name__ == "__main__":
    main()
