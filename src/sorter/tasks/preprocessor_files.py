"""What lies beside models and settles how they want their photos: Hugging Face's and timm's descriptions."""

import math
from collections.abc import Mapping

from sorter.tasks.manifest import Colour, Dtype, Fit, Interpolation, Layout, Preprocessing
from sorter.tasks.preprocessing_table import three

_RESAMPLING = {
    0: Interpolation.NEAREST,
    1: Interpolation.BICUBIC,  # Lanczos: the nearest that there is
    2: Interpolation.BILINEAR,
    3: Interpolation.BICUBIC,
    4: Interpolation.AREA,
    5: Interpolation.BILINEAR,  # Hamming
}
_NAMES = {"bilinear": Interpolation.BILINEAR, "bicubic": Interpolation.BICUBIC, "nearest": Interpolation.NEAREST}
_MOST = 4096  # pixels of a side


def hugging_face(told: object, side: int, layout: Layout, dtype: Dtype) -> Preprocessing | None:
    """What a `preprocessor_config.json` means; None where it is none, or does not fit a side of `side` (0: any)."""
    if not isinstance(told, Mapping) or not ({"image_mean", "do_normalize", "do_rescale"} & set(told)):
        return None
    if told.get("rescale_offset"):
        return None
    size, squash = _size(told.get("size"))
    squash &= not (isinstance(told.get("size"), int) and told.get("do_center_crop"))  # then it is the shorter side
    if not told.get("do_resize", True) and side:
        size = side
    final = size
    if told.get("do_center_crop") or told.get("crop_pct"):
        final = _size(told.get("crop_size"))[0] or size
    if told.get("crop_pct") and not squash:  # ConvNeXt: the size is what is cut out
        share = _number(told.get("crop_pct"))
        final, size = size, round(size / share) if 0.1 <= share <= 1 else size
    if not 0 < final <= size <= _MOST or (side and final != side):
        return None
    rescale = _number(told.get("rescale_factor", 1 / 255)) if told.get("do_rescale", True) else 1.0
    normal = told.get("do_normalize", True)
    mean = _three(told.get("image_mean")) if normal else (0.0, 0.0, 0.0)
    std = _three(told.get("image_std")) if normal else (1.0, 1.0, 1.0)
    if mean is None or std is None or not 1e-6 < rescale <= 1 or 0 in std:
        return None
    resample = told.get("resample", 2)
    how = _RESAMPLING.get(resample, Interpolation.BILINEAR) if isinstance(resample, int) else Interpolation.BILINEAR
    fit = Fit.SQUASH if squash else Fit.CROP
    return Preprocessing(
        final, size, how, Colour.RGB, layout, _scaled(mean, rescale), _scaled(std, rescale), fit=fit, dtype=dtype
    )


def timm(told: object, side: int, layout: Layout, dtype: Dtype) -> Preprocessing | None:
    """What the `pretrained_cfg` of a timm `config.json` means, likewise."""
    config = told.get("pretrained_cfg") if isinstance(told, Mapping) else None
    if not isinstance(config, Mapping):
        return None
    shape = config.get("input_size")
    final = int(_number(shape[-1])) if isinstance(shape, list) and shape else 0
    mean, std = _three(config.get("mean")), _three(config.get("std"))
    share = _number(config.get("crop_pct", 0.875))
    if mean is None or std is None or 0 in std or not 0.1 <= share <= 1 or not 0 < final <= _MOST:
        return None
    if side and final != side:
        return None
    how = _NAMES.get(str(config.get("interpolation")), Interpolation.BICUBIC)
    fit = Fit.SQUASH if config.get("crop_mode") == "squash" else Fit.CROP
    resize = max(final, math.floor(final / share))
    unit = 1 / 255
    return Preprocessing(
        final, resize, how, Colour.RGB, layout, _scaled(mean, unit), _scaled(std, unit), fit=fit, dtype=dtype
    )


def _size(value: object) -> tuple[int, bool]:
    """The side in pixels, 0 where it does not say, and whether width and height are both given."""
    if isinstance(value, Mapping):
        if "shortest_edge" in value:
            return int(_number(value["shortest_edge"])), False
        height, width = int(_number(value.get("height"))), int(_number(value.get("width")))
        return (height, True) if height == width else (0, True)
    if isinstance(value, list | tuple) and len(value) == 2 and value[0] == value[1]:
        return int(_number(value[0])), True
    return int(_number(value)), True


def _number(value: object) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if good and isinstance(value, int | float) and abs(value) < 1e6 else 0.0


def _three(value: object) -> tuple[float, float, float] | None:
    """One number stands for all channels."""
    return three([value] * 3 if isinstance(value, int | float) else value)


def _scaled(values: tuple[float, float, float], unit: float) -> tuple[float, float, float]:
    return values[0] / unit, values[1] / unit, values[2] / unit
