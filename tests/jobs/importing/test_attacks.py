"""Whatever a stranger's file does, it is refused with one sentence, nothing is left behind, and the parent lives."""

import os
import pickle
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from jobs.importing.conftest import ABC, Imports
from sorter.jobs.importing.offer import Wanted
from stranger_models import Stranger, colours, endless, greedy

Change = Callable[[onnx.ModelProto], object]


def written(file: Path, change: Change) -> Path:
    """The model of three colours, changed."""
    model = colours().model()
    change(model)
    file.write_bytes(model.SerializeToString())
    return file


def external(location: str, **more: int) -> Change:
    """The weights are said to lie in another file."""

    def change(model: onnx.ModelProto) -> None:
        (weights,) = [one for one in model.graph.initializer if one.name == "weights"]
        weights.ClearField("raw_data")
        weights.data_location = TensorProto.EXTERNAL
        for key, value in {"location": location, "length": 36, **more}.items():
            weights.external_data.add(key=key, value=str(value))

    return change


def custom(domain: str, name: str = "Run") -> Change:
    return lambda model: model.graph.node.append(helper.make_node(name, ["scores"], ["run"], domain=domain))


def nested(model: onnx.ModelProto) -> None:
    """The operator of a stranger is hidden in the branch of a branch."""
    inner = helper.make_graph([helper.make_node("Run", [], ["x"], domain="evil")], "inner", [], [])
    outer = helper.make_graph([helper.make_node("If", ["c"], ["x"], then_branch=inner, else_branch=inner)], "o", [], [])
    model.graph.node.append(helper.make_node("If", ["c"], ["x"], then_branch=outer, else_branch=outer))


def tensor(dims: list[int], data: bytes) -> Change:
    def change(model: onnx.ModelProto) -> None:
        one = model.graph.initializer.add(name="odd", data_type=TensorProto.FLOAT, raw_data=data)
        one.dims.extend(dims)

    return change


def tensor_within(model: onnx.ModelProto) -> None:
    """In an attribute, where shape inference does not look."""
    odd = TensorProto(name="odd", data_type=TensorProto.FLOAT, raw_data=b"1234", dims=[1 << 40])
    model.graph.node.append(helper.make_node("Constant", [], ["odd"], value=odd))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (external("/etc/passwd"), "outside its folder"),
        (external("../secret"), "outside its folder"),
        (external("c:\\secret"), "outside its folder"),
        (external("weights.bin"), "import the folder that holds both"),
        (custom("com.stranger"), "operator Run of com.stranger"),
        (custom("com.microsoft", "EPContext"), "operator EPContext of com.microsoft"),
        (nested, "operator Run of evil"),
        (tensor([1000, 1000], b"12345678"), "holds less or more than it says"),
        (tensor([1 << 20, 1 << 20], b""), "too large"),
        (tensor([-3], b""), "no shape or kind"),
        (tensor_within, "too large"),
        (lambda model: model.graph.input.add(name="more"), "takes 2 inputs"),
        (lambda model: model.graph.ClearField("node"), "is no ONNX model"),
    ],
)
def test_graphs_that_are_not_what_they_should_be(
    change: Change, sentence: str, imports: Imports, tmp_path: Path
) -> None:
    """Each is named for what it is."""
    assert sentence in imports.refusal(written(tmp_path / "model.onnx", change), ABC)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("model.pt", b"PK\3\4", "torch.onnx.export"),
        ("model.pth", pickle.dumps([1]), "torch.onnx.export"),
        ("model.pkl", b"x", "is a Python pickle"),
        ("model.h5", b"x", "tf2onnx"),
        ("model.keras", b"PK\3\4", "tf2onnx"),
        ("model.tflite", b"x", "--tflite"),
        ("model.safetensors", b"x", "optimum"),
        ("pickle.onnx", pickle.dumps([1, 2, 3], protocol=4), "is a Python pickle"),
        ("hdf.onnx", b"\x89HDF\r\n\x1a\n" + bytes(50), "is a Keras file"),
        ("lite.onnx", b"\x1c\0\0\0TFL3" + bytes(50), "TensorFlow Lite"),
        ("text.onnx", b"no model at all", "is no ONNX model"),
        ("empty.onnx", b"", "is no ONNX model"),
        ("random.onnx", bytes(range(256)) * 50, "is no ONNX model"),
    ],
)
def test_files_of_other_programs(name: str, content: bytes, sentence: str, imports: Imports, tmp_path: Path) -> None:
    """What is needed instead is said."""
    file = tmp_path / name
    file.write_bytes(content)

    assert sentence in imports.refusal(file, ABC)


def test_a_pickle_is_not_run(imports: Imports, tmp_path: Path) -> None:
    """Whatever its file is called."""
    mark = tmp_path / "it ran"

    class Evil:
        def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
            return os.system, (f"touch '{mark}'",)

    for name in ("model.pkl", "model.onnx", "model.pt"):
        (tmp_path / name).write_bytes(pickle.dumps(Evil()))
        imports.refusal(tmp_path / name, ABC)

    assert not mark.exists()


def test_links_are_refused(imports: Imports, tmp_path: Path) -> None:
    """Both kinds, alone and in a folder."""
    real = colours().write(tmp_path / "real" / "model.onnx")
    symbolic = tmp_path / "symbolic.onnx"
    symbolic.symlink_to(real)
    assert "symbolic link" in imports.refusal(symbolic, ABC)

    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "model.onnx").symlink_to(real)
    assert "symbolic link" in imports.refusal(tmp_path / "folder", ABC)

    os.link(real, tmp_path / "hard.onnx")
    assert "hard link" in imports.refusal(tmp_path / "hard.onnx", ABC)
    assert "hard link" in imports.refusal(tmp_path / "real", ABC)


def test_what_is_no_file_is_refused(imports: Imports, tmp_path: Path) -> None:
    """Instead of waiting for what a pipe says."""
    os.mkfifo(tmp_path / "pipe.onnx")
    assert "neither a file nor a folder" in imports.refusal(tmp_path / "pipe.onnx", ABC)
    assert "There is no file" in imports.refusal(tmp_path / "missing.onnx", ABC)
    (tmp_path / "empty").mkdir()
    assert "holds no model" in imports.refusal(tmp_path / "empty", ABC)


def zipped(file: Path, *members: tuple[str | zipfile.ZipInfo, bytes], packed: bool = True) -> Path:
    """A zip of these."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file


def link_member() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("labels.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def lying(file: Path) -> Path:
    """A bomb that says it is small: what is said of its size stands in three places, and all of them lie."""
    zipped(file, ("model.onnx", bytes(100 << 20)))
    told = (100 << 20).to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(told, (5000).to_bytes(4, "little")))
    return file


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda file: zipped(file, ("../../evil.onnx", b"x")), "would lie outside"),
        (lambda file: zipped(file, ("/etc/evil.onnx", b"x")), "would lie outside"),
        (lambda file: zipped(file, ("a\\..\\..\\evil.onnx", b"x")), "would lie outside"),
        (lambda file: zipped(file, ("C:/evil.onnx", b"x")), "would lie outside"),
        (lambda file: zipped(file, (link_member(), b"/etc/passwd"), ("m.onnx", b"x")), "holds a link"),
        (lambda file: zipped(file, ("model.onnx", bytes(100 << 20))), "is a bomb"),
        (lambda file: zipped(file, *((f"{one}.txt", b"x") for one in range(3000))), "holds 3,000 files"),
        (lying, "cannot be read"),
        (lambda file: zipped(file, ("model.pt", b"x")), "torch.onnx.export"),
        (lambda file: zipped(file, ("readme.txt", b"x")), "holds no model"),
    ],
)
def test_zips_that_do_harm(make: Callable[[Path], Path], sentence: str, imports: Imports, tmp_path: Path) -> None:
    """Nothing of theirs is written anywhere but into the folder of this import, which is gone afterwards."""
    before = sorted(tmp_path.rglob("*"))
    file = make(tmp_path / "bundle.zip")

    assert sentence in imports.refusal(file, ABC)

    left = [path for path in tmp_path.rglob("*") if path not in {*before, file, imports.home, imports.home.parent}]
    assert left == []


def test_a_damaged_zip_is_refused_at_every_cut(imports: Imports, tmp_path: Path) -> None:
    """Or it is no zip any more."""
    whole = zipped(tmp_path / "whole.zip", ("model.onnx", colours().model().SerializeToString())).read_bytes()
    for length in range(0, len(whole), len(whole) // 12):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        imports.refusal(tmp_path / "cut.zip", ABC)


def test_more_labels_than_are_taken(imports: Imports, tmp_path: Path) -> None:
    """A hundred thousand are the most."""
    file = Stranger(classes=100_001).write(tmp_path / "model.onnx")

    assert "100,001 scores" in imports.refusal(file)


def test_a_model_that_never_ends_is_ended(imports: Imports, tmp_path: Path) -> None:
    """Its first run is limited in time, and the next import finds a worker."""
    onnx.save(endless(), tmp_path / "endless.onnx")

    assert "takes too long" in imports.refusal(tmp_path / "endless.onnx", ABC)
    assert imports.kept(colours().write(tmp_path / "fine.onnx"), ABC).labels == (("a",), ("b",), ("c",))


def test_a_model_that_fills_the_memory_is_ended(imports: Imports, tmp_path: Path) -> None:
    """Or refused by ONNX Runtime, where the system does not give that much."""
    onnx.save(greedy(), tmp_path / "greedy.onnx")

    sentence = imports.refusal(tmp_path / "greedy.onnx", ABC)

    assert "memory" in sentence or "cannot be used" in sentence


def test_labels_cannot_hide_commands_or_markup(imports: Imports, tmp_path: Path) -> None:
    """Control characters go, lengths are capped, the empty get a name, and equal ones become distinct."""
    names = ["\x1b[31mred\x07", "<img src=x>" * 50, "", "same", "Same", "a/b\\c", "\u202eevil", "two\nlines"]
    stranger = Stranger(classes=8, properties={"names": str(dict(enumerate(names)))})

    labels = [label[0] for label in imports.kept(stranger.write(tmp_path / "model.onnx")).labels]

    assert labels[0] == "[31mred"
    assert len(labels[1]) == 100
    assert labels[2:] == ["class 2", "same", "Same (2)", "a-b-c", "evil", "two lines"]


@pytest.mark.parametrize(
    "names",
    [
        "__import__('os').system('true')",
        "[" * 100_000,
        "{" + "'a':" * 50_000,
        "{0: 'a', 1: 2, 2: 'c'}",
        "'" * 3000,
        "9" * 99,
    ],
)
def test_labels_that_are_no_labels_are_passed_over(names: str, imports: Imports, tmp_path: Path) -> None:
    """They are never run, and crash nobody."""
    file = Stranger(properties={"names": names}).write(tmp_path / "model.onnx")

    assert "no list of so many labels was found" in imports.refusal(file)
    assert len(imports.kept(file, Wanted(labels=("a", "b", "c"))).labels) == 3
