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

from e2e.program import Ended, Program, digest, snapshot

MOMENTS = 20 if os.environ.get("SORTER_LONG") else 4
NO_OVERRIDE = ("--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search")


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
    ended = _without_override(program)("classify", library, "--task", "subjects", "--json")
    skipped = {str(one["path"]): str(one["reason"]) for one in ended.records if one["event"] == "skipped"}

    assert ended.status == 0
    assert set(skipped) == {str(photo), str(library / "one" / "locked")}
    assert all("ermission" in reason for reason in skipped.values())
    assert ended.records[-1]["predicted"] == 47


def _without_override(program: Program) -> Program:
    """Root passes every check of permissions, unless it gives that power away."""
    if os.geteuid() != 0:
        return program
    if shutil.which("setpriv") is None:
        pytest.skip("running as root, and there is no setpriv to give root's power away")
    return Program(program.data, ("setpriv", *NO_OVERRIDE, *program.command))


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
        ended = _interrupt(process, first)

        assert ended.status == 130
        assert "Traceback" not in ended.err
        assert ended.records[-1]["outcome"] == "cancelled"


@pytest.mark.skipif(os.name != "posix", reason="SIGINT as a terminal sends it")
def test_ctrl_c_while_moving_leaves_nothing_half_done(program: Program, library: Path, tmp_path: Path) -> None:
    """At random moments: every photo is in one place, recovery finds nothing to do, and undo restores all."""
    _multiply(library, 10)
    before = snapshot(library)
    plan, into = tmp_path / "plan.json", tmp_path / "sorted"
    program("plan", library, "--task", "day-night", "--action", "move", "--into", into, "--out", plan)
    for moment in _moments():
        process = program.start("apply", plan, "--json")
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(moment / 8)
        ended = _interrupt(process, first)
        everything = Counter(digest(path) for path in [*library.rglob("*"), *into.rglob("*")] if path.is_file())
        recovered = program("recover", "--json").records[-1]
        run = ended.records[-1]["run"]
        undone = program("undo", str(run), "--json").records[-1]

        assert ended.status in (0, 130)
        assert "Traceback" not in ended.err
        assert everything == Counter(content for content, _, _ in before.values())
        assert (recovered["done"], recovered["rolled_back"], recovered["left_alone"]) == (0, 0, [])
        assert undone["done"] == ended.records[-1]["applied"]
        assert snapshot(library) == before


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("action", ["copy", "move"])
def test_a_program_that_is_killed_loses_nothing(program: Program, library: Path, tmp_path: Path, action: str) -> None:
    """At random moments: the next start settles what was open, then undo restores every path, byte and time."""
    _multiply(library, 10)
    before = snapshot(library)
    plan, into = tmp_path / "plan.json", tmp_path / "sorted"
    program("plan", library, "--task", "day-night", "--action", action, "--into", into, "--out", plan)
    for moment in _moments():
        process = program.start("apply", plan, "--json")
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(moment / 8)
        process.kill()
        _ended(process, first)
        everything = {digest(path) for path in [*library.rglob("*"), *into.rglob("*")] if path.is_file()}
        recovered = program("recover", "--json").records[-1]
        undone = program("undo", "--json").records[-1]

        assert {content for content, _, _ in before.values()} <= everything
        assert recovered["left_alone"] == undone["left_alone"] == []
        assert snapshot(library) == before
        assert snapshot(into) == {}  # an empty folder, made a moment before the kill, may be left


def _multiply(library: Path, times: int) -> None:
    """Enough photos that there is a while to interrupt."""
    for number in range(times):
        shutil.copytree(library / "one", library / f"copy{number}")


def _moments() -> list[float]:
    """Seconds to wait before Ctrl+C: the same ones in every run, so that a failure can be repeated."""
    return [random.Random(number).uniform(0, 0.8) for number in range(MOMENTS)]


def _interrupt(process: "subprocess.Popen[str]", first: str) -> Ended:
    process.send_signal(signal.SIGINT)
    return _ended(process, first)


def _ended(process: "subprocess.Popen[str]", first: str) -> Ended:
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout, process.stderr:
        rest, err = process.stdout.read(), process.stderr.read()
    return Ended(process.returncode, first + rest, err)


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("answer", "copied"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_on_a_terminal_sort_shows_and_asks(program: Program, library: Path, answer: str, copied: bool) -> None:
    """Only a yes changes anything; the bar is drawn and wiped on the terminal alone."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        program.words(("sort", library, "--task", "day-night")),
        env=program.environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    out, _ = process.communicate(timeout=120)
    screen = _read_all(ours)

    assert process.returncode == 0
    assert "Copy " in screen
    assert "? [y/N] " in screen
    assert "photos  " in screen
    assert "\x1b" not in out
    assert library.with_name("library sorted").exists() == copied
    assert ("Nothing was changed." in out) != copied


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
