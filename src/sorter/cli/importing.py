"""Importing a stranger's model as a task."""

import sys
from collections.abc import Iterator, Sequence

from sorter.cli.arguments import Arguments
from sorter.cli.compared import compared_lines
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.output import ask, is_terminal, is_yes, say, say_json, tell
from sorter.cli.program import hint
from sorter.cli.progress import Bar
from sorter.cli.records import Record, path_fields
from sorter.cli.skipping import say_skipped, tell_skipped
from sorter.cli.status import DONE
from sorter.cli.text import shown
from sorter.items import label_id
from sorter.jobs.events import Event, Skipped
from sorter.jobs.importing.card import preparation
from sorter.jobs.importing.job import ImportJob
from sorter.jobs.importing.offer import Offer, Settled, Wanted
from sorter.jobs.importing.probe import Probed
from sorter.settings import Places
from sorter.tasks.catalogue import catalogue, taken_ids
from sorter.tasks.manifest import Task
from sorter.wording import plural

_FEW = 8  # labels, presets or photos that are named


def import_task(arguments: Arguments) -> int:
    """Look at a model, show what would be made of it, ask, and keep it."""
    where = data_places(arguments)
    job = ImportJob(arguments.model, _wanted(arguments, where), where.data)
    try:
        bar = Bar("photos", wanted=bool(arguments.shown or arguments.tried))
        follow(job, bar, lambda event: _name_skipped(event, json=arguments.json))
        if job.offer is None:
            raise RuntimeError("the job made no offer")
        if not arguments.json:
            for line in (*_lines(job.offer), *_renamed(arguments.label, job.offer.task)):
                say(shown(line))
        if not _agreed(job.offer, arguments):
            return DONE
        task = job.keep(where.own_tasks, taken_ids(catalogue(where.tasks).tasks, where.own_tasks))
        _tell_kept(task, job.offer, arguments)
    finally:
        job.close()
    return DONE


def _wanted(arguments: Arguments, where: Places) -> Wanted:
    to_people = not arguments.json  # programs get what they ask for
    return Wanted(
        name=arguments.name,
        preset=arguments.preset,
        labels=tuple(arguments.label),
        labels_file=arguments.labels,
        examples=arguments.shown,
        photos=tuple(arguments.tried),
        samples=str(where.samples) if to_people and not arguments.tried else "",
        many=arguments.many,
        backbone=arguments.bare,
    )


def _agreed(offer: Offer, arguments: Arguments) -> bool:
    """A terminal is asked, unless --yes has said so."""
    if arguments.yes or not is_terminal(sys.stdin):
        return True
    if is_yes(ask(f"Keep it as the task {shown(offer.task.name)}? [y/N] ")):
        return True
    if arguments.json:
        say_json({"event": "finished", "outcome": "cancelled"})
    else:
        say("Nothing was imported.")
    return False


def _name_skipped(event: Event, *, json: bool) -> None:
    if isinstance(event, Skipped):
        (say_skipped if json else tell_skipped)(event)


def _tell_kept(task: Task, offer: Offer, arguments: Arguments) -> None:
    if arguments.json:
        say_json(_record(task, offer))
        return
    if task.is_backbone:
        say(f"{hint(arguments, f'teach NAME EXAMPLES --backbone {task.id}')} teaches a task with it.")
    else:
        say(f"{hint(arguments, f'sort PHOTOS --task {task.id}')} sorts by it.")
    if offer.settled is Settled.GUESSED:
        tell(_BARE_GUESS if task.is_backbone else _guess(offer.probed))


_BARE_GUESS = "How the model wants its photos is a guess: --preset ID names another way, where you know it."


def _guess(probed: Probed | None) -> str:
    """What would settle how photos are prepared."""
    if probed and probed.left_over:
        folders = ", ".join(shown(name) for name in probed.left_over[:_FEW])
        return (
            "How the model wants its photos is a guess still: the folders' names do not match the labels "
            f"({folders}); call each folder as its label is called."
        )
    return "How the model wants its photos is a guess: --examples DIR, a folder for each label, would find out."


def _lines(offer: Offer) -> Iterator[str]:
    task = offer.task
    names = [label_id(label) for label in task.labels]
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    origin = f", from {offer.facts.labels_from}" if offer.facts and offer.facts.labels_from else ""
    if task.is_backbone:
        count = f" of {offer.facts.dimensions:,} numbers" if offer.facts else ""
        yield f"{task.name}: an embedding{count}, no labels: nothing is sorted by it, and tasks can be taught with it."
    else:
        yield f"{task.name}: {plural(len(names), 'label')}{origin}: {', '.join(names[:_FEW])}{more}"
    yield f"photos: {preparation(offer)}"
    if offer.facts:
        yield f"{'' if task.is_backbone else f'scores: {_scores(offer)} · '}licence: {task.licence}"
    if task.advisory:
        yield "It only advises: nothing is sorted by it unseen."
    if offer.facts and offer.facts.sided:
        yield f"Its one score became two labels: a high score means {names[1]}, a low one {names[0]}."
    if offer.probed:
        classes = [label_id(label) for label in task.classes]
        yield from _judged(offer.probed) if offer.probed.is_judged else compared_lines(offer.probed, classes)
        if offer.probed.is_by_chance(len(names)):
            yield "That is hardly better than chance: see whether labels are in order, and photos in the right folders."


def _renamed(given: Sequence[str], task: Task) -> Iterator[str]:
    """Labels that cannot be called as they were given."""
    for asked, label in zip(given, task.classes, strict=False):
        if asked != label_id(label):
            called = label_id(label)
            yield f"The label {asked!r} is called {called!r}: its name is taken already, or cannot be a folder's."


def _scores(offer: Offer) -> str:
    facts = offer.facts
    kind = "several labels at once" if facts and facts.many else "one label for each photo"
    also = f", and an embedding of {facts.dimensions:,}" if facts and facts.dimensions else ""
    return f"{facts.kind.value if facts else ''}, {kind}{also}"


def _judged(probed: Probed) -> Iterator[str]:
    if not probed.by_name:
        yield "No folder is called like a label: each was taken for the label that fits its photos best."
    for tried in probed.tried[:_FEW]:
        yield f"  {tried.right:>3} of {plural(tried.count, 'example')} right   {tried.way.name}"
    if probed.left_over:
        yield f"no label for: {', '.join(probed.left_over[:_FEW])}"


def _record(task: Task, offer: Offer) -> Record:
    probed = offer.probed
    tried = probed.tried if probed and probed.is_judged else ()
    return {
        "event": "imported",
        "task": task.id,
        "name": task.name,
        "labels": [label_id(label) for label in task.labels],
        "labels_from": offer.facts.labels_from if offer.facts else "task",
        "preset": offer.way.id,
        "settled": offer.settled.value,
        "kind": task.scoring.kind.value,
        "many": task.scoring.many,
        "advisory": task.advisory,
        "backbone": task.is_backbone,
        "dimensions": offer.facts.dimensions if offer.facts else None,
        "sha256": task.variants[0].sha256,
        "matched_by_name": probed.by_name if probed and probed.is_judged else None,
        "tried": [{"preset": one.way.id, "right": one.right, "of": one.count} for one in tried],
        "photos": _answers(probed, task) if probed and not probed.is_judged else [],
    }


def _answers(probed: Probed, task: Task) -> list[Record]:
    """What the model says of each photo, by each preset."""
    return [
        {
            **path_fields(example.path),
            "answers": [
                {"preset": one.way.id, "label": label_id(task.classes[label]), "score": score}
                for one in probed.tried
                for label, score in one.tops[at].top[:1]
            ],
        }
        for at, example in enumerate(probed.examples)
    ]
