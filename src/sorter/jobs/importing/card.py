"""The model card of an imported task: where it comes from, and what was found out about it."""

from collections.abc import Iterator

from sorter.items import label_id
from sorter.jobs.importing.accuracy import accuracy
from sorter.jobs.importing.offer import Offer, Settled

_BY = {
    Settled.TOLD: "as {name} says",
    Settled.CHOSEN: "as it was chosen ({name})",
    Settled.EXAMPLES: "as the examples showed ({name})",
    Settled.GUESSED: "by a guess, which nobody has checked ({name})",
    Settled.TASK: "as the task says",
}


def preparation(offer: Offer) -> str:
    """How photos are prepared, and by what that is settled."""
    how = offer.way.how
    shape = f"{how.size} x {how.size} pixels, {how.colour.value.upper()}, {how.fit.value}, {how.interpolation.value}"
    return f"{shape}, {_BY[offer.settled].format(name=offer.way.name)}"


def card(offer: Offer, source: str) -> str:
    """The whole card, Markdown; `source` is the file's name, fit to be shown."""
    return "\n".join(_lines(offer, source)) + "\n"


def _lines(offer: Offer, source: str) -> Iterator[str]:
    task, facts = offer.task, offer.facts
    yield f"# {task.name}"
    yield ""
    yield "An imported model. Nobody of Sorter's has measured it."
    yield ""
    yield f"- From: `{source.replace('`', ' ')}`, SHA-256 `{task.variants[0].sha256}`"
    yield f"- Licence: {task.licence}"
    if task.is_backbone:
        yield "- It has no labels: tasks are taught with its embedding."
    if facts:
        yield f"- Made by: {facts.producer or 'not stated'}"
    if facts and not task.is_backbone:
        named = facts.labels_from or "named by hand"
        yield f"- Labels: {len(task.labels):,}, {named}"
    if facts and facts.sided:
        high, low = (label_id(task.labels[at]) for at in (1, 0))
        yield f"- Its one score became two labels: a high score means {high}, a low one {low}"
    yield f"- Photos are prepared {preparation(offer)}"
    if told := accuracy(offer):
        yield f"- {told}"
