"""The long form: every call of every combination, the program, and power cuts, with the careless mover beside them.

Usage: everything.py [--fresh | --table] [--state FILE]. It may be interrupted and started again: what is done stands
in the state file and is not repeated, unless the code has changed since.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import as_completed
from dataclasses import asdict, dataclass, field
from itertools import zip_longest
from pathlib import Path

from faults import intercept, program
from faults.crew import ALL, Share, crew, play, play_cuts, why_no_cuts
from faults.matrix import CUT, DEEDS, LATE, RUNGS, SINGLES, WITH_PROGRAM, control_of, faults_of
from faults.points import Combination, Deed, Fault
from faults.powercut import Cuts
from faults.scene import Verdict

_ROOT = Path(__file__).parents[2]
_SHOWN = 3  # problems of a unit that are kept in words
_DIED_AT = (0.2, 0.45, 0.7, 0.9)
_FLUSHED = ((), ("one",), ("two",), ("one", "two"))
_CUTS_OF_A_UNIT = 4


@dataclass(slots=True)
class Tally:
    """What a unit of work, or a row of the table, came to."""

    points: int = 0
    lost: int = 0
    overwritten: int = 0
    split: int = 0
    other: int = 0
    untidy: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict, what: str) -> None:
        """Count a point that fired."""
        self.points += 1
        self.lost += len(verdict.lost)
        self.overwritten += len(verdict.overwritten)
        self.split += len(verdict.split)
        self.other += len(verdict.other)
        self.untidy += len(verdict.untidy)
        if verdict and len(self.problems) < _SHOWN:
            self.problems.append(f"{what}: {verdict}")

    def merge(self, other: "Tally") -> None:
        """Add what another came to."""
        for name in ("points", "lost", "overwritten", "split", "other", "untidy"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.problems += other.problems

    @property
    def wrong(self) -> bool:
        """Whether anything was."""
        return bool(self.lost or self.overwritten or self.split or self.other)


@dataclass(frozen=True, slots=True)
class Unit:
    """Work for one process for some seconds."""

    row: str
    careless: bool
    share: Share | Cuts

    @property
    def key(self) -> str:
        """What names it in the state file."""
        return repr(self)


def work(unit: Unit) -> Tally:
    """Do a unit."""
    tally = Tally()
    if isinstance(unit.share, Cuts):
        for number, verdict in play_cuts(unit.share):
            tally.add(verdict, f"{unit.row}, flushed {unit.share.flushed}, before call {number}")
        return tally
    for point, struck in play(unit.share):
        if struck.fired:
            tally.add(struck.verdict, f"{point} ({struck.call})")
    return tally


def units() -> Iterator[Unit]:
    """All the work, a unit of each row in turn, so that what was interrupted has something of everything."""
    rows: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in dict.fromkeys(_all_units()):  # two deeds can have the same control
        rows[unit.row].append(unit)
    for turn in zip_longest(*rows.values()):
        yield from filter(None, turn)


def _all_units() -> Iterator[Unit]:
    yield from _all_calls(DEEDS)
    for combination in CUT:
        yield from _cuts(combination)
        yield from _cuts(control_of(combination))
    for combination in WITH_PROGRAM:
        for fault, wanted in ((Fault.KILL, 16), (Fault.EIO, 8), (Fault.ENOSPC, 8)):
            share = Share(combination, ((fault, wanted),), with_program=True)
            yield Unit(f"program: {combination.name}", False, share)
        control = control_of(combination)
        yield Unit(f"program: {control.name}", True, Share(control, ((Fault.KILL, 4),), with_program=True))
    yield from _all_calls(LATE)
    yield from _all_calls(RUNGS)
    yield from _all_calls(SINGLES)


def _all_calls(combinations: list[Combination]) -> Iterator[Unit]:
    for combination in combinations:
        for fault in faults_of(combination):
            yield from _calls(combination, fault, ALL)
        for fault in faults_of(control_of(combination)):
            yield from _calls(control_of(combination), fault, 12)


def _calls(combination: Combination, fault: Fault, wanted: int) -> Iterator[Unit]:
    recovers = combination.deed is Deed.RECOVER
    for died_at in _DIED_AT if recovers else _DIED_AT[:1]:
        yield Unit(combination.name, combination.careless, Share(combination, ((fault, wanted),), died_at=died_at))


def _cuts(combination: Combination) -> Iterator[Unit]:
    for flushed in _FLUSHED:
        for offset in range(1 if combination.careless else _CUTS_OF_A_UNIT):
            yield Unit(
                f"power cut: {combination.name}",
                combination.careless,
                Cuts(combination, _CUTS_OF_A_UNIT, offset, flushed),
            )


class Progress:
    """The state file: a line that names the code, then a line for each unit that is done."""

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self.done: dict[str, Tally] = {}
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() and not fresh else []
        if lines and json.loads(lines[0]) == _code():
            for line in lines[1:]:
                record = json.loads(line)
                self.done[record["unit"]] = Tally(**record["tally"])
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(_code()) + "\n", encoding="utf-8")

    def add(self, unit: Unit, tally: Tally) -> None:
        """Keep what a unit came to."""
        self.done[unit.key] = tally
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"unit": unit.key, "tally": asdict(tally)}) + "\n")


def _code() -> str:
    """Changes when the engine or this harness does."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in (_ROOT / "src" / "sorter" / "files", _ROOT / "src" / "sorter" / "jobs", Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> int:
    """See above; 0 where nothing was wrong and the careless mover was found out everywhere."""
    parser = argparse.ArgumentParser(description="The long form of the fault tests.")
    parser.add_argument("--fresh", action="store_true", help="forget what is done already")
    parser.add_argument("--state", type=Path, default=_ROOT / "build" / "faults" / "state.jsonl")
    parser.add_argument("--table", action="store_true", help="do nothing, and show what is done so far")
    arguments = parser.parse_args()
    if reason := intercept.why_not():
        print(reason, file=sys.stderr)
        return 1
    progress = Progress(arguments.state, fresh=arguments.fresh)
    every = list(units())
    if not arguments.table:
        every = _do(every, progress)
    return _table([unit for unit in every if unit.key in progress.done], progress.done)


def _do(every: list[Unit], progress: Progress) -> list[Unit]:
    """Do what is not done yet; returns the units that can be done here."""
    with crew() as pool:
        for name, reason in (("program: ", program.why_not()), ("power cut: ", pool.submit(why_no_cuts).result())):
            if reason:
                print(f"Left out: {name}{reason}", flush=True)
                every = [unit for unit in every if not unit.row.startswith(name)]
        waiting = {pool.submit(work, unit): unit for unit in every if unit.key not in progress.done}
        print(f"{len(every):,} units, {len(every) - len(waiting):,} of them done before", flush=True)
        started = time.monotonic()
        for number, future in enumerate(as_completed(waiting), 1):
            unit, tally = waiting[future], future.result()
            progress.add(unit, tally)
            if tally.wrong and not unit.careless:
                print(f"WRONG {unit.row}: {tally.problems[0]}", flush=True)
            if number % 20 == 0:
                print(f"{number:,} of {len(waiting):,} in {time.monotonic() - started:,.0f} s", flush=True)
    return every


def _table(every: list[Unit], done: dict[str, Tally]) -> int:
    rows: defaultdict[str, tuple[Tally, Tally]] = defaultdict(lambda: (Tally(), Tally()))
    for unit in every:
        rows[unit.row][unit.careless].merge(done[unit.key])
    print(f"{'':<62} {'points':>7} {'lost':>6} {'over-':>6} {'split':>6} {'other':>6}   the same, done carelessly")
    print(f"{'':<62} {'':>7} {'':>6} {'written':>6}")
    total, controls = Tally(), Tally()
    for name, (sorter, careless) in rows.items():
        total.merge(sorter)
        controls.merge(careless)
        print(f"{name:<62} {_counted(sorter)} {sorter.other:>6,}   {_counted(careless) if careless.points else ''}")
    print(f"{'all':<62} {_counted(total)} {total.other:>6,}   {_counted(controls)}")
    print(f"Empty folders that an interruption left: {total.untidy:,}")
    blind = [name for name, (_, careless) in rows.items() if careless.points and not careless.wrong]
    for name in blind:
        print(f"BLIND: {name}: the careless mover was not found out")
    for problem in total.problems:
        print(f"WRONG: {problem}")
    return 1 if total.wrong or blind or not controls.lost else 0


def _counted(one: Tally) -> str:
    return f"{one.points:>7,} {one.lost:>6,} {one.overwritten:>6,} {one.split:>6,}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Interrupted: start it again, and it goes on from here.")
