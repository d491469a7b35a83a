"""From a manifest's file to a task."""

from pathlib import Path

import pytest

from sorter.errors import TaskError
from sorter.resources import resources_dir
from sorter.tasks.catalogue import catalogue
from sorter.tasks.costs import Cost
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Colour, Feature, Interpolation, Layout, Outputs, QuickRule, ScoreKind

MANIFEST = """
format = 1
id = "mine"
name = "Mine"
summary = "What is mine."
family = "plain CNN"
licence = "MIT"

[[variants]]
name = "fp32"
file = "mine.onnx"
sha256 = "00"
providers = ["cpu", "cuda"]

[input]
size = 224
resize = 256
interpolation = "bilinear"
colour = "bgr"
layout = "nhwc"
mean = [103.9, 116.8, 123.7]
std = [1, 1, 1]

[outputs]
scores = "out"

[head]
file = "mine.npz"
features = ["brightness", "embedding"]

[scores]
kind = "probabilities"
threshold = 0.6

[labels]
names = ["red", "n/a"]

[thresholds]
"n/a" = 0.9

[[quick]]
side = 240
accept = 0.7

[[quick]]
side = 120
accept = 0.9
"""


OUTSIDE_ALONE = """
[outside]
file = "../known.npz"
neighbours = 5
least = 0.5
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    (tmp_path / "tasks").mkdir()
    return tmp_path / "tasks" / "mine.toml"


def test_every_value_reaches_the_task(manifest: Path) -> None:
    """A manifest is the whole of a task: nothing of it is code."""
    manifest.write_text(MANIFEST)
    (manifest.parent / "mine.npz").touch()

    task = load_task(manifest)

    how = task.preprocessing
    assert (task.id, task.name, task.family, task.licence) == ("mine", "Mine", "plain CNN", "MIT")
    assert (how.size, how.resize, how.mean[1], how.std[0]) == (224, 256, 116.8, 1.0)
    assert (how.interpolation, how.colour, how.layout) == (Interpolation.BILINEAR, Colour.BGR, Layout.NHWC)
    assert task.head is not None
    assert (task.head.path, task.head.features) == (
        manifest.parent / "mine.npz",
        (Feature.BRIGHTNESS, Feature.EMBEDDING),
    )
    assert (task.scoring.kind, task.scoring.temperature) == (ScoreKind.PROBABILITIES, 1.0)
    assert (task.threshold("red"), task.threshold("n/a")) == (0.6, 0.9)
    assert task.variants[0].providers == ("cpu", "cuda")
    assert task.quick == (QuickRule(120, 0.9), QuickRule(240, 0.7))
    assert task.least_preview == 120


def test_a_model_without_scores_needs_a_head(manifest: Path) -> None:
    """Else there is nothing to judge by."""
    bare = MANIFEST.replace('scores = "out"', 'embedding = "pooled"')
    manifest.write_text(bare)
    assert load_task(manifest).outputs == Outputs(None, "pooled")

    manifest.write_text(bare[: bare.index("[head]")] + bare[bare.index("[scores]") :])
    with pytest.raises(TaskError, match=r"scores in \[outputs\] must be the name of an output, where there is no head"):
        load_task(manifest)


@pytest.mark.parametrize(
    ("threshold", "wrong", "review"),
    [(0.0, 0.2, 0.0), (0.5, 0.1, 0.1), (0.6, 0.08, 0.18), (0.75, 0.05, 0.3), (0.9, 0.05, 0.3)],
)
def test_what_a_threshold_costs_is_told_between_what_was_measured(
    manifest: Path, threshold: float, wrong: float, review: float
) -> None:
    """By proportion, and beyond the ends as at the ends."""
    measured = [(0.75, 0.05, 0.3), (0.0, 0.2, 0.0), (0.5, 0.1, 0.1)]
    tables = (f"[[costs]]\nthreshold = {one}\nwrong = {two}\nreview = {three}\n" for one, two, three in measured)
    manifest.write_text(MANIFEST + "".join(tables))

    cost = load_task(manifest).cost(threshold)

    assert cost
    assert [cost.threshold, cost.wrong, cost.review] == pytest.approx([threshold, wrong, review])
    assert load_task(manifest).cost(None) is None
    manifest.write_text(MANIFEST + "[[costs]]\nwrong = 0.01\nreview = 0.2")
    assert load_task(manifest).cost(threshold) is None
    assert load_task(manifest).cost(None) == Cost(None, 0.01, 0.2)


@pytest.mark.parametrize(
    ("side", "best", "enough"),
    [
        (119, 1.0, False),
        (120, 0.9, True),
        (120, 0.8999, False),
        (239, 0.8, False),
        (240, 0.7, True),
        (4000, 0.7, True),
        (4000, 0.6999, False),
    ],
)
def test_a_preview_is_enough_by_the_rule_of_its_size(manifest: Path, side: int, best: float, *, enough: bool) -> None:
    """The largest side that it has; below all of them never."""
    manifest.write_text(MANIFEST)

    assert load_task(manifest).accepts(side, best) is enough


def test_without_rules_a_preview_is_enough_that_covers_what_the_model_looks_at(manifest: Path) -> None:
    """However sure: nobody has measured where smaller ones are right."""
    manifest.write_text(MANIFEST[: MANIFEST.index("[[quick]]")])
    task = load_task(manifest)

    assert task.quick == ()
    assert [task.accepts(side, 1.0) for side in (0, 255, 256)] == [False, False, True]
    assert task.accepts(256, 0.0)
    assert task.least_preview == 256


def test_a_slash_in_a_flat_label_does_not_split_it(manifest: Path) -> None:
    """The label "n/a" is one label of one segment."""
    manifest.write_text(MANIFEST)

    assert load_task(manifest).labels == (("red",), ("n/a",))


def test_files_lie_beside_the_manifest_else_in_the_shipped_models(manifest: Path) -> None:
    """A user's task brings its own files; built-in tasks share theirs, and a taught task uses one of them."""
    shipped = "efficientnet_lite2_int8.onnx"
    manifest.write_text(MANIFEST.replace("mine.onnx", shipped))

    assert load_task(manifest).variants[0].path == resources_dir() / "models" / shipped
    (manifest.parent / shipped).touch()
    assert load_task(manifest).variants[0].path == manifest.parent / shipped


@pytest.mark.parametrize("name", ["../secret.onnx", "/etc/passwd", "", ".."])
def test_a_manifest_cannot_name_files_elsewhere(manifest: Path, name: str) -> None:
    """A stranger's task reads nothing of the user's."""
    manifest.write_text(MANIFEST.replace("mine.onnx", name))

    with pytest.raises(TaskError, match="must be"):
        load_task(manifest)


def test_labels_may_stand_in_a_file_with_their_parents(manifest: Path) -> None:
    """One class a line: id, then the label's segments; a class that is left out has none."""
    labels = 'file = "labels.tsv"'
    manifest.write_text(
        MANIFEST.replace('names = ["red", "n/a"]', labels).replace('"n/a" = 0.9', '"animal/bird" = 0.8')
    )
    (manifest.parent / "labels.tsv").write_text("n1\tanimal\tbird\theron\nn2\nn3\tvehicle\tcar\n", "utf-8")

    task = load_task(manifest)

    assert task.classes == (("animal", "bird", "heron"), (), ("vehicle", "car"))
    assert task.labels == (("animal", "bird", "heron"), ("vehicle", "car"))
    assert task.is_tree
    assert task.threshold("animal/bird") == 0.8


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("format = 1", "format = 2", "format must be one of 1"),
        ('id = "mine"', 'id = "My Task"', "id must be made of"),
        ('name = "Mine"', "name = 3", "name must be a text"),
        ("size = 224", "size = 0", r"size in \[input\] must be a whole number of at least 1"),
        ("size = 224", "size = true", "a whole number"),
        ("resize = 256", "resize = 200", r"resize in \[input\] must be at least size"),
        ('"bilinear"', '"lanczos"', "one of nearest, bicubic, bilinear, area"),
        ('"bilinear"', '"bilinear"\nfit = "stretch"', r"fit in \[input\] must be one of crop, squash"),
        ('"bilinear"', '"bilinear"\ndtype = "int8"', "one of float32, float16, uint8"),
        ('scores = "out"', "", r"scores in \[outputs\] must be the name of an output, or embedding"),
        ('[head]\nfile = "mine.npz"\nfeatures = ["brightness", "embedding"]', OUTSIDE_ALONE, "known.npz' must be"),
        ("threshold = 0.6", 'threshold = 0.6\nmany = "yes"', "many in .scores. must be true or false"),
        ('names = ["red", "n/a"]', 'names = ["red"]', "at least two labels"),
        (
            'names = ["red", "n/a"]',
            'names = ["red", "n/a"]\nnone = "blue"',
            "none in .labels. must be one of the task's",
        ),
        ("accept = 0.7", "accept = 0.7\nsize = 225", r"size in \[\[quick\]\] must be at most that in .input. .224."),
        ("format = 1", "format = 1\nadvisory = 1", "advisory must be true or false"),
        (
            "[[quick]]\nside = 240",
            "[[costs]]\nthreshold = 2\n[[quick]]\nside = 240",
            "threshold in ..costs.. must be a",
        ),
        ("mean = [103.9, 116.8, 123.7]", "mean = [1, 2]", "mean in .input. must be three numbers"),
        ("std = [1, 1, 1]", "std = [1, 0, 1]", "other than 0"),
        ("std = [1, 1, 1]", "std = [1, inf, 1]", "std in .input. must be a number"),
        ('["cpu", "cuda"]', '["tpu"]', "providers in ..variants.. must be made of cpu"),
        ('["brightness", "embedding"]', '["taste"]', "features in .head. must be made of"),
        ("threshold = 0.6", "temperature = 0", "temperature in .scores. must be above 0"),
        (
            'names = ["red", "n/a"]',
            'names = ["red", "red"]',
            "names in .labels. must be a list in which no two are equal",
        ),
        ('names = ["red", "n/a"]', 'names = ["red", ""]', "a list of texts"),
        ('"n/a" = 0.9', '"blue" = 0.9', "thresholds.blue must be the threshold of one of the task's labels"),
        ("[outputs]", "[outsiders]", "outputs must be a table"),
        ("side = 240", "side = 0", r"side in \[\[quick\]\] must be a whole number of at least 1"),
        ("side = 240", "side = 120", r"side in \[\[quick\]\] must be another one in each table"),
        ("accept = 0.7", "accept = 1.1", r"accept in \[\[quick\]\] must be a number from 0 to 1"),
        ("accept = 0.7", 'accept = "all"', r"accept in \[\[quick\]\] must be a number"),
        ("format = 1", "format = ", "not valid TOML"),
        ("format = 1", f"format = {'[' * 5_000}", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_by_file_and_name(manifest: Path, old: str, new: str, told: str) -> None:
    """One sentence: which file, which value, what it must be."""
    assert old in MANIFEST
    manifest.write_text(MANIFEST.replace(old, new))

    with pytest.raises(TaskError, match=told) as error:
        load_task(manifest)

    assert "mine.toml" in str(error.value)


def test_the_first_folder_wins_and_unknown_ids_are_told_with_the_known(manifest: Path, tmp_path: Path) -> None:
    """A user's task cannot take the place of a built-in one."""
    manifest.write_text(MANIFEST)
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.toml").write_text(MANIFEST.replace('"Mine"', '"Other"'))

    tasks = catalogue([manifest.parent, own, tmp_path / "none"])

    assert [task.name for task in tasks.tasks.values()] == ["Mine"]
    with pytest.raises(TaskError, match="no task 'yours'; there are mine"):
        tasks.find("yours")


def test_what_has_no_labels_is_no_task(manifest: Path) -> None:
    """It can be taught with, and is not offered to sort by."""
    bare = MANIFEST[: MANIFEST.index("[labels]")].replace('scores = "out"', 'embedding = "out"')
    head = bare[bare.index("[head]") : bare.index("[scores]")]
    manifest.write_text(bare.replace(head, "").replace('"mine"', '"bare"').replace('"Mine"', '"Bare"'))

    found = catalogue([manifest.parent])

    assert (list(found.tasks), list(found.backbones), found.problems) == ([], ["bare"], ())
    assert found.find_any("Bare").is_backbone
    with pytest.raises(TaskError, match=r"Bare has no labels to sort by; .* --backbone bare"):
        found.find("bare")


def test_a_manifest_that_is_wrong_takes_away_no_other_task(manifest: Path, tmp_path: Path) -> None:
    """The good ones work, the wrong one is told by name, also where it was the one asked for."""
    manifest.write_text(MANIFEST)
    (manifest.parent / "a-broken.toml").write_bytes(b"\x90 no text")

    found = catalogue([manifest.parent])

    assert found.find("mine").name == "Mine"
    assert len(found.problems) == 1
    with pytest.raises(TaskError, match=r"there are mine\. The task file .*a-broken\.toml"):
        found.find("a-broken")


def test_the_shipped_tasks_are_whole() -> None:
    """Every built-in manifest loads, and names a card, a licence and a measured accuracy."""
    tasks = catalogue([resources_dir() / "tasks"]).tasks

    assert {"subjects", "day-night"} <= tasks.keys()
    for task in tasks.values():
        assert task.accuracy
        assert task.card is not None
        assert task.card.is_file()
        assert task.accepts(task.preprocessing.resize, 1.0)


def test_subjects_covers_every_class_in_a_tree_that_people_can_read() -> None:
    """1000 classes, at most 15 top folders, motorcycles told from cars, names without underscores."""
    labels = catalogue([resources_dir() / "tasks"]).tasks["subjects"].labels

    tops = {label[0] for label in labels}
    assert len(labels) == len(set(labels)) == 1000
    assert len(tops) <= 15
    assert {"animal", "plant", "food", "vehicle"} <= tops
    assert ("vehicle", "motorcycle") in {label[:2] for label in labels}
    assert not any("_" in segment or segment != segment.strip() for label in labels for segment in label)
