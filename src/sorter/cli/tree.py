"""A plan's folders as a tree with counts."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sorter.cli.numbers import weight
from sorter.cli.text import shown, shown_path
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.tags.keywords import tags_and_above
from sorter.items import Label, label_id, readable
from sorter.wording import plural, size

_MOST = 16  # folders side by side; of more, the fullest are shown
_NAMES = 3  # photos named per folder
_LABELS = 2  # labels named per folder whose name is another one
_NARROW = 24  # columns for a photo's name


@dataclass(slots=True)
class _Folder:
    count: int = 0
    bytes: int = 0
    links: int = 0  # of further labels
    names: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    labels: set[Label] = field(default_factory=set)  # that the folders' names do not say
    folders: dict[str, "_Folder"] = field(default_factory=dict)

    def add(self, folders: list[str], action: Action, label: Label | None) -> None:
        self.count += 1
        self.bytes += weight(action)
        if folders:
            self.folders.setdefault(folders[0], _Folder()).add(folders[1:], action, label)
            return
        self.names.append(os.path.basename(action.target))
        if action.renamed:
            self.renamed.append(self.names[-1])
        if label is not None:
            self.labels.add(label)

    def below(self, names: Iterable[str]) -> "_Folder":
        """The folder that these names lead to."""
        folder = self
        for name in names:
            folder = folder.folders.setdefault(name, _Folder())
        return folder

    def add_link(self, folders: list[str]) -> None:
        self.links += 1
        if folders:
            self.folders.setdefault(folders[0], _Folder()).add_link(folders[1:])


@dataclass(frozen=True, slots=True)
class _Row:
    branch: str
    folder: _Folder


def tree_lines(plan: Plan, *, names: bool = False, changed: Collection[Label] = (), every: bool = False) -> list[str]:
    """The target folders of `plan`, counted and weighed; with `names`, a few photos of each.

    Of many folders side by side the fullest are shown, with `every` all. A folder says which photos get another name
    in it, how many links of further labels, and for which of the `changed` labels it stands.
    """
    top = _gather(plan, changed)
    rows = [_Row(shown_path(plan.root), top), *_rows(top, "", every)]
    width = max(len(row.branch) for row in rows)
    digits = max(len(f"{row.folder.count:,}") for row in rows)
    lines = []
    for row in rows:
        about = _some(row.folder.names) if names else f"{size(row.folder.bytes):>8}"
        about = "" if plan.kind is ActionKind.TAG and not names else about
        lines.append(f"{row.branch:<{width}}  {row.folder.count:>{digits},}  {about}  {_remarks(row.folder)}".rstrip())
    return lines


def _gather(plan: Plan, changed: Collection[Label]) -> _Folder:
    top = _Folder()
    if plan.kind is ActionKind.TAG:
        for action in plan.actions:
            top.count += 1
            for tag in tags_and_above(action, plan):
                top.below(tag).count += 1
        return top
    for action in plan.actions:
        top.add(_beneath(plan, action.target), action, action.label if action.label in changed else None)
        for link in action.further:
            top.add_link(_beneath(plan, link.target))
    return top


def _beneath(plan: Plan, target: str) -> list[str]:
    return os.path.relpath(target, plan.root).split(os.sep)[:-1]


def _rows(folder: _Folder, indent: str, every: bool) -> Iterator[_Row]:
    kept, rest = _fullest(folder.folders, every)
    for place, (outer, top) in enumerate(kept, 1):
        name, below = _chain(outer, top)
        last = place == len(kept) and not rest
        branch = f"{indent}{'└── ' if last else '├── '}{shown(readable(name))}"
        yield _Row(branch, below)
        yield from _rows(below, indent + ("    " if last else "│   "), every)
    if rest:
        together = _Folder()
        for one in rest:
            together.count += one.count
            together.bytes += one.bytes
            together.links += one.links
        yield _Row(f"{indent}└── {len(rest)} more folders", together)


def _fullest(folders: dict[str, _Folder], every: bool) -> tuple[list[tuple[str, _Folder]], list[_Folder]]:
    """The folders to show, by name, and those that one line stands for."""
    by_count = sorted(folders.items(), key=lambda pair: (-pair[1].count, -pair[1].links, pair[0]))
    most = len(folders) if every or len(folders) <= _MOST + 1 else _MOST  # a line for one folder may as well name it
    return sorted(by_count[:most], key=lambda pair: pair[0]), [folder for _, folder in by_count[most:]]


def _chain(name: str, folder: _Folder) -> tuple[str, _Folder]:
    """Folders with nothing but one folder in them, as one: "animal/bird/heron"."""
    while len(folder.folders) == 1 and not folder.names:
        ((inner, below),) = folder.folders.items()
        if (below.links, below.count) != (folder.links, folder.count):
            break
        name, folder = f"{name}/{inner}", below
    return name, folder


def _remarks(folder: _Folder) -> str:
    """What one would not expect of the photos and links that lie in this folder itself."""
    remarks = []
    links = folder.links - sum(one.links for one in folder.folders.values())
    if links:
        remarks.append(f"+ {plural(links, 'link')}")
    if folder.renamed:
        more = " …" if len(folder.renamed) > 1 else ""
        remarks.append(f"{len(folder.renamed):,} renamed: {_cut(min(folder.renamed))}{more}")
    if folder.labels:
        some = ", ".join(f'"{shown(label_id(label))}"' for label in sorted(folder.labels)[:_LABELS])
        remarks.append(f"for {some}{' …' if len(folder.labels) > _LABELS else ''}")
    return "; ".join(remarks)


def _some(names: list[str]) -> str:
    return ", ".join(map(_cut, sorted(names)[:_NAMES])) + (" …" if len(names) > _NAMES else "")


def _cut(name: str) -> str:
    name = shown(readable(name))
    return name if len(name) <= _NARROW else f"{name[: _NARROW - 1]}…"
