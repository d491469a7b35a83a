"""Naming the photos that a task is not sure of."""

from sorter.cli.doubtful import doubtful_lines
from sorter.items import Item, Prediction


def _prediction(
    name: str, label: tuple[str, ...], score: float, *, unsure: bool = False, outside: bool = False
) -> Prediction:
    return Prediction(Item(f"/p/{name}", 1, 1), label, score, ((label, score),), unsure=unsure, outside=outside)


def test_unsure_photos_come_before_those_outside() -> None:
    """With the best guess, its score and the path; sure ones are not named, and what is outside is not unsure too."""
    predictions = [
        _prediction("c.jpg", ("animal", "heron"), 0.294, unsure=True),
        _prediction("b\x1b.jpg", ("car",), 0.5, unsure=True),
        _prediction("d.jpg", ("food",), 0.04, unsure=True, outside=True),
        _prediction("a.jpg", ("food",), 0.9),
    ]

    assert list(doubtful_lines(predictions, every=False)) == [
        "2 photos unsure, with the best guess:",
        "  car            50%  /p/b\ufffd.jpg",
        "  animal/heron   29%  /p/c.jpg",
        "1 photo outside every label, with the best guess:",
        "  food    4%  /p/d.jpg",
    ]


def test_eleven_photos_are_all_named() -> None:
    """A line for one more photo may as well name it."""
    eleven = [_prediction(f"{number:02}.jpg", ("car",), 0.1, outside=True) for number in range(11)]

    assert len(list(doubtful_lines(eleven, every=False))) == 1 + 11
    assert list(doubtful_lines([*eleven, eleven[0]], every=False))[-1] == "  … 2 more (--all names every one)"
    assert len(list(doubtful_lines([*eleven, eleven[0]], every=True))) == 1 + 12
