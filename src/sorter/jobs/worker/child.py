"""The worker's own side: what runs in the child process."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from sorter.errors import InputError
from sorter.jobs.worker.frames import Nonsense
from sorter.jobs.worker.guard import Guard
from sorter.jobs.worker.limits import RUN_SECONDS, Budget
from sorter.jobs.worker.replies import Inspected, Pictured, Refused
from sorter.jobs.worker.requests import Drop, Inspect, Open, Photo, Picture, receive_request
from sorter.jobs.worker.voice import Voice

_NICENESS = 5  # the window comes first
_OOM_SCORE = "500"  # where memory runs out the system ends the worker, and not the window


def serve(guard: Callable[[Voice, Budget], Guard] = Guard, run_seconds: float = RUN_SECONDS) -> int:
    """Answer what is asked on standard input until it closes; never returns while a photo is asked for.

    `run_seconds` is how long one run of a model may take.
    """
    asked, told = _own_pipes()
    _be_modest()
    threading.excepthook = lambda _: os._exit(1)  # a thread that is missing would be waited for in vain
    voice = Voice(told)
    watched = guard(voice, Budget())
    try:
        _listen(asked, voice, watched, run_seconds)
    finally:
        os._exit(0)  # at once: threads may be in the middle of a photo


def _listen(asked: BinaryIO, voice: Voice, guard: Guard, run_seconds: float) -> None:
    from sorter.jobs.worker.pipeline import Pipeline  # here: OpenCV and ONNX Runtime, once the pipes are safe

    pipeline, wishes = Pipeline(voice, guard, run_seconds), SimpleQueue[Picture]()
    questions: SimpleQueue[Inspect] | None = None
    Thread(target=pipeline.run, name="pipeline", daemon=True).start()
    Thread(target=_draw, args=(wishes, voice, guard), name="pictures", daemon=True).start()
    with suppress(Nonsense):
        while request := receive_request(asked):
            match request:
                case Open() | Photo():
                    pipeline.ask(request)
                case Drop():
                    pipeline.drop()
                case Picture():
                    wishes.put(request)
                case Inspect():
                    questions = questions or _inspecting(voice, guard)
                    questions.put(request)


def _draw(wishes: "SimpleQueue[Picture]", voice: Voice, guard: Guard) -> None:
    """Make the pictures that are asked for, on a thread of their own: ahead of whatever is measured."""
    from sorter.core.picture import make_picture

    while True:
        wish = wishes.get()
        try:
            around = partial(guard.around, wish.number, wish.path)
            voice.say(Pictured(wish.number, make_picture(wish.path, wish.side, around)))
        except InputError as error:
            voice.say(Refused(wish.number, str(error)))


def _inspecting(voice: Voice, guard: Guard) -> "SimpleQueue[Inspect]":
    """Where to put questions about strangers' models, which hardly any worker is asked."""
    questions = SimpleQueue[Inspect]()
    Thread(target=_inspect, args=(questions, voice, guard), name="inspections", daemon=True).start()
    return questions


def _inspect(questions: "SimpleQueue[Inspect]", voice: Voice, guard: Guard) -> None:
    from sorter.jobs.importing.inspector import Inspector

    inspector = Inspector()
    while True:
        asked = questions.get()
        try:
            with guard.around_model(asked.number, inspector.cost(asked.question)):
                answer = inspector.answer(asked.question)
            voice.say(Inspected(asked.number, answer.encode()))
        except InputError as error:
            voice.say(Refused(asked.number, str(error)))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under numbers of their own: what a library prints goes nowhere."""
    asked, told = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(asked, "rb"), os.fdopen(told, "wb")


def _be_modest() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    if sys.platform != "win32":  # there the parent sets it
        os.nice(_NICENESS)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE)
