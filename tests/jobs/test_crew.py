"""Threads that work on one thing."""

import threading

import pytest

from sorter.jobs.channel import Channel
from sorter.jobs.crew import Crew


def test_the_first_error_ends_all_and_is_raised_by_join() -> None:
    """Workers that wait for each other wake when one of them fails."""
    channel: Channel[int] = Channel(1)
    crew = Crew(channel.cancel)

    def wait() -> None:
        channel.take()

    def fail() -> None:
        raise ValueError("a bug")

    crew.start("wait", 3, wait, on_last=lambda: None)
    crew.start("fail", 1, fail, on_last=lambda: None)
    with pytest.raises(ValueError, match="a bug"):
        crew.join()

    assert threading.active_count() == 1


def test_the_last_of_a_group_closes_what_it_wrote() -> None:
    """Readers learn of the end once, after every writer."""
    channel: Channel[int] = Channel(100)
    crew = Crew(channel.cancel)
    crew.start("write", 4, lambda: channel.put(1), channel.close)

    assert list(channel) == [1, 1, 1, 1]
    crew.join()
