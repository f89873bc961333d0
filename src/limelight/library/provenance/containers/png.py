"""PNG: keep what draws the picture, drop what tells tales, add the label (PNG specification, third
edition).
"""

import zlib
from collections.abc import Iterator

from limelight.library.provenance.errors import CannotLabel

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00"
# Everything else (text, Exif, times, older manifests, makers' own chunks) is private or stale.
_DRAWS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs "
    b"acTL fcTL fdAT".split()
)


def labelled(data: bytes, xmp: bytes) -> bytes:
    """The PNG with its private chunks removed and `xmp`, if any, put in; pixels and colour are
    untouched.
    """
    parts = [SIGNATURE]
    for name, content in _chunks(data):
        if name in _DRAWS:
            parts.append(_chunk(name, content))
        if name == b"IHDR" and xmp:
            parts.append(_chunk(b"iTXt", _XMP + xmp))
    return b"".join(parts)


def xmp_of(data: bytes) -> bytes:
    """The XMP packet inside, or b""."""
    for name, content in _chunks(data):
        if name == b"iTXt" and content.startswith(_XMP):
            return content[len(_XMP) :]
    return b""


def manifest_of(data: bytes) -> bytes:
    """The C2PA manifest store inside, or b""."""
    return b"".join(content for name, content in _chunks(data) if name == b"caBX")


def is_whole(data: bytes) -> bool:
    """Whether every chunk is there with the right checksum, up to the end and no further."""
    try:
        length = sum(12 + len(content) for _, content in _chunks(data))
    except CannotLabel:
        return False
    return len(SIGNATURE) + length == len(data)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(SIGNATURE):
        raise CannotLabel("This is not a PNG.")
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : end]
        if int.from_bytes(data[end : end + 4]) != zlib.crc32(data[at + 4 : end]):
            raise CannotLabel("This PNG is damaged: a checksum does not match.")
        yield name, content
        if name == b"IEND":
            return
        at = end + 4
    raise CannotLabel("This PNG is cut off before its end.")


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content).to_bytes(4)
    return len(content).to_bytes(4) + name + content + checksum
