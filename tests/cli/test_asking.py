"""The question before photos are touched, on a terminal of the test's own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


@pytest.mark.parametrize(
    ("action", "answer", "status", "said"),
    [
        ("move", "n\n", 0, "Nothing was moved."),
        ("move", "\x04", 0, "Nothing was moved."),  # Ctrl+D
        ("move", "", 130, "Nothing was moved."),  # Ctrl+C
        ("hardlink", "\n", 0, "Nothing was linked."),
    ],
)
def test_any_end_of_the_question_but_yes_is_one_line(
    library: Path, data_dir: Path, *, action: str, answer: str, status: int, said: str
) -> None:
    """It begins a line of its own and says that nothing was done; nothing is, and nothing is written down."""
    ended, out, err = _answered(["sort", str(library), "--task", "colours", "--action", action], data_dir, answer)

    assert ended == status
    assert out.splitlines()[-1] == said
    assert said not in out.splitlines()[:-1]
    assert err.endswith("[y/N] " if answer.endswith("\n") else "[y/N] \n")
    assert {path.name for path in library.iterdir()} == {"a.jpg", "b.jpg", "broken.jpg", "grey.jpg", "more"}
    assert not (data_dir / "journal.sqlite").exists()


def test_yes_goes_on(library: Path, data_dir: Path) -> None:
    """In either case, and in the whole word."""
    status, out, _ = _answered(["sort", str(library / "b.jpg"), "--task", "colours"], data_dir, "Yes\n")

    assert status == 0
    assert "1 photo copied to " in out


def test_programs_hear_of_an_interrupted_question_by_the_record(library: Path, data_dir: Path) -> None:
    """Nothing but JSON is on standard output."""
    status, out, _ = _answered(["sort", str(library), "--task", "colours", "--json"], data_dir, "")

    records = [json.loads(line) for line in out.splitlines()]
    assert status == 130
    assert [one["event"] for one in records] == ["skipped", "planned", "preflight", "finished"]
    assert (records[-1]["outcome"], records[-1]["run"]) == ("cancelled", None)


def _answered(words: list[str], data_dir: Path, answer: str) -> tuple[int, str, str]:
    """Status, output and errors of a command whose question is answered so; without an answer it is interrupted."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "sorter", "--data-dir", str(data_dir), *words]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stderr
        asked = b""
        while not asked.endswith(b"[y/N] ") and (letter := program.stderr.read(1)):
            asked += letter
        if answer:
            os.write(ours, answer.encode())
        else:
            program.send_signal(signal.SIGINT)
        out, err = program.communicate()
    os.close(ours)
    os.close(theirs)
    return program.returncode, out.decode(), (asked + err).decode()
