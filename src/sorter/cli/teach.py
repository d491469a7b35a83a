"""Teaching a task by examples."""

import os
import time
from typing import TYPE_CHECKING

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.output import say, say_json, tell
from sorter.cli.program import hint
from sorter.cli.progress import Bar
from sorter.cli.skipping import say_skipped, tell_skipped
from sorter.cli.teach_words import taught_lines, taught_record
from sorter.cli.text import shown
from sorter.errors import RequestError
from sorter.jobs.events import Event, Skipped, Taught
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.settings import Places, store_limit
from sorter.tasks.catalogue import catalogue, own_task
from sorter.tasks.saving import free_id
from sorter.wording import on_one_line

if TYPE_CHECKING:
    from sorter.jobs.teach import Wish


def teach(arguments: Arguments) -> int:
    """Make a task of a folder of examples, and say how right it is."""
    where = data_places(arguments)
    backbone = catalogue(where.tasks).find_any(arguments.backbone)
    id = _id(arguments, where)
    replaced = catalogue(where.tasks).tasks.get(id)
    advisory = arguments.advisory or (replaced is not None and replaced.advisory)
    measurer = WorkerMeasurer(backbone, arguments.device)
    if not where.store.exists():
        measurer.warm()  # it loads the model while this program imports
    try:
        from sorter.jobs.remembering import Remembering, store_at
        from sorter.jobs.teach import TeachJob

        store = store_at(where.store, limit=store_limit(where.settings))
        remembering = Remembering(measurer, backbone, store)
        folder = os.path.abspath(arguments.examples)
        job = TeachJob(folder, _wish(arguments, id, advisory=advisory), backbone, remembering, where.own_tasks)
    except BaseException:
        measurer.close()
        raise
    bar, begun = Bar("photos"), time.monotonic()

    def tell_event(event: Event) -> None:
        match event:
            case Skipped():
                bar.clear()
                (say_skipped if arguments.json else tell_skipped)(event)
            case Taught():
                bar.clear()
                _say(arguments, event, time.monotonic() - begun)

    follow(job, bar, tell_event)
    if advisory and not arguments.advisory:
        tell(f"The task {id} was marked as advisory, and stays so; to be rid of that, remove it and teach it again.")
    if store and store.trouble:
        tell(f"What was measured is not remembered ({shown(store.trouble)}); sorter doctor says more.")
    return 0


def _id(arguments: Arguments, where: Places) -> str:
    """The id of the task that is taught anew, or a free one. Raises `RequestError` where one may not be replaced."""
    tasks = catalogue(where.tasks).tasks
    if task := own_task(arguments.name, tasks.values(), where.own_tasks):
        if arguments.replace:
            return task.id
        raise RequestError(f"There is a task {task.id} already: choose another name, or add --replace.")
    return free_id(arguments.name, tasks)


def _wish(arguments: Arguments, id: str, *, advisory: bool) -> "Wish":
    from sorter.jobs.teach import Wish

    summary = on_one_line(" ".join(arguments.summary.split()))
    return Wish(id, arguments.name, summary, advisory, arguments.replace)


def _say(arguments: Arguments, taught: Taught, seconds: float) -> None:
    if arguments.json:
        say_json(taught_record(taught, seconds))
        return
    for line in taught_lines(taught, seconds):
        say(line)
    say(f"Use it: {hint(arguments, f'sort PHOTOS --task {taught.task.id}')}")
