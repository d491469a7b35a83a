"""Undo as a job."""

from pathlib import Path

import pytest

from library import Ran, content, fill, plan_for, put
from sorter.errors import RequestError
from sorter.files.journal.history import runs
from sorter.files.plan import ActionKind, Plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Outcome
from sorter.jobs.undo import UndoJob


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the journal is."""
    return tmp_path / "data" / "journal.sqlite"


def _applied(tmp_path: Path, journal: Path, kind: ActionKind) -> Plan:
    plan = plan_for(fill(tmp_path / "library", 20), tmp_path / "out", kind)
    Ran(ApplyJob(plan, journal))
    return plan


def test_a_move_is_told_with_both_places(tmp_path: Path, journal: Path) -> None:
    """The source is where the photo was, the target where it is again."""
    plan = _applied(tmp_path, journal, ActionKind.MOVE)
    job = UndoJob(None, journal)

    ran = Ran(job)

    assert {(action.source, action.target) for action in ran.applied} == {
        (action.target, action.source) for action in plan.actions
    }
    assert (job.progress.found, job.progress.done) == (20, 20)
    assert job.run_id == runs(journal)[0].id
    assert len(content(tmp_path / "library")) == 20


def test_a_copy_is_told_with_the_original_that_stays(tmp_path: Path, journal: Path) -> None:
    """The source is the copy that went."""
    plan = _applied(tmp_path, journal, ActionKind.COPY)

    ran = Ran(UndoJob(None, journal))

    assert {(action.source, action.target) for action in ran.applied} == {
        (action.target, action.source) for action in plan.actions
    }
    assert not (tmp_path / "out").exists()


def test_chosen_photos_go_back_alone(tmp_path: Path, journal: Path) -> None:
    """Named by their old place; what was changed since is skipped by name."""
    plan = _applied(tmp_path, journal, ActionKind.MOVE)
    edited, other = plan.actions[0], plan.actions[1]
    Path(edited.target).write_bytes(b"edited")

    ran = Ran(UndoJob(1, journal, [edited.source, other.source]))

    assert [action.target for action in ran.applied] == [other.source]
    name = Path(edited.target).name
    way = "to move it all the same, as it is now: sorter undo --edited 1"
    assert ran.skipped == {edited.target: f"{name} was edited since it was sorted; {way}"}


@pytest.mark.parametrize("run_id", [None, 7])
def test_nothing_to_undo_is_a_sentence(run_id: int | None, tmp_path: Path, journal: Path) -> None:
    """Without a journal, and without such a run."""
    first = Ran(UndoJob(run_id, journal))
    assert first.finished.outcome is Outcome.FAILED
    assert isinstance(first.finished.error, RequestError)
    assert not journal.exists()

    _applied(tmp_path, journal, ActionKind.COPY)
    Ran(UndoJob(None, journal))
    assert isinstance(Ran(UndoJob(run_id, journal)).finished.error, RequestError)


def test_a_cancelled_undo_can_be_taken_up_again(tmp_path: Path, journal: Path) -> None:
    """The newest run that has something left is the one that was being undone."""
    _applied(tmp_path, journal, ActionKind.MOVE)
    before = content(tmp_path / "out")
    job = UndoJob(None, journal)
    job.start()
    job.cancel()
    job.join()
    assert sorted([*content(tmp_path / "out").values(), *content(tmp_path / "library").values()]) == sorted(
        before.values()
    )

    if content(tmp_path / "out"):
        Ran(UndoJob(None, journal))

    assert len(content(tmp_path / "library")) == 20


def test_what_was_written_beside_a_copy_is_told_once_the_copy_is_gone(tmp_path: Path, journal: Path) -> None:
    """Beside one that stays it needs no word."""
    plan = _applied(tmp_path, journal, ActionKind.COPY)
    gone, stays = plan.actions[:2]
    for action in (gone, stays):
        put(Path(f"{action.target}.xmp"), b"stars")
    Path(stays.source).unlink()
    job = UndoJob(None, journal)
    ran = Ran(job)

    assert job.stayed == [f"{gone.target}.xmp"]
    assert list(ran.skipped) == [stays.target]


def test_edited_files_are_counted_and_go_back_where_they_are_asked_for(tmp_path: Path, journal: Path) -> None:
    """With what was written beside them since."""
    plan = _applied(tmp_path, journal, ActionKind.MOVE)
    edited = plan.actions[0]
    put(Path(edited.target), b"edited")
    put(Path(f"{edited.target}.xmp"), b"stars")
    first, second = UndoJob(None, journal), UndoJob(1, journal, edited=True)
    Ran(first)
    ran = Ran(second)

    assert (first.edited, second.edited) == (1, 0)
    assert [Path(one.target) for one in ran.applied[0].companions] == [Path(f"{edited.source}.xmp")]
    assert Path(edited.source).read_bytes() == b"edited"
