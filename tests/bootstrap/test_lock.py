"""The locks: exact, hashed, without an address, and covering what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker

ROOT = Path(__file__).parents[2]
LOCKS = [ROOT / "requirements.txt", ROOT / "packaging" / "bootstrap" / "uv.txt"]


def _requirements(lock: Path) -> list[str]:
    return lock.read_text(encoding="utf-8").replace("\\\n", "").splitlines()


def _normal(requirement: str) -> str:
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_exact_versions_with_hashes(lock: Path) -> None:
    """What is installed is what was tried, byte for byte."""
    requirements = _requirements(lock)

    assert requirements
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", requirement), requirement


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    """Whoever installs chooses where packages come from."""
    assert "://" not in lock.read_text(encoding="utf-8")


def test_the_lock_covers_what_the_project_asks_for() -> None:
    """A dependency that is added to pyproject.toml is locked too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]

    locked = {_normal(requirement) for requirement in _requirements(LOCKS[0])}

    assert {_normal(requirement) for requirement in wanted} <= locked


def test_the_lock_never_holds_both_packages_of_onnx_runtime_for_one_machine() -> None:
    """They share a folder, and the second would break the first."""
    markers = {
        _normal(requirement): requirement.partition(";")[2].partition("--hash")[0].strip()
        for requirement in _requirements(LOCKS[0])
        if requirement.startswith("onnxruntime")
    }

    machines = [
        (system, machine) for system in ("linux", "win32", "darwin") for machine in ("x86_64", "AMD64", "arm64")
    ]

    assert markers.keys() == {"onnxruntime", "onnxruntime-gpu"}
    for system, machine in machines:
        taken = [name for name, marker in markers.items() if _holds(marker, system, machine)]
        gpu = (system, machine) in {("linux", "x86_64"), ("win32", "AMD64")}
        assert taken == ["onnxruntime-gpu" if gpu else "onnxruntime"], (system, machine)


def _holds(marker: str, system: str, machine: str) -> bool:
    return Marker(marker).evaluate({"sys_platform": system, "platform_machine": machine})
