"""What a user can provoke: photos that cannot be read, readers that leave, interruptions."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from e2e.program import Program, digest, end_of, read_until, snapshot
from library import fill, plan_for
from sorter.files.plan import ActionKind
from sorter.files.planning.plan_file import write_plan

MANY = 600  # photos, so that there is a while to interrupt
MOMENTS = 20 if os.environ.get("SORTER_LONG") else 2


def test_photos_that_cannot_be_read_are_named_and_the_rest_goes_on(program: Program, library: Path) -> None:
    """Cut off, empty, not a photo at all: each is skipped with its reason, and stays where it is."""
    whole = (
        (library / "one" / "cheetah.jpg")
        if (library / "one" / "cheetah.jpg").exists()
        else library / "two" / "cheetah.jpg"
    )
    (library / "cut.jpg").write_bytes(whole.read_bytes()[:500])
    (library / "empty.jpg").touch()
    (library / "text.png").write_text("not a photo")
    ended = program("sort", library, "--task", "subjects", "--yes", "--strict", "--json")
    skipped = {Path(str(one["path"])).name: one["reason"] for one in ended.records if one["event"] == "skipped"}

    assert ended.status == 3
    assert set(skipped) == {"cut.jpg", "empty.jpg", "text.png"}
    assert skipped["empty.jpg"] == "empty file"
    assert all(skipped.values())
    assert {"cut.jpg", "empty.jpg", "text.png"} <= {path.name for path in library.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_photo_and_a_folder_without_permission_are_named(program: Program, library: Path) -> None:
    """Neither ends the job."""
    (library / "one" / "locked").mkdir(mode=0o000)
    photo = next(path for path in (library / "two").iterdir())
    photo.chmod(0)
    ended = program.without_override()("classify", library, "--task", "subjects", "--json")
    skipped = {str(one["path"]): str(one["reason"]) for one in ended.records if one["event"] == "skipped"}

    assert ended.status == 0
    assert set(skipped) == {str(photo), str(library / "one" / "locked")}
    assert all("ermission" in reason for reason in skipped.values())
    assert ended.records[-1]["predicted"] == 47


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("words", [("classify", "--json"), ("classify",), ("plan", "--json")])
def test_a_reader_that_leaves_ends_the_program_quietly(program: Program, samples: Path, words: tuple[str, ...]) -> None:
    """`| head -1`: no traceback, no complaint, no process left."""
    process = program.start(words[0], samples, "--task", "day-night", *words[1:])
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()

    assert process.wait(60) in (0, 1)
    assert "Traceback" not in err
    assert "broken pipe" not in err.lower()


@pytest.mark.skipif(os.name != "posix", reason="SIGINT as a terminal sends it")
def test_ctrl_c_while_classifying_is_status_130(program: Program, library: Path) -> None:
    """The job is cancelled and joined, the last line says so, and no traceback comes."""
    _multiply(library, 20)
    for moment in _moments():
        process = program.start("classify", library, "--task", "subjects", "--json")
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        end = end_of(process, first)

        assert end.status == 130
        assert "Traceback" not in end.err
        assert end.records[-1]["outcome"] == "cancelled"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_moving_leaves_nothing_half_done(
    program: Program, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """At random moments: every photo is in one place, recovery finds nothing to do, and undo restores all."""
    library, plan, into = tmp_path / "library", tmp_path / "plan.json", tmp_path / "sorted"
    write_plan(plan_for(fill(library, MANY), into, ActionKind.MOVE), str(plan))
    before = snapshot(library)
    for moment in _moments():
        process = program.start("apply", plan, "--json")
        first = read_until(process, "applied")
        time.sleep(moment / 8)
        process.send_signal(number)
        end = end_of(process, first)
        everything = Counter(digest(path) for path in [*library.rglob("*"), *into.rglob("*")] if path.is_file())
        recovered = program("recover", "--json").records[-1]
        run = end.records[-1]["run"]
        undone = program("undo", str(run), "--json").records[-1]

        assert end.status in (0, status, -signal.SIGTERM)  # the last one when all was done already
        assert "Traceback" not in end.err
        assert everything == Counter(content for content, _, _ in before.values())
        assert (recovered["done"], recovered["rolled_back"], recovered["left_alone"]) == (0, 0, [])
        assert undone["done"] == end.records[-1]["applied"]
        assert snapshot(library) == before


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM as a system sends it")
def test_sigterm_ends_as_orderly_as_ctrl_c(program: Program, library: Path) -> None:
    """The job is cancelled and joined, the last line says so, and the status tells which signal it was."""
    _multiply(library, 20)
    process = program.start("classify", library, "--task", "subjects", "--json")
    first = read_until(process, "prediction")
    process.terminate()
    end = end_of(process, first)

    assert end.status == 143
    assert end.err == ""
    assert end.records[-1]["outcome"] == "cancelled"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.MOVE])
def test_a_program_that_is_killed_loses_nothing(program: Program, tmp_path: Path, kind: ActionKind) -> None:
    """At random moments: the next start settles what was open, then undo restores every path, byte and time."""
    library, plan, into = tmp_path / "library", tmp_path / "plan.json", tmp_path / "sorted"
    write_plan(plan_for(fill(library, MANY), into, kind), str(plan))
    before = snapshot(library)
    for moment in _moments():
        process = program.start("apply", plan, "--json")
        first = read_until(process, "applied")
        time.sleep(moment / 8)
        process.kill()
        end_of(process, first)
        everything = {digest(path) for path in [*library.rglob("*"), *into.rglob("*")] if path.is_file()}
        recovered = program("recover", "--json").records[-1]
        history = program("history", "--json").records[0]
        undone = program("undo", "--json").records[-1]

        assert {content for content, _, _ in before.values()} <= everything
        assert recovered["left_alone"] == undone["left_alone"] == []
        assert (history["done"], history["open"]) == (undone["done"], 0)
        assert history["total"] == sum(int(str(history[name])) for name in ("done", "skipped", "not_reached"))
        assert snapshot(library) == before
        assert snapshot(into) == {}  # an empty folder, made a moment before the kill, may be left


def _multiply(library: Path, times: int) -> None:
    """Enough photos that classifying them takes a while."""
    for number in range(times):
        shutil.copytree(library / "one", library / f"copy{number}")


def _moments() -> list[float]:
    """Seconds to wait before Ctrl+C: the same ones in every run, so that a failure can be repeated."""
    return [random.Random(number).uniform(0, 0.8) for number in range(MOMENTS)]


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("answer", "copied"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_on_a_terminal_sort_shows_and_asks(program: Program, library: Path, answer: str, copied: bool) -> None:
    """Only a yes changes anything; the bar is drawn and wiped on the terminal alone."""
    status, out, screen = _on_a_terminal(program, answer, "sort", library, "--task", "day-night")

    assert status == 0
    assert "Copy " in screen
    assert "? [y/N] " in screen
    assert "photos  " in screen
    assert "\x1b" not in out
    assert library.with_name("library sorted").exists() == copied
    assert ("Nothing was copied." in out) != copied


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
def test_on_a_terminal_apply_shows_and_asks(program: Program, library: Path, tmp_path: Path) -> None:
    """The numbers come before the question; --yes is not asked, nor is a script without a terminal."""
    plan, into = tmp_path / "plan.json", tmp_path / "sorted"
    program("plan", library, "--task", "day-night", "--unsure", "folder", "--into", into, "--out", plan)
    declined = _on_a_terminal(program, "n\n", "apply", plan)
    untouched = not into.exists()
    told = _on_a_terminal(program, "n\n", "apply", plan, "--yes")
    scripted = program("apply", plan)

    assert declined[0] == 0
    assert declined[1].startswith("48 photos to copy, ")
    assert " needed, " in declined[1]
    assert declined[1].endswith("Nothing was copied.\n")
    assert f"Copy 48 photos to {into}? [y/N] " in declined[2]
    assert untouched
    assert "48 photos copied to " in told[1]
    assert "? [y/N] " not in told[2]
    assert scripted.status == 0
    assert scripted.out == "All 48 photos were copied before.\nNothing was changed.\n"


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_at_the_question_is_a_no(
    program: Program, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """Nothing was begun, nothing is done, and the status says how it ended."""
    library, plan, into = tmp_path / "library", tmp_path / "plan.json", tmp_path / "sorted"
    write_plan(plan_for(fill(library, 3), into, ActionKind.MOVE), str(plan))
    before = snapshot(library)
    process, terminal = _started_on_a_terminal(program, "apply", plan)
    screen = b""
    while b"[y/N]" not in screen:
        screen += os.read(terminal, 1000)
    process.send_signal(number)
    process.communicate(timeout=120)
    os.close(terminal)

    assert process.returncode == status
    assert snapshot(library) == before
    assert not into.exists()


def _on_a_terminal(program: Program, answer: str, *words: str | Path) -> tuple[int, str, str]:
    """Status, standard output, and what the terminal showed beside it."""
    process, terminal = _started_on_a_terminal(program, *words)
    os.write(terminal, answer.encode())
    out, _ = process.communicate(timeout=120)
    return process.returncode, out, _read_all(terminal)


def _started_on_a_terminal(program: Program, *words: str | Path) -> "tuple[subprocess.Popen[str], int]":
    """The process, and our end of the terminal that it asks on."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        program.words(words),
        env=program.environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
    )
    os.close(theirs)
    return process, ours


def _read_all(terminal: int) -> str:
    text = b""
    while True:
        try:
            block = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            block = b""
        if not block:
            os.close(terminal)
            return text.decode("utf-8", "replace")
        text += block


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_in_one_sentence(program: Program) -> None:
    """Qt would abort the whole program."""
    environment = {name: value for name, value in program.environment.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        program.words(()), env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith("sorter: There is no display")
    assert done.stderr.count("\n") == 1


def test_nothing_is_left_in_the_home_but_sorters_own_folder(tmp_path: Path, program: Program) -> None:
    """No library that Sorter uses notes anything down for its makers."""
    home = tmp_path / "home"
    home.mkdir()

    ended = subprocess.run(
        program.words(["doctor"]),
        env={**program.environment, "HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")},
        capture_output=True,
        check=True,
    )

    assert b"ONNX Runtime" in ended.stdout
    assert [path for path in home.rglob("*") if path.is_file()] == []
