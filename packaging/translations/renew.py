"""Renew the translations: gather every text from the sources into the .ts files, and compile those.

The .ts files beside this script are what translators work on, by hand or with Qt Linguist; what is new in them is
marked as unfinished. `--compile` leaves them as they are.
"""

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sentences import templates

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACKAGE = ROOT / "src" / "sorter"
TASKS = ROOT / "resources" / "tasks"
OUT = ROOT / "resources" / "translations"
SENTENCES = OUT / "said.tsv"


def main() -> int:
    """Renew, or compile only."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--compile", action="store_true", help="only compile what the .ts files say")
    if not words.parse_args().compile:
        renew()
    for file in sources():
        compiled(file, OUT / f"{file.stem}.qm")
    return 0


def renew() -> None:
    """Write the list of sentences, and bring the .ts files up to date with the sources."""
    OUT.mkdir(exist_ok=True)
    SENTENCES.write_text(sentence_list(), "utf-8")
    with TemporaryDirectory() as scratch:
        gathered = Path(scratch, "gathered.py")
        gathered.write_text("".join(_lines()), "utf-8")
        window = sorted(map(str, (PACKAGE / "gui").rglob("*.py")))
        for file in sources():
            options = ["-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
            _tool("lupdate", [*options, *window, str(gathered), "-ts", str(file)])


def compiled(source: Path, to: Path) -> None:
    """Compile a .ts file; what is unfinished in it stays English."""
    _tool("lrelease", ["-silent", "-nounfinished", "-removeidentical", str(source), "-qm", str(to)])


def sources() -> Sequence[Path]:
    """The .ts file of each language."""
    return sorted(HERE.glob("sorter_*.ts"))


def sentence_list() -> str:
    """Each sentence of the core on a line of its own, and behind a tab the places whose values are words of ours."""
    return "".join(f"{one.text}\t{one.told}\n" for one in templates(PACKAGE))


def task_words(folder: Path = TASKS) -> list[str]:
    """What the built-in tasks are called, and what they say of themselves."""
    manifests = [tomllib.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.toml"))]
    told = {manifest[name] for manifest in manifests for name in ("name", "summary")}
    return sorted(told | {manifest["accuracy"]["text"] for manifest in manifests if "accuracy" in manifest})


def label_words(folder: Path = TASKS) -> list[str]:
    """The labels of the built-in tasks, and the groups that labels stand in; a thousand classes keep their names."""
    found: set[str] = set()
    for file in folder.glob("*.toml"):
        labels = tomllib.loads(file.read_text("utf-8"))["labels"]
        if "names" in labels:
            found |= set(labels["names"])
        else:
            lines = (folder / labels["file"]).read_text("utf-8").splitlines()
            found |= {segment for line in lines for segment in line.split("\t")[1:-1]}
            found |= {labels["none"]} if "none" in labels else set()
    return sorted(found)


def _lines() -> Iterator[str]:
    """Python that says what cannot be read out of the window's own modules."""
    for context, texts in (
        ("Said", ["en", *(one.text for one in templates(PACKAGE))]),
        ("Tasks", task_words()),
        ("Labels", label_words()),
    ):
        for text in texts:
            yield f"QT_TRANSLATE_NOOP({_quoted(context)}, {_quoted(text)})\n"


def _quoted(text: str) -> str:
    """As lupdate reads it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _tool(name: str, arguments: Sequence[str]) -> None:
    """One of Qt's own, as PySide6 brings it."""
    subprocess.run([Path(sys.executable).with_name(f"pyside6-{name}"), *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
