"""What is known beforehand of the core's sentences: which are never shown, and which words come in as values."""

import re

SHELLS = ("gui", "cli")
SILENT = (  # whose texts are never seen in the window: benchmarks, cards of models, SQL, plan files, other programs
    "jobs/bench/",
    "core/store/",
    "core/teaching/card.py",
    "jobs/importing/card.py",
    "files/planning/plan_file.py",
    "files/planning/plan_reading.py",
)
BRACES = "files/planning/"  # where braces in a text are a template's own fields
OUR_FAULTS = {"RuntimeError", "ValueError", "AssertionError", "TypeError", "KeyError", "StopIteration"}
UNSEEN = re.compile(  # SQL, commands, names of files, patterns, markup
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|BEGIN|PRAGMA|FROM|AND)\b|WHERE| = |"
    r"^(sorter|sudo|pip) |-m pip|--force|^\S+\.(lock|tsv)$|^\.sorter|[\\\n<|]"
)
NOT_SHOWN = {  # what the program tells itself apart by, and how companions are paired
    *("access list", "access lists", "hard links", "inside target", "links across", "long path", "nearly full"),
    *("no hard links", "no symbolic links", "remove hardlink", "remove symlink", "remove tag", "rolled back"),
    *("symbolic links", "worker watch", "failed to allocate memory", "out of memory", "Unsupported model IR version"),
    *("is not a registered function/op", "its whole name", "its name without the ending"),
    *("a number that every shot of a burst has",),
    "how its name starts, and the number in brackets in it: the rest was cut off",
    "Sorter's resources are missing: neither {0} nor {1} exists",
}
TOLD_CALLS = {"plural", "size", "_words", "model_reason", "_reason"}
TOLD = frozenset(  # names of values that are words of ours
    "about advice done error export fact found kind _left meaning mend newer problem reason said strerror told trouble"
    " unusable wanted what who why".split()
)

SYSTEM = (  # what the system says of files, by the C library's own words
    "Bad file descriptor",
    "Cannot allocate memory",
    "Connection timed out",
    "Device or resource busy",
    "Directory not empty",
    "Disk quota exceeded",
    "File exists",
    "File name too long",
    "File too large",
    "Function not implemented",
    "Host is down",
    "Input/output error",
    "Invalid argument",
    "Invalid cross-device link",
    "Is a directory",
    "No space left on device",
    "No such device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Operation not supported",
    "Permission denied",
    "Read-only file system",
    "Remote I/O error",
    "Stale file handle",
    "Too many levels of symbolic links",
    "Too many open files",
    "Transport endpoint is not connected",
)
WORDS = (  # reasons, or parts of them
    *("a number", "a table", "a text", "cancelled", "changed", "document", "film", "gate", "head", "interrupted", "it"),
    *("journal", "sorted", "tagged"),
)
DEVICE = "CPU, {0}"
COUNTED = ("file", "photo")  # which of the two, the core decides when it counts
