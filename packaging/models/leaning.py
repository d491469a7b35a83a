"""When an answer of Day and night is taken: how far the head leans to a label, and from which score on that is sure."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from day_night_report import LABELS
from logistic import Floats, Indices
from numpy.typing import NDArray

MOST_UNSURE = (0.095, 0.095, 0.18, 0.18)  # share of each label; the aim is a tenth of all, of day and of night
MOST_CALLED_NIGHT = 0.05  # share of twilight, and of rooms
_STARTS, _STEPS = 10, 1500
_ENOUGH = 0.985  # found; more of one label is worth nothing


class Rule(NamedTuple):
    """Chosen by `rule_of`; each (labels,)."""

    lean: Floats  # added to the logits, of which probabilities are made; 0 for the first label
    least: Floats  # score from which each is sure

    def leant(self, probabilities: Floats) -> Floats:
        """The same with the lean in them."""
        shifted = probabilities * np.exp(self.lean)
        return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), np.float64)

    def sure(self, leant: Floats) -> NDArray[np.bool_]:
        """Of each row whether its best label is sure."""
        return np.asarray(leant.max(axis=1) >= self.least[leant.argmax(axis=1)], np.bool_)


def rule_of(held_out: Sequence[Floats], y: Indices) -> Rule:
    """The rule by which the worse of day and night is found best, within what may be unsure or wrong.

    Where all stay within, the one by which more of all answers are right. `held_out` has the photos' probabilities from
    heads that did not know their groups, their collections: within each of them, and all count alike.
    """
    found = [_climbed(held_out, y, seed) for seed in range(_STARTS)]
    best = max(found, key=lambda rule: _worth(rule, held_out, y))
    return Rule(best.lean.round(2), best.least.round(2))


def _climbed(held_out: Sequence[Floats], y: Indices, seed: int) -> Rule:
    """By small steps from no lean at all, from large to small, of which each is kept that makes nothing worse."""
    rng = np.random.default_rng(seed)
    best = Rule(np.zeros(len(LABELS)), np.full(len(LABELS), 0.6))
    worth = _worth(best, held_out, y)
    for attempt in range(_STEPS):
        tried = _stepped(best, rng, 0.25 * (1 - attempt / _STEPS) + 0.02)
        if (found := _worth(tried, held_out, y)) >= worth:
            best, worth = tried, found
    return best


def _stepped(rule: Rule, rng: np.random.Generator, size: float) -> Rule:
    tried = Rule(rule.lean.copy(), rule.least.copy())
    for _ in range(rng.integers(1, 4)):
        if rng.integers(2):
            at = rng.integers(1, len(LABELS))
            tried.lean[at] = np.clip(tried.lean[at] + 2 * size * rng.normal(), -1.2, 1.2)
        else:
            at = rng.integers(len(LABELS))
            tried.least[at] = np.clip(tried.least[at] + size * rng.normal(), 0.25, 0.97)
    return tried


def _worth(rule: Rule, held_out: Sequence[Floats], y: Indices) -> float:
    return float(np.mean([_worth_of(rule, one, y) for one in held_out]))


def _worth_of(rule: Rule, probabilities: Floats, y: Indices) -> float:
    leant = rule.leant(probabilities)
    best, sure = leant.argmax(axis=1), rule.sure(leant)
    found = [
        np.mean(best[(y == label) & sure] == label) if sure[y == label].any() else 0.0 for label in range(len(LABELS))
    ]
    recalls = np.minimum(found, _ENOUGH)
    unsure = [1 - sure.mean(), *(1 - sure[y == label].mean() for label in range(len(LABELS)))]
    called_night = [np.mean(((best == 1) & sure)[y == label]) for label in (2, 3)]
    over = sum(max(0.0, one - most) for one, most in zip(unsure, (MOST_UNSURE[0], *MOST_UNSURE), strict=True))
    over += sum(max(0.0, one - MOST_CALLED_NIGHT) for one in called_night)
    return float(min(recalls[:2]) + 0.15 * np.mean(recalls[:2]) + 0.1 * np.mean(recalls) - 3 * over)


def nested(held_out: Sequence[Floats], y: Indices, folds: Indices, judged: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Leant probabilities of `judged`, one of `held_out`, and which of them are sure.

    Each row by a rule that was chosen without the rows of its fold.
    """
    leant, sure = np.empty_like(judged), np.zeros(len(y), np.bool_)
    for fold in np.unique(folds):
        out = folds == fold
        rule = rule_of([one[~out] for one in held_out], y[~out])
        leant[out] = rule.leant(judged[out])
        sure[out] = rule.sure(leant[out])
    return leant, sure


def least_of(rule: Rule) -> dict[str, float]:
    """What the manifest says in [thresholds]."""
    return {label: float(at) for label, at in zip(LABELS, rule.least, strict=True)}
