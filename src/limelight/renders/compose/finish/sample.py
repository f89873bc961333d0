"""A still sample of what names a maker: the card, a caption and a name in its colours."""

from pathlib import Path

import cv2

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose import planes
from limelight.renders.compose.finish.brand import logo_sprite, third_sprite
from limelight.renders.compose.lettering.sheet import Sheet
from limelight.renders.compose.words.drawing import Moment, draw_block
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import in_accent, look_of
from limelight.renders.compose.words.setting import set_block
from limelight.renders.compose.words.shown import home
from limelight.stories.finish import Branding, Dress, LowerThird
from limelight.stories.timeline import CaptionStyle

_WORDS = ("This", "is", "us")
_TOP, _FOOT = (58, 44, 86, 255), (22, 14, 34, 255)


def draw_sample(
    branding: Branding, captions: CaptionStyle, named: LowerThird, size: tuple[int, int], out: Path
) -> Path:
    """Write a PNG of that size: a plain room with the logo, a caption whose second word is spoken,
    and a name above it. Raises PictureUnreadable for the logo.
    """
    frame, layout = planes.new_frame(*size), Layout(*size)
    room = Sheet(*size)
    room.pill((0, 0, size[0], size[1]), 0.0, _TOP)
    room.pill((0, size[1] * 0.62, size[0], size[1]), 0.0, _FOOT)
    planes.lay_still(frame, room.sprite(0, 0))
    words = tuple(
        WordTiming(text=word, start=float(at), end=at + 1.0) for at, word in enumerate(_WORDS)
    )
    cue = Cue(start=0, end=3, lines=(words,), speaker=named.name)
    written: list[Box] = []
    plain, span = (
        look_of(captions, Dress(), size[1], layout.unit),
        (size[1] * 0.7, size[1] * 0.8),
    )
    if plain is not None:
        look = in_accent(plain._replace(family=branding.family), branding)
        box = home(cue, look, layout)
        block = set_block(cue, look, layout)
        sprite = draw_block(block, look, Moment(1), named.name, (box.x, box.y))
        planes.lay_still(frame, sprite)
        written.append(box)
        span = box.y, box.y + box.height
    third = third_sprite(named, size, branding, span)
    planes.lay_still(frame, third)
    if branding.logo is not None:
        written.append(planes.box_of(third))
        logo = logo_sprite(branding, branding.logo, size, written)
        planes.lay_still(frame, logo, branding.logo_opacity or 1.0)
    rgb = planes.rgb_of(frame)
    out.write_bytes(cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))[1].tobytes())
    return out
