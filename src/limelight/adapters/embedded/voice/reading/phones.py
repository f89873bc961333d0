"""Telephone numbers: which tokens belong to one, and how they are said."""

import re
from collections.abc import Sequence

from limelight.adapters.embedded.voice.reading.lexicon import Lexicon
from limelight.adapters.embedded.voice.reading.numerals import saying

_WHOLE = re.compile(
    r"\+\d{6,}|\+\d{1,3}(?:[-.]\d{2,5}){2,}|(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}|\d{4,5}-\d{4}"
)
_COUNTRY = re.compile(r"\+\d{1,3}|00\d{2}")
_AREA = re.compile(r"\(?0?\d{2,4}\)?")
_PIECE = re.compile(r"\d{1,8}(?:[-.]\d{2,5})*")
_PAIR = re.compile(r"\d{2}")


def phone_spans(bodies: Sequence[str], leads: Sequence[str], lexicon: Lexicon) -> list[range]:
    """The runs of tokens that are telephone numbers. `leads` is the punctuation before each."""
    spans: list[range] = []
    index = 0
    while index < len(bodies):
        end = _end(bodies, leads, index, lexicon)
        if end > index:
            spans.append(range(index, end))
        index = max(end, index + 1)
    return spans


def _end(bodies: Sequence[str], leads: Sequence[str], start: int, lexicon: Lexicon) -> int:
    """Where the number that starts here ends; `start` when none does."""
    body = bodies[start]
    if _WHOLE.fullmatch(body):
        return start + 1
    before = bodies[start - 1].lower() if start else ""
    is_announced = before in lexicon.phone_words or before.rstrip(".:") in lexicon.phone_words
    if lexicon.language == "fr" and re.fullmatch(r"0[1-9]", body):
        end = _run(bodies, start, _PAIR)
        return end if end - start == 5 else start
    is_area = "(" in leads[start] and _AREA.fullmatch(body)
    if _COUNTRY.fullmatch(body) or is_area or (is_announced and _PIECE.fullmatch(body)):
        end = _run(bodies, start + 1, _PIECE)
        count = sum(sum(map(str.isdigit, part)) for part in bodies[start:end])
        return end if count >= 6 else start
    return start


def _run(bodies: Sequence[str], start: int, piece: re.Pattern[str]) -> int:
    end = start
    while end < len(bodies) and piece.fullmatch(bodies[end]):
        end += 1
    return end


def phone_words(body: str, lexicon: Lexicon) -> list[str]:
    """A piece of a telephone number: its digits one by one; French says pairs as numbers."""
    plus = lexicon.signs["+"].split() if body.startswith("+") else []
    number = body.removeprefix("+")
    if lexicon.language == "fr" and _PAIR.fullmatch(number) and not number.startswith("0"):
        return [*plus, *saying.cardinal(int(number), "fr")]
    return [*plus, *saying.digits(body, lexicon.language)]
