"""The window in another language: which there are, what follows it, and what the core says in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import renew
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from sentences import templates

from gui.desk import Desk
from sorter.core.decode import decode
from sorter.errors import SorterError
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.plan import ActionKind
from sorter.files.planning.template import parse_template
from sorter.gui.app import build
from sorter.gui.cards import Failed
from sorter.gui.core_words import task_name, task_summary, translated
from sorter.gui.history_words import HistoryWords
from sorter.gui.language import languages, speak
from sorter.gui.places import FAILED
from sorter.gui.task_entries import Entry
from sorter.gui.task_words import TaskWords
from sorter.gui.words import camera_moment, decimal, figure, filled, label_name, label_path, size_text
from sorter.items import Item
from sorter.jobs.examples import find_examples
from sorter.jobs.speeds import Speed
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places, Settings, load_settings, save_settings
from sorter.tasks.loading import load_task


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """Every text in German while a test runs."""
    before = QLocale()
    speak(qapp, "de")
    yield
    speak(qapp, "en")
    QLocale.setDefault(before)


def test_each_language_is_called_by_its_own_name() -> None:
    """Whoever reads nothing else finds it; English needs no file."""
    assert languages() == {"de": "Deutsch", "en": "English"}


def test_numbers_sizes_and_days_follow_the_language(german: None) -> None:
    """In their order and with their signs."""
    assert (figure(1204), decimal(12.5, 1), size_text(2_840_000_000)) == ("1.204", "12,5", "2,8 GB")
    assert size_text(999) == "999 Byte"
    assert camera_moment(datetime(2026, 3, 4, 17, 5)) == "4. März 2026, 17:05"  # noqa: DTZ001 - a camera knows no zone


def test_each_locale_has_its_own_order_of_day_and_month(qapp: QApplication) -> None:
    """Also where no text is translated."""
    before, told = QLocale(), {}
    for name in ("en_GB", "en_US", "ja_JP"):
        QLocale.setDefault(QLocale(name))
        told[name] = camera_moment(datetime(2026, 3, 4, 17, 5))  # noqa: DTZ001
    QLocale.setDefault(before)

    assert told == {"en_GB": "4 Mar 2026, 17:05", "en_US": "Mar 4, 2026, 17:05", "ja_JP": "2026年3月4日, 17:05"}


def test_qts_own_words_follow_the_language(german: None) -> None:
    """Buttons of dialogs and the names of keys."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)

    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QKeySequence("Ctrl+O").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+O"


def test_another_language_takes_the_place_of_the_first(qapp: QApplication) -> None:
    """Nothing of it is left; a language that there is not is the system's, here English."""
    before = QLocale()
    told = [(speak(qapp, language), HistoryWords().tr("Put back")) for language in ("de", "en", "de", "xx")]
    QLocale.setDefault(before)

    assert told == [("de", "Zurückgelegt"), ("en", "Put back"), ("de", "Zurückgelegt"), ("en", "Put back")]


def test_counts_have_plural_forms(german: None) -> None:
    """One and many, with the locale's grouping."""
    tr = HistoryWords().tr

    assert QCoreApplication.translate("Banner", "%Ln files", "", 1) == "1 Datei"
    assert QCoreApplication.translate("Banner", "%Ln files", "", 1204) == "1.204 Dateien"
    assert tr("{0} photos copied") == "{0} Fotos kopiert"


def test_the_language_of_the_settings_is_that_of_the_window(german: None, tmp_path: Path) -> None:
    """It is kept, and counts from the next start."""
    save_settings(Places(tmp_path).settings, Settings(language="en"))

    parts = build(Places(tmp_path), worker := Worker())
    told = parts.window.sidebar.accessibleName(), parts.window.board.accessibleName()
    parts.closing.wish()
    worker.close()

    assert load_settings(Places(tmp_path).settings).language == "en"
    assert told[1] == "Board"


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (lambda _: decode(b"", cover=8), "leere Datei"),
        (lambda _: decode(b"%PDF-1.7", cover=8), "ein Dokument, kein Foto"),
        (lambda _: parse_template("{label}/{yaer}/{name}"), "unbekanntes Feld {yaer}; gemeint ist vielleicht {year}?"),
        (lambda place: find_examples(str(place / "film"), lambda *_: None), "Es gibt keinen Ordner "),
        (lambda place: load_settings(_written(place / "a.toml", "x =")), "a.toml sind nicht lesbar ("),
        (lambda place: load_task(_written(place / "t.toml", "format = 1\nid = 3")), "id muss ein Text sein."),
        (lambda place: _undone(place), "Es gibt nichts rückgängig zu machen."),
    ],
)
def test_what_the_core_says_is_said_in_german(
    german: None, tmp_path: Path, cause: Callable[[Path], object], told: str
) -> None:
    """Real errors, known by their words; what comes in as a value stays as it is."""
    with pytest.raises(SorterError) as caught:
        cause(tmp_path)

    assert told in translated(str(caught.value))


def _written(file: Path, text: str) -> Path:
    file.write_text(text)
    return file


def _undone(folder: Path) -> object:
    with Journal.writing(folder / "journal.sqlite") as journal:
        return plan_undo(journal, None)


def test_what_the_core_says_reaches_the_window_in_german(german: None, desk: Desk, library: Path) -> None:
    """Why a photo was not sorted, what is wrong with a template, and what is found of a plan."""
    (library / "one" / "red0.jpg").write_bytes(b"")
    desk.sort(library)
    desk.choose(FAILED, "red0.jpg")
    told = desk.texts()
    (library / "one" / "green0.jpg").unlink()
    desk.window.destination.choose_kind(ActionKind.MOVE)
    desk.rest()
    found = desk.window.destination.preflight.texts()
    desk.field()
    desk.type("{jahr}")
    mistake = desk.window.destination.template.sentence()

    assert "Nicht sortiert: leere Datei." in told
    assert any(text.startswith("1 Foto ist nicht mehr da: ") for text in found)
    assert mistake.startswith("Die Vorlage „{jahr}“ hat ein unbekanntes Feld {jahr}; ")


def test_each_sentence_is_known_again(german: None) -> None:
    """Whatever values come in, they stand where the translation wants them."""
    lost = []
    for one in templates(renew.PACKAGE):
        here = QCoreApplication.translate("Said", one.text)
        values = [f"<{number}>" for number in range(10)]
        if here != one.text and translated(filled(one.text, *values)) != filled(here, *values):
            lost.append(one.text)

    assert lost == []


def test_values_are_said_in_their_turn_but_for_strangers_texts(german: None) -> None:
    """Counts and sizes as they are written here; a file called film is no film."""
    assert translated("CPU, 1,204 cores") == "CPU, 1.204 Kerne"
    assert translated("There is no folder film.") == "Es gibt keinen Ordner film."
    assert translated("its companion film: it is no longer there") == "die Begleitdatei film: nicht mehr da"
    assert translated("3 files need 2.8 GB on /disk, where 1.0 kB is free.") == (
        "3 Dateien brauchen 2,8 GB auf /disk; frei ist dort 1,0 kB."
    )


def test_what_is_not_known_stays_as_it_is(german: None) -> None:
    """A sentence of another version, or what the system says."""
    assert translated("Quite another thing: 3 of 4.") == "Quite another thing: 3 of 4."


def test_in_english_nothing_is_looked_up(qapp: QObject) -> None:
    """What the core says is what is shown."""
    assert translated("CPU, 1,204 cores") == "CPU, 1,204 cores"


def test_what_comes_with_sorter_is_named_in_german(german: None) -> None:
    """Tasks and labels of the built-in tasks; of a thousand classes only the groups."""
    assert (task_name("Day and night"), task_name("My own")) == ("Tag und Nacht", "My own")
    assert task_summary("Photos, documents and screenshots.") == "Fotos, Dokumente und Bildschirmfotos."
    assert task_summary("Taught by examples: cat or dog.") == "An Beispielen angelernt: cat oder dog."
    assert (label_name(("day",)), label_name(("animal", "bird")), label_name(("mine",))) == ("Tag", "Vogel", "Mine")
    assert label_path(("animal", "bird", "heron")) == "Tier, Vogel, heron"


def test_the_page_of_tasks_speaks_german(german: None) -> None:
    """What comes with Sorter, and what it found out itself; the name of a task of one's own is nobody else's to say."""
    task, words = load_task(renew.TASKS / "day-night.toml"), TaskWords()
    told = "17 of 18 examples right when it was imported."
    own = Entry("own", replace(task, accuracy=told), is_own=True, speed=Speed(12.0, "CPU, 2 cores", 48, 0))

    assert words.name(Entry(task.id, task, is_own=False)) == "Tag und Nacht"
    assert words.name(own) == "Day and night"
    assert words.summary(own) == "Tag, Nacht, Dämmerung oder Innenraum, nach Licht und Inhalt."
    assert words.accuracy(own) == "18 Beispiele, beim Import 17 davon richtig."
    assert words.speed(own) == "12 Fotos/s auf CPU, 2 Kerne"
    assert words.said(Failed(Item("a.jpg", 0, 0), "Permission denied")).more == translated("Permission denied")
    assert translated("Permission denied") != "Permission denied"
