"""sorter classify, with a real small model on real files."""

import os
import shutil
from pathlib import Path

import pytest

from cli.running import Run
from conftest import PhotoMaker


def test_every_photo_gets_a_line_with_its_label(sorter: Run, library: Path) -> None:
    """Label, certainty, path; what is unsure says so; what cannot be read is named beside the result."""
    ran = sorter("classify", library, "--task", "colours")

    assert ran.status == 0
    lines = sorted(line.split() for line in ran.out.splitlines())
    assert [line[:-2] for line in lines] == [["green"], ["red"], ["red"], ["unsure:", "red"]]
    assert {line[-1] for line in lines} == {
        str(library / name) for name in ("a.jpg", "b.jpg", "grey.jpg", "more/a.jpg")
    }
    assert f"skipped {library / 'broken.jpg'}: " in ran.err
    assert "4 photos, 1 skipped in " in ran.err
    assert "on CPU" in ran.err


def test_json_lines_are_the_promised_ones(sorter: Run, library: Path) -> None:
    """One record a photo, one a skipped file, and the last says how it ended."""
    records = sorter("classify", library, "--task", "colours", "--json").records
    by_event = {
        name: [one for one in records if one["event"] == name] for name in ("prediction", "skipped", "finished")
    }
    last = records[-1]

    assert sorted(map(str, by_event["prediction"][0])) == sorted(
        ["event", "path", "label", "score", "top", "unsure", "outside", "corrected", "accepted", "stays"]
    )
    assert {str(one["path"]): (one["label"], one["unsure"]) for one in by_event["prediction"]} == {
        str(library / "a.jpg"): ("red", False),
        str(library / "b.jpg"): ("green", False),
        str(library / "grey.jpg"): ("red", True),
        str(library / "more" / "a.jpg"): ("red", False),
    }
    assert [(one["path"], bool(one["reason"])) for one in by_event["skipped"]] == [(str(library / "broken.jpg"), True)]
    assert list(last) == [
        *("event", "outcome", "found", "predicted", "skipped", "seconds", "images_per_second", "device", "limited_by"),
        *("remembered", "advisory"),
    ]
    assert (last["event"], last["outcome"], last["found"], last["predicted"], last["skipped"], last["device"]) == (
        *("finished", "done", 5, 4, 1, "cpu"),
    )


def test_paths_are_absolute_in_json(sorter: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where they were given relative."""
    monkeypatch.chdir(library)
    records = sorter("classify", "more", "--task", "colours", "--json").records

    assert records[0]["path"] == str(library / "more" / "a.jpg")


@pytest.mark.skipif(os.name != "posix", reason="names that are no text exist on POSIX only")
def test_a_name_that_is_no_text_is_told_in_bytes(sorter: Run, library: Path) -> None:
    """JSON carries the bytes; the line for people stays readable."""
    odd = os.fsencode(library / "odd") + b"\xff\n.jpg"
    shutil.copy(os.fsencode(library / "b.jpg"), odd)

    records = sorter("classify", os.fsdecode(odd), "--task", "colours", "--json").records
    ran = sorter("classify", os.fsdecode(odd), "--task", "colours")

    assert records[0]["path"] == f"{library / 'odd'}\ufffd\n.jpg"
    assert isinstance(records[0]["path_bytes"], str)
    assert len(ran.out.splitlines()) == 1
    assert ran.status == 0


def test_a_device_that_cannot_be_had_is_refused_also_where_nothing_has_to_be_measured(
    sorter: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not the photos are remembered."""
    monkeypatch.setattr("sorter.core.cuda_driver.gpu_names", lambda: None)
    monkeypatch.setattr("sorter.core.cuda_driver.has_gpu", lambda: False)
    sorter("classify", library, "--task", "colours")
    for device, why in (("cuda", "cannot be used: No NVIDIA GPU found"), ("gpu", "There is no device gpu: choose")):
        for fresh in ((), ("--fresh",)):
            ran = sorter("classify", library, "--task", "colours", "--device", device, *fresh)

            assert ran.status != 0
            assert why in ran.err


def test_strict_tells_by_status_that_something_was_skipped(sorter: Run, library: Path) -> None:
    """3 only with --strict, and only when something was skipped."""
    strict = ("--task", "colours", "--strict")

    assert sorter("classify", library, *strict).status == 3
    assert sorter("classify", library / "more", *strict).status == 0
    assert sorter("classify", library, "--task", "colours").status == 0


def test_a_threshold_moves_what_is_unsure(sorter: Run, library: Path) -> None:
    """At 0.01 even grey is sure; at 1 nothing is."""

    def unsure(threshold: str) -> list[bool]:
        records = sorter("classify", library, "--task", "colours", "--threshold", threshold, "--json").records
        return [bool(one["unsure"]) for one in records if one["event"] == "prediction"]

    assert unsure("0.01") == [False] * 4
    assert unsure("1") == [True] * 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere", "--task", "colours"), "There is no file or folder"),
        ((".", "--task", "smells"), "There is no task 'smells'; there are "),
        ((".", "--task", "colours", "--device", "abacus"), "There is no device abacus"),
    ],
)
def test_a_request_that_cannot_be_met_gets_one_sentence(
    sorter: Run, library: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    """Status 2 and one line, no traceback."""
    monkeypatch.chdir(library)
    ran = sorter("classify", *words)

    assert ran.status == 2
    assert ran.err.splitlines()[-1].startswith(f"sorter: {sentence}")
    assert "Traceback" not in ran.err


def test_a_folder_without_photos_is_no_error(sorter: Run, tmp_path: Path) -> None:
    """Nothing found is an answer."""
    (tmp_path / "empty").mkdir()
    ran = sorter("classify", tmp_path / "empty", "--task", "colours", "--json")

    assert ran.status == 0
    assert [(one["event"], one["found"]) for one in ran.records] == [("finished", 0)]


def test_a_task_with_a_changed_model_is_refused(sorter: Run, library: Path, data_dir: Path) -> None:
    """A model that is not the one its manifest names is not run."""
    with open(data_dir / "tasks" / "colours.onnx", "ab") as model:
        model.write(b"\0")
    ran = sorter("classify", library, "--task", "colours")

    assert ran.status == 2
    assert "its checksum differs" in ran.err
    assert ran.err.count("\n") == 1


def test_many_photos_each_come_once(sorter: Run, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A folder given twice, and one within it, is looked at once."""
    for number in range(40):
        make_photo(tmp_path / "many" / str(number % 4) / f"{number}.jpg", (220, 20, 20))
    many = tmp_path / "many"
    records = sorter("classify", many, many, many / "2", "--task", "colours", "--json").records

    assert len({str(one["path"]) for one in records if one["event"] == "prediction"}) == 40
    assert records[-1]["predicted"] == 40


def test_what_is_only_in_the_cloud_is_named(sorter: Run, library: Path) -> None:
    """A stub of a photo is no photo that could be looked at, and no silence either."""
    (library / ".cloud.jpg.icloud").write_bytes(b"stub")
    ran = sorter("classify", library, "--task", "colours")

    assert ran.status == 0
    assert f"skipped {library / 'cloud.jpg'}: only in the cloud; download it first" in ran.err


def test_a_person_may_sort_between_some_labels(sorter: Run, library: Path) -> None:
    """The rest is as if it were not there; what is no label is named with those that are."""
    ran = sorter("classify", library, "--task", "colours", "--between", "green, blue", "--threshold", "0.2")

    assert {line.split()[0] for line in ran.out.splitlines()} <= {"green", "blue"}
    assert ran.status == 0
    meant = sorter("classify", library, "--task", "colours", "--between", "green,Red")
    assert "no label 'Red'; did you mean red?" in meant.err
    unknown = sorter("classify", library, "--task", "colours", "--between", "green,pink")
    assert (unknown.status, unknown.err.count("\n")) == (2, 1)
    assert "no label 'pink'; at the top it has red, green, blue" in unknown.err
    assert "green alone is nothing" in sorter("classify", library, "--task", "colours", "--between", "green").err
    assert "not a list of words" in sorter("classify", library, "--task", "colours", "--between", "green,").err


def test_a_task_goes_by_the_evidence_that_it_is_told(sorter: Run, make_photo: PhotoMaker, tmp_path: Path) -> None:
    """By the exposure alone, a photo that does not say it is unsure; a kind that the task does not know is refused."""
    make_photo(tmp_path / "plain.jpg")

    ran = sorter("classify", tmp_path / "plain.jpg", "--task", "day-night", "--evidence", "exposure,sun")

    assert ran.out.startswith("unsure")
    assert " 25%" in ran.out
    refused = sorter("classify", tmp_path / "plain.jpg", "--task", "subjects", "--evidence", "sun")
    assert refused.status == 2
    assert "subjects does not go by 'sun'; it goes by photo" in refused.err
