"""A plan's folders as a tree."""

import os

from sorter.cli.tree import tree_lines
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan


def plan_of(*targets: str, size: int = 1000) -> Plan:
    root = os.path.join(os.sep, "sorted")
    actions = tuple(
        Action(f"/photos/{number}.jpg", os.path.join(root, *target.split("/")), size, 1, ("x",), 0.9)
        for number, target in enumerate(targets)
    )
    return Plan("colours", ActionKind.COPY, root, actions, ())


def test_folders_are_counted_with_everything_beneath_them() -> None:
    """Names in order, counts and bytes in columns."""
    lines = tree_lines(plan_of("animal/bird/a.jpg", "animal/bird/b.jpg", "animal/c.jpg", "vehicle/car/d.jpg"))

    assert lines == [
        f"{os.sep}sorted          4    4.0 kB",
        "├── animal       3    3.0 kB",
        "│   └── bird     2    2.0 kB",
        "└── vehicle/car  1    1.0 kB",
    ]


def test_a_few_photos_are_named() -> None:
    """Three names a folder, long ones cut, and a sign that there are more."""
    lines = tree_lines(plan_of("day/1.jpg", "day/2.jpg", "day/3.jpg", "day/4.jpg", f"night/{'n' * 40}.jpg"), names=True)

    assert lines[1].endswith("  4  1.jpg, 2.jpg, 3.jpg …")
    assert lines[2].endswith(f"  1  {'n' * 23}…")


def test_of_many_folders_the_fullest_are_shown() -> None:
    """Sixteen folders side by side, or all; one line stands for the rest, and no photo is lost from the count."""
    targets = [f"f{number:02}/{photo}.jpg" for number in range(30) for photo in range(1 + (number % 3 == 0))]
    lines, every = tree_lines(plan_of(*targets)), tree_lines(plan_of(*targets), every=True)

    assert len(lines) == 1 + 16 + 1
    assert lines[-1].split() == ["└──", "14", "more", "folders", "14", "14.0", "kB"]
    assert all(any(f"f{number:02}" in line for line in lines) for number in range(0, 30, 3))
    assert [line.split()[1] for line in every[1:]] == [f"f{number:02}" for number in range(30)]


def test_a_hostile_label_stays_in_its_line() -> None:
    """A folder's name with an escape sequence or half a character is shown, not obeyed."""
    lines = tree_lines(plan_of("a\x1b[2J\udcff/x.jpg"))

    assert len(lines) == 2
    assert "\x1b" not in lines[1]
    assert "\udcff" not in lines[1]


def test_an_empty_plan_is_its_root() -> None:
    """Nothing to do is one line that says 0."""
    assert [line.split() for line in tree_lines(plan_of())] == [[f"{os.sep}sorted", "0", "0", "bytes"]]


def test_renames_links_companions_and_changed_labels_are_visible() -> None:
    """A folder says what one would not expect: other names for photos, links, and the label that it stands for."""
    root = os.path.join(os.sep, "sorted")
    action = Action(
        *("/photos/a.jpg", os.path.join(root, "class_0", "a (2).jpg"), 1000, 1, ("..",), 0.9),
        renamed=True,
        companions=(Member("/photos/a.xmp", os.path.join(root, "class_0", "a (2).xmp"), 500, 1),),
        further=(FurtherLabel(os.path.join(root, "also", "a.jpg"), ("also",), 0.3),),
    )
    plain = Action("/photos/b.jpg", os.path.join(root, "b", "b.jpg"), 1000, 1, ("b",), 0.9)
    lines = tree_lines(Plan("colours", ActionKind.COPY, root, (action, plain), ()), changed={("..",)})

    assert [line.split()[1:] for line in lines[1:]] == [
        ["also", "0", "0", "bytes", "+", "1", "link"],
        ["b", "1", "1.0", "kB"],
        ["class_0", "1", "1.5", "kB", "1", "renamed:", "a", "(2).jpg;", "for", '".."'],
    ]
