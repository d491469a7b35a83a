"""What is written of a photo's labels, in the three lists that photo programs read."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sorter.files.plan import Action, Plan, Tag, Tagging
from sorter.items import Label

_PARTING = re.compile(r"[|/]")  # what parts a path from the next in the lists
_NO_TEXT = re.compile(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold, or changes
_SCORE = "score"


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of one photo, in the order of its labels, the best first."""

    paths: tuple[Label, ...]  # with the root: ("AI", "animal", "bird", "heron")
    words: tuple[str, ...]  # without their parents: "heron"
    scores: tuple[str, ...] = ()  # "0.9312 AI|animal|bird|heron"

    @property
    def hierarchical(self) -> tuple[str, ...]:
        """As Lightroom and darktable write them: "AI|animal|bird|heron"."""
        return tuple("|".join(path) for path in self.paths)

    @property
    def slashed(self) -> tuple[str, ...]:
        """As digiKam writes them: "AI/animal/bird/heron"."""
        return tuple("/".join(path) for path in self.paths)


def keywords_of(tags: Iterable[Tag], tagging: Tagging) -> Keywords:
    """What the tags of one photo come to.

    With scores that of the best tag is a keyword too, in tens of percent, rounded down ("AI|score|90"), so that a
    program can look for it, and each is written exactly where no program shows it.
    """
    found = [(tuple(map(_segment, (*tagging.root, *tag.path))), tag.score) for tag in tags]
    paths = tuple(dict.fromkeys(path for path, _ in found))
    words = tuple(dict.fromkeys(path[-1] for path in paths))
    if not tagging.scores or not found:
        return Keywords(paths, words)
    tens = str(int(round(found[0][1] * 10_000) // 1000) * 10)
    exact = dict.fromkeys(f"{score:.4f} {'|'.join(path)}" for path, score in found)
    return Keywords((*paths, (*map(_segment, tagging.root), _SCORE, tens)), words, tuple(exact))


def tags_and_above(action: Action, plan: Plan) -> frozenset[Label]:
    """Every tag that a photo gets, and every one above it: what it is found by."""
    return frozenset(
        path[:depth] for path in keywords_of(action.tags, plan.tagging).paths for depth in range(1, len(path) + 1)
    )


def dump_keywords(keywords: Keywords) -> str:
    """The keywords as text, for the journal."""
    return json.dumps([keywords.paths, keywords.words, keywords.scores], ensure_ascii=False)


def parse_keywords(text: str) -> Keywords:
    """Read what `dump_keywords` wrote."""
    paths, words, scores = json.loads(text)
    return Keywords(tuple(map(tuple, paths)), tuple(words), tuple(scores))


def _segment(text: str) -> str:
    return _NO_TEXT.sub("\ufffd", _PARTING.sub("_", text))
