"""The language of the window: its texts, Qt's own, and how numbers and dates are written."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sorter.resources import resources_dir

ENGLISH = "en"
"""What the texts in the sources are in."""

_FILE = "sorter"  # sorter_de.qm
_LOADED: dict[str, list[QTranslator]] = {}
"""What this process has spoken, by code: Qt does not keep what it asks for texts, also on other threads."""


def languages() -> Mapping[str, str]:
    """The languages that there are: codes as the settings keep them, each with the language's own name for itself."""
    codes = {file.stem.removeprefix(f"{_FILE}_") for file in _folder().glob(f"{_FILE}_*.qm")}
    return {code: _own_name(code) for code in sorted({ENGLISH, *codes})}


def speak(app: QCoreApplication, language: str) -> str:
    """Make every text from now on in this language, empty for the system's, and say which it is.

    What is shown already stays as it is, so this comes before the window.
    """
    known = languages()
    code = language if language in known else _of_system(known)
    if language in known:
        QLocale.setDefault(_locale(code))
    for former in _LOADED.values():
        for translator in former:
            app.removeTranslator(translator)
    for translator in _LOADED.setdefault(code, _load(code)):
        app.installTranslator(translator)
    return code


def _load(code: str) -> list[QTranslator]:
    """Qt's words, then ours; nothing of what is not there."""
    if code == ENGLISH:
        return []
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    asked = [(QTranslator(), f"qtbase_{code}", of_qt), (QTranslator(), f"{_FILE}_{code}", str(_folder()))]
    return [translator for translator, name, folder in asked if translator.load(name, folder)]


def _folder() -> Path:
    return resources_dir() / "translations"


def _own_name(code: str) -> str:
    name = "English" if code == ENGLISH else QLocale(code).nativeLanguageName()  # Qt's would be American English
    return name[:1].upper() + name[1:]


def _of_system(known: Mapping[str, str]) -> str:
    """The first of the languages that the system's user reads."""
    wished = (tag.partition("-")[0].lower() for tag in QLocale.system().uiLanguages())
    return next((code for code in wished if code in known), ENGLISH)


def _locale(code: str) -> QLocale:
    """The language as it is written where this computer stands, with the system's own ways where they are of it."""
    system, plain = QLocale.system(), QLocale(code)
    if system.language() == plain.language():
        return system
    there = QLocale(plain.language(), system.territory())
    return there if there.territory() == system.territory() else plain
