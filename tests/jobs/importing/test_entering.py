"""Where what is brought in lies for a while."""

import os
import time
from pathlib import Path
from threading import Event, Thread

from sorter.jobs.importing.entering import new_folder


def test_an_import_begins_while_others_end(tmp_path: Path) -> None:
    """They take what is theirs away in whatever moment, and each beginning has a folder of its own."""
    home, over = tmp_path / "data", Event()

    def begin_and_end_others() -> None:
        while not over.is_set():
            new_folder(home).rmdir()

    others = Thread(target=begin_and_end_others)
    others.start()
    try:
        made = [new_folder(home) for _ in range(300)]
    finally:
        over.set()
        others.join()

    assert len(set(made)) == 300
    assert set(home.iterdir()) == set(made)


def test_what_died_imports_left_goes_and_what_is_under_way_stays(tmp_path: Path) -> None:
    """After a day nobody comes back for it; what else lies there is none of its business."""
    other = tmp_path / "tasks"
    other.mkdir()
    left, fresh = new_folder(tmp_path), new_folder(tmp_path)
    (left / "model.onnx").write_bytes(b"left")
    for folder in (left, other):
        os.utime(folder, (time.time() - 25 * 3600,) * 2)

    made = new_folder(tmp_path)

    assert set(tmp_path.iterdir()) == {other, fresh, made}
