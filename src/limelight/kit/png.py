"""The container of PNG: chunks read and written (PNG specification, third edition). Says nothing
about what they mean.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from limelight.kit.errors import Invalid

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"IEND"
_AROUND_BYTES = 12  # length, name and checksum


class NotWhole(Invalid):
    """These bytes are no PNG, or a damaged one. `facts["reason"]` is `not-png`, `bad-crc` or
    `cut-off`.
    """

    kind, title = "kit.png-not-whole", "That is not a whole PNG"


class Chunk(NamedTuple):
    """A chunk: its four-letter name and its content."""

    name: bytes
    content: bytes


def chunks(data: bytes) -> Iterator[Chunk]:
    """Every chunk up to and with the end. Raises NotWhole as soon as one is damaged or missing."""
    if not data.startswith(SIGNATURE):
        raise NotWhole("This is not a PNG.", reason="not-png")
    at = len(SIGNATURE)
    while at + _AROUND_BYTES <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : end]
        if int.from_bytes(data[end : end + 4]) != zlib.crc32(data[at + 4 : end]):
            if end + 4 > len(data):
                break
            raise NotWhole("This PNG is damaged: a checksum does not match.", reason="bad-crc")
        yield Chunk(name, content)
        if name == END:
            return
        at = end + 4
    raise NotWhole("This PNG is cut off before its end.", reason="cut-off")


def written(chunk: Chunk) -> bytes:
    """The bytes of a chunk, with its length and checksum."""
    checksum = zlib.crc32(chunk.name + chunk.content).to_bytes(4)
    return len(chunk.content).to_bytes(4) + chunk.name + chunk.content + checksum


def length_of(chunk: Chunk) -> int:
    """How many bytes a chunk takes in a file."""
    return _AROUND_BYTES + len(chunk.content)
