"""What a plan of tags would change is known before the run."""

from dataclasses import replace
from pathlib import Path

import pytest

from plans import action, photos_in, plan_of
from sorter.errors import InputError
from sorter.files.compared import Compared
from sorter.files.plan import ActionKind, Plan, Tag, Tagging
from sorter.files.tagged import tagged_already
from sorter.files.tags.keywords import keywords_of
from sorter.files.tags.markup import MOST_BYTES
from sorter.files.tags.packet import merged
from sorter.files.tags.parts import FileParts

_HERON = Tag(("animal", "heron"), 0.9)
_CAT = Tag(("animal", "cat"), 0.9)


def _tagging(photo: Path, sidecar: Path, tag: Tag) -> Plan:
    """A plan of one photo."""
    planned = replace(action(photo, sidecar), tags=(tag,))
    return replace(plan_of(photo.parent, ActionKind.TAG, planned), task="subjects", tagging=Tagging())


def test_what_is_tagged_so_already_is_told_from_what_would_be_replaced(tmp_path: Path) -> None:
    """Each by what its sidecar says; one that has none is neither."""
    photo, other = photos_in(tmp_path, 2)
    sidecar = tmp_path / "IMG_0.jpg.xmp"
    sidecar.write_bytes(merged(None, keywords_of([_HERON], Tagging(), "subjects")))

    same = tagged_already(_tagging(photo, sidecar, _HERON), Compared(), lambda: None)
    another = tagged_already(_tagging(photo, sidecar, _CAT), Compared(), lambda: None)
    none = tagged_already(_tagging(other, tmp_path / "IMG_1.jpg.xmp", _CAT), Compared(), lambda: None)

    assert (same.already, dict(same.replaced)) == (frozenset({str(photo)}), {})
    assert (another.already, dict(another.replaced)) == (frozenset(), {str(photo): 1})
    assert (none.already, dict(none.replaced)) == (frozenset(), {})


def test_no_more_is_read_at_once_than_a_packet_may_have(tmp_path: Path) -> None:
    """Whatever a file says of its own lengths."""
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 2)

    with path.open("rb") as file, pytest.raises(InputError, match="larger than 16 MB"):
        FileParts(file)[: MOST_BYTES + 1]
