"""Picture files as pixels, whatever they are like: turned, grey in 16 bits, transparent, huge."""

import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from limelight.renders.errors import PictureUnreadable

MOST_PIXELS = 256_000_000
# More than a coding that gives its pixels line by line needs while it is made smaller.
_MOST_WHOLE_PIXELS = 120_000_000
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112
# What the readers of the formats raise for damaged files, beside what they should.
_BROKEN = (
    OSError, ValueError, SyntaxError, LookupError, TypeError, AttributeError, OverflowError,
    ZeroDivisionError, MemoryError, EOFError, struct.error, zlib.error,
    Image.DecompressionBombError,
)  # fmt: skip


class Picture(NamedTuple):
    """Pixels (height, width, 3 or 4), and the width and height in pixels that the file has."""

    pixels: NDArray[np.uint8]
    size: tuple[int, int]


class _Kept:
    """The last picture that was read, as large as it is in its file."""

    most_bytes = 0
    facts: tuple[Path, int, int] | None = None
    picture: Picture | None = None


_kept = _Kept()


@contextmanager
def keeping(most_bytes: int) -> Iterator[None]:
    """Keep the last picture of so many bytes while the block runs, for work that asks for each
    several times. For processes that read pictures in one thread.
    """
    _kept.most_bytes = most_bytes
    try:
        yield
    finally:
        _kept.most_bytes, _kept.facts, _kept.picture = 0, None, None


def read_picture(path: Path, least: tuple[float, float] | None = None) -> Picture:
    """A picture upright as RGB, on black where it is transparent; not to be written to.

    Where it has more than twice the pixels of `least` (width, height) each way, it is read smaller.
    Raises PictureUnreadable naming the file and why.
    """
    with _opened(path) as image:
        size = _upright(image)
        facts = path.stat()
        name = path, facts.st_mtime_ns, facts.st_size
        is_whole = _factor(size, least) == 1
        if is_whole and _kept.picture is not None and _kept.facts == name:
            return _kept.picture
        _shrink(image, path, size, least)
        shown = _reduced(ImageOps.exif_transpose(_eight_bits(image)), least)
        picture = Picture(np.asarray(_on_black(shown), np.uint8), size)
        if is_whole and picture.pixels.nbytes <= _kept.most_bytes:
            _kept.facts, _kept.picture = name, picture
        return picture


def read_cutout(path: Path) -> Image.Image:
    """A picture upright as RGBA. Raises PictureUnreadable naming the file and why."""
    with _opened(path) as image:
        _shrink(image, path, _upright(image), None)
        return ImageOps.exif_transpose(_eight_bits(image)).convert("RGBA")


def size_of(path: Path) -> tuple[int, int]:
    """Width and height of a picture as it is shown; only its head is read. Raises
    PictureUnreadable naming the file and why.
    """
    with _opened(path) as image:
        return _upright(image)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            # Odd notes in a file and its size are no concern of whoever runs this.
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                yield image
    except FileNotFoundError as problem:
        raise PictureUnreadable(f"{path} is not there.", path=str(path)) from problem
    except _BROKEN as problem:
        raise PictureUnreadable(
            f"{path} cannot be read as a picture ({_reason(problem, path)}). "
            "Save it again, as PNG or JPEG for instance.",
            path=str(path),
        ) from problem


def _reason(problem: BaseException, path: Path) -> str:
    said = " ".join(str(getattr(problem, "strerror", None) or problem).split())
    if str(path) in said or not said:
        return "no picture, or of an unknown kind"
    return said[:160].rstrip(".")


def _upright(image: Image.Image) -> tuple[int, int]:
    wide, tall = image.size
    is_turned = image.getexif().get(_ORIENTATION) in _TURNED
    return (tall, wide) if is_turned else (wide, tall)


def _shrink(
    image: Image.Image, path: Path, size: tuple[int, int], least: tuple[float, float] | None
) -> None:
    """Have a JPEG decoded smaller, which takes no more memory than what comes out. Raises
    PictureUnreadable for what is too large to be held.
    """
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_large(path, size)
    by = _factor(size, least)
    if by > 1:
        image.draft(None, (image.size[0] // by, image.size[1] // by))
    if image.size[0] * image.size[1] > _MOST_WHOLE_PIXELS:
        raise _too_large(path, size)


def _too_large(path: Path, size: tuple[int, int]) -> PictureUnreadable:
    return PictureUnreadable(
        f"{path} has {size[0]} x {size[1]} pixels, more than can be read. Save it smaller.",
        path=str(path),
    )


def _factor(size: tuple[int, int], least: tuple[float, float] | None) -> int:
    if least is None:
        return 1
    return max(1, math.floor(min(size[0] / least[0], size[1] / least[1]) / 2))


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of more than 8 bits, whose white another conversion would cut off."""
    if image.mode not in ("I;16", "I;16L", "I;16B", "I;16N", "I", "F"):
        return image
    exif = image.getexif()
    values = np.nan_to_num(np.asarray(image, np.float32), posinf=0.0, neginf=0.0)
    most = float(values.max(initial=0.0))
    white = 1.0 if most <= 1.0 and image.mode == "F" else 255.0 if most <= 255.0 else 65535.0
    if image.mode.startswith("I;16"):
        white = 65535.0
    grey = Image.fromarray(np.clip(np.rint(values * (255.0 / white)), 0, 255).astype(np.uint8))
    grey.getexif().update(exif)
    return grey


def _reduced(image: Image.Image, least: tuple[float, float] | None) -> Image.Image:
    by = _factor(image.size, least)
    if by == 1:
        return image
    # Colours of a palette cannot be averaged.
    return (image.convert("RGBA") if image.mode in ("P", "PA", "1") else image).reduce(by)


def _on_black(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, (0, 0, 0, 255))
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
