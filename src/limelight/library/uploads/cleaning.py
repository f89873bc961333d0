"""Making a file that was brought safe to keep: decoded whole, without what it tells in private."""

import subprocess
from pathlib import Path
from typing import Any

import cv2
import imageio_ffmpeg
from PIL import Image, ImageOps

from limelight.library.errors import BadUpload
from limelight.library.looks.small import OF_STRANGERS

_LARGEST_PIXELS = 120_000_000
_JPEG_QUALITY = 95
_LONGEST_SECONDS = 300
_DAMAGED = "The file is damaged: it cannot be read to its end."


def clean(source: Path, ending: str, kind: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The cleaned file and what is known of it (width, height, length). Blocking; runs in a worker.

    Pictures are drawn anew, films and sounds are packed anew without their metadata: no place,
    camera or name stays in. Raises BadUpload for a damaged file.
    """
    if kind == "picture":
        return _picture(source, ending, folder)
    if kind in ("film", "sound"):
        return _media(source, ending, kind, folder)
    return source, {}


def _picture(source: Path, ending: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > _LARGEST_PIXELS:
                raise BadUpload("The picture has too many pixels.", reason="size")
            profile = picture.info.get("icc_profile")
            upright = ImageOps.exif_transpose(picture)
            fresh = Image.new(*_room(upright))
            fresh.paste(upright.convert(fresh.mode))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise BadUpload(_DAMAGED, reason="damaged") from error
    kept: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if ending == ".jpg":
        out = folder / "clean.jpg"
        fresh.convert("RGB").save(out, "JPEG", quality=_JPEG_QUALITY, **kept)
    else:
        out = folder / "clean.png"
        fresh.save(out, "PNG", **kept)
    return out, {"width_px": fresh.width, "height_px": fresh.height}


def _room(picture: Image.Image) -> tuple[str, tuple[int, int]]:
    has_holes = "A" in picture.getbands() or "transparency" in picture.info
    return "RGBA" if has_holes else "RGB", picture.size


def _media(source: Path, ending: str, kind: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    out = folder / f"clean{ending}"
    tracks = ["-map", "0:V:0", "-map", "0:a?"] if kind == "film" else ["-map", "0:a:0"]
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y",
        *OF_STRANGERS, "-i", f"file:{source}", *tracks, "-c", "copy",
        "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", str(out),
    ]  # fmt: skip
    try:
        subprocess.run(  # noqa: S603 - our own program on a file of our own folder
            command, capture_output=True, check=True, timeout=_LONGEST_SECONDS
        )
    except subprocess.SubprocessError as error:
        raise BadUpload(_DAMAGED, reason="damaged") from error
    return out, _measured(out) if kind == "film" else {}


def _measured(path: Path) -> dict[str, Any]:
    film = cv2.VideoCapture(str(path))
    try:
        width, height, frames, rate = (
            film.get(what)
            for what in (
                cv2.CAP_PROP_FRAME_WIDTH,
                cv2.CAP_PROP_FRAME_HEIGHT,
                cv2.CAP_PROP_FRAME_COUNT,
                cv2.CAP_PROP_FPS,
            )
        )
    finally:
        film.release()
    if not width or not height:
        raise BadUpload(_DAMAGED, reason="damaged")
    found: dict[str, Any] = {"width_px": int(width), "height_px": int(height)}
    if rate > 0 and frames > 0:
        found |= {"seconds": frames / rate, "fps": rate}
    return found
