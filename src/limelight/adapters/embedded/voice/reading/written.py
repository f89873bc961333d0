"""The door of reading: a text in, its tokens with their spoken words out."""

import importlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from limelight.adapters.embedded.voice.reading import amounts, counting, romans
from limelight.adapters.embedded.voice.reading.lexicon import (
    Around,
    Lexicon,
    all_abbreviations,
    all_titles,
    lexicon,
)
from limelight.adapters.embedded.voice.reading.phones import phone_spans, phone_words
from limelight.adapters.embedded.voice.reading.spelling import spelled
from limelight.adapters.embedded.voice.reading.words import Spoken, Written

_JAPANESE = "limelight.adapters.embedded.voice.reading.japanese"
_PARTS = re.compile(
    r"(?P<lead>[\"'“”‘’«»‹›(\[{¿¡*_~`…,;:!?|]*)(?P<body>.*?)(?P<trail>[\"'“”‘’«»‹›)\]}*_~`.,;:!?…|]*)",
    re.DOTALL,
)
_EMOTICON = re.compile(r"[:;=xX8][-'^]?[)(DdPpOo3/\\|*]+|<3+|\^_?\^|[xX]+D+|:'\(")
_DASH = re.compile(r"[-–—]+")
_MARKS = ("?", "!", "…", ".", ":", ";", ",")


@dataclass(frozen=True)
class _Token:
    text: str
    lead: str
    body: str
    trail: str

    @property
    def mark(self) -> str:
        """The strongest punctuation behind the token."""
        trail = self.trail.replace("...", "…").replace("..", "…")
        found = next((mark for mark in _MARKS if mark in trail), "")
        return found or ("," if ")" in trail else "")


def read(text: str, language: str) -> tuple[Written, ...]:
    """The tokens of `text`, in order, with the words said for them and the pauses after them; white
    space parts them, in Japanese they are phrases (see `reading.japanese`).
    """
    if language == "ja":
        # The dictionary takes half a second to load, and most texts never need it.
        japanese: Any = importlib.import_module(_JAPANESE)
        tokens_read: tuple[Written, ...] = japanese.read(text)
        return tokens_read
    known = lexicon(language)
    tokens = _with_money([_token(part) for part in text.split()], known)
    phones = phone_spans([t.body for t in tokens], [t.lead for t in tokens], known)
    dialled = {index for span in phones for index in span}
    spoken: list[list[Spoken]] = []
    for index, token in enumerate(tokens):
        if index in dialled:
            said = [Spoken(word) for word in phone_words(token.body, known)]
            pause = "," if index + 1 in dialled else ""
            words = [*said[:-1], Spoken(said[-1].word, token.mark or pause)]
        else:
            words = _marked(_spoken(tokens, index, known), tokens, index)
        if not words:
            _hand_back(spoken, token)
        if "(" in token.lead and words and index not in dialled:
            _hand_back(spoken, _Token("", "", "", ","))
        spoken.append(words)
    _share_groups(tokens, spoken, known, dialled)
    return tuple(
        Written(token.text, tuple(words)) for token, words in zip(tokens, spoken, strict=True)
    )


def _with_money(tokens: list[_Token], known: Lexicon) -> list[_Token]:
    """The tokens where a currency sign that stands before its number ("R$ 10") is part of it."""
    out = list(tokens)
    for index in range(len(tokens) - 1):
        sign, number = tokens[index], tokens[index + 1]
        is_before = not (index and counting.is_number(tokens[index - 1].body, known))
        stands_apart = sign.trail or number.lead or not is_before
        if sign.body in known.currencies and not stands_apart and number.body[:1].isdigit():
            out[index] = replace(sign, body="")
            out[index + 1] = replace(number, body=sign.body + number.body)
    return out


def _token(text: str) -> _Token:
    normal = unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
    if _EMOTICON.fullmatch(normal):
        return _Token(text, "", "", "")
    found = _PARTS.fullmatch(normal)
    if found is None:
        return _Token(text, "", normal, "")
    body = _without_pictures(found["body"])
    if not body:
        return _Token(text, "", "", found["lead"] + found["trail"])
    return _Token(text, found["lead"], body, found["trail"])


def _without_pictures(body: str) -> str:
    """The body without emoji and other pictures, which say nothing."""
    kept = "".join(
        letter
        for letter in body
        if unicodedata.category(letter) not in ("So", "Sk", "Cf", "Co", "Cn", "Mn", "Me")
        or letter in "°©"
    )
    inner = _PARTS.fullmatch(kept)
    return inner["body"] if inner and kept != body else kept


def _hand_back(spoken: list[list[Spoken]], token: _Token) -> None:
    """The pause of a token without words goes to the last word said, if that has none."""
    mark = "—" if _DASH.fullmatch(token.body) else token.mark
    last = next((words for words in reversed(spoken) if words), None)
    if mark and last and not last[-1].mark:
        last[-1] = Spoken(last[-1].word, mark)


def _spoken(tokens: Sequence[_Token], index: int, known: Lexicon) -> list[Spoken]:
    token = tokens[index]
    if not token.body or _DASH.fullmatch(token.body):
        return [Spoken(word) for word in _picture(tokens, index, known)]
    around = Around(known, _before(tokens, index), _after(tokens, index))
    words = (
        amounts.noun_after_number(token.body, around)
        or _abbreviation(token, around, tokens, index)
        or amounts.amount(token.body, around)
        or romans.roman(token.body, around)
    )
    if words:
        return [Spoken(word) for word in words]
    return spelled(token.body, around, is_shouted=_is_shouted(tokens, index, known))


def _picture(tokens: Sequence[_Token], index: int, known: Lexicon) -> list[str]:
    """The words of an emoji that stands for one, between two words; others decorate."""
    name = tokens[index].text.replace("\ufe0f", "")
    is_between = 0 < index < len(tokens) - 1
    if name not in known.emoji or not is_between:
        return []
    before, after = tokens[index - 1], tokens[index + 1]
    is_said = before.body and not before.trail and after.body and not after.lead
    return known.emoji[name].split() if is_said else []


def _before(tokens: Sequence[_Token], index: int) -> str:
    previous = tokens[index - 1] if index else None
    return previous.body if previous and not previous.trail and not tokens[index].lead else ""


def _after(tokens: Sequence[_Token], index: int) -> str:
    if index + 1 >= len(tokens) or tokens[index].trail or tokens[index + 1].lead:
        return ""
    return tokens[index + 1].body


def _abbreviation(
    token: _Token, around: Around, tokens: Sequence[_Token], index: int
) -> list[str] | None:
    known = around.lexicon
    following = tokens[index + 1].body if index + 1 < len(tokens) else ""
    if token.body.lower() in ("a", "p") and token.trail == "." and following == "m":
        letter = token.body.lower()
        return known.letters.get(letter, letter.upper()).split()
    for written in (token.body + "." if token.trail.startswith(".") else token.body, token.body):
        if written in known.titles and following:
            title = _title(written, known, following)
            if title is not None:
                return title
            continue
        is_half = written.lower() in ("am", "pm")
        if is_half and not re.fullmatch(r"\d{1,2}([:.h]\d\d)?", around.before):
            continue
        if written in known.abbreviations:
            return known.abbreviations[written].split()
    return None


def _title(written: str, known: Lexicon, following: str) -> list[str] | None:
    """The words of a title before `following`; None where it is something else there."""
    if written == "p." and following[0].isdigit():
        return known.words["page"].split()
    if written in known.needs_digit and not following[0].isdigit():
        return None
    if written == "St." and not following[0].isupper() and known.is_english:
        return ["street"]
    is_letter = len(written) == 2 and written[0].isupper()
    if is_letter and not following[0].isupper():
        return None
    return known.titles[written].split()


def _marked(words: list[Spoken], tokens: Sequence[_Token], index: int) -> list[Spoken]:
    if not words:
        return words
    token = tokens[index]
    mark = token.mark
    if mark == "." and _is_abbreviated(token, tokens, index):
        mark = next((other for other in _MARKS if other in token.trail[1:]), "")
    return [*words[:-1], Spoken(words[-1].word, mark or words[-1].mark)]


def _is_abbreviated(token: _Token, tokens: Sequence[_Token], index: int) -> bool:
    """Whether the full stop belongs to an abbreviation and no sentence ends here."""
    full = token.body + "."
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.body == "":
        return False
    if full in all_titles():
        return True
    is_initials = re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]\.", full) is not None
    if is_initials and "." not in token.body and token.body.isupper():
        return token.body not in ("I", "A", "Y", "O")
    is_short = full in all_abbreviations()
    return (is_short or is_initials) and following.body[:1].islower()


def _is_shouted(tokens: Sequence[_Token], index: int, known: Lexicon) -> bool:
    """Whether a neighbour is in capitals too, so that the capitals are loudness and not letters."""
    return _is_loud(_before(tokens, index), known) or _is_loud(_after(tokens, index), known)


def _is_loud(body: str, known: Lexicon) -> bool:
    is_loud = len(body) > 1 and body.isalpha() and body.isupper()
    return is_loud and body not in known.spelled and not romans.looks_roman(body)


def _share_groups(
    tokens: Sequence[_Token], spoken: list[list[Spoken]], known: Lexicon, dialled: set[int]
) -> None:
    """Read "12 000" as one number where the decimal sign is a comma, its words shared by the tokens
    it is written with.
    """
    if known.is_english:
        return
    index = 0
    while index < len(tokens):
        end = index + 1
        if re.fullmatch(r"\D{0,3}\d{1,3}", tokens[index].body) and index not in dialled:
            while end < len(tokens) and _continues(tokens, end):
                end += 1
        if end - index > 1:
            _share(tokens, spoken, range(index, end), known)
        index = end


def _continues(tokens: Sequence[_Token], index: int) -> bool:
    has_break = tokens[index - 1].trail or tokens[index].lead
    return not has_break and re.fullmatch(r"\d{3}", tokens[index].body) is not None


def _share(
    tokens: Sequence[_Token], spoken: list[list[Spoken]], group: range, known: Lexicon
) -> None:
    whole = "".join(tokens[index].body for index in group)
    words = amounts.amount(whole, Around(known, "", _after(tokens, group[-1]))) or []
    mark = spoken[group[-1]][-1].mark if spoken[group[-1]] else ""
    for order, index in enumerate(group):
        part = words[len(words) * order // len(group) : len(words) * (order + 1) // len(group)]
        spoken[index] = [Spoken(word) for word in part]
    if spoken[group[-1]]:
        spoken[group[-1]][-1] = Spoken(spoken[group[-1]][-1].word, mark)
