"""Predicting a label for every photo beneath some folders."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

from sorter.core.companions import DEFAULT_RULES
from sorter.core.judge import Judge, make_judge
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.core.scan import Unreachable, count, scan
from sorter.items import Item, Prediction
from sorter.jobs.courtesy import COURTESY
from sorter.jobs.crew import Crew
from sorter.jobs.events import Predicted
from sorter.jobs.marking import Marking
from sorter.jobs.measuring import MeasuringJob
from sorter.tasks.manifest import Task

_COUNT_AFTER = 1.0  # seconds at most


class ClassifyJob(MeasuringJob):
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
        quick: bool = False,
        marks: Path | None = None,
    ) -> None:
        """`prune`, `rules` and `placeholders` are the scan's: what is left out, what belongs together, the cloud.

        `quick`: first by the previews in the photos; the photos themselves are decoded where the task says that a
        preview of that size and score leaves too much open. Those are told twice, at first as not final.

        `marks` is the file of what a person said of photos, which each prediction carries along; `as_marked` makes it
        count.
        """
        super().__init__(measurer)
        self._paths = tuple(paths)
        self._prune = prune
        self._rules = frozenset(rules)
        self._placeholders = placeholders
        self._task = task
        self._quick = quick
        self._marking = Marking(marks, task)
        self._fed = 0
        self._counted = 0
        self._ending = False
        self._shown = Event()  # something has been told, or nothing will be

    @property
    def trouble(self) -> str:
        """Why what a person said is not heard, in one sentence; empty where it is."""
        return self._marking.trouble

    def _work(self) -> None:
        with self._marking:
            self._classify()

    def _classify(self) -> None:
        counting = Crew(on_error=lambda: None)
        counting.start("count", 1, self._count, on_last=lambda: None)
        try:
            judge = make_judge(self._task)  # what is read for it may be damaged, or on a slow disk
            self._measurer.open()
            self._tell_device()
            left = self._measure(judge, self._feed(), previews=self._quick)
            self._checkpoint()
            if left:
                self._measure(judge, self._held(left), previews=False)
                self._checkpoint()
        finally:
            self._ending = True
            self._shown.set()
            counting.join()
            self._measurer.close()
        self._advance(found=self._fed - self._counted)  # what came or went between counting and scanning

    def _interrupt(self) -> None:
        self._shown.set()
        super()._interrupt()

    def _feed(self) -> Iterator[Item]:
        """Photos one by one; drawn from by a thread of the measurer's."""
        found_there = scan(self._paths, prune=self._prune, rules=self._rules, placeholders=self._placeholders)
        for found in self._held(found_there):
            self._fed += 1
            if isinstance(found, Unreachable):
                self._skip(found.path, found.reason)
            else:
                yield found

    def _count(self) -> None:
        self._shown.wait(_COUNT_AFTER)  # counting takes the disk and the interpreter from the first photos
        for found in count(self._paths, prune=self._prune, rules=self._rules):
            COURTESY.give_way()
            if self._cancelled or self._ending:
                return
            self._counted += found
            self._advance(found=found)
        self._advance(total_known=True)

    def _measure(self, judge: Judge, items: Iterable[Item], *, previews: bool) -> list[Item]:
        """Tell what is in `items`; those whose previews leave too much open come back."""
        left: list[Item] = []
        for batch in self._measurer.measure(items, previews=previews):
            self._tell_device()
            left += self._tell(judge, batch)
            self._shown.set()
        return left

    def _tell(self, judge: Judge, batch: Sequence[Measurement | Failure]) -> list[Item]:
        measured = [one for one in batch if isinstance(one, Measurement)]
        judged = judge.judge(measured)
        final: list[Prediction] = []
        open_: list[Prediction] = []
        remembered = 0
        for measurement, one in zip(measured, judged, strict=True):
            if isinstance(one, Prediction):
                is_enough = self._is_enough(measurement, one)
                (final if is_enough else open_).append(one)
                remembered += is_enough and measurement.remembered
        if final:
            self._emit(Predicted(tuple(self._marking.marked(final))))
            self._advance(done=len(final), remembered=remembered)
        if open_:
            self._emit(Predicted(tuple(self._marking.marked(open_)), final=False))
        for failed in (*judged, *batch):
            if isinstance(failed, Failure):
                self._skip(failed.item.path, failed.reason)
        return [one.item for one in open_]

    def _is_enough(self, measurement: Measurement, prediction: Prediction) -> bool:
        """Whether the photo itself was measured, or a preview that says enough."""
        return not measurement.preview or self._task.accepts(measurement.preview, prediction.top[0][1])
