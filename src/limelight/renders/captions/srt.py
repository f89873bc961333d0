"""SubRip: the subtitle file everything reads. UTF-8 without a mark, CRLF as the format's origin
writes it.
"""

from collections.abc import Iterable

from limelight.renders.captions.clock import stamp, whole
from limelight.renders.captions.schemas import Cue

_PER_SECOND = 1000


def to_srt(cues: Iterable[Cue]) -> str:
    """Cues as SubRip text with CRLF line ends; write it as UTF-8 with `newline=""`.

    SubRip has no escapes and players read `<...>` and `{\\...}` as formatting, so these signs are
    written as the typographic ones that look like them; an arrow that could be taken for a time
    line becomes a real arrow.
    """
    blocks = []
    for number, cue in enumerate(cues, start=1):
        start, end = (
            stamp(whole(at, _PER_SECOND), _PER_SECOND, ",") for at in (cue.start, cue.end)
        )
        blocks.append(f"{number}\n{start} --> {end}\n{_escaped(cue.text)}\n")
    return "\n".join(blocks).replace("\n", "\r\n")


def _escaped(text: str) -> str:
    text = text.replace("-->", "→")
    return text.translate({ord("<"): "‹", ord(">"): "›", ord("{"): "｛", ord("}"): "｝"})
