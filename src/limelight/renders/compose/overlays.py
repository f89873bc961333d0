"""What is written on the picture: the spoken words, a shot's title, the disclosure label.

Sizes are given for a picture whose shorter side is 1080 pixels and scale with it.
"""

import math
import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from limelight.generation.schemas import Box
from limelight.renders.captions.band import caption_band
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose import planes
from limelight.renders.compose.lettering import Sheet, font, has_wide_signs, width_of
from limelight.renders.compose.planes import Frame, Sprite
from limelight.renders.zones import clear_width, common_safe_box, is_upright
from limelight.stories.timeline import Clip, Timeline

INK = (35, 18, 45, 255)
WHITE = (255, 255, 255, 255)
PILL = (255, 196, 61, 255)
PANEL = (24, 14, 34, 178)

_EARLY_SECONDS = 0.05
_WORD_PX = 82
_WORD_LEAST_PX = 40
# In letters' sizes: around the spoken word, around all words for their outline, and their line.
_PILL_PAD, _WORDS_MARGIN, _WORDS_TALL = 0.20, 0.20, 1.86
_EASE_SECONDS = 0.35
_LEAVE_SECONDS = 0.22
_TITLE_PX = 58
_TITLE_LEAST_PX = 36
_TITLE_PITCH, _TITLE_PAD = 1.2, 0.62
_TITLE_GAP_PX = 10
_LABEL_PX, _LABEL_TALL, _LABEL_EDGE_PX = 27, 1.72, 36
_KEPT_SPRITES = 24
# What may stand on a line of its own in Japanese: a sign with what must not begin or end a line.
_UNBREAKABLE = re.compile(
    r"[「『（(]*(?:[\x21-\x7e]+|[ァ-ヺー]+|.)[ー、。！？!?…」』）)ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)
_GAP, _NARROW_GAP = 0.30, 0.20


@dataclass(frozen=True)
class Layout:
    """Where words go in a picture of a size, in pixels."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        """Pixels per nominal pixel of a 1080 picture."""
        return min(self.width, self.height) / 1080

    @property
    def words_centre(self) -> float:
        """The middle of the spoken words: on the chest of an upright picture, low in a wide one."""
        band = caption_band(self.width, self.height)
        return band.y + band.height / 2

    @property
    def words_width(self) -> float:
        """How wide spoken words may be."""
        return caption_band(self.width, self.height).width

    @property
    def label_at(self) -> tuple[int, int]:
        """Left and top of the disclosure label: the corner, in upright pictures the nearest place
        to it that every platform leaves free.
        """
        edge = _LABEL_EDGE_PX * self.unit
        if not is_upright(self.width, self.height):
            return round(edge), round(edge)
        safe = common_safe_box(self.width, self.height)
        return round(safe.x), round(safe.y)

    @property
    def title_top(self) -> float:
        """Where a title's panel begins: below the label, in broad pictures beside it."""
        if self.width > self.height:
            return self.height * 0.05
        return self.label_at[1] + (_LABEL_TALL * _LABEL_PX + _TITLE_GAP_PX) * self.unit

    @property
    def title_foot(self) -> float:
        """Where a title of two lines ends: above the brows of figures of every placement."""
        return self.title_top + self.height * (0.09 if self.height > self.width else 0.125)


class Overlays:
    """Draws words, titles and the label of a timeline onto frames."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._layout = Layout(timeline.width_px, timeline.height_px)
        self._groups = word_groups(timeline.words, timeline.language)
        self._label = (
            label_sprite(timeline.disclosure, self._layout) if timeline.disclosure.strip() else None
        )
        self._sprites: OrderedDict[tuple[int, int], Sprite] = OrderedDict()
        self._titles: dict[str, Sprite] = {}

    def draw(self, frame: Frame, seconds: float) -> None:
        """Write everything that is shown at a time."""
        self._draw_title(frame, seconds)
        shown = self._shown(seconds)
        if shown is not None:
            planes.lay_still(frame, self._words(*shown))
        if self._label is not None:
            planes.lay_still(frame, self._label)

    def cues(self, first: float, last: float) -> tuple[Cue, ...]:
        """The captions that are seen at some time from `first` to `last`. Together with the titles
        of that time and the timeline's own settings they decide all that is written; pieces of
        video that are kept are known by that.
        """
        return tuple(
            group
            for group in self._groups
            if group.start <= last + _EARLY_SECONDS and first + _EARLY_SECONDS < group.end
        )

    def _shown(self, seconds: float) -> tuple[int, int] | None:
        for at, group in enumerate(self._groups):
            if group.start <= seconds + _EARLY_SECONDS < group.end:
                spoken = [
                    number
                    for number, word in enumerate(group.words)
                    if word.start - _EARLY_SECONDS <= seconds
                ]
                return at, spoken[-1] if spoken else 0
        return None

    def _words(self, group: int, spoken: int) -> Sprite:
        key = (group, spoken)
        if key not in self._sprites:
            shown = self._groups[group]
            texts = [word.text.strip() for word in shown.words]
            gap = _GAP if shown.joiner else _NARROW_GAP
            self._sprites[key] = words_sprite(texts, spoken, self._layout, gap)
            while len(self._sprites) > _KEPT_SPRITES:
                self._sprites.popitem(last=False)
        return self._sprites[key]

    def _draw_title(self, frame: Frame, seconds: float) -> None:
        for clip in self._timeline.clips:
            since, left = seconds - clip.start, clip.start + clip.seconds - seconds
            if not clip.on_screen.strip() or since < 0 or left <= 0:
                continue
            if clip.on_screen not in self._titles:
                self._titles = {clip.on_screen: title_sprite(clip, self._layout)}
            share = min(_eased(since / _EASE_SECONDS), _eased(left / _LEAVE_SECONDS))
            if share > 0:
                planes.lay_still(
                    frame, _slid(self._titles[clip.on_screen], share, self._layout), share
                )


def _eased(share: float) -> float:
    u = min(1.0, max(0.0, share))
    return 1 - (1 - u) ** 3


def _slid(sprite: Sprite, share: float, layout: Layout) -> Sprite:
    """The title on its way down to its place."""
    up = round((1 - share) * 26 * layout.unit / 2) * 2
    top = max(0, sprite.top - up)
    return Sprite(
        sprite.y, sprite.u, sprite.v, sprite.left, top, sprite.through, sprite.through_half
    )


def words_sprite(
    texts: Sequence[str], spoken: int, layout: Layout, gap_share: float = _GAP
) -> Sprite:
    """A line of words, the spoken one on a pill; `gap_share` of the letters' size lies between
    them.

    Long words make the letters smaller, never cut off.
    """
    unit = layout.unit
    size = max(8, round(_WORD_PX * unit))
    while (
        size > _WORD_LEAST_PX * unit / 2
        and _line_width(texts, size, gap_share) + 2 * _PILL_PAD * size > layout.words_width
    ):
        size -= max(1, round(2 * unit))
    gap, pad = size * gap_share, size * _PILL_PAD
    tall = math.ceil(size * _WORDS_TALL / 2) * 2
    x = (layout.width - _line_width(texts, size, gap_share)) / 2
    left = max(0, int(x - pad - size * _WORDS_MARGIN) // 2 * 2)
    right = min(layout.width, int(layout.width - x + pad + size * _WORDS_MARGIN))
    sheet = Sheet(right - left, tall)
    for number, text in enumerate(texts):
        wide = width_of(text, "ExtraBold", size)
        if number == spoken:
            box = (x - left - pad, tall * 0.13, x - left + wide + pad, tall * 0.87)
            sheet.pill(box, size * 0.32, PILL)
        x += wide + gap
    x = (layout.width - _line_width(texts, size, gap_share)) / 2
    base = tall / 2 + _cap_height(size) / 2
    for number, text in enumerate(texts):
        is_spoken = number == spoken
        sheet.text(
            (x - left, base),
            text,
            ("ExtraBold", size),
            INK if is_spoken else WHITE,
            anchor="ls",
            outline=None if is_spoken else (size * 0.085, INK),
        )
        x += width_of(text, "ExtraBold", size) + gap
    return sheet.sprite(left, int(layout.words_centre - tall / 2))


def words_box(group: Cue, layout: Layout) -> Box:
    """Where a group of words stands, with the pill of the spoken one."""
    texts = [word.text.strip() for word in group.words]
    drawn = words_sprite(texts, 0, layout, _GAP if group.joiner else _NARROW_GAP)
    tall, wide = drawn.y.shape[:2]
    margin = _WORDS_MARGIN * tall / _WORDS_TALL
    return Box(
        x=drawn.left + margin,
        y=drawn.top + tall * 0.13,
        width=wide - 2 * margin,
        height=tall * 0.74,
    )


def _line_width(texts: Sequence[str], size: int, gap_share: float) -> float:
    gaps = size * gap_share * (len(texts) - 1)
    return sum(width_of(text, "ExtraBold", size) for text in texts) + gaps


def _cap_height(size: int) -> float:
    box = font("ExtraBold", size).getbbox("H", anchor="ls")
    return float(-box[1])


def title_sprite(clip: Clip, layout: Layout) -> Sprite:
    """A shot's title as a headline on a dark panel, in one line or two."""
    unit = layout.unit
    text = " ".join(clip.on_screen.split())
    clear = clear_width(layout.width, layout.height) - 2 * _TITLE_PAD * _TITLE_PX * unit
    widest = min(0.80 * layout.width, 1300 * unit, clear)
    size = max(8, round(_TITLE_PX * unit))
    lines = _wrapped(text, size, widest)
    while size > _TITLE_LEAST_PX * unit and (
        len(lines) > 2
        or layout.title_top + _title_tall(size, len(lines)) > layout.title_foot
        or any(width_of(line, "ExtraBold", size) > widest for line in lines)
    ):
        size -= max(1, round(2 * unit))
        lines = _wrapped(text, size, widest)
    pad_x, pitch = size * _TITLE_PAD, size * _TITLE_PITCH
    wide = max(width_of(line, "ExtraBold", size) for line in lines) + 2 * pad_x
    tall = _title_tall(size, len(lines))
    wide = min(wide, layout.width)
    sheet = Sheet(math.ceil(wide), math.ceil(tall))
    sheet.pill((0, 0, wide, tall), min(size * 0.6, tall / 2), PANEL)
    for number, line in enumerate(lines):
        middle = tall / 2 + (number - (len(lines) - 1) / 2) * pitch + _cap_height(size) / 2
        sheet.text((wide / 2, middle), line, ("ExtraBold", size), WHITE, anchor="ms")
    return sheet.sprite(int((layout.width - wide) / 2), int(layout.title_top))


def _title_tall(size: float, lines: int) -> float:
    return size * (_TITLE_PITCH * lines + 0.82)


def _wrapped(text: str, size: int, widest: float) -> list[str]:
    """Lines of about equal length, as few as fit."""
    words, gap = text.split(" "), " "
    if len(words) == 1 and has_wide_signs(text):
        words, gap = _UNBREAKABLE.findall(text), ""
    if width_of(text, "ExtraBold", size) <= widest or len(words) == 1:
        return [text]
    splits = [(gap.join(words[:at]), gap.join(words[at:])) for at in range(1, len(words))]
    best = min(splits, key=lambda pair: max(width_of(line, "ExtraBold", size) for line in pair))
    if max(width_of(line, "ExtraBold", size) for line in best) <= widest or len(words) == 2:
        return list(best)
    first = next(
        (
            at
            for at in range(len(words), 0, -1)
            if width_of(gap.join(words[:at]), "ExtraBold", size) <= widest
        ),
        1,
    )
    return [gap.join(words[:first]), *_wrapped(gap.join(words[first:]), size, widest)]


def label_sprite(text: str, layout: Layout) -> Sprite:
    """The disclosure label: small white letters on a quiet dark pill at the upper left."""
    unit = layout.unit
    size = max(9, round(_LABEL_PX * unit))
    pad_x, tall = size * 0.62, math.ceil(size * _LABEL_TALL / 2) * 2
    wide = width_of(text, "SemiBold", size) + 2 * pad_x
    sheet = Sheet(math.ceil(wide), tall)
    sheet.pill((0, 0, wide, tall), tall / 2, (16, 10, 24, 140))
    box = font("SemiBold", size).getbbox("H", anchor="ls")
    sheet.text(
        (wide / 2, tall / 2 - box[1] / 2),
        text,
        ("SemiBold", size),
        (255, 255, 255, 235),
        anchor="ms",
    )
    return sheet.sprite(*layout.label_at)


def headline_sprite(timeline: Timeline, face: Box | None) -> Sprite:
    """The timeline's title in large letters, below the face where there is one."""
    layout = Layout(timeline.width_px, timeline.height_px)
    unit = layout.unit
    text = " ".join(timeline.title.split())
    size, widest = round(112 * unit), 0.86 * layout.width
    lines = _wrapped(text, size, widest)
    while size > 44 * unit and (
        len(lines) > 3 or any(width_of(line, "ExtraBold", size) > widest for line in lines)
    ):
        size -= max(1, round(2 * unit))
        lines = _wrapped(text, size, widest)
    pitch = size * 1.14
    tall = math.ceil(pitch * len(lines) + size * 0.5)
    sheet = Sheet(layout.width, tall)
    for number, line in enumerate(lines):
        base = size * 0.25 + (number + 0.5) * pitch + _cap_height(size) / 2
        sheet.text(
            (layout.width / 2, base),
            line,
            ("ExtraBold", size),
            PILL if number == len(lines) - 1 and len(lines) > 1 else WHITE,
            anchor="ms",
            outline=(size * 0.09, INK),
        )
    below = (face.y + face.height + 40 * unit) if face else 0.62 * layout.height
    top = min(0.94 * layout.height - tall, max(below, 0.5 * layout.height))
    return sheet.sprite(0, max(0, int(top)))
