"""The formats by the ends of their files' names: one door for reading, one for writing."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from limelight.renders.captions.files.ass import has_word_times, to_ass
from limelight.renders.captions.files.ass_reading import from_ass
from limelight.renders.captions.files.dressing.wearing import Wearing
from limelight.renders.captions.files.opening import decoded, read_bytes, unreadable
from limelight.renders.captions.files.schemas import Loss, Losses, Track
from limelight.renders.captions.files.srt import from_srt, look_alike, to_srt
from limelight.renders.captions.files.ttml.reading import from_ttml
from limelight.renders.captions.files.ttml.writing import to_ttml
from limelight.renders.captions.files.vtt import from_vtt, to_vtt
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress


class Target(NamedTuple):
    """What a file shall say of itself, and the picture that ASS captions are set for."""

    title: str = "Captions"
    width_px: int = 1080
    height_px: int = 1920


class Written(NamedTuple):
    """The text of a file (to be written as UTF-8, line ends as they are), and what is not in it."""

    text: str
    losses: tuple[Loss, ...]


_READERS: dict[str, Callable[[str, str], Track]] = {
    ".srt": from_srt,
    ".vtt": from_vtt,
    ".ass": from_ass,
    ".ssa": from_ass,
    ".ttml": from_ttml,
    ".dfxp": from_ttml,
    ".xml": from_ttml,
}
_WRITERS: dict[str, Callable[[Track, Target], str]] = {
    ".srt": lambda track, _target: to_srt(track.cues, _worn(track)),
    ".vtt": lambda track, _target: to_vtt(track.cues, _worn(track)),
    ".ass": lambda track, target: to_ass(
        track.cues,
        width_px=target.width_px,
        height_px=target.height_px,
        title=target.title,
        wearing=_worn(track),
    ),
    ".ttml": lambda track, target: to_ttml(
        track.cues, title=target.title, language=track.language, wearing=_worn(track)
    ),
}
_HELD = ("outline", "boxed")
READ, WRITTEN = tuple(_READERS), tuple(_WRITERS)


def read_file(path: Path, encoding: str = "") -> Track:
    """The captions of a file. Raises CaptionsUnreadable naming the file and the line."""
    check_readable(path)
    return read_text(decoded(read_bytes(path), str(path), encoding), str(path))


def check_readable(path: Path) -> None:
    """Raises CaptionsUnreadable for a file whose name says that it is none of the formats."""
    if path.suffix.lower() not in _READERS:
        raise unreadable(str(path), None, f"captions are read from {', '.join(READ)}.")


def read_text(text: str, name: str) -> Track:
    """The captions of a text in the format that `name` ends with.

    Raises CaptionsUnreadable naming it and the line; so does a text without any caption.
    """
    check_readable(Path(name))
    track = _READERS[Path(name).suffix.lower()](text, name)
    if not track.cues:
        first = next((loss for loss in track.losses if loss.line is not None), None)
        why = f" ({first.what})" if first else ""
        raise unreadable(name, first.line if first else None, f"there is no caption in it{why}.")
    return track


def write_text(track: Track, suffix: str, target: Target | None = None) -> Written:
    """The captions in the format of a suffix such as ".srt", and what that cannot carry.

    Raises CaptionsUnreadable for a suffix that is not written.
    """
    target = target or Target()
    kind = suffix.lower()
    if kind not in _WRITERS:
        raise unreadable(
            suffix or "the file", None, f"captions are written as {', '.join(WRITTEN)}."
        )
    losses = Losses()
    for cue in track.cues:
        _note(cue, kind, losses)
    _note_looks(track, kind, losses)
    if track.language and kind != ".ttml":
        losses.add("the language")
    return Written(_WRITERS[kind](track, target), losses.told())


def _worn(track: Track) -> Wearing:
    return Wearing(track.style, track.dress, track.wardrobe)


def _note_looks(track: Track, kind: str, losses: Losses) -> None:
    """Note what a format cannot hold of what words wear."""
    worn = _worn(track)
    if track.style is not None and (kind == ".srt" or track.style not in _HELD):
        losses.add("the style of the captions")
    main = Dress() if kind == ".vtt" else track.dress
    for name in ("", *(costume.name for costume in track.wardrobe)):
        style, dress = worn.worn(name)
        if kind in (".vtt", ".ttml") and dress.waiting:
            losses.add("colours of words to come")
        if kind == ".ttml":
            continue
        has_own_box = style == "boxed" and dress.ground != track.dress.ground
        if has_own_box or _sizes(dress) != _sizes(main):
            losses.add("sizes, fonts, edges, shadows and single boxes")
        if kind == ".srt" and _spot(dress) != _spot(main) and dress.down != 0:
            losses.add("exact places of captions")


def _sizes(dress: Dress) -> tuple[object, ...]:
    return dress.size, dress.outline, dress.shadow, dress.family


def _spot(dress: Dress) -> tuple[object, ...]:
    return dress.down, dress.along


def _note(cue: Cue, kind: str, losses: Losses) -> None:
    """Note what a format cannot hold of a cue."""
    if cue.speaker and kind == ".srt":
        losses.add("names of speakers")
    if kind in (".srt", ".ttml") and len(cue.words) > 1 and has_word_times(cue):
        losses.add("times of single words")
    if kind == ".srt" and look_alike(cue.text) != cue.text:
        losses.add("signs with a meaning, written as others that look like them")
    if kind == ".ass" and any(sign in cue.text for sign in "{}"):
        losses.add("braces, written as others that look like them")
