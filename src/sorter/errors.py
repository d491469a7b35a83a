"""Errors that carry a sentence for the user."""


class SorterError(Exception):
    """Something the user can understand and act on; its text is one clear sentence."""


class RequestError(SorterError):
    """What was asked for cannot be: an unknown task, a folder that is not there, an unreadable plan."""


class InputError(SorterError):
    """One photo cannot be used; the job skips it and goes on."""


class TaskError(RequestError):
    """A task's manifest, labels or model cannot be used."""


class LabelsError(TaskError):
    """A model has classes, and no labels for them were given or found."""

    def __init__(self, text: str, classes: int) -> None:
        super().__init__(text)
        self.classes = classes


class DeviceError(RequestError):
    """The device that was asked for cannot run the model."""


class WorkerError(SorterError):
    """The process that measures photos cannot be kept running."""


class JournalError(SorterError):
    """The journal cannot be opened or written, so no further file is touched."""


class MarksError(SorterError):
    """What a person said of photos cannot be read or kept; photos are sorted all the same."""
