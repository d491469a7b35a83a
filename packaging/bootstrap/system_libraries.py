"""Checks the system libraries that Sorter needs on Linux, and installs them where it can.

Usage: system_libraries.py run|test
"""

import ctypes
import os
import shutil
import subprocess
import sys

# what Qt and OpenCV load, and the Debian package that has it
RUN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
# what Qt loads besides where it shows a window under X11
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# what the tests start: a screen, a mouse and a bus of their own, what fails system calls, who else reads tags
TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "strace": "strace",
    "exiftool": "libimage-exiftool-perl",
    "exiv2": "exiv2",
    "dbus-monitor": "dbus",  # with the bus itself
}
# and where they may mount file systems of their own
ROOT_TOOLS = {"mkfs.xfs": "xfsprogs", "lowntfs-3g": "ntfs-3g", "setfacl": "acl"}


def main(purpose: str) -> int:
    """Mend what `purpose` lacks, or say how; 0 where nothing is missing in the end."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(purpose)
    if not packages:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print("Sorter needs libraries of the system that are not here. On Debian or Ubuntu run:", file=sys.stderr)
        print(f"sudo apt-get update && sudo {' '.join(_install(packages))}", file=sys.stderr)
        return 1
    print(f"Installing libraries of the system: {' '.join(packages)}", flush=True)
    if not (_runs(["apt-get", "update"]) and _runs(_install(packages))):
        return 1
    still = missing(purpose)
    if still:
        print(f"Still missing after their installation: {' '.join(still)}", file=sys.stderr)
    return 1 if still else 0


def missing(purpose: str) -> list[str]:
    """The packages of the libraries that cannot be loaded and of the programs that are not there."""
    screen = purpose == "test" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    libraries = {**RUN, **SCREEN} if screen else RUN
    packages = [package for library, package in libraries.items() if not _loads(library)]
    if purpose == "test":
        tools = {**TOOLS, **ROOT_TOOLS} if os.geteuid() == 0 else TOOLS
        packages += [package for tool, package in tools.items() if not shutil.which(tool)]
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> list[str]:
    # Where libglib2.0-0 is named libglib2.0-0t64, that one provides the old name, and apt-get takes it.
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def _runs(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{done.stdout}{done.stderr}This failed: {' '.join(command)}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
