"""Taking the fingerprint of a file, whatever it is."""

import wave
from pathlib import Path

import cv2
from PIL import Image

from limelight.library.fingerprints.films import film_bits
from limelight.library.fingerprints.pictures import picture_bits
from limelight.library.fingerprints.sounds import sound_bits
from limelight.library.fingerprints.texts import text_vector
from limelight.library.ports import TextVectors
from limelight.library.schemas import Mark, MarkKind

_KINDS: dict[str, MarkKind] = {
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".webp": "picture",
    ".mp4": "film",
    ".wav": "sound",
    ".srt": "text",
    ".txt": "text",
}
_UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    SyntaxError,
    wave.Error,
    cv2.error,
    Image.DecompressionBombError,
)


def kind_of(suffix: str) -> MarkKind | None:
    """What kind of fingerprint a file with that ending has; None for none."""
    return _KINDS.get(suffix)


def mark_of(path: Path, vectors: TextVectors | None = None) -> Mark | None:
    """The fingerprint of a file; None where there is none to take: another kind of file, nothing
    to see or hear in it, a damaged one, a text without `vectors`.

    Blocking: some 10 ms for a picture or a film, 50 for a sound.
    """
    kind = kind_of(path.suffix)
    try:
        match kind:
            case "picture":
                bits = picture_bits(path)
            case "film":
                bits = film_bits(path)
            case "sound":
                bits = sound_bits(path)
            case "text" if vectors is not None:
                bits = text_vector(path, vectors)
            case _:
                return None
    except _UNREADABLE:
        return None
    return Mark(kind=kind, bits=bits) if bits else None
