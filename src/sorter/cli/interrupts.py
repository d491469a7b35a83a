"""Ending early but in order: Ctrl+C, and the signal by which a system ends its programs."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

Handler = Callable[[int, FrameType | None], None]


class Terminated(KeyboardInterrupt):
    """SIGTERM came; it ends everything as Ctrl+C does."""


@contextmanager
def orderly_end() -> Iterator[None]:
    """SIGTERM raises `Terminated` meanwhile, instead of ending the program between two steps."""
    with _handled(signal.SIGTERM, _terminate):
        yield


@contextmanager
def asked_to_end(ask: Callable[[], None]) -> Iterator[list[type[KeyboardInterrupt]]]:
    """The first Ctrl+C or SIGTERM only calls `ask`; one more, where a reader of ours hangs, interrupts.

    Yields the list of what came.
    """
    came: list[type[KeyboardInterrupt]] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        came.append(Terminated if number == signal.SIGTERM else KeyboardInterrupt)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, _terminate)
        ask()

    with _handled(signal.SIGINT, on_signal), _handled(signal.SIGTERM, on_signal):
        yield came


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


@contextmanager
def _handled(number: int, handler: Handler) -> Iterator[None]:
    if current_thread() is not main_thread():  # the system tells only the main thread of signals
        yield
        return
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)
