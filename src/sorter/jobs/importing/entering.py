"""Where what strangers bring in lies until it is kept: a folder for each import, beneath one for all."""

import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

_STALE = 24 * 3600  # seconds after which what an import left is nobody's any more
_TRIES = 1000  # times that other imports may end in the very moment that one begins


def new_folder(home: Path) -> Path:
    """An empty folder beneath `home`; what imports left that died goes. Raises `OSError`."""
    for _ in range(_TRIES):
        with suppress(FileExistsError, FileNotFoundError):  # an import that ended took the empty home along
            return _new_folder(home)
    return _new_folder(home)


def leave(home: Path) -> None:
    """Remove `home`, unless another import is under way."""
    with suppress(OSError):
        home.rmdir()


def _new_folder(home: Path) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    for old in home.iterdir():
        if old.stat().st_mtime < time.time() - _STALE:
            shutil.rmtree(old, ignore_errors=True)
    return Path(mkdtemp(dir=home))
