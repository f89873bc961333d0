"""The bytes of our own labels that the standard leaves unsigned: box names, padding, the brand list
of an MP4.

C2PA signs the claim and hashes the media, but not the names of the boxes around them nor the
padding that reserves room for the signature (C2PA 2.x, "Hard bindings", "Padding"). We know what we
write there, so anything else is a change.
"""

from collections.abc import Iterator
from typing import NamedTuple

from limelight.library.provenance.errors import CannotLabel

_TYPE_END = b"\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71"
# How a manifest store and a manifest begin; either is left when the other was damaged.
MARKS = (b"jumdc2pa" + _TYPE_END, b"jumdc2ma" + _TYPE_END)
_BOXES = (b"c2pa.assertions", b"c2pa.claim.v2", b"c2pa.signature")
_REQUESTABLE_WITH_LABEL = 3
_NOTHING = b"\xf6"
_PADDED = b"\xa1\x63pad\x59"


class _Box(NamedTuple):
    kind: bytes
    content: bytes


def is_as_written(store: bytes) -> bool:
    """Whether a manifest store (JUMBF, ISO/IEC 19566-5) has the outer form this studio writes."""
    try:
        (outer,) = _boxes(store)
        label, manifests = _super(outer)
        return label == b"c2pa" and bool(manifests) and _is_manifest(manifests[-1])
    except (ValueError, CannotLabel):
        return False


def _is_manifest(box: _Box) -> bool:
    _, parts = _super(box)
    named = [_super(part) for part in parts]
    return tuple(label for label, _ in named) == _BOXES and _is_padded_with_zeros(named[-1][1])


def _is_padded_with_zeros(signature: list[_Box]) -> bool:
    (box,) = signature
    if box.kind != b"cbor":
        return False
    start = box.content.find(_PADDED)
    if start < 0:
        return False
    start += len(_PADDED)
    length = int.from_bytes(box.content[start : start + 2])
    padding = box.content[start + 2 : start + 2 + length]
    payload = box.content[start + 2 + length : start + 3 + length]
    return payload == _NOTHING and not any(padding)


def _super(box: _Box) -> tuple[bytes, list[_Box]]:
    """The label of a superbox and what it holds."""
    if box.kind != b"jumb":
        raise ValueError("not a superbox")
    about, *inside = _boxes(box.content)
    label, end, _ = about.content[17:].partition(b"\x00")
    if about.kind != b"jumd" or about.content[4:16] != _TYPE_END or not end:
        raise ValueError("not a description")
    if about.content[16] & _REQUESTABLE_WITH_LABEL != _REQUESTABLE_WITH_LABEL:
        raise ValueError("no label")
    return label, inside


def _boxes(data: bytes) -> Iterator[_Box]:
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        if size < 8 or at + size > len(data):
            raise ValueError("a box is cut off")
        yield _Box(data[at + 4 : at + 8], data[at + 8 : at + size])
        at += size
