"""Captions as the renderer sets them, for browsers to draw."""

from pathlib import Path

from limelight.production.editing.schemas import (
    CaptionSample,
    SetWord,
    ShownCaption,
    WornLook,
    WrittenAt,
)
from limelight.renders.compose.lettering.fonts import WEIGHTS
from limelight.renders.compose.lettering.sheet import Colour
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import LOOKS, Look
from limelight.renders.compose.words.setting import Block
from limelight.renders.compose.words.shown import Shown, Words
from limelight.stories.finish import Dress
from limelight.stories.timeline import Timeline

_SAMPLE_WORDS = 6


def shown_of(timeline: Timeline) -> tuple[tuple[ShownCaption, ...], dict[str, WornLook]]:
    """The captions of a timeline in order, and what they and their words wear by name; media are
    read where they lie.
    """
    words = Words(timeline)
    shown = tuple(_shown(one, block) for one, block in words.blocks())
    worn = {name for one in shown for name in (one.wears, *(word.wears for word in one.words))}
    return shown, {name: _look(words.outfits.letters(name)) for name in sorted(worn)}


def written_at(timeline: Timeline) -> WrittenAt:
    """Where titles and the label that says AI stand."""
    layout = Layout(timeline.width_px, timeline.height_px)
    return WrittenAt(label=layout.label_at, title_top=layout.title_top)


def samples_of(timeline: Timeline) -> dict[str, CaptionSample]:
    """The first words of a timeline in every style, without its own dress; none where nothing is
    said.
    """
    faceless = tuple(clip.model_copy(update={"face": None, "faces": ()}) for clip in timeline.clips)
    found: dict[str, CaptionSample] = {}
    for style in LOOKS:
        words = tuple(
            word.model_copy(update={"wears": ""}) for word in timeline.words[:_SAMPLE_WORDS]
        )
        plain = {"clips": faceless, "captions": style, "dress": Dress(), "wardrobe": ()}
        told = {"words": words, "cue_starts": (), "speaker": timeline.speaker or "Name"}
        shown, looks = shown_of(timeline.model_copy(update={**plain, **told}))
        if shown:
            found[style] = CaptionSample(shown=shown[0], looks=looks)
    return found


def _shown(one: Shown, block: Block) -> ShownCaption:
    times = one.cue.words
    return ShownCaption(
        start=one.cue.start,
        end=one.cue.end,
        words=tuple(
            SetWord(
                text=word.text,
                start=times[word.number].start,
                end=times[word.number].end,
                wears=word.wears,
                x=word.x,
                base=word.base,
                width=word.width,
            )
            for word in block.words
        ),
        rows=block.lines,
        ground=block.ground,
        name=block.name,
        speaker=one.cue.speaker.strip(),
        wears=one.cue.wears,
        level=block.level,
        size_px=block.size_px,
        box=one.box,
    )


def _look(look: Look) -> WornLook:
    colours = look.colours
    return WornLook(
        weight=int(WEIGHTS[look.weight]),
        family=Path(look.family).stem,
        is_italic=look.is_italic,
        is_underlined=look.is_underlined,
        outline=look.outline,
        shadow=look.shadow,
        ground=look.ground,
        reveal=look.reveal,
        mark=look.mark,
        fades=not look.most_words,
        letters=_css(colours.letters),
        edge=_css(colours.edge),
        accent=_css(colours.accent),
        on_accent=_css(colours.on_accent),
        behind=_css(colours.ground),
        shade=_css(colours.shade),
    )


def _css(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
