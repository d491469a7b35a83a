"""The collector is held back, and goes on as it went."""

import gc
from collections.abc import Iterator

import pytest

from sorter.files.planning.collecting import COLLECTOR_HELD


@pytest.fixture(autouse=True)
def _goes() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_held_until_the_last_lets_go() -> None:
    with COLLECTOR_HELD:
        with COLLECTOR_HELD:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_trouble() -> None:
    with pytest.raises(ValueError, match="trouble"), COLLECTOR_HELD:
        raise ValueError("trouble")
    assert gc.isenabled()


def test_who_does_without_it_keeps_doing_without() -> None:
    gc.disable()
    with COLLECTOR_HELD:
        pass
    assert not gc.isenabled()
