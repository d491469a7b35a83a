"""How many examples an imported task got right, in one sentence that the window says in its own language, too."""

from sorter.jobs.importing.offer import Offer, Settled
from sorter.wording import plural


def accuracy(offer: Offer) -> str:
    """How many examples were right, in one sentence; empty where nobody knows."""
    probed = offer.probed
    if probed is None or not probed.is_judged or not probed.best.count:
        return ""
    best = probed.best
    chosen = ", by which the preparation was chosen" if offer.settled is Settled.EXAMPLES else ""
    return f"{best.right} of {plural(best.count, 'example')} right when it was imported{chosen}."
