"""The media without its label: which kind of file it is, its clean form, and a hash that labels do
not change.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from limelight.library.provenance.containers import jpeg, mp4, png, wav
from limelight.library.provenance.errors import CannotLabel
from limelight.library.provenance.schemas import Mime

_LARGEST_PICTURE_BYTES = 512 * 1024 * 1024


class _Hashing:
    """A sink that keeps nothing but the hash."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        self.sha256.update(data)


def mime_of(path: Path) -> Mime:
    """What the file is, by its first bytes; raises CannotLabel if not PNG, JPEG, MP4 or WAV."""
    with path.open("rb") as file:
        head = file.read(12)
    if head.startswith(png.SIGNATURE):
        return "image/png"
    if head.startswith(jpeg.START):
        return "image/jpeg"
    if mp4.is_mp4(head):
        return "video/mp4"
    if wav.is_wav(head):
        return "audio/wav"
    raise CannotLabel(f"{path.name} is not a PNG, JPEG, MP4 or WAV; only those can carry a label.")


def write_clean(
    source: Path,
    into: mp4.Sink,
    packet: bytes,
    info: Mapping[str, str] | None = None,
    keeping: tuple[bytes, ...] = (),
) -> None:
    """Write `source` without private metadata and without an earlier label; with `packet` as its
    XMP, if not empty, and in a WAV with `info` as its RIFF INFO. Text chunks of a PNG that begin
    with one of `keeping` stay.

    Depends on nothing but what is given. Raises CannotLabel, also for `keeping` with another kind
    of file.
    """
    mime = mime_of(source)
    if keeping and mime != "image/png":
        raise CannotLabel(f"{source.name} is not a PNG; only that can carry a card.")
    if mime in ("video/mp4", "audio/wav"):
        with source.open("rb") as file:
            if mime == "video/mp4":
                mp4.write_labelled(file, into, packet)
            else:
                wav.write_labelled(file, into, packet, info or {})
        return
    if source.stat().st_size > _LARGEST_PICTURE_BYTES:
        raise CannotLabel(f"{source.name} is larger than a picture may be (512 MB).")
    data = source.read_bytes()
    is_png = mime == "image/png"
    into.write(png.labelled(data, packet, keeping) if is_png else jpeg.labelled(data, packet))


def media_sha256(path: Path) -> str:
    """The hash of what is seen and heard: the same before and after labelling, and for every new
    signature.

    Raises CannotLabel.
    """
    hashing = _Hashing()
    write_clean(path, hashing, b"")
    return hashing.sha256.hexdigest()


def brands_sha256(path: Path) -> str:
    """The hash of the brand list of an MP4, "" for everything else."""
    if mime_of(path) != "video/mp4":
        return ""
    with path.open("rb") as file:
        return mp4.brands_sha256(file)


def manifest_of(path: Path) -> bytes:
    """The C2PA manifest store inside, or b""; raises CannotLabel when the box around it was
    altered.
    """
    mime = mime_of(path)
    if mime in ("video/mp4", "audio/wav"):
        with path.open("rb") as file:
            return mp4.manifest_of(file) if mime == "video/mp4" else wav.manifest_of(file)
    data = path.read_bytes()
    return png.manifest_of(data) if mime == "image/png" else jpeg.manifest_of(data)


def xmp_of(path: Path) -> bytes:
    """The XMP packet inside, or b""; raises CannotLabel when the file is not whole."""
    mime = mime_of(path)
    if mime in ("video/mp4", "audio/wav"):
        with path.open("rb") as file:
            return mp4.xmp_of(file) if mime == "video/mp4" else wav.xmp_of(file)
    data = path.read_bytes()
    if mime == "image/jpeg":
        return jpeg.xmp_of(data)
    if not png.is_whole(data):
        raise CannotLabel(f"{path.name} is not a whole PNG.")
    return png.xmp_of(data)
