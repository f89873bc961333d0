"""One caption as the events of ASS that draw it."""

from collections.abc import Iterator
from typing import NamedTuple

from limelight.generation.schemas import Box
from limelight.renders.captions.files.ass import Event, escaped, has_word_times
from limelight.renders.captions.files.dressing.terms import LINE_SHARE, NAME_STYLE, PREFIX, WEARS
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose.lettering.fonts import Face, Weight, font, runs_of
from limelight.renders.compose.lettering.sheet import Colour, width_of
from limelight.renders.compose.words.ass_tags import drawn, ink
from limelight.renders.compose.words.drawing import (
    LINE_PAD_X,
    LINE_ROUND,
    PANEL_ROUND,
    PILL_ROUND,
    POP,
    letter_count,
    typed,
)
from limelight.renders.compose.words.looks import Look
from limelight.renders.compose.words.outfits import Outfits
from limelight.renders.compose.words.setting import PANEL_PAD_X, PILL_PAD, STRIPE, Block
from limelight.renders.compose.words.shown import (
    EARLY_SECONDS,
    FADE_SECONDS,
    POP_SECONDS,
    TYPED_SHARE,
)

_INTER_MIDDLE, _TALLEST = 0.364, 1.3
_MEASURED_PX = 1000
_UNDER, _MARK, _TEXT = 0, 1, 2


class Measure(NamedTuple):
    """A font as ASS sees it: its name, how tall from the top of its tallest letter to the foot of
    its lowest (which ASS calls its size), the middle of that above the baseline; in letters' sizes.
    """

    name: str
    tall: float
    middle: float


def measure(face: Face, weight: Weight) -> Measure:
    known: dict[Face, Measure] = {
        "inter": Measure(f"Inter {weight}", LINE_SHARE, _INTER_MIDDLE),
        "serif": Measure(f"Noto Serif {weight}", 1.458, 0.34),
        "mono": Measure(f"Noto Sans Mono {weight}", 1.618, 0.42),
        "hand": Measure("Comic Neue", 1.35, 0.325),
        "arabic": Measure(f"Noto Sans Arabic {weight}", 2.169, 0.3465),
        "japanese": Measure("Noto Sans JP ExtraBold", 1.448, 0.436),
        "korean": Measure("Noto Sans KR ExtraBold", 1.448, 0.436),
        "hebrew": Measure(f"Noto Sans Hebrew {weight}", 1.36, 0.388),
        "thai": Measure(f"Noto Sans Thai {weight}", 1.511, 0.3055),
        "devanagari": Measure(f"Noto Sans Devanagari {weight}", 1.906, 0.395),
        "emoji": Measure("Noto Emoji", 1.1719, 0.3418),
    }
    return known[face] if face in known else _measure_own(face, weight)


def _measure_own(face: Face, weight: Weight) -> Measure:
    drawn = font(face, weight, _MEASURED_PX)
    name = " ".join(part for part in drawn.getname() if part and part != "Regular")
    above, below = (part / _MEASURED_PX for part in drawn.getmetrics())
    return Measure(name.replace(",", " "), above + below, (above - below) / 2)


class PlacedCue(NamedTuple):
    """A cue as it is set, where its block has its corner, and the font of its script."""

    cue: Cue
    block: Block
    box: Box
    font: Measure

    @property
    def rows(self) -> list[tuple[int, ...]]:
        """The numbers of the lines that are one text. ASS sets lines as far apart as a font is
        tall; where that is too far each line is placed by itself.
        """
        numbers = tuple(range(len(self.cue.lines)))
        return [numbers] if self.font.tall < _TALLEST else [(number,) for number in numbers]


class Writer:
    """Writes the events of captions in one look, whose words wear `outfits`, in a named style."""

    def __init__(self, look: Look, style: str, outfits: Outfits) -> None:
        self._look, self.style, self._outfits = look, style, outfits

    def events(self, cue: Cue, block: Block, box: Box) -> Iterator[Event]:
        """All that is drawn of a cue whose block stands in a box, what lies below first."""
        face = runs_of(cue.text, self._look.family)[0].face
        placed = PlacedCue(cue, block, box, measure(face, self._look.weight))
        start, end = placed.cue.start - EARLY_SECONDS, placed.cue.end - EARLY_SECONDS
        start = max(0.0, start)
        if end <= start:
            return
        for box, radius, colour in self._grounds(placed):
            yield self._event(_UNDER, (start, end), drawn(box, radius, colour, self._fade))
        if self._look.mark == "pill":
            yield from self._pills(placed, end)
        if placed.block.name is not None:
            yield self._name(placed, (start, end))
        if self._look.reveal == "words":
            yield from self._popping(placed, end)
            return
        for row in placed.rows:
            text = self._whole(placed, row, start, end)
            yield self._event(_TEXT, (start, end), text, placed.cue.speaker)

    @property
    def _fade(self) -> str:
        return "" if self._look.most_words else rf"\fad({round(FADE_SECONDS * 1000)},0)"

    def _event(self, layer: int, times: tuple[float, float], text: str, speaker: str = "") -> Event:
        return Event(layer, *times, f"{PREFIX}{self.style}", text, speaker)

    def _grounds(self, placed: PlacedCue) -> Iterator[tuple[Box, float, Colour]]:
        """Boxes behind the words, how round they are, their colours."""
        look, block, size = self._look, placed.block, placed.block.size_px
        colours = look.colours
        if look.ground == "lines":
            # Lines of ASS are as far apart as its letters are tall.
            middle, pad = placed.box.y + block.height / 2, size * LINE_PAD_X
            is_inter = placed.font.tall < _TALLEST
            tall = size * placed.font.tall if is_inter else block.lines[0].height
            for at, line in enumerate(block.lines):
                top = middle + (at - len(block.lines) / 2) * tall
                x, wide = placed.box.x + line.x - pad, line.width + 2 * pad
                yield Box(x=x, y=top, width=wide, height=tall), size * LINE_ROUND, colours.ground
        elif look.ground != "none":
            ground = _moved(block.ground, placed.box)
            yield ground, size * PANEL_ROUND if look.ground == "panel" else 0.0, colours.ground
            if look.ground == "bar":
                edge = ground.x + ground.width - size * STRIPE if block.level else ground.x
                stripe = ground.model_copy(update={"x": edge, "width": size * STRIPE})
                yield stripe, 0.0, colours.accent
        if block.name is not None:
            yield _moved(block.name, placed.box), size * PANEL_ROUND, colours.accent

    def _pills(self, placed: PlacedCue, end: float) -> Iterator[Event]:
        """A pill for every word while it is the newest."""
        block, pad = placed.block, placed.block.size_px * PILL_PAD
        for at, (first, last) in enumerate(_turns(placed.cue, end)):
            word = block.words[at]
            line = next(one for one in block.lines if one.y <= word.base < one.y + one.height)
            box = Box(x=word.x - pad, y=line.y, width=word.width + 2 * pad, height=line.height)
            radius = block.size_px * PILL_ROUND
            if last > first:
                pill = drawn(_moved(box, placed.box), radius, self._look.colours.accent, "")
                yield self._event(_MARK, (first, last), pill)

    def _name(self, placed: PlacedCue, times: tuple[float, float]) -> Event:
        name = placed.block.name or placed.box
        x = placed.box.x + name.x + name.width / 2
        y = placed.box.y + name.y + name.height / 2
        tags = rf"\an5\pos({x:.0f},{y:.0f}){ink(1, self._look.colours.on_accent)}{self._fade}"
        text = f"{{{tags}}}{escaped(placed.cue.speaker.strip())}"
        return Event(_TEXT, *times, f"{PREFIX}{NAME_STYLE}", text)

    def _popping(self, placed: PlacedCue, end: float) -> Iterator[Event]:
        """Each word by itself, from when it is said: it grows about its middle and rests."""
        look, block, cue = self._look, placed.block, placed.cue
        step = POP_SECONDS * 1000
        grows = rf"\fscx{POP[0] * 100:.0f}\fscy{POP[0] * 100:.0f}"
        for at, share in enumerate((*POP[1:], 1.0)):
            percent = f"{share * 100:.0f}"
            grows += rf"\t({at * step:.0f},{(at + 1) * step:.0f},\fscx{percent}\fscy{percent})"
        for at, (first, last) in enumerate(_turns(cue, end)):
            word = block.words[at]
            line = next(one for one in block.lines if one.y <= word.base < one.y + one.height)
            x = placed.box.x + word.x + word.width / 2
            y = self._seat(placed, placed.box.y + line.y + line.height / 2)
            tags = rf"\an5\pos({x:.0f},{y:.0f})" + grows + self._sized(placed)
            own = self._outfits.letters(word.wears)
            tags += self._letters(placed, word.text, self._look, own)
            if look.mark == "colour":
                rests = max(1, round((last - first) * 1000))
                rested = ink(1, own.colours.letters)
                tags += rf"{ink(1, own.colours.accent)}\t({rests},{rests},{rested})"
            text = f"{self._worn(word.wears, '')}{{{tags}}}{escaped(word.text)}"
            if first < end:
                yield self._event(_TEXT, (first, end), text, cue.speaker)

    def _whole(self, placed: PlacedCue, row: tuple[int, ...], start: float, end: float) -> str:
        """Lines of the cue as one text in its place."""
        block, box = placed.block, placed.box
        ground = _moved(block.ground, box)
        first, last = (_moved(block.lines[at], box) for at in (row[0], row[-1]))
        y = self._seat(placed, (first.y + last.y + last.height) / 2)
        x, corner = ground.x + ground.width / 2, 5
        side = self._look.side(block.level)
        if side != "middle":
            pad = block.size_px * self._look.outline
            if self._look.ground != "none":
                pad = block.size_px * (PANEL_PAD_X + STRIPE * (self._look.ground == "bar"))
            x, corner = ground.x + pad, 4
            if side == "right":
                x, corner = ground.x + ground.width - pad, 6
        tags = rf"\an{corner}\pos({x:.0f},{y:.0f}){self._fade}{self._sized(placed)}"
        if self._look.reveal == "letters":
            return f"{{{tags}\\2a&HFF&}}{self._typed(placed, row, start, end)}"
        return f"{{{tags}}}{self._spoken(placed, row, start, end)}"

    def _seat(self, placed: PlacedCue, middle: float) -> float:
        """Where the middle of a font's height goes so that its letters stand as on the picture."""
        return middle + (_INTER_MIDDLE - placed.font.middle) * placed.block.size_px

    def _sized(self, placed: PlacedCue) -> str:
        size, font = placed.block.size_px, placed.font
        named = "" if font.name.startswith("Inter ") else rf"\fn{font.name}"
        return rf"{named}\fs{size * font.tall:.1f}\bord{self._look.outline * size:.1f}"

    def _worn(self, wears: str, before: str) -> str:
        """The note of a costume that begins or ends."""
        return f"{{{WEARS}{wears}}}" if wears != before else ""

    def _letters(self, placed: PlacedCue, text: str, before: Look, own: Look) -> str:
        """The tags of a word's letters after others."""
        tags = "".join(
            rf"\{tag}{int(now)}"
            for tag, now, was in (
                ("i", own.is_italic, before.is_italic),
                ("u", own.is_underlined, before.is_underlined),
            )
            if now != was
        )
        if (own.family, own.weight) != (before.family, before.weight):
            font = measure(runs_of(text, own.family)[0].face, own.weight)
            tags += rf"\fn{font.name}\fs{placed.block.size_px * font.tall:.1f}"
        new, old = own.colours, before.colours
        is_said = self._look.mark == "said"
        if (new.letters, new.accent) != (old.letters, old.accent):
            tags += ink(1, new.accent if is_said else new.letters)
            tags += ink(2, new.letters) if is_said else ""
        return tags + (ink(3, new.edge) if new.edge != old.edge else "")

    def _spoken(self, placed: PlacedCue, row: tuple[int, ...], start: float, end: float) -> str:
        """The words with the times at which they are said; in the look with a pill the word on it
        is dark and has no outline.
        """
        has_times = has_word_times(placed.cue)
        turns = _turns(placed.cue, end) if has_times else [(start, end)] * len(placed.cue.words)
        written, at = "", start
        wears, before = "", self._look
        for number, gap, text in self._parts(placed, row):
            first, last = turns[number]
            if has_times and not written and first > start:
                written = rf"{{\k{round((first - start) * 100)}}}"
                at = first
            until = round((last - start) * 100) - round((at - start) * 100)
            tags, at = (rf"\k{max(0, until)}" if has_times else ""), last
            own = self._outfits.letters(placed.block.words[number].wears)
            tags += self._letters(placed, text, before, own)
            if self._look.mark == "pill":
                tags += self._marked((first, last), start, own)
            note = self._worn(placed.block.words[number].wears, wears)
            wears, before = placed.block.words[number].wears, own
            written += gap + note + (f"{{{tags}}}" if tags else "") + escaped(text)
        return written

    def _marked(self, turn: tuple[float, float], start: float, own: Look) -> str:
        first, last = (max(1, round((at - start) * 1000)) for at in turn)
        colours = own.colours
        rest, mark = rf"{ink(1, colours.letters)}\3a&H00&", rf"{ink(1, colours.on_accent)}\3a&HFF&"
        if first <= 1:
            return rf"{mark}\t({last},{last},{rest})"
        return rf"{rest}\t({first},{first},{mark})\t({last},{last},{rest})"

    def _parts(self, placed: PlacedCue, row: tuple[int, ...]) -> Iterator[tuple[int, str, str]]:
        """Each word of some lines: its number, what stands before it (a new line, a gap as wide as
        on the picture), itself.
        """
        look, block = self._look, placed.block
        number = 0
        for line_at, line in enumerate(placed.cue.lines):
            for place in range(len(line)):
                gap = r"\N" if line_at > row[0] and not place else ""
                if place and placed.cue.joiner:
                    wanted = self._gap(block, number)
                    blank = width_of(" ", look.weight, block.size_px, look.family)
                    gap = rf"{{\fsp{wanted - blank:.1f}}} {{\fsp0}}"
                if line_at in row:
                    yield number, gap, block.words[number].text
                number += 1

    def _gap(self, block: Block, number: int) -> float:
        before, word = sorted(block.words[number - 1 : number + 1], key=lambda one: one.x)
        return max(0.0, word.x - before.x - before.width)

    def _typed(self, placed: PlacedCue, row: tuple[int, ...], start: float, end: float) -> str:
        """Each letter from when it is typed; words read from right to left whole, as their letters
        join.
        """
        texts: list[tuple[str, str]] = []
        due: list[int] = []
        wears, before = "", self._look
        for at, gap, text in self._parts(placed, row):
            word = placed.cue.words[at]
            own = self._outfits.letters(word.wears)
            tags = self._letters(placed, text, before, own)
            gap += self._worn(word.wears, wears) + (f"{{{tags}}}" if tags else "")
            wears, before = word.wears, own
            count = 1 if placed.block.level else max(1, letter_count(text))
            length = max(word.end - word.start, 0.01) * TYPED_SHARE
            for number, letter in enumerate([text] if count == 1 else _letters(text, count)):
                seconds = word.start - EARLY_SECONDS + length * (number + 1) / count - start
                due.append(max(round(seconds * 100), due[-1] if due else 0))
                texts.append(("" if number else gap, escaped(letter)))
        ends = [*due[1:], max(due[-1], round((end - start) * 100))]
        written = rf"{{\k{due[0]}}}"
        for (gap, letter), first, last in zip(texts, due, ends, strict=True):
            written += gap + rf"{{\k{last - first}}}" + letter
        return written


def _letters(text: str, count: int) -> list[str]:
    """A text letter by letter, marks with theirs."""
    ends = [len(typed(text, number)) for number in range(count + 1)]
    return [text[a:b] for a, b in zip(ends, [*ends[1:-1], len(text)], strict=False)]


def _turns(cue: Cue, end: float) -> list[tuple[float, float]]:
    """From when to when each word is the newest."""
    begins = [min(end, max(0.0, word.start - EARLY_SECONDS)) for word in cue.words]
    first = min(begins[0], max(0.0, cue.start - EARLY_SECONDS)) if begins else 0.0
    return list(zip([first, *begins[1:]], [*begins[1:], end], strict=True))


def _moved(box: Box, by: Box) -> Box:
    return box.model_copy(update={"x": box.x + by.x, "y": box.y + by.y})
