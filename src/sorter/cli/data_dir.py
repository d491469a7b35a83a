"""The folder of Sorter's own things, looked at before anything is done with it."""

import os

from sorter.cli.arguments import Arguments
from sorter.errors import RequestError
from sorter.items import readable
from sorter.settings import Places, places


def data_places(arguments: Arguments) -> Places:
    """Where Sorter keeps its own things; the folder need not exist yet.

    Raises `RequestError` where no folder can be there, or where this user may not look into it.
    """
    where = places(arguments.data_dir)
    try:
        os.stat(where.journal)
    except FileNotFoundError:
        return where
    except OSError as error:
        raise RequestError(
            f"Sorter's own things cannot be kept in {readable(str(where.data))}: {error.strerror}. "
            "Name another folder with --data-dir or SORTER_DATA_DIR."
        ) from error
    return where
