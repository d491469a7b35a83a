"""The photos of a plan that a task is not sure of, or that fit none of its labels, by name."""

from collections.abc import Iterable, Iterator, Sequence

from sorter.cli.text import shown, shown_path
from sorter.items import Prediction, Wanted, label_id
from sorter.wording import plural

_MOST = 10  # photos named of each kind; of more, the first by path
_WIDEST = 36  # columns for a label; longer ones push their path to the right


def doubtful_lines(predictions: Iterable[Prediction], *, every: bool) -> Iterator[str]:
    """Unsure photos, then those outside, each with the best guess, its score and its path; the first, or every one."""
    open_ = (one for one in predictions if not (one.mark and one.mark.wanted is Wanted.STAY))
    photos = sorted(open_, key=lambda one: one.item.path)
    unsure = [one for one in photos if one.unsure and not one.outside]
    outside = [one for one in photos if one.outside]
    for about, found in (("unsure", unsure), ("outside every label", outside)):
        if found:
            yield f"{plural(len(found), 'photo')} {about}, with the best guess:"
            yield from _named(found, every=every)


def _named(photos: Sequence[Prediction], *, every: bool) -> Iterator[str]:
    most = len(photos) if every or len(photos) <= _MOST + 1 else _MOST  # a line for one photo may as well name it
    labels = [shown(label_id(one.label)) for one in photos[:most]]
    width = min(max(map(len, labels)), _WIDEST)
    for label, one in zip(labels, photos, strict=False):
        yield f"  {label:<{width}}  {one.score:>4.0%}  {shown_path(one.item.path)}"
    if most < len(photos):
        yield f"  … {len(photos) - most:,} more (--all names every one)"
