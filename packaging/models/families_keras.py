"""How near Sorter's way to prepare photos comes to Keras' own, for the families of `keras.applications`.

Needs keras with torch, onnx and onnxscript besides what Sorter needs, and a folder of photos:
    KERAS_BACKEND=torch python packaging/models/families_keras.py PHOTOS [--count 20]
Each network, with random weights, is exported as Keras does it (`model.export(format="onnx")`) and fed by Sorter's
decoding, preparation and session; in Keras by `load_img` at the network's size and the family's `preprocess_input`. The
logarithms of its probabilities stand for scores.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras  # type: ignore[import-not-found]
import numpy as np
import onnxruntime as ort
from families import Scores, compare, sorters
from keras import applications
from numpy.typing import NDArray

from sorter.tasks.manifest import Layout
from sorter.tasks.presets import find_preset

_FAMILIES = (
    ("Keras VGG16", applications.vgg16, "VGG16", "keras-caffe"),
    ("Keras ResNet50", applications.resnet50, "ResNet50", "keras-caffe"),
    ("Keras ResNet50V2", applications.resnet_v2, "ResNet50V2", "keras-tf"),
    ("Keras Inception v3", applications.inception_v3, "InceptionV3", "keras-tf"),
    ("Keras MobileNetV2", applications.mobilenet_v2, "MobileNetV2", "keras-tf"),
    ("Keras EfficientNetB0", applications.efficientnet, "EfficientNetB0", "keras-efficientnet"),
)
Change = Callable[[NDArray[np.float32]], NDArray[np.float32]]

_PLAIN = "plain CNN, 0 to 1"


def main(words: Sequence[str]) -> None:
    """Print a line for each family, and for each way in which Keras loads photos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=20)
    asked = parser.parse_args(words)
    every = sorted(asked.photos.rglob("*.jpg"))
    photos = every[:: max(1, len(every) // asked.count)][: asked.count]
    for name, module, network, preset in _FAMILIES:
        keras.utils.set_random_seed(3)
        model = getattr(module, network)(weights=None)
        _compare(name, model, module.preprocess_input, preset, photos)
    keras.utils.set_random_seed(3)
    _compare(_PLAIN, _plain(), lambda x: np.asarray(x / 255, np.float32), "unit-squash", photos)


def _plain() -> "keras.Model":
    layers = keras.layers
    return keras.Sequential(
        [
            layers.Input((64, 64, 3)),
            *(
                layer
                for width in (16, 32, 64)
                for layer in (layers.Conv2D(width, 3, activation="relu"), layers.MaxPooling2D())
            ),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )


def _compare(name: str, model: "keras.Model", change: Change, preset: str, photos: Sequence[Path]) -> None:
    side = model.input_shape[1]
    model.predict(np.zeros((1, side, side, 3), np.float32), verbose=0)  # only one that has been called is exported
    how = find_preset(preset).preprocessing(side, Layout.NHWC)
    with TemporaryDirectory() as folder:
        file = Path(folder, "model.onnx")
        model.export(str(file), format="onnx", verbose=False)
        output = ort.InferenceSession(file).get_outputs()[0].name
        ours = np.log(sorters(file, output, how, photos) + 1e-30)
    for interpolation in ("bilinear", "nearest"):
        compare(f"{name}, {interpolation}", ours, _theirs(model, change, side, interpolation, photos))


def _theirs(model: "keras.Model", change: Change, side: int, interpolation: str, photos: Sequence[Path]) -> Scores:
    loaded = [
        keras.utils.img_to_array(keras.utils.load_img(photo, target_size=(side, side), interpolation=interpolation))
        for photo in photos
    ]
    return np.log(np.asarray(model.predict(change(np.stack(loaded)), verbose=0), np.float64) + 1e-30)


if __name__ == "__main__":
    main(sys.argv[1:])
