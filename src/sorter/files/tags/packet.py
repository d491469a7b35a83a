"""Keywords in an XMP packet: all that is not Sorter's own stays there byte for byte.

A packet keeps beside the keywords a record of those that Sorter wrote, and for which task. An update takes away what
the same task wrote and nothing else: a keyword that was there before is somebody else's, also where Sorter would have
written the same, and what another task wrote stays beside. A record of the older form does not say which task it was:
what it holds counts as of a task that says the very same, and else stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from sorter.errors import InputError
from sorter.files.tags.keywords import SCORE, Keywords
from sorter.files.tags.markup import Element, Name, parse, qualified
from sorter.files.tags.record import Record

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SORTER = "urn:sorter:xmp:1.0/"
_CONTAINERS = ((_RDF, "Bag"), (_RDF, "Seq"), (_RDF, "Alt"))
_ITEM = (_RDF, "li")
_TOOLKIT = ("adobe:ns:meta/", "xmptk")
_ABOUT = ((_RDF, "about"), ("", "about"))


@dataclass(frozen=True, slots=True)
class _List:
    """A property that is a list of texts."""

    prefix: str
    space: str
    local: str
    container: str

    @property
    def name(self) -> Name:
        return self.space, self.local


_LISTS = (
    _List("dc", "http://purl.org/dc/elements/1.1/", "subject", "Bag"),
    _List("lr", "http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject", "Bag"),
    _List("digiKam", "http://www.digikam.org/ns/1.0/", "TagsList", "Seq"),
)
_RECORDS = tuple(_List("sorter", _SORTER, local, "Bag") for local in ("taskWords", "taskPaths", "taskSlashedPaths"))
"""What Sorter wrote into each of those lists, "subjects: heron"; under names that no program looks for."""

_OLDER = tuple(_List("sorter", _SORTER, local, "Bag") for local in ("words", "paths", "slashedPaths"))
"""The same as it was written before the tasks were recorded."""

_SCORES = _List("sorter", _SORTER, "taskScores", "Bag")
_OLDER_SCORES = _List("sorter", _SORTER, "scores", "Bag")
_ROOTS = _List("sorter", _SORTER, "taskRoots", "Bag")
_DECLARED = f' xmlns:rdf="{_RDF}"'
_NAMES = frozenset(one.name for one in _LISTS)

_EMPTY = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Sorter">
 <rdf:RDF xmlns:rdf="{_RDF}">
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()

_Edit = tuple[int, int, bytes]
"""Where it begins and ends, and what stands there afterwards."""


def merged(packet: bytes | None, keywords: Keywords) -> bytes:
    """The packet with these keywords and without others that their task wrote before; None stands for no packet.

    The very same bytes where nothing is to be changed. Raises `InputError` where it is damaged or written in a way
    that is not understood.
    """
    return _edited(_EMPTY if packet is None else packet, keywords)


def without(packet: bytes, keywords: Keywords) -> bytes:
    """The packet without what the task of these keywords wrote, of those whose task is not known without these alone.

    Raises `InputError` as above.
    """
    nothing = Keywords((), (), task=keywords.task)
    taken = () if keywords.task else (*keywords.words, *keywords.hierarchical, *keywords.slashed)
    return _edited(packet, nothing, frozenset(taken))


def is_bare(packet: bytes) -> bool:
    """Whether it is a packet of Sorter's in which no property is left. Raises `InputError`."""
    top = parse(packet)
    left = [one for node in _rdf_of(packet).children for one in node.children]
    abouts = [key for node in _rdf_of(packet).children for key in node.attributes if key not in _ABOUT]
    empty = all(one.name in _NAMES and not _Bag.of(one).items for one in left) and not abouts
    return empty and top.attributes.get(_TOOLKIT) == "Sorter"


def replaced(packet: bytes, keywords: Keywords) -> int:
    """How many tags that the same task wrote are not among these keywords, and so go. Raises `InputError`."""
    document = _Document(packet)
    score = "|".join((*_root_in(document, keywords.task), SCORE, ""))
    gone = document.record(_RECORDS[1], keywords.task).mine.keys() - set(keywords.hierarchical)
    return sum(not text.startswith(score) for text in gone)


def has_keywords(packet: bytes) -> bool:
    """Whether a part of a packet holds one of the lists. Raises `InputError` where it is damaged."""
    return any(one.name in _NAMES for one in parse(packet).everything())


def _changed(packet: bytes, edits: Sequence[_Edit]) -> bytes:
    for start, end, text in sorted(edits, reverse=True):
        packet = packet[:start] + text + packet[end:]
    return packet


def _edited(packet: bytes, keywords: Keywords, taken: frozenset[str] = frozenset()) -> bytes:
    new = _changed(packet, _edits(packet, keywords, taken))
    if new != packet and _edits(new, keywords, taken):
        raise InputError("its XMP is written in a way that is not understood, so it is left alone")
    return new


def _edits(packet: bytes, keywords: Keywords, taken: frozenset[str]) -> list[_Edit]:
    """What makes the packet say these; `taken` goes of what is recorded without a task."""
    document = _Document(packet)
    wanted: tuple[Sequence[str], ...] = keywords.words, keywords.hierarchical, keywords.slashed
    missing: list[tuple[_List, Sequence[str]]] = []
    edits: list[_Edit] = []
    recorded: list[tuple[_List, Sequence[str]]] = []
    for kind, record, older, texts in zip(_LISTS, _RECORDS, _OLDER, wanted, strict=True):
        found, known = document.bag(kind), document.record(record, keywords.task)
        unknown = document.texts(older)
        left = [text for text in unknown if text not in texts and text not in taken]
        there = found.texts if found else ()
        ours = {*known.mine, *known.others, *unknown}
        written = [text for text in texts if text in ours or text not in there]
        recorded += [(record, known.with_mine(written)), (older, left)]
        if found is None:
            missing.append((kind, texts))
        else:
            gone = {*known.mine, *taken.intersection(unknown)} - {*texts, *known.others, *left}
            edits += found.edits(packet, gone, [text for text in texts if text not in there])
    recorded.append((_ROOTS, document.record(_ROOTS, keywords.task).with_mine(_root(keywords))))
    recorded.append((_SCORES, document.record(_SCORES, keywords.task).with_mine(keywords.scores)))
    settled = taken.union(keywords.hierarchical)
    scores = [text for text in document.texts(_OLDER_SCORES) if text.partition(" ")[2] not in settled]
    recorded.append((_OLDER_SCORES, scores))
    stale = [record for record, texts in recorded if set(document.texts(record)) != set(texts)]
    if stale:
        edits += document.without_records()
        missing += recorded
    lists = [(kind, texts) for kind, texts in missing if texts]
    return [*edits, document.addition(lists)] if lists else edits


def _root(keywords: Keywords) -> Sequence[str]:
    return ["/".join(keywords.root)] if keywords.root and keywords.paths else []


def _root_in(document: "_Document", task: str) -> Sequence[str]:
    return [level for root in document.record(_ROOTS, task).mine for level in root.split("/")]


class _Document:
    """A packet's properties, by name."""

    def __init__(self, packet: bytes) -> None:
        self._packet = packet
        self._rdf = _rdf_of(packet)
        self._nodes = self._rdf.children
        self._properties: dict[Name, Element] = {}
        for node in self._nodes:
            if _NAMES & node.attributes.keys():
                raise InputError("its keywords are written in a way that is not understood, so it is left alone")
            for one in node.children:
                if one.name in self._properties and one.name in _NAMES:
                    raise InputError("its XMP has a list of keywords twice, so it is left alone")
                self._properties[one.name] = one

    def bag(self, kind: _List) -> "_Bag | None":
        """A list as it is there; None where there is none. Raises `InputError` where it is none of the usual kind."""
        element = self._properties.get(kind.name)
        return None if element is None else _Bag.of(element)

    def texts(self, kind: _List) -> Sequence[str]:
        found = self.bag(kind)
        return found.texts if found else ()

    def record(self, kind: _List, task: str) -> Record:
        """What one of the records says, seen from a task."""
        return Record.of(self.texts(kind), task)

    def without_records(self) -> Iterator[_Edit]:
        """What takes out all that Sorter wrote for itself, and a block in which nothing else is."""
        for node in self._nodes:
            ours = [one for one in node.children if one.name[0] == _SORTER]
            alone = len(ours) == len(node.children) and not node.attributes.keys() - set(_ABOUT)
            for element in [node] if ours and alone else ours:
                yield _blank_before(self._packet, element.start), element.end, b""

    def addition(self, lists: Sequence[tuple[_List, Sequence[str]]]) -> _Edit:
        """A block of its own with these lists, the last in the packet."""
        rdf, name = self._rdf, qualified(self._packet, self._rdf)
        about = next((node.attributes[key] for node in self._nodes for key in _ABOUT if key in node.attributes), "")
        block = _block(about, lists, "" if name == b"rdf:RDF" else _DECLARED)
        if rdf.is_one_tag:
            return rdf.end - 2, rdf.end, b">\n" + block + b" </" + name + b">"
        at = _blank_before(self._packet, rdf.close)
        return at, at, b"\n" + block.rstrip(b"\n")


@dataclass(frozen=True, slots=True)
class _Bag:
    """A list in a packet."""

    whole: Element
    container: Element | None  # none where the list is empty
    items: Sequence[Element] = ()

    @classmethod
    def of(cls, element: Element) -> "_Bag":
        if not element.children and not element.text.strip() and not element.attributes:
            return cls(element, None)
        one = element.children[0] if len(element.children) == 1 else None
        if one is None or one.name not in _CONTAINERS or any(item.name != _ITEM for item in one.children):
            raise InputError("its keywords are written in a way that is not understood, so it is left alone")
        return cls(element, one, one.children)

    @property
    def texts(self) -> Sequence[str]:
        return [item.text for item in self.items if not item.children]

    def edits(self, packet: bytes, gone: set[str], new: Sequence[str]) -> Iterator[_Edit]:
        """What takes some texts out and puts others in."""
        leaving = [item for item in self.items if not item.children and item.text in gone]
        for item in leaving:
            yield _blank_before(packet, item.start), item.end, b""
        if new:
            yield self._addition(packet, new)

    def _addition(self, packet: bytes, new: Sequence[str]) -> _Edit:
        whole, container = self.whole, self.container
        if container is None:
            inside = _container("Bag", new, _DECLARED)
            if whole.is_one_tag:
                return whole.end - 2, whole.end, b">" + inside + b"</" + qualified(packet, whole) + b">"
            return whole.inner, whole.inner, inside
        name = qualified(packet, container)
        prefix = name.rpartition(b":")[0]
        li = prefix + b":li" if prefix else b"li"
        last = self.items[-1] if self.items else None
        blank = packet[_blank_before(packet, last.start) : last.start] if last else b""
        added = b"".join(blank + b"<" + li + b">" + _escaped(text) + b"</" + li + b">" for text in new)
        if container.is_one_tag:
            return container.end - 2, container.end, b">" + added + b"</" + name + b">"
        at = last.end if last else container.inner
        return at, at, added


def _rdf_of(packet: bytes) -> Element:
    top = parse(packet)
    for one in (top, *top.children):
        if one.name == (_RDF, "RDF"):
            return one
    raise InputError("its XMP holds no RDF, so it is left alone")


def _block(about: str, lists: Sequence[tuple[_List, Sequence[str]]], declared: str) -> bytes:
    spaces = dict.fromkeys((kind.prefix, kind.space) for kind, _ in lists)
    declared += "".join(f'\n    xmlns:{prefix}="{space}"' for prefix, space in spaces)
    parts = [f"  <rdf:Description{declared} rdf:about={quoteattr(about)}>\n".encode()]
    for kind, texts in lists:
        name = f"{kind.prefix}:{kind.local}".encode()
        inside = _container(kind.container, texts).replace(b"\n", b"\n   ")
        parts.append(b"   <" + name + b">\n   " + inside + b"\n   </" + name + b">\n")
    return b"".join([*parts, b"  </rdf:Description>\n"])


def _container(kind: str, texts: Sequence[str], declared: str = "") -> bytes:
    items = b"".join(b"\n  <rdf:li>" + _escaped(text) + b"</rdf:li>" for text in texts)
    return f" <rdf:{kind}{declared}>".encode() + items + f"\n </rdf:{kind}>".encode()


def _blank_before(packet: bytes, at: int) -> int:
    """Where the blanks before a place begin."""
    while at and packet[at - 1 : at] in (b" ", b"\t", b"\r", b"\n"):
        at -= 1
    return at


def _escaped(text: str) -> bytes:
    return escape(text).encode()
