"""Which decoders are tried on a photo, and in which order. Each is imported when it is first needed."""

from collections.abc import Callable, Mapping, Sequence

from sorter.core.decoding.kinds import Kind
from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.raster import DAMAGED, TOO_DEAR, Decoder, MissingDecoderError, Raster, is_blank
from sorter.core.decoding.unread import unread
from sorter.core.jpeg import read_frame
from sorter.core.loaded import Loaded
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff
from sorter.errors import InputError

_END = b"\xff\xd9"  # of a JPEG
_INKS = 4  # components of a CMYK JPEG
_ICONS = frozenset({b"\0\0\1\0", b"\0\0\2\0"})
_XPM = b"/* XPM */"
_CHUNKS = 64  # of a PNG that are looked at
_HEEDED = frozenset({b"tRNS", b"iCCP"})  # transparency, and colours that are not sRGB
_WITH_ALPHA = b"\4\6"  # colour types of a PNG (third edition, 11.2.1)
_PACKINGS = frozenset(  # of TIFFs, those that libtiff knows; None: it does not say, and is not packed
    {None, *range(1, 9), 32766, 32771, 32773, 32809, 32908, 32909, 32946, 34676, 34677, 34887, 34925, 50000, 50001}
)
_NEAR, _CODESTREAM, _BITS = 4096, b"\xff\x4f\xff\x51", 42  # where a JPEG 2000 says its bits, from that begin
_VP8X_ALPHA_OR_PROFILE = 0x30  # flags of a WebP (RFC 9649, 2.7.1)
_VP8L_ALPHA = 0x10  # in the fifth byte of a lossless one's header (3.4)


def read_by_chain(data: bytes | Loaded, kind: Kind, cover: int) -> Raster:
    """What the first decoder that can makes of a photo of this kind.

    Of a JPEG without an end, one that is grey nearly everywhere is no photo: that stands for what is missing. Raises
    `InputError` where none can: with the package that is missing, where one is, else as the last one says, or with what
    the file is instead.
    """
    missing: InputError | None = None
    last = InputError(DAMAGED)
    for decoder in _CHAINS.get(kind, _rare)(data):
        try:
            raster = decoder(data, cover)
        except MissingDecoderError as error:
            missing = error
        except InputError as error:
            last = error
        except MemoryError:
            last = InputError(TOO_DEAR)
        except Exception:  # what other people's decoders raise is whatever came of the damage; it must not end a run
            last = InputError(DAMAGED)
        else:
            if raster.pixels.ndim != 3 or raster.pixels.shape[2] != 3:
                continue  # a decoder that keeps no promise
            if kind is not Kind.JPEG or not is_blank(raster.pixels) or _END in data[:]:
                return raster
    raise missing or (InputError(unread(data, kind)) if str(last) == DAMAGED else last)


def _pillow(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.pillow import read_by_pillow

    return read_by_pillow(data, cover)


def _libheif(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.libheif import read_by_libheif

    return read_by_libheif(data, cover)


def _large_preview(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.libraw import read_large_preview

    return read_large_preview(data, cover)


def _raw(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.libraw import read_developed

    return read_developed(data, cover)


def _any_preview(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.libraw import read_any_preview

    return read_any_preview(data, cover)


def _jpeg_xl(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_jpeg_xl

    return read_jpeg_xl(data, cover)


def _jpeg_2000(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_jpeg_2000

    return read_jpeg_2000(data, cover)


def _cut_jpeg(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.cut_jpeg import read_cut_jpeg

    return read_cut_jpeg(data, cover)


def _jpeg_xr(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_jpeg_xr

    return read_jpeg_xr(data, cover)


def _photoshop(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.photoshop import read_photoshop

    return read_photoshop(data, cover)


def _icon(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.mended import read_icon

    return read_icon(data, cover)


def _xpm(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.mended import read_xpm

    return read_xpm(data, cover)


def _netpbm(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.netpbm import read_netpbm

    return read_netpbm(data, cover)


def _pam(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.netpbm import read_pam

    return read_pam(data, cover)


def _pfm(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.netpbm import read_pfm

    return read_pfm(data, cover)


def _odd_tiff(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_odd_tiff

    return read_odd_tiff(data, cover)


def _odd_bmp(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_odd_bmp

    return read_odd_bmp(data, cover)


def _deep_jpeg(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_deep_jpeg

    return read_deep_jpeg(data, cover)


def _jpeg_ls(data: bytes | Loaded, cover: int) -> Raster:
    from sorter.core.decoding.codecs import read_jpeg_ls

    return read_jpeg_ls(data, cover)


_FAST_FIRST: Sequence[Decoder] = (read_by_opencv, _pillow)
_EXACT_FIRST: Sequence[Decoder] = (_pillow, read_by_opencv)


def _jpeg(data: Sliced) -> Sequence[Decoder]:
    """In inks by Pillow, which knows their profiles; in all else OpenCV is as exact as any, and the fastest."""
    frame = read_frame(data)
    common = _EXACT_FIRST if frame and frame.components == _INKS else _FAST_FIRST
    return *common, _cut_jpeg, _deep_jpeg, _jpeg_ls


def _png(data: Sliced) -> Sequence[Decoder]:
    """OpenCV heeds no transparency and no profile."""
    if data[25:26] in _WITH_ALPHA:
        return _EXACT_FIRST
    at = 8
    for _ in range(_CHUNKS):
        head = data[at : at + 8]
        if head[4:] in _HEEDED:
            return _EXACT_FIRST
        if len(head) < 8 or head[4:] == b"IDAT":
            break
        at += 12 + int.from_bytes(head[:4], "big")
    return _FAST_FIRST


def _webp(data: Sliced) -> Sequence[Decoder]:
    kind, flags = data[12:16], data[20:25]
    plain = not flags or not (
        (kind == b"VP8X" and flags[0] & _VP8X_ALPHA_OR_PROFILE) or (kind == b"VP8L" and flags[-1] & _VP8L_ALPHA)
    )
    return _FAST_FIRST if plain else _EXACT_FIRST


def _tiff(data: Sliced) -> Sequence[Decoder]:
    """OpenCV makes a black sheet of one that is packed in a way it does not know.

    Some cameras' RAW photos say nothing by which they are told from a TIFF.
    """
    tiff = Tiff.of(data)
    common = _EXACT_FIRST if tiff is None or tiff.compression in _PACKINGS else (_pillow,)
    return *common, _odd_tiff, _raw


def _waves(data: Sliced) -> Sequence[Decoder]:
    """Of colours of more than eight bits Pillow makes black (the bits: ITU-T T.800, A.5.1)."""
    begin = data[:_NEAR]
    at = begin.find(_CODESTREAM) + _BITS
    is_deep = at >= _BITS and at < len(begin) and (begin[at] & 0x7F) >= 8
    return *(_FAST_FIRST if is_deep else _EXACT_FIRST), _jpeg_2000


def _plain(data: bytes | Loaded) -> Sequence[Decoder]:
    """OpenCV takes levels as they are, whatever the highest one is."""
    from sorter.core.decoding.netpbm import is_usual

    if (odd := {b"P7": _pam, b"PF": _pfm, b"Pf": _pfm}.get(data[:2])) is not None:
        return (odd,)
    return *(_FAST_FIRST if is_usual(data) else _EXACT_FIRST), _netpbm


def _rare(data: Sliced) -> Sequence[Decoder]:
    if data[: len(_XPM)] == _XPM:
        return _pillow, _xpm
    if data[:4] not in _ICONS:
        return *_EXACT_FIRST, _raw
    from sorter.core.decoding.mended import has_large_icon

    return (_icon,) if has_large_icon(data) else (*_EXACT_FIRST, _icon)


_CHAINS: Mapping[Kind, Callable[[bytes | Loaded], Sequence[Decoder]]] = {
    Kind.JPEG: _jpeg,
    Kind.PNG: _png,
    Kind.WEBP: _webp,
    Kind.TIFF: _tiff,
    Kind.GIF: lambda _data: _EXACT_FIRST,
    Kind.BMP: lambda _data: (*_FAST_FIRST, _odd_bmp),
    Kind.NETPBM: _plain,
    Kind.HDR: lambda _data: _FAST_FIRST,
    Kind.HEIF: lambda _data: (_libheif, _pillow),
    Kind.AVIF: lambda _data: (*_EXACT_FIRST, _libheif),
    Kind.JPEG_XL: lambda _data: (_jpeg_xl,),
    Kind.JPEG_2000: _waves,
    Kind.JPEG_XR: lambda _data: (_jpeg_xr,),
    Kind.PHOTOSHOP: lambda _data: (_photoshop, _pillow),
    Kind.RAW: lambda _data: (_large_preview, _raw, _any_preview, _pillow),
}
