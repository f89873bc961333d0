"""What happens to files on their way: bits flip, ends are missing, headers say absurd things."""

import random
import struct

_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_HEAD_BYTES = 512


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The same file, spoilt in one to three ways."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if spoilt:
            chance.choice(_WAYS)(spoilt, chance)
    return bytes(spoilt)


def _place(content: bytearray, chance: random.Random) -> int:
    """Anywhere, half of the time where headers are: at the beginning or at the end."""
    near = min(len(content), _HEAD_BYTES)
    return chance.choice(
        (
            chance.randrange(len(content)),
            chance.randrange(near),
            len(content) - 1 - chance.randrange(near),
        )
    )


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        content[_place(content, chance)] ^= 1 << chance.randrange(8)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[_place(content, chance) :]


def _behead(content: bytearray, chance: random.Random) -> None:
    del content[: chance.randrange(1, 64)]


def _blank(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    size = min(chance.choice((4, 16, 256, 4096)), len(content) - at)
    content[at : at + size] = bytes((chance.choice((0, 0xFF)),)) * size


def _absurd(content: bytearray, chance: random.Random) -> None:
    """A number of a header that is far too large or too small."""
    for _ in range(chance.choice((1, 1, 3))):
        form = chance.choice((">I", "<I", ">H", "<H", "B"))
        at = _place(content, chance)
        size = struct.calcsize(form)
        most = (1 << 8 * size) - 1
        if at + size <= len(content):
            struct.pack_into(form, content, at, chance.choice(_EXTREMES) & most)


def _named(content: bytearray, chance: random.Random) -> None:
    """The numbers of a named field of an MP4: times, rates, sizes, tables."""
    names = (
        b"mvhd",
        b"tkhd",
        b"mdhd",
        b"stts",
        b"stsz",
        b"stco",
        b"stsc",
        b"elst",
        b"avc1",
        b"ctts",
    )
    there = [at for name in names if (at := content.find(name)) > 0]
    if not there:
        _absurd(content, chance)
        return
    at = chance.choice(there) + 4 + 4 * chance.randrange(8)
    if at + 4 <= len(content):
        struct.pack_into(">I", content, at, chance.choice(_EXTREMES))


def _double(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    content[at:at] = content[at : at + chance.randrange(1, 2048)]


def _drop(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    del content[at : at + chance.randrange(1, 512)]


def _noise(content: bytearray, chance: random.Random) -> None:
    at = _place(content, chance)
    size = min(chance.randrange(1, 256), len(content) - at)
    content[at : at + size] = chance.randbytes(size)


_WAYS = (
    _flip,
    _flip,
    _flip,
    _cut,
    _behead,
    _blank,
    _absurd,
    _absurd,
    _named,
    _named,
    _double,
    _drop,
    _noise,
)
