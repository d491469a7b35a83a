"""The power fails in the middle of a run."""

import pytest

from faults.conftest import Players
from faults.crew import play_cuts, why_no_cuts
from faults.matrix import CUT, control_of
from faults.points import Combination
from faults.powercut import Cuts
from sorter.files.plan import ActionKind

_STRIDE = 37
_SHORT = [one for one in CUT if one.kind in {ActionKind.MOVE, ActionKind.COPY, ActionKind.TAG}]
_FLUSHED = ((), ("one",), ("two",), ("one", "two"))


def _runs(combination: Combination, stride: int) -> list[Cuts]:
    return [Cuts(combination, stride, 3 + 5 * number, flushed) for number, flushed in enumerate(_FLUSHED)]


@pytest.fixture(autouse=True)
def _disks(players: Players) -> None:
    if reason := players.ask(why_no_cuts):
        pytest.skip(f"the power cannot be cut here: {reason}")


@pytest.mark.parametrize("combination", _SHORT, ids=lambda one: one.name)
def test_no_power_cut_costs_a_file(combination: Combination, players: Players) -> None:
    """Whatever the disks have written back by then, the next start finds every file at its old place or its new one."""
    verdicts = [one for cuts in players.do(play_cuts, *_runs(combination, _STRIDE)) for one in cuts]

    assert len(verdicts) >= len(_FLUSHED)
    assert not [(number, verdict) for number, verdict in verdicts if verdict]


def test_the_harness_finds_out_a_careless_mover(players: Players) -> None:
    """A plain script takes the original away before the copy is on its disk."""
    across = control_of(next(one for one in CUT if one.other_disk))

    verdicts = [one for cuts in players.do(play_cuts, *_runs(across, 16)) for one in cuts]

    assert any(verdict.lost for _, verdict in verdicts)
    assert any(verdict.overwritten for _, verdict in verdicts)
    assert any(verdict.split for _, verdict in verdicts)
