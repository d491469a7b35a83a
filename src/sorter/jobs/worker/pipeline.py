"""The worker's measuring: one model after the other, each fed with the photos that are asked for."""

import os
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from threading import Condition

from sorter.core.measurement import Failure, Measurement
from sorter.errors import SorterError, TaskError
from sorter.items import Item
from sorter.jobs.local import local_measurer
from sorter.jobs.worker.guard import Guard
from sorter.jobs.worker.limits import model_cost
from sorter.jobs.worker.replies import Failed, Found, Opened, Refused, Results
from sorter.jobs.worker.requests import Open, Photo
from sorter.jobs.worker.spec import read_spec
from sorter.jobs.worker.voice import Voice
from sorter.jobs.worker.watchdog import Watchdog, WatchedSession
from sorter.tasks.manifest import Task


class Pipeline:
    """Takes requests from one thread, and measures on others."""

    def __init__(self, voice: Voice, guard: Guard, run_seconds: float) -> None:
        self._voice = voice
        self._guard = guard
        self._run_seconds = run_seconds
        self._changed = Condition()
        self._waiting: deque[Open | Photo] = deque()
        self._numbers: dict[int, int] = {}  # by the identity of the item, which lives as long as it is in here
        self._items: dict[int, Item] = {}

    def ask(self, request: Open | Photo) -> None:
        """Take one more request; never waits, since the parent bounds what it asks for."""
        with self._changed:
            self._waiting.append(request)
            self._changed.notify_all()

    def drop(self) -> None:
        """Forget the photos that have not been begun."""
        with self._changed:
            self._waiting = deque(one for one in self._waiting if isinstance(one, Open))

    def run(self) -> None:
        """Serve for ever."""
        while True:
            request = self._next()
            if isinstance(request, Open):  # photos without a model were meant for one that failed
                self._serve(request)

    def _serve(self, request: Open) -> None:
        task, device, thumbnails = read_spec(request.spec)
        watchdog = Watchdog(self._run_seconds, partial(self._give_up, request.number, task))
        watched = partial(WatchedSession, watchdog=watchdog)
        measurer = local_measurer(
            task,
            device,
            around=watched,
            guard=self._around,
            settle=self._voice.settle,
            loading=partial(self._guard.around_model, request.number, model_cost(task)),
            thumbnails=thumbnails,
        )
        try:
            measurer.open()
            self._voice.say(Opened(request.number, measurer.device))
            for batch in measurer.measure_each(self._photos()):
                self._voice.say(Results(measurer.times, tuple(self._answer(one) for one in batch)))
        except SorterError as error:
            self._voice.say(Failed(request.number, error))
        except Exception:
            self._voice.say(Failed(request.number, RuntimeError(traceback.format_exc())))
        finally:
            watchdog.rest()

    def _give_up(self, number: int, task: Task) -> None:
        """A run of the model does not end; nothing can stop it but the end of this process."""
        limit = f"takes longer than {self._run_seconds:g} s for a few photos"
        self._voice.say(Failed(number, TaskError(f"The model of the task {task.id} {limit}: it may never end.")))
        os._exit(1)

    def _photos(self) -> Iterator[tuple[Item, bool]]:
        """Every photo up to the next `Open`, each with whether a preview of it will do."""
        while isinstance(request := self._next(keep_open=True), Photo):
            item = Item(request.path, 0, 0)
            self._items[request.number], self._numbers[id(item)] = item, request.number
            yield item, request.previews

    def _next(self, *, keep_open: bool = False) -> Open | Photo:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting))
            if keep_open and isinstance(self._waiting[0], Open):
                return self._waiting[0]
            return self._waiting.popleft()

    def _around(self, item: Item, cost: int) -> AbstractContextManager[None]:
        return self._guard.around(self._numbers[id(item)], item.path, cost)

    def _answer(self, one: Measurement | Failure) -> Found | Refused:
        number = self._numbers.pop(id(one.item))
        del self._items[number]
        if isinstance(one, Failure):
            return Refused(number, one.reason)
        facts = one.capture, one.size, one.preview, one.thumbnail
        return Found(number, one.scores, one.embedding, one.inner, one.brightness, *facts)
