"""Numbers as words in English, Spanish and French. Own rules: the usual library for it has a
licence we do not take.

Every function returns a list of spoken words without hyphens ("thirty", "five"). Whole numbers go
up to `LARGEST`; longer ones are for the caller to read digit by digit.
"""

from collections.abc import Callable

from limelight.adapters.embedded.voice.reading.words import listed

LARGEST = 10**15 - 1

_EN_ONES = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_EN_TENS = listed(". . twenty thirty forty fifty sixty seventy eighty ninety")
_EN_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

_ES_ONES = listed(
    """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés
    veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
    """
)
_ES_TENS = listed(
    """
    . . . treinta cuarenta cincuenta sesenta setenta ochenta noventa
    """
)
_ES_HUNDREDS = listed(
    """
    . ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos
    ochocientos novecientos
    """
)
_ES_ORDINALS = listed(
    """
    . primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo
    """
)
_ES_ORDINAL_TENS = listed(
    """
    . décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo
    nonagésimo
    """
)

_FR_ONES = listed(
    """
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
    seize dix-sept dix-huit dix-neuf
    """
)
_FR_TENS = listed(
    """
    . . vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt
    """
)
_FR_ORDINALS = {"un": "unième", "cinq": "cinquième", "neuf": "neuvième"}


def cardinal(number: int, language: str, *, is_feminine: bool = False) -> list[str]:
    """The number as words; `is_feminine` matters for one, and in Spanish for hundreds
    ("doscientas").
    """
    if number < 0:
        return [_MINUS[language], *cardinal(-number, language, is_feminine=is_feminine)]
    words = _CARDINALS[language](number)
    return _feminine(words, language) if is_feminine else words


def ordinal(number: int, language: str, *, is_feminine: bool = False) -> list[str]:
    """The number as an ordinal ("twenty", "first"; "vigésima", "primera")."""
    return _ORDINALS[language](number, is_feminine)


def year(number: int, language: str) -> list[str]:
    """A year between 1100 and 2099 the way it is said: "nineteen ninety five", "mil novecientos
    noventa y cinco".
    """
    if language != "en" or 2000 <= number <= 2009:
        return cardinal(number, language)
    high, low = divmod(number, 100)
    if low == 0:
        return [*_en(high), "hundred"]
    return [*_en(high), *(["oh"] if low < 10 else []), *_en(low)]


def digits(text: str, language: str) -> list[str]:
    """Every digit of `text` by itself."""
    return [_CARDINALS[language](int(digit))[0] for digit in text if digit.isdecimal()]


def _en(number: int) -> list[str]:
    for size, name in _EN_SCALES:
        if number >= size:
            return [*_en(number // size), name, *(_en(number % size) if number % size else [])]
    if number >= 100:
        rest = number % 100
        return [_EN_ONES[number // 100], "hundred", *(_en(rest) if rest else [])]
    if number >= 20:
        return [_EN_TENS[number // 10], *([_EN_ONES[number % 10]] if number % 10 else [])]
    return [_EN_ONES[number]]


def _en_ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    *head, last = _en(number)
    if last in _EN_ORDINALS:
        return [*head, _EN_ORDINALS[last]]
    return [*head, last[:-1] + "ieth" if last.endswith("y") else last + "th"]


def _es(number: int) -> list[str]:
    for size, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
        if number >= size:
            count, rest = divmod(number, size)
            head = ["un", one] if count == 1 else [*_es_before_noun(count), many]
            return [*head, *(_es(rest) if rest else [])]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        head = [] if count == 1 else _es_before_noun(count)
        return [*head, "mil", *(_es(rest) if rest else [])]
    if number == 100:
        return ["cien"]
    if number > 100:
        return [_ES_HUNDREDS[number // 100], *(_es(number % 100) if number % 100 else [])]
    if number >= 30:
        return [_ES_TENS[number // 10], *(["y", _ES_ONES[number % 10]] if number % 10 else [])]
    return [_ES_ONES[number]]


def _es_before_noun(number: int) -> list[str]:
    return before_noun(_es(number), "es")


def before_noun(words: list[str], language: str) -> list[str]:
    """Spanish numbers lose their last letter before a masculine noun: "un", "veintiún". Others
    stay.
    """
    short = {"uno": "un", "veintiuno": "veintiún"}
    return [*words[:-1], short.get(words[-1], words[-1])] if language == "es" and words else words


def _es_ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    if not 0 < number < 100:
        return _es(number)
    tens, ones = divmod(number, 10)
    words = [_ES_ORDINAL_TENS[tens]] if tens else []
    words += [_ES_ORDINALS[ones]] if ones else []
    return [word[:-1] + "a" for word in words] if is_feminine else words


def _fr(number: int) -> list[str]:
    for size, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        if number >= size:
            count, rest = divmod(number, size)
            return [*_fr(count), name + ("s" if count > 1 else ""), *(_fr(rest) if rest else [])]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        return [*(_fr(count) if count > 1 else []), "mille", *(_fr(rest) if rest else [])]
    if number >= 100:
        count, rest = divmod(number, 100)
        return [*([_FR_ONES[count]] if count > 1 else []), "cent", *(_fr(rest) if rest else [])]
    return _fr_below_hundred(number)


def _fr_below_hundred(number: int) -> list[str]:
    if number < 20:
        return [_FR_ONES[number]]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    if ones == 0:
        return [_FR_TENS[tens]]
    joint = ["et"] if ones in (1, 11) and tens < 8 else []
    return [_FR_TENS[tens], *joint, _FR_ONES[ones]]


def _fr_ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    if number == 1:
        return ["première" if is_feminine else "premier"]
    *head, last = _fr(number)
    if last in _FR_ORDINALS:
        return [*head, _FR_ORDINALS[last]]
    return [*head, last.removesuffix("s").removesuffix("e") + "ième"]


def _feminine(words: list[str], language: str) -> list[str]:
    if language == "fr":
        return [*words[:-1], "une"] if words[-1] == "un" else words
    if language == "es":
        changed = [
            word[:-2] + "as" if word.endswith("cientos") or word == "quinientos" else word
            for word in words
        ]
        return [*changed[:-1], changed[-1][:-1] + "a"] if changed[-1].endswith("uno") else changed
    return words


_MINUS = {"en": "minus", "es": "menos", "fr": "moins"}
_CARDINALS: dict[str, Callable[[int], list[str]]] = {"en": _en, "es": _es, "fr": _fr}
_ORDINALS: dict[str, Callable[[int, bool], list[str]]] = {
    "en": _en_ordinal,
    "es": _es_ordinal,
    "fr": _fr_ordinal,
}
