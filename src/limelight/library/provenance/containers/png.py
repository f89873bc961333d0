"""PNG: keep what draws the picture, drop what tells tales, add the label (PNG specification, third
edition).
"""

from collections.abc import Iterator

from limelight.kit import png
from limelight.library.provenance.errors import CannotLabel

SIGNATURE = png.SIGNATURE
_XMP = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00"
# Everything else (text, Exif, times, older manifests, makers' own chunks) is private or stale.
_DRAWS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs "
    b"acTL fcTL fdAT".split()
)


def labelled(data: bytes, xmp: bytes, keeping: tuple[bytes, ...] = ()) -> bytes:
    """The PNG with its private chunks removed and `xmp`, if any, put in; pixels and colour are
    untouched. Text chunks (tEXt) that begin with one of `keeping` stay.
    """
    parts = [SIGNATURE]
    for chunk in _chunks(data):
        is_kept = chunk.name == b"tEXt" and chunk.content.startswith(keeping)
        if chunk.name in _DRAWS or is_kept:
            parts.append(png.written(chunk))
        if chunk.name == b"IHDR" and xmp:
            parts.append(png.written(png.Chunk(b"iTXt", _XMP + xmp)))
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
        length = sum(png.length_of(chunk) for chunk in _chunks(data))
    except CannotLabel:
        return False
    return len(SIGNATURE) + length == len(data)


def _chunks(data: bytes) -> Iterator[png.Chunk]:
    try:
        yield from png.chunks(data)
    except png.NotWhole as trouble:
        raise CannotLabel(trouble.detail) from trouble
