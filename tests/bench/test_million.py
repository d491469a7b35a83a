"""What a photo takes from the memory, however many there are."""

import os
from pathlib import Path

from bench.million import measured_apart

_LONG = bool(os.environ.get("SORTER_LONG"))
_FEW, _MANY = (100_000, 1_000_000) if _LONG else (4_000, 20_000)
_EACH = 1_700  # bytes, with the plan that is shown and the one that is made
_AT_MOST = 1_500_000_000  # bytes of the whole process with a million


def test_memory_grows_with_the_photos_and_no_faster(tmp_path: Path) -> None:
    """From the scan to the plan: each further photo takes the same, and a million of them fit into 1.5 GB."""
    few, many = (measured_apart(count, tmp_path / str(count)) for count in (_FEW, _MANY))
    each = (many.peak_memory - few.peak_memory) / (_MANY - _FEW)
    print(f"{each:.0f} bytes a photo, {many.peak_memory / 1e6:.0f} MB in all; scanning took {many.scan_memory} more")

    assert each < _EACH
    assert many.for_photos <= few.for_photos * _MANY / _FEW
    assert many.peak_memory < _AT_MOST
