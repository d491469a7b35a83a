"""Whatever a photo is stored as, its pixels come out right."""

import subprocess
import sys
from pathlib import Path
from struct import pack

import imagecodecs
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageDraw

import strange_photos as strange
from sorter.core.decode import decode
from sorter.core.encoded import encoded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError
from strange_photos import SIZE, marked, saved

_WHITE, _TRANSPARENT = (255, 255, 255), (0, 0, 0, 0)


def expect_marked(pixels: ImageArray, *, near: int = 12, corner: tuple[int, int] = (0, 0)) -> None:
    """Red in the corner (row and column, 0 or -1), blue elsewhere."""
    height, width = pixels.shape[:2]
    for row in (0, -1):
        for column in (0, -1):
            colour = pixels[(row and height - 1) or 2, (column and width - 1) or 2].astype(int)
            wanted = (255, 0, 0) if (row, column) == corner else (0, 0, 255)
            assert np.abs(colour - wanted).max() <= near, (row, column, colour)


@pytest.mark.parametrize("kind", [b"Exif", b"E\xeaif"])
def test_what_describes_a_heic_is_never_handed_to_its_decoder(kind: bytes, tmp_path: Path) -> None:
    """It dies of a kind that is no text; whoever asks for the photo would go with it, so another process is asked."""
    photo = tmp_path / "odd.heic"
    photo.write_bytes(strange.described_heic(kind))
    script = "import sys\nfrom sorter.core.picture import make_picture\nfrom contextlib import nullcontext\n"
    script += "sys.stdout.buffer.write(make_picture(sys.argv[1], 80, lambda cost: nullcontext()))"

    answer = subprocess.run([sys.executable, "-c", script, str(photo)], capture_output=True, check=False)

    assert answer.returncode == 0
    expect_marked(decode(answer.stdout, cover=40).pixels, near=60)


def deep_png() -> bytes:
    return bytes(imagecodecs.png_encode(strange.levels(np.uint16, 65_535)))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(marked(), "JPEG", quality=95, subsampling=0), id="JPEG"),
        pytest.param(saved(marked(), "JPEG", quality=95, subsampling=0, progressive=True), id="progressive"),
        pytest.param(strange.jpeg_without_loss(), id="JPEG without loss"),
        pytest.param(saved(marked(), "PNG"), id="PNG"),
        pytest.param(saved(marked().quantize(16), "PNG"), id="palette"),
        pytest.param(deep_png(), id="PNG of 16 bits"),
        pytest.param(saved(marked(), "WEBP", lossless=True), id="WebP"),
        pytest.param(saved(marked(), "TIFF", compression="tiff_lzw"), id="TIFF"),
        pytest.param(saved(marked(), "GIF"), id="GIF"),
        pytest.param(saved(marked(), "BMP"), id="BMP"),
        pytest.param(saved(marked(), "PPM"), id="PPM"),
        pytest.param(saved(marked(), "TGA"), id="TGA"),
        pytest.param(saved(marked(), "SGI"), id="SGI"),
        pytest.param(saved(marked(), "PCX"), id="PCX"),
        pytest.param(saved(marked(), "AVIF", quality=95), id="AVIF"),
        pytest.param(saved(marked(), "JPEG2000"), id="JPEG 2000"),
        pytest.param(strange.heic(), id="HEIC"),
        pytest.param(strange.jpeg_xl(), id="JPEG XL"),
        pytest.param(strange.jpeg_xl(in_boxes=True), id="JPEG XL in boxes"),
        pytest.param(strange.jpeg_xr(), id="JPEG XR"),
        pytest.param(strange.photoshop(), id="Photoshop"),
        pytest.param(strange.photoshop(is_packed=True), id="Photoshop, packed"),
        pytest.param(strange.photoshop(16), id="Photoshop of 16 bits"),
        pytest.param(strange.photoshop(16, is_packed=True, is_large=True), id="large Photoshop of 16 bits, packed"),
        pytest.param(strange.photoshop(32, is_large=True), id="large Photoshop of 32 bits"),
        pytest.param(strange.photoshop(colours=4), id="Photoshop in inks"),
        pytest.param(strange.photoshop(16, colours=4, selection=0), id="Photoshop in inks, 16 bits, with a selection"),
        pytest.param(strange.photoshop(selection=0), id="Photoshop with a selection"),
    ],
)
def test_every_format_shows_the_same(data: bytes) -> None:
    """The size is right, red is the first channel, and the corner is where it was."""
    photo = encoded(data).decoded(40)

    assert photo.size == SIZE
    assert photo.pixels.shape == (40, 80, 3)
    assert photo.pixels.dtype == np.uint8
    expect_marked(photo.pixels)


@pytest.mark.parametrize(("quarters", "corner"), [(1, (-1, 0)), (2, (-1, -1)), (3, (0, -1))])
def test_the_boxes_of_a_heic_turn_it(quarters: int, corner: tuple[int, int]) -> None:
    """Anticlockwise, as the standard has it, and the size is that of what stands upright."""
    photo = encoded(strange.heic(quarters)).decoded(40)

    assert photo.size == ((40, 80) if quarters % 2 else (80, 40))
    assert photo.pixels.shape[1::-1] == photo.size
    expect_marked(photo.pixels, corner=corner)


@pytest.mark.parametrize(("orientation", "corner"), [(3, (-1, -1)), (6, (0, -1)), (8, (-1, 0))])
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_every_format_is_turned_as_it_says(kind: str, orientation: int, corner: tuple[int, int]) -> None:
    """EXIF says so, or in an AVIF the boxes that it becomes."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = encoded(saved(marked(), kind, exif=exif, quality=95)).decoded(40)

    assert photo.size == ((40, 80) if orientation > 4 else (80, 40))
    assert photo.pixels.shape[1::-1] == photo.size
    expect_marked(photo.pixels, corner=corner, near=40)


def transparent(mode: str) -> Image.Image:
    image = Image.new("RGBA", SIZE, _TRANSPARENT)
    ImageDraw.Draw(image).rectangle((0, 0, 19, 19), fill=(255, 0, 0, 255))
    return image.convert(mode)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(transparent("RGBA"), "PNG"), id="PNG"),
        pytest.param(saved(transparent("RGBA").quantize(8), "PNG"), id="palette"),
        pytest.param(saved(transparent("RGBA"), "WEBP", lossless=True), id="WebP without loss"),
        pytest.param(saved(transparent("RGBA"), "WEBP", quality=90), id="WebP"),
        pytest.param(saved(transparent("RGBA"), "GIF"), id="GIF"),
        pytest.param(saved(transparent("RGBA"), "TIFF"), id="TIFF"),
        pytest.param(saved(transparent("RGBA"), "AVIF"), id="AVIF"),
        pytest.param(saved(transparent("RGBA"), "ICO", sizes=[SIZE]), id="ICO"),
    ],
)
def test_what_is_transparent_is_white(data: bytes) -> None:
    """As on paper; most decoders would show whatever colour stands behind it, mostly black."""
    pixels = decode(data, cover=8).pixels

    assert pixels[-2, -2].min() > 240
    assert np.abs(pixels[5, 5].astype(int) - (255, 0, 0)).max() < 40


def test_half_transparent_colours_are_mixed_with_white() -> None:
    """Half red over white is pink."""
    pixels = decode(saved(Image.new("RGBA", (8, 8), (255, 0, 0, 128)), "PNG"), cover=8).pixels

    assert np.abs(pixels[4, 4].astype(int) - (255, 127, 127)).max() <= 2


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_become_colours(kind: str) -> None:
    """Cyan ink on white paper is cyan, and no ink is white."""
    image = Image.new("CMYK", SIZE, (255, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 39, 39), fill=(0, 0, 0, 0))
    pixels = decode(saved(image, kind), cover=40).pixels

    assert np.abs(pixels[20, 10].astype(int) - 255).max() <= 6
    assert np.abs(pixels[20, 70].astype(int) - (0, 255, 255)).max() <= 6


def wide_profile() -> bytes:
    """An ICC profile whose primaries are those of sRGB in another order: so every colour changes visibly."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {
        bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12)
    }
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("JPEG", {"quality": 95, "subsampling": 0}), ("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {})],
)
def test_colours_are_what_the_profile_says(kind: str, options: dict[str, object]) -> None:
    """A profile in which red and blue have changed places turns the picture's colours about."""
    pixels = decode(saved(marked(), kind, icc_profile=wide_profile(), **options), cover=40).pixels

    assert np.abs(pixels[5, 5].astype(int) - (0, 0, 255)).max() < 60
    assert np.abs(pixels[-5, -5].astype(int) - (255, 0, 0)).max() < 60


def test_a_profile_of_srgb_changes_nothing() -> None:
    """To the last bit."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.effect_noise((64, 64), 80).convert("RGB")

    assert np.array_equal(
        decode(saved(image, "JPEG", icc_profile=profile), cover=64).pixels,
        decode(saved(image, "JPEG"), cover=64).pixels,
    )


@pytest.mark.parametrize("profile", [b"nonsense", wide_profile()[:200], b"\0" * 5_000_000])
def test_a_damaged_profile_spoils_no_photo(profile: bytes) -> None:
    """Its colours are then taken for sRGB."""
    expect_marked(decode(saved(marked(), "PNG", icc_profile=profile), cover=40).pixels)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("JPEG", {"quality": 95}), ("JPEG", {"progressive": True}), ("PNG", {}), ("TIFF", {"compression": None})],
)
def test_of_a_photo_that_is_cut_short_what_is_there_comes_out(kind: str, options: dict[str, object]) -> None:
    """A broken download keeps the size of the whole, and its upper part."""
    noise = Image.effect_noise((160, 160), 80).convert("RGB")
    whole = saved(noise, kind, **options)
    photo = decode(whole[: len(whole) * 7 // 10], cover=160)

    assert photo.size == (160, 160)
    upper = np.abs(photo.pixels[:40].astype(int) - np.asarray(noise)[:40])
    assert np.median(upper) < 60


@pytest.mark.parametrize("more", [14, 500])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TGA"])
def test_a_photo_of_which_hardly_anything_is_left_is_refused(kind: str, more: int) -> None:
    """A header and some pixels are no picture: a grey or black sheet would be sorted as if it were one."""
    whole = saved(Image.effect_noise((300, 300), 80).convert("RGB"), kind)
    begin = {"JPEG": b"\xff\xda", "PNG": b"IDAT", "TGA": b"\x18\0"}[kind]

    with pytest.raises(InputError, match=r"damaged|it ends early"):
        decode(whole[: whole.index(begin) + more], cover=8)


def test_a_raw_photo_is_its_preview_where_that_is_large_enough() -> None:
    """No mosaic is developed for a model's small input."""
    preview = saved(Image.new("RGB", (400, 200), (0, 255, 0)), "JPEG")
    data = strange.dng((800, 400), preview=preview)

    assert encoded(data).decoded(100).pixels[50, 50, 1] > 200  # green: the preview
    assert encoded(data).decoded(300).pixels[150, 300, 2] > 200  # blue: the photo
    assert encoded(data).decoded(100).size == encoded(data).decoded(300).size == (800, 400)


def test_a_raw_photo_whose_preview_is_damaged_is_developed() -> None:
    """The photo itself may be sound."""
    data = strange.dng((800, 400), preview=saved(marked((400, 200)), "JPEG")[:-3000] + b"\0" * 3000)

    photo = encoded(data).decoded(100)

    assert photo.size == (800, 400)
    assert photo.pixels[100, 300, 2] > 200


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (-1, -1)), (6, (0, -1)), (8, (-1, 0))])
def test_a_developed_photo_stands_upright(orientation: int, corner: tuple[int, int]) -> None:
    """Half as large as it was taken."""
    photo = encoded(strange.dng(orientation=orientation)).decoded(20)

    assert photo.size == ((40, 80) if orientation > 4 else (80, 40))
    assert sorted(photo.pixels.shape[:2]) == [20, 40]
    expect_marked(photo.pixels, corner=corner, near=60)


def test_a_camera_without_colours_gives_grey() -> None:
    """Its levels come out thrice, as every photo's do."""
    photo = encoded(strange.dng(has_colours=False)).decoded(20)

    assert photo.pixels.shape[2] == 3
    assert (photo.pixels[:, :, 0] == photo.pixels[:, :, 2]).all()
    assert photo.size == SIZE


@pytest.mark.parametrize(
    ("data", "package"),
    [(strange.heic(), "pi_heif"), (strange.jpeg_xl(), "imagecodecs"), (strange.dng(), "rawpy")],
    ids=["HEIC", "JPEG XL", "RAW"],
)
def test_a_missing_decoder_is_named_with_the_way_to_get_it(
    data: bytes, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says which package reads such photos."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(InputError, match=f"pip install {package.replace('_', '-')}"):
        decode(data, cover=20)


@pytest.mark.skipif(sys.platform != "linux", reason="peaks in kilobytes")
def test_an_icon_that_claims_to_be_huge_costs_no_memory() -> None:
    """What its bitmap claims is not made room for: whether that was there depended on what was decoded beside it."""
    directory = pack("<HHHBBBBHHLL", 0, 1, 1, 2, 2, 0, 0, 1, 32, 48, 22)
    data = directory + pack("<LllHHLLllLL", 40, 2, 0x04000003, 1, 32, 0, 0, 0, 0, 0, 0) + bytes(8)
    script = """
import resource, sys
from sorter.core.decode import decode
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sound, odd = (bytes.fromhex(word) for word in sys.argv[1:])
decode(sound, cover=8)
before = peak()
print(decode(odd, cover=8).size, peak() - before < 50_000)
"""
    words = [sys.executable, "-c", script, saved(marked(), "ICO").hex(), data.hex()]

    assert subprocess.run(words, capture_output=True, check=True, text=True).stdout == "(2, 2) True\n"


def test_a_photoshop_file_in_lab_shows_the_same() -> None:
    """Lab has its own numbers for the same colours."""
    expect_marked(decode(strange.photoshop(16, colours=9), cover=40).pixels, near=30)


def test_a_grey_photoshop_file_is_grey() -> None:
    """Red is lighter than blue."""
    pixels = decode(strange.photoshop(16, colours=1), cover=40).pixels

    assert (pixels[5, 5] == 76).all()
    assert (pixels[-5, -5] == 29).all()


def test_what_a_photoshop_file_says_is_transparent_is_white() -> None:
    """Its first further channel is that only where the number of layers says so; a saved selection hides nothing."""
    assert (decode(strange.photoshop(selection=0, layers=-1), cover=40).pixels == 255).all()
    expect_marked(decode(strange.photoshop(selection=0, layers=1), cover=40).pixels)


def test_a_photoshop_file_keeps_its_profile() -> None:
    """Red and blue change places by it."""
    expect_marked(decode(strange.photoshop(16, profile=wide_profile()), cover=40).pixels[:, :, ::-1], near=60)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_large_photoshop_file_that_is_cut_short_is_refused(*, is_packed: bool) -> None:
    """With a sentence, wherever it is cut."""
    data = strange.photoshop(16, is_packed=is_packed, is_large=True)
    for end in range(4, len(data) - 1, len(data) // 40):
        with pytest.raises(InputError, match="a damaged Photoshop file"):
            decode(data[:end], cover=40)


def test_a_huge_number_in_a_header_costs_nothing() -> None:
    """A Photoshop file that claims a billion pixels is refused before anything is decoded."""
    data = b"8BPS\0\1" + bytes(6) + (3).to_bytes(2, "big") + (30_000).to_bytes(4, "big") * 2 + b"\0\x08\0\3"

    with pytest.raises(InputError, match="megapixels"):
        decode(data + bytes(200), cover=8)


def icon(size: tuple[int, int], said: tuple[int, int], bits: int = 24) -> bytes:
    """An icon of red pixels whose own header says another size than its directory."""
    width, height = size
    row = (b"\0\0\xff" * width if bits == 24 else b"\1" * width).ljust(-(-width * bits // 32) * 4, b"\0")
    palette = b"" if bits == 24 else (b"\0\0\0\0" + b"\0\0\xff\0") + bytes(4 * 254)
    head = pack("<LllHHLLllLL", 40, *said, 1, bits, 0, 0, 0, 0, 0, 0)
    entry = pack("<BBBBHHLL", width, height, 0, 0, 1, bits, 40 + len(row) * height, 22)
    return pack("<HHH", 0, 1, 1) + entry + head + palette + row * height


@pytest.mark.parametrize("bits", [8, 24])
def test_an_icon_with_a_damaged_header_is_as_large_as_its_directory_says(bits: int) -> None:
    """The pixels are sound."""
    photo = decode(icon((16, 12), (0xFFFF, 0xFFFF), bits), cover=8)

    assert photo.size == (16, 12)
    assert (photo.pixels[3:-3, 3:-3] == (255, 0, 0)).all()


@pytest.mark.parametrize("blue", [b"blue", b"Blue m white", b"#00F", b"#00000000FFFF", b"#0000FF"])
def test_an_xpm_may_name_its_colours_and_have_comments_anywhere(blue: bytes) -> None:
    """It is a program in C, written by many."""
    photo = decode(strange.xpm(blue), cover=40)

    assert photo.size == SIZE
    expect_marked(photo.pixels)


@pytest.mark.parametrize("header", [b"P6#made\n#by hand\n80 40#\n #x\n255\n", b"P6 80 40 -1\n", b"P6\n80 40\n0\n"])
def test_a_netpbm_header_may_be_odd(header: bytes) -> None:
    """Comments anywhere, and a highest level that cannot be."""
    photo = decode(header + np.asarray(marked()).tobytes(), cover=40)

    assert photo.size == SIZE
    expect_marked(photo.pixels)


def tiff(levels: NDArray[np.generic], meaning: int, packing: int = 1) -> bytes:
    """One strip of grey levels."""
    height, width = levels.shape
    bits = levels.itemsize * 8
    entries = {256: width, 257: height, 258: bits, 259: packing, 262: meaning, 273: 8, 277: 1, 278: height}
    entries |= {279: levels.nbytes}
    rows = b"".join(pack("<HHLL", tag, 4, 1, value) for tag, value in entries.items())
    return b"II*\0" + pack("<L", 8 + levels.nbytes) + levels.tobytes() + pack("<H", len(entries)) + rows + bytes(4)


@pytest.mark.parametrize(
    ("data", "level"),
    [
        pytest.param(tiff(np.full((40, 80), 51 * 257, "<u2"), 0), 204, id="white is zero"),
        pytest.param(tiff(np.full((40, 80), 51 * 257, "<u2"), 1), 51, id="black is zero"),
        pytest.param(tiff(np.full((40, 80), 204 * 0x01010101, "<u4"), 1), 204, id="32 bits without a sign"),
        pytest.param(b"P5 80 40 15\n" + b"\3" * 3200, 51, id="16 levels"),
        pytest.param(b"P5 80 40 1023\n" + pack(">H", 205) * 3200, 51, id="1024 levels"),
        pytest.param(b"P7\nWIDTH 80\nHEIGHT 40\nDEPTH 1\nMAXVAL 15\nENDHDR\n" + b"\3" * 3200, 51, id="PAM"),
        pytest.param(b"Pf\n80 40\n-1.0\n" + pack("<f", 0.2) * 3200, 51, id="PFM"),
    ],
)
def test_levels_are_shares_of_white(data: bytes, level: int) -> None:
    """Whatever the highest number is, and whichever end is white."""
    assert np.abs(decode(data, cover=40).pixels.astype(int) - level).max() <= 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(strange.pfm(), id="PFM"),
        pytest.param(strange.pam(), id="PAM"),
        pytest.param(strange.pam("RGBA"), id="PAM with alpha"),
        pytest.param(
            bytes(imagecodecs.jpeg2k_encode(strange.levels(np.uint16, 65_535), level=0)), id="JPEG 2000, 16 bits"
        ),
        pytest.param(
            bytes(imagecodecs.jpegxl_encode(strange.levels(np.float32, 1), level=95)),
            id="JPEG XL of fractions, with loss",
        ),
    ],
)
def test_deep_pictures_show_the_same(data: bytes) -> None:
    """None is black because its numbers are larger, or smaller, than others'."""
    photo = decode(data, cover=40)

    assert photo.size == SIZE
    expect_marked(photo.pixels, near=20)


def test_a_tiff_that_nobody_unpacks_is_no_black_sheet() -> None:
    """OpenCV would make one of it."""
    with pytest.raises(InputError, match="a TIFF packed as JPEG XL, which is not read"):
        decode(tiff(np.full((40, 80), 51, np.uint8), 1, packing=50002), cover=40)


def test_what_a_decoder_raises_ends_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other people's decoders raise whatever came of the damage: it becomes a sentence."""

    def raises(*_: object, **__: object) -> None:
        raise AssertionError("never to be seen")

    monkeypatch.setattr("pi_heif.open_heif", raises)

    with pytest.raises(InputError, match="damaged"):
        decode(strange.heic(), cover=20)
