"""Events as records for programs: the shapes of the JSON lines."""

import base64
import os

from sorter.cli.output import JsonValue
from sorter.files.plan import Action, Plan
from sorter.items import Prediction, label_id, readable
from sorter.jobs.events import Finished, Progress, Skipped

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
    """What a task says of one photo."""
    return {
        "event": "prediction",
        **path_fields(prediction.item.path),
        "label": label_id(prediction.label),
        "score": prediction.score,
        "top": [[label_id(label), score] for label, score in prediction.top],
        "unsure": prediction.unsure,
        "outside": prediction.outside,
    }


def skipped_record(skipped: Skipped) -> Record:
    """A photo or file that could not be used, and why."""
    return {"event": "skipped", **path_fields(skipped.path), "reason": skipped.reason}


def classified_record(finished: Finished, progress: Progress, device: str) -> Record:
    """The last word of a job that classified; `device` is the provider that the session really used."""
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
    }


def planned_record(plan: Plan) -> Record:
    """A plan in numbers, before it is carried out."""
    return {
        "event": "planned",
        "task": plan.task,
        "action": str(plan.kind),
        **path_fields(plan.root, "root"),
        "actions": len(plan.actions),
        "bytes": sum(action.size for action in plan.actions),
        "renamed": sum(action.renamed for action in plan.actions),
        "stays": len(plan.stays),
    }
