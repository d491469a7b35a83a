"""Following a job that touches files: what it did, renamed and left alone."""

import sys
from dataclasses import dataclass, field

from sorter.cli.following import follow
from sorter.cli.numbers import weight
from sorter.cli.output import say_json
from sorter.cli.progress import Bar
from sorter.cli.records import action_record
from sorter.cli.skipping import say_skipped, tell_skipped
from sorter.jobs.events import Applied, Event, Finished, Outcome, Skipped
from sorter.jobs.job import Job


@dataclass(slots=True)
class Tally:
    """What a job has done so far."""

    expected: frozenset[str] = frozenset()  # reasons that are no trouble; such items are counted, not named
    before: int = 0  # carried out by an earlier run of the same plan
    done: int = 0
    further: int = 0  # links of further labels that were made with it, or removed
    bytes: int = 0
    renamed: list[str] = field(default_factory=list)  # where items are whose own name was taken
    already: int = 0  # left for an expected reason
    skipped: list[Skipped] = field(default_factory=list)
    outcome: Outcome = Outcome.CANCELLED

    def add(self, event: Event) -> None:
        """Count an event."""
        match event:
            case Applied(actions):
                self.done += len(actions)
                self.further += sum(len(action.further) for action in actions)
                self.bytes += sum(map(weight, actions))
                self.renamed += [action.target for action in actions if action.renamed]
            case Skipped(reason=reason) if reason in self.expected:
                self.already += 1
            case Skipped():
                self.skipped.append(event)
            case Finished(outcome):
                self.outcome = outcome


def carry_out(job: Job, tally: Tally, *, json: bool) -> None:
    """Run the job to its end, counting in `tally`; what is skipped is named as it comes. Raises as `follow` does."""
    bar = Bar("photos")

    def tell(event: Event) -> None:
        tally.add(event)
        match event:
            case Applied(actions) if json:
                for action in actions:
                    say_json(action_record(action))
            case Skipped() if json:
                say_skipped(event)
            case Skipped(reason=reason) if reason not in tally.expected:
                bar.clear()
                tell_skipped(event)

    try:
        follow(job, bar, tell)
    finally:
        for event in job.poll(sys.maxsize):  # a second Ctrl+C keeps events from being told, not from being counted
            tally.add(event)
