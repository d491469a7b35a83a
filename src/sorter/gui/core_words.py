"""What the core says, in the language of the window.

The core speaks English and knows no Qt: its sentences come as they are, through the worker's pipe and out of the
journal of years ago too. Here they are known again by what stands fixed in them; what is not known stays English.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from sorter.gui.words import filled, number_text
from sorter.resources import resources_dir

_PLACE = re.compile(r"\{(\d)\}")
_KEPT = 4096  # sentences: a history shows the same few reasons again and again


def translated(sentence: str) -> str:
    """A sentence of the core, a reason, or a part of one, as the window says it."""
    language = QCoreApplication.translate("Said", "en")
    return sentence if language == "en" else _translated(sentence, language, QLocale().name())


def task_name(name: str) -> str:
    """What a task is called: the built-in ones in the window's language."""
    return QCoreApplication.translate("Tasks", name)


def task_summary(summary: str) -> str:
    """What a task says of itself; also what Sorter itself wrote of one that was taught or imported."""
    told = task_name(summary)
    return translated(summary) if told == summary else told


@lru_cache(_KEPT)
def _translated(sentence: str, language: str, locale: str) -> str:
    for phrase in _phrases(language):
        if (values := phrase.match(sentence)) is not None:
            return filled(phrase.here, *(_value(value, phrase, at) for at, value in enumerate(values)))
    first, colon, rest = sentence.partition(": ")  # a file of the item, and what is wrong with it
    return f"{translated(first)}: {translated(rest)}" if colon else sentence


def _value(value: str, phrase: "_Phrase", at: int) -> str:
    """A stranger's text as it is; a number as it is written here; words of ours in their turn."""
    return number_text(value) or translated(value) if str(at) in phrase.told else value


@dataclass(frozen=True)
class _Phrase:
    """A sentence of the core with places for values, and the same in another language."""

    core: str
    here: str
    told: str  # the places whose values are words of ours too

    def match(self, sentence: str) -> Sequence[str] | None:
        """The values, by place, where the sentence is this one."""
        if not (sentence.startswith(self._fixed[0]) and sentence.endswith(self._fixed[-1])):
            return None
        found = self._pattern.fullmatch(sentence)
        return found.groups() if found else None

    @property
    def weight(self) -> int:
        """How much of it is fixed."""
        return sum(map(len, self._fixed))

    @cached_property
    def _fixed(self) -> Sequence[str]:
        return _PLACE.split(self.core)[::2]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("(.*?)".join(map(re.escape, self._fixed)), re.DOTALL)


@lru_cache(maxsize=1)
def _phrases(language: str) -> Sequence[_Phrase]:
    """Every sentence that is known in this language, those with the most fixed text first."""
    lines = (resources_dir() / "translations" / "said.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    phrases = [_Phrase(core, QCoreApplication.translate("Said", core), told) for core, told in pairs]
    return sorted(phrases, key=lambda one: -one.weight)
