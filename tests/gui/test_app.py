"""The window as a program: what it does without."""

import subprocess
import sys

_LATER = ("numpy", "cv2", "onnxruntime", "tomlkit", "PySide6.QtNetwork")
_IMPORTED = "import sys, sorter.gui.app; print(*sys.modules)"


def test_the_first_window_waits_for_nothing_that_it_does_not_need() -> None:
    """What runs, what writes settings and what listens to later starts comes when it is needed: it all takes long."""
    told = subprocess.run([sys.executable, "-c", _IMPORTED], capture_output=True, text=True, check=True).stdout

    assert not set(_LATER).intersection(told.split())
