"""Forgetting what was measured."""

import os

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json
from sorter.core.store.store import Store
from sorter.errors import SorterError
from sorter.items import readable
from sorter.wording import plural, size


def forget(arguments: Arguments) -> int:
    """Forget everything, or what is known of some photos, and say how much that was."""
    store = Store(data_places(arguments).store)
    before = store.size()
    if arguments.every:
        count = store.count()
        try:
            store.forget()
        except OSError as error:
            path = readable(str(store.path))
            raise SorterError(f"The store {path} cannot be removed ({error.strerror}); remove it by hand.") from error
    else:
        count = store.forget_beneath([os.path.abspath(path) for path in arguments.paths])
    if store.trouble:
        raise SorterError(f"The store {readable(str(store.path))} cannot be used: {store.trouble}.")
    if arguments.json:
        say_json({"event": "forgotten", "measurements": count, "bytes": before - store.size()})
    else:
        freed = f", {size(before - store.size())}" if arguments.every else ""
        say(f"Forgotten: {plural(count, 'measurement')}{freed}." if count else "There was nothing to forget.")
    return 0
