"""Folders and labels find each other."""

import itertools
import random

from sorter.jobs.importing.matching import assigned, matched


def test_names_match_whatever_their_case_accents_and_spaces() -> None:
    """And any of a label's synonyms will do."""
    labels = ["tench, Tinca tinca", "Great White-Shark", "Bär", "crane", "crane bird"]

    found = matched(["TENCH", "great_white shark", "bar", "Crane", "no such"], labels)

    assert found == {"TENCH": 0, "great_white shark": 1, "bar": 2, "Crane": 3}


def test_what_is_not_clear_is_left_out() -> None:
    """A folder for two labels, and two folders for one."""
    assert matched(["crane"], ["crane", "crane, bird"]) == {}
    assert matched(["Cat", "cat"], ["cat", "dog"]) == {}


def test_the_assignment_is_the_best_there_is() -> None:
    """Against every possible one, on random counts."""
    rng = random.Random(4)
    for _ in range(60):
        folders, classes = rng.randint(1, 4), rng.randint(1, 5)
        counts = {
            f"f{folder}": {one: rng.randint(1, 9) for one in range(classes) if rng.random() < 0.6}
            for folder in range(folders)
        }
        counts = {name: row for name, row in counts.items() if row} or {"f": {0: 1}}

        found = assigned(counts)

        assert len(set(found.values())) == len(found)
        assert sum(counts[name].get(one, 0) for name, one in found.items()) == _most(counts, classes)


def _most(counts: dict[str, dict[int, int]], classes: int) -> int:
    places = [*range(classes), *([-1] * len(counts))]
    return max(
        sum(row.get(one, 0) for row, one in zip(counts.values(), chosen, strict=True))
        for chosen in itertools.permutations(places, len(counts))
    )
