"""A bounded queue between threads."""

from threading import Thread

import pytest

from sorter.jobs.channel import Channel, Closed


def test_values_come_in_order_until_it_is_closed_and_empty() -> None:
    """Closing loses nothing that was put."""
    channel: Channel[int] = Channel(10)
    for value in range(5):
        channel.put(value)
    channel.close()

    assert list(channel) == [0, 1, 2, 3, 4]


def test_a_writer_waits_for_room() -> None:
    """The bound holds: nothing is put beyond it, and nothing is lost by waiting."""
    channel: Channel[int] = Channel(2)
    highest = 0

    def write() -> None:
        for value in range(50):
            channel.put(value)
        channel.close()

    writer = Thread(target=write)
    writer.start()
    got: list[int] = []
    while True:
        try:
            taken = channel.take(10)
        except Closed:
            break
        highest = max(highest, len(taken))
        got += taken
    writer.join()

    assert got == list(range(50))
    assert highest <= 2


def test_take_gives_what_is_there_at_most_the_limit() -> None:
    """A batch is made of what has come, it never waits to be full."""
    channel: Channel[int] = Channel(10)
    for value in range(5):
        channel.put(value)

    assert (channel.take(3), channel.take(3)) == ([0, 1, 2], [3, 4])


def test_polling_never_waits_and_takes_nothing_below_the_least() -> None:
    """Neither while it is open nor at its end."""
    channel: Channel[int] = Channel(10)
    for value in range(3):
        channel.put(value)

    assert channel.poll(4, least=4) == []
    assert channel.poll(2, least=2) == [0, 1]
    channel.close()
    assert (channel.poll(2), channel.poll(2)) == ([2], [])


def test_whoever_waits_for_room_is_woken_for_each_place() -> None:
    """A batch that is taken at once lets as many writers go on."""
    channel: Channel[int] = Channel(3)
    for value in range(3):
        channel.put(value)
    writers = [Thread(target=channel.put, args=(value,)) for value in (3, 4, 5)]
    for writer in writers:
        writer.start()

    assert channel.take(3) == [0, 1, 2]
    for writer in writers:
        writer.join(10)

    assert sorted(channel.take(3)) == [3, 4, 5]


def test_cancelling_wakes_every_reader_and_writer() -> None:
    """Nobody waits for a channel that is given up."""
    full: Channel[int] = Channel(1)
    full.put(1)
    empty: Channel[int] = Channel(1)
    woken: list[str] = []

    def write() -> None:
        with pytest.raises(Closed):
            full.put(2)
        woken.append("writer")

    def read() -> None:
        with pytest.raises(Closed):
            empty.take()
        woken.append("reader")

    threads = [Thread(target=write), Thread(target=read)]
    for thread in threads:
        thread.start()
    full.cancel()
    empty.cancel()
    for thread in threads:
        thread.join(10)

    assert sorted(woken) == ["reader", "writer"]
    with pytest.raises(Closed):
        full.take()
