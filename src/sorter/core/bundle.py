"""A stranger's model and what lies with it, brought into a folder of our own under names of our own."""

import errno
import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from sorter.core.foreign_formats import check_kind, is_foreign, refuse_format
from sorter.errors import TaskError
from sorter.items import readable
from sorter.tasks.manifest import LARGEST_MODEL
from sorter.wording import on_one_line, size

_MOST_MEMBERS = 2000
_MOST_SIDE = 64 << 20  # bytes of any file that is no model
_MOST_BESIDE, _MOST_DESCRIBING = 8 << 20, 30  # bytes of a file beside a model, and how many of them
_DESCRIBING = ("label", "class", "names", "categor", "config", "data", "imagenet", "synset", "index")
_MOST_RATIO = 200  # how much larger than packed a member may be, from a megabyte on
_CHUNK = 1 << 20
MODEL = ".onnx"
_SIDES = (".txt", ".json", ".csv", ".tsv", ".yaml", ".yml", ".toml", ".npz", ".md")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a bundle."""

    name: str  # where it lay, with slashes; never used as a path
    path: Path  # where it lies now
    is_model: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was brought in. `whole`: all that lay together; else a model and what lay beside it."""

    source: str  # for people
    members: tuple[Member, ...]
    whole: bool


def bring_in(source: Path, into: Path, wanted: Sequence[str] = ()) -> Bundle:
    """Copy a model, a folder or a zip into the empty folder `into`. Raises `TaskError` with one clear sentence.

    Of a folder or zip come models, the files that may describe them, and those whose names are `wanted`. Files get
    generated names; their own are only compared. Links are refused: their content is somewhere else, or somebody
    else's too.
    """
    named = _named(source)
    try:
        status = source.lstat()
        if stat.S_ISDIR(status.st_mode):
            return _whole(named, _folder(source, into, wanted))
        _check_file(source, status)
        if zipfile.is_zipfile(source) and not is_foreign(source.name):
            return _whole(named, _zip(source, into, wanted))
        check_kind(source, named)
        model = _copied(source, into / "0.onnx", source.name, LARGEST_MODEL)
        return Bundle(named, (model, *_beside(source, into)), whole=False)
    except FileNotFoundError as error:
        raise TaskError(f"There is no file or folder {named}.") from error
    except OSError as error:
        raise TaskError(f"{named} cannot be read: {error.strerror or error}.") from error


def _whole(named: str, found: Iterator[Member | str]) -> Bundle:
    everything = list(found)
    members = tuple(one for one in everything if isinstance(one, Member))
    if not any(member.is_model for member in members):
        for other in everything:
            if isinstance(other, str):
                refuse_format(f"{_shown(other)} in {named}", os.path.splitext(other)[1].lower())
        raise TaskError(f"{named} holds no model: a file whose name ends in {MODEL} is needed.")
    return Bundle(named, members, whole=True)


def _check_file(file: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise TaskError(f"{_named(file)} is a symbolic link: name the file it leads to.")
    if not stat.S_ISREG(status.st_mode):
        raise TaskError(f"{_named(file)} is neither a file nor a folder.")
    if status.st_nlink > 1:
        raise TaskError(f"{_named(file)} has a second name (a hard link): make a copy of it, and import that.")


def _beside(model: Path, into: Path) -> Iterator[Member]:
    """The files beside a model that may describe it."""
    with os.scandir(model.parent) as entries:
        found = [entry.name for _, entry in zip(range(_MOST_MEMBERS), entries, strict=False)]
    number = 1
    for name in sorted(found):
        file = model.parent / name
        status = file.lstat()
        plain = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and os.access(file, os.R_OK)
        if plain and status.st_size <= _MOST_BESIDE and _describes(file, model) and number <= _MOST_DESCRIBING:
            yield _copied(file, into / f"{number}{file.suffix.lower()}", name, _MOST_BESIDE)
            number += 1


def _describes(file: Path, model: Path) -> bool:
    """Whether a file's name says that it may belong to the model: a folder of downloads holds much else."""
    stem = file.stem.casefold()
    return file.suffix.lower() in _SIDES and (
        stem.startswith(model.stem.casefold()) or any(word in stem for word in _DESCRIBING)
    )


def _folder(folder: Path, into: Path, wanted: Sequence[str]) -> Iterator[Member | str]:
    """What is needed of a folder, and the names of files of other formats."""
    number, room = 0, 2 * LARGEST_MODEL
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(place, name)
            inside = file.relative_to(folder).as_posix()
            ending = _ending(inside, wanted)
            if ending is None:
                if is_foreign(inside):
                    yield inside
                continue
            _check_file(file, file.lstat())
            if number == _MOST_MEMBERS:
                raise TaskError(f"{_named(folder)} holds too many files for a model: choose the model's own folder.")
            most = min(room, LARGEST_MODEL if _is_large(ending) else _MOST_SIDE)
            member = _copied(file, into / f"{number}{ending}", inside, most)
            room -= member.path.stat().st_size
            yield member
            number += 1


def _zip(file: Path, into: Path, wanted: Sequence[str]) -> Iterator[Member | str]:
    """The same of a zip."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_MEMBERS:
                raise TaskError(f"{_named(file)} holds {len(infos):,} files, more than a model comes with.")
            for info in infos:
                _check_member(file, info)
            room = 2 * LARGEST_MODEL
            for number, info in enumerate(infos):
                ending = None if info.is_dir() else _ending(info.filename, wanted)
                if ending is None or info.filename.startswith("__MACOSX/"):
                    if is_foreign(info.filename):
                        yield info.filename
                    continue
                most = min(room, LARGEST_MODEL if _is_large(ending) else _MOST_SIDE)
                path = into / f"{number}{ending}"
                with archive.open(info) as packed, path.open("xb") as out:
                    room -= _poured(packed, out, most, f"The file {_shown(info.filename)} in {_named(file)}")
                yield Member(info.filename, path, ending == MODEL)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise TaskError(f"The zip {_named(file)} cannot be read: {on_one_line(str(error))}.") from error
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        if isinstance(error, TaskError) or (isinstance(error, OSError) and error.errno != errno.EINVAL):
            raise
        raise TaskError(f"The zip {_named(file)} is damaged.") from error


def _check_member(file: Path, info: zipfile.ZipInfo) -> None:
    name, parts = _shown(info.filename), PurePosixPath(info.filename.replace("\\", "/")).parts
    if ".." in parts or info.filename.startswith(("/", "\\")) or info.filename[1:2] == ":":
        raise TaskError(f"The zip {_named(file)} holds {name}, which would lie outside it: do not trust it.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise TaskError(f"The zip {_named(file)} holds a link, {name}: pack the file it leads to.")
    if info.flag_bits & 1:
        raise TaskError(f"The zip {_named(file)} is encrypted: unpack it, and import the folder.")
    if info.file_size > _CHUNK and info.file_size > _MOST_RATIO * max(1, info.compress_size):
        raise TaskError(f"The zip {_named(file)} is a bomb: {name} unpacks to {size(info.file_size)}.")


def _ending(name: str, wanted: Sequence[str]) -> str | None:
    """What is kept of a name; None for files that are not needed."""
    if any(part.startswith(".") for part in name.split("/")):
        return None
    ending = os.path.splitext(name)[1].lower()
    if name in wanted:
        return ".data"
    return ending if ending == MODEL or ending in _SIDES else None


def _is_large(ending: str) -> bool:
    return ending in (MODEL, ".data")


def _copied(file: Path, to: Path, name: str, most: int) -> Member:
    # O_NOFOLLOW: what was looked at may have become a link since
    opened = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(opened, "rb") as stream, to.open("xb") as out:
        if os.fstat(opened).st_size > most:
            raise TaskError(f"{_named(file)} is larger than {size(most)}, which is more than Sorter takes.")
        _poured(stream, out, most, _named(file))
    return Member(name, to, to.suffix == MODEL)


def _poured(source: IO[bytes], out: IO[bytes], most: int, named: str) -> int:
    """Copy, counting what really comes: what a zip says of its members need not be true."""
    count = 0
    while chunk := source.read(_CHUNK):
        count += len(chunk)
        if count > most:
            raise TaskError(f"{named} is larger than {size(most)}, which is more than Sorter takes.")
        out.write(chunk)
    return count


def _named(file: Path) -> str:
    return on_one_line(readable(str(file)))


def _shown(name: str) -> str:
    return on_one_line(name)[:100]
