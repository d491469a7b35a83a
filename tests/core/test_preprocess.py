"""From pixels to a model's input."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from fakes import PLAIN
from sorter.core.measurement import ImageArray
from sorter.core.preprocess import prepare, stack
from sorter.tasks.manifest import Colour, Fit, Interpolation, Layout


def stripes(height: int, width: int) -> ImageArray:
    """Red rises from left to right, green from top to bottom."""
    rows, columns = np.mgrid[0:height, 0:width]
    channels = (columns * 255 // max(1, width - 1), rows * 255 // max(1, height - 1), np.full_like(rows, 51))
    return np.stack(channels, axis=2).astype(np.uint8)


def test_the_middle_square_is_cut_after_the_shorter_side_is_resized() -> None:
    """Nothing is squashed: a wide photo loses its ends, as in the model's own evaluation."""
    how = replace(PLAIN, size=16, resize=20)

    out = prepare(stripes(40, 200), how)

    assert out.shape == (3, 16, 16)
    red, green, blue = out
    assert red.min() > 0.4
    assert red.max() < 0.6  # 16/20 of the middle fifth
    assert green.min() < 0.15
    assert green.max() > 0.85
    np.testing.assert_allclose(blue, 0.2, atol=1e-6)


def test_mean_and_std_are_per_channel_on_0_to_255() -> None:
    """(x - mean) / std, to float precision."""
    how = replace(PLAIN, mean=(10.0, 20.0, 30.0), std=(2.0, 4.0, 8.0))
    image = np.full((8, 8, 3), (110, 120, 130), np.uint8)

    np.testing.assert_allclose(prepare(image, how)[:, 3, 3], [50, 25, 12.5], rtol=1e-6)


def test_colour_order_and_layout_are_the_models() -> None:
    """BGR and NHWC where the manifest says so; mean and std follow the model's order."""
    how = replace(PLAIN, colour=Colour.BGR, layout=Layout.NHWC, std=(1.0, 1.0, 1.0), mean=(1.0, 2.0, 3.0))
    image = np.full((8, 8, 3), (100, 50, 20), np.uint8)

    out = prepare(image, how)

    assert out.shape == (8, 8, 3)
    assert out.dtype == np.float32
    np.testing.assert_allclose(out[0, 0], [19, 48, 97])


def test_bicubic_agrees_with_pillow() -> None:
    """EfficientNet-Lite was trained on bicubic photos; at the scales that occur the two differ by little."""
    random = np.random.default_rng(1)
    photo = Image.fromarray(random.integers(0, 255, (60, 80, 3), np.uint8)).resize((400, 300), Image.Resampling.BICUBIC)
    how = replace(PLAIN, size=260, resize=297, interpolation=Interpolation.BICUBIC)

    ours = prepare(np.asarray(photo), how) * 255

    theirs = np.asarray(photo.crop((50, 0, 350, 300)).resize((297, 297), Image.Resampling.BICUBIC))[18:278, 18:278]
    assert np.abs(ours.transpose(1, 2, 0) - theirs).mean() < 1.5


@pytest.mark.parametrize("shape", [(1, 1), (1, 60_000), (60_000, 2), (3, 5)])
def test_the_oddest_shapes_fit_and_fill_no_memory(shape: tuple[int, int]) -> None:
    """A line of pixels is cut before it is enlarged."""
    out = prepare(np.full((*shape, 3), 255, np.uint8), replace(PLAIN, size=260, resize=297))

    assert out.shape == (3, 260, 260)
    np.testing.assert_allclose(out, 1, rtol=1e-6)


def test_a_batch_keeps_the_order() -> None:
    """Row n of the batch is input n."""
    inputs = [np.full((3, 2, 2), value, np.float32) for value in (1, 2, 3)]

    assert stack(inputs)[:, 0, 0, 0].tolist() == [1, 2, 3]


def test_a_squashed_photo_loses_no_end() -> None:
    """All of it reaches the model, whatever that does to its shape."""
    red, green, _ = prepare(stripes(40, 200), replace(PLAIN, size=16, resize=16, fit=Fit.SQUASH))

    assert red.shape == (16, 16)
    assert (red.min(), red.max()) == (pytest.approx(0, abs=0.05), pytest.approx(1, abs=0.05))
    assert (green.min(), green.max()) == (pytest.approx(0, abs=0.05), pytest.approx(1, abs=0.05))


def test_nearest_agrees_with_pillow() -> None:
    """To the pixel: Keras resizes so when it loads a photo."""
    photo = np.random.default_rng(1).integers(0, 255, (45, 61, 3), np.uint8)
    how = replace(PLAIN, size=24, resize=24, fit=Fit.SQUASH, interpolation=Interpolation.NEAREST)

    theirs = np.asarray(Image.fromarray(photo).resize((24, 24), Image.Resampling.NEAREST), np.float32)

    np.testing.assert_allclose(prepare(photo, how).transpose(1, 2, 0) * 255, theirs, atol=1e-3)
