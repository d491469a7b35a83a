"""Where what strangers bring in lies until it is kept: a folder of its own for each import."""

import shutil
import time
from pathlib import Path
from tempfile import mkdtemp

_PREFIX = "importing-"
_STALE = 24 * 3600  # seconds after which what an import left is nobody's any more


def new_folder(home: Path) -> Path:
    """An empty folder in `home`, for one import alone; what imports left that died goes. Raises `OSError`."""
    home.mkdir(parents=True, exist_ok=True)
    for old in home.glob(f"{_PREFIX}*"):
        if _age(old) > _STALE:
            shutil.rmtree(old, ignore_errors=True)
    return Path(mkdtemp(prefix=_PREFIX, dir=home))


def _age(folder: Path) -> float:
    """Seconds since anything was put into it; none for what another import has just taken away."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0
