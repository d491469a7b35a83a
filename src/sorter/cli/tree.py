"""A plan's folders as a tree with counts."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from sorter.cli.text import shown, shown_path, size
from sorter.files.plan import Plan
from sorter.items import readable

_MOST = 16  # folders side by side; of more, the fullest are shown
_NAMES = 3  # photos named per folder
_NARROW = 24  # columns for a photo's name


@dataclass(slots=True)
class _Folder:
    count: int = 0
    bytes: int = 0
    names: list[str] = field(default_factory=list)
    folders: dict[str, "_Folder"] = field(default_factory=dict)

    def add(self, folders: list[str], name: str, size: int) -> None:
        self.count += 1
        self.bytes += size
        if folders:
            self.folders.setdefault(folders[0], _Folder()).add(folders[1:], name, size)
        else:
            self.names.append(name)


@dataclass(frozen=True, slots=True)
class _Row:
    branch: str
    count: int
    bytes: int
    names: list[str]


def tree_lines(plan: Plan, *, names: bool = False) -> list[str]:
    """The target folders of `plan`, counted and weighed; with `names`, a few photos of each."""
    top = _gather(plan)
    rows = [_Row(shown_path(plan.root), top.count, top.bytes, top.names), *_rows(top, "")]
    width = max(len(row.branch) for row in rows)
    digits = max(len(f"{row.count:,}") for row in rows)
    lines = []
    for row in rows:
        about = _some(row.names) if names else f"{size(row.bytes):>8}"
        lines.append(f"{row.branch:<{width}}  {row.count:>{digits},}  {about}".rstrip())
    return lines


def _gather(plan: Plan) -> _Folder:
    top = _Folder()
    for action in plan.actions:
        *folders, name = os.path.relpath(action.target, plan.root).split(os.sep)
        top.add(folders, name, action.size)
    return top


def _rows(folder: _Folder, indent: str) -> Iterator[_Row]:
    kept, rest = _fullest(folder.folders)
    for place, (outer, top) in enumerate(kept, 1):
        name, below = _chain(outer, top)
        last = place == len(kept) and not rest
        branch = f"{indent}{'└── ' if last else '├── '}{shown(readable(name))}"
        yield _Row(branch, below.count, below.bytes, below.names)
        yield from _rows(below, indent + ("    " if last else "│   "))
    if rest:
        branch = f"{indent}└── {len(rest)} more folders"
        yield _Row(branch, sum(one.count for one in rest), sum(one.bytes for one in rest), [])


def _fullest(folders: dict[str, _Folder]) -> tuple[list[tuple[str, _Folder]], list[_Folder]]:
    """The folders to show, by name, and those that one line stands for."""
    by_count = sorted(folders.items(), key=lambda pair: (-pair[1].count, pair[0]))
    most = _MOST if len(folders) > _MOST + 1 else len(folders)  # a line for one folder may as well name it
    return sorted(by_count[:most]), [folder for _, folder in by_count[most:]]


def _chain(name: str, folder: _Folder) -> tuple[str, _Folder]:
    """Folders with nothing but one folder in them, as one: "animal/bird/heron"."""
    while len(folder.folders) == 1 and not folder.names:
        ((inner, below),) = folder.folders.items()
        name, folder = f"{name}/{inner}", below
    return name, folder


def _some(names: list[str]) -> str:
    some = [shown(readable(name)) for name in sorted(names)[:_NAMES]]
    cut = [name if len(name) <= _NARROW else f"{name[: _NARROW - 1]}…" for name in some]
    return ", ".join(cut) + (" …" if len(names) > _NAMES else "")
