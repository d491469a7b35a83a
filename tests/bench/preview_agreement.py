"""How often a preview gets the same label as its photo, and from which score on that can be relied upon.

Each photo is measured whole and from previews of several sizes, made of it as cameras make theirs: reduced by area,
JPEG with halved colours, the smallest in a frame of 4:3 with black bars, which are cut off again as for real ones. A
photo that is smaller than a preview is only compressed again. Previews of a size count whose shorter side has so many
pixels as the task's rules, or the rules by default, ask for.

A preview is accepted where the score of its best class is so much; the rest is decoded whole. For each share of photos
that are to keep their best class the table tells the lowest such score, how many photos it accepts, how many keep their
class where the score was chosen on one half of the photos and is judged on the other, and how many also keep whether
they are sure; then the same by the task's own rules.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from sorter.core.brightness import brightness_features
from sorter.core.decode import decode, read_file
from sorter.core.encoded import LEAST_SIDE, encoded
from sorter.core.judge import make_judge
from sorter.core.measurement import ImageArray, Measurement
from sorter.core.preprocess import prepare, stack
from sorter.core.previews import without_bars
from sorter.core.session import open_session
from sorter.errors import InputError
from sorter.items import Item, Label, Prediction
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Preprocessing, Task

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
_SIZES = ((160, 120), (320, 240), (640, 480))
_FRAMED = (160, 120)  # this size is filled up with bars; larger previews have the photo's shape
_LEAST = 200  # of 320 x 240, whose shorter side is 213 for a photo of 3:2
_QUALITY = 87
_WANTED = (0.97, 0.99)
_SPLITS = 20
_WHOLE = 1 << 30  # no photo covers it, so that none is decoded reduced

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the photo and what its preview is called (None: unsure), and what the preview's answer rests on."""

    whole: Label | None
    small: Label | None
    score: float  # of the preview's best class
    same_class: bool
    side: int  # the preview's shorter one

    @property
    def same(self) -> bool:
        return self.whole == self.small


def main() -> int:
    """Measure every photo in every size and print the tables."""
    options = _options()
    task = load_task(resources_dir() / "tasks" / f"{options.task}.toml")
    photos = sorted(
        path for folder in options.folders for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES
    )[:: options.every]
    pairs: dict[Size, list[Pair]] = {size: [] for size in _SIZES}
    judge = _Judge(task)
    for path in photos:
        for size, pair in judge.pairs(path):
            pairs[size].append(pair)
    print(f"{task.name}, {len(photos)} photos")
    for size, least in zip(_SIZES, (LEAST_SIDE, _LEAST, task.preprocessing.resize), strict=True):
        _tell(task, size, [pair for pair in pairs[size] if pair.side >= least], least)
    return 0


class _Options(argparse.Namespace):
    task: str
    folders: list[Path]
    every: int


def _options() -> _Options:
    parser = argparse.ArgumentParser(description="How often a preview gets the same label as its photo.")
    parser.add_argument("task", help="id of a task that comes with Sorter")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1, help="take one photo of so many")
    return parser.parse_args(namespace=_Options())


class _Judge:
    """A task's model, head and labels."""

    def __init__(self, task: Task) -> None:
        self._how = task.preprocessing
        self._task = task
        self._sessions = {how: open_session(task, device="cpu", threads=2, how=how) for how in task.inputs}
        self._judge = make_judge(task)

    def pairs(self, path: Path) -> Iterator[tuple[Size, Pair]]:
        """Of each size of preview what came out; nothing of a file that is no photo."""
        try:
            data = read_file(str(path))
            photo, exact = (encoded(data).decoded(cover).pixels for cover in (_WHOLE, self._how.resize))
        except InputError:
            return
        made = [make_preview(photo, size) for size in _SIZES]
        whole, *small = self._answers(exact, made, Item(str(path), 0, 0))
        for size, preview, answer in zip(_SIZES, made, small, strict=True):
            same_class = whole.top[0][0] == answer.top[0][0]
            side = min(preview.shape[:2])
            yield size, Pair(_label(whole), _label(answer), answer.top[0][1], same_class, side)

    def _answers(self, photo: ImageArray, previews: Sequence[ImageArray], item: Item) -> list[Prediction]:
        """Each through the input that the task has for it."""
        inputs = [(photo, self._how), *((image, self._task.input_of(min(image.shape[:2]))) for image in previews)]
        measured = [self._measured(image, how, item) for image, how in inputs]
        return [one for one in self._judge.judge(measured) if isinstance(one, Prediction)]

    def _measured(self, image: ImageArray, how: Preprocessing, item: Item) -> Measurement:
        outputs = self._sessions[how].run(stack([prepare(image, how)]))
        return Measurement(item, outputs.scores[0], outputs.embedding[0], outputs.inner[0], brightness_features(image))


def _label(prediction: Prediction) -> Label | None:
    return None if prediction.unsure else prediction.label


def make_preview(photo: ImageArray, size: Size) -> ImageArray:
    """The pixels that a camera's preview of at most this size would give, without its bars."""
    height, width = photo.shape[:2]
    frame = size if width >= height else (size[1], size[0])  # a camera turned on its side turns its preview too
    scale = min(1.0, frame[0] / width, frame[1] / height)
    inner = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(photo, inner, interpolation=cv2.INTER_AREA), np.uint8)
    if size == _FRAMED:
        across, down = frame[0] - inner[0], frame[1] - inner[1]
        edges = down // 2, down - down // 2, across // 2, across - across // 2
        small = np.asarray(cv2.copyMakeBorder(small, *edges, cv2.BORDER_CONSTANT, value=(0, 0, 0)), np.uint8)
    halved = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420]
    _, jpeg = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY, *halved])
    pixels = decode(jpeg.tobytes(), cover=_WHOLE).pixels
    kept = without_bars((pixels.shape[1], pixels.shape[0]), (width, height))
    left, top, across, down = kept or (0, 0, pixels.shape[1], pixels.shape[0])
    return pixels[top : top + down, left : left + across]


def _tell(task: Task, size: Size, pairs: Sequence[Pair], least: int) -> None:
    print(f"{size[0]} x {size[1]}, from {least} on: {len(pairs)} photos", flush=True)
    for wanted in _WANTED:
        score = lowest_score(pairs, wanted)
        print(f"  {wanted:.0%}: from {score:.2f} on {_line(pairs, _accepted(pairs, score))}{_check(pairs, wanted)}")
    taken = [pair for pair in pairs if task.accepts(pair.side, pair.score)]
    print(f"  by the rules: {_line(pairs, taken)}")


def _line(pairs: Sequence[Pair], taken: Sequence[Pair]) -> str:
    """What comes of a run that takes these from their previews, and decodes the others."""
    count = max(1, len(pairs))
    changed = sum(not pair.same for pair in taken)
    unsure = [sum(pair.whole is None for pair in pairs), sum(pair.small is None for pair in taken)]
    unsure[1] += unsure[0] - sum(pair.whole is None for pair in taken)
    return (
        f"{len(taken) / count:.1%} are accepted, {_kept(pairs, taken):.1%} of all keep their best class, "
        f"{1 - changed / count:.1%} also whether it is sure "
        f"({unsure[0] / count:.1%} unsure become {unsure[1] / count:.1%})"
    )


def _check(pairs: Sequence[Pair], wanted: float) -> str:
    """The score of one half applied to the other, both ways, for several halves."""
    judged: list[float] = []
    for split in range(_SPLITS):
        order = np.random.default_rng(split).permutation(len(pairs))
        halves = [[pairs[at] for at in order[begin::2]] for begin in (0, 1)]
        for chosen, other in (halves, halves[::-1]):
            judged.append(_kept(other, _accepted(other, lowest_score(chosen, wanted))))
    return f"; chosen on the other half {np.mean(judged):.1%}"


def lowest_score(pairs: Sequence[Pair], wanted: float) -> float:
    """The lowest score, in hundredths, from which on previews can be accepted and so many of all keep their class."""
    scores = (number / 100 for number in range(100))
    return next((at for at in scores if _kept(pairs, _accepted(pairs, at)) >= wanted), 1.0)


def _accepted(pairs: Sequence[Pair], score: float) -> list[Pair]:
    return [pair for pair in pairs if pair.score >= score]


def _kept(pairs: Sequence[Pair], taken: Sequence[Pair]) -> float:
    return 1 - sum(not pair.same_class for pair in taken) / max(1, len(pairs))


if __name__ == "__main__":
    sys.exit(main())
