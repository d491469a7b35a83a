"""The names that are used, folder by folder, compared without case."""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sorter.files.names import fold


class Claims:
    """Gives names away, each once."""

    def __init__(self, taken: Mapping[str, frozenset[str]]) -> None:
        """`taken` are the folded names that exist in each folder."""
        self._used: defaultdict[str, set[str]] = defaultdict(set)
        self._next: defaultdict[str, dict[str, int]] = defaultdict(dict)  # folder -> name -> number to try
        self._folded: dict[str, str] = {}
        for folder, names in taken.items():
            self._used[self._key(folder)] |= names

    def occupy(self, folder: str, name: str) -> None:
        """Take the name of something that exists."""
        self._used[self._key(folder)].add(fold(name))

    def occupy_folders(self, folder: str, root: str) -> None:
        """Take the names of `folder` and of those above it, so that no file is planned to lie where a folder has to."""
        while len(folder) > len(root):
            above, name = os.path.split(folder)
            self.occupy(above, name)
            folder = above

    def claim(self, folder: str, names: Sequence[str]) -> bool:
        """Take all of the names, if each of them is free."""
        used, folded = self._used[self._key(folder)], {fold(name) for name in names}
        if len(folded) < len(names) or not used.isdisjoint(folded):
            return False
        used |= folded
        return True

    def claim_next(self, folder: str, start: int, names: Callable[[int], Sequence[str]]) -> Sequence[str]:
        """Take the names of the first number, from `start` on, for which all of them are free."""
        following, name = self._next[self._key(folder)], fold(names(start)[0])
        number = following.get(name, start)
        while not self.claim(folder, found := names(number)):
            number += 1
        following[name] = number + 1
        return found

    def let_go(self, folder: str) -> None:
        """Nothing more is claimed in this folder: its names need not be known any longer."""
        self._used.pop(self._key(folder), None)
        self._next.pop(self._key(folder), None)

    def _key(self, folder: str) -> str:
        key = self._folded.get(folder)
        if key is None:
            key = self._folded[folder] = fold(folder)
        return key
