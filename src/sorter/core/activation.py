"""Which places of a photo speak for a label: what maps in a network, by whose means it goes, add to the label's odds.

After Zhou et al., "Learning Deep Features for Discriminative Localization" (2016): class-activation maps.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sorter.core.judge import Judge
from sorter.core.measurement import FloatArray, Measurement
from sorter.items import Label
from sorter.tasks.manifest import Feature, Fit, Preprocessing

CLASSES = "classes"
"""What the map of a graph's own logits is called; the others by the name of their feature."""

GRID = 32
"""The photo is shown as a grid of so many cells in each direction, between which there is nothing sharper."""


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """What each place of a photo has of some values: their mean over the places is what a network goes by."""

    values: FloatArray  # (rows, columns, values)

    def weighed(self, weights: FloatArray) -> FloatArray:
        """(rows, columns): how much each place adds, by weights of the values."""
        return np.asarray(self.values @ weights, np.float32)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A photo as it is measured, with the maps behind that."""

    measurement: Measurement
    classes: PlaceMap | None  # of the graph's own logits, without their bias
    features: Mapping[Feature, PlaceMap]  # of what a head looks at


def speaks_for(judge: Judge, label: Label, photo: Mapped) -> list[FloatArray]:
    """What places add to the label's log odds, (rows, columns); one map for each layer. Empty where that is not known.

    The odds are taken as they rise with each class's logit at this photo, which is exact for a small change. What a
    head sees of a photo as a whole, as how light it is, belongs to no place and is left out.
    """
    pull = judge.scorer.pull(judge.raw([photo.measurement])[0], label)
    if judge.head is None:
        return [photo.classes.weighed(pull)] if photo.classes else []
    pulls = judge.head.pulls(photo.measurement, pull)
    return [photo.features[one].weighed(weights) for one, weights in pulls.items() if one in photo.features]


def over_the_photo(maps: list[FloatArray], size: tuple[int, int], how: Preprocessing) -> FloatArray:
    """The sum of maps of what a model saw, (GRID, GRID), over the whole photo of this width and height.

    What the model never saw says nothing.
    """
    left, top, width, height = _seen(size, how)
    total = np.zeros((GRID, GRID), np.float32)
    for one in maps:
        down, across = _spread(one.shape[0], top, height), _spread(one.shape[1], left, width)
        total += down @ one @ across.T
    return total


def _seen(size: tuple[int, int], how: Preprocessing) -> tuple[float, float, float, float]:
    """Left, top, width and height of what the model sees, as shares of the photo's."""
    shorter, share = min(size), how.size / how.resize
    wide, high = (share, share) if how.fit is Fit.SQUASH else (share * shorter / size[0], share * shorter / size[1])
    return (1 - wide) / 2, (1 - high) / 2, wide, high


def _spread(count: int, start: float, length: float) -> FloatArray:
    """How much of each of `count` places that lie from `start` on is in each cell: between two of them of both."""
    middles = (np.arange(GRID) + 0.5) / GRID
    at = (middles - start) / length
    places = np.clip(at * count - 0.5, 0, count - 1)
    shares = np.maximum(1 - np.abs(places[:, np.newaxis] - np.arange(count)), 0)
    return np.asarray(np.where(((at >= 0) & (at <= 1))[:, np.newaxis], shares, 0), np.float32)
