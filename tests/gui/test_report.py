"""Reports that can be copied, and what is left out of them."""

import sys
import traceback
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from gui.desk import Desk
from sorter.core.decode import read_file
from sorter.errors import InputError
from sorter.gui.check_box import CheckBox
from sorter.gui.private import Private, without_names
from sorter.gui.report import report_text
from sorter.gui.report_dialog import ReportDialog

_LINUX = Private("/home/jörg", ("jörg", "Jörg Müller"), "/home/jörg/.local/share/sorter", ("/media/Karte: 3, neu",))
_WINDOWS = Private("C:\\Users\\Jörg Müller", ("Jörg Müller",), "C:\\Users\\Jörg Müller\\AppData\\Local\\sorter")


def _traceback(error: BaseException) -> str:
    """What Python says of an error that is raised here."""
    try:
        raise error
    except type(error) as caught:
        return "".join(traceback.format_exception(caught))


def _of(name: str, private: Private) -> str:
    """What is left of the error of a file that is not there."""
    return without_names(_traceback(FileNotFoundError(2, "No such file or directory", name)), private)


@pytest.mark.parametrize(
    ("name", "private", "left"),
    [
        ("/home/jörg/Bilder/Sommer mit Anna/IMG 1.jpg", _LINUX, "<photo 1>.jpg"),
        ("/home/jörg/Bilder/Anna's Fest (2026), am See: spät.HEIC", _LINUX, "<photo 1>.HEIC"),
        ("/media/Karte: 3, neu/DCIM/100 Ä/P1.cr3", _LINUX, "<photo 1>.cr3"),
        ("/home/jo\u0308rg/Bilder/u\u0308ber.png", _LINUX, "<photo 1>.png"),
        ("/home/jörg", _LINUX, "<home>"),
        ("/mnt/Ablage von Jörg", _LINUX, "<folder 1>"),
        ("/home/jörg/.local/share/sorter/journal.sqlite", _LINUX, "<data>/journal.sqlite"),
        ("/usr/lib/libcuda.so.1", _LINUX, "/usr/lib/libcuda.so.1"),
        ("C:\\Users\\Jörg Müller\\Pictures\\Sommer mit Anna\\IMG 1.jpg", _WINDOWS, "<photo 1>.jpg"),
        ("\\\\Büro-NAS\\Bilder von Anna\\ä b.jpeg", _WINDOWS, "<photo 1>.jpeg"),
        ("\\\\?\\D:\\Größe\\ä b.tif", _WINDOWS, "<photo 1>.tif"),
        ("D:/Fotos/Anna.jpg", _WINDOWS, "<photo 1>.jpg"),
        ("file:///home/j%C3%B6rg/Bilder/IMG%201.jpg", _LINUX, "<photo 1>.jpg"),
        ("Sommer mit Anna.jpg", _LINUX, "<photo 1>.jpg"),
        ("Anna: See | Berg.jpg", _LINUX, "<photo 1>.jpg"),
        ("C:\\Users\\Jörg Müller", _WINDOWS, "<home>"),
        ("C:\\Users\\Jörg Müller\\AppData\\Local\\sorter\\marks.sqlite", _WINDOWS, "<data>\\\\marks.sqlite"),
    ],
)
def test_paths_are_left_out_in_all_their_forms(name: str, private: Private, left: str) -> None:
    """With blanks, umlauts, quotes and brackets, of Linux, macOS and Windows, as Python writes them into an error."""
    text = _of(name, private)

    assert text.rstrip().endswith((f"'{left}'", f'"{left}"'))
    assert "FileNotFoundError: [Errno 2] No such file or directory" in text
    assert not any(word in text.casefold() for word in ("anna", "jörg", "jo\u0308rg", "müller", "größe", "büro"))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("cannot read Sommer mit Anna.jpg: the file is damaged", "<photo 1>.jpg: the file is damaged"),
        ("cannot read /home/jörg/Anna und ich.jpg: it ends early", "cannot read <photo 1>.jpg: it ends early"),
        ("no folder /home/jörg/Anna und ich.", "no folder <folder 1>."),
        ("took /media/Karte: 3, neu/Anna to D:\\Anna\\ich.jpg", "took <photo 1>.jpg"),
        ("no folder /media/Karte: 3, neu/Anna (2026)", "no folder <folder 1>"),
        (
            "see https://docs.python.org/3/x.html and 1/2 or and/or",
            "see https://docs.python.org/3/x.html and 1/2 or and/or",
        ),
    ],
)
def test_paths_in_sentences_are_left_out_too(said: str, left: str) -> None:
    """Where nobody can tell where a name begins or ends, rather too much than too little."""
    text = without_names(_traceback(InputError(said)), _LINUX)

    assert text.rstrip().endswith(f"InputError: {left}")


def test_the_same_photo_has_the_same_number() -> None:
    """So that a report can still be followed."""
    names = ["/home/jörg/a b.jpg", "/home/jörg/ü.jpg", "/home/jörg/a b.jpg"]

    assert without_names(f"moved: {names}", _LINUX) == "moved: ['<photo 1>.jpg', '<photo 2>.jpg', '<photo 1>.jpg']"


def test_where_the_fault_is_stays(tmp_path: Path) -> None:
    """The lines of the program, without the home that it may lie in; causes too."""
    text = _of("/home/jörg/x.jpg", Private(str(Path(__file__).parent), ("nobody",), str(tmp_path)))
    own = 'File "C:\\Users\\Jörg Müller\\AppData\\Local\\Programs\\sorter\\gui\\flow.py", line 12, in open'
    other = '  File "/home/anna/venv/lib/python3.11/site-packages/sorter/gui/flow.py", line 3, in begin'

    composed = without_names('  File "/srv/jo\u0308rg/gui/flow.py", line 3, in x', Private("/srv/jörg", (), "/data"))

    assert composed == '  File "<home>/gui/flow.py", line 3, in x'
    assert 'File "<home>/test_report.py", line' in text
    assert "raise error" in text
    assert without_names(own, _WINDOWS) == (
        'File "<home>\\AppData\\Local\\Programs\\sorter\\gui\\flow.py", line 12, in open'
    )
    assert without_names(other, _LINUX).startswith('  File "<home>/venv/lib/python3.11/site-packages/sorter')


def test_a_name_is_left_out_as_a_word_alone() -> None:
    """Not out of the middle of another, and none that code is full of."""
    private = Private("/home/ann", ("ann", "root"), "/data")

    assert without_names("Ann has a banner; root and /home/ann", private) == "<user> has a banner; root and <home>"


def test_a_very_long_line_is_cut() -> None:
    """A report stays one that a person can read, and is made in no time."""
    text = without_names("x" * 100_000 + "/home/jörg/x.jpg", _LINUX)

    assert len(text) < 2100


def test_a_problem_is_reported_without_an_error(desk: Desk, library: Path) -> None:
    """From the menu: what runs here, and which formats are read; the choice is shown at once, and copied as shown."""
    desk.sort(library)
    next(one for one in desk.window.findChildren(QAction) if one.text() == "Report a problem…").trigger()
    (dialog,) = desk.window.findChildren(ReportDialog)
    report = dialog.findChildren(QPlainTextEdit)[0]
    desk.wait_for(lambda: "Formats: " in report.toPlainText())
    text = report.toPlainText()
    desk.click("Copy the report", dialog)
    copied = QGuiApplication.clipboard().text()
    dialog.close()

    assert f"Python {sys.version.split()[0]}" in text
    assert "ONNX Runtime 1." in text
    assert "Photos were sorted on: " in text
    assert "JPEG, HEIC, RAW" in text
    assert copied == text


def test_the_choice_is_shown_live(desk: Desk, library: Path) -> None:
    """On at first; without it the report says everything."""
    desk.sort(library)
    photo = library / "one" / "red0.jpg"
    desk.parts.reports.tell(FileNotFoundError(2, "No such file or directory", str(photo)))
    desk.wait_for(lambda: bool(desk.window.findChildren(ReportDialog)))
    (dialog,) = desk.window.findChildren(ReportDialog)
    report, box = dialog.findChildren(QPlainTextEdit)[0], dialog.findChildren(CheckBox)[0]
    hidden = report.toPlainText()
    box.click()
    told = report.toPlainText()
    box.click()

    assert "'<photo 1>.jpg'" in hidden
    assert str(photo) not in hidden
    assert f"'{photo}'" in told
    assert report.toPlainText().startswith(hidden.rstrip()[:200])
    dialog.close()


def test_a_report_of_an_error_has_its_causes() -> None:
    """As Python tells them."""
    name = "/home/jörg/Bilder/Sommer mit Anna/IMG 1.jpg"
    try:
        read_file(name)
    except InputError as error:
        text = without_names(report_text(error), _LINUX)

    assert "FileNotFoundError: [Errno 2] No such file or directory: '<photo 1>.jpg'" in text
    assert "direct cause" in text
    assert "sorter.errors.InputError: " in text
    assert "Anna" not in text
