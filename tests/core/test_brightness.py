"""Brightness features."""

import numpy as np
import pytest

from sorter.core.brightness import FEATURES, brightness_features, prepare_brightness
from sorter.core.measurement import ImageArray

WHOLE, UPPER, LOWER, PERCENTILES, MEANS = (
    slice(0, 8),
    slice(8, 16),
    slice(16, 24),
    slice(24, 29),
    slice(29, 32),
)


def plain(colour: tuple[int, int, int], height: int = 60, width: int = 90) -> ImageArray:
    return np.full((height, width, 3), colour, np.uint8)


@pytest.mark.parametrize(
    ("height", "width"), [(1, 1), (1, 5000), (5000, 1), (2, 3), (127, 128), (129, 128), (600, 800), (3000, 41)]
)
def test_a_photo_of_any_shape_has_32_values_from_0_to_1(height: int, width: int) -> None:
    """Features are float32, 32 of them, finite and from 0 to 1, however odd the photo's shape."""
    image = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)

    features = brightness_features(image)

    assert features.shape == (FEATURES,)
    assert features.dtype == np.float32
    assert ((features >= 0) & (features <= 1)).all()


def test_each_histogram_is_made_of_shares() -> None:
    """The three histograms sum to one each, so that a photo's size does not count."""
    image = np.random.default_rng(1).integers(0, 256, (301, 417, 3), np.uint8)

    features = brightness_features(image)

    assert [features[part].sum() for part in (WHOLE, UPPER, LOWER)] == pytest.approx([1, 1, 1])


def test_black_and_white_lie_at_the_two_ends() -> None:
    """A black photo fills the darkest bin, a white one the lightest, and every percentile is 0 or 1."""
    black, white = brightness_features(plain((0, 0, 0))), brightness_features(plain((255, 255, 255)))

    assert (black[0], black[7], *black[PERCENTILES]) == (1, 0, 0, 0, 0, 0, 0)
    assert (white[0], white[7], *white[PERCENTILES]) == (0, 1, 1, 1, 1, 1, 1)


def test_the_upper_half_is_the_upper_half() -> None:
    """A light sky over dark ground is light in the second histogram and dark in the third."""
    image = np.concatenate([plain((255, 255, 255)), plain((0, 0, 0))])

    features = brightness_features(image)

    assert features[WHOLE][0] == pytest.approx(0.5, abs=0.02)
    assert features[UPPER][7] == pytest.approx(1, abs=0.02)
    assert features[LOWER][0] == pytest.approx(1, abs=0.02)


def test_percentiles_rise_with_the_light() -> None:
    """Of an even ramp from black to white the percentiles stand where their numbers say, and never fall."""
    luminance = np.repeat(np.linspace(0, 255, 128).astype(np.uint8)[None, :, None], 3, axis=2).repeat(64, axis=0)

    percentiles = brightness_features(luminance)[PERCENTILES]

    assert (np.diff(percentiles) > 0).all()
    assert percentiles[2] == pytest.approx(0.535, abs=0.02)  # L* of middle grey (sRGB 127) is 53.4


@pytest.mark.parametrize(
    ("colour", "channel", "above"),
    [((255, 0, 0), 1, True), ((0, 255, 0), 1, False), ((255, 200, 0), 2, True), ((0, 0, 255), 2, False)],
)
def test_channels_are_red_green_blue(colour: tuple[int, int, int], channel: int, above: bool) -> None:
    """Red and yellow stand above grey on a* and b*, green and blue below: the input is RGB, not BGR."""
    mean = brightness_features(plain(colour))[MEANS][channel]

    assert bool(mean > 128 / 255) is above


def test_a_photo_twice_as_large_says_the_same() -> None:
    """Features hardly depend on the scale that a photo was decoded at."""
    small = np.random.default_rng(2).integers(0, 256, (64, 64, 3), np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    large = small.repeat(2, axis=0).repeat(2, axis=1)

    assert brightness_features(large) == pytest.approx(brightness_features(small), abs=0.03)


def test_the_photo_itself_is_left_as_it_is() -> None:
    """The model's input is made of the same pixels afterwards."""
    image = plain((10, 200, 30))
    before = image.copy()

    brightness_features(image)

    assert (image == before).all()


def test_preparing_changes_nothing_that_is_measured() -> None:
    """It is only done before its time."""
    image = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    before = brightness_features(image)

    prepare_brightness()

    assert np.array_equal(brightness_features(image), before)
