"""What a step that tags, or takes tags out, makes of a file."""

from sorter.errors import InputError
from sorter.files.journal.records import Step
from sorter.files.tags.content import photo_with, photo_without, sidecar_with, sidecar_without
from sorter.files.tags.keywords import parse_keywords


def with_tags(step: Step, old: bytes | None) -> bytes:
    """The photo or its sidecar with the tags of a step; None stands for a new one. Raises `InputError`."""
    keywords = parse_keywords(step.text)
    if step.target == step.source:
        return photo_with(step.source, old or b"", keywords)
    return sidecar_with(old, keywords)


def without_tags(step: Step, old: bytes) -> bytes | None:
    """The photo or its sidecar, edited since, without the tags of a step that undoes them; None where it is to go.

    Raises `InputError`.
    """
    keywords = parse_keywords(step.text)
    if step.target == step.source:
        new: bytes | None = photo_without(step.source, old, keywords)
    else:
        new = sidecar_without(old, keywords)
    if new == old:
        raise InputError("it was edited since it was tagged, and none of its tags is in it any more")
    return new
