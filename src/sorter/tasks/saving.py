"""The user's own tasks: a folder for each, which has all that its manifest names but what comes with Sorter."""

import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from pathlib import Path

import tomlkit

from sorter.errors import TaskError
from sorter.items import label_id, readable
from sorter.resources import resources_dir
from sorter.tasks.catalogue import MANIFEST
from sorter.tasks.costs import Cost
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import HeadFile, Outside, Preprocessing, QuickRule, Task, Variant

_SIGNS = 12  # of a file's hash, in its name
_FEW = 50  # labels that are named in the manifest itself


def free_id(name: str, taken: Collection[str]) -> str:
    """An id made of a-z, 0-9 and - that says the name as far as these can, and is none of `taken`."""
    apart = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40].strip("-") or "task"
    numbered = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 2))
    return next(id for id in numbered if id not in taken)


def save_task(task: Task, folder: Path, *, replace: bool = False) -> Task:
    """Keep a task in `folder`, and return it as the catalogue finds it there.

    What it names is copied, but what comes with Sorter. Files are called by their content, and the manifest is put in
    place last, at once: at every moment there is the task as it was, or as it is. Raises `TaskError` where it cannot be
    kept, or where there is one with its id and it is not to `replace` that.
    """
    home = folder / task.id
    if not replace and (home / MANIFEST).exists():
        raise TaskError(f"There is a task {task.id} already: choose another name, or let it be replaced.")
    try:
        home.mkdir(parents=True, exist_ok=True)
        text, kept = _written(task, home)
        fresh = home / f".{MANIFEST}"
        fresh.write_text(text, "utf-8")
        os.replace(fresh, home / MANIFEST)
        _tidy(home, {*kept, MANIFEST})
    except OSError as error:
        if not (home / MANIFEST).exists():
            shutil.rmtree(home, ignore_errors=True)
        raise TaskError(f"The task cannot be kept in {readable(str(home))}: {error.strerror}.") from error
    return load_task(home / MANIFEST)


def remove_task(id: str, folder: Path) -> None:
    """Remove a task of the user's. Raises `TaskError` where there is none with this id, or it cannot be removed."""
    home = folder / id
    if not (home / MANIFEST).is_file():
        raise TaskError(f"There is no task {id} of your own.")
    try:
        (home / MANIFEST).unlink()
        shutil.rmtree(home)
    except OSError as error:
        raise TaskError(f"The task {id} cannot be removed from {readable(str(home))}: {error.strerror}.") from error


def rename_task(id: str, name: str, folder: Path) -> Task:
    """Call a task of the user's otherwise; its id stays. Raises `TaskError` where that cannot be."""
    manifest = folder / id / MANIFEST
    load_task(manifest)  # what is wrong already is told as that
    try:
        document = tomlkit.parse(manifest.read_text("utf-8"))
        document["name"] = name
        _put(manifest, lambda fresh: fresh.write_text(tomlkit.dumps(document), "utf-8"))
    except OSError as error:
        raise TaskError(f"The task {id} cannot be kept in {readable(str(folder))}: {error.strerror}.") from error
    return load_task(manifest)


def _written(task: Task, home: Path) -> tuple[str, set[str]]:
    """The manifest's text, and the names of the files that it names in `home`."""
    kept: set[str] = set()

    def keep(path: Path, stem: str) -> str:
        if path.parent == resources_dir() / "models":
            return path.name
        with path.open("rb") as stream:
            name = f"{stem}-{hashlib.file_digest(stream, 'sha256').hexdigest()[:_SIGNS]}{path.suffix}"
        if not (home / name).exists():
            _put(home / name, lambda fresh: shutil.copyfile(path, fresh))
        kept.add(name)
        return name

    document = tomlkit.document()
    document.update(format=1, id=task.id, name=task.name, summary=task.summary, family=task.family)
    document.update(licence=task.licence, advisory=task.advisory)
    if task.card and task.card.exists():
        document.add("card", tomlkit.item(keep(task.card, "card")))
    document.add("variants", tomlkit.item([_variant(one, keep(one.path, "model")) for one in task.variants]))
    document.add("input", tomlkit.item(_input(task.preprocessing)))
    outputs = {name: output for name, output in asdict(task.outputs).items() if output}
    document.add("outputs", tomlkit.item(outputs))
    if task.head:
        document.add("head", tomlkit.item(_head(task.head, keep(task.head.path, "head"))))
    document.add("scores", tomlkit.item(_scores(task)))
    if not task.is_backbone:
        document.add("labels", tomlkit.item(_labels(task, home, kept)))
    for name, table in _rest(task, keep):
        document.add(name, tomlkit.item(table))
    return tomlkit.dumps(document), kept


def _rest(task: Task, keep: Callable[[Path, str], str]) -> Iterator[tuple[str, object]]:
    """The tables that not every task has."""
    if task.thresholds:
        yield "thresholds", dict(task.thresholds)
    if task.outside:
        yield "outside", _outside(task.outside, keep(task.outside.path, "known"))
    if task.quick:
        yield "quick", [_quick_rule(rule) for rule in task.quick]
    if task.costs:
        yield "costs", [_cost(one) for one in task.costs]
    if task.accuracy:
        yield "accuracy", {"text": task.accuracy}


def _quick_rule(rule: QuickRule) -> dict[str, object]:
    size = {"size": rule.size} if rule.size else {}
    return {"side": rule.side, "accept": rule.accept, **size}


def _variant(variant: Variant, file: str) -> dict[str, object]:
    return {"name": variant.name, "file": file, "sha256": variant.sha256, "providers": list(variant.providers)}


def _input(how: Preprocessing) -> dict[str, object]:
    return {
        "size": how.size,
        "resize": how.resize,
        "fit": how.fit.value,
        "interpolation": how.interpolation.value,
        "colour": how.colour.value,
        "layout": how.layout.value,
        "dtype": how.dtype.value,
        "mean": list(how.mean),
        "std": list(how.std),
    }


def _head(head: HeadFile, file: str) -> dict[str, object]:
    features, evidence = ([one.value for one in values] for values in (head.features, head.evidence))
    return {"file": file, "features": features, "evidence": evidence}


def _outside(rule: Outside, file: str) -> dict[str, object]:
    return {"file": file, "neighbours": rule.neighbours, "least": rule.least}


def _cost(cost: Cost) -> dict[str, object]:
    at = {} if cost.threshold is None else {"threshold": cost.threshold}
    return {**at, "wrong": cost.wrong, "review": cost.review}


def _scores(task: Task) -> dict[str, object]:
    scoring = task.scoring
    return {
        "kind": scoring.kind.value,
        "temperature": scoring.temperature,
        "threshold": scoring.threshold,
        "many": scoring.many,
    }


def _labels(task: Task, home: Path, kept: set[str]) -> dict[str, object]:
    """A few plain labels by name, others in a file beside the manifest."""
    table: dict[str, object] = {"none": label_id(task.none)} if task.none else {}
    if not task.is_tree and len(task.labels) == len(task.classes) <= _FEW:
        return table | {"names": [label[0] for label in task.labels]}
    text = "".join("\t".join((str(number), *label)) + "\n" for number, label in enumerate(task.classes))
    name = f"labels-{hashlib.sha256(text.encode()).hexdigest()[:_SIGNS]}.tsv"
    _put(home / name, lambda fresh: fresh.write_text(text, "utf-8"))
    kept.add(name)
    return table | {"file": name}


def _put(file: Path, write: Callable[[Path], object]) -> None:
    """Whole or not at all."""
    fresh = file.with_name(f".{file.name}")
    write(fresh)
    os.replace(fresh, file)


def _tidy(home: Path, kept: Collection[str]) -> None:
    for file in home.iterdir():
        if file.name not in kept:
            file.unlink()
