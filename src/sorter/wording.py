"""Counts and sizes in words, the same wherever a sentence is made."""

_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")


def on_one_line(text: str) -> str:
    """A text on one line that no screen takes for a command: what cannot be printed is replaced."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def plural(count: int, word: str, words: str = "") -> str:
    """A count with its noun: "1 photo", "1,204 photos"."""
    return f"{count:,} {word if count == 1 else words or word + 's'}"


def size(count: int) -> str:
    """Bytes as people read them: "2.8 GB"; powers of 1000, as file managers count."""
    value, unit = float(count), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit and value < 99.95 else f"{value:.0f} {_UNITS[unit]}"
