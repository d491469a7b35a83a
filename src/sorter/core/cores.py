"""How much of the machine there is for Sorter."""

import os


def available_cores() -> int:
    """Cores that this process may use, at least one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
