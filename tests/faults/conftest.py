"""What the fault tests share."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TypeVar

import pytest

from faults import crew, intercept
from faults.crew import Played, Share

_One = TypeVar("_One")
_Result = TypeVar("_Result")


class Players:
    """Share work out between the processes of a crew."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def ask(self, work: Callable[[], _Result]) -> _Result:
        """Have one of them answer."""
        return self._pool.submit(work).result()

    def do(self, work: Callable[[_One], _Result], *many: _One) -> list[_Result]:
        """The results in the order of what was asked."""
        return list(self._pool.map(work, many))

    def play(self, share: Share) -> list[Played]:
        """Play points, some in each process."""
        parts = [replace(share, part=part, parts=crew.SIZE) for part in range(crew.SIZE)]
        return [played for some in self.do(crew.play, *parts) for played in some]


@pytest.fixture(scope="module")
def players() -> Iterator[Players]:
    """Processes with rooms of their own."""
    if reason := intercept.why_not():
        pytest.skip(reason)
    with crew.crew() as pool:
        yield Players(pool)
