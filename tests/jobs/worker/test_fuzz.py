"""Damaged photos of every format: each is answered, whatever becomes of the child that decodes them."""

import pytest

from fuzz.decoders import fuzz, made_photos
from sorter.core.decoding.kinds import Kind
from sorter.jobs.worker.limits import LIMITS

_FILES = 40  # for each chain: 520 in all


@pytest.mark.parametrize("kind", made_photos(), ids=str)
def test_damaged_photos_end_no_run(kind: Kind) -> None:
    """Each is measured or refused in words, exactly once, and the child stays within its memory."""
    result = fuzz(made_photos()[kind], _FILES, seed=7)

    assert result.answered == _FILES
    assert result.measured
    assert result.peak < LIMITS.memory
    assert all(result.refused)
