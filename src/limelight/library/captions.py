"""Captions of a film made here, from the words its timeline says, for players of the studio."""

from collections.abc import Iterator, Mapping
from typing import Any

_MOST_CHARACTERS = 42
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")


def to_captions(settings: Mapping[str, Any]) -> str:
    """WebVTT of the words in a recipe's settings; without any, a file without cues."""
    words = settings.get("words")
    cues = _cues([one for one in words if isinstance(one, dict)]) if isinstance(words, list) else ()
    return "WEBVTT\n\n" + "\n".join(
        f"{_clock(start)} --> {_clock(end)}\n{_plain(text)}\n" for start, end, text in cues
    )


def _cues(words: list[dict[str, Any]]) -> Iterator[tuple[float, float, str]]:
    line: list[dict[str, Any]] = []
    for word in words:
        line.append(word)
        text = " ".join(str(one.get("text", "")) for one in line)
        if len(text) > _MOST_CHARACTERS or text.endswith(_ENDS):
            yield float(line[0].get("start", 0)), float(word.get("end", 0)), text
            line = []
    if line:
        text = " ".join(str(one.get("text", "")) for one in line)
        yield float(line[0].get("start", 0)), float(line[-1].get("end", 0)), text


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02d}:{minutes:02d}:{rest:06.3f}"
