"""Exit statuses."""

from sorter.cli.arguments import Arguments

DONE, FAILED, BAD_REQUEST, SKIPPED_SOME, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143


def done(arguments: Arguments, *, skipped: int) -> int:
    """The status of work that came to its end."""
    return SKIPPED_SOME if arguments.strict and skipped else DONE
