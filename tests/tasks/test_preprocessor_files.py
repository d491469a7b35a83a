"""What lies beside models of Hugging Face's and timm's, as their own files say it."""

import pytest

from sorter.tasks.manifest import Dtype, Fit, Interpolation, Layout
from sorter.tasks.preprocessor_files import hugging_face, timm

VIT = {
    "do_normalize": True,
    "do_resize": True,
    "image_mean": [0.5, 0.5, 0.5],
    "image_std": [0.5, 0.5, 0.5],
    "resample": 2,
    "size": 224,
}
DEIT = VIT | {"do_center_crop": True, "crop_size": 224, "size": 256, "resample": 3, "image_mean": [0.485, 0.456, 0.406]}
CLIP = {
    "crop_size": {"height": 224, "width": 224},
    "do_center_crop": True,
    "do_normalize": True,
    "do_rescale": True,
    "do_resize": True,
    "image_mean": [0.48145466, 0.4578275, 0.40821073],
    "image_std": [0.26862954, 0.26130258, 0.27577711],
    "resample": 3,
    "rescale_factor": 0.00392156862745098,
    "size": {"shortest_edge": 224},
}
CONVNEXT = VIT | {"size": {"shortest_edge": 224}, "crop_pct": 0.875, "resample": 3}


@pytest.mark.parametrize(
    ("told", "size", "resize", "fit", "interpolation"),
    [
        (VIT, 224, 224, Fit.SQUASH, Interpolation.BILINEAR),
        (VIT | {"size": {"height": 224, "width": 224}}, 224, 224, Fit.SQUASH, Interpolation.BILINEAR),
        (DEIT, 224, 256, Fit.CROP, Interpolation.BICUBIC),
        (CLIP, 224, 224, Fit.CROP, Interpolation.BICUBIC),
        (CONVNEXT, 224, 256, Fit.CROP, Interpolation.BICUBIC),
        (DEIT | {"size": {"height": 256, "width": 256}}, 224, 256, Fit.SQUASH, Interpolation.BICUBIC),
    ],
)
def test_hugging_faces_forms(
    told: dict[str, object], size: int, resize: int, fit: Fit, interpolation: Interpolation
) -> None:
    """Of several years."""
    how = hugging_face(told, 224, Layout.NCHW, Dtype.FLOAT32)

    assert how
    assert (how.size, how.resize, how.fit, how.interpolation) == (size, resize, fit, interpolation)


def test_numbers_are_brought_to_the_scale_of_bytes() -> None:
    """Rescaling, mean and deviation each, or none of them."""
    clip = hugging_face(CLIP, 224, Layout.NCHW, Dtype.FLOAT32)
    plain = hugging_face(VIT | {"do_normalize": False}, 224, Layout.NCHW, Dtype.FLOAT32)
    raw = hugging_face(VIT | {"do_normalize": False, "do_rescale": False}, 224, Layout.NCHW, Dtype.UINT8)

    assert clip
    assert clip.mean == pytest.approx((122.7709383, 116.7460125, 104.09373615))
    assert clip.std == pytest.approx((68.5005327, 66.6321579, 70.32316305))
    assert plain
    assert plain.mean == (0, 0, 0)
    assert plain.std == pytest.approx((255, 255, 255))
    assert raw
    assert (raw.mean, raw.std, raw.dtype) == ((0, 0, 0), (1, 1, 1), Dtype.UINT8)


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {"size": 224},
        VIT | {"size": 0},
        VIT | {"size": -5},
        VIT | {"size": {"height": 224, "width": 320}},
        VIT | {"size": 384},
        VIT | {"image_std": [0.5, 0, 0.5]},
        VIT | {"image_mean": [0.5]},
        VIT | {"rescale_factor": 0},
        VIT | {"rescale_offset": True},
        DEIT | {"crop_size": 512},
    ],
)
def test_what_does_not_fit_settles_nothing(told: object) -> None:
    """It is left to the other ways to find out."""
    assert hugging_face(told, 224, Layout.NCHW, Dtype.FLOAT32) is None


def test_timms_form() -> None:
    """Share that is cut out, resampling and sizes."""
    config = {
        "input_size": [3, 288, 288],
        "crop_pct": 0.9,
        "interpolation": "bicubic",
        "mean": [0.485, 0.456, 0.406],
        "std": [0.229, 0.224, 0.225],
    }
    how = timm({"pretrained_cfg": config}, 288, Layout.NCHW, Dtype.FLOAT32)

    assert how
    assert (how.size, how.resize, how.interpolation) == (288, 320, Interpolation.BICUBIC)
    assert how.mean == pytest.approx((123.675, 116.28, 103.53))
    assert timm({"pretrained_cfg": config}, 224, Layout.NCHW, Dtype.FLOAT32) is None
    assert timm({"pretrained_cfg": config | {"std": None}}, 288, Layout.NCHW, Dtype.FLOAT32) is None
    assert timm({}, 288, Layout.NCHW, Dtype.FLOAT32) is None
