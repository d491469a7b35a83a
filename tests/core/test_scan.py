"""Finding items beneath folders."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import PhotoMaker
from sorter.core.companions import DEFAULT_RULES
from sorter.core.scan import Unreachable, count, scan
from sorter.errors import RequestError
from sorter.items import Companion, Item, readable


def names(found: list[Item | Unreachable], root: Path) -> list[str]:
    return [os.path.relpath(one.path, root) for one in found]


def test_every_photo_comes_once_in_order_of_names(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Folders named twice, or one beneath the other, yield each photo once; other files are passed over."""
    for name in ("b.jpg", "m.jpg", "a.JPG", "z.jpg", "sub/c.png", "k.jpg", "sub/deep/d.webp", "e.jpg"):
        make_photo(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no photo")

    found = list(scan([str(tmp_path / "sub"), str(tmp_path), str(tmp_path)]))

    assert names(found, tmp_path) == [
        *("a.JPG", "b.jpg", "e.jpg", "k.jpg", "m.jpg", "z.jpg"),
        *("sub/c.png", "sub/deep/d.webp"),
    ]
    assert sum(count([str(tmp_path / "sub"), str(tmp_path)])) == 8


def test_photos_whose_names_do_not_say_so_are_found(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Without an ending or with one that says nothing, by what they begin with; other files are passed over."""
    photo = make_photo(tmp_path / "a.jpg").read_bytes()
    for name in ("f0012345", "chunk.bin", "IMG_1.jpg_original", "page.html", "b.txt"):
        (tmp_path / name).write_bytes(photo)
    (tmp_path / "data.bin").write_bytes(b"BM, but no bitmap")
    (tmp_path / "README").write_text("no photo")
    os.mkfifo(tmp_path / "pipe")

    found = list(scan([str(tmp_path)]))

    assert names(found, tmp_path) == ["IMG_1.jpg_original", "a.jpg", "chunk.bin", "f0012345"]
    assert sum(count([str(tmp_path)])) == 4


def test_an_item_tells_size_and_time(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Size and mtime are those of the file, to the nanosecond: the plan is checked against them."""
    photo = make_photo(tmp_path / "a.jpg")
    os.utime(photo, ns=(1, 1_234_567_890_123_456_789))

    (item,) = scan([str(tmp_path)])

    assert item == Item(str(photo), photo.stat().st_size, 1_234_567_890_123_456_789)


def test_hidden_names_and_links_are_left_out(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """What is hidden is not the user's photos, and what a link points at belongs to somewhere else."""
    outside = make_photo(tmp_path / "elsewhere" / "x.jpg")
    make_photo(tmp_path / "in" / ".hidden.jpg")
    make_photo(tmp_path / "in" / ".trash" / "y.jpg")
    (tmp_path / "in" / "link.jpg").symlink_to(outside)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")

    assert list(scan([str(tmp_path / "in")])) == []


def test_a_link_that_would_be_a_companion_is_told(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """The photo goes without it, so it is named once, after its photo; its kind of link and its target do not count."""
    elsewhere = tmp_path / "elsewhere"
    make_photo(elsewhere / "x.jpg")
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        make_photo(tmp_path / "in" / name)
    for name in ("a.jpg.xmp", "a.dng", "A.MOV", "sub/c.xmp", "alone.xmp", "d.jpg"):
        (tmp_path / "in" / name).symlink_to(elsewhere / "x.jpg")
    (tmp_path / "in" / "a.MOV.xmp").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "b.xmp").symlink_to(elsewhere)
    found = list(scan([str(tmp_path / "in")]))
    told = [one for one in found if isinstance(one, Unreachable)]

    assert names(found, tmp_path / "in") == [
        *("a.jpg", "A.MOV", "a.MOV.xmp", "a.dng", "a.jpg.xmp", "b.jpg", "b.xmp", "sub/c.jpg", "sub/c.xmp"),
    ]
    assert [one.companions for one in found if isinstance(one, Item)] == [(), (), ()]
    assert told[0].reason == (
        "a link, so it does not go along with a.jpg; put the file itself in its place if it should"
    )
    assert sum(count([str(tmp_path / "in")])) == len(found)
    assert len(list(scan([str(tmp_path / "in")], rules=()))) == 3


def test_a_link_is_told_once_also_where_it_is_given(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Of a photo that is given by name its links are told; of one that is given itself, that it is a link."""
    photo, link = make_photo(tmp_path / "a.jpg"), tmp_path / "a.jpg.xmp"
    link.symlink_to(tmp_path / "nowhere")
    of_photo, of_both = list(scan([str(photo)])), list(scan([str(photo), str(link)]))

    assert names(of_photo, tmp_path) == ["a.jpg", "a.jpg.xmp"]
    assert sorted(names(of_both, tmp_path)) == ["a.jpg", "a.jpg.xmp"]
    assert list(count([str(photo), str(link)])) == [1, 1]


def test_the_target_of_earlier_runs_is_pruned(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Photos that a run put beneath the folder itself are not sorted again."""
    make_photo(tmp_path / "a.jpg")
    make_photo(tmp_path / "sorted" / "day" / "b.jpg")

    found = list(scan([str(tmp_path)], prune=str(tmp_path / "sorted")))

    assert names(found, tmp_path) == ["a.jpg"]


def test_a_target_that_is_the_folder_itself_prunes_nothing(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Class folders in the library itself are the ordinary case."""
    make_photo(tmp_path / "day" / "b.jpg")

    assert len(list(scan([str(tmp_path)], prune=str(tmp_path)))) == 1


def test_a_target_that_is_named_through_a_link_is_pruned(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A folder has many names; it is left out by every one of them."""
    make_photo(tmp_path / "photos" / "a.jpg")
    make_photo(tmp_path / "photos" / "sorted" / "b.jpg")
    (tmp_path / "link").symlink_to(tmp_path / "photos")

    through_link = list(scan([str(tmp_path / "photos")], prune=str(tmp_path / "link" / "sorted")))
    of_link = list(scan([str(tmp_path / "link")], prune=str(tmp_path / "photos" / "sorted")))

    assert names(through_link, tmp_path) == ["photos/a.jpg"]
    assert names(of_link, tmp_path) == ["link/a.jpg"]


def test_only_a_target_beneath_the_folder_is_pruned(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A target elsewhere, above, not there yet or with a like name takes nothing away."""
    make_photo(tmp_path / "in" / "a.jpg")
    make_photo(tmp_path / "in sorted" / "b.jpg")

    for target in ("in sorted", ".", "in/new", "elsewhere"):
        assert len(list(scan([str(tmp_path / "in")], prune=str(tmp_path / target)))) == 1


def test_a_target_that_is_given_as_a_source_is_scanned(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Who names the folder of an earlier run wants its photos sorted."""
    make_photo(tmp_path / "a.jpg")
    target = make_photo(tmp_path / "sorted" / "b.jpg").parent

    assert len(list(scan([str(tmp_path), str(target)], prune=str(target)))) == 2
    assert list(count([str(tmp_path), str(target)], prune=str(target))) == [1, 1]


def test_a_path_that_is_not_there_is_told_before_anything_is_found(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A typing mistake is not an empty folder."""
    make_photo(tmp_path / "a.jpg")

    with pytest.raises(RequestError, match=r"no file or folder .*/nowhere"):
        next(scan([str(tmp_path), str(tmp_path / "nowhere")]))


def test_a_file_named_by_the_user_is_tried_whatever_it_is_called(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Names say photo only where the user did not."""
    photo = make_photo(tmp_path / "a.jpg").rename(tmp_path / "photo.backup")

    assert [one.path for one in scan([str(photo)])] == [str(photo)]


def test_a_name_that_is_no_text_is_found_and_can_be_shown(tmp_path: Path) -> None:
    """Bytes from old systems survive; what a screen shows of them is replaced."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    with open(name, "wb") as file:
        file.write(b"x")

    (found,) = scan([str(tmp_path)])

    assert os.fsencode(found.path) == name
    assert readable(found.path).endswith("caf\ufffd.jpg")


def test_a_link_named_by_the_user_is_told(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A link is skipped by name, not followed: moving it would leave the photo behind."""
    (tmp_path / "link.jpg").symlink_to(make_photo(tmp_path / "a.jpg"))

    (found,) = scan([str(tmp_path / "link.jpg")])

    assert isinstance(found, Unreachable)


def test_an_item_brings_its_companions(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A companion comes with its size and time, in the order of names, and not as an item of its own."""
    photo = make_photo(tmp_path / "IMG_1.JPG")
    for name, size in (("img_1.xmp", 3), ("IMG_1.CR2", 5), ("other.xmp", 1)):
        (tmp_path / name).write_bytes(b"x" * size)
        os.utime(tmp_path / name, ns=(1, 1_000_000_000_000_000_001 + size))

    (item,) = scan([str(tmp_path)])

    assert isinstance(item, Item)
    assert item.path == str(photo)
    assert item.companions == (
        Companion("IMG_1.CR2", 5, 1_000_000_000_000_000_006),
        Companion("img_1.xmp", 3, 1_000_000_000_000_000_004),
    )
    assert list(count([str(tmp_path)])) == [1]


def test_a_rule_that_is_off_makes_a_raw_an_item(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Scan and count go by the same rules."""
    make_photo(tmp_path / "a.jpg")
    (tmp_path / "a.cr2").write_bytes(b"raw")

    rules = DEFAULT_RULES - {"raw"}

    assert names(list(scan([str(tmp_path)], rules=rules)), tmp_path) == ["a.cr2", "a.jpg"]
    assert list(count([str(tmp_path)], rules=rules)) == [2]


def test_a_rule_that_there_is_not_is_told(tmp_path: Path) -> None:
    """A misspelt rule does not split items silently."""
    with pytest.raises(RequestError, match="no rule for companions called raws"):
        next(scan([str(tmp_path)], rules=["raws"]))


def test_a_link_or_a_folder_is_no_companion(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """What a link points at belongs to somewhere else, and a pipe or a folder is no file."""
    make_photo(tmp_path / "in" / "a.jpg")
    (tmp_path / "in" / "a.xmp").symlink_to(make_photo(tmp_path / "x.jpg"))
    os.mkfifo(tmp_path / "in" / "a.wav")
    (tmp_path / "in" / "a.jpg.xmp").mkdir()

    item, link = scan([str(tmp_path / "in")])

    assert isinstance(item, Item)
    assert item.companions == ()
    assert (isinstance(link, Unreachable), link.path) == (True, str(tmp_path / "in" / "a.xmp"))


def test_a_companion_that_goes_while_scanning_is_none(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """An item says what is there when it is looked at."""
    for name in ("a.jpg", "b.jpg"):
        make_photo(tmp_path / name)
    for name in ("a.xmp", "b.xmp", "c.jpg"):
        (tmp_path / name).write_bytes(b"x")

    found = scan([str(tmp_path)])
    first = next(found)
    (tmp_path / "b.xmp").unlink()
    (tmp_path / "c.jpg").unlink()
    second, third = found

    assert isinstance(first, Item)
    assert [companion.name for companion in first.companions] == ["a.xmp"]
    assert isinstance(second, Item)
    assert second.companions == ()
    assert third == Unreachable(str(tmp_path / "c.jpg"), "cannot be looked at: No such file or directory")


def test_a_file_named_by_the_user_stands_for_its_item(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Its companions are found beside it; named with them or through them, the item comes once, and no other does."""
    photo = make_photo(tmp_path / "a.jpg")
    make_photo(tmp_path / "b.jpg")
    (tmp_path / "a.cr2").write_bytes(b"raw")
    (tmp_path / "a.xmp").write_bytes(b"xmp")
    raw = str(tmp_path / "a.cr2")

    for given in ([str(photo)], [raw, str(photo)], [raw], [str(tmp_path / "a.xmp"), str(tmp_path / "a.xmp"), raw]):
        (item,) = scan(given)
        assert isinstance(item, Item)
        assert item.path == str(photo)
        assert [companion.name for companion in item.companions] == ["a.cr2", "a.xmp"]
        assert list(count(given)) == [1]


def test_files_and_folders_are_given_together(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Files of one folder come together, beside whole folders, each item once."""
    for name in ("a.jpg", "b/x.jpg", "c.jpg", "d.jpg", "e/.hidden.jpg"):
        make_photo(tmp_path / name)
    given = [str(tmp_path / name) for name in ("c.jpg", "b", "a.jpg", "b/x.jpg", "e/.hidden.jpg")]

    assert names(list(scan(given)), tmp_path) == ["a.jpg", "c.jpg", "b/x.jpg", "e/.hidden.jpg"]
    assert sum(count(given)) == 4


def test_a_photo_that_is_only_in_the_cloud_is_told(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """It is counted, not opened and not passed over; so is an item with a part in the cloud, asked for or not."""
    make_photo(tmp_path / "b.jpg")
    make_photo(tmp_path / "c.jpg")
    for name in (".a.heic.icloud", ".b.mov.icloud", ".c.jpg.icloud", ".d.txt.icloud"):
        (tmp_path / name).write_bytes(b"stub")

    found = list(scan([str(tmp_path)]))

    assert names(found, tmp_path) == ["a.heic", "b.jpg", "c.jpg"]
    assert [one.reason if isinstance(one, Unreachable) else "" for one in found] == [
        "only in the cloud; download it first to have the photo sorted",
        "its companion b.mov is only in the cloud; download it first to have the photo sorted",
        "",
    ]
    assert list(count([str(tmp_path)])) == [3]
    assert list(scan([str(tmp_path)], placeholders=True)) == found


def test_a_placeholder_is_yielded_where_it_is_asked_for(
    tmp_path: Path, make_photo: PhotoMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system calls dataless is told, and with `placeholders` an item like others; nothing is opened."""
    real = os.lstat(make_photo(tmp_path / "a.jpg"))
    make_photo(tmp_path / "b.jpg")

    @dataclass(frozen=True)
    class Dataless:
        """What macOS says of a photo whose content is in the cloud; this system has none such."""

        st_mode: int = real.st_mode
        st_size: int = real.st_size
        st_mtime_ns: int = real.st_mtime_ns
        st_flags: int = 0x4000_0000

    lstat = os.lstat
    with monkeypatch.context() as system:
        system.setattr(os, "lstat", lambda path: Dataless() if str(path).endswith("a.jpg") else lstat(path))
        system.setattr("builtins.open", None)
        told = list(scan([str(tmp_path)]))
        wanted = list(scan([str(tmp_path)], placeholders=True))

    assert [type(one) for one in told] == [Unreachable, Item]
    assert wanted[0] == Item(str(tmp_path / "a.jpg"), real.st_size, real.st_mtime_ns)
    assert [type(one) for one in wanted] == [Item, Item]


def test_a_folder_that_cannot_be_listed(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """It is told as a folder; a photo in it that the user named is found all the same."""
    photo = make_photo(tmp_path / "closed" / "a.jpg")
    script = """
import sys
from sorter.core.scan import count, scan
for path in sys.argv[1:]:
    print([type(one).__name__ + getattr(one, "reason", "") for one in scan([path])], list(count([path])))
"""
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if powerless and not shutil.which("setpriv"):
        pytest.skip("root may list every folder, and setpriv is not there to take that away")
    command = [*powerless, sys.executable, "-c", script, str(photo.parent), str(photo)]

    photo.parent.chmod(0o311)
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    photo.parent.chmod(0o755)

    assert ran.stdout.splitlines() == [
        "['Unreachablethis folder cannot be opened: Permission denied'] [1]",
        "['Item'] [1]",
    ]
