"""JPEG: keep what draws the picture, drop what tells tales, add the label (ITU T.81, XMP 3)."""

import struct
from collections.abc import Iterator

from limelight.library.provenance.errors import CannotLabel

START = b"\xff\xd8"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_EXIF = b"Exif\x00\x00"
_SOS, _EOI, _APP1, _APP11, _COMMENT = 0xDA, 0xD9, 0xE1, 0xEB, 0xFE
_JUMBF = b"JP\x02\x11"
_ORIENTATION_TAG = 0x0112
_LONGEST_SEGMENT = 65_533


def labelled(data: bytes, xmp: bytes) -> bytes:
    """The JPEG with its private segments removed and `xmp`, if any, put in; pixels, colour and
    orientation are untouched.
    """
    if len(_XMP) + len(xmp) > _LONGEST_SEGMENT:
        raise CannotLabel("The label is longer than a JPEG can hold; shorten its description.")
    frame: list[bytes] = []
    drawing: list[bytes] = []
    turn = 0
    for marker, content in _segments(data):
        if marker == _APP1 and content[4:].startswith(_EXIF):
            turn = turn or _orientation(content[4 + len(_EXIF) :])
        if _draws(marker, content[4:]):
            (frame if marker == 0xE0 else drawing).append(content)
    about = [_segment(_APP1, _exif(turn))] if turn > 1 else []
    label = [_segment(_APP1, _XMP + xmp)] if xmp else []
    return b"".join([START, *frame, *about, *label, *drawing])


def xmp_of(data: bytes) -> bytes:
    """The XMP packet inside, or b""."""
    for marker, content in _segments(data):
        if marker == _APP1 and content[4:].startswith(_XMP):
            return content[4 + len(_XMP) :]
    return b""


def manifest_of(data: bytes) -> bytes:
    """The C2PA manifest store inside, or b""; raises CannotLabel when its pieces are not numbered
    as they should be.

    Pieces: ISO/IEC 19566-5 annex D; every one after the first repeats the header of the box.
    """
    parts: list[bytes] = []
    for marker, content in _segments(data):
        if marker != _APP11:
            continue
        number, box = content[8:12], content[12:20]
        if content[4:8] != _JUMBF or number != (len(parts) + 1).to_bytes(4):
            raise CannotLabel("The manifest of this JPEG is damaged.")
        if parts and box != parts[0][:8]:
            raise CannotLabel("The manifest of this JPEG is damaged.")
        parts.append(content[20:] if parts else content[12:])
    return b"".join(parts)


def _draws(marker: int, content: bytes) -> bool:
    if marker == 0xE0:
        return content.startswith(b"JFIF\x00")
    if marker == 0xE2:
        return content.startswith(b"ICC_PROFILE\x00")
    if marker == 0xEE:
        return content.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes from the 0xFF on; a scan carries its coded pixels, and the last
    piece is EOI.
    """
    if not data.startswith(START):
        raise CannotLabel("This is not a JPEG.")
    at = 2
    while at + 4 <= len(data) or data[at : at + 2] == b"\xff\xd9":
        if data[at] != 0xFF:
            raise CannotLabel("This JPEG is damaged: a marker is missing.")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _EOI:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end
    raise CannotLabel("This JPEG is cut off before its end.")


def _scan_end(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        follower = data[at + 1]
        if follower not in (0x00, 0xFF) and not 0xD0 <= follower <= 0xD7:
            return at
        at += 1 if follower == 0xFF else 2
    raise CannotLabel("This JPEG is cut off before its end.")


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def _orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 0
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * index)
            if tag == _ORIENTATION_TAG:
                return int(value) if 1 <= value <= 8 else 0
    except struct.error:
        return 0
    return 0


def _exif(turn: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION_TAG, 3, 1, turn, 0)
    return _EXIF + b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
