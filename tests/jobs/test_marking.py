"""What a person said wins over what a task says, and goes where the photos go."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import PhotoMaker
from fakes import PLAIN, ColourSession, make_task
from library import Ran, options, plan_of
from sorter.core.marked import as_marked
from sorter.files.marks.marks import Marks
from sorter.files.plan import ActionKind
from sorter.items import Item, Mark, Prediction, Wanted
from sorter.jobs.apply import ApplyJob
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Outcome, Predicted
from sorter.jobs.local import LocalMeasurer
from sorter.jobs.moving import moved_in
from sorter.jobs.undo import UndoJob
from sorter.tasks.manifest import Task

_GREEN = Mark(Wanted.LABEL, ("green",))
_STAY = Mark(Wanted.STAY)


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Where the marks are kept."""
    return tmp_path / "data" / "marks.sqlite"


@pytest.fixture
def library(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Three red photos of different size."""
    for number in range(3):
        make_photo(tmp_path / "library" / f"{number}.jpg", (220 - number, 20, 20), size=(40 + 8 * number, 40))
    return tmp_path / "library"


def _say(marks: Path, folder: Path, said: Mapping[str, Mark]) -> None:
    with Marks.writing(marks) as written:
        for name, mark in said.items():
            stat = (folder / name).lstat()
            written.keep("colours", {Item(str(folder / name), stat.st_size, stat.st_mtime_ns): mark})


def _classified(folder: Path, marks: Path, task: Task | None = None) -> tuple[ClassifyJob, dict[str, Prediction]]:
    measurer = LocalMeasurer(PLAIN, ColourSession)
    job = ClassifyJob([str(folder)], task or make_task(), measurer, marks=marks)
    job.start()
    told = [one for event in job.events() if isinstance(event, Predicted) for one in event.predictions]
    job.join()
    return job, {Path(one.item.path).name: as_marked(one) for one in told}


def test_a_correction_wins_over_what_the_task_says(library: Path, marks: Path) -> None:
    """Photos that nobody marked are as the task says."""
    _say(marks, library, {"0.jpg": _GREEN, "1.jpg": _STAY})

    job, found = _classified(library, marks)

    assert [found[name].label for name in sorted(found)] == [("green",), ("red",), ("red",)]
    assert [found[name].mark for name in sorted(found)] == [_GREEN, _STAY, None]
    assert job.trouble == ""


def test_a_label_that_the_task_has_no_longer_is_passed_over(library: Path, marks: Path) -> None:
    """It may have been taught anew, or sorts between some of its labels alone."""
    _say(marks, library, {"0.jpg": _GREEN, "1.jpg": _STAY})

    _, found = _classified(library, marks, make_task(("red",), ("lime",), ("blue",)))

    assert found["0.jpg"].mark is None
    assert found["1.jpg"].mark == _STAY


@pytest.mark.parametrize("damage", ["no database", "odd rows"])
def test_a_damaged_file_keeps_nobody_from_sorting(library: Path, marks: Path, damage: str) -> None:
    """One sentence says what is missing."""
    _say(marks, library, {"0.jpg": _GREEN})
    if damage == "no database":
        marks.write_bytes(b"no database" * 1000)
    else:
        with Marks.writing(marks) as written:
            written._connection.execute("UPDATE marks SET label = '7'")

    job, found = _classified(library, marks)

    assert [found[name].label for name in sorted(found)] == [("red",)] * 3
    assert "marks.sqlite cannot be used" in job.trouble


@pytest.mark.parametrize("kind", [ActionKind.MOVE, ActionKind.COPY])
def test_marks_go_where_sorter_moves_their_photos(library: Path, marks: Path, tmp_path: Path, kind: ActionKind) -> None:
    """Under whatever name, and back again; copies have none, and their photos keep theirs."""
    journal, target, store = tmp_path / "data" / "journal.sqlite", tmp_path / "sorted", tmp_path / "data" / "s.sqlite"
    _say(marks, library, {"0.jpg": _GREEN, "1.jpg": _STAY})
    moved = moved_in(store, marks)
    plan = plan_of(list(_classified(library, marks)[1].values()), options(target, kind, template="{label} {n}{ext}"))

    Ran(ApplyJob(plan, journal, moved=moved))
    there = _classified(target, marks)[1]
    assert {found.mark for found in there.values()} == ({_GREEN, None} if kind is ActionKind.MOVE else {None})
    assert (library / "1.jpg").exists()

    assert Ran(UndoJob(None, journal, moved=moved)).finished.outcome is Outcome.DONE
    assert {name: one.mark for name, one in _classified(library, marks)[1].items()} == {
        "0.jpg": _GREEN,
        "1.jpg": _STAY,
        "2.jpg": None,
    }


def test_a_mark_has_left_the_old_place(library: Path, marks: Path, tmp_path: Path) -> None:
    """A copy that somebody puts there has none, and the moved photo keeps it."""
    _say(marks, library, {"0.jpg": _GREEN})
    plan = plan_of(list(_classified(library, marks)[1].values()), options(tmp_path / "sorted"))

    Ran(ApplyJob(plan, tmp_path / "journal.sqlite", moved=moved_in(tmp_path / "s.sqlite", marks)))
    shutil.copy2(tmp_path / "sorted" / "green" / "0.jpg", library / "0.jpg")

    assert _classified(library, marks)[1]["0.jpg"].mark is None
    assert _classified(tmp_path / "sorted", marks)[1]["0.jpg"].mark == _GREEN


def test_a_damaged_file_keeps_nobody_from_moving(library: Path, marks: Path, tmp_path: Path) -> None:
    """Photos are moved, and nothing is said of it."""
    marks.parent.mkdir()
    marks.write_bytes(b"no database" * 1000)
    plan = plan_of(list(_classified(library, marks)[1].values()), options(tmp_path / "sorted"))

    ran = Ran(ApplyJob(plan, tmp_path / "journal.sqlite", moved=moved_in(tmp_path / "s.sqlite", marks)))

    assert ran.finished.outcome is Outcome.DONE
    assert len(ran.applied) == 3
