"""The limit, and what is made of several measurements."""

import pytest

from sorter.jobs.bench.figures import StageSeconds, limits, spread

_STAGES = StageSeconds(decode=0.030, preprocess=0.002, model=0.008)


def test_on_a_cpu_all_cores_share_all_stages() -> None:
    """Two cores, 40 ms of work: 50 photos a second."""
    limit = limits(_STAGES, cores=2, on_gpu=False, disk=1e9, photo_bytes=1e6)

    assert limit.lowest == limit.cores == pytest.approx(50)
    assert limit.by == "cores"
    assert limit.gpu is None


def test_on_a_gpu_the_model_is_no_work_of_the_cores() -> None:
    """Four cores decode 125 a second, and the GPU allows 125 too; a slower one limits."""
    limit = limits(_STAGES, cores=4, on_gpu=True, disk=1e9, photo_bytes=1e6)
    slow = limits(StageSeconds(0.030, 0.002, 0.020), cores=4, on_gpu=True, disk=1e9, photo_bytes=1e6)

    assert limit.cores == pytest.approx(125)
    assert limit.gpu == pytest.approx(125)
    assert slow.lowest == pytest.approx(50)
    assert slow.by == "gpu"


def test_a_slow_disk_limits() -> None:
    """30 MB a second with photos of 3 MB: ten."""
    limit = limits(_STAGES, cores=2, on_gpu=False, disk=30e6, photo_bytes=3e6)

    assert limit.lowest == pytest.approx(10)
    assert limit.by == "disk"


def test_a_spread_says_whether_a_machine_was_quiet() -> None:
    """Median, lowest, highest; noisy where the highest is more than a tenth above the lowest."""
    assert (spread([3, 1, 2]).median, spread([3, 1, 2]).low, spread([3, 1, 2]).high) == (2, 1, 3)
    assert spread([1.0, 1.2]).noisy
    assert not spread([1.0, 1.05]).noisy
