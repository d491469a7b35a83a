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


def test_whoever_has_no_terminal_is_told_to_make_a_plan(sorter: Run, library: Path) -> None:
    """And not to add what would be refused."""
    refused = sorter("sort", library, "--task", "Colours")

    assert refused.status == 2
    assert "colours only advises" in refused.err
    assert "make a plan (sorter plan --out FILE), look at it, and sorter apply FILE" in refused.err
    assert "--yes" not in refused.err


def test_predictions_are_called_advice(sorter: Run, library: Path) -> None:
    """After those for people, and in the last record for programs."""
    assert sorter("classify", library, "--task", "colours").err.splitlines()[-1].startswith("This task only advises")
    records = sorter("classify", library, "--task", "colours", "--json").records
    assert records[-1]["advisory"] is True


def test_the_mark_goes_with_a_graph(sorter: Run, tmp_path: Path) -> None:
    """To another computer and back."""
    sorter("export", "colours", tmp_path / "colours.onnx")

    ran = sorter("import", tmp_path / "colours.onnx", "--yes", "--name", "Back")

    assert "It only advises" in ran.out
    assert sorter("tasks", "--json").records[-1]["advisory"] is True
