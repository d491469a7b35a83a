"""Which names of a folder are one item: the rules, as data."""

from dataclasses import dataclass
from enum import Enum

HEIC = frozenset({".heic", ".heif", ".hif"})
JPEG = frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})
OTHER_PICTURES = frozenset(
    {
        *(".mpo", ".jps", ".png", ".apng", ".webp", ".tif", ".tiff", ".bmp", ".dib", ".gif", ".avif", ".jxl"),
        *(".jp2", ".j2k", ".j2c", ".jpc", ".jpf", ".jpx", ".jpm", ".psd", ".psb", ".tga", ".dds", ".sgi", ".rgb"),
        *(".hdr", ".exr", ".pcx", ".ras", ".ico", ".cur", ".icns", ".qoi", ".xbm", ".xpm", ".blp", ".fli", ".flc"),
        *(".ppm", ".pgm", ".pbm", ".pnm", ".pfm", ".pam", ".fits", ".jls"),
    }
)
RAW = frozenset(
    {
        *(".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".srf", ".sr2", ".raf", ".orf", ".rw2", ".rwl"),
        *(".dng", ".pef", ".srw", ".x3f", ".3fr", ".fff", ".iiq", ".mef", ".mrw", ".erf", ".dcr", ".kdc"),
    }
)
PICTURES = HEIC | JPEG | OTHER_PICTURES
PHOTOS = PICTURES | RAW

Kinds = tuple[frozenset[str], ...]
"""Endings of photos, the best first: where two photos have an equal right to a companion, the better kind gets it."""

CAMERA_PICTURES: Kinds = (HEIC, JPEG)
ANY_PICTURE: Kinds = (HEIC, JPEG, OTHER_PICTURES)
ANY_PHOTO: Kinds = (HEIC, JPEG, OTHER_PICTURES, RAW)
RAW_FIRST: Kinds = (RAW, HEIC, JPEG, OTHER_PICTURES)


class By(Enum):
    """What a companion's name says of the file that it goes with."""

    NAME = "its whole name"
    STEM = "its name without the ending"
    START = "how its name starts, and the number in brackets in it: the rest was cut off"
    BURST = "a number that every shot of a burst has"


@dataclass(frozen=True, slots=True)
class Pairing:
    """How one kind of name says which file it goes with. Names are compared without case."""

    endings: frozenset[str]  # of the companion, in lower case
    pattern: str  # regular expression of the companion's whole name in lower case
    key: str = "{0}"  # what `by` says of the file that it goes with, of the pattern's groups
    by: By = By.STEM
    beside: Kinds = ANY_PHOTO  # for STEM: what the file that it goes with may be


@dataclass(frozen=True, slots=True)
class Rule:
    """Companions of one kind, which a user can switch off or on."""

    id: str
    name: str  # for people
    default: bool  # on, unless the user says otherwise
    pairings: tuple[Pairing, ...]  # the first that finds a file decides


_SAME = r"(.+)\.[^.]+"
"""The same stem: IMG_1.xmp goes with IMG_1.jpg."""

_XMP = frozenset({".xmp"})
_AAE = frozenset({".aae"})
_FILM = frozenset({".mov", ".mp4"})
_MOTION = frozenset({".mp", ".mv", ".mp~2", ".mp~3"})
_SOUND = frozenset({".wav", ".m4a", ".mp3"})
_JSON = frozenset({".json"})
_EDITS = frozenset({".pp3", ".arp", ".dop", ".on1", ".cos", ".acr", ".vrd", ".dr4"})

_WORD = "supplemental-metadata"
_SUPPLEMENT = rf"\.(?:{'|'.join(_WORD[:end] for end in range(len(_WORD), -1, -1))})"
"""Takeout cuts `IMG_1.jpg.supplemental-metadata` after 46 characters, wherever that is."""

RULES: tuple[Rule, ...] = (
    Rule(
        "raw",
        "RAW files beside a JPEG or HEIC of the same shot",
        True,
        (
            Pairing(RAW, _SAME, beside=CAMERA_PICTURES),
            # Google's cameras: PXL_1.RAW-02.ORIGINAL.dng with PXL_1.RAW-01.COVER.jpg, PXL_1.dng with PXL_1.MP.jpg
            Pairing(RAW, r"(.+)\.raw-02\.original\.[^.]+", "{0}.raw-01.cover", beside=CAMERA_PICTURES),
            Pairing(RAW, r"(.+)\.raw-02\.original\.[^.]+", "{0}.raw-01.mp.cover", beside=CAMERA_PICTURES),
            Pairing(RAW, r"(pxl_.+)\.[^.]+", "{0}.mp", beside=CAMERA_PICTURES),
            # only the edited picture of an Apple RAW can be read
            Pairing(RAW, r"img_(\d+)\.[^.]+", "img_e{0}", beside=CAMERA_PICTURES),
        ),
    ),
    Rule(
        "apple-edited",
        "Edited pictures of Apple's Photos beside their original (IMG_E1234.JPG)",
        True,
        (Pairing(PICTURES, r"img_e(\d+)\.[^.]+", "img_{0}", beside=ANY_PICTURE),),
    ),
    Rule(
        "live-photo",
        "The film of a Live Photo (.mov, .mp4)",
        True,
        (
            Pairing(_FILM, _SAME, beside=CAMERA_PICTURES),
            Pairing(_FILM, r"img_e(\d+)\.[^.]+", "img_{0}", beside=CAMERA_PICTURES),
        ),
    ),
    Rule(
        "motion-photo",
        "The film of a motion photo (PXL_….MP, MVIMG_….mp4)",
        True,
        (
            Pairing(_MOTION, r"(.+)", beside=CAMERA_PICTURES),  # PXL_1.MP with PXL_1.MP.jpg
            Pairing(_MOTION, _SAME, beside=CAMERA_PICTURES),
            Pairing(_FILM, r"((?:pxl|mvimg)_.+)\.[^.]+", beside=CAMERA_PICTURES),
        ),
    ),
    Rule("audio-note", "Spoken notes of a camera (.wav, .m4a, .mp3)", True, (Pairing(_SOUND, _SAME),)),
    Rule(
        "thumbnail",
        "Small pictures that a camera puts beside a photo (.thm)",
        True,
        (Pairing(frozenset({".thm"}), _SAME),),
    ),
    Rule(
        "xmp",
        "XMP sidecars (IMG.jpg.xmp and IMG.xmp)",
        True,
        (
            Pairing(_XMP, r"(.+)\.xmp", by=By.NAME),
            # darktable's further versions of IMG.jpg: IMG_01.jpg.xmp
            Pairing(_XMP, r"(.+)_(?:\d\d|[1-9]\d\d)(\.[^.]+)\.xmp", "{0}{1}", by=By.NAME),
            # Adobe writes IMG.xmp for RAW files alone: into the others it writes
            Pairing(_XMP, _SAME, beside=RAW_FIRST),
        ),
    ),
    Rule(
        "aae",
        "Edits of Apple's Photos (.aae)",
        True,
        (
            Pairing(_AAE, r"(.+)\.aae", by=By.NAME),
            Pairing(_AAE, _SAME),
            Pairing(_AAE, r"img_[oe](\d+)\.aae", "img_{0}"),
        ),
    ),
    Rule(
        "takeout",
        "What Google Takeout says of a photo (.json)",
        True,
        (
            Pairing(_JSON, r"(.+)\.json", by=By.NAME),
            Pairing(_JSON, rf"(.+){_SUPPLEMENT}\.json", by=By.NAME),
            # IMG(1).jpg has IMG.jpg(1).json, or IMG.jpg.supplemental-metadata(1).json
            Pairing(_JSON, rf"(.+?)(\.[^.]+?)(?:{_SUPPLEMENT})?(\(\d+\))\.json", "{0}{2}{1}", by=By.NAME),
            Pairing(_JSON, rf"(.+(\(\d+\))\.[^.]+){_SUPPLEMENT}\2\.json", by=By.NAME),
            Pairing(_JSON, r"(.+?)(?P<number>\(\d+\))?\.json", by=By.START),
        ),
    ),
    Rule(
        "editor",
        "Edits of other programs (.pp3, .arp, .dop, .on1, .cos, .acr, .vrd, .dr4)",
        True,
        (
            Pairing(_EDITS, _SAME, by=By.NAME),
            Pairing(_EDITS, _SAME, beside=RAW_FIRST),
        ),
    ),
    Rule(
        "burst",
        "The shots of one burst as one item",
        False,
        (
            # IMG_20231014_183246_BURST001_COVER.jpg
            Pairing(PHOTOS, r"(.+)_burst(?P<number>\d{1,4})(?P<cover>_cover)?\.[^.]+", by=By.BURST),
            # DSC_0001_BURST20230709220904977.JPG, 00015IMG_00015_BURST20171111030039_COVER.jpg
            Pairing(PHOTOS, r".*?(?P<number>\d+)_(burst\d{14,})(?P<cover>_cover)?\.[^.]+", "{1}", By.BURST),
            # 20231207_101605_001.jpg
            Pairing(PHOTOS, r"(\d{8}_\d{6})_(?P<number>\d{3})\.[^.]+", by=By.BURST),
        ),
    ),
)
"""Earlier rules decide before later ones; what a rule has joined goes on together."""

DEFAULT_RULES = frozenset(rule.id for rule in RULES if rule.default)
