"""What the thresholds of a task cost."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What a threshold costs, measured on photos that were not taught from."""

    threshold: float | None  # for every label; None: the task's own thresholds
    wrong: float  # share of the sure answers that are wrong, 0 to 1
    review: float  # share of all photos that are unsure, 0 to 1


def cost_of(costs: Sequence[Cost], threshold: float | None) -> Cost | None:
    """That of a threshold for every label, or of the task's own; None where that was not measured.

    Between those that were measured by proportion; they ascend.
    """
    own = next((one for one in costs if one.threshold is None), None)
    points = [(one.threshold, one.wrong, one.review) for one in costs if one.threshold is not None]
    if threshold is None or not points:
        return own if threshold is None else None
    above = next((one for one in points if one[0] >= threshold), points[-1])
    below = next((one for one in reversed(points) if one[0] <= threshold), points[0])
    width = above[0] - below[0]
    share = (threshold - below[0]) / width if width > 0 else 0.0
    wrong, review = (low + share * (high - low) for low, high in zip(below[1:], above[1:], strict=True))
    return Cost(threshold, wrong, review)
