"""What stands behind the options of the command line: text into values, refused in argparse's own way."""

import argparse
import re

from sorter.core.companions import DEFAULT_RULES, RULES

_LONGEST_NAME = 100


def share(text: str) -> float:
    """A number above 0 and at most 1, as text of the command line."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0 and at most 1")
    return value


def count(text: str) -> int:
    """A number from 1 on."""
    if not re.fullmatch("[0-9]{1,7}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def companions(text: str) -> frozenset[str]:
    """Ids of rules, and words for some of them at once, with commas between."""
    sets = {rule.id: frozenset({rule.id}) for rule in RULES}
    sets |= {"none": frozenset(), "all": frozenset(sets), "default": DEFAULT_RULES}
    words = [word.strip() for word in text.split(",")]
    for word in words:
        if word not in sets:
            raise argparse.ArgumentTypeError(f"there is no rule {word!r}; there are {', '.join(sets)}")
    return frozenset[str]().union(*(sets[word] for word in words))


def words(text: str) -> tuple[str, ...]:
    """What stands between commas, at least one."""
    found = tuple(word.strip() for word in text.split(","))
    if not all(found):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of words with commas between")
    return found


def path(text: str) -> str:
    """Refuse an empty path, which would mean the current folder: it comes from a variable that is not set."""
    if not text:
        raise argparse.ArgumentTypeError("a path must not be empty")
    return text


def task_name(text: str) -> str:
    """What a task is called: one line that is not too long to show."""
    if not text.strip() or not text.isprintable() or len(text) > _LONGEST_NAME:
        raise argparse.ArgumentTypeError(f"{text!r} is no name: it must be 1 to {_LONGEST_NAME} signs on one line")
    return text.strip()


def run_number(text: str) -> int:
    """The number of a run."""
    if not re.fullmatch("[0-9]{1,15}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a run; sorter history lists them")
    return int(text)
