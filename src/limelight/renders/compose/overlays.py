"""What is written on the picture: the spoken words, a shot's title, the disclosure label.

Sizes are given for a picture whose shorter side is 1080 pixels and scale with it.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from limelight.generation.schemas import Box
from limelight.renders.compose import planes
from limelight.renders.compose.lettering.fonts import Family
from limelight.renders.compose.lettering.sheet import Colour, Cut, Sheet, Spot, cap_height, width_of
from limelight.renders.compose.lettering.wrapping import wrapped
from limelight.renders.compose.planes import Frame, Sprite
from limelight.renders.compose.words.layout import LABEL_PX, LABEL_TALL, Layout
from limelight.renders.compose.words.looks import WHITE
from limelight.renders.compose.words.shown import Shown, Words
from limelight.renders.zones import clear_width
from limelight.stories.timeline import Clip, Timeline

PANEL: Colour = (24, 14, 34, 178)

_EASE_SECONDS = 0.35
_LEAVE_SECONDS = 0.22
_TITLE_PX = 58
_TITLE_LEAST_PX = 36
_TITLE_PITCH, _TITLE_PAD = 1.2, 0.62


class Overlays:
    """Draws words, titles and the label of a timeline onto frames."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._layout = Layout(timeline.width_px, timeline.height_px)
        self._words = Words(timeline)
        self._family: Family = timeline.branding.family
        self._label = (
            label_sprite(timeline.disclosure, self._layout) if timeline.disclosure.strip() else None
        )
        self._titles: dict[str, Sprite] = {}

    def draw(self, frame: Frame, seconds: float) -> None:
        """Write everything that is shown at a time."""
        self._draw_title(frame, seconds)
        self._words.draw(frame, seconds)
        if self._label is not None:
            planes.lay_still(frame, self._label)

    def words(self, first: float, last: float) -> tuple[Shown, ...]:
        """The captions that are seen at some time from `first` to `last`, and where. Together with
        the titles of that time and the timeline's own settings they decide all that is written;
        pieces of video that are kept are known by that.
        """
        return self._words.between(first, last)

    def boxes(self) -> Iterator[Box]:
        """Where anything is written at some time: the label, titles, captions."""
        sprites = [title_sprite(clip, self._layout, self._family) for clip in self._timeline.clips
                   if clip.on_screen.strip()]  # fmt: skip
        if self._label is not None:
            sprites.append(self._label)
        yield from map(planes.box_of, sprites)
        yield from (box for _, box in self._words.shown())

    def _draw_title(self, frame: Frame, seconds: float) -> None:
        for clip in self._timeline.clips:
            since, left = seconds - clip.start, clip.start + clip.seconds - seconds
            if not clip.on_screen.strip() or since < 0 or left <= 0:
                continue
            if clip.on_screen not in self._titles:
                self._titles = {clip.on_screen: title_sprite(clip, self._layout, self._family)}
            share = min(_eased(since / _EASE_SECONDS), _eased(left / _LEAVE_SECONDS))
            if share > 0:
                planes.lay_still(
                    frame, _slid(self._titles[clip.on_screen], share, self._layout), share
                )


def title_whole(clip: Clip) -> tuple[float, float]:
    """From when to when a shot's title is wholly there, in seconds of the timeline."""
    return clip.start + _EASE_SECONDS, clip.start + clip.seconds - _LEAVE_SECONDS


def _eased(share: float) -> float:
    u = min(1.0, max(0.0, share))
    return 1 - (1 - u) ** 3


def _slid(sprite: Sprite, share: float, layout: Layout) -> Sprite:
    """The title on its way down to its place."""
    up = round((1 - share) * 26 * layout.unit / 2) * 2
    top = max(0, sprite.top - up)
    return replace(sprite, top=top)


def title_sprite(clip: Clip, layout: Layout, family: Family = "sans") -> Sprite:
    """A shot's title as a headline on a dark panel, in one line or two."""
    unit = layout.unit
    text = " ".join(clip.on_screen.split())
    clear = clear_width(layout.width, layout.height) - 2 * _TITLE_PAD * _TITLE_PX * unit
    widest = min(0.80 * layout.width, 1300 * unit, clear)
    size = max(8, round(_TITLE_PX * unit))
    lines = wrapped(text, size, widest, family)
    while size > _TITLE_LEAST_PX * unit and (
        len(lines) > 2
        or layout.title_top + _title_tall(size, len(lines)) > layout.title_foot
        or any(width_of(line, "ExtraBold", size, family) > widest for line in lines)
    ):
        size -= max(1, round(2 * unit))
        lines = wrapped(text, size, widest, family)
    pad_x, pitch = size * _TITLE_PAD, size * _TITLE_PITCH
    wide = max(width_of(line, "ExtraBold", size, family) for line in lines) + 2 * pad_x
    tall = _title_tall(size, len(lines))
    wide = min(wide, layout.width)
    sheet = Sheet(math.ceil(wide), math.ceil(tall))
    sheet.pill((0, 0, wide, tall), min(size * 0.6, tall / 2), PANEL)
    for number, line in enumerate(lines):
        middle = (
            tall / 2 + (number - (len(lines) - 1) / 2) * pitch + cap_height("ExtraBold", size) / 2
        )
        sheet.text(
            Spot(wide / 2, middle, is_middle=True), line, Cut("ExtraBold", size, family), WHITE
        )
    return sheet.sprite(int((layout.width - wide) / 2), int(layout.title_top))


def _title_tall(size: float, lines: int) -> float:
    return size * (_TITLE_PITCH * lines + 0.82)


def label_sprite(text: str, layout: Layout) -> Sprite:
    """The disclosure label: small white letters on a quiet dark pill at the upper left."""
    unit = layout.unit
    size = max(9, round(LABEL_PX * unit))
    pad_x, tall = size * 0.62, math.ceil(size * LABEL_TALL / 2) * 2
    wide = width_of(text, "SemiBold", size) + 2 * pad_x
    sheet = Sheet(math.ceil(wide), tall)
    sheet.pill((0, 0, wide, tall), tall / 2, (16, 10, 24, 172))
    sheet.text(
        Spot(wide / 2, tall / 2 + cap_height("SemiBold", size) / 2, is_middle=True),
        text,
        ("SemiBold", size),
        (255, 255, 255, 235),
    )
    return sheet.sprite(*layout.label_at)
