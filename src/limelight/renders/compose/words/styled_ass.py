"""Captions in their look as ASS, for players and editors that draw them themselves: the same words
in the same places as on the picture, by override tags and drawings.
"""

from collections.abc import Iterable, Sequence

from limelight.renders.captions.files.ass import Event, to_file
from limelight.renders.captions.files.dressing.terms import (
    DRESS_NOTE,
    NAME_STYLE,
    PREFIX,
    WARDROBE_NOTE,
)
from limelight.renders.captions.files.schemas import Track
from limelight.renders.captions.files.speaking import words_of
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.schemas import Cue
from limelight.renders.compose.lettering.fonts import face_of
from limelight.renders.compose.words.ass_events import Writer, measure
from limelight.renders.compose.words.ass_tags import style_colour
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import Look
from limelight.renders.compose.words.outfits import Outfits, outfits_of
from limelight.renders.compose.words.setting import name_px, set_block
from limelight.renders.compose.words.shown import Shown, Words, home
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle, Costume, Timeline


def timeline_ass(timeline: Timeline) -> str:
    """The captions of a timeline, in its caption style, as an ASS file for its size (UTF-8, CRLF).

    The style "none" gives the words in the plain look "outline".
    """
    style: CaptionStyle = "outline" if timeline.captions == "none" else timeline.captions
    shown = Words(timeline.model_copy(update={"captions": style})).shown()
    size = (timeline.width_px, timeline.height_px)
    noted = timeline.dress, timeline.wardrobe
    return styled_ass(shown, outfits_of(timeline), size, timeline.title, noted)


def track_ass(
    track: Track, style: CaptionStyle, dress: Dress, size: tuple[int, int], title: str
) -> str:
    """The captions of a file in the look of a style in a dress, as ASS: with their own lines and
    speakers, or, in the looks that show a few words at a time, by their words. Words keep their
    costumes.
    """
    layout = Layout(*size)
    outfits = Outfits((style, dress), layout, wardrobe=track.wardrobe)
    cues: list[Cue] = []
    flowing: dict[Look, list[Cue]] = {}
    for cue in track.cues:
        wears = cue.words[0].wears
        look = outfits.block(wears)
        if look.most_words:
            flowing.setdefault(look, []).append(cue)
        else:
            cues.append(cue.model_copy(update={"wears": wears}))
    for look, row in flowing.items():
        words = words_of(track.model_copy(update={"cues": tuple(row)}), track.language)
        worn = {"wears": row[0].words[0].wears}
        groups = word_groups(
            words, track.language, max_words=look.most_words, max_chars=look.most_chars
        )
        cues += [cue.model_copy(update=worn) for cue in groups]
    shown = (
        Shown(cue, home(cue, outfits.block(cue.wears), layout, outfits))
        for cue in sorted(cues, key=lambda cue: cue.start)
    )
    return styled_ass(shown, outfits, size, title, (dress, track.wardrobe))


def styled_ass(
    shown: Iterable[Shown],
    outfits: Outfits,
    size: tuple[int, int],
    title: str,
    noted: tuple[Dress, Sequence[Costume]],
) -> str:
    """Captions with the boxes they stand in, in what they wear, as ASS for a picture of that width
    and height. `noted` are the dress and the costumes, which our own reading finds again.
    """
    layout = Layout(*size)
    main = outfits.block("")
    writers = {main: Writer(main, outfits.style, outfits)}
    events: list[Event] = []
    for cue, box in shown:
        look = outfits.block(cue.wears)
        if look not in writers:
            style, number = outfits.worn(cue.wears)[0], len(writers) + 1
            writers[look] = Writer(look, f"{style} {number}", outfits)
        events += writers[look].events(cue, set_block(cue, look, layout, outfits), box)
    styles = [
        line
        for look, writer in writers.items()
        for line in _styles(look, writer.style, max(8, round(look.size_px * layout.unit)))
    ]
    return to_file(events, dict.fromkeys(styles), size, title, noted=_notes(*noted))


def _notes(dress: Dress, wardrobe: Sequence[Costume]) -> list[str]:
    notes = []
    if dress != Dress():
        notes.append(f"{DRESS_NOTE}: {dress.model_dump_json(exclude_defaults=True)}")
    if wardrobe:
        told = ",".join(costume.model_dump_json(exclude_defaults=True) for costume in wardrobe)
        notes.append(f"{WARDROBE_NOTE}: [{told}]")
    return notes


def _styles(look: Look, style: str, size_px: int) -> list[str]:
    colours, font = look.colours, measure(face_of(look.family), look.weight)
    shared = [
        style_colour(colours.accent if look.mark == "said" else colours.letters),
        style_colour(colours.letters),
        style_colour(colours.edge),
        style_colour(colours.shade if look.shadow else colours.ground),
        f"0,{-int(look.is_italic)},{-int(look.is_underlined)},0,100,100,0,0,1",
    ]
    shadow = f"{look.shadow * size_px:.1f}" if look.shadow else "0"
    styles = [(style, size_px, f"{look.outline * size_px:.1f}", shadow)]
    if look.names_speaker:
        styles.append((NAME_STYLE, name_px(size_px), "0", "0"))
    return [
        ",".join(
            [
                f"{PREFIX}{name}",
                font.name,
                f"{px * font.tall:.1f}",
                *shared,
                edge,
                f"{fallen},5,0,0,0,-1",
            ]
        )
        for name, px, edge, fallen in styles
    ]
