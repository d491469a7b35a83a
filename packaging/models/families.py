"""How near Sorter's way to prepare photos comes to torchvision's own, for families that people export.

Needs torch, torchvision and onnx besides what Sorter needs, and a folder of photos:
    python packaging/models/families.py PHOTOS [--trained MODEL.onnx] [--count 20]
Networks have random weights, since only the way from a file to the scores is compared: each photo goes through
torchvision's transforms into the network in PyTorch, and through Sorter's decoding, preparation and session into the
same network in ONNX Runtime. The scores of random weights are of any size, so they are first brought to a spread
between photos of 2, as trained networks have it; the share is the mean difference of the scores, of that spread.
`--trained` is a model with real weights (EfficientNet-Lite's
preparation, an output `logits`), for which also the first class is compared.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torchvision import models, transforms  # type: ignore[import-not-found]

from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.preprocess import prepare, stack
from sorter.core.probabilities import softmax
from sorter.core.session import open_session
from sorter.jobs.importing.provisional import provisional_task
from sorter.tasks.manifest import Layout, Outputs, Preprocessing, Task
from sorter.tasks.presets import find_preset

Scores = NDArray[np.float64]
Transform = Callable[[Image.Image], torch.Tensor]

_MEAN, _STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
_SPREAD = 2.0
_FAMILIES = (
    ("ResNet50", models.resnet50, "torchvision", 256, 224),
    ("ResNet50, newer weights", models.resnet50, "torchvision-v2", 232, 224),
    ("VGG16", models.vgg16, "torchvision", 256, 224),
    ("EfficientNet-B0", models.efficientnet_b0, "torchvision", 256, 224),
    ("Inception v3", models.inception_v3, "torchvision", 342, 299),
    ("MobileNetV2", models.mobilenet_v2, "torchvision", 256, 224),
)


def main(words: Sequence[str]) -> None:
    """Print a line for each family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--trained", type=Path)
    parser.add_argument("--count", type=int, default=20)
    asked = parser.parse_args(words)
    every = sorted(asked.photos.rglob("*.jpg"))
    photos = every[:: max(1, len(every) // asked.count)][: asked.count]
    print(f"{len(photos)} photos beneath {asked.photos.name}; differences of the softmax, and of the scores")
    print(f"{'family':<26}{'max':>10}{'mean':>10}{'share':>8}{'first class':>13}")
    for name, make, preset, resize, side in _FAMILIES:
        torch.manual_seed(3)
        network = make(weights=None, init_weights=True) if make is models.inception_v3 else make(weights=None)
        how = find_preset(preset).preprocessing(side, Layout.NCHW)
        _compare(name, network.eval(), photos, how, _transform(resize, side))
    if asked.trained:
        _compare_trained(asked.trained, photos)


def _transform(resize: int, side: int) -> Transform:
    steps = transforms.Resize(resize), transforms.CenterCrop(side), transforms.ToTensor()
    whole: Transform = transforms.Compose([*steps, transforms.Normalize(_MEAN, _STD)])
    return whole


def _compare(
    name: str, network: torch.nn.Module, photos: Sequence[Path], how: Preprocessing, change: Transform
) -> None:
    with TemporaryDirectory() as folder, torch.no_grad():
        theirs = torch.cat([network(change(_opened(photo))[None]) for photo in photos]).numpy().astype(np.float64)
        file = Path(folder, "model.onnx")
        names = {"input_names": ["photos"], "output_names": ["scores"]}
        torch.onnx.export(network, (torch.zeros(1, 3, how.size, how.size),), file, **names, dynamo=False)
        compare(name, sorters(file, "scores", how, photos), theirs)


def _compare_trained(file: Path, photos: Sequence[Path]) -> None:
    """One network for both ways, so that nothing but the preparation differs."""
    how = find_preset("efficientnet-lite").preprocessing(224, Layout.NCHW)
    cubic = transforms.InterpolationMode.BICUBIC
    change: Transform = transforms.Compose([transforms.Resize(256, cubic), transforms.CenterCrop(224)])
    session = open_session(_task(file, "logits", how), device="cpu")
    inputs = [(np.asarray(change(_opened(photo)), np.float32).transpose(2, 0, 1) - 127) / 128 for photo in photos]
    theirs = np.concatenate([session.run(one[None].astype(np.float32)).scores for one in inputs]).astype(np.float64)
    compare(file.stem, sorters(file, "logits", how, photos), theirs)


def sorters(file: Path, output: str, how: Preprocessing, photos: Sequence[Path]) -> Scores:
    """What a model file says of photos by Sorter's own way, (n, classes)."""
    session = open_session(_task(file, output, how), device="cpu")
    inputs = [prepare(encoded(read_file(str(photo))).decoded(how.resize).pixels, how) for photo in photos]
    return np.concatenate([session.run(stack([one])).scores for one in inputs]).astype(np.float64)


def _task(file: Path, output: str, how: Preprocessing) -> Task:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return provisional_task(file, sha256, how, Outputs(output, None), file.stem)


def _opened(photo: Path) -> Image.Image:
    return Image.open(photo).convert("RGB")


def compare(name: str, ours: Scores, theirs: Scores) -> None:
    """Print by how much the scores of the same photos differ, (n, classes) each."""
    unit = theirs.std(axis=0).mean() / _SPREAD
    apart = np.abs(softmax(ours / unit) - softmax(theirs / unit))
    share = np.abs(ours - theirs).mean() / unit / _SPREAD
    same = (ours.argmax(axis=1) == theirs.argmax(axis=1)).mean()
    print(f"{name:<26}{apart.max():>10.2e}{apart.mean():>10.2e}{share:>8.1%}{same:>13.0%}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
