"""Taking out of a report what is nobody's business: who the user is, and what their photos and folders are called."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import PurePath
from unicodedata import normalize
from urllib.parse import quote, unquote

import sorter
from sorter.core.companions import HEIC, JPEG, PHOTOS, RAW

_NOBODY = frozenset({"root", "user", "admin", "python", "sorter"})  # names that tell nothing, and that code is full of
_LONGEST = 2000  # characters of a line
_MOST = 100  # folders that are looked for
_ROOT = 3  # characters of a path that may be a whole disk, and tells nothing
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/opt", "/etc", "/proc", "/sys", "/System", "/Library", "/Applications"),
    *("C:/Windows", "C:/Program Files", "C:/Program Files (x86)"),
)

_CODE = re.compile(r'\s*(?:\| *)*File "[^"\n]+", line \d+')
_FOLDER = r"(?:/(?=[^\s/])|\\{2,4}(?=[^\s\\])|[A-Z]:[\\/]|file:/)"
"""How an absolute path begins, also where its backslashes are doubled."""
_HOME = re.compile(r"(?i)(?:\b[A-Z]:[\\/]+Users|(?<!\w)/home|(?<!\w)/Users)[\\/]+[^\\/'\":,\n]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def _any_of(endings: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(one) for one in sorted(endings))})(?!\\w)"


_COMMON = _any_of(
    HEIC
    | JPEG
    | RAW
    | {".png", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".avif", ".jxl", ".psd", ".xmp", ".mov", ".mp4"}
)
_ALL = _any_of(PHOTOS | {".xmp"})


@dataclass(frozen=True, slots=True)
class Private:
    """What is known of the user."""

    home: str
    names: tuple[str, ...]  # that the user has on this computer
    data: str  # where Sorter keeps its own things
    photos: tuple[str, ...] = ()  # folders and photos that are open
    program: tuple[str, ...] = (sys.prefix, sys.base_prefix, os.path.dirname(sorter.__file__), *_SYSTEM)


def private_here(data: str, photos: tuple[str, ...]) -> Private:
    """What the system knows of whoever runs this."""
    home = os.path.expanduser("~")
    names = [os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME")]
    told = (*names, PurePath(home).name, _full_name())
    return Private(home, told, data, tuple(path for path in photos if len(path) > _ROOT)[:_MOST])


def without_names(text: str, private: Private) -> str:
    """The text with `<home>`, `<user>` and `<photo 1>` in the place of what is private.

    Rather too much is taken out than too little: of a name with blanks that stands in a sentence, nobody can tell where
    it begins. What Python says of its own code stays.
    """
    return _Editor(private).edit(text)


class _Editor:
    """Gives the same path the same number throughout a text."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._numbers: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        opened = "|".join(form for path in private.photos for form in _forms(path))
        begins = f"(?:{opened}|{_FOLDER})" if opened else _FOLDER
        whole = rf"{begins}(?:[^\n]*?{_ALL}|[^\n'\"<>|]*?(?=: |['\"<>|]| -> |$))"
        path = rf"(?<![\w.<>/\\~-])(?P<path>{whole})"
        named = rf"(?<!\w)(?P<named>(?:(?!: )[^'\"<>/\\\n|])*?{_COMMON})"
        quoted = r"(?<!\w)(?P<mark>['\"])(?P<inside>(?:\\.|(?!(?P=mark)(?!\w))[^\n])*?)(?P=mark)(?!\w)"
        self._span = re.compile(rf"(?i)(?P<url>https?://\S+)|{quoted}|{path}|{named}")
        self._inside = re.compile(rf"(?i)(?P<url>https?://\S+)|{path}|{named}")
        self._is_path = re.compile(rf"(?i){begins}")
        self._is_named = re.compile(rf"(?i)[^/\\]*{_ALL}$")

    def edit(self, text: str) -> str:
        lines, code = [], False
        for line in text.split("\n"):
            if _CODE.match(line) or (code and line.startswith("    ")):
                code = True
                lines.append(line)
            else:
                code = False
                lines.append(self._span.sub(self._swap, _cut(line)))
        return self._without_user("\n".join(lines))

    def _swap(self, found: re.Match[str]) -> str:
        groups = found.groupdict()
        if groups["url"]:
            return found[0]
        if groups.get("mark"):
            mark, inside = found["mark"], found["inside"]
            if self._is_path.match(inside) or self._is_named.match(inside):
                return f"{mark}{self._called(inside)}{mark}"
            return f"{mark}{self._inside.sub(self._swap, inside)}{mark}"
        name = groups["path"] or groups["named"]
        blanks = name[: len(name) - len(name.lstrip())]
        dot = "." if name.endswith(".") else ""
        return f"{blanks}{self._called(name.strip().removesuffix('.'))}{dot}"

    def _called(self, path: str) -> str:
        plain = _plain(path)
        if plain == _plain(self._private.home):
            return "<home>"
        opened = any(_is_beneath(plain, _plain(one)) for one in self._private.photos)
        if not opened and any(_is_beneath(plain, _plain(one)) for one in (*self._private.program, self._private.data)):
            return path
        if plain not in self._numbers:
            ending = found[0] if (found := _ENDING.search(path)) else ""
            kind = "photo" if ending.lower() in PHOTOS else "file" if ending else "folder"
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._numbers[plain] = f"<{kind} {self._counts[kind]}>{ending}"
        return self._numbers[plain]

    def _without_user(self, text: str) -> str:
        """What is left: folders of programs and of Sorter itself, which may lie in the user's."""
        for path, name in ((self._private.data, "<data>"), (self._private.home, "<home>")):
            if len(path) > _ROOT:
                forms = "|".join(_forms(path))
                text = re.sub(rf"(?i)(?:{forms})(?![\w-])", name, text)
        text = _HOME.sub("<home>", text)
        for name in sorted(set(self._private.names), key=len, reverse=True):
            if len(name) > 1 and name.casefold() not in _NOBODY:
                forms = "|".join(_forms(name))
                text = re.sub(rf"(?i)(?<!\w)(?:{forms})(?!\w)", "<user>", text)
        return text


def _forms(text: str) -> list[str]:
    """Patterns of a path or name in all the ways that it is written, the longest first."""
    written = {text, normalize("NFC", text), normalize("NFD", text)}
    written |= {repr(one)[1:-1] for one in written} | {ascii(one)[1:-1] for one in written}
    written |= {one.replace("\\", "/") for one in written if "\\\\" not in one}
    written |= {
        quote(one.replace("\\", "/"), safe="/:", errors="surrogatepass") for one in written if one.isprintable()
    }
    return [re.escape(one) for one in sorted(written, key=len, reverse=True)]


def _plain(path: str) -> str:
    """A path in one of the ways that it is written, for comparing."""
    if path.lower().startswith("file:"):
        path = unquote(path[5:])
    path = re.sub(r"\\+", "/", path)
    return "/" + normalize("NFC", path).strip("/").casefold()


def _is_beneath(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


def _full_name() -> str:
    if sys.platform == "win32":
        return ""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
    except KeyError:
        return ""
