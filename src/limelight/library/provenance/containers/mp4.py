"""MP4: index first, private boxes out, label in, offsets corrected (ISO/IEC 14496-12; XMP part 3).

Order written: ftyp, moov, XMP, mdat. Samples are copied as they are.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from limelight.library.provenance.errors import CannotLabel

XMP_UUID = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
_C2PA_UUID = bytes.fromhex("D8FEC3D61B0E483C92975828877EC481")
_C2PA_BOX = bytes(4) + b"manifest\x00" + bytes(8)
_HOLDS_BOXES = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl"))
_PRIVATE = frozenset((b"udta", b"meta", b"free", b"skip", b"uuid"))
_HOLDS_TIMES = frozenset((b"mvhd", b"tkhd", b"mdhd"))
_LARGEST_INDEX_BYTES = 256 * 1024 * 1024
_LARGEST_XMP_BYTES = 4 * 1024 * 1024
_LAST_32_BIT = 2**32 - 1


class Sink(Protocol):
    """Anything bytes can be written to: a file, a hash."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""
        ...


@dataclass(frozen=True)
class Box:
    """A box: its four-letter kind, where it starts, the bytes of its header and of the whole."""

    kind: bytes
    start: int
    header_bytes: int
    size_bytes: int

    @property
    def end(self) -> int:
        """The first byte after the box."""
        return self.start + self.size_bytes


def is_mp4(head: bytes) -> bool:
    """Whether a file that begins so says it is an MP4."""
    return head[4:8] == b"ftyp"


def write_labelled(file: BinaryIO, into: Sink, xmp: bytes) -> None:
    """Write `file` with the index first, times and private boxes removed, and `xmp`, if any, put
    in.

    Raises CannotLabel for fragmented, cut or damaged files; then part of it may have been written.
    """
    ftyp, index, samples = _parts(list(_top_boxes(file)))
    label = _box(b"uuid", XMP_UUID + xmp) if xmp else b""
    head = _read(file, ftyp)
    moov = _box(b"moov", _cleaned(_read(file, index)[index.header_bytes :]))
    moves = _moves(samples, len(head) + len(moov) + len(label))
    into.write(head + _shifted(moov, moves) + label)
    for box in samples:
        _copy(file, box, into)


def xmp_of(file: BinaryIO) -> bytes:
    """The XMP packet inside, or b""."""
    for box in _top_boxes(file):
        if box.kind == b"uuid" and box.size_bytes <= _LARGEST_XMP_BYTES:
            content = _read(file, box)[box.header_bytes :]
            if content.startswith(XMP_UUID):
                return content[len(XMP_UUID) :]
    return b""


def manifest_of(file: BinaryIO) -> bytes:
    """The C2PA manifest store inside, or b""; raises CannotLabel when the box around it was
    altered.
    """
    for box in _top_boxes(file):
        if box.kind == b"uuid" and box.size_bytes <= _LARGEST_INDEX_BYTES:
            content = _read(file, box)[box.header_bytes :]
            if content.startswith(_C2PA_UUID):
                if not content.startswith(_C2PA_UUID + _C2PA_BOX):
                    raise CannotLabel("The manifest of this MP4 is damaged.")
                return content[len(_C2PA_UUID + _C2PA_BOX) :]
    return b""


def brands_sha256(file: BinaryIO) -> str:
    """The hash of the brand list at the start, which a C2PA signature leaves out."""
    for box in _top_boxes(file):
        if box.kind == b"ftyp":
            return hashlib.sha256(_read(file, box)).hexdigest()
    return ""


def _parts(boxes: list[Box]) -> tuple[Box, Box, list[Box]]:
    ftyp = [box for box in boxes if box.kind == b"ftyp"]
    index = [box for box in boxes if box.kind == b"moov"]
    samples = [box for box in boxes if box.kind == b"mdat"]
    if any(box.kind in (b"moof", b"sidx") for box in boxes):
        raise CannotLabel("This MP4 is fragmented; join it into a plain MP4 first.")
    if len(ftyp) != 1 or len(index) != 1 or not samples:
        raise CannotLabel("This MP4 is not complete: its header, index or media is missing.")
    if index[0].size_bytes > _LARGEST_INDEX_BYTES:
        raise CannotLabel("The index of this MP4 is too large to rewrite.")
    return ftyp[0], index[0], samples


def _top_boxes(file: BinaryIO) -> Iterator[Box]:
    length = file.seek(0, 2)
    at = 0
    while at + 8 <= length:
        file.seek(at)
        box = _box_at(file.read(16), at, length)
        yield box
        at = box.end
    if at != length:
        raise CannotLabel("This MP4 is damaged: a box is cut off.")


def _inner_boxes(data: bytes) -> Iterator[Box]:
    at = 0
    while at + 8 <= len(data):
        box = _box_at(data[at : at + 16], at, len(data))
        yield box
        at = box.end


def _box_at(head: bytes, at: int, limit: int) -> Box:
    size, header = int.from_bytes(head[:4]), 8
    if size == 1:
        size, header = int.from_bytes(head[8:16]), 16
    elif size == 0:
        size = limit - at
    if size < header or at + size > limit:
        raise CannotLabel("This MP4 is damaged: a box is cut off.")
    return Box(head[4:8], at, header, size)


def _read(file: BinaryIO, box: Box) -> bytes:
    file.seek(box.start)
    return file.read(box.size_bytes)


def _box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def _cleaned(content: bytes) -> bytes:
    """The inside of a container without private boxes and without times of making and change."""
    parts = []
    for box in _inner_boxes(content):
        inside = content[box.start + box.header_bytes : box.end]
        if box.kind in _PRIVATE:
            continue
        if box.kind in _HOLDS_BOXES:
            inside = _cleaned(inside)
        elif box.kind in _HOLDS_TIMES:
            times = 16 if inside[:1] == b"\x01" else 8
            inside = inside[:4] + bytes(times) + inside[4 + times :]
        parts.append(_box(box.kind, inside))
    return b"".join(parts)


def _moves(samples: list[Box], at: int) -> list[tuple[Box, int]]:
    """Each run of samples with how far it moves when the first one starts at `at`."""
    moves = []
    for box in samples:
        moves.append((box, at - box.start))
        at += box.size_bytes
    return moves


def _shifted(moov: bytes, moves: list[tuple[Box, int]]) -> bytes:
    fresh = bytearray(moov)
    for start, end, width in _offset_tables(moov, 0, len(moov)):
        for at in range(start, end, width):
            offset = int.from_bytes(moov[at : at + width])
            moved = offset + _move_of(offset, moves)
            if width == 4 and moved > _LAST_32_BIT:
                raise CannotLabel(
                    "This MP4 is over 4 GB with 32-bit offsets; write it with 64-bit."
                )
            fresh[at : at + width] = moved.to_bytes(width)
    return bytes(fresh)


def _move_of(offset: int, moves: list[tuple[Box, int]]) -> int:
    for box, move in moves:
        if box.start <= offset < box.end:
            return move
    raise CannotLabel("This MP4 is damaged: its index points outside the media.")


def _offset_tables(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for box in _inner_boxes(data[start:end]):
        inside, last = start + box.start + box.header_bytes, start + box.end
        if box.kind in _HOLDS_BOXES:
            yield from _offset_tables(data, inside, last)
        elif box.kind in (b"stco", b"co64"):
            width = 4 if box.kind == b"stco" else 8
            count = int.from_bytes(data[inside + 4 : inside + 8])
            if inside + 8 + count * width > last:
                raise CannotLabel("This MP4 is damaged: its index is cut off.")
            yield inside + 8, inside + 8 + count * width, width


def _copy(file: BinaryIO, box: Box, into: Sink) -> None:
    file.seek(box.start)
    if box.size_bytes <= _LAST_32_BIT and int.from_bytes(file.read(4)) == 0:
        # A last box may say "to the end"; with boxes put after it that would no longer be true.
        into.write(box.size_bytes.to_bytes(4))
    else:
        file.seek(box.start)
    left = box.end - file.tell()
    while left:
        block = file.read(min(left, 1 << 20))
        if not block:
            raise CannotLabel("This MP4 is cut off before its end.")
        into.write(block)
        left -= len(block)
