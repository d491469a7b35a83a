"""In the worker: answers what is asked about models, strangers' among them, as JSON."""

import json
from pathlib import Path

from sorter.errors import InputError, SorterError, TaskError
from sorter.jobs.importing.looking import look
from sorter.jobs.importing.trying import Trier
from sorter.jobs.mapping import map_photo
from sorter.jobs.worker.limits import model_cost, weight_cost
from sorter.jobs.worker.spec import read_spec
from sorter.tasks.manifest import LARGEST_MODEL, Preprocessing, ScoreKind
from sorter.tasks.preprocessing_table import read_preprocessing
from sorter.wording import on_one_line

_SPARE = 1 << 30  # bytes beside the model's own


class Inspector:
    """One question at a time."""

    def __init__(self) -> None:
        self._trier = Trier()

    def cost(self, question: str) -> int:
        """Bytes that answering may take."""
        asked = json.loads(question)
        if "task" in asked:
            return _SPARE + model_cost(read_spec(asked["task"])[0])
        path = Path(asked["source"])
        try:
            length = path.stat().st_size if path.is_file() else LARGEST_MODEL
        except OSError:
            length = 0
        return _SPARE + weight_cost(length)

    def answer(self, question: str) -> str:
        """Raises `InputError` with a sentence where there is no answer; whatever else happens becomes one."""
        asked = json.loads(question)
        try:
            if "source" in asked:
                labels = Path(asked["labels"]) if asked["labels"] else None
                told = look(Path(asked["source"]), Path(asked["into"]), labels, backbone=asked["backbone"])
                return json.dumps(told)
            task, _, _ = read_spec(asked["task"])
            if "maps" in asked:
                return json.dumps(map_photo(task, asked["maps"], asked["photo"]))
            ways = [_way(one) for one in asked["ways"]]
            top = self._trier.answers(task, ScoreKind(asked["kind"]), ways, asked["photo"], many=asked["many"])
            return json.dumps({"top": top})
        except SorterError as error:
            raise InputError(str(error)) from error
        except Exception as error:  # a stranger's file may make any library fail in any way
            first = (str(error).strip().splitlines() or [""])[0]
            what = on_one_line(f"{type(error).__name__}: {first}")[:200]
            raise InputError(f"The model cannot be used, since reading it fails ({what}).") from error


def _way(value: object) -> Preprocessing:
    how = read_preprocessing(value)
    if how is None:
        raise TaskError("Photos cannot be prepared in such a way.")
    return how
