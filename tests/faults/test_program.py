"""The installed program is killed, or the system fails it, at one system call after the other."""

import pytest

from faults import program
from faults.conftest import Players
from faults.crew import Share, play
from faults.matrix import DEEDS, control_of
from faults.points import Fault
from sorter.files.plan import ActionKind

pytestmark = pytest.mark.skipif(bool(program.why_not()), reason=program.why_not())

_WANTED = ((Fault.KILL, 3), (Fault.EIO, 1), (Fault.ENOSPC, 1))
_STRUCK = [one for one in DEEDS if one.kind is ActionKind.MOVE or (one.kind is ActionKind.COPY and one.other_disk)]


def test_no_interruption_of_the_program_costs_a_file(players: Players) -> None:
    """Killed or failed anywhere, the next start and an undo leave every file as it was."""
    shares = [Share(combination, _WANTED, with_program=True) for combination in _STRUCK]

    played = [one for some in players.do(play, *shares) for one in some]

    assert not [f"{point}: {struck.verdict}" for point, struck in played if struck.verdict]
    assert sum(struck.fired for _, struck in played) >= 40, [point for point, struck in played if not struck.fired]


def test_the_harness_finds_out_a_careless_program(players: Players) -> None:
    """The same on a plain script costs files."""
    played = players.play(Share(control_of(_STRUCK[0]), ((Fault.KILL, 1), (Fault.EIO, 1)), with_program=True))

    assert all(struck.fired and struck.verdict.overwritten for _, struck in played)
    assert any(struck.verdict.lost for _, struck in played)
