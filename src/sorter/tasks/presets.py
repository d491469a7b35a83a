"""How families of models want their photos, since a model's file does not say.

The constants stand in the code that the families were trained with: torchvision `references/classification/presets.py`
and `torchvision.models.*_Weights.transforms`; Keras `keras/applications/imagenet_utils.py` (modes caffe, tf, torch) and
`efficientnet.py` (scaling within the graph); `efficientnet_lite` in the TPU repository (mean 127, deviation 128);
OpenAI's `clip/clip.py`; Teachable Machine's exported Keras example (middle square, x / 127.5 - 1).
"""

from dataclasses import dataclass

from sorter.errors import RequestError
from sorter.tasks.manifest import Colour, Dtype, Fit, Interpolation, Layout, Preprocessing

_USUAL = 224  # pixels of most models' side

_Three = tuple[float, float, float]

_IMAGENET = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)  # 255 times (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
_CAFFE = (103.939, 116.779, 123.68), (1.0, 1.0, 1.0)  # blue first
_SIGNED = (127.5, 127.5, 127.5), (127.5, 127.5, 127.5)
_LITE = (127.0, 127.0, 127.0), (128.0, 128.0, 128.0)
_UNIT = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)
_BYTES = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
_CLIP = (122.7709383, 116.7460125, 104.09373615), (68.5005327, 66.6321579, 70.32316305)


@dataclass(frozen=True, slots=True)
class Preset:
    """One way to make a model's input."""

    id: str
    form: str  # for people, with places for the sizes of a model's photos
    mean: _Three
    std: _Three
    resize: tuple[int, int] = (1, 1)  # shorter side before the cut, as a share of the model's side
    fit: Fit = Fit.CROP
    interpolation: Interpolation = Interpolation.BILINEAR
    colour: Colour = Colour.RGB

    def preprocessing(self, side: int, layout: Layout, dtype: Dtype = Dtype.FLOAT32) -> Preprocessing:
        """The same for a model whose input has `side` pixels."""
        return Preprocessing(
            side,
            self._before(side),
            self.interpolation,
            self.colour,
            layout,
            self.mean,
            self.std,
            fit=self.fit,
            dtype=dtype,
        )

    @property
    def name(self) -> str:
        """For people, as for the usual size."""
        return self.called(_USUAL)

    def called(self, side: int) -> str:
        """For people, with the sizes that it means for a model whose input has `side` pixels."""
        return self.form.format(resize=self._before(side), size=side)

    @property
    def values(self) -> tuple[Colour, _Three, _Three]:
        """What becomes of one pixel, whatever is cut and resized."""
        return self.colour, self.mean, self.std

    def _before(self, side: int) -> int:
        """The shorter side before the cut, pixels."""
        to, of = self.resize
        return max(side, round(side * to / of))


_CUBIC = Interpolation.BICUBIC

PRESETS = (
    Preset("torchvision", "torchvision: {resize}, middle {size}", *_IMAGENET, (256, 224)),
    Preset("torchvision-v2", "torchvision's newer weights: {resize}, middle {size}", *_IMAGENET, (232, 224)),
    Preset("torchvision-whole", "ImageNet mean, middle square", *_IMAGENET),
    Preset("torchvision-squash", "ImageNet mean, squashed to a square", *_IMAGENET, fit=Fit.SQUASH),
    Preset("keras-caffe", "Keras VGG, ResNet: blue first, mean subtracted", *_CAFFE, fit=Fit.SQUASH, colour=Colour.BGR),
    Preset("keras-caffe-crop", "Keras VGG, ResNet: {resize}, middle {size}", *_CAFFE, (256, 224), colour=Colour.BGR),
    Preset("keras-tf", "Keras MobileNet, Inception: -1 to 1", *_SIGNED, fit=Fit.SQUASH),
    Preset("keras-tf-crop", "Keras MobileNet, Inception: -1 to 1, {resize}, middle {size}", *_SIGNED, (256, 224)),
    Preset("keras-efficientnet", "Keras EfficientNet: 0 to 255, squashed", *_BYTES, fit=Fit.SQUASH),
    Preset("efficientnet-lite", "EfficientNet-Lite: {resize}, middle {size}", *_LITE, (256, 224), interpolation=_CUBIC),
    Preset("unit", "0 to 1, middle square (Ultralytics)", *_UNIT),
    Preset("unit-squash", "0 to 1, squashed to a square", *_UNIT, fit=Fit.SQUASH),
    Preset("bytes", "0 to 255, middle square", *_BYTES),
    Preset("clip", "CLIP: own mean, middle square", *_CLIP, interpolation=_CUBIC),
    Preset("teachable-machine", "Teachable Machine: -1 to 1, middle square", *_SIGNED),
)


MOST_LIKELY = 4
"""So many are shown beside each other: people compare no more."""

_USUALLY = {
    Layout.NCHW: ("torchvision", "unit", "keras-tf-crop", "bytes"),  # -1 to 1 is also how Hugging Face's models want it
    Layout.NHWC: ("keras-tf", "keras-caffe", "keras-efficientnet", "unit-squash"),
}


def find_preset(id: str) -> Preset:
    """The preset with this id. Raises `RequestError` that names those there are."""
    for preset in PRESETS:
        if preset.id == id:
            return preset
    raise RequestError(f"There is no preset {id!r}; there are {', '.join(preset.id for preset in PRESETS)}.")


def likeliest(layout: Layout, dtype: Dtype, *, scales: bool) -> Preset:
    """What to propose where nothing is known but the graph; `scales`: it begins with arithmetic on its input."""
    if dtype is Dtype.UINT8 or scales:
        return find_preset("keras-efficientnet" if layout is Layout.NHWC else "bytes")
    return find_preset("keras-tf" if layout is Layout.NHWC else "torchvision")


def likely(start: Preset, layout: Layout) -> tuple[Preset, ...]:
    """`start`, and presets of other values that models with such an input are made for, the likelier first: four."""
    found = {start.values: start}
    for id in _USUALLY[layout]:
        preset = find_preset(id)
        found.setdefault(preset.values, preset)
    return tuple(found.values())[:MOST_LIKELY]


def first_round(start: Preset) -> tuple[Preset, ...]:
    """One preset of each kind of values, `start` first: they matter more than how photos are cut."""
    found = {start.values: start}
    for preset in PRESETS:
        found.setdefault(preset.values, preset)
    return tuple(found.values())


def second_round(best: Preset) -> tuple[Preset, ...]:
    """The same values as `best` has, cut and resized in the other ways."""
    ways = {(best.resize, best.fit)}
    found = []
    for preset in PRESETS:
        if preset.values == best.values and (preset.resize, preset.fit) not in ways:
            ways.add((preset.resize, preset.fit))
            found.append(preset)
    return tuple(found)
