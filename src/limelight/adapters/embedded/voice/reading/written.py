"""The door of reading: a text in, its tokens with their spoken words out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from limelight.adapters.embedded.voice.reading import amounts
from limelight.adapters.embedded.voice.reading.english import ENGLISH
from limelight.adapters.embedded.voice.reading.french import FRENCH
from limelight.adapters.embedded.voice.reading.lexicon import Around
from limelight.adapters.embedded.voice.reading.spanish import SPANISH
from limelight.adapters.embedded.voice.reading.spelling import spelled
from limelight.adapters.embedded.voice.reading.words import Spoken, Written

_LEXICONS = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH}
_PARTS = re.compile(
    r"(?P<lead>[\"'“”‘’«»‹›(\[{¿¡*_~`…,;:!?|]*)(?P<body>.*?)(?P<trail>[\"'“”‘’«»‹›)\]}*_~`.,;:!?…|]*)",
    re.DOTALL,
)
_EMOTICON = re.compile(r"[:;=xX8][-'^]?[)(DdPpOo3/\\|*]+|<3+|\^_?\^|[xX]+D+|:'\(")
_DASH = re.compile(r"[-–—]+")
_MARKS = ("?", "!", "…", ".", ":", ";", ",")
_NEEDS_DIGIT = frozenset(
    {"No.", "n.º", "nº", "n°", "núm.", "Vol.", "Ch.", "Fig.", "cap.", "pág.", "vol."}
)


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
    """Every whitespace-separated token of `text`, in order, with the words said for it and the
    pauses after them.
    """
    tokens = [_token(part) for part in text.split()]
    spoken: list[list[Spoken]] = []
    for index, token in enumerate(tokens):
        words = _marked(_spoken(tokens, index, language), tokens, index)
        if not words:
            _hand_back(spoken, token)
        if "(" in token.lead and words:
            _hand_back(spoken, _Token("", "", "", ","))
        spoken.append(words)
    _share_groups(tokens, spoken, language)
    return tuple(
        Written(token.text, tuple(words)) for token, words in zip(tokens, spoken, strict=True)
    )


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
        if unicodedata.category(letter) not in ("So", "Sk", "Cf", "Co", "Cn", "Mn")
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


def _spoken(tokens: Sequence[_Token], index: int, language: str) -> list[Spoken]:
    token, lexicon = tokens[index], _LEXICONS[language]
    if not token.body or _DASH.fullmatch(token.body):
        return []
    around = Around(language, lexicon, _before(tokens, index), _after(tokens, index))
    words = (
        _abbreviation(token, around, tokens, index)
        or amounts.noun_after_number(token.body, around)
        or amounts.amount(token.body, around)
        or amounts.roman(token.body, around)
    )
    if words:
        return [Spoken(word) for word in words]
    return spelled(token.body, around, is_shouted=_is_shouted(tokens, index))


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
    lexicon = around.lexicon
    following = tokens[index + 1].body if index + 1 < len(tokens) else ""
    for written in (token.body + "." if token.trail.startswith(".") else token.body, token.body):
        if written in lexicon.titles and following:
            if written in _NEEDS_DIGIT and not following[0].isdigit():
                continue
            return _title(written, around, following)
        if written.lower() in ("am", "pm") and not re.fullmatch(r"\d{1,2}(:\d\d)?", around.before):
            continue
        if written in lexicon.abbreviations:
            return lexicon.abbreviations[written].split()
    return None


def _title(written: str, around: Around, following: str) -> list[str]:
    if written == "St." and not following[0].isupper():
        return ["street"]
    if written == "p." and following[0].isdigit():
        return ["página" if around.language == "es" else "page"]
    return around.lexicon.titles[written].split()


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
    if any(full in lexicon.titles for lexicon in _LEXICONS.values()):
        return True
    is_short = any(full in lexicon.abbreviations for lexicon in _LEXICONS.values())
    is_initials = re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]\.", full) is not None
    if is_initials and "." not in token.body and token.body.isupper():
        return token.body not in ("I", "A", "Y", "O")
    return (is_short or is_initials) and following.body[:1].islower()


def _is_shouted(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a neighbour is in capitals too, so that the capitals are loudness and not letters."""
    return _is_loud(_before(tokens, index)) or _is_loud(_after(tokens, index))


def _is_loud(body: str) -> bool:
    is_initials = any(body in lexicon.spelled for lexicon in _LEXICONS.values())
    return len(body) > 1 and body.isalpha() and body.isupper() and not is_initials


def _share_groups(tokens: Sequence[_Token], spoken: list[list[Spoken]], language: str) -> None:
    """Read "12 000" as one number in Spanish and French, its words shared by the tokens it is
    written with.
    """
    if language == "en":
        return
    index = 0
    while index < len(tokens):
        end = index + 1
        if re.fullmatch(r"\d{1,3}", tokens[index].body):
            while end < len(tokens) and _continues(tokens, end):
                end += 1
        if end - index > 1:
            _share(tokens, spoken, range(index, end), language)
        index = end


def _continues(tokens: Sequence[_Token], index: int) -> bool:
    has_break = tokens[index - 1].trail or tokens[index].lead
    return not has_break and re.fullmatch(r"\d{3}", tokens[index].body) is not None


def _share(
    tokens: Sequence[_Token], spoken: list[list[Spoken]], group: range, language: str
) -> None:
    whole = "".join(tokens[index].body for index in group)
    around = Around(language, _LEXICONS[language], "", _after(tokens, group[-1]))
    words = amounts.amount(whole, around) or []
    mark = spoken[group[-1]][-1].mark if spoken[group[-1]] else ""
    for order, index in enumerate(group):
        part = words[len(words) * order // len(group) : len(words) * (order + 1) // len(group)]
        spoken[index] = [Spoken(word) for word in part]
    if spoken[group[-1]]:
        spoken[group[-1]][-1] = Spoken(spoken[group[-1]][-1].word, mark)
