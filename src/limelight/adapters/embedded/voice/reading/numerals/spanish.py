"""Spanish numbers."""

from limelight.adapters.embedded.voice.reading.words import listed

MINUS = "menos"
_ONES = listed(
    """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés
    veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
    """
)
_TENS = listed(". . . treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = listed(
    """
    . ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos
    ochocientos novecientos
    """
)
_ORDINALS = listed(". primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo")
_ORDINAL_TENS = listed(
    """
    . décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo
    nonagésimo
    """
)


def cardinal(number: int) -> list[str]:
    """The number as words."""
    for size, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
        if number >= size:
            count, rest = divmod(number, size)
            head = ["un", one] if count == 1 else [*before_noun(cardinal(count)), many]
            return [*head, *(cardinal(rest) if rest else [])]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        head = [] if count == 1 else before_noun(cardinal(count))
        return [*head, "mil", *(cardinal(rest) if rest else [])]
    if number == 100:
        return ["cien"]
    if number > 100:
        return [_HUNDREDS[number // 100], *(cardinal(number % 100) if number % 100 else [])]
    if number >= 30:
        return [_TENS[number // 10], *(["y", _ONES[number % 10]] if number % 10 else [])]
    return [_ONES[number]]


def ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    """The number as an ordinal up to 99; larger ones are said as cardinals."""
    if not 0 < number < 100:
        return cardinal(number)
    tens, ones = divmod(number, 10)
    words = [_ORDINAL_TENS[tens]] if tens else []
    words += [_ORDINALS[ones]] if ones else []
    return [word[:-1] + "a" for word in words] if is_feminine else words


def feminine(words: list[str]) -> list[str]:
    """ "una", "doscientas"."""
    changed = [
        word[:-2] + "as" if word.endswith("cientos") or word == "quinientos" else word
        for word in words
    ]
    return [*changed[:-1], changed[-1][:-1] + "a"] if changed[-1].endswith("uno") else changed


def before_noun(words: list[str]) -> list[str]:
    """ "un", "veintiún"."""
    short = {"uno": "un", "veintiuno": "veintiún"}
    return [*words[:-1], short.get(words[-1], words[-1])]
