"""Waiting for what comes, however slow the machine is meanwhile."""

from functools import partialmethod

from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # milliseconds: two busy cores are slow, not wrong


class PatientBot(QtBot):
    """Gives up later than after the five seconds of its kind."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE)  # noqa: N815
