"""Drawing a small picture of a file: scaled pictures, a film's poster or strip, a sound's wave."""

import subprocess
from pathlib import Path
from typing import Literal

import cv2
import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

Size = Literal["small", "medium", "large", "huge", "strip"]
WIDTHS_PX: dict[Size, int] = {
    "small": 320, "medium": 640, "large": 1280, "huge": 2560, "strip": 1600,
}  # fmt: skip
# What grids show, on usual screens and on fine ones: drawn when a file comes.
FIRST: tuple[Size, ...] = ("small", "medium")
STRIP_COUNT = 10

# FFmpeg's arguments before a file that somebody brought: only formats that carry their own media,
# as a playlist could name other files of this machine.
OF_STRANGERS = (
    "-protocol_whitelist", "file",
    "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,wav,w64,mp3,flac,ogg,aac",
)  # fmt: skip

_QUALITY = 80
_LARGEST_PIXELS = 120_000_000
_POSTER_AT = 0.12
_WAVE_PX = (720, 240)
_WAVE_RATE_HZ = 4000
_WAVE_COLOUR = (139, 116, 246, 255)
_LONGEST_DECODE_SECONDS = 60
_UNREADABLE = (
    OSError, ValueError, SyntaxError, EOFError, cv2.error, Image.DecompressionBombError,
    subprocess.SubprocessError,
)  # fmt: skip


def draw(source: Path, kind: str, size: Size, out: Path) -> bool:
    """Draw a small WebP of a file to `out`; False where there is nothing to draw. Blocking."""
    try:
        picture = _drawn(source, kind, size)
    except _UNREADABLE:
        return False
    if picture is None:
        return False
    picture.thumbnail((WIDTHS_PX[size], 4 * WIDTHS_PX[size]), Image.Resampling.LANCZOS)
    picture.save(out, "WEBP", quality=_QUALITY)
    return True


def _drawn(source: Path, kind: str, size: Size) -> Image.Image | None:
    if kind == "picture" and size != "strip":
        return _picture(source, WIDTHS_PX[size])
    if kind == "film":
        return _strip(source) if size == "strip" else _frame(source, _POSTER_AT)
    if kind == "sound" and size != "strip":
        return _wave(source)
    return None


def _picture(source: Path, width_px: int) -> Image.Image | None:
    with Image.open(source) as picture:
        if picture.width * picture.height > _LARGEST_PIXELS:
            return None
        picture.draft("RGB", (width_px, width_px))
        upright = ImageOps.exif_transpose(picture)
        return upright.convert("RGBA" if "A" in upright.getbands() else "RGB")


def _frame(source: Path, moment: float) -> Image.Image | None:
    film = cv2.VideoCapture(str(source))
    try:
        film.set(cv2.CAP_PROP_POS_FRAMES, int(film.get(cv2.CAP_PROP_FRAME_COUNT) * moment))
        is_there, pixels = film.read()
    finally:
        film.release()
    return Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)) if is_there else None


def _strip(source: Path) -> Image.Image | None:
    """Frames at even steps side by side, for looking through a film without playing it."""
    frames = [_frame(source, (at + 0.5) / STRIP_COUNT) for at in range(STRIP_COUNT)]
    found = [frame for frame in frames if frame is not None]
    if len(found) < STRIP_COUNT:
        return None
    width_px = WIDTHS_PX["strip"] // STRIP_COUNT
    height_px = max(1, round(width_px * found[0].height / found[0].width))
    strip = Image.new("RGB", (width_px * STRIP_COUNT, height_px))
    for at, frame in enumerate(found):
        strip.paste(frame.resize((width_px, height_px)), (at * width_px, 0))
    return strip


def _wave(source: Path) -> Image.Image | None:
    heard = _heard(source)
    width_px, height_px = _WAVE_PX
    bars = width_px // 6
    if len(heard) < bars:
        return None
    peaks = np.array([float(np.abs(part).max()) for part in np.array_split(heard, bars)])
    peaks /= max(float(peaks.max()), 1e-6)
    picture = Image.new("RGBA", _WAVE_PX, (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    for at, peak in enumerate(peaks):
        half = max(2.0, peak * (height_px / 2 - 4))
        box = (at * 6, height_px / 2 - half, at * 6 + 3, height_px / 2 + half)
        pen.rounded_rectangle(box, 2, fill=_WAVE_COLOUR)
    return picture


def _heard(source: Path) -> NDArray[np.float32]:
    """The sound at a low rate, one channel."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", *OF_STRANGERS,
        "-i", f"file:{source}", "-vn", "-ac", "1", "-ar", str(_WAVE_RATE_HZ), "-f", "s16le", "-",
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own program on a file of our store
        command, capture_output=True, check=True, timeout=_LONGEST_DECODE_SECONDS
    )
    return (np.frombuffer(done.stdout, "<i2") / 32768).astype(np.float32)
