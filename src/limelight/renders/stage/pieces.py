"""Parts of a head as small pictures: cut from its SVG, trimmed to what is painted, laid again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from limelight.renders.stage.bake import Pixels, Rect

_MARKER = re.compile("<!--(mouth|eyes|brows)-->")
_TAG = re.compile(r"<(/?)[a-zA-Z][^>]*?(/?)>")


@dataclass(frozen=True)
class Piece:
    """Premultiplied RGBA whose top left pixel lies at (left, top) of some region."""

    pixels: Pixels
    left: int
    top: int

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.left + int(self.pixels.shape[1])

    @property
    def bottom(self) -> int:
        """The first row after it."""
        return self.top + int(self.pixels.shape[0])

    def moved(self, right: int, down: int) -> "Piece":
        """The same some pixels further right and down."""
        return replace(self, left=self.left + right, top=self.top + down)


def cut(head: str) -> list[tuple[str, str]] | None:
    """A head's pieces in drawing order, each with its SVG; the changing ones by their name and
    without. None when a marker lies inside a group, so that the head cannot be cut there.
    """
    pieces: list[tuple[str, str]] = []
    at = 0
    for marker in _MARKER.finditer(head):
        opened = sum(
            0 if tag[2] else (-1 if tag[1] else 1) for tag in _TAG.finditer(head[: marker.start()])
        )
        if opened:
            return None
        pieces += [(f"piece {len(pieces)}", head[at : marker.start()]), (marker[1], "")]
        at = marker.end()
    pieces.append((f"piece {len(pieces)}", head[at:]))
    return [(name, svg) for name, svg in pieces if svg.strip() or not name.startswith("piece")]


def trimmed(pixels: Pixels, left: int = 0, top: int = 0) -> Piece | None:
    """What is painted of a picture that lies at (left, top); None when nothing is."""
    alpha = pixels[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not rows.size:
        return None
    part = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Piece(np.ascontiguousarray(part), left + int(columns[0]), top + int(rows[0]))


def around(pieces: Iterable[Piece | None], wide: int, tall: int) -> Rect:
    """The part of a region of this size that pieces fill; may be empty."""
    some = [piece for piece in pieces if piece is not None]
    if not some:
        return Rect(0, 0, 0, 0)
    left, top = max(0, min(one.left for one in some)), max(0, min(one.top for one in some))
    right = min(wide, max(one.right for one in some))
    bottom = min(tall, max(one.bottom for one in some))
    return Rect(left, top, max(0, right - left), max(0, bottom - top))


def laid(pieces: Iterable[Piece | None], rect: Rect) -> Pixels:
    """Pieces over each other, the part of them that lies in `rect`."""
    picture = np.zeros((rect.height, rect.width, 4), np.uint8)
    for piece in pieces:
        if piece is None:
            continue
        left, top = max(rect.x, piece.left), max(rect.y, piece.top)
        right = min(rect.x + rect.width, piece.right)
        bottom = min(rect.y + rect.height, piece.bottom)
        if right > left and bottom > top:
            view = picture[top - rect.y : bottom - rect.y, left - rect.x : right - rect.x]
            own = piece.pixels[top - piece.top :, left - piece.left :]
            view[:] = over(view, own[: bottom - top, : right - left])
    return picture


def over(under: Pixels, top: Pixels) -> Pixels:
    """Premultiplied pixels over others, the fourth channel being what they cover."""
    through = cv2.bitwise_not(cv2.extractChannel(top, 3))
    if not through.any():
        return top
    spread = cv2.merge([through, through, through, through])
    return np.asarray(cv2.add(cv2.multiply(under, spread, scale=1 / 255), top), np.uint8)
