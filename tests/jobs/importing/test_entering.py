"""Where what is brought in lies for a while."""

import os
import time
from pathlib import Path
from threading import Event, Thread

from sorter.jobs.importing.entering import leave, new_folder


def test_an_import_begins_while_others_end(tmp_path: Path) -> None:
    """They take the folder for all away in whatever moment, and each beginning finds or makes one."""
    home, over = tmp_path / "data" / "importing", Event()

    def end_others() -> None:
        while not over.is_set():
            leave(home)

    others = Thread(target=end_others)
    others.start()
    try:
        made = []
        for _ in range(300):
            made.append(new_folder(home))
            made[-1].rmdir()
    finally:
        over.set()
        others.join()

    assert len(set(made)) == 300


def test_what_died_imports_left_goes_and_what_is_under_way_stays(tmp_path: Path) -> None:
    """After a day nobody comes back for it."""
    left, fresh = new_folder(tmp_path), new_folder(tmp_path)
    (left / "model.onnx").write_bytes(b"left")
    os.utime(left, (time.time() - 25 * 3600,) * 2)

    made = new_folder(tmp_path)

    assert set(tmp_path.iterdir()) == {fresh, made}
