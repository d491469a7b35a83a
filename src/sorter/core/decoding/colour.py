"""Colours as they are meant: what an ICC profile says of numbers, turned into sRGB (IEC 61966-2-1)."""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from sorter.core.jpeg import segments
from sorter.core.measurement import ImageArray
from sorter.core.ranges import Sliced

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

_APP2, _NAME = 0xE2, b"ICC_PROFILE\0"
_LARGEST = 4_000_000  # bytes: those of printing presses have two million
_NEAR = 3  # of 255 levels, by which a colour may differ and nobody sees it
_SPACES = {"RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}  # a mode of Pillow's: what profiles call its numbers
_KEPT = 16  # profiles: a library has a handful


def jpeg_profile(data: Sliced) -> bytes:
    """The ICC profile in a JPEG's APP2 segments, in their own order (ICC.1:2022, B.4); empty where there is none."""
    parts: dict[bytes, bytes] = {}
    for marker, begin, end in segments(data):
        if marker == _APP2 and data[begin : begin + len(_NAME)] == _NAME:
            parts[data[begin + len(_NAME) : begin + len(_NAME) + 1]] = data[begin + len(_NAME) + 2 : end]
    return b"".join(parts[number] for number in sorted(parts))


def in_srgb(pixels: ImageArray, profile: bytes) -> ImageArray:
    """uint8 RGB pixels, (height, width, 3), whose numbers `profile` explains, in sRGB; the same where it says sRGB."""
    if not profile or _transform(profile, "RGB") is None:
        return pixels
    from PIL.Image import fromarray  # only where colours differ: most photos need nothing of it

    return np.asarray(image_in_srgb(fromarray(pixels), profile), np.uint8)


def image_in_srgb(image: "Image", profile: bytes) -> "Image":
    """An image of mode RGB, RGBA or CMYK in sRGB, RGB or RGBA, as relative colorimetric; also one of mode LAB.

    Without a profile, or with one that is damaged or of other numbers, RGB stays as it is, and CMYK is what is left of
    white where four inks are laid on it.
    """
    if image.mode == "RGBA":
        *_, alpha = image.split()
        turned = image_in_srgb(image.convert("RGB"), profile)
        turned.putalpha(alpha)
        return turned
    transform = _transform(profile, image.mode) if profile or image.mode == "LAB" else None
    if transform is None:
        return image.convert("RGB") if image.mode != "LAB" else image.getchannel("L").convert("RGB")
    return transform.apply(image)


@lru_cache(maxsize=_KEPT)
def _transform(profile: bytes, mode: str) -> "ImageCmsTransform | None":
    """From a mode's numbers to sRGB; None where they are that already, or the profile is of no use."""
    from PIL import ImageCms
    from PIL.Image import new

    if len(profile) > _LARGEST:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile) if profile else ImageCms.createProfile("LAB"))
        if source.profile.xcolor_space.strip() != _SPACES.get(mode):
            return None
        transform = ImageCms.buildTransform(
            source, ImageCms.createProfile("sRGB"), mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC
        )
        if mode == "RGB" and _changes_little(transform):
            return None
        transform.apply(new(mode, (1, 1)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return transform


def _changes_little(transform: "ImageCmsTransform") -> bool:
    """Whether each of 216 colours, spread over all there are, stays where it is."""
    from PIL.Image import fromarray

    steps = np.arange(0, 256, 51, dtype=np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(6, 36, 3)
    turned = np.asarray(transform.apply(fromarray(colours)), np.int16)
    return bool(np.abs(turned - colours).max() <= _NEAR)
