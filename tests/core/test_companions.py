"""Which names of a folder are one item: the rules and how they are applied."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.core.companions import DEFAULT_RULES, PHOTOS, RULES
from sorter.core.grouping import Group, grouped, grouping
from sorter.errors import RequestError

ALL = frozenset(rule.id for rule in RULES)


def items(*names: str, rules: frozenset[str] = DEFAULT_RULES) -> list[str]:
    """The items in one line each: the primary, then its companions."""
    return [" ".join([group.primary, *group.companions]) for group in grouped(names, rules)]


def is_photo(name: str) -> bool:
    stem, dot, ending = name.rpartition(".")
    return bool(stem) and dot + ending.casefold() in PHOTOS


JOINED: list[tuple[str, str, *tuple[str, ...]]] = [
    ("raw", "IMG_1.JPG", "IMG_1.CR2"),
    ("raw", "DSC1.HIF", "DSC1.ARW"),
    ("raw", "img_1.heic", "IMG_1.DNG"),
    ("raw", "PXL_1.RAW-01.COVER.jpg", "PXL_1.RAW-02.ORIGINAL.dng"),
    ("raw", "PXL_1.RAW-01.MP.COVER.jpg", "PXL_1.RAW-02.ORIGINAL.dng"),
    ("raw", "PXL_1.MP.jpg", "PXL_1.dng"),
    ("raw", "IMG_E1234.JPG", "IMG_1234.DNG"),
    ("apple-edited", "IMG_1234.HEIC", "IMG_E1234.JPG"),
    ("apple-edited", "IMG_1234.PNG", "IMG_E1234.PNG"),
    ("live-photo", "IMG_1.HEIC", "IMG_1.MOV"),
    ("live-photo", "IMG_1.JPG", "IMG_1.mp4"),
    ("live-photo", "IMG_1234.HEIC", "IMG_E1234.MOV"),
    ("motion-photo", "PXL_1.MP.jpg", "PXL_1.MP"),
    ("motion-photo", "PXL_1.MP~2.jpg", "PXL_1.MP~2"),
    ("motion-photo", "PXL_1.jpg", "PXL_1.MV"),
    ("motion-photo", "MVIMG_1.jpg", "MVIMG_1.MP4"),
    ("audio-note", "DSC_1.JPG", "DSC_1.WAV"),
    ("audio-note", "DSC_1.NEF", "DSC_1.wav"),
    ("thumbnail", "IMG_1.CRW", "IMG_1.THM"),
    ("xmp", "IMG.jpg", "IMG.jpg.xmp"),
    ("xmp", "IMG.jpg", "IMG.xmp"),
    ("xmp", "IMG_1.JPG", "img_1.xmp"),
    ("xmp", "IMG.jpg", "IMG.jpg.xmp", "IMG.xmp", "IMG_01.jpg.xmp", "IMG_102.jpg.xmp"),
    ("xmp", "IMG\n1.jpg", "IMG\n1.xmp"),
    ("xmp", "caf\u00e9.jpg", "Cafe\u0301.xmp"),
    ("aae", "IMG_1234.HEIC", "IMG_1234.AAE"),
    ("aae", "IMG_1234.HEIC", "IMG_O1234.AAE"),
    ("aae", "IMG_1234.JPG", "IMG_1234.JPG.aae"),
    ("takeout", "IMG_1.jpg", "IMG_1.jpg.json"),
    ("takeout", "IMG_1.jpg", "IMG_1.jpg.supplemental-metadata.json"),
    ("takeout", "IMG_1(2).jpg", "IMG_1.jpg(2).json"),
    ("takeout", "IMG_1(2).jpg", "IMG_1.jpg.supplemental-metadata(2).json"),
    ("takeout", "img(18).jpg", "img(18).jpg.supple(18).json"),
    ("takeout", "Screenshot_2017-07-05-10-05-26.png", "Screenshot_2017-07-05-10-05-26.png.supplementa.json"),
    ("takeout", "D7157814-D2D5-4A62-AFCE-9CF465CB7D66.jpeg", "D7157814-D2D5-4A62-AFCE-9CF465CB7D66.jpeg.supp.json"),
    ("takeout", f"{'a' * 41}.jpg", f"{'a' * 41}.jpg..json"),
    (
        "takeout",
        "Screenshot_20220207_102421_com.snapchat.android.jpg",
        "Screenshot_20220207_102421_com.snapchat.androi.json",
    ),
    (
        "takeout",
        "Screenshot_20220207_102421_com.snapchat.android(3).jpg",
        "Screenshot_20220207_102421_com.snapchat.androi(3).json",
    ),
    ("takeout", f"{'é' * 30}.jpg", f"{'é' * 23}.json"),
    ("editor", "IMG.CR2", "IMG.CR2.pp3"),
    ("editor", "IMG.CR2", "IMG.on1"),
    ("burst", "IMG_2_BURST003_COVER.jpg", "IMG_2_BURST001.jpg", "IMG_2_BURST002.jpg"),
    ("burst", "DSC_0001_BURST20230709220904977.JPG", "DSC_0010_BURST20230709220904977.JPG"),
    ("burst", "00015IMG_00015_BURST20171111030039_COVER.jpg", "00001IMG_00001_BURST20171111030039.jpg"),
    ("burst", "20231207_101605_001.jpg", "20231207_101605_010.jpg"),
    ("burst", "IMG_2_BURST002.jpg", "IMG_2_BURST001.dng"),
]


@pytest.mark.parametrize("case", JOINED, ids=" ".join)
def test_a_rule_joins_names(case: tuple[str, ...]) -> None:
    """What cameras, phones and programs put beside a photo is one item with it, by one rule that stands alone."""
    rule, primary, *companions = case

    assert grouped([*companions, primary], {rule}) == [Group(primary, tuple(sorted(companions)))]


@pytest.mark.parametrize("case", JOINED, ids=" ".join)
def test_a_rule_that_is_off_joins_nothing(case: tuple[str, ...]) -> None:
    """With no rule, every photo is an item of its own and everything else is none."""
    _, *names = case

    assert grouped(names, ()) == [Group(name) for name in sorted(names) if is_photo(name)]


def test_every_rule_has_a_case() -> None:
    """No rule is in the table that nothing shows to work, and no two have one id."""
    assert sorted(rule.id for rule in RULES) == sorted({case[0] for case in JOINED})


@pytest.mark.parametrize(
    "names",
    [
        ["IMG_1.MOV"],
        ["IMG_1.xmp", "IMG_1.MOV"],
        ["IMG_1.CR2.xmp", "notes.txt"],
        ["PXL_1.MP", "PXL_1.MP.json"],
        ["metadata.json", "song.mp3", ""],
    ],
)
def test_no_photo_no_item(names: list[str]) -> None:
    """A film, a sound or a sidecar without its photo stays where it is."""
    assert grouped(names, ALL) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # a sidecar of a deleted RAW, or of another photo, is nobody's
        (["IMG.jpg", "IMG.CR2.xmp"], ["IMG.jpg"]),
        (["IMG_1.jpg", "IMG_10.xmp"], ["IMG_1.jpg"]),
        (["DSC.jpg", "DSC_0101.jpg.xmp"], ["DSC.jpg"]),
        (["IMG_1.jpg", "IMG_1.jpg(1).json"], ["IMG_1.jpg"]),
        (["IMG_1.jpg", "IMG_1.jpg.other.json", "IMG_1.json"], ["IMG_1.jpg"]),
        # two photos that only share a stem stay two
        (["IMG.jpg", "IMG.png"], ["IMG.jpg", "IMG.png"]),
        (["IMG_2552.HEIC", "IMG_2552.JPG"], ["IMG_2552.HEIC", "IMG_2552.JPG"]),
        (["IMG.tif", "IMG.CR2"], ["IMG.CR2", "IMG.tif"]),
        # bursts are joined only by wish
        (["A_BURST001.jpg", "A_BURST002_COVER.jpg"], ["A_BURST001.jpg", "A_BURST002_COVER.jpg"]),
        # a name that was cut off where both photos could be meant
        ([f"{'a' * 50}b.jpg", f"{'a' * 50}c.jpg", f"{'a' * 46}.json"], [f"{'a' * 50}b.jpg", f"{'a' * 50}c.jpg"]),
        ([f"{'a' * 50}.jpg", f"{'a' * 45}.json"], [f"{'a' * 50}.jpg"]),
        ([f"{'a' * 50}.jpg", f"{'c' * 50}.jpg", f"{'b' * 46}.json"], [f"{'a' * 50}.jpg", f"{'c' * 50}.jpg"]),
        ([f"{'a' * 50}.jpg", f"{'a' * 46}(1).json"], [f"{'a' * 50}.jpg"]),
    ],
)
def test_what_does_not_belong_together_stays_apart(names: list[str], expected: list[str]) -> None:
    """Nothing goes with a photo by a mere likeness of names."""
    assert items(*names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # a whole item of many files
        (
            ["IMG.CR2", "IMG.jpg", "IMG.xmp", "IMG.jpg.xmp", "IMG.CR2.xmp", "IMG.wav", "IMG.CR2.dop"],
            ["IMG.jpg IMG.CR2 IMG.CR2.dop IMG.CR2.xmp IMG.jpg.xmp IMG.wav IMG.xmp"],
        ),
        (
            ["IMG_1.HEIC", "IMG_1.MOV", "IMG_1.AAE", "IMG_E1.HEIC", "IMG_E1.MOV", "IMG_O1.AAE", "IMG_E1.HEIC.xmp"],
            ["IMG_1.HEIC IMG_1.AAE IMG_1.MOV IMG_E1.HEIC IMG_E1.HEIC.xmp IMG_E1.MOV IMG_O1.AAE"],
        ),
        # a sidecar may belong to a companion, but not to a film that is none
        (["IMG.heic", "IMG.MOV", "IMG.MOV.xmp"], ["IMG.heic IMG.MOV IMG.MOV.xmp"]),
        (["IMG.heic", "IMG.mov", "IMG.MOV.xmp"], ["IMG.heic IMG.MOV.xmp IMG.mov"]),
        (["a.jpg", "a.jpg.xmp", "A.JPG.xmp.xmp"], ["a.jpg A.JPG.xmp.xmp a.jpg.xmp"]),
        (["IMG.png", "IMG.MOV", "IMG.MOV.xmp"], ["IMG.png"]),
        # the whole name before the stem
        (["IMG.png", "IMG.jpg", "IMG.png.xmp"], ["IMG.jpg", "IMG.png IMG.png.xmp"]),
        (["IMG_01.jpg", "IMG.jpg", "IMG_01.jpg.xmp"], ["IMG.jpg", "IMG_01.jpg IMG_01.jpg.xmp"]),
        # the better kind of photo
        (["IMG.jpg", "IMG.png", "IMG.xmp"], ["IMG.jpg IMG.xmp", "IMG.png"]),
        (["IMG.png", "IMG.CR2", "IMG.xmp", "IMG.wav"], ["IMG.CR2 IMG.xmp", "IMG.png IMG.wav"]),
        (["IMG.HEIC", "IMG.JPG", "IMG.MP4", "IMG.CR2"], ["IMG.HEIC IMG.CR2 IMG.MP4", "IMG.JPG"]),
        (["IMG_1.DNG", "IMG_1.JPG", "IMG_E1.JPG"], ["IMG_1.JPG IMG_1.DNG IMG_E1.JPG"]),
        # the same spelling before the better kind, the first name last
        (["IMG.jpg", "img.png", "img.xmp"], ["IMG.jpg", "img.png img.xmp"]),
        (["IMG.JPG", "IMG.jpg", "IMG.xmp"], ["IMG.JPG IMG.xmp", "IMG.jpg"]),
    ],
)
def test_one_companion_belongs_to_one_item(names: list[str], expected: list[str]) -> None:
    """Where more than one photo could be meant, stated rules decide."""
    for order in itertools.islice(itertools.permutations(names), 24):
        assert items(*order) == expected


def test_a_sidecar_keeps_to_its_own_photo_when_pairs_are_off() -> None:
    """Without the RAW rule, IMG.jpg and IMG.CR2 are two items, and each has its sidecar."""
    names = ["IMG.jpg", "IMG.CR2", "IMG.jpg.xmp", "IMG.xmp"]

    assert items(*names, rules=DEFAULT_RULES - {"raw"}) == ["IMG.CR2 IMG.xmp", "IMG.jpg IMG.jpg.xmp"]


def test_a_burst_takes_along_what_its_shots_have() -> None:
    """RAWs and sidecars of every shot are in the one item, and its primary can be read."""
    names = [
        "A_BURST001.jpg",
        "A_BURST001.dng",
        "A_BURST002_COVER.dng",
        "A_BURST002_COVER.jpg",
        "A_BURST001.xmp",
        "b.jpg",
    ]

    assert items(*names, rules=ALL) == [
        "A_BURST002_COVER.jpg A_BURST001.dng A_BURST001.jpg A_BURST001.xmp A_BURST002_COVER.dng",
        "b.jpg",
    ]


def test_a_name_that_is_no_text_has_companions_too() -> None:
    """Bytes from old systems are names like others."""
    assert items("caf\udce9.jpg", "caf\udce9.jpg.xmp", "caf\udce9.mov") == [
        "caf\udce9.jpg caf\udce9.jpg.xmp caf\udce9.mov",
    ]


def test_bursts_of_two_cameras_stay_two() -> None:
    """The same moment in two ways of naming is no common burst."""
    names = ["20231207_101605_001.jpg", "20231207_101605_002.jpg", "20231207_101605_BURST1.jpg"]

    assert items(*names, rules=ALL) == ["20231207_101605_001.jpg 20231207_101605_002.jpg", names[2]]


def test_a_file_is_a_photo_where_that_is_said() -> None:
    """A file that the user named has sidecars like any photo; it is no partner of a RAW."""
    names = ["scan.backup", "scan.xmp", "scan.backup.xmp", "scan.CR2"]

    assert grouped(names, also={"scan.backup"}) == [
        Group("scan.CR2", ("scan.xmp",)),
        Group("scan.backup", ("scan.backup.xmp",)),
    ]


def test_a_companion_that_the_user_named_stays_one() -> None:
    """Calling a sidecar a photo takes it away from no photo, however the names are spelt."""
    names = ["A.JPG", "a.xmp", "a.wav", "a.WAV"]

    for also in ({"a.xmp"}, {"a.wav"}, {"a.wav", "a.xmp"}, set(names)):
        assert grouped(names, also=also) == [Group("A.JPG", ("a.WAV", "a.wav", "a.xmp"))]


def test_a_rule_that_there_is_not_is_told() -> None:
    """A misspelt id is no rule that is silently off."""
    with pytest.raises(RequestError, match=r"no rule for companions called raws\. There are: raw, "):
        grouped(["a.jpg"], {"raws", "xmp"})


STEMS = [
    "IMG_1",
    "img_1",
    "IMG_E1",
    "IMG_O1",
    "IMG_1_01",
    "IMG_1(1)",
    "PXL_1",
    "PXL_1.MP",
    "A_BURST001",
    "A_BURST002_COVER",
]
STEMS += ["IMG_1.jpg", "IMG_1.CR2", "IMG_1.MOV", "IMG_1.jpg.supplem", "20231207_101605_001", "20231207_101605_002"]
STEMS += ["é", "a" * 45, "a" * 46, "a" * 50, "a" * 50 + "(1)", "a" * 46 + "(1)"]
ENDINGS = sorted({ending for rule in RULES for pairing in rule.pairings for ending in pairing.endings})
NAMES = st.builds(
    lambda stem, endings: stem + "".join(endings),
    st.sampled_from(STEMS) | st.text(max_size=6),
    st.lists(st.sampled_from([*ENDINGS, ".jpg", ".JPG", ".jpg", ".HEIC", ".txt"]), max_size=3),
)
FOLDERS = st.lists(NAMES, max_size=25, unique=True)
RULE_SETS = st.frozensets(st.sampled_from(sorted(ALL))) | st.just(ALL) | st.just(DEFAULT_RULES)


@given(names=FOLDERS, rules=RULE_SETS, data=st.data())
def test_every_name_is_in_one_item_or_none(names: list[str], rules: frozenset[str], data: st.DataObject) -> None:
    """Whatever the names and the rules: no name twice, no companion without a photo, no photo in no item."""
    also = data.draw(st.frozensets(st.sampled_from(names))) if names else frozenset()

    groups = grouped(names, rules, also)

    grouped_names = [name for group in groups for name in (group.primary, *group.companions)]
    photos = {name for name in names if is_photo(name)}
    assert len(grouped_names) == len(set(grouped_names))
    assert photos | also <= set(grouped_names) <= set(names)
    assert {group.primary for group in groups} <= photos | also
    assert [group.primary for group in groups] == sorted(group.primary for group in groups)
    assert all(list(group.companions) == sorted(group.companions) for group in groups)


@given(names=FOLDERS, rules=RULE_SETS, seed=st.randoms(use_true_random=False))
def test_the_order_of_names_changes_nothing(names: list[str], rules: frozenset[str], seed: random.Random) -> None:
    """File systems list names in any order."""
    shuffled = seed.sample(names, len(names))

    assert grouped(shuffled, rules) == grouped(names, rules)


@given(names=FOLDERS, others=FOLDERS, rules=RULE_SETS)
def test_items_are_counted_without_being_made(names: list[str], others: list[str], rules: frozenset[str]) -> None:
    """As many items, and links that they tell, as there are to go through, however often."""
    found = grouping(names, rules, links=frozenset(others).difference(names))

    assert len(found) == len(list(found)) == len(list(found))
    assert sum(map(len, found.links.values())) == sum(len(group.links) for group in found)


@given(names=FOLDERS, others=FOLDERS, rules=RULE_SETS)
def test_links_change_no_item(names: list[str], others: list[str], rules: frozenset[str]) -> None:
    """Whatever links lie beside the files: the items are the same, and each link is told by one of them or none."""
    links = frozenset(others).difference(names)

    groups = grouped(names, rules, links=links)

    told = [link for group in groups for link in group.links]
    assert [replace(group, links=()) for group in groups] == grouped(names, rules)
    assert len(told) == len(set(told))
    assert links.issuperset(told)


def test_a_link_belongs_to_a_photo_as_a_file_of_its_name_would() -> None:
    """Also a link that leads a burst or is beside another link; a link that is a photo alone belongs to none."""
    links = frozenset({"A_BURST001.jpg", "A_BURST002.xmp", "b.cr2", "b.mov", "b.mov.xmp", "c.jpg", "c.xmp"})
    groups = grouped(["A_BURST002.jpg", "b.jpg"], ALL, links=links)

    assert groups == [
        Group("A_BURST002.jpg", (), ("A_BURST001.jpg", "A_BURST002.xmp")),
        Group("b.jpg", (), ("b.cr2", "b.mov", "b.mov.xmp")),
    ]


@given(names=FOLDERS)
def test_joining_is_the_only_thing_that_rules_do(names: list[str]) -> None:
    """A rule that is on makes a photo no more than a companion: what was in an item before is in one still."""
    without = {group.primary for group in grouped(names, ())}

    for rule in sorted(ALL):
        groups = grouped(names, {rule})
        assert without <= {name for group in groups for name in (group.primary, *group.companions)}
