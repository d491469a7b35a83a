"""Finding out by examples how a model wants its photos."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from jobs.importing.conftest import Imports
from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.preprocess import prepare
from sorter.jobs.events import Skipped
from sorter.jobs.importing.facts import Answer
from sorter.jobs.importing.finding import find_examples, find_photos
from sorter.jobs.importing.offer import Settled, Wanted
from sorter.jobs.importing.probe import MOST_COMPARED, MOST_PHOTOS, Example, Way, probe
from sorter.tasks.manifest import Dtype, Fit, Layout, Preprocessing
from sorter.tasks.presets import MOST_LIKELY, PRESETS, Preset, find_preset, first_round, likeliest, second_round
from stranger_models import Stranger

SIDE = 32
CLASSES = ("apple", "berry", "cherry", "date", "elder", "fig")


def examples(folder: Path, fit: Fit = Fit.CROP) -> Path:
    """Three photos for each class, whose colours are much alike: that of the middle, or that of the whole."""
    rng = np.random.default_rng(7)
    for number, name in enumerate(CLASSES):
        colour = np.array([90 + 20 * (number % 3), 110 + 16 * (number // 3), 100 + 9 * number])
        for copy in range(3):
            apart = rng.choice([-1, 1], 3) * 12
            pixels = np.empty((40, 80, 3))
            pixels[:] = colour - (apart if fit is Fit.SQUASH else 2 * apart)
            pixels[:, 20:60] = colour + (apart if fit is Fit.SQUASH else 0)
            (folder / name).mkdir(parents=True, exist_ok=True)
            Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(folder / name / f"{copy}.png")
    return folder


def sensitive(preset: Preset, folder: Path, layout: Layout) -> Stranger:
    """A model that is right where photos come prepared by `preset`: the class whose mean is nearest."""
    how = preset.preprocessing(SIDE, layout)
    means = np.array([[_means(photo, how) for photo in sorted((folder / name).iterdir())] for name in CLASSES])
    centres = means.mean(axis=1)
    sharp = 40 / np.square(centres - centres.mean(axis=0)).sum(axis=1).mean()
    bias = -sharp * np.square(centres).sum(axis=1) / 2
    return Stranger(
        side=SIDE, layout=layout.value, classes=len(CLASSES), weights=sharp * centres.T, bias=bias, ends="Softmax"
    )


def _means(photo: Path, how: Preprocessing) -> np.ndarray:
    pixels = prepare(encoded(read_file(str(photo))).decoded(how.resize).pixels, how)
    return np.asarray(pixels.mean(axis=(1, 2) if how.layout is Layout.NCHW else (0, 1)))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
@pytest.mark.parametrize("layout", [Layout.NCHW, Layout.NHWC])
def test_the_right_preset_is_found(preset: Preset, layout: Layout, imports: Imports, tmp_path: Path) -> None:
    """For every preset: one that does the same with each pixel, and cuts photos the same way."""
    folder = examples(tmp_path / "examples", preset.fit)
    file = sensitive(preset, folder, layout).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=CLASSES, examples=str(folder)))

    assert offer.settled is Settled.EXAMPLES
    assert offer.probed
    best = offer.probed.best
    assert (best.right, best.count) == (18, 18)
    assert best.way.how.fit is preset.fit
    near = find_preset(best.way.id)
    assert near.colour is preset.colour
    assert near.mean == pytest.approx(preset.mean, abs=1)  # EfficientNet-Lite's and -1 to 1 differ by half a level
    assert near.std == pytest.approx(preset.std, rel=0.25)  # CLIP's and ImageNet's differ by a fifth
    assert offer.task.accuracy == "18 of 18 examples right when it was imported, by which the preparation was chosen."
    assert len(offer.probed.tried) <= 16


def test_folders_that_are_called_otherwise_are_matched_by_what_comes_out(imports: Imports, tmp_path: Path) -> None:
    """And it is said so."""
    folder = examples(tmp_path / "examples", Fit.SQUASH)
    file = sensitive(find_preset("keras-caffe"), folder, Layout.NHWC).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=("one", "two", "three", "four", "five", "six"), examples=str(folder)))

    assert offer.probed
    assert not offer.probed.by_name
    assert offer.probed.classes == {name: number for number, name in enumerate(CLASSES)}
    assert offer.way.id == "keras-caffe"


def test_what_is_settled_is_judged_and_not_changed(imports: Imports, tmp_path: Path) -> None:
    """Whatever the examples say: the user has chosen."""
    folder = examples(tmp_path / "examples", Fit.SQUASH)
    file = sensitive(find_preset("keras-caffe"), folder, Layout.NHWC).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=CLASSES, examples=str(folder), preset="unit"))

    assert (offer.settled, offer.way.id) == (Settled.CHOSEN, "unit")
    assert offer.probed
    assert [one.way.id for one in offer.probed.tried] == ["unit"]
    assert offer.task.accuracy.endswith("right when it was imported.")


def test_photos_without_folders_are_judged_by_nobody(imports: Imports, tmp_path: Path) -> None:
    """What the model says of them is there for a person to look at, and the preparation stays a guess."""
    folder = examples(tmp_path / "examples")
    file = sensitive(find_preset("unit"), folder, Layout.NCHW).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=CLASSES, examples=str(folder / "apple")))

    assert offer.settled is Settled.GUESSED
    assert offer.probed
    assert not offer.probed.is_judged
    assert len(offer.probed.examples) == 3
    assert all(len(one.tops) == 3 for one in offer.probed.tried)
    assert offer.task.accuracy == ""


def test_photos_that_cannot_be_read_are_skipped_by_name(imports: Imports, tmp_path: Path) -> None:
    """And the rest count."""
    folder = examples(tmp_path / "examples")
    (folder / "apple" / "0.png").write_bytes(b"no photo")
    file = sensitive(find_preset("unit"), examples(tmp_path / "sound"), Layout.NCHW).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=CLASSES, examples=str(folder)))

    assert offer.probed
    assert offer.probed.best.count == 17
    assert [Path(one.path).name for one in imports.events if isinstance(one, Skipped)] == ["0.png"]


def test_no_more_photos_are_tried_than_are_needed(tmp_path: Path) -> None:
    """Twenty, the same number of each folder."""
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        for number in range(30):
            Image.new("RGB", (2, 2)).save(tmp_path / name / f"{number:02}.png")

    found = find_examples(str(tmp_path))

    assert len(found) == MOST_PHOTOS
    assert sorted({name: [one.folder for one in found].count(name) for name in "abc"}.values()) == [6, 7, 7]


def test_photos_are_chosen_from_each_folder_and_no_two_are_the_same(tmp_path: Path) -> None:
    """In turn, spread over what lies there; copies and folders that are gone are passed over."""
    for folder, count in (("many", 100), ("few", 2)):
        (tmp_path / folder / "within").mkdir(parents=True)
        for number in range(count):
            Image.new("RGB", (2, 2), (number, 0, len(folder))).save(tmp_path / folder / "within" / f"{number:02}.png")
    shutil.copy(tmp_path / "few" / "within" / "00.png", tmp_path / "loose.png")
    shutil.copy(tmp_path / "few" / "within" / "01.png", tmp_path / "few" / "copy.png")

    found = find_photos([str(tmp_path / name) for name in ("many", "gone", "few", "loose.png")])

    names = [os.path.relpath(one.path, tmp_path) for one in found]
    assert names[:3] == ["many/within/00.png", "few/copy.png", "loose.png"]
    assert [name for name in names if name.startswith("many")][:3] == [f"many/within/{at}0.png" for at in "024"]
    assert sum(not name.startswith("many") for name in names) == 2
    assert len(names) == MOST_PHOTOS


@pytest.mark.parametrize(("preset", "first"), [("", "torchvision"), ("clip", "clip")])
def test_what_is_said_of_photos_is_shown_by_the_likeliest_ways(
    preset: str, first: str, imports: Imports, tmp_path: Path
) -> None:
    """That which is taken first, and each does something else with a pixel."""
    folder = examples(tmp_path / "photos")
    file = sensitive(find_preset("unit"), folder, Layout.NCHW).write(tmp_path / "model.onnx")

    offer = imports.offer(file, Wanted(labels=CLASSES, photos=(str(folder),), preset=preset))

    assert offer.probed
    assert not offer.probed.is_judged
    ways = [one.way for one in offer.probed.tried]
    assert (ways[0].id, offer.way.id, len(ways)) == (first, first, MOST_LIKELY)
    assert len({find_preset(way.id).values for way in ways}) == MOST_LIKELY
    assert len(offer.probed.examples) == MOST_COMPARED


def test_what_the_model_settles_itself_is_shown_alone(imports: Imports, tmp_path: Path) -> None:
    """There is nothing to choose."""
    folder = examples(tmp_path / "photos")
    stranger = sensitive(find_preset("unit"), folder, Layout.NCHW)
    stranger.properties = {"names": str(dict(enumerate(CLASSES))), "task": "classify"}

    offer = imports.offer(stranger.write(tmp_path / "model.onnx"), Wanted(photos=(str(folder),)))

    assert offer.probed
    assert [one.way.id for one in offer.probed.tried] == ["told"]


def test_samples_are_tried_where_none_of_the_photos_can_be_read(imports: Imports, tmp_path: Path) -> None:
    """Those that cannot are told; without samples nothing is shown, and without photos there is a sentence."""
    samples = examples(tmp_path / "samples")
    file = sensitive(find_preset("unit"), samples, Layout.NCHW).write(tmp_path / "model.onnx")
    (tmp_path / "photos").mkdir()
    wanted = Wanted(labels=CLASSES, photos=(str(tmp_path / "photos"),))
    assert "There are no photos" in imports.refusal(file, wanted)
    (tmp_path / "photos" / "a.jpg").write_bytes(b"no photo")

    assert imports.offer(file, wanted).probed is None
    offer = imports.offer(file, replace(wanted, samples=str(samples)))

    assert offer.probed
    assert all(one.path.startswith(str(samples)) for one in offer.probed.examples)
    assert [Path(one.path).name for one in imports.events if isinstance(one, Skipped)][-1] == "a.jpg"


def test_each_kind_of_values_is_tried_before_ways_to_cut() -> None:
    """Of the presets, at most sixteen are tried, and the photo is asked for twice at the most."""
    asked: list[list[str]] = []

    def ask(example: Example, ways: Sequence[Way]) -> Sequence[Answer]:
        asked.append([way.id for way in ways])
        return [Answer(((1 if way.id.startswith("torchvision") else 0, 0.9), (2, 0.1))) for way in ways]

    def way(preset: Preset) -> Way:
        return Way(preset.id, preset.name, preset.preprocessing(8, Layout.NCHW))

    start = likeliest(Layout.NCHW, Dtype.FLOAT32, scales=False)
    probed = probe(
        [Example("photo", "b")],
        ["a", "b", "c"],
        [way(preset) for preset in first_round(start)],
        lambda best: [way(preset) for preset in second_round(find_preset(best.id))],
        ask,
    )

    assert probed
    assert probed.best.way.id == "torchvision"
    assert len(asked) == 2
    assert sum(map(len, asked)) <= 16
    assert not set(asked[0]) & set(asked[1])
