"""What a model says of photos by several presets, side by side: a person sees which is right."""

import os
from collections.abc import Iterator, Sequence

from sorter.cli.text import columns, shown
from sorter.items import readable
from sorter.jobs.importing.probe import Probed

_WIDEST = 24  # columns of a terminal for a photo's name, or an answer's label


def compared_lines(probed: Probed, labels: Sequence[str]) -> Iterator[str]:
    """A line for each photo, a column for each preset by its id; `labels` are those of the classes."""
    several = len(probed.tried) > 1
    chosen = ", prepared by the likeliest presets; the first is taken, --preset ID takes another" if several else ""
    yield f"What it says of some photos{chosen}:"
    rows = [["", *(one.way.id for one in probed.tried)]] if several else []
    for at, example in enumerate(probed.examples):
        best = (one.tops[at].top[0] for one in probed.tried)
        said = (f"{_short(labels[label])} {score:.0%}" for label, score in best)
        rows.append([_short(readable(os.path.basename(example.path))), *said])
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "   ".join(_padded(*cell) for cell in zip(row, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _short(text: str) -> str:
    """On one line, without its middle where it is too long."""
    text = shown(text)
    if columns(text) <= _WIDEST:
        return text
    half = (_WIDEST - 1) // 2
    return f"{text[:half]}…{text[-half:]}"
