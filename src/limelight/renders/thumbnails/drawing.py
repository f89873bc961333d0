"""Thumbnails of a timeline, written as files."""

import io
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from limelight.kit.files import write_whole
from limelight.renders.thumbnails.choosing import Picture, best_moments, plates_of
from limelight.renders.thumbnails.covers import Cover
from limelight.renders.thumbnails.placing import placed
from limelight.renders.thumbnails.templates import TEMPLATES, Brand, drawn
from limelight.stories.timeline import Timeline

VARIANTS = len(TEMPLATES)
_QUALITIES = (92, 86, 80, 72, 60, 45, 30)


def draw_thumbnails(
    timeline: Timeline, covers: Sequence[tuple[Cover, Sequence[Path]]], name: str = ""
) -> None:
    """Draw up to three variants of every cover: each another template and, where the video has as
    many, another moment, the best first. The paths (PNG or JPEG) are those of the variants; a JPEG
    is as good as the cover's largest file lets it be. Raises what drawing the shots raises.
    """
    brand = Brand.of(timeline, name)
    plates = plates_of(timeline, best_moments(timeline, VARIANTS))
    for cover, paths in covers:
        for at, path in enumerate(paths):
            plate = plates[at % len(plates)]
            whole = placed(plate, cover)
            template = TEMPLATES[at % VARIANTS]
            pixels = drawn(whole, timeline.title, brand, template, timeline.disclosure)
            write_whole(path, coded(pixels, path.suffix.lower(), cover.most_bytes))


def coded(pixels: Picture, suffix: str, most_bytes: int = 0) -> bytes:
    """The picture as PNG or, for `.jpg`, as JPEG of at most so many bytes (0: any)."""
    if suffix == ".png":
        return cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1].tobytes()
    image, made = Image.fromarray(np.ascontiguousarray(pixels)), io.BytesIO()
    for quality in _QUALITIES:
        made = io.BytesIO()
        image.save(made, "JPEG", quality=quality, subsampling=0 if quality > 80 else 2)
        # The signed label comes on top.
        if not most_bytes or made.tell() < most_bytes - 20_000:
            break
    return made.getvalue()
