"""How often a preview gets the same label as its photo, and from which score on that can be relied upon.

Each photo is measured whole and from previews of several sizes, made of it as cameras make theirs: reduced by area,
JPEG with halved colours, the smallest in a frame of 4:3 with black bars, which are cut off again as for real ones. A
photo that is smaller than a preview is only compressed again.

A preview is accepted where its own answer is sure and has a score of so much; the rest would be decoded whole. For each
agreement wanted of the accepted, the table tells the lowest such score, how many photos it accepts, how many labels are
the whole photo's in the end, and how far the accepted agree on one half of the photos where the score was chosen on the
other.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from sorter.core.brightness import brightness_features
from sorter.core.decode import decode, read_file
from sorter.core.head import load_head
from sorter.core.measurement import ImageArray, Measurement
from sorter.core.preprocess import prepare, stack
from sorter.core.previews import without_bars
from sorter.core.scores import Scorer, make_scorer
from sorter.core.session import open_session
from sorter.errors import InputError
from sorter.items import Item, Label
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
_SIZES = ((160, 120), (320, 240), (640, 480))
_FRAMED = (160, 120)  # this size is filled up with bars; larger previews have the photo's shape
_QUALITY = 87
_WANTED = (0.97, 0.98, 0.99)
_WHOLE = 1 << 30  # no photo covers it, so that none is decoded reduced

_AS_IT_IS = "as it is"

Size = tuple[int, int]
Answer = tuple[Label | None, float]
"""What it is called (None: unsure), and the score by which that is accepted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What the photo and what its preview is called (None: unsure), and the score of the preview's answer."""

    whole: Label | None
    small: Label | None
    score: float

    @property
    def same(self) -> bool:
        return self.whole == self.small


def main() -> int:
    """Measure every photo in every size and print the tables."""
    options = _options()
    task = load_task(resources_dir() / "tasks" / f"{options.task}.toml")
    photos = sorted(
        path for folder in options.folders for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES
    )
    pairs: dict[tuple[str, Size], list[Pair]] = {}
    sides: dict[Size, list[int]] = {}
    judge = _Judge(task)
    for path in photos[:: options.every]:
        for view, size, side, pair in judge.pairs(path):
            pairs.setdefault((view, size), []).append(pair)
            sides.setdefault(size, []).append(side)
    print(f"{task.name}, {len(photos[:: options.every])} photos; shorter side of the previews, in the middle: ", end="")
    print(", ".join(f"{size[0]} x {size[1]}: {sorted(all_)[len(all_) // 2]}" for size, all_ in sides.items()))
    for (view, size), found in sorted(pairs.items()):
        print(f"{view}, {size[0]} x {size[1]}: {len(found)} photos, {_agreement(found):.1%} the same", flush=True)
        for wanted in _WANTED:
            print(f"  {wanted:.0%}: {_line(found, wanted)}")
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
    """A task's model and head, and its labels in several views: as the task has them, the first level, the classes."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._session = open_session(task, device="cpu", threads=2)
        self._head = load_head(task.head, len(task.labels)) if task.head else None
        self._views: dict[str, Scorer] = {_AS_IT_IS: make_scorer(task)}
        if task.is_tree:
            self._views["first level"] = make_scorer(replace(task, labels=tuple(label[:1] for label in task.labels)))

    def pairs(self, path: Path) -> Iterator[tuple[str, Size, int, Pair]]:
        """View, size of the preview, its shorter side and what came out; nothing of a file that is no photo."""
        try:
            data = read_file(str(path))
            photo, exact = decode(data, cover=_WHOLE), decode(data, cover=self._task.preprocessing.resize)
        except InputError:
            return
        made = [make_preview(photo, size) for size in _SIZES]
        whole, *small = self._answers([exact, *made], Item(str(path), 0, 0))
        for size, preview, answers in zip(_SIZES, made, small, strict=True):
            for view, (label, score) in answers.items():
                yield view, size, min(preview.shape[:2]), Pair(whole[view][0], label, score)

    def _answers(self, images: Sequence[ImageArray], item: Item) -> list[dict[str, Answer]]:
        """Of each image, what each view calls it and how surely."""
        outputs = self._session.run(stack([prepare(image, self._task.preprocessing) for image in images]))
        measured = [
            Measurement(item, scores, embedding, brightness_features(image))
            for image, scores, embedding in zip(images, outputs.scores, outputs.embedding, strict=True)
        ]
        raw = [self._head.scores(one) if self._head else one.scores for one in measured]
        answers: list[dict[str, Answer]] = [{} for _ in images]
        for view, scorer in self._views.items():
            for found, scores in zip(answers, raw, strict=True):
                predicted = scorer.predict(item, scores)
                label = None if predicted.unsure else predicted.label
                found[view] = label, predicted.score
                if view == _AS_IT_IS:
                    found["best class"] = predicted.top[0]
                    found["as it is, by the best class's score"] = label, predicted.top[0][1]
        return answers


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
    pixels = decode(jpeg.tobytes(), cover=_WHOLE)
    kept = without_bars((pixels.shape[1], pixels.shape[0]), (width, height))
    left, top, across, down = kept or (0, 0, pixels.shape[1], pixels.shape[0])
    return pixels[top : top + down, left : left + across]


def _agreement(pairs: Sequence[Pair]) -> float:
    return sum(pair.same for pair in pairs) / max(1, len(pairs))


def _line(pairs: Sequence[Pair], wanted: float) -> str:
    score = lowest_score(pairs, wanted)
    if score is None:
        return "at no score"
    taken = _accepted(pairs, score)
    final = 1 - sum(not pair.same for pair in taken) / len(pairs)
    kept = len(taken) / len(pairs)
    return f"from {score:.2f} on {kept:.1%} are accepted, {final:.1%} the same in the end{_check(pairs, wanted)}"


def _check(pairs: Sequence[Pair], wanted: float) -> str:
    """The score of one half applied to the other, both ways."""
    judged: list[Pair] = []
    for chosen, other in ((pairs[::2], pairs[1::2]), (pairs[1::2], pairs[::2])):
        score = lowest_score(chosen, wanted)
        judged += _accepted(other, score) if score is not None else []
    return f"; chosen on the other half {_agreement(judged):.1%}" if judged else ""


def lowest_score(pairs: Sequence[Pair], wanted: float) -> float | None:
    """The lowest score, in hundredths, from which on so many of the accepted are the same; None where there is none."""
    scores = (number / 100 for number in range(100))
    return next((at for at in scores if (taken := _accepted(pairs, at)) and _agreement(taken) >= wanted), None)


def _accepted(pairs: Sequence[Pair], score: float) -> list[Pair]:
    return [pair for pair in pairs if pair.small is not None and pair.score >= score]


if __name__ == "__main__":
    sys.exit(main())
