"""What this machine calls itself."""

import platform
from pathlib import Path

_LINUX = Path("/proc/cpuinfo")


def processor_name(cpuinfo: Path = _LINUX) -> str:
    """The processor's model; where the system does not say, the kind of its instructions."""
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
