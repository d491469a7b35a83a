"""Where the files that come with Sorter are."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "resources"
_CHECKOUT = Path(__file__).parents[2] / "resources"


def resources_dir(packaged: Path = _PACKAGED, checkout: Path = _CHECKOUT) -> Path:
    """The folder of shipped resources: inside an installed package, else at the top of a checkout.

    Build backends do not place resources in an editable install, hence the second place.
    Raises `FileNotFoundError` where neither exists: the installation is damaged.
    """
    for place in (packaged, checkout):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"Sorter's resources are missing: neither {packaged} nor {checkout} exists")
