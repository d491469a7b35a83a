"""Photos as a camera writes them, made from small ones."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sorter.core.camera_segments import exif_segment, with_exif, with_preview
from sorter.core.measurement import ImageArray

WEIGHT = 3_400_000
"""Bytes of a camera's usual JPEG of 12 megapixels."""

_NOISE = 5.0  # standard deviation, of 255: an enlarged photo has no grain of its own, and would be too light
_SHIFT = 37  # pixels between the grains of one photo and the next
_QUALITIES = (70, 98)
_SMALL_QUALITY = 85
_THUMBNAIL = (160, 120)
_TURNS = {3: cv2.ROTATE_180, 6: cv2.ROTATE_90_COUNTERCLOCKWISE, 8: cv2.ROTATE_90_CLOCKWISE}  # upright to as stored


@dataclass(frozen=True, slots=True)
class Camera:
    """What a camera's files have in common."""

    maker: str
    model: str
    size: tuple[int, int]  # of a photo as it is stored, width and height in pixels
    preview: tuple[int, int] | None = None  # size of the large preview behind the photo, where the camera writes one


class CameraPhotos:
    """Makes a camera's photos; one for each camera, since it keeps a sheet of grain. May be used by several threads."""

    def __init__(self, camera: Camera, weight: int = WEIGHT) -> None:
        """`weight` is what a photo should have, in bytes: the quality is chosen for it, from 70 to 98."""
        self._camera = camera
        self._weight = weight
        width, height = camera.size
        grain = np.random.default_rng(1).normal(0, _NOISE, (height, width)).astype(np.int8)
        self._grain: NDArray[np.int8] = grain

    def make(self, source: ImageArray, number: int, orientation: int = 1) -> bytes:
        """The JPEG that this camera would write of `source`, uint8 RGB; equal arguments give equal bytes.

        `number` chooses the cut, the grain and the time; `orientation` is EXIF's: 1, 3, 6 or 8.
        """
        camera = self._camera
        stored = self._grained(_stored(source, camera.size, number, orientation), number)
        exif = exif_segment(camera.maker, camera.model, _taken(number), orientation, _thumbnail(stored))
        photo = with_exif(_encoded(stored, _quality(stored, self._weight)), exif)
        if camera.preview is None:
            return photo
        preview = cv2.resize(stored, camera.preview, interpolation=cv2.INTER_AREA)
        return with_preview(photo, _encoded(np.asarray(preview, np.uint8), _SMALL_QUALITY))

    def _grained(self, image: ImageArray, number: int) -> ImageArray:
        grain = np.roll(self._grain, number * _SHIFT, axis=1)
        return np.asarray(cv2.add(image, cv2.merge([grain] * 3), dtype=cv2.CV_8U), np.uint8)


def _stored(source: ImageArray, size: tuple[int, int], number: int, orientation: int) -> ImageArray:
    """A cut of `source` that fills the camera's frame, turned as it was held."""
    turned = np.asarray(cv2.rotate(source, _TURNS[orientation]), np.uint8) if orientation != 1 else source
    height, width = turned.shape[:2]
    scale = min(width / size[0], height / size[1]) * (1 - 0.01 * (number % 9))
    cut = max(1, int(size[0] * scale)), max(1, int(size[1] * scale))
    left, top = (width - cut[0]) // 2, (height - cut[1]) // 2
    part = turned[top : top + cut[1], left : left + cut[0]]
    return np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _thumbnail(stored: ImageArray) -> bytes:
    """160 x 120 pixels as EXIF asks for, with black bars where the photo has another shape."""
    height, width = stored.shape[:2]
    scale = min(_THUMBNAIL[0] / width, _THUMBNAIL[1] / height)
    size = round(width * scale), round(height * scale)
    sheet = np.zeros((_THUMBNAIL[1], _THUMBNAIL[0], 3), np.uint8)
    left, top = (_THUMBNAIL[0] - size[0]) // 2, (_THUMBNAIL[1] - size[1]) // 2
    sheet[top : top + size[1], left : left + size[0]] = cv2.resize(stored, size, interpolation=cv2.INTER_AREA)
    return _encoded(sheet, _SMALL_QUALITY)


def _quality(image: ImageArray, weight: int) -> int:
    """The highest quality that is not above `weight`, judged by every fourth stripe of the photo."""
    stripes = [image[at : at + 64] for at in range(0, len(image), 256)]
    sample = np.concatenate(stripes)
    wanted = weight * len(sample) // len(image)
    low, high = _QUALITIES
    while low < high:
        middle = (low + high + 1) // 2
        if len(_encoded(sample, middle)) <= wanted:
            low = middle
        else:
            high = middle - 1
    return low


def _encoded(image: ImageArray, quality: int) -> bytes:
    turned = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", turned, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(jpeg).tobytes()


def _taken(number: int) -> str:
    """A time for each photo, one every seven minutes of long days."""
    days, minutes = divmod(number * 7, 12 * 60)
    month, day = divmod(days, 28)
    return f"{2018 + month // 12}:{month % 12 + 1:02}:{day + 1:02} {8 + minutes // 60:02}:{minutes % 60:02}:00"
