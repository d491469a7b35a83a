"""Predicting a label for every photo beneath some folders."""

from collections.abc import Iterable, Iterator, Sequence

from sorter.core.companions import DEFAULT_RULES
from sorter.core.head import load_head
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.core.scan import Unreachable, count, scan
from sorter.core.scores import make_scorer
from sorter.errors import InputError
from sorter.items import Item, Prediction
from sorter.jobs.crew import Crew
from sorter.jobs.events import Predicted, Skipped, Started
from sorter.jobs.job import Cancelled, Job
from sorter.tasks.manifest import Task


class ClassifyJob(Job):
    """Scans `paths`, measures every photo and says what `task` makes of it."""

    def __init__(
        self,
        paths: Sequence[str],
        task: Task,
        measurer: Measurer,
        *,
        prune: str = "",
        rules: Iterable[str] = DEFAULT_RULES,
        placeholders: bool = False,
    ) -> None:
        """`prune`, `rules` and `placeholders` are the scan's: what is left out, what belongs together, the cloud."""
        super().__init__()
        self._paths = tuple(paths)
        self._prune = prune
        self._rules = frozenset(rules)
        self._placeholders = placeholders
        self._measurer = measurer
        self._scorer = make_scorer(task)
        self._head = load_head(task.head, len(task.labels)) if task.head else None
        self._fed = 0
        self._counted = 0
        self._ending = False

    def _work(self) -> None:
        counting = Crew(on_error=lambda: None)
        counting.start("count", 1, self._count, on_last=lambda: None)
        try:
            self._measurer.open()
            self._emit(Started(self._measurer.device))
            for batch in self._measurer.measure(self._feed()):
                self._tell(batch)
            self._checkpoint()
        finally:
            self._ending = True
            counting.join()
        self._advance(found=self._fed - self._counted)  # what came or went between counting and scanning

    def _interrupt(self) -> None:
        self._measurer.stop()

    def _limited_by(self) -> str:
        times = self._measurer.times
        stages = {"disk": times.read, "decode": times.decode, "model": times.model}
        return max(stages, key=lambda stage: stages[stage]) if any(stages.values()) else ""

    def _feed(self) -> Iterator[Item]:
        """Photos one by one, holding while paused and ending on cancel; drawn from by the measurer's threads."""
        for found in scan(self._paths, prune=self._prune, rules=self._rules, placeholders=self._placeholders):
            try:
                self._checkpoint()
            except Cancelled:
                return
            self._fed += 1
            if isinstance(found, Unreachable):
                self._skip(found.path, found.reason)
            else:
                yield found

    def _count(self) -> None:
        for found in count(self._paths, prune=self._prune, rules=self._rules):
            if self._cancelled or self._ending:
                return
            self._counted += found
            self._advance(found=found)
        self._advance(total_known=True)

    def _tell(self, batch: Sequence[Measurement | Failure]) -> None:
        judged = [self._judged(one) for one in batch]
        predictions = tuple(one for one in judged if isinstance(one, Prediction))
        if predictions:
            self._emit(Predicted(predictions))
            self._advance(done=len(predictions))
        for one in judged:
            if isinstance(one, Failure):
                self._skip(one.item.path, one.reason)

    def _judged(self, measured: Measurement | Failure) -> Prediction | Failure:
        if isinstance(measured, Failure):
            return measured
        raw = self._head.scores(measured) if self._head else measured.scores
        try:
            return self._scorer.predict(measured.item, raw, measured.capture)
        except InputError as error:
            return Failure(measured.item, str(error))

    def _skip(self, path: str, reason: str) -> None:
        self._emit(Skipped(path, reason))
        self._advance(done=1, skipped=1)
