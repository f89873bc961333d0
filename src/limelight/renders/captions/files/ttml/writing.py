"""TTML: the subtitle file of broadcasters and streaming services, as IMSC 1.1 Text writes it."""

from collections.abc import Iterable
from itertools import groupby
from xml.sax import saxutils

from limelight.renders.captions.files.clock import stamp, whole
from limelight.renders.captions.files.dressing.wearing import Wearing
from limelight.renders.captions.files.ttml.sheet import Sheet
from limelight.renders.captions.schemas import Cue

_PER_SECOND = 1000
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" \
xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
xml:lang={language} ttp:timeBase="media" ttp:cellResolution="32 15" \
ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text">
  <head>
    <metadata>
      <ttm:title>{title}</ttm:title>
{agents}    </metadata>
    <styling>
{styles}    </styling>
    <layout>
{regions}    </layout>
  </head>
  <body style="words" region="foot">
    <div>
"""
_FOOT = "    </div>\n  </body>\n</tt>\n"


def to_ttml(
    cues: Iterable[Cue],
    *,
    title: str = "Captions",
    language: str = "",
    wearing: Wearing | None = None,
) -> str:
    """Cues as a TTML document (UTF-8, LF) of the profile IMSC 1.1 Text, at the foot of the picture
    where `wearing` says nothing else.

    Times of words are not written: a timed span is not there before its time, so the words would
    jump. Signs that XML cannot hold are left out.
    """
    held, sheet = tuple(cues), Sheet(wearing or Wearing())
    speakers = {name: f"speaker{n}" for n, name in enumerate(_speakers(held), start=1)}
    agents = "".join(
        f'      <ttm:agent xml:id="{key}" type="person">'
        f'<ttm:name type="full">{_text(name)}</ttm:name></ttm:agent>\n'
        for name, key in speakers.items()
    )
    body = "".join(_paragraph(cue, speakers, sheet) for cue in held)
    head = _HEAD.format(
        language=saxutils.quoteattr(_allowed(language)),
        title=_text(title),
        agents=agents,
        styles=sheet.styles(),
        regions=sheet.regions(),
    )
    return head + body + _FOOT


def _speakers(cues: tuple[Cue, ...]) -> list[str]:
    return list(dict.fromkeys(cue.speaker for cue in cues if cue.speaker))


def _paragraph(cue: Cue, speakers: dict[str, str], sheet: Sheet) -> str:
    start, end = (stamp(whole(at, _PER_SECOND), _PER_SECOND, ".") for at in (cue.start, cue.end))
    who = f' ttm:agent="{speakers[cue.speaker]}"' if cue.speaker else ""
    own = cue.words[0].wears if cue.words else ""
    lines = []
    for line in cue.lines:
        written = []
        for wears, words in groupby(line, lambda word: word.wears):
            text = cue.joiner.join(_text(word.text) for word in words)
            bare = text.rstrip()
            if wears != own and bare:
                bare, text = f'<span style="{sheet.style(wears)}">{bare}</span>', text[len(bare) :]
                written.append(bare + text)
            else:
                written.append(text)
        lines.append(cue.joiner.join(written).strip())
    shown = "<br/>".join(lines)
    return f'      <p begin="{start}" end="{end}"{who}{sheet.worn(own)}>{shown}</p>\n'


def _text(text: str) -> str:
    return saxutils.escape(_allowed(text))


def _allowed(text: str) -> str:
    """The text without the signs that no XML document may hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r"
        or (
            ord(sign) >= 32
            and not 0xD800 <= ord(sign) <= 0xDFFF
            and ord(sign) not in (0xFFFE, 0xFFFF)
        )
    )
