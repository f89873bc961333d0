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
_EASTERN_STREET = re.compile(
    r"〒\d{3}-\d{4}|\d{1,3}丁目\d{1,3}番|[\u4e00-\u9fff]{2,8}[路街]\d{1,5}[号號]"
    r"|[\uac00-\ud7a3]{2,8}[로길] \d{1,4}(?:-\d{1,4})?(?=[\s,.]|$)"
    r"|\b(?:ул\.|улица|проспект|пр-т) [\w-]{2,30},? (?:д\.|дом) ?\d{1,4}"
    r"|\bشارع [\w ]{2,30}،? (?:رقم )?\d{1,4}\b",
    re.IGNORECASE,
)


def _is_cpf(text: str) -> bool:
    """Brazil: two check digits, modulo 11 (Receita Federal)."""
    digits = [int(char) for char in text]
    if len(set(digits)) == 1:
        return False
    for count in (9, 10):
        rest = sum(digits[at] * (count + 1 - at) for at in range(count)) * 10 % 11 % 10
        if rest != digits[count]:
            return False
    return True


def _is_dni(text: str) -> bool:
    """Spain: a letter from the rest by 23, also for foreigners (X, Y, Z stand for 0, 1, 2)."""
    number = int(text[:-1].translate(str.maketrans("XYZ", "012")))
    return text[-1] == "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]


def _is_insee(text: str) -> bool:
    """France: two check digits, modulo 97."""
    return int(text[13:]) == 97 - int(text[:13]) % 97


def _is_resident(text: str) -> bool:
    """China: 18 signs, modulo 11 (GB 11643-1999)."""
    total = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(text[:17]))
    return text[17] == "10X98765432"[total % 11]


def marks(reading: Reading) -> Iterator[Mark]:
    """What stands out about personal data."""
    text = reading.text
    for found in _SSN.finditer(text):
        yield Mark(Check.PERSONAL_DATA, "reject", found.span(), "account")
    for pattern, is_one in _NUMBERED:
        for found in pattern.finditer(text):
            if is_one(re.sub(r"[^0-9A-Z]", "", found.group().upper())):
                yield Mark(Check.PERSONAL_DATA, "reject", found.span(), "account")
    for pattern in (_EMAIL, _PHONE, _LONG_PHONE, _STREET, _EASTERN_STREET):
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


_NUMBERED = (
    (_CARD, is_card),
    (_IBAN, is_iban),
    (re.compile(r"(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])"), _is_cpf),
    (re.compile(r"(?<!\w)[XYZxyz\d]\d{7}[ -]?[A-Za-z](?!\w)"), _is_dni),
    (
        re.compile(r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?!\d)"),
        _is_insee,
    ),
    (
        re.compile(r"(?<!\w)[1-8]\d{5}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d{4}[\dXx](?!\w)"),
        _is_resident,
    ),
)
