"""Writes the label table of a view: a task that looks at some folders of Subjects, and calls all else by one name.

Usage: views.py OUT_TSV [FOLDER ...]
FOLDER (animal plant) are the outermost folders that are kept as they stand in subjects_labels.tsv, which subjects.py
makes of WordNet. A class of any other folder gets the label of `nothing`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from sorter.items import Label
from sorter.resources import resources_dir

FOLDERS = ("animal", "plant")


def nothing(folders: Sequence[str]) -> Label:
    """The label of what the view does not look at."""
    return (f"no {' or '.join(folders)}",)


def view(labels: Sequence[Label], folders: Sequence[str]) -> tuple[Label, ...]:
    """A label for each class."""
    return tuple(label if label[0] in folders else nothing(folders) for label in labels)


def main(out: str, *folders: str) -> None:
    """Write the table."""
    lines = (resources_dir() / "tasks" / "subjects_labels.tsv").read_text("utf-8").splitlines()
    wnids, labels = zip(*((wnid, tuple(label)) for wnid, *label in (line.split("\t") for line in lines)), strict=True)
    rows = zip(wnids, view(labels, folders or FOLDERS), strict=True)
    Path(out).write_text("".join("\t".join((wnid, *label)) + "\n" for wnid, label in rows), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
