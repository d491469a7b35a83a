"""Counts and speed of a job."""

from sorter.jobs.meter import Meter


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_counts_add_up() -> None:
    """A snapshot is the sum of what was told."""
    meter = Meter()
    meter.advance(found=10)
    meter.advance(found=5, done=4, skipped=1, total_known=True)
    meter.advance(done=3)

    progress = meter.snapshot("decode")

    assert (progress.found, progress.done, progress.skipped, progress.total_known) == (15, 7, 1, True)
    assert progress.limited_by == "decode"


def test_speed_is_that_of_the_last_seconds_and_of_the_whole_in_the_end() -> None:
    """What happened a minute ago does not promise anything."""
    clock = Clock()
    meter = Meter(clock)
    meter.advance(found=1000)
    for _ in range(10):
        clock.now += 1
        meter.advance(done=1)
    for _ in range(10):
        clock.now += 1
        meter.advance(done=50)
    running = meter.snapshot("").per_second
    meter.finish()

    assert 49 <= running <= 51
    assert meter.snapshot("").per_second == 510 / 20
    assert meter.snapshot("").seconds == 20


def test_a_pause_does_not_count() -> None:
    """Neither seconds nor speed know of it."""
    clock = Clock()
    meter = Meter(clock)
    meter.advance(found=100)
    clock.now += 2
    meter.advance(done=20)
    meter.pause()
    clock.now += 1000
    assert meter.snapshot("").seconds == 2
    meter.resume()
    clock.now += 2
    meter.advance(done=20)

    assert meter.snapshot("").seconds == 4
    assert meter.snapshot("").per_second == 10
