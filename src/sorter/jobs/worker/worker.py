"""The worker: a child process that outlives its deaths, with one run and any number of pictures at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from threading import Condition

from sorter.core.measurement import THUMBNAIL_SIDE, Device, StageTimes
from sorter.errors import InputError, TaskError, WorkerError
from sorter.jobs.worker.command import worker_command
from sorter.jobs.worker.flight import DEATHS, HOPELESS, Flight
from sorter.jobs.worker.frames import Nonsense
from sorter.jobs.worker.keeping import Keeping
from sorter.jobs.worker.limits import LIMITS, Limits
from sorter.jobs.worker.process import Child, Death, model_reason
from sorter.jobs.worker.replies import Failed, Inspected, Opened, Pictured, Refused, Reply, Results
from sorter.jobs.worker.requests import Drop, Inspect, Open, Photo, Picture, Request
from sorter.jobs.worker.spec import spec_name

_DEATHS_LATER = 20  # in a row while a model is loaded that was loaded before: something outside ends the child
_ATTEMPTS = 2  # at a picture during which the child died
_CLOSED = "Sorter is being closed"


@dataclass(slots=True)
class _Wish:
    """A picture or an answer that somebody waits for."""

    request: Picture | Inspect
    deaths: int = 0  # during it, or with nothing begun
    came: bytes | str | None = None  # the JPEG or the answer, or why there is none


class Worker:
    """Measures photos and makes pictures of them in a child process; may be used from any thread.

    The child is started when it is first needed, or by `warm`, and again after it died where something is left to do.
    """

    def __init__(self, limits: Limits = LIMITS, command: Sequence[str] = ()) -> None:
        """`command` starts the child, by default Sorter itself."""
        self.kept = Keeping()
        self._limits, self._command = limits, tuple(command) or worker_command()
        self._changed = Condition()  # guards all that follows
        self._numbers = count(1)
        self._child: Child | None = None
        self._former: list[Child] = []
        self._spec = ""
        self._opening = 0  # number of the request for `_spec`
        self._device: Device | None = None
        self._error: Exception | None = None
        self._failures = 0  # deaths in a row while `_spec` was being opened, and nothing else was done
        self._patience = DEATHS  # how many of them are borne
        self._times = StageTimes(0.0, 0.0, 0.0)
        self._flight: Flight | None = None
        self._first = 0  # number of a request since the last run ended: answers to earlier ones interest nobody
        self._wishes: dict[int, _Wish] = {}
        self._closed = False

    @property
    def times(self) -> StageTimes:
        """What each stage has worked since the model was loaded."""
        return self._times

    @property
    def pid(self) -> int:
        """The child's number in the system; 0 where there is none now."""
        child = self._child
        return child.pid if child else 0

    def warm(self, spec: str = "") -> None:
        """Start the child, and have it load what `spec` describes; waits for nothing."""
        with self._changed:
            if spec:
                self._open_soon(spec)
            elif not self._child:
                self._start()

    def open(self, spec: str) -> Device:
        """Load what `spec` describes; returns what it runs on. Raises `TaskError`, `DeviceError` or `WorkerError`."""
        with self._changed:
            self._open_soon(spec)
            self._changed.wait_for(lambda: bool(self._device or self._error))
            if self._error:
                raise self._error
            if self._device is None:
                raise RuntimeError("waited for nothing")
            return self._device

    def begin(self, window: int, *, previews: bool = False) -> Flight:
        """A run on what is loaded, with at most `window` photos under way; ended by `end`.

        With `previews` photos are measured by those in their files, where they are worth it.
        """
        with self._changed:
            if self._flight:
                raise RuntimeError("the worker serves one run at a time")
            self._flight = Flight(self._changed, partial(self._ask_for, previews=previews), window)
            if self._error:
                self._flight.fail(self._error)
            return self._flight

    def end(self, flight: Flight) -> None:
        """End a run, whatever is left of it."""
        with self._changed:
            flight.end()
            if self._flight is flight:
                self._flight = None
                self._first = next(self._numbers)
                self._send(Drop())

    def picture(self, path: str, side: int) -> bytes:
        """A JPEG of the photo, upright, at most `side` pixels long. Raises `InputError` with the reason for none."""
        if side == THUMBNAIL_SIDE and (jpeg := self.kept.find(path)):
            return jpeg
        return self._wait_for(Picture(next(self._numbers), path, side))

    def inspect(self, question: str) -> bytes:
        """What the child finds out about a stranger's model: JSON that has to be checked.

        Raises `InputError` with a sentence, also where the child dies of it.
        """
        return self._wait_for(Inspect(next(self._numbers), question))

    def _wait_for(self, request: Picture | Inspect) -> bytes:
        with self._changed:
            if self._closed:
                raise InputError(_CLOSED)
            wish = self._wishes[request.number] = _Wish(request)
            if self._child:
                self._send(request)
            else:
                self._start()
            self._changed.wait_for(lambda: wish.came is not None)
        if not isinstance(wish.came, bytes):
            raise InputError(wish.came)
        return wish.came

    def close(self) -> None:
        """End the child and everything that waits for it."""
        child = self._child
        if child:
            child.kill()  # before the lock is asked for: whoever has it may be writing to a child that does not read
        with self._changed:
            self._closed = True
            self._error = WorkerError(f"{_CLOSED}.")
            self._former += [child] if child else []
            self._former += [self._child] if self._child and self._child is not child else []
            self._child = None
            if self._flight:
                self._flight.end()
            for number in list(self._wishes):
                self._fulfil(number, _CLOSED)
            self._changed.notify_all()
        for one in self._former:
            one.kill()
            one.join()

    def _open_soon(self, spec: str) -> None:
        if self._closed or (self._spec == spec and self._child and not self._error):
            return
        self._spec, self._device, self._error = spec, None, None
        self._failures, self._patience = 0, DEATHS
        if self._child:
            self._send_open()
        else:
            self._start()

    def _start(self) -> None:
        if self._closed:
            return
        self._child = Child(self._command, self._limits, self._hear, self._mourn)
        if self._spec:
            self._send_open()
        for wish in self._wishes.values():
            self._send(wish.request)

    def _send_open(self) -> None:
        self._device, self._opening = None, next(self._numbers)
        self._send(Open(self._opening, self._spec))

    def _ask_for(self, path: str, *, previews: bool) -> int:
        if not self._child:
            self._start()
        number = next(self._numbers)
        self._send(Photo(number, path, previews))
        return number

    def _send(self, request: Request) -> None:
        if self._child:
            self._child.send(request)

    def _hear(self, child: Child, reply: Reply) -> None:
        with self._changed:
            if child is not self._child:
                return
            match reply:
                case Opened(self._opening, device):
                    self._device, self._failures, self._patience = device, 0, _DEATHS_LATER
                case Failed(self._opening, error):
                    self._give_up(error)
                case Results(times, answers):
                    self._times = times
                    if self._flight:
                        self._flight.answer(answers, is_stale=lambda number: number < self._first)
                case Pictured(number, came) | Inspected(number, came) | Refused(number, came):
                    self._fulfil(number, came)
            self._changed.notify_all()

    def _mourn(self, child: Child, death: Death) -> None:
        with self._changed:
            if child is not self._child:
                return
            self._child = None
            self._former = [*(one for one in self._former if one.is_ending), child]
            over = replace(death, decoding=death.decoding - {self._opening})  # what it may have died of but the model
            if self._spec and not self._device and not self._error and not over.decoding:
                self._failures += 1
            if self._opening in death.culprits and not self._device and not self._error:
                self._give_up(TaskError(f"The model of the task {spec_name(self._spec)} {model_reason(death)}."))
            if self._failures == self._patience:
                self._give_up(WorkerError(HOPELESS))
            self._grieve(over)
            is_opening = bool(self._spec) and not self._device and not self._error
            if self._flight or self._wishes or is_opening:
                self._start()
            if self._flight:
                self._flight.bereave(over)
            self._changed.notify_all()

    def _grieve(self, death: Death) -> None:
        """Tell those who wait for what the child died of; the rest is asked for again."""
        for number, wish in list(self._wishes.items()):
            was_begun = number in death.decoding
            wish.deaths += was_begun or not death.decoding  # else it waited while another was the culprit
            if isinstance(wish.request, Inspect):
                if was_begun or wish.deaths >= DEATHS:
                    self._fulfil(number, f"The model {model_reason(death)}.")
            elif number in death.culprits or wish.deaths >= (_ATTEMPTS if was_begun else DEATHS):
                self._fulfil(number, death.reason)

    def _give_up(self, error: Exception) -> None:
        self._spec, self._device, self._error = "", None, error
        if self._flight:
            self._flight.fail(error)

    def _fulfil(self, number: int, came: bytes | str) -> None:
        wish = self._wishes.pop(number, None)
        if wish is None:
            raise Nonsense
        wish.came = came
