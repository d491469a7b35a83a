"""Bytes as bad disks, bad programs and bad people make them."""

import random

_TELLING = (0, 1, 2, 3, 4, 7, 8, 0x7F, 0x80, 0xFF, 0xD8, 0xD9, 0xDA, 0xC0, 0xE1)
_HEAD = 2048  # bytes in which the structure lies: hit more often


def damage(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, a piece taken out or doubled, or the end cut off."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(min(len(out), _HEAD if chance.random() < 0.8 else len(out)) or 1)
        piece = chance.randint(1, 16)
        match chance.randrange(10):
            case 0:
                del out[at : at + piece]
            case 1:
                out[at:at] = out[at : at + piece]
            case 2:
                out[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff", b"\0\0\0\x08"))
            case 3:
                del out[chance.randrange(len(out) or 1) :]
            case _:
                out[at : at + 1] = bytes([chance.choice(_TELLING) if chance.random() < 0.5 else chance.randrange(256)])
        if not out:
            break
    return bytes(out)
