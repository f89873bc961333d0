"""What a file is, by its first bytes; what is not known is refused."""

import codecs
from pathlib import Path

from limelight.library.errors import BadUpload
from limelight.library.schemas import AssetKind

_HEAD_BYTES = 4096
_TEXTS = (".txt", ".md", ".srt", ".vtt", ".ass", ".json", ".cube")
_SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", ".png"),
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"GIF8", ".gif"),
    (8, b"WEBP", ".webp"),
    (8, b"WAVE", ".wav"),
    (0, b"ID3", ".mp3"),
    (0, b"fLaC", ".flac"),
    (0, b"OggS", ".ogg"),
    (0, b"\x1a\x45\xdf\xa3", ".webm"),
    (4, b"ftypM4A", ".m4a"),
    (4, b"ftypqt", ".mov"),
    (4, b"ftyp", ".mp4"),
)
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
_MOST_BYTES: dict[AssetKind, int] = {
    "picture": 80_000_000,
    "film": 4_000_000_000,
    "sound": 1_000_000_000,
    "text": 5_000_000,
    "data": 20_000_000,
}


def ending_of(path: Path, name: str) -> str:
    """The ending that fits what is in the file. Raises BadUpload for a kind that is not taken."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for place, sign, ending in _SIGNS:
        if head[place : place + len(sign)] == sign:
            return ending
    if head[:2] in _MP3_FRAMES:
        return ".mp3"
    ending = Path(name).suffix.lower()
    if head and ending in _TEXTS and _is_text(head):
        return ending
    raise BadUpload(
        "This is no picture, video, sound or text the library can keep "
        "(PNG, JPEG, WebP, GIF, MP4, MOV, WebM, WAV, MP3, M4A, Ogg, FLAC, text, captions, JSON, "
        "colour tables).",
        reason="kind",
    )


def refuse_too_large(kind: AssetKind, size_bytes: int) -> None:
    """Raise BadUpload for a file larger than its kind may be."""
    most = _MOST_BYTES[kind]
    if size_bytes > most:
        raise BadUpload(
            f"A {kind} may have {most // 1_000_000} MB; this has {size_bytes // 1_000_000}.",
            reason="size",
        )


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
