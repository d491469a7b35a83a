"""What is written of a photo's labels, in the three lists that photo programs read."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sorter.files.plan import Action, Plan, Tag, Tagging
from sorter.items import Label

_PARTING = re.compile(r"[|/]")  # what parts a path from the next in the lists
_NO_TEXT = re.compile(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold, or changes
_NO_TASK = re.compile(r"[\s:]")  # what would part a task from what it wrote
SCORE = "score"
"""The level above how sure the best label is."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of one photo, in the order of its labels, the best first."""

    paths: tuple[Label, ...]  # with the root: ("AI", "animal", "bird", "heron")
    words: tuple[str, ...]  # without their parents: "heron"
    scores: tuple[str, ...] = ()  # "0.9312 AI|animal|bird|heron"
    task: str = ""  # whose they are; empty where that is not known
    root: Label = ()  # that stands above all of them

    @property
    def hierarchical(self) -> tuple[str, ...]:
        """As Lightroom and darktable write them: "AI|animal|bird|heron"."""
        return tuple("|".join(path) for path in self.paths)

    @property
    def slashed(self) -> tuple[str, ...]:
        """As digiKam writes them: "AI/animal/bird/heron"."""
        return tuple("/".join(path) for path in self.paths)


def keywords_of(tags: Iterable[Tag], tagging: Tagging, task: str) -> Keywords:
    """What the tags of one photo come to, as a task writes them.

    With scores that of the best tag is a keyword too, in tens of percent, rounded down ("AI|score|90"), so that a
    program can look for it, and each is written exactly where no program shows it.
    """
    root, whose = tuple(map(_segment, tagging.root)), _NO_TASK.sub("_", _segment(task))
    found = [((*root, *map(_segment, tag.path)), tag.score) for tag in tags]
    paths = tuple(dict.fromkeys(path for path, _ in found))
    words = tuple(dict.fromkeys(path[-1] for path in paths))
    if not tagging.scores or not found:
        return Keywords(paths, words, task=whose, root=root)
    tens = str(int(round(found[0][1] * 10_000) // 1000) * 10)
    exact = dict.fromkeys(f"{score:.4f} {'|'.join(path)}" for path, score in found)
    return Keywords((*paths, (*root, SCORE, tens)), words, tuple(exact), whose, root)


def tags_and_above(action: Action, plan: Plan) -> frozenset[Label]:
    """Every tag that a photo gets, and every one above it: what it is found by."""
    paths = keywords_of(action.tags, plan.tagging, plan.task).paths
    return frozenset(path[:depth] for path in paths for depth in range(1, len(path) + 1))


def dump_keywords(keywords: Keywords) -> str:
    """The keywords as text, for the journal."""
    told = keywords.paths, keywords.words, keywords.scores, keywords.task, keywords.root
    return json.dumps(told, ensure_ascii=False)


def parse_keywords(text: str) -> Keywords:
    """Read what `dump_keywords` wrote; in older journals it does not say whose they are."""
    paths, words, scores, task, root = (*json.loads(text), "", ())[:5]
    return Keywords(tuple(map(tuple, paths)), tuple(words), tuple(scores), task, tuple(root))


def _segment(text: str) -> str:
    return _NO_TEXT.sub("\ufffd", _PARTING.sub("_", text))
