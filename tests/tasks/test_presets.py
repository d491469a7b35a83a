"""How families of models want their photos."""

import re

import pytest

from sorter.errors import RequestError
from sorter.tasks.manifest import Colour, Dtype, Fit, Interpolation, Layout
from sorter.tasks.presets import PRESETS, Preset, find_preset, first_round, likeliest, second_round


def test_ids_are_words_and_none_comes_twice() -> None:
    """Neither does any way to prepare photos."""
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)
    assert all(re.fullmatch("[a-z0-9-]+", preset.id) for preset in PRESETS)
    hows = {preset.preprocessing(224, Layout.NCHW) for preset in PRESETS}
    assert len(hows) == len(PRESETS)


@pytest.mark.parametrize(
    ("id", "side", "resize", "black", "white"),
    [
        # torchvision: (0 - 0.485) / 0.229 and (1 - 0.485) / 0.229 of red
        ("torchvision", 224, 256, -2.1179, 2.2489),
        ("torchvision", 288, 329, -2.1179, 2.2489),
        ("torchvision-v2", 224, 232, -2.1179, 2.2489),
        ("torchvision", 299, 342, -2.1179, 2.2489),  # as torchvision's Inception wants it
        ("torchvision-squash", 224, 224, -2.1179, 2.2489),
        ("keras-caffe", 224, 224, -103.939, 151.061),  # blue comes first
        ("keras-tf", 299, 299, -1.0, 1.0),
        ("keras-efficientnet", 224, 224, 0.0, 255.0),
        ("efficientnet-lite", 224, 256, -0.9922, 1.0),
        ("efficientnet-lite", 260, 297, -0.9922, 1.0),
        ("unit", 224, 224, 0.0, 1.0),
        ("bytes", 224, 224, 0.0, 255.0),
        ("clip", 224, 224, -1.7923, 1.9303),
        ("teachable-machine", 224, 224, -1.0, 1.0),
    ],
)
def test_black_and_white_become_what_the_family_says(
    id: str, side: int, resize: int, black: float, white: float
) -> None:
    """In the first channel."""
    how = find_preset(id).preprocessing(side, Layout.NCHW)

    assert (how.size, how.resize) == (side, resize)
    assert (0 - how.mean[0]) / how.std[0] == pytest.approx(black, abs=1e-3)
    assert (255 - how.mean[0]) / how.std[0] == pytest.approx(white, abs=1e-3)


def test_the_rest_of_what_families_say() -> None:
    """Order of colours, resampling, and what is cut off."""
    assert find_preset("keras-caffe").colour is Colour.BGR
    assert find_preset("clip").interpolation is find_preset("efficientnet-lite").interpolation is Interpolation.BICUBIC
    squashed = {preset.id for preset in PRESETS if preset.fit is Fit.SQUASH}
    assert squashed == {"torchvision-squash", "keras-caffe", "keras-tf", "keras-efficientnet", "unit-squash"}


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    """So that nobody has to look them up."""
    with pytest.raises(RequestError, match="no preset 'resnet'; there are torchvision, "):
        find_preset("resnet")


@pytest.mark.parametrize(
    ("layout", "dtype", "scales", "expected"),
    [
        (Layout.NCHW, Dtype.FLOAT32, False, "torchvision"),
        (Layout.NHWC, Dtype.FLOAT32, False, "keras-tf"),
        (Layout.NHWC, Dtype.FLOAT32, True, "keras-efficientnet"),
        (Layout.NHWC, Dtype.UINT8, False, "keras-efficientnet"),
        (Layout.NCHW, Dtype.UINT8, False, "bytes"),
    ],
)
def test_what_is_proposed_follows_from_the_graph(layout: Layout, dtype: Dtype, expected: str, *, scales: bool) -> None:
    """Where nothing else is known."""
    assert likeliest(layout, dtype, scales=scales).id == expected


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_two_rounds_reach_every_kind_of_values_and_every_way_to_cut(preset: Preset) -> None:
    """With at most sixteen in all, none twice, and the start first."""
    first = first_round(preset)

    assert first[0] is preset
    assert {one.values for one in first} == {one.values for one in PRESETS}
    for best in first:
        more = second_round(best)
        assert not set(more) & {best}
        assert {(one.resize, one.fit) for one in (best, *more)} == {
            (one.resize, one.fit) for one in PRESETS if one.values == best.values
        }
        assert len(first) + len(more) <= 16


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_name_says_the_sizes_of_the_model(preset: Preset) -> None:
    """And of no other."""
    numbers = {int(one) for one in re.findall("[0-9]{2,}", preset.called(299))} - {255}

    assert numbers <= {299, preset.preprocessing(299, Layout.NCHW).resize}
    assert preset.name == preset.called(224)
