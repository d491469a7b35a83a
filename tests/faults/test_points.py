"""The engine dies, or the system fails it, or somebody steps in, at one system call after the other."""

import pytest

from faults.conftest import Players
from faults.crew import Played, Share
from faults.matrix import DEEDS, LATE, RUNGS, control_of, faults_of
from faults.points import Combination, Deed, Fault

_PLAYED = [*DEEDS, *LATE, *(one for one in RUNGS if one.deed is Deed.APPLY)]
_WANTED = {Fault.KILL: 6, Fault.EIO: 3, Fault.ENOSPC: 3, Fault.RACE: 2, Fault.SWAP: 2}


def _share(combination: Combination) -> Share:
    return Share(combination, tuple((fault, _WANTED[fault]) for fault in faults_of(combination)))


def _problems(played: list[Played]) -> list[str]:
    return [f"{point}: {struck.call}: {struck.verdict}" for point, struck in played if struck.verdict]


def test_the_short_form_is_large_enough() -> None:
    """At least 260 points here; those of the program come on top."""
    assert sum(wanted for one in _PLAYED for _, wanted in _share(one).wanted) >= 260


@pytest.mark.parametrize("combination", _PLAYED, ids=lambda one: one.name)
def test_no_interruption_costs_a_file(combination: Combination, players: Players) -> None:
    """After recovery every file is whole, nothing is overwritten and no group is split; the undo restores all."""
    played = players.play(_share(combination))

    assert all(struck.fired for _, struck in played)
    assert len(played) == sum(wanted for _, wanted in _share(combination).wanted)
    assert not _problems(played)


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("place", ["same disk", "other disk"])
def test_the_harness_finds_out_a_careless_mover(fault: Fault, place: str, players: Players) -> None:
    """The same faults on a plain script cost files, groups and what somebody else had at the target."""
    moving = next(one for one in DEEDS if one.other_disk == (place == "other disk"))

    verdicts = [struck.verdict for _, struck in players.play(Share(control_of(moving), ((fault, 8),)))]

    assert any(one.lost for one in verdicts)
    assert all(one.overwritten for one in verdicts)
    assert fault in {Fault.RACE, Fault.SWAP} or any(one.split for one in verdicts)
    assert fault is not Fault.SWAP or any("escaped" in words for one in verdicts for words in one.other)
