"""Lines broken so that they fit."""

import re

from limelight.renders.compose.lettering.fonts import Family, has_wide_signs
from limelight.renders.compose.lettering.sheet import width_of

# What may stand on a line of its own in Japanese: a sign with what must not begin or end a line.
_UNBREAKABLE = re.compile(
    r"[「『（(]*(?:[\x21-\x7e]+|[ァ-ヺー]+|.)[ー、。！？!?…」』）)ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)


def pieces_of(text: str) -> tuple[list[str], str]:
    """What stays together of a text, and what stands between."""
    words = text.split(" ")
    if len(words) == 1 and has_wide_signs(text):
        return _UNBREAKABLE.findall(text), ""
    return words, " "


def wrapped(text: str, size: int, widest: float, family: Family = "sans") -> list[str]:
    """Lines of about equal length, as few as fit."""
    words, gap = pieces_of(text)
    if width_of(text, "ExtraBold", size, family) <= widest or len(words) == 1:
        return [text]
    splits = [(gap.join(words[:at]), gap.join(words[at:])) for at in range(1, len(words))]
    best = min(
        splits, key=lambda pair: max(width_of(line, "ExtraBold", size, family) for line in pair)
    )
    if max(width_of(line, "ExtraBold", size, family) for line in best) <= widest or len(words) == 2:
        return list(best)
    first = next(
        (
            at
            for at in range(len(words), 0, -1)
            if width_of(gap.join(words[:at]), "ExtraBold", size, family) <= widest
        ),
        1,
    )
    return [gap.join(words[:first]), *wrapped(gap.join(words[first:]), size, widest, family)]
