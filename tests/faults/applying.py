"""A process to be killed: carries out a plan, undoes the newest run, or moves without any care, as a control.

`applying.py JOURNAL PLAN engine|undo|careless`; says "begun" before the first file and "ended" after the last.
"""

import os
import shutil
import sys
from pathlib import Path

from sorter.files.plan_file import read_plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Finished, Outcome
from sorter.jobs.undo import UndoJob


def main() -> int:
    """See above."""
    journal, plan, how = sys.argv[1:]
    print("begun", flush=True)
    if how == "careless":
        for action in read_plan(plan).actions:
            os.makedirs(os.path.dirname(action.target), exist_ok=True)
            shutil.move(action.source, action.target)
        return 0
    job = UndoJob(None, Path(journal)) if how == "undo" else ApplyJob(read_plan(plan), Path(journal))
    job.start()
    last = list(job.events())[-1]
    job.join()
    print("ended", flush=True)
    print(last, file=sys.stderr)
    return 0 if isinstance(last, Finished) and last.outcome is Outcome.DONE else 1


if __name__ == "__main__":
    sys.exit(main())
