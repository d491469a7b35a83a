"""Names as they are compared."""

from hypothesis import given
from hypothesis import strategies as st

from sorter.core.spelling import by_ending, ending_of, fold

_ENDINGS = ["jpg", "JPG", "\u0301jpg", "Jpe\u0301g", "\u017f", "\u212a", ""]
_NAMES = st.text() | st.builds("{}.{}".format, st.text(max_size=3), st.sampled_from(_ENDINGS))


@given(names=st.lists(_NAMES, unique=True))
def test_each_name_is_found_by_its_folded_ending(names: list[str]) -> None:
    """Folding an ending alone is the same as folding the whole name, whatever the letters."""
    found = by_ending(names)

    assert {name: ending for ending, group in found.items() for name in group} == {
        name: ending_of(fold(name)) for name in names
    }
    assert sum(map(len, found.values())) == len(names)
