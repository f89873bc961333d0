"""Personal data by its shape: cards, bank accounts and identity numbers are refused; ways to reach
a person are reviewed.

Every pattern has bounded repeats only, so the work grows with the text and no faster.
"""

import re
from collections.abc import Iterator
from string import ascii_uppercase

from limelight.adapters.embedded.judge.reading import Mark, Reading
from limelight.moderation.schemas import Check

_CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]?\d)")
_IBAN = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)
_SSN = re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24}(?!\w)")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+|00)?\d{1,4}[ ./-]?\(?\d{2,4}\)?(?:[ ./-]\d{2,4}){2,4}(?![\w/-])"
)
_LONG_PHONE = re.compile(r"(?<![\w.,])\+\d{1,3}(?:[ -]?\d){7,13}(?!\w)")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]? (?:[A-Z][\w.'-]{1,30} ){1,4}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Place|Terrace)\b"
    r"|\b(?:Calle|Avenida|Plaza|rue|avenue|boulevard) (?:[\w'-]{1,30} ){0,4}"
    r"[\w'-]{1,30},? \d{1,4}\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard) (?:[\w'-]{1,30} ){0,4}[\w'-]{1,30}"
    r"|\b[A-ZÄÖÜ][\wäöüß-]{2,40}(?:straße|strasse|weg|platz|allee) \d{1,4}\b"
)


def marks(reading: Reading) -> Iterator[Mark]:
    """What stands out about personal data."""
    text = reading.text
    for found in _CARD.finditer(text):
        if is_card(re.sub(r"\D", "", found.group())):
            yield Mark(Check.PERSONAL_DATA, "reject", found.span(), "account")
    for found in _IBAN.finditer(text):
        if is_iban(found.group().replace(" ", "")):
            yield Mark(Check.PERSONAL_DATA, "reject", found.span(), "account")
    for found in _SSN.finditer(text):
        yield Mark(Check.PERSONAL_DATA, "reject", found.span(), "account")
    for pattern in (_EMAIL, _PHONE, _LONG_PHONE, _STREET):
        for found in pattern.finditer(text):
            yield Mark(Check.PERSONAL_DATA, "review", found.span(), "contact")


def is_card(digits: str) -> bool:
    """Whether digits pass the check of payment cards (Luhn, ISO/IEC 7812-1) and are not all one
    digit.
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def is_iban(text: str) -> bool:
    """Whether an account number passes its check (ISO 13616, modulo 97)."""
    turned = (text[4:] + text[:4]).upper()
    values = (
        str(10 + ascii_uppercase.index(char)) if char in ascii_uppercase else char
        for char in turned
    )
    return (
        15 <= len(text) <= 34
        and turned.isascii()
        and turned.isalnum()
        and int("".join(values)) % 97 == 1
    )
