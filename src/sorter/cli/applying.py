"""Following a job that touches files: what it did, renamed and left alone."""

from dataclasses import dataclass, field

from sorter.cli.following import follow
from sorter.cli.output import say_json
from sorter.cli.progress import Bar
from sorter.cli.records import action_record
from sorter.cli.skipping import say_skipped, tell_skipped
from sorter.jobs.events import Applied, Event, Finished, Outcome, Skipped
from sorter.jobs.job import Job


@dataclass(slots=True)
class Tally:
    """What a job has done so far."""

    done: int = 0
    renamed: int = 0
    bytes: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    outcome: Outcome = Outcome.CANCELLED

    def add(self, event: Event) -> None:
        """Count an event."""
        match event:
            case Applied(actions):
                self.done += len(actions)
                self.renamed += sum(action.renamed for action in actions)
                self.bytes += sum(action.size for action in actions)
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
            case Skipped():
                bar.clear()
                tell_skipped(event)

    follow(job, bar, tell)
