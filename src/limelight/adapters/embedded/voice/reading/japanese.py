"""Japanese: words by the dictionary of OpenJTalk, written tokens that join without spaces.

Door: `read`. What the dictionary does not read by itself is first written out
(`japanese_amounts`). A token is a phrase as it may stand in a caption: a word with what leans on it
("東京へ", "行きました。"). The spoken words are the katakana of its pronunciation.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyopenjtalk

from limelight.adapters.embedded.voice.reading.japanese_amounts import pieces
from limelight.adapters.embedded.voice.reading.words import Spoken, Written

_MARKS = {
    "。": ".",
    "．": ".",
    "、": ",",
    "，": ",",
    "！": "!",
    "？": "?",
    "…": "…",
    "：": ":",
    "；": ";",
    "（": ",",
    "—": "—",
    "―": "—",
}
_STRONGEST = "?!….:;—,"
_OPENERS = frozenset("「『（(【［[〈《“‘＃#＠@")
_LEANING = frozenset(("助詞", "助動詞"))
_MOST_RESYNC = 14
_SENTENCE = re.compile(
    r"(?:[^。！？!?]|[。！？!?]+[」』）)】”’]+(?=と|って))*[。！？!?]*[」』）)】”’]*\s*"
)
_NOT_KANA = re.compile(r"[^ァ-ヺー]")


class _Morpheme(NamedTuple):
    """A word as the dictionary found it, its kana, and whether it leans on the one before."""

    surface: str
    kana: str
    leans: bool


@dataclass
class _Token:
    text: str
    spoken: list[Spoken]
    is_open: bool = False


def read(text: str) -> tuple[Written, ...]:
    """The tokens of a text with the words said for them; joined without a space they are the text
    (with white space narrowed to single spaces).
    """
    tokens: list[_Token] = []
    for sentence in _SENTENCE.findall(" ".join(text.split())):
        if sentence:
            _add_sentence(tokens, sentence)
    if tokens and tokens[-1].is_open and len(tokens) > 1:
        last = tokens.pop()
        tokens[-1].text += last.text
    return tuple(Written(token.text, tuple(token.spoken)) for token in tokens)


def _add_sentence(tokens: list[_Token], sentence: str) -> None:
    parts = list(pieces(sentence))
    said = "".join(part.said for part in parts)
    number, reached, used = 0, 0, 0
    for morphemes, length in _aligned(_morphemes(said), said):
        begins_inside = used < reached
        used += length
        written = ""
        while number < len(parts) and (reached < used or not parts[number].said):
            written += parts[number].written
            reached += len(parts[number].said)
            number += 1
        _add(tokens, written, morphemes, is_inside=begins_inside)
    rest = "".join(part.written for part in parts[number:])
    if rest:
        _add(tokens, rest, [], is_inside=False)


def _morphemes(said: str) -> list[_Morpheme]:
    found = pyopenjtalk.run_frontend(said, use_sudachi_kanji_yomi=False) if said.strip() else []
    out = []
    for word in found:
        kana = _NOT_KANA.sub("", word["pron"]) if word["mora_size"] else ""
        leans = word["chain_flag"] == 1 or word["pos"] in _LEANING
        out.append(_Morpheme(_plain(word["string"]), kana, leans))
    return out


def _plain(text: str) -> str:
    """Letters as they compare: half width, composed."""
    return unicodedata.normalize("NFKC", text)


def _aligned(
    morphemes: Sequence[_Morpheme], said: str
) -> Iterator[tuple[Sequence[_Morpheme], int]]:
    """Runs of morphemes and how many characters of `said` they stand for; all characters are
    covered. The dictionary writes numbers anew ("2人" is "二人"), so that several words may stand
    for several characters.
    """
    heard = [_plain(letter) for letter in said]
    place, index = 0, 0
    while index < len(morphemes):
        length = _matched(heard, place, morphemes[index].surface)
        stop = index + 1
        if length is None:
            stop, length = _resynced(heard, place, morphemes, index)
        spaces = 0
        while place + length + spaces < len(heard) and not heard[place + length + spaces].strip():
            spaces += 1
        if stop == len(morphemes):
            spaces = len(heard) - place - length
        yield morphemes[index:stop], length + spaces
        place, index = place + length + spaces, stop


def _matched(heard: Sequence[str], place: int, surface: str) -> int | None:
    """How many characters from `place` on are the surface; None when they are not."""
    found, length = "", 0
    while len(found) < len(surface) and place + length < len(heard):
        found += heard[place + length]
        length += 1
    return length if found == surface and length else None


def _resynced(
    heard: Sequence[str], place: int, morphemes: Sequence[_Morpheme], index: int
) -> tuple[int, int]:
    """The next morpheme that is found again, and the characters passed until there."""
    for stop in range(index + 1, min(index + _MOST_RESYNC, len(morphemes))):
        for length in range(1, _MOST_RESYNC):
            if _matched(heard, place + length, morphemes[stop].surface) is not None:
                return stop, length
    return len(morphemes), max(1, len(heard) - place)


def _add(
    tokens: list[_Token], written: str, morphemes: Sequence[_Morpheme], *, is_inside: bool
) -> None:
    """Put a run of words at the end, as a token of its own or as part of the one before."""
    spoken = [Spoken(morpheme.kana) for morpheme in morphemes if morpheme.kana]
    last = tokens[-1] if tokens else None
    if spoken and last and last.spoken and spoken[0].word[0] in "ーッ" and not last.spoken[-1].mark:
        joined = Spoken(last.spoken.pop().word + spoken.pop(0).word)
        last.spoken.append(joined)
    leans = is_inside or not spoken or (bool(morphemes) and morphemes[0].leans)
    opens = bool(written) and all(letter in _OPENERS for letter in written.strip()) and not spoken
    if last is None or last.is_open or (not leans or opens):
        if last is not None and last.is_open:
            last.text, last.is_open = last.text + written, opens
            last.spoken += spoken
        else:
            tokens.append(_Token(written, spoken, is_open=opens or (last is None and not spoken)))
    else:
        last.text += written
        last.spoken += spoken
    _mark(tokens, written)


def _mark(tokens: list[_Token], written: str) -> None:
    """The strongest punctuation of `written` goes to the last word that was said."""
    found: Iterable[str] = (_MARKS.get(letter, letter) for letter in _wide(written))
    marks = [mark for mark in found if mark in _STRONGEST]
    last = next((token for token in reversed(tokens) if token.spoken), None)
    if marks and last is not None:
        best = min(marks, key=_STRONGEST.index)
        before = last.spoken[-1].mark
        if not before or _STRONGEST.index(best) < _STRONGEST.index(before):
            last.spoken[-1] = Spoken(last.spoken[-1].word, best)


def _wide(written: str) -> str:
    """Half-width marks as full-width ones where they are marks and not parts of words."""
    return re.sub(r"[.,:;](?=\S)", "", written).translate(
        str.maketrans("!?.,:;()", "！？．，：；（）")
    )
