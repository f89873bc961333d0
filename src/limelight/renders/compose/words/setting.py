"""Words of a cue set in lines: how large, where each stands, in the order in which it is read."""

from collections.abc import Sequence
from typing import NamedTuple

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.captions import bidi
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose.lettering.sheet import cap_height, width_of
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import Look
from limelight.renders.compose.words.outfits import Outfits

# In letters' sizes.
_GAP, _NARROW_GAP, _TEXT_GAP = 0.30, 0.20, 0.26
PILL_PAD, PANEL_PAD_X, PANEL_PAD_Y, STRIPE = 0.20, 0.50, 0.26, 0.16
_NAME_SHARE, _NAME_TALL, _NAME_GAP = 0.72, 1.5, 0.12


class Placed(NamedTuple):
    """A word: `number` in the cue, `x` and `base` of its baseline from the block's corner, the
    costume it `wears`.
    """

    text: str
    number: int
    x: float
    base: float
    width: float
    wears: str = ""


class Block(NamedTuple):
    """A set cue in pixels of the picture: words in the order of the cue, `lines` the boxes of the
    lines' letters, `ground` the panel about them, all from the corner of a box `width` x `height`.
    `level` is 1 where the text reads from right to left.
    """

    words: tuple[Placed, ...]
    lines: tuple[Box, ...]
    ground: Box
    name: Box | None
    width: float
    height: float
    size_px: int
    level: int


def set_block(cue: Cue, look: Look, layout: Layout, outfits: Outfits | None = None) -> Block:
    """A cue in a look: as large as the look wants, smaller where a line would be too wide. Where
    `outfits` are given its words are as wide as in what they wear.
    """
    step = max(1, round(2 * layout.unit))
    setter = _Setter(cue, look, max(8, round(look.size_px * layout.unit)), outfits)
    while setter.size > look.least_px * layout.unit and setter.widest > layout.words_width:
        setter = _Setter(cue, look, setter.size - step, outfits)
    return setter.block()


class _Setter:
    """Sets a cue in letters of a size."""

    def __init__(self, cue: Cue, look: Look, size: int, outfits: Outfits | None) -> None:
        self._cue, self._look, self.size, self._outfits = cue, look, size, outfits
        self._level = bidi.base_level(cue.text)
        # Written as a text, words of a language without spaces keep the spaces they have.
        strips = bool(look.most_words or cue.joiner)
        self._lines = [
            [
                word.model_copy(update={"text": word.text.strip()}) if strips else word
                for word in line
            ]
            for line in cue.lines
        ]
        self._gap = size * _TEXT_GAP if cue.joiner else 0.0
        if look.most_words:
            self._gap = size * (_GAP if cue.joiner else _NARROW_GAP)
        self._pad = size * max(PILL_PAD if look.mark == "pill" else 0.0, look.outline)
        if look.ground != "none":
            self._pad = size * (PANEL_PAD_X + (STRIPE if look.ground == "bar" else 0.0))
        self._widths = [self._wide(words) for words in self._lines]

    @property
    def widest(self) -> float:
        """The widest line with what is around it."""
        return max(self._widths) + 2 * self._pad

    def _wide(self, words: Sequence[WordTiming]) -> float:
        return sum(self._width(word) for word in words) + self._gap * (len(words) - 1)

    def _width(self, word: WordTiming) -> float:
        look = self._outfits.letters(word.wears) if self._outfits else self._look
        return width_of(word.text, look.weight, self.size, look.family)

    def block(self) -> Block:
        """The set cue."""
        look, size = self._look, self.size
        pitch = size * look.pitch
        pad_y = size * PANEL_PAD_Y if look.ground in ("panel", "bar") else 0.0
        name = self._name()
        top = name.height + size * _NAME_GAP if name else 0.0
        wide = max(self.widest, name.width if name else 0.0)
        words: list[Placed] = []
        boxes = []
        for row, (said, line_wide) in enumerate(zip(self._lines, self._widths, strict=True)):
            head = top + pad_y + row * pitch
            left = self._left(wide, line_wide)
            base = head + pitch / 2 + cap_height(look.weight, size) / 2
            words += self._in_order(said, left, base, len(words))
            boxes.append(Box(x=left, y=head, width=line_wide, height=pitch))
        tall = top + 2 * pad_y + len(boxes) * pitch
        if name and self._level:
            name = name.model_copy(update={"x": wide - name.width})
        ground = Box(x=0.0, y=top, width=wide, height=tall - top)
        return Block(tuple(words), tuple(boxes), ground, name, wide, tall, size, self._level)

    def _name(self) -> Box | None:
        named = self._cue.speaker.strip() if self._look.names_speaker else ""
        if not named:
            return None
        letters_px = name_px(self.size)
        wide = width_of(named, self._look.weight, letters_px) + 2 * self.size * PANEL_PAD_X
        return Box(x=0.0, y=0.0, width=wide, height=letters_px * _NAME_TALL)

    def _left(self, wide: float, line_wide: float) -> float:
        """Where a line begins on the left: in the middle, or at the start of its direction."""
        side = self._look.side(self._level)
        if side == "middle":
            return (wide - line_wide) / 2
        return wide - self._pad - line_wide if side == "right" else self._pad

    def _in_order(
        self, words: Sequence[WordTiming], x: float, base: float, first: int
    ) -> list[Placed]:
        """The words of a line where they are seen, in the order in which they are said."""
        placed: list[Placed] = []
        levels = bidi.word_levels([word.text for word in words], self._cue.joiner, self._level)
        for number in bidi.seen_order(levels):
            word, wide = words[number], self._width(words[number])
            placed.append(Placed(word.text, first + number, x, base, wide, word.wears))
            x += wide + self._gap
        return sorted(placed, key=lambda word: word.number)


def tallest(look: Look, layout: Layout, *, named: bool) -> float:
    """How tall a block of a look is at most, in pixels."""
    size = max(8, round(look.size_px * layout.unit))
    lines = 1 if look.most_words else 2
    pad = 2 * size * PANEL_PAD_Y if look.ground in ("panel", "bar") else 0.0
    name = name_px(size) * _NAME_TALL + size * _NAME_GAP if look.names_speaker and named else 0.0
    return name + pad + lines * size * look.pitch


def name_px(size_px: int) -> int:
    """The size of a speaker's name over words of a size."""
    return max(8, round(size_px * _NAME_SHARE))
