from sorter.files.planning.options import default_root


def test_the_target_lies_beside_its_folder() -> None:
    """And within it where there is no beside; a name that could not be longer is cut."""
    assert default_root("/photos/Lisbon") == "/photos/Lisbon sorted"
    assert default_root("/photos/Lisbon/") == "/photos/Lisbon sorted"
    assert default_root("/") == "/sorted"
    assert default_root(f"/photos/{'é' * 127}x") == f"/photos/{'é' * 124} sorted"
