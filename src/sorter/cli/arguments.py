"""The words of the command line, and what they may be."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from sorter import __version__
from sorter.cli.help import companions_help, template_help
from sorter.cli.values import companions, count, path, run_number, share
from sorter.core.companions import DEFAULT_RULES

_DEVICES = "auto, cpu, cuda, cuda:N, coreml or directml"
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
    companions: frozenset[str]
    placeholders: bool
    threshold: float | None
    into: str | None
    action: str
    template: str
    unsure: str
    outside: str
    flat: bool
    also: float | None
    also_as: str | None
    relative: bool
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
    for add in (_gui, _demo, _tasks, _classify, _plan, _apply, _sort, _history, _undo, _recover, _doctor, _bench):
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
    _json(_command(commands, "tasks", "list what photos can be sorted by"))


def _classify(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "classify", "say what is in photos; no file is touched", companions_help())
    _photos(parser)
    _strict(parser)
    _json(parser)


def _plan(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "plan", "show what sorting would do; no file is touched", *_sorting_help())
    _photos(parser)
    _destination(parser)
    parser.add_argument("--out", type=path, metavar="FILE", help="write the plan here, for sorter apply")
    _strict(parser)
    _json(parser)


def _apply(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "apply", "carry out a plan that was written by sorter plan")
    parser.add_argument("plan", type=path, metavar="PLAN", help="the plan's file")
    parser.add_argument("--yes", action="store_true", help="do not ask; only a terminal is asked")
    _strict(parser)
    _json(parser)


def _sort(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "sort", "plan, show, ask, apply", *_sorting_help())
    _photos(parser)
    _destination(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    _strict(parser)
    _json(parser)


def _history(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "history", "list what was done, newest first, or the files of one run")
    parser.add_argument("run", nargs="?", type=run_number, metavar="RUN", help="the number of a run, to list its files")
    _json(parser)


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
        help="of a move, also what was edited since, as it is now; a copy that was edited is never removed",
    )
    _strict(parser)
    _json(parser)


def _recover(commands: "_Commands[_Parser]") -> None:
    _json(_command(commands, "recover", "settle what an interrupted run left, as every start does"))


def _doctor(commands: "_Commands[_Parser]") -> None:
    _json(_command(commands, "doctor", "say what this installation can do, and why not more"))


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
    parser.add_argument("--device", default="auto", metavar="DEVICE", help=f"{_DEVICES} (default: auto)")
    parser.add_argument("--items", type=count, default=100, metavar="N", help="the first N photos (default: 100)")
    parser.add_argument("--repeat", type=count, default=5, metavar="N", help="measurements of everything (default: 5)")
    parser.set_defaults(threshold=None)
    _json(parser)


def _photos(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=path, metavar="PATH", help="folders or photos")
    parser.add_argument("--task", required=True, metavar="ID", help="what to sort by; sorter tasks lists them")
    parser.add_argument("--threshold", type=share, metavar="X", help="sure from this score on, above 0 and at most 1")
    parser.add_argument(
        "--companions",
        type=companions,
        default=DEFAULT_RULES,
        metavar="IDS",
        help="which files belong to a photo: rules below, or none, all, default (default: default)",
    )
    parser.add_argument(
        "--placeholders",
        action="store_true",
        help="also photos that are only in the cloud: opening them downloads them",
    )
    parser.add_argument("--device", default="auto", metavar="DEVICE", help=f"{_DEVICES} (default: auto)")
    parser.add_argument(
        "--fresh", action="store_true", help="measure every photo anew (nothing is stored yet, so this is always done)"
    )


def _destination(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", type=path, metavar="DIR", help='target folder (default: "<folder> sorted" beside the folder)'
    )
    parser.add_argument(
        "--action", choices=("copy", "move", "hardlink", "symlink"), default="copy", help="default: copy"
    )
    parser.add_argument(
        "--template",
        default="{label}/{name}",
        metavar="T",
        help="path within the target, with fields as below (default: {label}/{name})",
    )
    parser.add_argument("--unsure", choices=("leave", "folder"), default="leave", help="unsure photos (default: leave)")
    parser.add_argument(
        "--outside", choices=("leave", "folder"), default="leave", help="photos that fit no label (default: leave)"
    )
    parser.add_argument("--flat", action="store_true", help="one level of folders, where labels have several")
    parser.add_argument(
        "--also",
        type=share,
        metavar="X",
        help="a link in the folder of each further label whose score is at least X",
    )
    parser.add_argument("--also-as", choices=("hardlink", "symlink"), help="what --also makes (default: hardlink)")
    parser.add_argument(
        "--relative", action="store_true", help="symbolic links lead from their own folder, not from the top"
    )
    parser.add_argument(
        "--all",
        dest="every",
        action="store_true",
        help="name every folder, and every photo that is unsure or outside, not only the first ones",
    )


def _sorting_help() -> tuple[str, str]:
    return template_help(), companions_help()


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON lines for programs")


def _strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="exit status 3 where something was skipped")
