"""What processes take, by the system's own count."""

import subprocess
import sys

from sorter.jobs.bench.watch import Others, PeakMemory, core_seconds, resident

_BUSY = "import time\nwhile time.process_time() < 0.3: pass"
_LARGE = "import sys; kept = bytearray(b'x') * 60_000_000; print(flush=True); sys.stdin.read()"


def test_children_count_as_ours_and_also_once_they_have_ended() -> None:
    """Their work is none of other programs'."""
    others, before = Others(), core_seconds()
    subprocess.run([sys.executable, "-c", _BUSY], check=True)

    assert core_seconds() - before >= 0.25
    assert others.cores() >= 0


def test_the_peak_holds_what_a_child_had() -> None:
    """Though it is gone at the end."""
    before = resident()
    with (
        PeakMemory() as peak,
        subprocess.Popen([sys.executable, "-c", _LARGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child,
    ):
        assert child.stdout is not None
        child.stdout.readline()
        while peak.bytes < before + 50_000_000 and child.poll() is None:
            pass
        child.communicate()

    assert peak.bytes >= before + 50_000_000
    assert resident() < before + 50_000_000
