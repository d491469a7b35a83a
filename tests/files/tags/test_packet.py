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
from sorter.files.tags.packet import merged

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_HERON = keywords_of([Tag(("animal", "bird", "heron"), 0.9)], Tagging())
_CAT = keywords_of([Tag(("animal", "cat"), 0.8)], Tagging(scores=True))
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

    assert found["subject"] == found["words"] == ["heron"]
    assert found["hierarchicalSubject"] == found["paths"] == ["AI|animal|bird|heron"]
    assert found["TagsList"] == found["slashedPaths"] == ["AI/animal/bird/heron"]


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
    assert found["scores"] == ["0.8000 AI|animal|cat"]


def test_a_keyword_that_was_there_before_is_not_sorters() -> None:
    """It is not written twice, and stays when Sorter changes its mind."""
    tagged = merged(DARKTABLE, _HERON)

    assert _lists(tagged)["subject"] == ["holiday", "heron"]
    assert "words" not in _lists(tagged)
    assert _lists(merged(tagged, _CAT))["subject"] == ["holiday", "heron", "cat"]


def test_another_root_replaces_the_old_one() -> None:
    """What Sorter wrote is known by its record, whatever it is called."""
    other = keywords_of([Tag(("animal", "bird", "heron"), 0.9)], Tagging(root=("Sorter", "auto")))

    found = _lists(merged(merged(None, _HERON), other))

    assert found["hierarchicalSubject"] == ["Sorter|auto|animal|bird|heron"]
    assert found["subject"] == ["heron"]


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
        keywords = keywords_of(tags, Tagging(scores=scores))
        packet = merged(packet, keywords)

    found = _lists(packet)
    assert found["subject"][: len(mine)] == mine
    assert sorted(found["subject"]) == sorted({*mine, *keywords.words})
    assert sorted(found["hierarchicalSubject"]) == sorted(keywords.hierarchical)
    assert merged(packet, keywords) is packet
