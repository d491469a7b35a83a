"""Listing what photos can be sorted by."""

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json, tell
from sorter.cli.records import Record
from sorter.cli.text import shown
from sorter.items import label_id
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Task
from sorter.tasks.saving import free_id
from sorter.wording import plural


def tasks(arguments: Arguments) -> int:
    """Print every task, built-in ones first."""
    catalogued = catalogue(data_places(arguments).tasks)
    found = list(catalogued.tasks.values())
    width = max((len(task.id) for task in found), default=0)
    for task in found:
        if arguments.json:
            say_json(task_record(task))
        else:
            _print(task, width)
    for backbone in catalogued.backbones.values():
        if arguments.json:
            say_json({**task_record(backbone), "event": "backbone"})
        else:
            say(shown(f"{backbone.name} has no labels: sorter teach NAME EXAMPLES --backbone {backbone.id} uses it."))
    for problem in catalogued.problems:
        tell(f"sorter: {shown(problem.sentence)}")
    return 0


def task_record(task: Task) -> Record:
    """A task for programs."""
    return {
        "event": "task",
        "id": task.id,
        "name": task.name,
        "summary": task.summary,
        "labels": [label_id(label) for label in task.labels],
        "family": task.family,
        "variants": [
            {"name": one.name, "file": one.path.name, "providers": list(one.providers)} for one in task.variants
        ],
        "licence": task.licence,
        "accuracy": task.accuracy,
        "advisory": task.advisory,
    }


def _print(task: Task, width: int) -> None:
    indent = " " * (width + 3)
    variants = ", ".join(one.name for one in task.variants)
    name = "" if free_id(task.name, ()) == task.id else f"{shown(task.name)}: "
    say(f"{task.id:<{width}}   {name}{shown(task.summary)}")
    say(shown(f"{indent}{_labels(task)} · {task.family} ({variants}) · {task.licence}"))
    if task.accuracy:
        say(f"{indent}{shown(task.accuracy)}")
    if task.advisory:
        say(f"{indent}Only advises: nothing is sorted by it unseen.")


def _labels(task: Task) -> str:
    """Few labels by name; of many, the outermost folders."""
    if not task.is_tree and len(task.labels) <= 8:
        return ", ".join(label_id(label) for label in task.labels)
    outermost = sorted({label[0] for label in task.labels})
    return (
        f"{plural(len(task.labels), 'label')} in {plural(len(outermost), 'folder')}"
        if task.is_tree
        else (plural(len(task.labels), "label"))
    )
