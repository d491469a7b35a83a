"""A preprocessing as plain values, for messages and for what others wrote into their models."""

import math
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar

from sorter.tasks.manifest import Colour, Dtype, Fit, Interpolation, Layout, Preprocessing

_Choice = TypeVar("_Choice", bound=StrEnum)
_MOST = 8192  # pixels of a side


def table_of(how: Preprocessing) -> dict[str, object]:
    """Names and plain values."""
    return asdict(how)


def read_preprocessing(value: object) -> Preprocessing | None:
    """The preprocessing that a table means; None where it is not one in every value."""
    if not isinstance(value, Mapping):
        return None
    size, resize = _whole(value.get("size")), _whole(value.get("resize"))
    interpolation = _choice(Interpolation, value.get("interpolation"))
    colour, layout = _choice(Colour, value.get("colour")), _choice(Layout, value.get("layout"))
    mean, std = three(value.get("mean")), three(value.get("std"))
    fit, dtype = _choice(Fit, value.get("fit", "crop")), _choice(Dtype, value.get("dtype", "float32"))
    if not (interpolation and colour and layout and mean and std and fit and dtype):
        return None
    if not 0 < size <= resize <= _MOST or 0 in std:
        return None
    return Preprocessing(size, resize, interpolation, colour, layout, mean, std, fit=fit, dtype=dtype)


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _choice(kind: type[_Choice], value: object) -> _Choice | None:
    return next((one for one in kind if one == value), None)


def three(value: object) -> tuple[float, float, float] | None:
    """A number for each channel; None where these are no three finite ones."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        return None
    if not all(isinstance(one, int | float) and math.isfinite(one) for one in value):
        return None
    return float(value[0]), float(value[1]), float(value[2])
