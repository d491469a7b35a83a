"""A task that only advises: nothing is sorted by it unseen."""

from pathlib import Path

import pytest

from cli.running import Run


@pytest.fixture(autouse=True)
def _advisory(data_dir: Path) -> None:
    manifest = data_dir / "tasks" / "colours.toml"
    manifest.write_text(manifest.read_text().replace('licence = "MIT"', 'licence = "MIT"\nadvisory = true'))


def test_it_is_never_carried_out_without_asking(sorter: Run, library: Path) -> None:
    """Whoever cannot be asked makes a plan and looks at it; that plan can be carried out."""
    plan = library.parent / "plan.json"

    refused = sorter("sort", library, "--task", "colours", "--yes")
    planned = sorter("plan", library, "--task", "colours", "--out", plan)

    assert refused.status == 2
    assert "colours only advises, so nothing is sorted by it unseen" in refused.err
    assert not (library.parent / "library sorted").exists()
    assert planned.out.startswith("This task only advises: look at each photo")
    assert sorter("apply", plan, "--yes").status == 0
    assert (library.parent / "library sorted" / "red" / "a.jpg").exists()
