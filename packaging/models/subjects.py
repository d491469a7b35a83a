"""Gathers the ImageNet classes into folders, from WordNet's hypernyms.

Usage: subjects.py WORDNET_DIR LABELS_TSV
WORDNET_DIR holds data.noun of WordNet 3.0 (Debian package wordnet-base: /usr/share/wordnet). LABELS_TSV has an ImageNet
id first in each line, in class order (which is the ids' own order); what stands behind it is written anew. The folders
are named in folders.tsv, single classes that WordNet files or names oddly in exceptions.tsv.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Synset(NamedTuple):
    """One meaning: its words, and the synsets above it."""

    words: tuple[str, ...]
    above: tuple[str, ...]


def read_wordnet(folder: Path) -> dict[str, Synset]:
    """Every noun synset by its ImageNet id: "n" and the offset (format: wndb(5WN))."""
    synsets = {}
    for line in (folder / "data.noun").read_text("utf-8").splitlines():
        if line.startswith("  "):  # the licence
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * number] for number in range(count))
        pointers = fields[5 + 2 * count :]
        above = tuple("n" + pointers[at + 1] for at in range(0, len(pointers) - 3, 4) if pointers[at] in ("@", "@i"))
        synsets["n" + fields[0]] = Synset(words, above)
    return synsets


def above(synsets: dict[str, Synset], wnid: str) -> list[str]:
    """`wnid` and everything above it, nearest first."""
    found, level = [], [wnid]
    while level:
        found += [one for one in level if one not in found]
        level = [up for one in level for up in synsets[one].above]
    return found


def folder_of(synsets: dict[str, Synset], wnid: str, folders: dict[str, list[str]]) -> str:
    """The folder of the nearest hypernym that has one."""
    for one in above(synsets, wnid):
        for key in (one, *synsets[one].words[:1]):
            if key in folders:
                return folders[key][0]
    raise SystemExit(f"no folder for {wnid}")


def read_table(file: Path) -> dict[str, list[str]]:
    """The first column, and the others by it; lines that start with # are for people."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {key: values for key, *values in (line.split("\t") for line in lines)}


def readable(words: tuple[str, ...]) -> str:
    """A class's name as a folder is called: WordNet's first word for it."""
    return words[0].replace("_", " ").replace("/", " ")


def labels(synsets: dict[str, Synset], classes: list[str]) -> list[tuple[str, ...]]:
    """A label for each class, no two of them equal."""
    folders, exceptions = read_table(HERE / "folders.tsv"), read_table(HERE / "exceptions.tsv")
    made = []
    for wnid in classes:
        folder, *name = exceptions[wnid] if wnid in exceptions else [folder_of(synsets, wnid, folders)]
        made.append((*folder.split("/"), *(name or [readable(synsets[wnid].words)])))
    twice = [label for label, number in Counter(made).items() if number > 1]
    if twice:
        raise SystemExit(f"these need a name of their own in exceptions.tsv: {twice}")
    return made


def main(wordnet: str, file: str) -> None:
    """Write the labels behind the ids that stand in the labels file."""
    out = Path(file)
    wnids = [line.split("\t")[0] for line in out.read_text("utf-8").splitlines()]
    made = labels(read_wordnet(Path(wordnet)), wnids)
    out.write_text("".join("\t".join((wnid, *label)) + "\n" for wnid, label in zip(wnids, made, strict=True)), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
