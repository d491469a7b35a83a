"""What the worker is asked about strangers' models, and how its answers are taken."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from sorter.errors import InputError, TaskError
from sorter.jobs.importing.facts import Answer, Facts, Untrue, read_answers, read_facts
from sorter.jobs.worker.spec import spec_of
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Preprocessing, Task
from sorter.tasks.preprocessing_table import table_of

_NONSENSE = "The model cannot be used: the process that looked at it says what makes no sense."


def ask_facts(worker: Worker, source: str, into: Path, labels: str | None, *, backbone: bool) -> Facts | str:
    """What lies at `source`, brought into the folder `into`; or the name of a task's manifest there.

    `labels` is a file of them; `backbone`: none are wanted, but an embedding. Raises `TaskError` with one sentence
    where it is not to be used.
    """
    question = json.dumps(
        {
            "source": os.path.abspath(source),
            "into": os.path.abspath(into),
            "labels": os.path.abspath(labels) if labels else None,
            "backbone": backbone,
        }
    )
    try:
        return read_facts(worker.inspect(question))
    except InputError as error:
        raise TaskError(str(error)) from error
    except Untrue as error:
        raise TaskError(_NONSENSE) from error


def ask_answers(
    worker: Worker, task: Task, ways: Sequence[Preprocessing], photo: str, *, classes: int
) -> tuple[Answer, ...]:
    """What the task's model says of a photo that is prepared in each of `ways`.

    Raises `InputError` with the reason where there is no answer.
    """
    question = json.dumps(
        {
            "task": spec_of(task, "cpu", thumbnails=False),
            "kind": task.scoring.kind.value,
            "many": task.scoring.many,
            "ways": [table_of(how) for how in ways],
            "photo": photo,
        }
    )
    try:
        return read_answers(worker.inspect(question), len(ways), classes)
    except Untrue as error:
        raise TaskError(_NONSENSE) from error
