"""Portuguese numbers as Brazil says them."""

from limelight.adapters.embedded.voice.reading.words import listed

MINUS = "menos"
_ONES = listed(
    """
    zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze
    dezesseis dezessete dezoito dezenove
    """
)
_TENS = listed(". . vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
_HUNDREDS = listed(
    """
    . cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos
    novecentos
    """
)
_ORDINALS = listed(". primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono")
_ORDINAL_TENS = listed(
    """
    . décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo
    nonagésimo
    """
)
_SCALES = (
    (10**12, "trilhão", "trilhões"),
    (10**9, "bilhão", "bilhões"),
    (10**6, "milhão", "milhões"),
)


def cardinal(number: int) -> list[str]:
    """The number as words."""
    for size, one, many in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            head = ["um", one] if count == 1 else [*cardinal(count), many]
            return [*head, *_rest(rest)]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        return [*(cardinal(count) if count > 1 else []), "mil", *_rest(rest)]
    if number == 100:
        return ["cem"]
    if number > 100:
        rest = number % 100
        return [_HUNDREDS[number // 100], *(["e", *cardinal(rest)] if rest else [])]
    if number >= 20:
        return [_TENS[number // 10], *(["e", _ONES[number % 10]] if number % 10 else [])]
    return [_ONES[number]]


def _rest(rest: int) -> list[str]:
    """What follows thousands: with "e" where it is below a hundred or whole hundreds."""
    if rest == 0:
        return []
    is_joined = rest < 100 or (rest < 1000 and rest % 100 == 0)
    return [*(["e"] if is_joined else []), *cardinal(rest)]


def ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    """The number as an ordinal up to 99; larger ones are said as cardinals."""
    if not 0 < number < 100:
        return cardinal(number)
    tens, ones = divmod(number, 10)
    words = [_ORDINAL_TENS[tens]] if tens else []
    words += [_ORDINALS[ones]] if ones else []
    return [word[:-1] + "a" for word in words] if is_feminine else words


def feminine(words: list[str]) -> list[str]:
    """ "uma", "duas", "duzentas"."""
    changed = [word[:-2] + "as" if word.endswith("ntos") else word for word in words]
    return [*changed[:-1], {"um": "uma", "dois": "duas"}.get(changed[-1], changed[-1])]


def before_noun(words: list[str]) -> list[str]:
    """Nothing changes."""
    return words
