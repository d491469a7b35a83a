"""Carrying out a plan as a job."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from disks import memory_disk
from library import Content, Ran, content, fill, leftovers, options, plan_for, plan_of, predict, put
from plans import PLACING
from sorter.errors import JournalError
from sorter.files.engine.steps import run_of
from sorter.files.journal.history import runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import State
from sorter.files.plan import ActionKind
from sorter.files.preflight.preflight import preflight
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Applied, Finished, Outcome, Skipped
from sorter.jobs.undo import UndoJob


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the journal is."""
    return tmp_path / "data" / "journal.sqlite"


@pytest.fixture
def before(tmp_path: Path) -> Content:
    """Three hundred photos in a library."""
    fill(tmp_path / "library", 300)
    return content(tmp_path / "library")


def _photos(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "library").rglob("*.jpg"))


@pytest.mark.parametrize("kind", PLACING)
def test_every_action_is_told_once_it_stands(kind: ActionKind, tmp_path: Path, before: Content, journal: Path) -> None:
    """Batch by batch, and the progress ends at the whole."""
    plan = plan_for(_photos(tmp_path), tmp_path / "out", kind)
    job = ApplyJob(plan, journal)
    job.start()
    events = list(job.events())
    job.join()

    batches = [event.actions for event in events if isinstance(event, Applied)]
    assert sorted([action for batch in batches for action in batch], key=lambda one: one.target) == list(plan.actions)
    assert len(batches) >= 3
    assert events[-1] == Finished(Outcome.DONE)
    assert (job.progress.found, job.progress.done, job.progress.skipped) == (300, 300, 0)
    assert job.progress.total_known
    assert job.run_id == runs(journal)[0].id
    assert sorted(content(tmp_path / "out").values()) == sorted(before.values())


def test_what_is_skipped_is_told_with_its_reason(tmp_path: Path, before: Content, journal: Path) -> None:
    """The path as it was asked for, and a sentence; the rest is done."""
    photos = _photos(tmp_path)
    plan = plan_for(photos, tmp_path / "out")
    photos[5].unlink()
    job = ApplyJob(plan, journal)

    ran = Ran(job)

    assert ran.skipped == {str(photos[5]): "it is no longer there"}
    assert len(ran.applied) == len(before) - 1
    assert (job.progress.done, job.progress.skipped) == (300, 1)


def test_the_name_that_was_really_used_is_told(tmp_path: Path, journal: Path) -> None:
    """A file that came in between keeps its name."""
    plan = plan_for([put(tmp_path / "library" / "a.jpg", b"photo")], tmp_path / "out")
    put(tmp_path / "out" / "day" / "a.jpg", b"other")

    (action,) = Ran(ApplyJob(plan, journal)).applied

    assert action == replace(plan.actions[0], target=str(tmp_path / "out" / "day" / "a (2).jpg"), renamed=True)


@pytest.mark.parametrize("there", [False, True])
def test_companions_and_links_are_told_with_their_photo(there: bool, tmp_path: Path, journal: Path) -> None:
    """As they were made; a link that was there already was not."""
    photo, companion = put(tmp_path / "library" / "a.jpg", b"photo"), put(tmp_path / "library" / "a.cr2", b"raw")
    top = ((("day",), 0.9), (("night",), 0.4))
    chosen = options(tmp_path / "out", ActionKind.COPY, also=0.3, further_as=ActionKind.SYMLINK)
    plan = plan_of([predict(photo, ("day",), companion, top=top)], chosen)
    if there:
        (tmp_path / "out" / "night").mkdir(parents=True)
        (tmp_path / "out" / "night" / "a.jpg").symlink_to(tmp_path / "out" / "day" / "a.jpg")

    (action,) = Ran(ApplyJob(plan, journal)).applied

    assert action == replace(plan.actions[0], further=() if there else plan.actions[0].further)


def test_paths_are_told_as_they_were_asked_for(tmp_path: Path, journal: Path) -> None:
    """A shell finds the photo again by the path that it knows, also where a link leads there."""
    put(tmp_path / "library" / "a.jpg", b"photo")
    (tmp_path / "link").symlink_to(tmp_path / "library")
    plan = plan_for([tmp_path / "link" / "a.jpg"], tmp_path / "link" / "out")

    assert tuple(Ran(ApplyJob(plan, journal)).applied) == plan.actions
    assert (tmp_path / "library" / "out" / "day" / "a.jpg").exists()


def test_an_empty_plan_makes_no_run(tmp_path: Path, journal: Path) -> None:
    """There is nothing to write down."""
    job = ApplyJob(plan_for([], tmp_path / "out"), journal)

    assert Ran(job).finished.outcome is Outcome.DONE
    assert job.run_id is None
    assert not journal.exists()


@pytest.mark.parametrize("kind", PLACING)
def test_cancelled_at_any_moment_nothing_is_half_done(
    kind: ActionKind, tmp_path: Path, before: Content, journal: Path
) -> None:
    """Each photo is at one place, what was told stands, and the run is finished."""
    random = Random(3)
    for attempt in range(4):
        target = tmp_path / f"out{attempt}"
        job = ApplyJob(plan_for(_photos(tmp_path), target, kind), journal)
        job.start()
        enough = random.randrange(3)
        applied = 0
        for number, event in enumerate(job.events()):
            applied += len(event.actions) if isinstance(event, Applied) else 0
            if number == enough:
                job.cancel()
        job.join()

        left, there = content(tmp_path / "library"), content(target)
        assert applied == len(there) == runs(journal)[0].done
        assert runs(journal)[0].finished is not None
        assert not leftovers(tmp_path)
        if kind is not ActionKind.MOVE:
            assert left == before
            assert set(there.values()) <= set(before.values())
        else:
            assert sorted([*left.values(), *there.values()]) == sorted(before.values())
        Ran(UndoJob(None, journal))
        assert content(tmp_path / "library") == before
        assert not target.exists()


def test_a_job_cancelled_before_it_starts_does_nothing(tmp_path: Path, before: Content, journal: Path) -> None:
    """No run is begun."""
    job = ApplyJob(plan_for(_photos(tmp_path), tmp_path / "out"), journal)
    job.cancel()

    assert Ran(job).finished.outcome is Outcome.CANCELLED
    assert content(tmp_path / "library") == before
    assert runs(journal) == ()


def test_two_jobs_do_not_fight(tmp_path: Path, before: Content, journal: Path) -> None:
    """The second is refused with a sentence, and touches nothing."""
    with Journal.writing(journal):
        ran = Ran(ApplyJob(plan_for(_photos(tmp_path), tmp_path / "out"), journal))

    assert ran.finished.outcome is Outcome.FAILED
    assert isinstance(ran.finished.error, JournalError)
    assert content(tmp_path / "library") == before


def test_a_job_settles_what_an_interruption_left(tmp_path: Path, journal: Path) -> None:
    """An open row of an earlier run is decided before anything new is begun."""
    photo = put(tmp_path / "library" / "a.jpg", b"photo")
    plan = plan_for([photo], tmp_path / "out")
    run, ((step,),) = run_of(plan)
    Ran(ApplyJob(plan, journal))
    with Journal.writing(journal) as opened:
        (row,) = opened.rows(opened.run(1))
        begun = opened.begin(run)
        opened.write(begun, [replace(row, id=2, group=2, run=begun.id, state=State.INTENT, step=step)])

    Ran(ApplyJob(plan_for([put(tmp_path / "library" / "b.jpg", b"2")], tmp_path / "out"), journal))

    assert [run.open for run in runs(journal)] == [0, 0, 0]


def test_a_reader_that_stops_reading_does_not_hold_a_cancelled_job(
    tmp_path: Path, before: Content, journal: Path
) -> None:
    """Cancel and join, with nobody taking events."""
    job = ApplyJob(plan_for(_photos(tmp_path), tmp_path / "out"), journal)
    job.start()
    job.cancel()
    job.join()

    told = [action for event in job.poll(10_000) if isinstance(event, Applied | Skipped) for action in [event]]
    assert len(told) <= 300
    assert sorted([*content(tmp_path / "library").values(), *content(tmp_path / "out").values()]) == sorted(
        before.values()
    )


@pytest.mark.parametrize("another", [False, True])
def test_a_disk_that_was_unplugged_since_is_not_replaced_by_a_folder(
    another: bool, tmp_path: Path, before: Content, journal: Path
) -> None:
    """Its place is empty, or another disk's: nothing is touched, and the disk is named."""
    place = tmp_path / "usb"
    with memory_disk(place):
        plan = plan_for(_photos(tmp_path), place / "out")
        found = preflight(plan)
    place.rmdir()
    with memory_disk(place) if another else nullcontext():
        ran = Ran(ApplyJob(plan, journal, found=found))
        left = list(place.rglob("*"))

    assert str(ran.finished.error).startswith(f"The disk at {place} is no longer there, so nothing was touched; ")
    assert left == []
    assert content(tmp_path / "library") == before


def test_a_disk_that_is_still_there_is_used(tmp_path: Path, journal: Path) -> None:
    """As it was looked at."""
    with memory_disk(tmp_path / "usb") as disk:
        plan = plan_for(_photos(tmp_path), disk / "out")

        assert Ran(ApplyJob(plan, journal, found=preflight(plan))).finished.outcome is Outcome.DONE
