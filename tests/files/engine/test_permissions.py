import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from disks import need
from plans import action, photos_in, sorting
from sorter.files.plan import ActionKind, Plan
from sorter.files.preflight.findings import Finding, FindingKind

_AS_SOMEBODY = """
import json, os, sys
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.preflight.preflight import preflight
told = json.load(sys.stdin)
os.setgroups([]); os.setgid(65534); os.setuid(65534)
actions = tuple(Action(*one, ("day",), 0.9) for one in told["actions"])
result = preflight(Plan("day-night", ActionKind(told["kind"]), told["root"], actions, ()))
print(json.dumps([[one.kind, one.stops, one.count, one.example, one.sentence] for one in result.findings]))
"""


def _as_somebody(plan: Plan) -> list[Finding]:
    """A preflight by a user who is not root, to whom every permission is open."""
    actions = [[one.source, one.target, one.size, one.mtime_ns] for one in plan.actions]
    told = json.dumps({"kind": plan.kind, "root": plan.root, "actions": actions})
    done = subprocess.run([sys.executable, "-c", _AS_SOMEBODY], input=told, capture_output=True, text=True, check=True)
    return [Finding(FindingKind(kind), *rest) for kind, *rest in json.loads(done.stdout)]


def test_a_target_that_may_not_be_written_to_stops_the_run(foreign_folder: Path) -> None:
    """The sentence names the folder that would have to be open."""
    plan = sorting(photos_in(foreign_folder / "library", 2), foreign_folder / "new" / "sorted", ActionKind.COPY)
    (finding,) = _as_somebody(plan)

    assert (finding.kind, finding.stops, finding.example) == (FindingKind.DENIED, True, str(foreign_folder))
    assert finding.sentence == f"2 photos are to go into a folder that this user may not write to: {foreign_folder}."


def test_folders_that_are_open_within_a_closed_target_are_enough(foreign_folder: Path) -> None:
    """What cannot be done is counted, the rest can be done."""
    photos, root = photos_in(foreign_folder / "library", 3), foreign_folder / "sorted"
    (root / "day").mkdir(parents=True)
    (root / "day").chmod(0o777)
    plan = sorting(photos, root, ActionKind.COPY)
    assert _as_somebody(plan) == []

    (root / "day" / "bird").mkdir()
    (finding,) = _as_somebody(
        replace(plan, actions=(*plan.actions, action(photos[0], root / "day" / "bird" / "1.jpg")))
    )
    assert (finding.kind, finding.stops, finding.count) == (FindingKind.DENIED, False, 1)


def test_an_access_list_that_opens_the_target_is_believed(foreign_folder: Path) -> None:
    """The system is asked, not the mode bits."""
    plan = sorting(photos_in(foreign_folder / "library", 1), foreign_folder / "sorted", ActionKind.COPY)
    (foreign_folder / "sorted").mkdir()
    need("setfacl")
    subprocess.run(["setfacl", "-m", "u:65534:rwx", str(foreign_folder / "sorted")], check=True)

    assert _as_somebody(plan) == []


def test_photos_that_may_not_be_taken_away_are_counted(foreign_folder: Path) -> None:
    """Copying them is possible."""
    photos, root = photos_in(foreign_folder / "library", 2), foreign_folder / "sorted"
    root.mkdir()
    root.chmod(0o777)
    (finding,) = _as_somebody(sorting(photos, root))

    assert (finding.kind, finding.stops, finding.count) == (FindingKind.KEPT, True, 2)
    assert finding.sentence == f"2 photos are in a folder that this user may not take files from: such as {photos[0]}."
    assert _as_somebody(sorting(photos, root, ActionKind.COPY)) == []


def test_in_a_sticky_folder_only_own_photos_can_be_taken(foreign_folder: Path) -> None:
    """As in /tmp."""
    photos, root = photos_in(foreign_folder / "library", 3), foreign_folder / "sorted"
    root.mkdir()
    for folder, mode in ((root, 0o777), (foreign_folder / "library", 0o1777)):
        folder.chmod(mode)
    os.chown(photos[1], 65534, 65534)
    (finding,) = _as_somebody(sorting(photos, root))

    assert (finding.kind, finding.stops, finding.count) == (FindingKind.KEPT, False, 2)


def test_photos_in_a_closed_folder_are_not_taken_for_gone(foreign_folder: Path) -> None:
    """Nor their folder for a disk that is not connected."""
    photos, root = photos_in(foreign_folder / "library" / "roll", 2), foreign_folder / "sorted"
    root.mkdir()
    root.chmod(0o777)
    (foreign_folder / "library").chmod(0o700)
    (finding,) = _as_somebody(sorting(photos, root))

    assert (finding.kind, finding.stops, finding.count) == (FindingKind.UNSEEN, True, 2)
    assert finding.sentence == f"2 photos are closed to this user: such as {photos[0]}."
