"""WebVTT: subtitles of web pages, with the time of every word."""

from collections.abc import Iterable

from limelight.renders.captions.files import webvtt
from limelight.renders.captions.files.clock import stamp, whole
from limelight.renders.captions.files.cuetext import tree_of
from limelight.renders.captions.files.dressing.wearing import Marks, Wearing
from limelight.renders.captions.files.dressing.webvtt import (
    COLOURS,
    Sheet,
    place_of,
    sheet_of,
    texts_of,
)
from limelight.renders.captions.files.dressing.worn import Tailor, Worn
from limelight.renders.captions.files.opening import check_count, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress

_PER_SECOND = 1000


def to_vtt(cues: Iterable[Cue], wearing: Wearing | None = None) -> str:
    """Cues as WebVTT text (UTF-8, LF) with a time span before every word but the first, and with
    what `wearing` says of letters and places.

    Signs with a meaning are written as character references, so `-->` cannot stand in the text. A
    word time that does not lie inside its cue, after the one before, is left out, as the format
    demands (W3C WebVTT 1, section 4.2.2).
    """
    worn, classes = wearing or Wearing(), dict[str, str]()
    blocks = []
    for number, cue in enumerate(cues, start=1):
        start, end = whole(cue.start, _PER_SECOND), whole(cue.end, _PER_SECOND)
        times = f"{_clock(start)} --> {_clock(end)}{_settings(worn.place(cue))}"
        blocks.append(f"{number}\n{times}\n{_payload(cue, (start, end), worn, classes)}\n")
    rules = [f"::cue(.{name}) {{ color: {colour}; }}" for name, colour in classes.items()]
    rules = [*_main_rule(worn), *rules]
    style = "STYLE\n" + "\n".join(rules) + "\n" if rules else ""
    return "\n".join(["WEBVTT\n", *([style] if style else []), *blocks])


def _main_rule(worn: Wearing) -> list[str]:
    """What all captions wear, as far as a stylesheet says it everywhere."""
    dress = worn.dress
    said = [f"color: {dress.letters[:7]}"] if dress.letters else []
    if worn.style == "boxed" and dress.ground:
        said.append(f"background-color: {dress.ground}")
    return [f"::cue {{ {'; '.join(said)}; }}"] if said else []


def _settings(dress: Dress) -> str:
    """Where a caption stands, as the settings after its times."""
    said = []
    if dress.down is not None:
        align = {"top": "start", "middle": "center"}.get(dress.anchor, "end")
        said.append(f"line:{dress.down * 100:.4g}%,{align}")
    side = {"left": "line-left", "right": "line-right"}.get(dress.across, "center")
    if dress.along is not None:
        said.append(f"position:{dress.along * 100:.4g}%,{side}")
    if dress.across in ("left", "right"):
        said.append(f"align:{dress.across}")
    return "".join(f" {setting}" for setting in said)


def _clock(ticks: int) -> str:
    return stamp(ticks, _PER_SECOND, ".")


def _payload(cue: Cue, times: tuple[int, int], worn: Wearing, classes: dict[str, str]) -> str:
    latest, end = times
    lines = []
    for line in cue.lines:
        groups = []
        for marks, words in worn.groups(line):
            written = []
            for word in words:
                at = whole(word.start, _PER_SECOND)
                is_later = latest < at < end
                latest = at if is_later else latest
                written.append((f"<{_clock(at)}>" if is_later else "") + _reference(word.text))
            text = cue.joiner.join(written)
            bare = text.rstrip()
            groups.append(_marked(bare, marks, classes) + text[len(bare) :])
        lines.append(cue.joiner.join(groups).strip())
    voice = f"<v {_reference(cue.speaker)}>" if cue.speaker else ""
    return voice + "\n".join(lines)


def _marked(text: str, marks: Marks, classes: dict[str, str]) -> str:
    """A text in the tags of its letters; colours that browsers do not know get a class."""
    if marks.letters:
        known = next((name for name, rgb in COLOURS.items() if rgb == marks.letters), "")
        name = known or f"c{marks.letters[1:]}"
        if not known:
            classes[name] = marks.letters
        text = f"<c.{name}>{text}</c>"
    for tag, is_set in (
        ("u", marks.is_underlined),
        ("b", marks.is_bold),
        ("i", marks.is_italic),
    ):
        text = f"<{tag}>{text}</{tag}>" if is_set else text
    return text


def _reference(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def from_vtt(text: str, name: str) -> Track:
    """The captions of a WebVTT file, read as browsers do, with what its tags, classes, stylesheets
    and settings say of letters and places.

    What browsers pass over and what captions of ours do not carry are losses. Raises
    CaptionsUnreadable where the first line is not WEBVTT.
    """
    losses = Losses()
    try:
        parsed = webvtt.parse(text)
    except webvtt.NotWebVtt:
        raise unreadable(name, 1, "a WebVTT file begins with the line WEBVTT.") from None
    if parsed.cues:
        check_count(len(parsed.cues), name, parsed.cues[-1].row)
    for row in parsed.passed_over:
        losses.add(
            "blocks that are no caption (a line of times must be 00:00.000 --> 00:00.000)", row
        )
    sheet, tailor = sheet_of(parsed.stylesheets, losses), Tailor[Dress]()
    made = [_cue(cue, losses, sheet, tailor) for cue in parsed.cues]
    main = sheet.main

    def looks(dress: Dress) -> Worn:
        return Worn(main.style, dress.over(main.dress))

    fitted = tailor.fit((cue for cue in made if cue is not None), main, looks, losses)
    return Track(
        cues=fitted.cues,
        style=main.style,
        dress=main.dress,
        wardrobe=fitted.wardrobe,
        losses=losses.told(),
    )


def _cue(cue: webvtt.VttCue, losses: Losses, sheet: Sheet, tailor: Tailor[Dress]) -> Cue | None:
    place = place_of(cue, losses) if cue.has_settings else Dress()
    if is_too_long(cue.text, cue.row, losses):
        return None
    tree = tree_of(cue.text)
    voices = list(dict.fromkeys(node.note for node in tree.walk() if node.name == "v"))
    if len(voices) > 1:
        losses.add("speakers after the first of a caption", cue.row)
    runs = [
        Run(text, start, tailor.tag(dress.over(place), len(text.strip()), cue.row))
        for text, start, dress in texts_of(tree, sheet, losses, cue.row)
    ]
    speaker = voices[0] if voices else ""
    return cue_of(Span(cue.start, cue.end, cue.row), runs, losses, speaker)
