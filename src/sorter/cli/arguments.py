"""The words of the command line, and what they may be."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from sorter import __version__
from sorter.cli import options
from sorter.cli.help import companions_help, presets_help, sorting_help
from sorter.cli.values import count, path, run_number, task_name

_HELP = ("-h", "--help", "--version")


class Arguments(argparse.Namespace):
    """What was asked for; a command reads those of its own options."""

    command: str
    data_dir: str | None
    folder: str | None
    folders: list[str]
    paths: list[str]
    task: str
    device: str
    fresh: bool
    ignore_corrections: bool
    quick: bool
    companions: frozenset[str]
    placeholders: bool
    threshold: float | None
    between: tuple[str, ...] | None
    evidence: tuple[str, ...] | None
    into: str | None
    action: str
    template: str
    unsure: str
    outside: str
    flat: bool
    also: float | None
    also_as: str | None
    relative: bool
    tag_into: str | None
    tag_root: str | None
    tag_scores: bool
    out: str | None
    every: bool
    plan: str
    items: int
    repeat: int
    yes: bool
    run: int | None
    only: list[str]
    edited: bool
    window: bool
    name: str
    examples: str
    backbone: str
    summary: str
    advisory: bool
    replace: bool
    model: str
    shown: str | None
    tried: list[str]
    preset: str
    labels: str | None
    label: list[str]
    many: bool
    bare: bool
    file: str
    json: bool
    strict: bool


def parse(words: Sequence[str]) -> Arguments:
    """Read the words after the program's name. Ends the program with status 2 and one line where they are wrong."""
    parser, commands = _parser()
    return parser.parse_args(_with_command(words, commands), Arguments())


def _with_command(words: Sequence[str], commands: Sequence[str]) -> list[str]:
    """The same words with "gui" before the first that is no option, unless that is a command: the first word wins."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        if words[place] in _HELP:
            return list(words)
        place += 2 if words[place] == "--data-dir" else 1
    if place < len(words) and words[place] in commands:
        return list(words)
    return [*words[:place], "gui", *words[place:]]


class _Parser(argparse.ArgumentParser):
    """argparse with one clear line instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> tuple[_Parser, Sequence[str]]:
    parser = _Parser(
        prog="sorter",
        description="Sorts photos into folders by what is in them, and puts everything back on undo.",
        epilog="Without a command, or with folders only, the window opens. A folder named like a command is ./NAME.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sorter {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help=_DATA_DIR)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (
        _gui,
        _demo,
        _tasks,
        _classify,
        _plan,
        _apply,
        _sort,
        _history,
        _undo,
        _recover,
        _forget,
        _teach,
        _import,
        _export,
        _remove,
        _doctor,
        _bench,
    ):
        add(commands)
    return parser, tuple(commands.choices)


_DATA_DIR = "where Sorter keeps its own things (also SORTER_DATA_DIR)"
_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives this type no public name


def _command(commands: "_Commands[_Parser]", name: str, summary: str, *more: str) -> _Parser:
    """`more` are paragraphs for the end of the command's own help, which keep their lines."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog="\n\n".join(more),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=_DATA_DIR)
    return parser


def _gui(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "gui", "open the window, with these folders dropped in")
    parser.add_argument("folders", nargs="*", type=path, metavar="FOLDER")


def _demo(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "demo", "sort copies of the sample photos, and show the result")
    parser.add_argument("--into", type=path, metavar="DIR", help="folder for the result (default: a new temporary one)")
    parser.add_argument("--no-window", dest="window", action="store_false", help="open no window at the end")


def _tasks(commands: "_Commands[_Parser]") -> None:
    options.json(_command(commands, "tasks", "list what photos can be sorted by"))


def _classify(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "classify", "say what is in photos; no file is touched", companions_help())
    options.photos(parser)
    options.strict(parser)
    options.json(parser)


def _plan(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "plan", "show what sorting would do; no file is touched", *sorting_help())
    options.photos(parser)
    options.destination(parser)
    parser.add_argument("--out", type=path, metavar="FILE", help="write the plan here, for sorter apply")
    options.strict(parser)
    options.json(parser)


def _apply(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "apply", "carry out a plan that was written by sorter plan")
    parser.add_argument("plan", type=path, metavar="PLAN", help="the plan's file")
    parser.add_argument("--yes", action="store_true", help="do not ask; only a terminal is asked")
    options.strict(parser)
    options.json(parser)


def _sort(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "sort", "plan, show, ask, apply", *sorting_help())
    options.photos(parser)
    options.destination(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options.strict(parser)
    options.json(parser)


def _history(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "history", "list what was done, newest first, or the files of one run")
    parser.add_argument("run", nargs="?", type=run_number, metavar="RUN", help="the number of a run, to list its files")
    options.json(parser)


def _undo(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "undo", "put the files of a run back; of an undo, do it again")
    parser.add_argument(
        "run",
        nargs="?",
        type=run_number,
        metavar="RUN",
        help="the run's number (default: the newest with something to undo)",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        type=path,
        default=[],
        metavar="PATH",
        help="only these photos, by old or new path, or those in these folders; companions go with their photo",
    )
    parser.add_argument(
        "--edited",
        action="store_true",
        help="of a move, also what was edited since, as it is now; of tags, take Sorter's own out of what was edited"
        " since; a copy that was edited is never removed",
    )
    options.strict(parser)
    options.json(parser)


def _recover(commands: "_Commands[_Parser]") -> None:
    options.json(_command(commands, "recover", "settle what an interrupted run left, as every start does"))


def _forget(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands, "forget", "forget what was measured, which costs only time; photos, history and undo stay as they are"
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("paths", nargs="*", type=path, default=[], metavar="PATH", help="of these photos and folders")
    which.add_argument("--all", dest="every", action="store_true", help="of all photos")
    options.json(parser)


def _teach(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "teach", "make a task of example photos, a folder for each label; no photo is changed")
    parser.add_argument("name", type=task_name, metavar="NAME", help="what the task is to be called")
    parser.add_argument("examples", type=path, metavar="DIR", help="a folder with a folder of examples for each label")
    parser.add_argument(
        "--backbone",
        default="subjects",
        metavar="ID",
        help="the task or imported backbone whose model looks at the photos (default: subjects)",
    )
    parser.add_argument("--summary", default="", metavar="TEXT", help="what it sorts by, in a sentence")
    parser.add_argument("--advisory", action="store_true", help="mark its answers as a hint for a person who looks")
    parser.add_argument("--replace", action="store_true", help="teach the task of this name anew")
    parser.add_argument("--device", default="auto", metavar="DEVICE", help=f"{options.DEVICES} (default: auto)")
    options.json(parser)


def _import(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "import", "make a task of somebody's ONNX model", presets_help())
    options.importing(parser)
    options.json(parser)


def _export(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "export", "write a task into one file, to give it away")
    parser.add_argument("task", metavar="TASK", help="the task's id")
    parser.add_argument("file", type=path, metavar="FILE", help="FILE.zip: all of it; FILE.onnx: one graph")
    options.json(parser)


def _remove(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "remove", "remove a task that was taught or imported; photos stay as they are")
    parser.add_argument("task", metavar="TASK", help="the task's id")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options.json(parser)


def _doctor(commands: "_Commands[_Parser]") -> None:
    options.json(_command(commands, "doctor", "say what this installation can do, and why not more"))


def _bench(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "bench", "measure how fast this machine sorts, and what limits it; no photo is changed")
    parser.add_argument(
        "folder",
        nargs="?",
        type=path,
        metavar="FOLDER",
        help="your photos (default: some are made, and removed)",
    )
    parser.add_argument("--task", default="subjects", metavar="ID", help="default: subjects")
    parser.add_argument("--device", default="auto", metavar="DEVICE", help=f"{options.DEVICES} (default: auto)")
    parser.add_argument("--items", type=count, default=100, metavar="N", help="the first N photos (default: 100)")
    parser.add_argument("--repeat", type=count, default=5, metavar="N", help="measurements of everything (default: 5)")
    parser.set_defaults(threshold=None, between=None, evidence=None)
    options.json(parser)
