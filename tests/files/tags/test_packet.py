"""Keywords in sidecars: what is Sorter's is replaced, and what is anybody else's stays byte for byte."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecars import DARKTABLE, LIGHTROOM, lists_by_exiftool, lists_by_exiv2, need, told_by_exiftool
from sorter.errors import InputError
from sorter.files.plan import Tag, Tagging
from sorter.files.tags import packet as packets
from sorter.files.tags.keywords import Keywords, keywords_of
from sorter.files.tags.packet import merged, replaced, without

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_HERON = keywords_of([Tag(("animal", "bird", "heron"), 0.9)], Tagging(), "subjects")
_CAT = keywords_of([Tag(("animal", "cat"), 0.8)], Tagging(scores=True), "subjects")
_OURS = re.compile("sorter|XMPToolkit|dc:Subject|HierarchicalSubject|TagsList")


def _packet(inside: str, *, about: str = 'rdf:about=""', more: str = "") -> bytes:
    """A packet with these properties."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description {about} xmlns:dc="http://purl.org/dc/elements/1.1/"{more}>{inside}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def _bag(*items: str) -> str:
    return f"<dc:subject><rdf:Bag>{''.join(f'<rdf:li>{one}</rdf:li>' for one in items)}</rdf:Bag></dc:subject>"


def _lists(packet: bytes) -> dict[str, list[str]]:
    """Every list of a packet, as another reader has them."""
    found: dict[str, list[str]] = {}
    for node in ET.fromstring(packet).iter(f"{{{_RDF}}}Description"):
        for one in node:
            found[one.tag.partition("}")[2]] = [item.text or "" for item in one.iter(f"{{{_RDF}}}li")]
    return found


def _holds_in_order(lines: Sequence[bytes], others: Sequence[bytes]) -> bool:
    """Whether all of the lines stand among the others, in their order."""
    rest = iter(others)
    return all(line in rest for line in lines)


def test_a_new_sidecar_says_it_in_three_lists() -> None:
    """And what Sorter wrote is recorded beside, under names that no program asks for."""
    found = _lists(merged(None, _HERON))

    assert found["subject"] == ["heron"]
    assert found["hierarchicalSubject"] == ["AI|animal|bird|heron"]
    assert found["TagsList"] == ["AI/animal/bird/heron"]
    assert found["taskWords"] == ["subjects: heron"]
    assert found["taskPaths"] == ["subjects: AI|animal|bird|heron"]
    assert found["taskSlashedPaths"] == ["subjects: AI/animal/bird/heron"]
    assert found["taskRoots"] == ["subjects: AI"]


@pytest.mark.parametrize("sidecar", [DARKTABLE, LIGHTROOM], ids=["darktable", "lightroom"])
def test_everything_that_was_there_stays_in_its_bytes(sidecar: bytes) -> None:
    """Every line of the old sidecar stands in the new one, in its order; only Sorter's own lines come in between."""
    new = merged(merged(sidecar, _HERON), _CAT)

    assert _holds_in_order(sidecar.splitlines(), new.splitlines())
    assert merged(sidecar, _HERON) != new


@pytest.mark.parametrize("sidecar", [DARKTABLE, LIGHTROOM], ids=["darktable", "lightroom"])
def test_exiftool_finds_every_foreign_element_as_it_was(sidecar: bytes, tmp_path: Path) -> None:
    """Everything that it reads in the old sidecar it reads in the new one, but for the three lists of keywords."""
    need("exiftool")
    (tmp_path / "old.xmp").write_bytes(sidecar)
    (tmp_path / "new.xmp").write_bytes(merged(sidecar, _CAT))

    old, new = (told_by_exiftool(tmp_path / name, "-a", "-u") for name in ("old.xmp", "new.xmp"))

    foreign = {key: value for key, value in old.items() if not _OURS.search(key)}
    assert len(foreign) > 5
    assert {key: new[key] for key in foreign} == foreign


@pytest.mark.parametrize("sidecar", [None, DARKTABLE, LIGHTROOM], ids=["new", "darktable", "lightroom"])
def test_exiftool_and_exiv2_read_the_keywords_back(sidecar: bytes | None, tmp_path: Path) -> None:
    """Those that were there, then Sorter's."""
    need("exiftool", "exiv2")
    path = tmp_path / "IMG.jpg.xmp"
    path.write_bytes(merged(sidecar, _CAT))
    mine = sidecar == DARKTABLE

    expected = {
        "dc": [*(["holiday", "heron"] if mine else []), "cat"],
        "lr": [*(["darktable|format|nef", "places|lake"] if mine else []), "AI|animal|cat", "AI|score|80"],
        "digiKam": ["AI/animal/cat", "AI/score/80"],
    }
    assert lists_by_exiftool(path) == expected
    assert lists_by_exiv2(path) == expected


def test_an_update_replaces_what_sorter_wrote_and_no_more() -> None:
    """A keyword that somebody else has added meanwhile stays, also one beneath the same root."""
    tagged = merged(_packet(_bag("holiday")), _HERON)
    one = b"<rdf:li>AI|animal|bird|heron</rdf:li>"
    edited = tagged.replace(one, one + b"<rdf:li>AI|mine</rdf:li>", 1)

    found = _lists(merged(edited, _CAT))

    assert found["subject"] == ["holiday", "cat"]
    assert found["hierarchicalSubject"] == ["AI|mine", "AI|animal|cat", "AI|score|80"]
    assert found["taskScores"] == ["subjects: 0.8000 AI|animal|cat"]


def test_a_keyword_that_was_there_before_is_not_sorters() -> None:
    """It is not written twice, and stays when Sorter changes its mind."""
    tagged = merged(DARKTABLE, _HERON)

    assert _lists(tagged)["subject"] == ["holiday", "heron"]
    assert "taskWords" not in _lists(tagged)
    assert _lists(merged(tagged, _CAT))["subject"] == ["holiday", "heron", "cat"]


def test_another_root_replaces_the_old_one() -> None:
    """What Sorter wrote is known by its record, whatever it is called."""
    other = keywords_of([Tag(("animal", "bird", "heron"), 0.9)], Tagging(root=("Sorter", "auto")), "subjects")

    found = _lists(merged(merged(None, _HERON), other))

    assert found["hierarchicalSubject"] == ["Sorter|auto|animal|bird|heron"]
    assert found["subject"] == ["heron"]


@pytest.mark.parametrize("root", [("AI",), ("Sorter",), ()])
def test_tags_of_several_tasks_stand_side_by_side(root: tuple[str, ...]) -> None:
    """Beneath one root or several; each task replaces only what it wrote itself, and takes out no more."""
    day = keywords_of([Tag(("day",), 0.9)], Tagging(root=root, scores=True), "day-night")
    night = keywords_of([Tag(("night",), 0.6)], Tagging(root=root), "day-night")
    above = "".join(f"{level}|" for level in root)

    both = merged(merged(None, _CAT), day)
    later = merged(merged(both, night), _HERON)

    found = _lists(both)
    assert found["subject"] == ["cat", "day"]
    assert sorted(found["hierarchicalSubject"]) == sorted(
        ["AI|animal|cat", "AI|score|80", f"{above}day", f"{above}score|90"]
    )
    assert found["taskScores"] == ["subjects: 0.8000 AI|animal|cat", f"day-night: 0.9000 {above}day"]
    assert sorted(_lists(later)["subject"]) == ["heron", "night"]
    assert sorted(_lists(later)["hierarchicalSubject"]) == sorted(["AI|animal|bird|heron", f"{above}night"])
    assert merged(later, _HERON) is later
    assert merged(later, night) is later


def test_a_tag_that_two_tasks_wrote_stays_as_long_as_one_of_them_says_it() -> None:
    """Whichever wrote it first."""
    mine = keywords_of([Tag(("animal", "cat"), 0.8)], Tagging(), "my-task")
    for first, second in ((_CAT, mine), (mine, _CAT)):
        other = keywords_of([Tag(("animal", "dog"), 0.8)], Tagging(), first.task)
        both = merged(merged(None, first), second)
        one = merged(both, other)
        assert _lists(one)["subject"] == ["cat", "dog"]
        none = merged(one, keywords_of([Tag(("bus",), 0.8)], Tagging(), second.task))
        assert _lists(none)["subject"] == ["dog", "bus"]


_OLDER = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
    ' xmlns:sorter="urn:sorter:xmp:1.0/">'
    "<dc:subject><rdf:Bag><rdf:li>cat</rdf:li></rdf:Bag></dc:subject>"
    "<lr:hierarchicalSubject><rdf:Bag><rdf:li>AI|animal|cat</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
    "<sorter:words><rdf:Bag><rdf:li>cat</rdf:li></rdf:Bag></sorter:words>"
    "<sorter:paths><rdf:Bag><rdf:li>AI|animal|cat</rdf:li></rdf:Bag></sorter:paths>"
    "<sorter:scores><rdf:Bag><rdf:li>0.7000 AI|animal|cat</rdf:li></rdf:Bag></sorter:scores>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def test_a_record_that_does_not_say_whose_it_is_stays_beside() -> None:
    """As older packets have it: another task's tags may be what it tells."""
    found = _lists(merged(_OLDER, _HERON))

    assert found["subject"] == ["cat", "heron"]
    assert found["hierarchicalSubject"] == ["AI|animal|cat", "AI|animal|bird|heron"]
    assert (found["words"], found["taskWords"]) == (["cat"], ["subjects: heron"])


def test_a_task_that_says_what_such_a_record_does_takes_it_over() -> None:
    """And replaces it from then on."""
    taken = merged(_OLDER, _CAT)
    found = _lists(taken)

    assert not {"words", "paths", "scores"} & found.keys()
    assert found["taskWords"] == ["subjects: cat"]
    assert found["taskScores"] == ["subjects: 0.8000 AI|animal|cat"]
    assert _lists(merged(taken, _HERON))["subject"] == ["heron"]


def test_what_an_older_record_holds_is_taken_out_by_what_was_written() -> None:
    """The journal says which of it a run wrote; what else is recorded so stays."""
    written = Keywords((("AI", "animal", "cat"),), ("cat",), ("0.7000 AI|animal|cat",))

    assert without(_OLDER, Keywords((("AI", "dog"),), ("dog",))) is _OLDER
    assert not [texts for texts in _lists(without(_OLDER, written)).values() if texts]


def test_how_many_tags_an_update_replaces_is_known() -> None:
    """Of the same task alone, and how sure it was is no tag."""
    day = keywords_of([Tag(("day",), 0.9)], Tagging(), "day-night")
    tagged = merged(merged(DARKTABLE, _CAT), day)

    assert [replaced(tagged, one) for one in (_CAT, _HERON, day)] == [0, 1, 0]


def test_what_says_so_already_is_not_touched() -> None:
    """The very same bytes, so that nothing is to be written; and a packet does not grow by being tagged to and fro."""
    tagged = merged(LIGHTROOM, _HERON)

    assert merged(tagged, _HERON) is tagged
    to_and_fro = merged(merged(tagged, _CAT), _HERON)
    assert merged(merged(to_and_fro, _CAT), _HERON) == to_and_fro


def test_keywords_are_found_wherever_they_stand() -> None:
    """In any block, under any prefix, in lists of any kind, however they are written."""
    strange = (
        f'<r:RDF xmlns:r="{_RDF}"><r:Description r:about="x&amp;y" xmlns:d="http://purl.org/dc/elements/1.1/">'
        '<d:subject><r:Seq><r:li>a &lt;b&gt;</r:li><r:li r:parseType="Resource"><r:value>q</r:value></r:li></r:Seq>'
        "</d:subject></r:Description></r:RDF>"
    ).encode()

    new = merged(strange, _CAT)

    assert b"<r:li>a &lt;b&gt;</r:li>" in new
    assert b"</r:li><r:li>cat</r:li></r:Seq>" in new
    assert b'rdf:about="x&amp;y"' in new
    assert merged(new, _CAT) is new


@pytest.mark.parametrize(
    "empty",
    [
        "<dc:subject/>",
        "<dc:subject> </dc:subject>",
        "<dc:subject><rdf:Bag/></dc:subject>",
        "<dc:subject><rdf:Bag></rdf:Bag></dc:subject>",
        '<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
    ],
)
def test_an_empty_list_is_filled(empty: str) -> None:
    """In whichever way it is empty."""
    assert _lists(merged(_packet(empty), _CAT))["subject"] == ["cat"]


@pytest.mark.parametrize(
    "packet",
    [
        f'<rdf:RDF xmlns:rdf="{_RDF}"/>'.encode(),
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"></rdf:RDF></x:xmpmeta>'.encode(),
        f'<RDF xmlns="{_RDF}"><Description about="q" xmlns:a="u:a" a:b="c"/></RDF>'.encode(),
        b"\xef\xbb\xbf" + _packet(""),
        b'<?xml version="1.0" encoding="utf-8"?>' + _packet(""),
    ],
)
def test_a_packet_may_be_nearly_empty(packet: bytes) -> None:
    """It gets a block of its own, about the same as the others."""
    new = merged(packet, _CAT)

    assert _lists(new)["subject"] == ["cat"]
    assert (b'rdf:about="q"' in new) == (b'about="q"' in packet)


_LI = "<dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject>"


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        (b"", "damaged"),
        (DARKTABLE[:-30], "damaged"),
        (DARKTABLE.replace(b"</rdf:Bag>", b"</rdf:Seq>", 1), "damaged (mismatched tag in line"),
        (_packet("<nobody:said/>"), "nothing says what nobody: means"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + _packet(""), "document type"),
        (_packet("").decode().encode("utf-16"), "written in UTF-16 and not in UTF-8"),
        (_packet("").decode().encode("utf-16-be"), "written in UTF-16 and not in UTF-8"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + _packet(""), "written in iso-8859-1"),
        (b"<html/>", "holds no RDF"),
        (_packet("<dc:subject>a</dc:subject>"), "not understood"),
        (_packet("<dc:subject><rdf:Bag/><rdf:Bag/></dc:subject>"), "not understood"),
        (_packet("<dc:subject><rdf:Bag><dc:x/></rdf:Bag></dc:subject>"), "not understood"),
        (_packet("<dc:subject><dc:x/></dc:subject>"), "not understood"),
        (_packet("", more=' dc:subject="a"'), "not understood"),
        (_packet(_LI + _LI), "twice"),
        (_packet("<dc:x>" * 300 + "</dc:x>" * 300), "more in it than any program writes"),
        (b"<a>" + b" " * (16 << 20) + b"</a>", "larger than 16 MB"),
    ],
)
def test_what_is_damaged_or_strange_is_left_alone(packet: bytes, reason: str) -> None:
    """In one sentence that says what is wrong."""
    with pytest.raises(InputError, match=re.escape(reason)):
        merged(packet, _CAT)


def test_a_packet_that_would_not_say_it_afterwards_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is read again before anything is done with it."""
    monkeypatch.setattr(packets, "_changed", lambda packet, _: packet + b"\n")

    with pytest.raises(InputError, match="not understood"):
        merged(DARKTABLE, _CAT)


_signs = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_texts = st.text(_signs, min_size=1, max_size=5)
_paths = st.lists(_texts, min_size=1, max_size=3).map(tuple)
_tags = st.lists(st.builds(Tag, _paths, st.floats(0, 1)), min_size=1, max_size=4)


@given(st.lists(_tags, min_size=1, max_size=4), st.lists(_texts, max_size=3, unique=True), st.booleans())
def test_whatever_is_written_the_users_own_keywords_stay(
    updates: list[list[Tag]], mine: list[str], scores: bool
) -> None:
    """After any updates the lists hold the user's words, and besides only what was written last."""
    packet, keywords = _packet(_bag(*map(escape, mine))), Keywords((), ())
    for tags in updates:
        keywords = keywords_of(tags, Tagging(scores=scores), "subjects")
        packet = merged(packet, keywords)

    found = _lists(packet)
    assert found["subject"][: len(mine)] == mine
    assert sorted(found["subject"]) == sorted({*mine, *keywords.words})
    assert sorted(found["hierarchicalSubject"]) == sorted(keywords.hierarchical)
    assert merged(packet, keywords) is packet
