"""Where the files that come with Sorter are."""

from pathlib import Path

import pytest

from sorter.resources import resources_dir


def test_the_packaged_place_comes_first_and_the_checkout_second(tmp_path: Path) -> None:
    """An installed package uses its own resources, an editable install those of the checkout."""
    packaged, checkout = tmp_path / "packaged", tmp_path / "checkout"
    checkout.mkdir()

    assert resources_dir(packaged, checkout) == checkout
    packaged.mkdir()
    assert resources_dir(packaged, checkout) == packaged


def test_a_damaged_installation_says_so(tmp_path: Path) -> None:
    """Neither place is there."""
    with pytest.raises(FileNotFoundError, match="resources are missing"):
        resources_dir(tmp_path / "a", tmp_path / "b")
