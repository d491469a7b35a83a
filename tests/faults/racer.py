"""Another program that wants the same names: takes each in turn, where it is free, in a file of its own.

`racer.py FILE-OF-NAMES HEAD-START`: says "ready" after the first HEAD-START names, and goes on to the end.
"""

import sys
from pathlib import Path


def main() -> None:
    """See above."""
    names, head_start = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines(), int(sys.argv[2])
    for number, name in enumerate(names):
        if number == head_start:
            print("ready", flush=True)
        try:
            with open(name, "x", encoding="utf-8") as file:
                file.write(f"racer {name}")
        except FileExistsError:
            continue
    print("done", flush=True)


if __name__ == "__main__":
    main()
