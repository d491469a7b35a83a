"""From words to a command, and from its end to an exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import FakeWindow, Run
from sorter import __version__
from sorter.cli.interrupts import Terminated
from sorter.cli.main import run
from sorter.cli.window import can_open, has_display
from sorter.settings import Places


def test_the_version_is_told(sorter: Run) -> None:
    """--version prints it and is no error."""
    ran = sorter("--version")

    assert (ran.status, ran.out) == (0, f"sorter {__version__}\n")


def test_folders_go_to_the_window(sorter: Run, fake_window: FakeWindow, library: Path, data_dir: Path) -> None:
    """Words that are no command open the window, with absolute paths and the same places."""
    ran = sorter(library)

    assert ran.status == 0
    assert fake_window.opened == [([str(library)], Places(data_dir))]


def test_a_word_that_is_neither_command_nor_folder_is_told(sorter: Run, fake_window: FakeWindow) -> None:
    """A misspelt command opens no window."""
    ran = sorter("clasify")

    assert ran.status == 2
    assert ran.err == "sorter: There is no file, folder or command clasify (see sorter --help).\n"
    assert not fake_window.opened


@pytest.mark.parametrize(
    ("environment", "platform", "opens", "seen"),
    [
        ({}, "linux", False, False),
        ({"DISPLAY": ":0"}, "linux", True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True, False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "linux", True, False),
        ({"DISPLAY": ""}, "linux", False, False),
        ({}, "darwin", True, True),
        ({}, "win32", True, True),
    ],
)
def test_a_window_needs_a_display(environment: dict[str, str], platform: str, opens: bool, seen: bool) -> None:
    """Without one, Qt would abort the program; with Qt's offscreen platform it opens where nobody sees it."""
    assert (can_open(environment, platform), has_display(environment, platform)) == (opens, seen)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_there_is_one_sentence(
    sorter: Run, fake_window: FakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of Qt's abort."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = sorter()

    assert ran.status == 2
    assert ran.err.startswith("sorter: There is no display")
    assert ran.err.count("\n") == 1
    assert not fake_window.opened


def test_a_mistake_of_our_own_is_one_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback unless SORTER_DEBUG asks for it."""

    def broken(_paths: object, _places: Places) -> int:
        raise ZeroDivisionError("of our own")

    status = run([str(library)], broken)

    err = capsys.readouterr().err
    assert status == 1
    assert err == "sorter: a mistake in Sorter itself, ZeroDivisionError: of our own (SORTER_DEBUG=1 shows where)\n"


def test_sorter_debug_shows_where(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With it the traceback comes too."""
    monkeypatch.setenv("SORTER_DEBUG", "1")

    def broken(_paths: object, _places: Places) -> int:
        raise ZeroDivisionError("of our own")

    run([str(library)], broken)

    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(("end", "status"), [(KeyboardInterrupt, 130), (Terminated, 143)])
def test_an_interrupt_is_told_by_the_status(
    library: Path, capsys: pytest.CaptureFixture[str], end: type[KeyboardInterrupt], status: int
) -> None:
    """Ctrl+C is 130 and SIGTERM 143, as shells count; neither says anything."""

    def interrupted(_paths: object, _places: Places) -> int:
        raise end

    assert run([str(library)], interrupted) == status
    assert capsys.readouterr().err == ""


def test_a_refusal_of_the_system_is_a_sentence(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What, which file, what to do, and no number of an error."""

    def refused(_paths: object, _places: Places) -> int:
        open(library / "none" / "a.jpg")  # noqa: SIM115  (it is not there)
        return 0

    def denied(_paths: object, _places: Places) -> int:
        raise PermissionError(13, "Permission denied", str(library / "a.jpg"))

    assert run([str(library)], refused) == 1
    assert capsys.readouterr().err == (
        f"sorter: The system refuses {library / 'none' / 'a.jpg'}: No such file or directory.\n"
    )
    assert run([str(library)], denied) == 1
    assert capsys.readouterr().err == (
        f"sorter: The system refuses {library / 'a.jpg'}: Permission denied. Look at who may use it, or name another "
        "one.\n"
    )


@pytest.mark.parametrize("words", ["history", "recover", "undo", "tasks", "doctor", "demo", "plan", "sort", "apply"])
@pytest.mark.parametrize("beneath", ["", "more/data"])
def test_a_data_directory_that_cannot_be_one_is_one_sentence(
    library: Path, fake_window: FakeWindow, capfd: pytest.CaptureFixture[str], words: str, beneath: str
) -> None:
    """A file in its place, or above it: every command says so, and none says that nothing was done yet."""
    photos = [str(library), "--task", "colours"] + ["--yes"] * (words == "sort")
    more = {"plan": photos, "sort": photos, "apply": ["plan.json"]}.get(words, [])
    place = library / "a.jpg" / beneath
    status = run(["--data-dir", str(place), words, *more], fake_window)

    out, err = capfd.readouterr()
    assert (status, out) == (2, "")
    assert err == (
        f"sorter: Sorter's own things cannot be kept in {place}: Not a directory. "
        "Name another folder with --data-dir or SORTER_DATA_DIR.\n"
    )


def test_help_loads_nothing_heavy() -> None:
    """A start for help, a version or a usage error needs no model, no photo, no window."""
    code = (
        "import sys; from sorter.__main__ import main; main(['--help']); "
        "print(sorted({'numpy', 'cv2', 'onnxruntime', 'PySide6', 'sqlite3', 'multiprocessing'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_tasks_need_no_model_and_no_window() -> None:
    """Listing what there is loads neither ONNX Runtime nor Qt."""
    code = (
        "import sys; from sorter.__main__ import main; main(['tasks']); "
        "print(sorted({'cv2', 'onnxruntime', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_an_encoding_without_box_characters_gets_a_plain_tree(library: Path, data_dir: Path) -> None:
    """Lines are drawn with what every encoding has, and no character ends the program."""
    (library / "more" / "a.jpg").rename(library / "more" / "鳥.jpg")
    words = ["--data-dir", str(data_dir), "classify", str(library / "more"), "--task", "colours"]
    names = _ascii([*words])
    tree = _ascii(["--data-dir", str(data_dir), "plan", str(library), "--task", "colours"])

    assert names.strip().endswith("?.jpg")
    assert [line.split()[:2] for line in tree.splitlines()[1:3]] == [["|--", "green"], ["`--", "red"]]


def _ascii(words: list[str]) -> str:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "sorter", *words]
    return subprocess.run(command, env=environment, capture_output=True, encoding="ascii", check=True).stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path) -> None:
    """What was not written is told."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sorter", "--data-dir", str(tmp_path), "tasks"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("sorter: ")
