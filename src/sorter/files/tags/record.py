"""What the record in a packet says: which texts of a list Sorter wrote, and for which task."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_WHOSE = ": "  # between a task and what it wrote


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says, in its order: of one task, and of all others."""

    task: str
    mine: dict[str, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)  # the lines of the others, as they stand there

    @classmethod
    def of(cls, lines: Sequence[str], task: str) -> "Record":
        """The record in these lines, seen from a task."""
        record = cls(task)
        for line in lines:
            whose, _, text = line.partition(_WHOSE)
            if whose == task:
                record.mine[text] = None
            else:
                record.others[text] = None
                record.foreign.append(line)
        return record

    def with_mine(self, texts: Sequence[str]) -> Sequence[str]:
        """The lines of the record where the one task has these texts."""
        return [*self.foreign, *(f"{self.task}{_WHOSE}{text}" for text in texts)]
