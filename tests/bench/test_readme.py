"""The README's section on speed."""

import pytest

from bench.readme import README, replaced, speed_section
from sorter.cli.bench_words import Benchmark, bench_record
from sorter.core.measurement import Device
from sorter.jobs.bench.figures import PipelineRun, Round, StageSeconds, limits

_STAGES = StageSeconds(0.030, 0.002, 0.008)


def benchmark(*, others: float = 0.0) -> Benchmark:
    """Two cores with a limit of 50 photos a second, of which the pipeline reaches 48."""
    limit = limits(_STAGES, cores=2, on_gpu=False, disk=1e9, photo_bytes=3.4e6)
    one = Round(_STAGES, _STAGES, 0.04, 1e9, PipelineRun(48.0, "decode", 0.041), others, 300_000_000, limit, limit)
    return Benchmark(
        task="subjects",
        device=Device("cpu", "CPU, 2 cores", ""),
        processor="Some CPU",
        cores=2,
        versions={"Python": "3.11", "ONNX Runtime": "1.31", "OpenCV": "5.0"},
        photos=100,
        photo_bytes=3.4e6,
        made=False,
        rounds=(one,) * 5,
    )


PEERS = {"photos": 100, "rounds": 5, "seconds": {"plain": 20.0, "sorter": 2.5}, "ratios": {"plain": 8.0}}


def test_it_says_what_was_measured_and_where() -> None:
    """The machine, the limit, the share of it, and each peer, from what the programs wrote."""
    section = speed_section(bench_record(benchmark()), PEERS)

    assert "Some CPU with 2 cores" in section
    assert "| limit of this machine, by its cores | 50.0 photos/s" in section
    assert "| of the limit | 96% |" in section
    assert "| as fast as a loop with Pillow | 8.0 times |" in section


def test_it_says_when_the_machine_was_not_quiet() -> None:
    """Figures of a busy machine do not pass for those of an idle one."""
    assert "Other programs used 1.3 of 2 cores" in speed_section(bench_record(benchmark(others=1.3)), PEERS)
    assert "Other programs" not in speed_section(bench_record(benchmark()), PEERS)


def test_only_what_stands_between_the_marks_of_the_readme_is_replaced() -> None:
    """All else stays, and a README without marks is refused."""
    before = README.read_text(encoding="utf-8")
    after = replaced(before, "new\n")

    assert "\nnew\n" in after
    assert replaced(after, "other\n") == replaced(before, "other\n")
    with pytest.raises(ValueError, match="has no"):
        replaced("no marks", "new\n")
