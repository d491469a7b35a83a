"""Shipped models that took the place of former ones, and give the same scores and embedding to the last bit.

A task that was taught with a former one names its file by name and hash, and goes on with the successor.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from sorter.resources import resources_dir
from sorter.tasks.manifest import Outputs, Variant
from sorter.tasks.reading import read_toml


def succeeded(variants: Sequence[Variant], outputs: Outputs) -> tuple[tuple[Variant, ...], Outputs]:
    """The variants and outputs of a manifest as they are now.

    With its successor a task also gets what that tells besides, so that it is measured as other tasks on it are.
    """
    models = resources_dir() / "models"
    known = _successors(models / "successors.toml")
    now = tuple(
        replace(one, sha256=known[one.sha256]) if one.path.parent == models and one.sha256 in known else one
        for one in variants
    )
    return now, outputs if now == tuple(variants) else replace(outputs, inner="inner")


@cache
def _successors(file: Path) -> dict[str, str]:
    """Hash of the successor, by that of the former model."""
    return {one.text("former"): one.text("sha256") for one in read_toml(file).tables("models")}
