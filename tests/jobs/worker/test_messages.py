"""What passes between the two processes."""

import io
import random
from contextlib import suppress

import numpy as np
import pytest

from measurements import CAPTURE
from sorter.core.measurement import Device, StageTimes
from sorter.errors import DeviceError, SorterError, TaskError
from sorter.items import NO_CAPTURE, Capture
from sorter.jobs.worker.frames import Nonsense
from sorter.jobs.worker.replies import (
    Begun,
    Failed,
    Found,
    Inspected,
    Opened,
    Over,
    Pictured,
    Refused,
    Reply,
    Results,
    receive_reply,
    send_replies,
)
from sorter.jobs.worker.requests import Drop, Inspect, Open, Photo, Picture, Request, receive_request, send_request


def found(number: int, capture: Capture) -> Found:
    rng = np.random.default_rng(number)
    scores, embedding, inner, light = (rng.random(size).astype(np.float32) for size in (7, 5, 3, 32))
    return Found(number, scores, embedding, inner, light, capture, (4000, 3000), 160, b"\xff\xd8jpeg")


REPLIES: list[Reply] = [
    Opened(3, Device("cpu", "CPU, 2 cores", "why", "mend")),
    Begun(1 << 40, 5_000_000_000),
    Over(7),
    Results(StageTimes(0.5, 1.5, 2.5), (found(1, CAPTURE), Refused(2, "empty file"), found(3, NO_CAPTURE))),
    Pictured(9, b"jpeg"),
    Inspected(10, b'{"side": 224}'),
    Refused(9, "damaged"),
]


def sent(reply: Reply) -> bytes:
    pipe = io.BytesIO()
    send_replies(pipe, [reply])
    return pipe.getvalue()


@pytest.mark.parametrize(
    "request_",
    [
        Open(1, "{}"),
        Photo(2, "/a/\udcff.jpg"),
        Photo(2, "/a", previews=True),
        Drop(),
        Picture(3, "/b", 2560),
        Inspect(4, '{"photo": "\\udcff"}'),
    ],
)
def test_requests_arrive_as_they_were_sent(request_: Request) -> None:
    """Also paths that are no text; and the end is None."""
    pipe = io.BytesIO()
    send_request(pipe, request_)
    pipe.seek(0)

    assert receive_request(pipe) == request_
    assert receive_request(pipe) is None


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: type(reply).__name__)
def test_replies_arrive_as_they_were_sent(reply: Reply) -> None:
    """To the last bit."""
    pipe = io.BytesIO(sent(reply))

    assert sent(receive_reply(pipe) or Over(0)) == sent(reply)
    assert receive_reply(pipe) is None


@pytest.mark.parametrize("error", [TaskError("a"), DeviceError("b"), SorterError("c"), RuntimeError("d")])
def test_errors_keep_their_kind_and_their_notes(error: Exception) -> None:
    """So that the shells treat them as their own."""
    error.add_note("mend it")
    reply = receive_reply(io.BytesIO(sent(Failed(4, error))))

    assert isinstance(reply, Failed)
    assert type(reply.error) is type(error)
    assert str(reply.error) == str(error)
    assert reply.error.__notes__ == ["mend it"]


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: type(reply).__name__)
def test_what_is_cut_short_is_nonsense(reply: Reply) -> None:
    """At every byte."""
    whole = sent(reply)
    for length in range(1, len(whole)):
        with pytest.raises(Nonsense):
            receive_reply(io.BytesIO(whole[:length]))


def test_damage_is_nonsense_or_another_reply_and_never_another_error() -> None:
    """Thousands of replies with some bytes changed."""
    rng = random.Random(5)
    for _ in range(3000):
        body = bytearray(sent(rng.choice(REPLIES)))
        for _ in range(rng.randint(1, 4)):
            body[rng.randrange(len(body))] = rng.randrange(256)
        with suppress(Nonsense):
            receive_reply(io.BytesIO(body))
