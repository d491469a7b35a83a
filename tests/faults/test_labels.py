"""Labels that want to break out of the root, collide, or break the disk."""

import os

import pytest

from faults.conftest import Players
from faults.crew import file_labels
from faults.labels import Lot, Sorted, plan_all

_LONG = bool(os.environ.get("SORTER_LONG"))
_COUNTS = {"tmpfs": 10_000, "ext4": 10_000, "ntfs": 10_000} if _LONG else {"tmpfs": 1_500, "ext4": 500, "ntfs": 200}


def _filed(players: Players, lot: Lot) -> Sorted:
    try:
        (result,) = players.do(file_labels, lot)
    except OSError as error:
        pytest.skip(f"no {lot.disk} here: {error}")
    return result


def test_ten_thousand_labels_stay_beneath_the_root_and_apart() -> None:
    """No name that the planner gives leads elsewhere, is too long, or is another label's."""
    result = plan_all(10_000, "/around/root")

    assert result.labels > 10_000
    assert not result.escaped
    assert not result.failed
    assert not result.merged


@pytest.mark.parametrize("disk", _COUNTS)
def test_every_label_gets_a_folder_of_its_own_beneath_the_root(disk: str, players: Players) -> None:
    """Whatever a label is: no photo lands elsewhere, none fails, and no two labels share a folder."""
    result = _filed(players, Lot(_COUNTS[disk], disk))

    assert result.labels > _COUNTS[disk]
    assert not result.escaped
    assert not result.failed
    assert not result.merged


def test_the_harness_finds_out_a_careless_mover(players: Players) -> None:
    """A plain join of root and label breaks out, fails, and throws labels together."""
    result = _filed(players, Lot(300, "tmpfs", careless=True))

    assert result.escaped
    assert result.failed
    assert result.merged
