"""Events as records for programs: the shapes of the JSON lines."""

import base64
import os
from typing import TYPE_CHECKING

from sorter.cli.numbers import weight
from sorter.cli.output import JsonValue
from sorter.files.plan import Action, Plan
from sorter.items import Prediction, Wanted, label_id, readable
from sorter.jobs.events import Finished, Progress, Skipped

if TYPE_CHECKING:
    from sorter.files.preflight.findings import Finding
    from sorter.files.preflight.preflight import Preflight, VolumeNeed

Record = dict[str, JsonValue]


def path_fields(path: str, name: str = "path") -> Record:
    """A path as text, and where it is no UTF-8 its bytes in base64 beside it."""
    text = readable(path)
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return {name: text, f"{name}_bytes": base64.b64encode(os.fsencode(path)).decode("ascii")}
    return {name: text}


def prediction_record(prediction: Prediction) -> Record:
    """What a task says of one photo, or a person who corrected it."""
    return {
        "event": "prediction",
        **path_fields(prediction.item.path),
        "label": label_id(prediction.label),
        "score": prediction.score,
        "top": [[label_id(label), score] for label, score in prediction.top],
        "unsure": prediction.unsure,
        "outside": prediction.outside,
        "corrected": prediction.mark is not None and prediction.mark.corrected,
        "accepted": prediction.mark is not None and prediction.mark.accepted,
        "stays": prediction.mark is not None and prediction.mark.wanted is Wanted.STAY,
    }


def skipped_record(skipped: Skipped) -> Record:
    """A photo or file that could not be used, and why."""
    return {"event": "skipped", **path_fields(skipped.path), "reason": skipped.reason}


def classified_record(finished: Finished, progress: Progress, device: str, *, advisory: bool) -> Record:
    """The last word of a job that classified; `device` is the provider that the session really used.

    `advisory`: the task is not to be relied upon without a look.
    """
    return {
        "event": "finished",
        "outcome": str(finished.outcome),
        "found": progress.found,
        "predicted": progress.done - progress.skipped,
        "skipped": progress.skipped,
        "seconds": round(progress.seconds, 3),
        "images_per_second": round(progress.per_second, 1),
        "device": device,
        "limited_by": progress.limited_by,
        "remembered": progress.remembered,
        "advisory": advisory,
    }


def action_record(action: Action) -> Record:
    """A file action that stands on disk and in the journal."""
    return {
        "event": "applied",
        **path_fields(action.source, "source"),
        **path_fields(action.target, "target"),
        "size": action.size,
        "label": label_id(action.label),
        "score": action.score,
        "renamed": action.renamed,
        "companions": [
            {**path_fields(one.source, "source"), **path_fields(one.target, "target")} for one in action.companions
        ],
        "further": [
            {**path_fields(one.target, "target"), "label": label_id(one.label), "score": one.score}
            for one in action.further
        ],
        "tags": [{"path": label_id(one.path), "score": one.score} for one in action.tags],
    }


def planned_record(plan: Plan) -> Record:
    """A plan in numbers, before it is carried out."""
    return {
        "event": "planned",
        "task": plan.task,
        "action": str(plan.kind),
        **path_fields(plan.root, "root"),
        "actions": len(plan.actions),
        "companions": sum(len(action.companions) for action in plan.actions),
        "further": sum(len(action.further) for action in plan.actions),
        "bytes": sum(map(weight, plan.actions)),
        "renamed": sum(action.renamed for action in plan.actions),
        "stays": len(plan.stays),
    }


def preflight_record(found: "Preflight") -> Record:
    """What is known of a plan before anything moves."""
    return {
        "event": "preflight",
        "already_done": found.already,
        "files": found.files,
        "companions": found.companions,
        "bytes": found.bytes,
        "renames": found.renames,
        "copies": found.copies,
        "volumes": [_volume(need) for need in found.volumes],
        "findings": [_finding(finding) for finding in found.findings],
        "stops": found.stops,
    }


def _volume(need: "VolumeNeed") -> Record:
    volume = need.volume
    return {
        **path_fields(volume.mount, "mount"),
        "kind": volume.kind,
        "needed": need.needed,
        "free": need.free if volume.total else None,
        "network": volume.network,
        "read_only": volume.read_only,
    }


def _finding(finding: "Finding") -> Record:
    return {
        "kind": str(finding.kind),
        "stops": finding.stops,
        "count": finding.count,
        **path_fields(finding.example, "example"),
        "sentence": finding.sentence,
    }
