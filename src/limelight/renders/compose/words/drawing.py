"""A set cue as a sprite, as it looks at a moment."""

import math
import unicodedata
from typing import NamedTuple

from limelight.generation.schemas import Box
from limelight.renders.compose.lettering.sheet import Colour, Cut, Sheet, Spot, width_of
from limelight.renders.compose.planes import Sprite
from limelight.renders.compose.words.looks import Look
from limelight.renders.compose.words.outfits import Outfits
from limelight.renders.compose.words.setting import (
    PILL_PAD,
    STRIPE,
    Block,
    Placed,
    name_px,
)

_MARGIN = 0.24
# How large a word is in the frames in which it pops up, as shares of its size.
POP = (0.55, 0.92, 1.16, 1.07)
PILL_ROUND, PANEL_ROUND = 0.32, 0.26
LINE_PAD_X, LINE_ROUND = 0.36, 0.12
_CARET = 0.07
_LINE_DOWN, _LINE_THICK = 0.12, 0.065


class Moment(NamedTuple):
    """What is seen of a cue: `spoken` is the number of the newest word, `pop` that of its frame
    among `POP` (as many once it rests), `letters` how many letters are typed (-1 for all).
    """

    spoken: int
    pop: int = len(POP)
    letters: int = -1


def draw_block(
    block: Block,
    look: Look,
    moment: Moment,
    name: str,
    corner: tuple[float, float],
    outfits: Outfits | None = None,
) -> Sprite:
    """The cue whose block has its corner at a point of the picture; its words in what they wear,
    where `outfits` are given.
    """
    margin = math.ceil(block.size_px * _MARGIN)
    left, top = int(corner[0] - margin) // 2 * 2, int(corner[1] - margin) // 2 * 2
    wide = math.ceil(corner[0] + block.width + margin - left)
    tall = math.ceil(corner[1] + block.height + margin - top)
    at = corner[0] - left, corner[1] - top
    pen = _Pen(Sheet(wide, tall), block, (look, outfits), at)
    pen.grounds(name)
    for word in block.words:
        pen.pill(word, moment)
    for word in block.words:
        pen.word(word, moment)
    return pen.sheet.sprite(left, top)


class _Pen:
    """Draws the parts of a block on a sheet; `at` is the block's corner on it."""

    def __init__(
        self,
        sheet: Sheet,
        block: Block,
        looks: tuple[Look, Outfits | None],
        at: tuple[float, float],
    ) -> None:
        self.sheet, self._block, self._at = sheet, block, at
        self._look, self._outfits = looks
        self._size = block.size_px
        self._typed = 0

    def _box(self, box: Box, grow_x: float = 0.0) -> tuple[float, float, float, float]:
        x, y = self._at[0] + box.x - grow_x, self._at[1] + box.y
        return x, y, x + box.width + 2 * grow_x, y + box.height

    def grounds(self, name: str) -> None:
        """What lies behind the words."""
        look, size, block = self._look, self._size, self._block
        colours = look.colours
        if look.ground == "lines":
            for line in block.lines:
                self.sheet.pill(
                    self._box(line, size * LINE_PAD_X), size * LINE_ROUND, colours.ground
                )
        elif look.ground != "none":
            box = self._box(block.ground)
            self.sheet.pill(
                box, size * PANEL_ROUND if look.ground == "panel" else 0.0, colours.ground
            )
            if look.ground == "bar":
                stripe = size * STRIPE
                edge = box[2] - stripe if block.level else box[0]
                self.sheet.pill((edge, box[1], edge + stripe, box[3]), 0.0, colours.accent)
        if block.name is not None:
            box = self._box(block.name)
            self.sheet.pill(box, size * PANEL_ROUND, colours.accent)
            letters = name_px(size)
            self.sheet.text(
                Spot((box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + letters * 0.36, is_middle=True),
                name,
                (look.weight, letters),
                colours.on_accent,
            )

    def pill(self, word: Placed, moment: Moment) -> None:
        """The pill of the spoken word."""
        if self._look.mark != "pill" or word.number != moment.spoken:
            return
        line = self._line_of(word)
        pad = self._size * PILL_PAD
        box = Box(x=word.x, y=line.y, width=word.width, height=line.height)
        self.sheet.pill(self._box(box, pad), self._size * PILL_ROUND, self._look.colours.accent)

    def _line_of(self, word: Placed) -> Box:
        return next(
            line for line in self._block.lines if line.y <= word.base < line.y + line.height
        )

    def word(self, word: Placed, moment: Moment) -> None:
        """A word, as much of it as is seen."""
        look = self._look
        if look.reveal == "letters":
            self._type(word, moment)
            return
        if look.reveal == "words" and word.number > moment.spoken:
            return
        is_newest = word.number == moment.spoken
        scale = 1.0
        if look.reveal == "words" and is_newest and moment.pop < len(POP):
            scale = POP[moment.pop]
        colours = self._own(word).colours
        colour = colours.letters
        if look.mark == "said" and word.number <= moment.spoken:
            colour = colours.accent
        elif is_newest and look.mark in ("pill", "colour"):
            colour = colours.on_accent if look.mark == "pill" else colours.accent
        self._write(word, word.text, colour, scale)

    def _own(self, word: Placed) -> Look:
        """What a word wears."""
        return self._outfits.letters(word.wears) if self._outfits else self._look

    def _write(self, word: Placed, text: str, colour: Colour, scale: float = 1.0) -> None:
        look = self._own(word)
        size = max(4, round(self._size * scale))
        cut = Cut(look.weight, size, look.family, look.is_italic)
        wide = width_of(text, look.weight, size, look.family)
        outline, edge = self._look.outline * size, look.colours.edge
        # A popping word grows about its middle; one that is typed grows from its start.
        x = word.x + (word.width - wide) / 2
        if text != word.text:
            x = word.x + word.width - wide if self._block.level else word.x
        base = word.base - (self._size - size) * 0.36
        spot = Spot(self._at[0] + x, self._at[1] + base, level=self._block.level)
        edged = outline and colour not in (edge, look.colours.on_accent)
        reach = outline if edged else 0.0
        if self._look.shadow:
            far, shade = self._look.shadow * size, look.colours.shade
            fallen = spot._replace(x=spot.x + far, y=spot.y + far)
            self.sheet.text(fallen, text, cut, shade, outline=(reach, shade) if reach else None)
        if look.is_underlined:
            self._underline(word, (x, wide), base, (colour, edge), reach)
        self.sheet.text(spot, text, cut, colour, outline=(reach, edge) if reach else None)

    def _underline(
        self,
        word: Placed,
        across: tuple[float, float],
        base: float,
        colours: tuple[Colour, Colour],
        reach: float,
    ) -> None:
        """The line under a word, as far as the next that has one too."""
        left, right = across[0], across[0] + across[1]
        after, before = (self._lined(word, step) for step in (1, -1))
        if after is not None:
            left, right = min(left, after.x + after.width), max(right, after.x)
        # The edge of this line covers the end of the one before it, which goes on.
        seam = reach if before is not None else 0.0
        is_leftwards = before is not None and before.x > word.x
        inner = (0.0, seam) if is_leftwards else (seam, 0.0)
        top = self._at[1] + base + self._size * _LINE_DOWN
        foot = top + self._size * _LINE_THICK
        left, right = self._at[0] + left, self._at[0] + right
        if reach:
            grown = (left - reach, top - reach, right + reach, foot + reach)
            self.sheet.pill(grown, reach, colours[1])
        self.sheet.pill((left - inner[0], top, right + inner[1], foot), 0.0, colours[0])

    def _lined(self, word: Placed, step: int) -> Placed | None:
        """The word beside a word on its line, where that is underlined too."""
        at = word.number + step
        beside = self._block.words[at] if 0 <= at < len(self._block.words) else None
        if beside is None or beside.base != word.base or not self._own(beside).is_underlined:
            return None
        return beside

    def _type(self, word: Placed, moment: Moment) -> None:
        """The letters typed so far, and a bar after the last."""
        seen = typed(word.text, moment.letters - self._typed) if moment.letters >= 0 else word.text
        count = letter_count(word.text)
        if seen:
            self._write(word, seen, self._own(word).colours.letters)
        is_last = 0 <= moment.letters - self._typed <= count
        self._typed += count
        if not is_last or (not seen and word.number):
            return
        look = self._own(word)
        wide = width_of(seen, look.weight, self._size, look.family) if seen else 0.0
        step = self._size * _CARET
        edge = word.x + word.width - wide - 2 * step if self._block.level else word.x + wide + step
        line = self._line_of(word)
        x, y = self._at[0] + edge, self._at[1] + line.y
        colour = self._look.colours.accent
        self.sheet.pill((x, y + line.height * 0.14, x + step, y + line.height * 0.86), 0.0, colour)


def letter_count(text: str) -> int:
    """How many letters are typed for a text: marks come with the letter they belong to."""
    return sum(not _is_mark(sign) for sign in text)


def typed(text: str, count: int) -> str:
    """The beginning of a text with so many letters."""
    seen = 0
    for at, sign in enumerate(text):
        seen += not _is_mark(sign)
        if seen > count:
            return text[:at]
    return text


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")
