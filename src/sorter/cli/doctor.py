"""Saying what this installation can do, and why not more."""

from dataclasses import asdict

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.health import Health, TaskHealth, examine
from sorter.cli.output import say, say_json
from sorter.cli.records import Record, path_fields
from sorter.cli.text import shown, shown_path
from sorter.core.decoding.formats import FORMATS
from sorter.settings import Places
from sorter.wording import plural, size

_UNFINISHED = "sorter recover settles what is unfinished"


def doctor(arguments: Arguments) -> int:
    """Look at everything and print it; the status is 1 where something is wrong."""
    health = examine(data_places(arguments))
    if arguments.json:
        say_json(_record(health))
    else:
        _print(health)
    return 1 if health.problems else 0


def _record(health: Health) -> Record:
    return {
        "event": "doctor",
        "packages": health.packages,
        "tasks": [_task_record(task) for task in health.tasks],
        "formats": health.formats,
        "places": {name: path_fields(path) for name, path in _named(health.places).items()},
        "store": {
            "measurements": health.measurements,
            "bytes": health.store_size,
            "pictures_bytes": health.pictures_size,
        },
        "corrections": {"marks": health.marks},
        "journal": {"runs": health.runs, "unfinished": health.unfinished},
        "problems": list(health.problems),
    }


def _task_record(task: TaskHealth) -> Record:
    device: Record = asdict(task.device) if task.device else {}
    return {"id": task.id, "ok": not task.problem, "problem": task.problem, "device": device}


def _named(where: Places) -> dict[str, str]:
    shipped, own = where.tasks
    return {
        "data": str(where.data),
        "journal": str(where.journal),
        "store": str(where.store),
        "corrections": str(where.marks),
        "pictures": str(where.pictures),
        "settings": str(where.settings),
        "own tasks": str(own),
        "shipped tasks": str(shipped),
        "samples": str(where.samples),
    }


def _print(health: Health) -> None:
    _section("Versions", health.packages)
    _section("Tasks", {task.id: _task_line(task) for task in health.tasks})
    able = [name for name, reads in health.formats.items() if reads]
    unable = [name for name, reads in health.formats.items() if not reads]
    _section("Photos", {"read": ", ".join(able)} | {name: _unread(name) for name in unable})
    _section("Places", {name: shown_path(path) for name, path in _named(health.places).items()})
    unfinished = f", {health.unfinished} unfinished ({_UNFINISHED})" if health.unfinished else ""
    _section("Journal", {"runs": f"{plural(health.runs, 'run')}{unfinished}"})
    _section("Corrections", {"kept": f"of {plural(health.marks, 'photo')}, corrected or accepted"})
    remembered = f"{plural(health.measurements, 'measurement')}, {size(health.store_size)} (sorter forget frees that)"
    _section("Store", {"remembers": remembered, "small pictures": size(health.pictures_size)})
    say("Nothing is wrong." if not health.problems else "What is wrong")
    for problem in health.problems:
        say(f"  {shown(problem)}")


def _task_line(task: TaskHealth) -> str:
    if task.device is None:
        return "cannot be used, see below"
    mend = f"; to mend that: {task.device.mend}" if task.device.mend else ""
    why = f" ({task.device.why}{mend})" if task.device.why else ""
    return f"runs on {task.device.name}{why}; the model is the one its task names"


def _unread(name: str) -> str:
    """What is to be done about a format that is not read."""
    needed = next((one for one in FORMATS if one.name == name and one.package), None)
    return f"not read; to mend that: {needed.mend if needed else 'install Sorter again'}"


def _section(title: str, rows: dict[str, str]) -> None:
    say(title)
    width = max((len(name) for name in rows), default=0)
    for name, value in rows.items():
        say(f"  {name:<{width}}  {shown(value)}")
    say()
