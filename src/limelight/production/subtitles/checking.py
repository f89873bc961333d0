"""Whether a subtitle file can go with a video, and what somebody should know of it."""

import re
from collections.abc import Sequence
from pathlib import Path

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid
from limelight.renders.captions.files.formats import check_readable, read_text
from limelight.renders.captions.files.opening import MOST_BYTES, decoded
from limelight.renders.captions.files.schemas import Track
from limelight.renders.captions.schemas import Cue
from limelight.renders.encode.languages import three_letters
from limelight.renders.qc.schemas import ShownCaption
from limelight.renders.qc.written.contrast import glyph_finding
from limelight.renders.qc.written.reading import reading_findings

_TAG = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)


class Checked(Value):
    """Captions that fit a video: their language, and for people what is to be known of them."""

    language: str
    track: Track
    notes: tuple[str, ...] = ()


def checked(content: bytes, name: str, language: str, seconds: float, spoken: str) -> Checked:
    """The captions of a file called `name` for a video of `seconds` in the language `spoken`.

    Their language is `language`, else what the name (talk.es.srt) or the file says. Raises
    CaptionsUnreadable naming the line, and Invalid for a language that is missing, unknown or the
    spoken one, and where every caption begins after the end.
    """
    name = Path(name.replace("\\", "/")).name
    check_readable(Path(name))
    if len(content) > MOST_BYTES:
        raise Invalid(f"{name} is larger than 8 MB.", field="file")
    track = read_text(decoded(content, name, ""), name)
    tag = _language(language.strip(), name, track, spoken)
    cues, notes = _inside(track.cues, seconds)
    if not cues:
        raise Invalid(
            f"{name} does not fit: its captions begin after the end of the video "
            f"({seconds:.1f} s).",
            field="file",
        )
    shown = [ShownCaption(start=cue.start, end=cue.end, text=cue.text) for cue in cues]
    findings = (*reading_findings(shown), glyph_finding("captions.glyphs", shown))
    notes += [f"{one.measured}. {one.remedy}" for one in findings if one.level != "green"]
    notes += [loss.told for loss in track.losses]
    fitting = track.model_copy(update={"cues": tuple(cues), "language": tag})
    return Checked(language=tag, track=fitting, notes=tuple(notes))


def _language(asked: str, name: str, track: Track, spoken: str) -> str:
    named = Path(name).stem.rpartition(".")[2] if name.count(".") > 1 else ""
    is_named = _TAG.fullmatch(named) and three_letters(named) != "und"
    tag = asked or (named if is_named else "") or track.language
    if not tag:
        raise Invalid(f"Say the language of {name}, such as es or pt-BR.", field="language")
    if not _TAG.fullmatch(tag) or three_letters(tag) == "und":
        raise Invalid(
            f"{tag!r} is no language that players know. Write a tag such as es or pt-BR.",
            field="language",
        )
    first, dash, rest = tag.partition("-")
    tag = first.lower() + dash + rest
    if tag.casefold() == spoken.casefold():
        raise Invalid(f"The video has captions in {tag!r} from its own words.", field="language")
    return tag


def _inside(cues: Sequence[Cue], seconds: float) -> tuple[list[Cue], list[str]]:
    """The captions that are seen before the end, which none outlasts."""
    kept = [
        cue.model_copy(update={"end": min(cue.end, seconds)}) for cue in cues if cue.start < seconds
    ]
    late, cut = len(cues) - len(kept), sum(cue.end > seconds for cue in cues if cue.start < seconds)
    notes = [f"left out, after the end of the video: {late}"] if late else []
    if cut:
        notes.append(f"shortened to the end of the video: {cut}")
    return kept, notes
