"""Forgetting what was measured."""

import os
from collections.abc import Sequence

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json
from sorter.cli.text import shown_path
from sorter.core.store.pictures import Pictures
from sorter.core.store.store import Store
from sorter.errors import RequestError, SorterError
from sorter.items import readable
from sorter.wording import plural, size


def forget(arguments: Arguments) -> int:
    """Forget everything, or what is known of some photos, small pictures of them too, and say how much that was."""
    where = data_places(arguments)
    store, pictures = Store(where.store), Pictures(where.pictures)
    before = store.size() + pictures.size()
    if arguments.every:
        count = store.count()
        for one in (store, pictures):
            _remove(one)
    else:
        pictures.forget_beneath([os.path.abspath(path) for path in arguments.paths])
        count = store.forget_beneath([os.path.abspath(path) for path in arguments.paths])
        if store.trouble:
            raise SorterError(f"The store {readable(str(store.path))} cannot be used: {store.trouble}.")
        if not count:
            _check(arguments.paths)
    freed = max(0, before - store.size() - pictures.size())
    if arguments.json:
        say_json({"event": "forgotten", "measurements": count, "bytes": freed})
    else:
        told = f"Forgotten: {plural(count, 'measurement')}, {size(freed)}."
        say(told if count or freed else "There was nothing to forget.")
    return 0


def _remove(remembered: Store | Pictures) -> None:
    try:
        remembered.forget()
    except OSError as error:
        path = readable(str(remembered.path))
        raise SorterError(f"The store {path} cannot be removed ({error.strerror}); remove it by hand.") from error


def _check(paths: Sequence[str]) -> None:
    """Where nothing was known, a path that is not there is a slip. Raises `RequestError`."""
    for path in paths:
        if not os.path.lexists(path):
            raise RequestError(f"There is no file or folder {shown_path(path)}, and nothing was known of it.")
