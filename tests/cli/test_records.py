"""The shapes of the JSON lines."""

import base64
import json
import os

from sorter.cli.records import (
    action_record,
    classified_record,
    path_fields,
    planned_record,
    prediction_record,
    preflight_record,
)
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan, Stay
from sorter.files.preflight.findings import Finding, FindingKind
from sorter.files.preflight.preflight import Preflight, VolumeNeed
from sorter.files.volumes import Volume
from sorter.items import Item, Prediction
from sorter.jobs.events import Finished, Outcome, Progress

HERON = ("animal", "bird", "heron")


def test_a_prediction_has_the_promised_fields() -> None:
    """Labels are ids with slashes, the top a list of pairs."""
    top = ((HERON, 0.81), (("animal", "fish"), 0.1))
    prediction = Prediction(Item("/photos/a.jpg", 9, 1), HERON, 0.81, top, unsure=False, outside=True)

    assert prediction_record(prediction) == {
        "event": "prediction",
        "path": "/photos/a.jpg",
        "label": "animal/bird/heron",
        "score": 0.81,
        "top": [["animal/bird/heron", 0.81], ["animal/fish", 0.1]],
        "unsure": False,
        "outside": True,
        "corrected": False,
        "accepted": False,
        "stays": False,
    }


def test_the_last_record_counts_what_was_found_predicted_and_skipped() -> None:
    """Found is predicted and skipped together."""
    progress = Progress(
        *(12, 12, 2),
        total_known=True,
        seconds=1.23456,
        per_second=9.72,
        remembered=3,
        limited_by="decode",
    )

    assert classified_record(Finished(Outcome.DONE), progress, "cpu", advisory=True) == {
        "event": "finished",
        "outcome": "done",
        "found": 12,
        "predicted": 10,
        "skipped": 2,
        "seconds": 1.235,
        "images_per_second": 9.7,
        "device": "cpu",
        "limited_by": "decode",
        "remembered": 3,
        "advisory": True,
    }


def test_a_path_that_is_no_utf_8_carries_its_bytes() -> None:
    """The text is readable, the bytes are exact, and both survive as ASCII."""
    path = os.fsdecode(b"/photos/\xff\xfe.jpg")

    fields = path_fields(path, "source")

    assert fields["source"] == "/photos/\ufffd\ufffd.jpg"
    assert base64.b64decode(str(fields["source_bytes"])) == b"/photos/\xff\xfe.jpg"
    assert json.dumps(fields).isascii()
    assert path_fields("/photos/ä.jpg") == {"path": "/photos/ä.jpg"}


def test_an_action_names_where_the_file_really_landed() -> None:
    """Source, target, size, label, score, whether another name had to be taken, and what goes with the photo."""
    companion = Member("/photos/a.jpg.xmp", "/sorted/animal/a (2).jpg.xmp", 2, 1)
    link = FurtherLabel("/sorted/fish/a.jpg", ("fish",), 0.3)
    action = Action("/photos/a.jpg", "/sorted/animal/a (2).jpg", 9, 1, HERON, 0.81, True, (companion,), (link,))

    assert action_record(action) == {
        "event": "applied",
        "source": "/photos/a.jpg",
        "target": "/sorted/animal/a (2).jpg",
        "size": 9,
        "label": "animal/bird/heron",
        "score": 0.81,
        "renamed": True,
        "companions": [{"source": "/photos/a.jpg.xmp", "target": "/sorted/animal/a (2).jpg.xmp"}],
        "further": [{"target": "/sorted/fish/a.jpg", "label": "fish", "score": 0.3}],
        "tags": [],
    }


def test_a_plan_is_told_in_numbers() -> None:
    """What would be done, with companions and links, and how many stay; companions weigh too."""
    first = Action("/p/a.jpg", "/s/x/a.jpg", 9, 1, ("x",), 0.8)
    second = Action(
        *("/p/b.jpg", "/s/x/b.jpg", 4, 1, ("x",), 0.9),
        companions=(Member("/p/b.xmp", "/s/x/b.xmp", 2, 1),),
        further=(FurtherLabel("/s/y/b.jpg", ("y",), 0.4),),
    )
    actions = (first, second)
    plan = Plan("colours", ActionKind.MOVE, "/s", actions, (Stay("/p/c.jpg", "unsure", ("x",), 0.3),))

    assert planned_record(plan) == {
        "event": "planned",
        "task": "colours",
        "action": "move",
        "root": "/s",
        "actions": 2,
        "companions": 1,
        "further": 1,
        "bytes": 15,
        "renamed": 0,
        "stays": 1,
    }


def test_what_is_known_before_a_run_is_told_whole() -> None:
    """Counts, what each volume needs and has, each finding with its sentence, and whether the run is pointless."""
    volume = Volume(device=1, mount="/big", kind="ext4", network=False, read_only=True, free=5, total=100)
    unknown = Volume(device=2, mount="/odd", kind="", network=True, read_only=False, free=0, total=0)
    finding = Finding(FindingKind.READ_ONLY, stops=True, count=2, example="/big/x", sentence="It can only be read.")
    plan = Plan("colours", ActionKind.COPY, "/s", (), ())
    found = Preflight(plan, 2, 3, 1, 15, 0, 3, (VolumeNeed(volume, 15, 5), VolumeNeed(unknown, 0, 0)), (finding,))

    assert preflight_record(found) == {
        "event": "preflight",
        "already_done": 2,
        "files": 3,
        "companions": 1,
        "bytes": 15,
        "renames": 0,
        "copies": 3,
        "volumes": [
            {"mount": "/big", "kind": "ext4", "needed": 15, "free": 5, "network": False, "read_only": True},
            {"mount": "/odd", "kind": "", "needed": 0, "free": None, "network": True, "read_only": False},
        ],
        "findings": [
            {
                "kind": "read-only",
                "stops": True,
                "count": 2,
                "example": "/big/x",
                "sentence": "It can only be read.",
            }
        ],
        "stops": True,
    }
