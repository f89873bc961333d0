"""The spoken words of a timeline, shown as they are said and off the faces."""

from collections import OrderedDict
from typing import NamedTuple

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.captions.band import caption_band
from limelight.renders.captions.cues import Layout as CueLayout
from limelight.renders.captions.cues import cues
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.placing import covered, placed_off
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose import planes
from limelight.renders.compose.planes import Frame, Sprite
from limelight.renders.compose.words.drawing import POP, Moment, draw_block, letter_count
from limelight.renders.compose.words.faces import faces_of, moved
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import Look
from limelight.renders.compose.words.outfits import Outfits, outfits_of
from limelight.renders.compose.words.setting import Block, set_block, tallest
from limelight.renders.zones import common_safe_box
from limelight.stories.timeline import CaptionPlace, Timeline

EARLY_SECONDS = 0.05
POP_SECONDS = 0.04
FADE_SECONDS = 0.12
TYPED_SHARE = 0.9
_KEPT_SPRITES = 24
# How wide a letter is on average, in letters' sizes: lines are broken to about as many as fit.
_LETTER_WIDTH = 0.56
_FEWEST_CHARS, _MOST_CHARS = 14, 42


class Shown(NamedTuple):
    """A caption and the box of the picture that it may cover."""

    cue: Cue
    box: Box


class Words:
    """The spoken words of a timeline in its caption style; nothing for the style "none"."""

    def __init__(self, timeline: Timeline) -> None:
        self._layout = Layout(timeline.width_px, timeline.height_px)
        self.outfits = outfits_of(timeline)
        self._timeline = timeline
        self._faces = tuple((face, moved(face, timeline)) for face in faces_of(timeline))
        self._blocks: dict[int, tuple[Block, Box]] = {}
        self._sprites: OrderedDict[tuple[int, Moment], Sprite] = OrderedDict()
        rows = _rows(timeline, self.outfits) if timeline.captions != "none" else []
        self._cues = tuple(
            sorted(
                (cue for row in rows for cue in _cues_of(timeline, row, self.outfits)),
                key=lambda cue: cue.start,
            )
        )
        if len(rows) > 1:
            self._part()

    def shown(self) -> tuple[Shown, ...]:
        """All captions with the boxes they stand in."""
        return tuple(Shown(cue, self._block(at)[1]) for at, cue in enumerate(self._cues))

    def blocks(self) -> tuple[tuple[Shown, Block], ...]:
        """All captions with the boxes they stand in and how they are set there."""
        return tuple(
            (Shown(cue, self._block(at)[1]), self._block(at)[0])
            for at, cue in enumerate(self._cues)
        )

    def between(self, first: float, last: float) -> tuple[Shown, ...]:
        """The captions that are seen at some time from `first` to `last`."""
        return tuple(
            Shown(cue, self._block(at)[1])
            for at, cue in enumerate(self._cues)
            if cue.start <= last + EARLY_SECONDS and first + EARLY_SECONDS < cue.end
        )

    def draw(self, frame: Frame, seconds: float) -> None:
        """Write the words that are shown at a time."""
        for at, cue in enumerate(self._cues):
            if cue.start <= seconds + EARLY_SECONDS < cue.end:
                since = seconds + EARLY_SECONDS - cue.start
                strength = 1.0
                look = self.outfits.block(cue.wears)
                if not look.most_words:
                    strength = min(1.0, (since + 1 / self._timeline.fps) / FADE_SECONDS)
                planes.lay_still(frame, self._sprite(at, look, seconds), strength)

    def _block(self, at: int) -> tuple[Block, Box]:
        """A cue, set, and where it stands."""
        if at not in self._blocks:
            cue = self._cues[at]
            look = self.outfits.block(cue.wears)
            block = set_block(cue, look, self._layout, self.outfits)
            self._blocks[at] = block, self._place(block, cue, look)
        return self._blocks[at]

    def _place(self, block: Block, cue: Cue, look: Look) -> Box:
        faces = [box for face, box in self._faces if face.start < cue.end and cue.start < face.end]
        own = _seat(block, look, self._layout)
        place = self._timeline.caption_place
        if place == "auto":
            return placed_off(own, faces, _clear(self._layout))
        return placed_off(_seat_at(own, place, self._layout), (), _clear(self._layout))

    def _part(self) -> None:
        """Captions of other costumes may be seen together, but not over one another: the earlier
        goes when it is said, or the later stands beside it.
        """
        parted = list(self._cues)
        seen: list[int] = []
        for at, cue in enumerate(parted):
            block, box = self._block(at)
            taken: list[Box] = []
            seen = [before for before in seen if parted[before].end > cue.start]
            for before in seen:
                earlier, other = parted[before], self._blocks[before][1]
                if not covered(box, (other,)):
                    continue
                if max(word.end for word in earlier.words) <= cue.start + EARLY_SECONDS:
                    parted[before] = earlier.model_copy(update={"end": cue.start})
                else:
                    taken.append(other)
            if taken:
                self._blocks[at] = block, placed_off(box, taken, _clear(self._layout))
            seen.append(at)
        self._cues = tuple(parted)

    def _sprite(self, at: int, look: Look, seconds: float) -> Sprite:
        cue = self._cues[at]
        moment = _moment(cue, look, seconds)
        key = (at, moment)
        if key not in self._sprites:
            block, box = self._block(at)
            corner = (box.x, box.y)
            self._sprites[key] = draw_block(block, look, moment, cue.speaker, corner, self.outfits)
            while len(self._sprites) > _KEPT_SPRITES:
                self._sprites.popitem(last=False)
        return self._sprites[key]


def home(cue: Cue, look: Look, layout: Layout, outfits: Outfits | None = None) -> Box:
    """Where a cue stands that no face moves."""
    block = set_block(cue, look, layout, outfits)
    return placed_off(_seat(block, look, layout), (), _clear(layout))


def _seat(block: Block, look: Look, layout: Layout) -> Box:
    left = (layout.width - block.width) / 2
    side = look.side(block.level)
    clear = _clear(layout)
    if look.along is not None:
        part = {"left": 0.0, "middle": 0.5, "right": 1.0}[side]
        left = look.along * layout.width - block.width * part
        left = max(clear.x, min(left, clear.x + clear.width - block.width))
    elif look.across in ("left", "right"):
        left = clear.x if side == "left" else clear.x + clear.width - block.width
    elif look.ground == "bar":
        band = (layout.width - layout.words_width) / 2
        left = layout.width - band - block.width if side == "right" else band
    top = _top(look, layout, block.height)
    return Box(x=left, y=top, width=block.width, height=block.height)


def _seat_at(seat: Box, place: CaptionPlace, layout: Layout) -> Box:
    """The seat in the place that a person chose, whatever it covers there."""
    clear = _clear(layout)
    tops = {
        "top": clear.y,
        "middle": (layout.height - seat.height) / 2,
        "bottom": clear.y + clear.height - seat.height,
    }
    return seat.model_copy(update={"y": tops.get(place, seat.y)})


def _top(look: Look, layout: Layout, tall: float) -> float:
    """Where a block of that height begins."""
    if look.down is None:
        return layout.words_centre - tall / 2
    share = {"top": 0.0, "middle": 0.5, "foot": 1.0}[look.anchor]
    return look.down * layout.height - tall * share


def words_span(timeline: Timeline) -> tuple[float, float]:
    """Top and foot of the part of the picture in which words stand, where no face moves them."""
    layout = Layout(timeline.width_px, timeline.height_px)
    band = caption_band(layout.width, layout.height)
    if timeline.captions == "none":
        return band.y, band.y + band.height
    look = outfits_of(timeline).main
    tall = tallest(look, layout, named=bool(timeline.speaker.strip()))
    own = Box(x=0, y=_top(look, layout, tall), width=layout.width, height=tall)
    if timeline.caption_place != "auto":
        own = placed_off(_seat_at(own, timeline.caption_place, layout), (), _clear(layout))
        return own.y, own.y + tall
    placed = placed_off(own, (), _clear(layout))
    return min(band.y, placed.y), max(band.y + band.height, placed.y + tall)


def _clear(layout: Layout) -> Box:
    """Where words may stand: covered by no platform, below the title."""
    safe = common_safe_box(layout.width, layout.height)
    head = max(safe.y, layout.title_foot)
    return safe.model_copy(update={"y": head, "height": safe.y + safe.height - head})


def _rows(timeline: Timeline, outfits: Outfits) -> list[tuple[WordTiming, ...]]:
    """The words that stand in the same place, as large, on the same ground."""
    rows: dict[Look, list[WordTiming]] = {}
    for word in timeline.words:
        rows.setdefault(outfits.block(word.wears), []).append(word)
    return [tuple(row) for row in rows.values()]


def _cues_of(
    timeline: Timeline, words: tuple[WordTiming, ...], outfits: Outfits
) -> tuple[Cue, ...]:
    layout = Layout(timeline.width_px, timeline.height_px)
    wears = words[0].wears
    look = outfits.block(wears)
    if look.most_words:
        groups = word_groups(
            words,
            timeline.written_language,
            max_words=look.most_words,
            max_chars=look.most_chars,
            starts=timeline.cue_starts,
        )
        return tuple(cue.model_copy(update={"wears": wears}) for cue in groups)
    fitting = int(layout.words_width / (look.size_px * layout.unit * _LETTER_WIDTH))
    chars = min(_MOST_CHARS, max(_FEWEST_CHARS, fitting))
    broken = cues(
        words,
        timeline.written_language,
        seconds=timeline.seconds,
        layout=CueLayout(line_chars=chars, gap_seconds=0.0),
        starts=timeline.cue_starts,
    )
    told = {"speaker": timeline.speaker, "wears": wears}
    return tuple(cue.model_copy(update=told) for cue in broken)


def _moment(cue: Cue, look: Look, seconds: float) -> Moment:
    """What is seen of a cue at a time; only what its look shows of it changes."""
    words = cue.words
    said = [at for at, word in enumerate(words) if word.start - EARLY_SECONDS <= seconds]
    spoken = said[-1] if said else 0
    if look.reveal == "letters":
        return Moment(0, letters=_typed_letters(cue, seconds))
    if look.reveal == "words":
        since = max(0.0, seconds + EARLY_SECONDS - words[spoken].start)
        return Moment(spoken, min(len(POP), int(since / POP_SECONDS + 1e-6)))
    return Moment(spoken if look.mark != "none" else -1)


def _typed_letters(cue: Cue, seconds: float) -> int:
    """How many letters are typed: each word's while it is said; -1 when all are."""
    count = 0
    for word in cue.words:
        letters = letter_count(word.text.strip() if cue.joiner else word.text)
        length = max(word.end - word.start, 0.01) * TYPED_SHARE
        share = (seconds + EARLY_SECONDS - word.start) / length
        if share < 1:
            return count + max(0, int(letters * share))
        count += letters
    return -1
