"""An XML document with the place of each element in its bytes, so that it can be changed without writing it anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sorter.errors import InputError

MOST_BYTES = 16 << 20
"""Of a document: ten times what the largest sidecars of editors have."""

_MOST_ELEMENTS = 200_000
_DEEPEST = 200
_START_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_QUALIFIED = re.compile(rb"<([^\s/>]+)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # with and without the mark
_XML = "http://www.w3.org/XML/1998/namespace"

Name = tuple[str, str]
"""Namespace and local name."""


@dataclass(slots=True)
class Element:
    """One element; its places are byte offsets in the document."""

    name: Name
    attributes: Mapping[Name, str]
    start: int  # of its start tag
    inner: int  # behind its start tag
    close: int = 0  # of its end tag; behind it where the element is one tag alone
    end: int = 0  # behind its end tag
    text: str = ""  # its own, without that of its children
    children: list["Element"] = field(default_factory=list)

    @property
    def is_one_tag(self) -> bool:
        """Whether it is written as `<name/>`."""
        return self.inner == self.end

    def everything(self) -> Iterator["Element"]:
        """The element and all beneath it."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += one.children


def parse(data: bytes) -> Element:
    """The outermost element of a document in UTF-8. Raises `InputError` where it is damaged, or not to be trusted.

    A document type is refused, since it can bring other files in and grow without end.
    """
    if len(data) > MOST_BYTES:
        raise InputError(f"its XMP is larger than {MOST_BYTES >> 20} MB, so it is left alone")
    if data.startswith(_UTF_16):
        raise InputError("its XMP is written in UTF-16 and not in UTF-8, so it is left alone")
    reader = _Reader(data)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "not well formed")
        raise InputError(f"its XMP is damaged ({what} in line {error.lineno}), so it is left alone") from error
    return reader.top


def qualified(data: bytes, element: Element) -> bytes:
    """The element's name as it is written there, with its prefix."""
    match = _QUALIFIED.match(data, element.start)
    return match[1] if match else b""


class _Reader:
    """What expat tells, put together."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[Element] = []
        self._spaces: list[Mapping[str, str]] = [{"xml": _XML, "": ""}]
        self._count = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self.parser.XmlDeclHandler = self._check_encoding

    @property
    def top(self) -> Element:
        return self._top

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) > _DEEPEST:
            raise InputError("its XMP has more in it than any program writes, so it is left alone")
        declared = {key[6:]: value for key, value in given.items() if key.startswith("xmlns:")}
        if "xmlns" in given:
            declared[""] = given["xmlns"]
        spaces = {**self._spaces[-1], **declared} if declared else self._spaces[-1]
        attributes = {
            _named(key, spaces, of_attribute=True): value for key, value in given.items() if not _declares(key)
        }
        at = self.parser.CurrentByteIndex
        tag = _START_TAG.match(self._data, at)
        element = Element(_named(name, spaces), attributes, at, tag.end() if tag else at)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._top = element
        self._open.append(element)
        self._spaces.append(spaces)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        self._spaces.pop()
        element.close = self.parser.CurrentByteIndex
        if self._data[element.inner - 2 : element.inner] == b"/>":
            element.close = element.end = element.inner
        else:
            element.end = self._data.index(b">", element.close) + 1

    def _characters(self, text: str) -> None:
        self._open[-1].text += text

    @staticmethod
    def _refuse_type(*_: object) -> None:
        raise InputError("its XMP has a document type, which no program writes, so it is left alone")

    @staticmethod
    def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "utf8"}:
            raise InputError(f"its XMP is written in {encoding} and not in UTF-8, so it is left alone")


def _declares(key: str) -> bool:
    return key == "xmlns" or key.startswith("xmlns:")


def _named(name: str, spaces: Mapping[str, str], *, of_attribute: bool = False) -> Name:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return ("" if of_attribute else spaces[""], name)
    if prefix not in spaces:
        raise InputError(f"its XMP is damaged (nothing says what {prefix}: means), so it is left alone")
    return spaces[prefix], local
