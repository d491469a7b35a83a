"""The check for system libraries, run as a program in a place where things are missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "bootstrap" / "system_libraries.py"

if not sys.platform.startswith("linux"):
    pytest.skip("other systems bring these libraries", allow_module_level=True)

ROOT_TOOLS = ["mkfs.xfs", "lowntfs-3g", "setfacl"] if os.geteuid() == 0 else []
TOOLS = ["Xvfb", "xauth", "xdotool", "strace", "exiftool", "exiv2", "dbus-monitor", *ROOT_TOOLS]
ROOT_PACKAGES = " xfsprogs ntfs-3g acl" if os.geteuid() == 0 else ""
PACKAGES = f"xvfb xauth xdotool strace libimage-exiftool-perl exiv2 dbus{ROOT_PACKAGES}"


def _check(purpose: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), purpose], env={"PATH": str(path)}, capture_output=True, text=True, check=False
    )


def test_what_is_missing_is_one_command_to_run(tmp_path: Path) -> None:
    """Where Sorter cannot install, it says what a person can run, and stops."""
    done = _check("test", tmp_path)

    assert done.returncode == 1
    command = done.stderr.splitlines()[-1]
    assert command.startswith("sudo apt-get update && sudo apt-get install -y --no-install-recommends ")
    assert command.endswith(PACKAGES)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
def test_a_package_that_can_be_installed_is_installed_and_looked_for_again(tmp_path: Path) -> None:
    """An installation counts when what was missing is there after it, not when apt-get says so."""
    log = tmp_path / "log"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n', encoding="utf-8")
    apt.chmod(0o755)

    done = _check("test", tmp_path)

    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update == "update"
    assert install.startswith("install -y --no-install-recommends ")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(PACKAGES)


def test_where_nothing_is_missing_nothing_is_said(tmp_path: Path) -> None:
    """Tools that are on the path are not asked for; running needs none of them."""
    for tool in TOOLS:
        (tmp_path / tool).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / tool).chmod(0o755)

    done = _check("test", tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
