"""What the model card of Day and night says of held-out answers."""

from collections.abc import Sequence

import numpy as np
from logistic import Floats, Indices
from numpy.typing import NDArray

LABELS = ("day", "night", "twilight", "indoor")
_DRAWS = 1000


def report(
    title: str,
    probabilities: Floats,
    y: Indices,
    sure: NDArray[np.bool_],
    groups: Sequence[str] | None = None,
) -> None:
    """Print how many photos of each label are found, how many are unsure, and what is taken for what."""
    best = probabilities.argmax(axis=1)
    right = best == y
    print(
        f"\n{title}: {len(y)} photos, best of four right {right.mean():.1%}, unsure {1 - sure.mean():.1%}, right of the"
    )
    print(f"  sure {right[sure].mean():.1%} ({right[sure].sum()} of {sure.sum()})")
    for place, label in enumerate(LABELS):
        own, named = y == place, (best == place) & sure
        decided = own & sure
        interval = _interval(right, decided, groups) if groups else ""
        print(
            f"  {label}: found {right[decided].mean():.1%} ({right[decided].sum()} of {decided.sum()}){interval}, "
            f"unsure {1 - sure[own].mean():.1%}; called so {named.sum()}, right {right[named].mean():.1%}; taken for "
            + ", ".join(f"{other} {np.sum(decided & (best == at))}" for at, other in enumerate(LABELS) if at != place)
        )
    for place in (2, 3):
        print(f"  {LABELS[place]} surely called night: {np.mean((best == 1)[y == place] & sure[y == place]):.1%}")


def _interval(right: NDArray[np.bool_], decided: NDArray[np.bool_], groups: Sequence[str]) -> str:
    """95 % by drawing groups anew; and the mean over groups, each counting once."""
    names, places = np.unique(np.asarray(groups)[decided], return_inverse=True)
    hits = np.bincount(places, right[decided], len(names))
    counts = np.bincount(places, minlength=len(names))
    draws = np.random.default_rng(0).integers(len(names), size=(_DRAWS, len(names)))
    low, high = np.percentile(hits[draws].sum(axis=1) / counts[draws].sum(axis=1), [2.5, 97.5])
    return f" [{low:.1%} to {high:.1%}, mean of {len(names)} groups {np.mean(hits / counts):.1%}]"


def report_groups(
    title: str, probabilities: Floats, y: Indices, groups: Sequence[str], sure: NDArray[np.bool_]
) -> None:
    """Print day and night found, by collection, of those with ten photos of either or more."""
    best = probabilities.argmax(axis=1)
    print(f"\n{title}:")
    for name in sorted(set(groups)):
        here = np.asarray(groups) == name
        parts = [(here & (y == label), label) for label in (0, 1)]
        if max(int(own.sum()) for own, _ in parts) >= 10:
            told = (
                f"{LABELS[label]} {np.sum(own & sure & (best == label))} of {np.sum(own & sure)}, "
                f"{np.sum(own & ~sure)} unsure"
                for own, label in parts
                if own.any()
            )
            print(f"  {name}: {'; '.join(told)}")


def costs(probabilities: Floats, y: Indices, own: NDArray[np.bool_]) -> str:
    """The manifest's `[[costs]]`: by the task's own thresholds, then by one for all labels."""
    score, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == y
    lines = [_cost(None, own, right)]
    lines += [_cost(step / 100, score >= step / 100, right) for step in (*range(30, 100, 5), 99)]
    return "\n" + "\n\n".join(lines)


def _cost(threshold: float | None, sure: NDArray[np.bool_], right: NDArray[np.bool_]) -> str:
    wrong = 1 - right[sure].mean() if sure.any() else 0.0
    at = "" if threshold is None else f"threshold = {threshold}\n"
    return f"[[costs]]\n{at}wrong = {wrong:.3f}\nreview = {1 - sure.mean():.3f}"
