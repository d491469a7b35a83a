"""One child process, seen from the parent: what it says is checked, and where it goes astray it is ended."""

import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event, Lock, Thread
from typing import IO

from sorter.jobs.worker.frames import Nonsense
from sorter.jobs.worker.limits import Limits
from sorter.jobs.worker.replies import Begun, Opened, Over, Reply, receive_reply
from sorter.jobs.worker.requests import Inspect, Open, Request, send_request

_GLANCE = 0.2  # seconds between looks at the child's memory and at the time
_MOST_AT_ONCE = 4096  # photos that a sound child decodes at the same time, on any machine


class Cause(Enum):
    """What a child died of."""

    CRASH = auto()
    TIME = auto()
    MEMORY = auto()


@dataclass(frozen=True, slots=True)
class Death:
    """How a child ended, and over what."""

    cause: Cause
    reason: str  # what is wrong with a photo that caused it
    begun: frozenset[int]  # the photos that were begun last
    decoding: frozenset[int]  # those whose decoding was not over
    culprits: frozenset[int]  # of these, the ones that are known to be the cause


def model_reason(death: Death) -> str:
    """What is wrong with a model that caused it."""
    match death.cause:
        case Cause.TIME:
            return "takes too long to be loaded and tried: it may never end"
        case Cause.MEMORY:
            return "needs more memory than a model is given"
        case _:
            return "ends the process that loads it: it is damaged, or made to do harm"


class Child:
    """Runs until it is ended or dies; `hear` and `mourn` are called on a thread of its own, `mourn` last and once.

    `hear` raises `Nonsense` where a reply makes no sense to it.
    """

    def __init__(
        self,
        command: Sequence[str],
        limits: Limits,
        hear: Callable[["Child", Reply], None],
        mourn: Callable[["Child", Death], None],
    ) -> None:
        self._limits, self._hear, self._mourn = limits, hear, mourn
        self._process = _started(command)
        self._lock = Lock()
        self._decoding: dict[int, tuple[float, int]] = {}  # since when, at what cost
        self._models = deque[int](maxlen=_MOST_AT_ONCE)  # the numbers under which a model is worked on
        self._sending = 0.0  # since when a request waits to be taken; 0: none does
        self._clock = 1.0
        self._model = 0  # bytes that the child had once its model was loaded
        self._begun = deque[int](maxlen=_MOST_AT_ONCE)
        self._cause, self._culprits = Cause.CRASH, frozenset[int]()
        self._over = Event()
        self._watcher = Thread(target=self._watch, name="worker watch")
        self._reader = Thread(target=self._read, name="worker")
        self._watcher.start()
        self._reader.start()

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    @property
    def is_ending(self) -> bool:
        """Whether its threads still run."""
        return self._reader.is_alive()

    def send(self, request: Request) -> None:
        """Ask for something; one thread at a time. What a dead child is asked, `mourn` tells."""
        if isinstance(request, Open | Inspect):
            with self._lock:
                self._models.append(request.number)
        self._sending = self._clock
        with suppress(OSError, ValueError):
            send_request(_pipe(self._process.stdin), request)
        self._sending = 0.0

    def kill(self) -> None:
        """End it at once, whatever it does; nothing it does needs tidying up."""
        self._process.kill()

    def join(self) -> None:
        """Wait for the threads, once it is dead; not from `hear` or `mourn`."""
        self._reader.join()

    def _read(self) -> None:
        try:
            while reply := receive_reply(_pipe(self._process.stdout)):
                self._note(reply)
        except (Nonsense, OSError):
            pass  # it is ended like one that crashed
        self._process.kill()
        self._process.wait()
        self._over.set()
        self._watcher.join()
        with suppress(OSError):
            _pipe(self._process.stdin).close()
        _pipe(self._process.stdout).close()
        self._mourn(self, self._death())

    def _death(self) -> Death:
        match self._cause:
            case Cause.TIME:
                what = f"decoding it takes longer than {self._limits.seconds:g} s"
            case Cause.MEMORY:
                what = "decoding it takes too much memory"
            case _:
                what = "the decoder crashed on it"
        begun, decoding = frozenset(self._begun), frozenset(self._decoding)
        return Death(self._cause, f"could not be read: {what}", begun, decoding, self._culprits)

    def _note(self, reply: Reply) -> None:
        match reply:
            case Begun(number, cost):
                with self._lock:
                    if number in self._decoding or len(self._decoding) == _MOST_AT_ONCE:
                        raise Nonsense
                    self._begun.append(number)
                    self._decoding[number] = self._clock, min(cost, self._limits.most)
            case Over(number):
                with self._lock:
                    if self._decoding.pop(number, None) is None:
                        raise Nonsense
            case _:
                if isinstance(reply, Opened):
                    self._model = _memory(self.pid)
                self._hear(self, reply)

    def _watch(self) -> None:
        """The clock counts only while this process runs: a computer that slept has not kept the child waiting."""
        last = time.monotonic()
        while not self._over.wait(_GLANCE):
            now = time.monotonic()
            self._clock += min(now - last, 2 * _GLANCE)
            last = now
            with self._lock:
                self._judge()

    def _judge(self) -> None:
        slow = frozenset(number for number, (since, _) in self._decoding.items() if since < self._latest(number))
        if slow or 0.0 < self._sending < self._clock - self._limits.seconds:
            self._end(Cause.TIME, slow)
        elif _memory(self.pid) > self._limits.memory + self._model + sum(cost for _, cost in self._decoding.values()):
            alone = frozenset(self._decoding) if len(self._decoding) == 1 else frozenset[int]()
            self._end(Cause.MEMORY, alone)

    def _latest(self, number: int) -> float:
        """When it must have begun not to have taken too long."""
        limit = self._limits.model_seconds if number in self._models else self._limits.seconds
        return self._clock - limit

    def _end(self, cause: Cause, culprits: frozenset[int]) -> None:
        if self._cause is Cause.CRASH:
            self._cause, self._culprits = cause, culprits
        self._process.kill()


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A group of its own: Ctrl+C in a terminal is meant for the parent."""
    if sys.platform == "win32":
        own = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        flags, group = own | subprocess.BELOW_NORMAL_PRIORITY_CLASS, -1
    else:
        flags, group = 0, 0
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
        process_group=group,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the child was started without pipes")
    return pipe


def _memory(pid: int) -> int:
    """Resident bytes that are the process's own: libraries that the system maps are not counted where it tells them."""
    import psutil  # here: it is not needed before the child runs, and takes longer to load than starting that

    try:
        memory = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return int(memory.rss - getattr(memory, "shared", 0))
