"""WAV: keep what is heard, drop what tells tales, add the label (RIFF 1.0, XMP part 3).

The label stands twice: as RIFF INFO, which players show, and as XMP in a `_PMX` chunk. Sound is
copied in pieces, so a long file needs no memory.
"""

import os
import struct
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple, Protocol

from limelight.library.provenance.errors import CannotLabel

_HEAD = 12
_SOUND = b"data"
# Everything else (broadcast notes, cue names, pictures, older labels) is private or stale.
_HEARD = (b"fmt ", b"fact", _SOUND)
_XMP, _MANIFEST, _INFO = b"_PMX", b"C2PA", b"LIST"
_LARGEST_NOTE_BYTES = 16 * 1024 * 1024
_COPIED_AT_ONCE = 1 << 20
_LONGEST_BYTES = 0xFFFF_FFFF


class Sink(Protocol):
    """Whatever takes bytes in order."""

    def write(self, data: bytes, /) -> object: ...


class _Chunk(NamedTuple):
    name: bytes
    at: int
    size: int


def is_wav(head: bytes) -> bool:
    """Whether the first 12 bytes are those of a WAV file."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def write_labelled(file: BinaryIO, into: Sink, xmp: bytes, info: Mapping[str, str]) -> None:
    """Write the sound with its private chunks removed, and with `xmp` and `info` (four-letter name
    to text) where they are not empty. Raises CannotLabel when it is not a whole WAV.
    """
    chunks = {chunk.name: chunk for chunk in _chunks(file)}
    if b"fmt " not in chunks or _SOUND not in chunks:
        raise CannotLabel("This WAV holds no sound.")
    kept = [chunks[name] for name in _HEARD if name in chunks]
    notes = _note(_INFO, b"INFO" + _fields(info)) if info else b""
    notes += _note(_XMP, xmp) if xmp else b""
    size = 4 + len(notes) + sum(8 + chunk.size + chunk.size % 2 for chunk in kept)
    if size > _LONGEST_BYTES:
        raise CannotLabel("This WAV is as long as the format allows; there is no room for a label.")
    into.write(b"RIFF" + struct.pack("<I", size) + b"WAVE")
    for chunk in kept:
        if chunk.name == _SOUND:
            into.write(notes)
        into.write(struct.pack("<4sI", chunk.name, chunk.size))
        for piece in _pieces(file, chunk):
            into.write(piece)
        into.write(bytes(chunk.size % 2))


def xmp_of(file: BinaryIO) -> bytes:
    """The XMP packet inside, or b""."""
    return _only(file, _XMP)


def manifest_of(file: BinaryIO) -> bytes:
    """The C2PA manifest store inside, or b""."""
    return _only(file, _MANIFEST)


def info_of(file: BinaryIO) -> dict[str, str]:
    """The RIFF INFO inside: four-letter names and their texts."""
    content = _only(file, _INFO)
    found: dict[str, str] = {}
    at = 4
    while content[:4] == b"INFO" and at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        text = content[at + 8 : at + 8 + size].rstrip(b"\x00")
        found[name.decode("latin-1")] = text.decode("utf-8", "replace")
        at += 8 + size + size % 2
    return found


def _fields(info: Mapping[str, str]) -> bytes:
    return b"".join(
        _note(name.encode(), text.replace("\x00", "").encode() + b"\x00")
        for name, text in info.items()
        if text
    )


def _note(name: bytes, content: bytes) -> bytes:
    return struct.pack("<4sI", name, len(content)) + content + bytes(len(content) % 2)


def _only(file: BinaryIO, name: bytes) -> bytes:
    found = [chunk for chunk in _chunks(file) if chunk.name == name]
    if len(found) != 1:
        return b""
    if found[0].size > _LARGEST_NOTE_BYTES:
        raise CannotLabel("The label of this WAV is too large to be one.")
    return b"".join(_pieces(file, found[0]))


def _chunks(file: BinaryIO) -> Iterator[_Chunk]:
    """The chunks in order; raises CannotLabel unless they fill the file exactly."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD)
    if not is_wav(head):
        raise CannotLabel("This is not a WAV.")
    if 8 + int.from_bytes(head[4:8], "little") != length:
        raise CannotLabel("This WAV is cut off or has something after its end.")
    at = _HEAD
    while at < length:
        file.seek(at)
        name, size = file.read(4), int.from_bytes(file.read(4), "little")
        end = at + 8 + size + size % 2
        if end > length:
            raise CannotLabel("A chunk of this WAV is cut off.")
        file.seek(end - size % 2)
        if any(file.read(size % 2)):
            raise CannotLabel("A chunk of this WAV has something in its padding.")
        yield _Chunk(name, at + 8, size)
        at = end


def _pieces(file: BinaryIO, chunk: _Chunk) -> Iterator[bytes]:
    file.seek(chunk.at)
    left = chunk.size
    while left:
        piece = file.read(min(left, _COPIED_AT_ONCE))
        if not piece:
            raise CannotLabel("This WAV is cut off.")
        left -= len(piece)
        yield piece
