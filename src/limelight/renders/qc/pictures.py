"""Rules on the picture: black, frozen, damaged, as large and as long as ordered."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.qc.grading import found, level_of, overlap, runs
from limelight.renders.qc.schemas import Facts, Finding
from limelight.renders.qc.taking import SMALL_FPS, Taken

# Luma in limited range, where 16 is black.
_BLACK_LUMA, _BLACK_SHARE, _BLACK_SECONDS = 30, 0.98, 0.4
# Compression makes still pictures flicker by less than this; a blink or a slow zoom is more.
_BLOCK, _MOVED_LUMA = 8, 2.0
_FROZEN_SECONDS, _STILL_SECONDS = 2.0, 6.0
_LENGTH_SECONDS, _LENGTH_RED_SECONDS = 0.1, 0.5


def picture_findings(taken: Taken, facts: Facts) -> Iterator[Finding]:
    """What the picture rules say, in a fixed order."""
    yield _damaged(taken)
    yield _size(taken, facts)
    yield _length(taken, facts)
    dark = dark_frames(taken.small)
    yield _black(taken, dark)
    yield _frozen(taken, facts, dark)


def _damaged(taken: Taken) -> Finding:
    said = len(taken.complaints)
    return found(
        "picture.damaged",
        "red" if said else "green",
        f"{said} complaints: {taken.complaints[0][:120]}" if said else "decodes without complaint",
        "none",
        "The file is damaged; render it again.",
    )


def _size(taken: Taken, facts: Facts) -> Finding:
    wide, tall = taken.size_px
    wanted = facts.width_px or wide, facts.height_px or tall
    return found(
        "picture.size",
        "green" if (wide, tall) == wanted else "red",
        f"{wide} x {tall}",
        f"{wanted[0]} x {wanted[1]}" if facts.width_px else "as it is",
        "Render it again in the size that was ordered.",
    )


def _length(taken: Taken, facts: Facts) -> Finding:
    measured = taken.picture.end - taken.picture.start
    missed = abs(measured - facts.seconds) if facts.seconds is not None else 0.0
    return found(
        "picture.length",
        level_of(missed, _LENGTH_SECONDS, _LENGTH_RED_SECONDS),
        f"{measured:.2f} s",
        f"{facts.seconds:.2f} s" if facts.seconds is not None else "as it is",
        "The video is not as long as its timeline; render it again.",
    )


def dark_frames(small: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """For each frame whether it is black."""
    if not len(small):
        return np.zeros(0, np.bool_)
    share = [float((frame < _BLACK_LUMA).mean()) for frame in small]
    return np.array(share) >= _BLACK_SHARE


def _black(taken: Taken, dark: NDArray[np.bool_]) -> Finding:
    places = runs(dark, SMALL_FPS, _BLACK_SECONDS, taken.picture.start)
    return found(
        "picture.black",
        "red" if places else "green",
        f"{sum(place.seconds for place in places):.1f} s black",
        f"under {_BLACK_SECONDS:g} s in a row",
        "Look at these places: a picture is missing or did not load.",
        places,
    )


def still_frames(small: NDArray[np.uint8], hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each frame whether nothing has moved since the still part it is in began. What is
    `hidden` (height, width) does not count.
    """
    tall, wide = (side // _BLOCK * _BLOCK for side in small.shape[1:])
    counted = _blocks(~hidden[:tall, :wide]).mean(axis=(1, 3)) > 0.99
    still = np.zeros(len(small), np.bool_)
    reference = small[:1, :tall, :wide].astype(np.int16)
    for at in range(1, len(small)):
        now = small[at : at + 1, :tall, :wide].astype(np.int16)
        moved = _blocks(np.abs(now - reference)[0]).mean(axis=(1, 3))
        if (moved[counted] > _MOVED_LUMA).any():
            reference = now
        else:
            still[at] = True
    return still


def _blocks(plane: NDArray[np.int16] | NDArray[np.bool_]) -> NDArray[np.int16]:
    tall, wide = plane.shape
    return plane.reshape(tall // _BLOCK, _BLOCK, wide // _BLOCK, _BLOCK).astype(np.int16)


def _frozen(taken: Taken, facts: Facts, dark: NDArray[np.bool_]) -> Finding:
    """Where something should move, two still seconds are too many; where that is not known, only a
    long stillness is worth a look, since a picture may be meant to be still.
    """
    still = still_frames(taken.small, _caption_mask(taken, facts)) & ~dark
    all_still = runs(still, SMALL_FPS, 0.0, taken.picture.start)
    shared = (overlap(a, b) for a in all_still for b in facts.moving)
    stuck = [place for place in shared if place and place.seconds >= _FROZEN_SECONDS - 0.2]
    calm = [place for place in all_still if place.seconds >= _STILL_SECONDS]
    places = stuck or ([] if facts.moving else calm)
    longest = max((place.seconds for place in places), default=0.0)
    return found(
        "picture.frozen",
        "red" if stuck else "amber" if places else "green",
        f"{longest:.1f} s without motion" if places else "moves",
        f"under {_FROZEN_SECONDS if facts.moving else _STILL_SECONDS:g} s",
        "Nothing moves there: give the shot motion, or render it again.",
        sorted(places, key=lambda place: -place.seconds),
    )


def _caption_mask(taken: Taken, facts: Facts) -> NDArray[np.bool_]:
    """Where captions change the picture, which is no motion of what is shown."""
    tall, wide = taken.small.shape[1:]
    scale_x, scale_y = wide / taken.size_px[0], tall / taken.size_px[1]
    hidden = np.zeros((tall, wide), np.bool_)
    for caption in facts.captions:
        if caption.box is not None:
            left, top, right, foot = _edges(caption.box, scale_x, scale_y)
            hidden[top:foot, left:right] = True
    return hidden


def _edges(box: Box, scale_x: float, scale_y: float) -> tuple[int, int, int, int]:
    return (
        max(0, int(box.x * scale_x) - 1),
        max(0, int(box.y * scale_y) - 1),
        int((box.x + box.width) * scale_x) + 2,
        int((box.y + box.height) * scale_y) + 2,
    )
